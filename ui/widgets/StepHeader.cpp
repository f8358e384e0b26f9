#include "ui/widgets/StepHeader.h"

#include <QPainter>

#include "ui/support/Icons.h"
#include "ui/support/Theme.h"

namespace intaglio::ui {

namespace {
constexpr int kDot = 28;
}

StepHeader::StepHeader(QWidget* parent) : QWidget(parent) {
    QFont strong = font();
    strong.setPixelSize(static_cast<int>(TypeSize::Strong));
    setFont(strong);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StepHeader::setSteps(const QStringList& names) {
    m_steps = names;
    setCurrent(m_current);
    updateGeometry();
}

void StepHeader::setCurrent(int index) {
    m_current = index;
    if (index >= 0 && index < m_steps.size()) {
        setAccessibleName(tr("Step %1 of %2: %3").arg(QString::number(index + 1), QString::number(m_steps.size()), m_steps[index]));
    }
    update();
}

QSize StepHeader::sizeHint() const {
    int width = 0;
    for (const QString& step : m_steps) width += fontMetrics().horizontalAdvance(step) + kDot + 2 * space::kMedium;
    return {width, kDot + space::kSmall};
}

QSize StepHeader::minimumSizeHint() const {
    return sizeHint();
}

void StepHeader::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    int x = (width() - sizeHint().width()) / 2;
    for (int i = 0; i < m_steps.size(); ++i) {
        const int cellWidth = fontMetrics().horizontalAdvance(m_steps[i]) + kDot + 2 * space::kMedium;
        QRect cell(x, 0, cellWidth, height());
        if (rightToLeft) cell.moveRight(width() - 1 - x);
        paintStep(painter, i, cell);
        x += cellWidth;
    }
}

void StepHeader::paintStep(QPainter& painter, int index, const QRect& cell) const {
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const bool reached = index <= m_current;
    QRect dot(0, 0, kDot, kDot);
    dot.moveCenter(cell.center());
    if (rightToLeft) {
        dot.moveRight(cell.right() - space::kSmall);
    } else {
        dot.moveLeft(cell.left() + space::kSmall);
    }
    painter.setPen(reached ? Qt::NoPen : QPen(themed(Color::ControlBorder), 1.5));
    painter.setBrush(reached ? QBrush(themed(Color::Accent)) : QBrush(Qt::NoBrush));
    painter.drawEllipse(QRectF(dot).adjusted(1, 1, -1, -1));
    if (index < m_current) {
        icon(QStringLiteral("check"), Color::OnAccent).paint(&painter, dot.adjusted(5, 5, -5, -5));
    } else {
        painter.setPen(themed(reached ? Color::OnAccent : Color::TextMuted));
        painter.drawText(dot, Qt::AlignCenter, QString::number(index + 1));
    }
    painter.setPen(themed(index == m_current ? Color::Text : Color::TextMuted));
    const QRect text = rightToLeft ? QRect(cell.left(), cell.top(), dot.left() - cell.left() - space::kSmall, cell.height())
                                   : QRect(dot.right() + space::kSmall, cell.top(), cell.right() - dot.right(), cell.height());
    painter.drawText(text, Qt::AlignVCenter | (rightToLeft ? Qt::AlignRight : Qt::AlignLeft), m_steps[index]);
}

}  // namespace intaglio::ui
