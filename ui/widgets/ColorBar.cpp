#include "ui/widgets/ColorBar.h"

#include <QLocale>
#include <QPainter>

#include "ui/support/Theme.h"

namespace intaglio::ui {

namespace {
constexpr int kBarHeight = 12;
constexpr int kTicks = 5;
}  // namespace

ColorBar::ColorBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QFont small = font();
    small.setPixelSize(static_cast<int>(TypeSize::Small));
    setFont(small);
}

void ColorBar::setScale(double minimum, double maximum, const QString& unit, const std::array<QColor, 256>& colors) {
    m_minimum = minimum;
    m_maximum = maximum;
    m_unit = unit;
    m_colors = colors;
    setAccessibleName(
        tr("Colour scale from %1 to %2 %3").arg(QLocale().toString(minimum, 'g', 3), QLocale().toString(maximum, 'g', 3), unit));
    updateGeometry();
    update();
}

QSize ColorBar::sizeHint() const {
    return {240, kBarHeight + 2 * fontMetrics().height() + space::kSmall};
}
QSize ColorBar::minimumSizeHint() const {
    return {160, sizeHint().height()};
}

void ColorBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    // The scale reads from small to large in the direction of numbers, whatever the direction of writing.
    const QRect bar(8, 0, width() - 16, kBarHeight);
    for (int x = 0; x < bar.width(); ++x) {
        const auto index = static_cast<std::size_t>(x * 255 / std::max(1, bar.width() - 1));
        painter.fillRect(bar.left() + x, bar.top(), 1, bar.height(), m_colors[index]);
    }
    painter.setPen(themed(Color::ControlBorder));
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
    painter.setPen(themed(Color::TextMuted));
    const int line = fontMetrics().height();
    for (int tick = 0; tick < kTicks; ++tick) {
        const int x = bar.left() + (bar.width() - 1) * tick / (kTicks - 1);
        const double value = m_minimum + (m_maximum - m_minimum) * tick / (kTicks - 1);
        const QString text = QLocale().toString(value, 'g', 2);
        const int half = fontMetrics().horizontalAdvance(text) / 2 + 1;
        const int left = std::clamp(x - half, 0, std::max(0, width() - 2 * half));
        painter.drawLine(x, bar.bottom(), x, bar.bottom() + 3);
        painter.drawText(QRect(left, kBarHeight + space::kTiny, 2 * half, line), Qt::AlignCenter, text);
    }
    painter.drawText(QRect(0, kBarHeight + space::kTiny + line, width(), line), Qt::AlignCenter, m_unit);
}

}  // namespace intaglio::ui
