#include "ui/widgets/ProbabilityBars.h"

#include <QLocale>
#include <QPainter>

#include "ui/support/Theme.h"
#include "ui/support/Translations.h"

namespace intaglio::ui {

namespace {
constexpr int kBarHeight = 10;
constexpr int kRowGap = 10;

QString percent(double probability) {
    return QLocale().toString(100 * probability, 'f', 1) + QStringLiteral("\u00a0%");
}

/// "83.0 %", or "83.0 % (75.1 to 88.4)" where several answers were combined.
QString valueOf(const ProbabilityBar& bar) {
    if (!bar.lowest || !bar.highest) return percent(bar.probability);
    return inOwnDirection(
        ProbabilityBars::tr("%1 (%2 to %3)")
            .arg(percent(bar.probability), QLocale().toString(100 * *bar.lowest, 'f', 1), QLocale().toString(100 * *bar.highest, 'f', 1)));
}
}  // namespace

ProbabilityBars::ProbabilityBars(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProbabilityBars::setBars(std::vector<ProbabilityBar> bars, std::optional<ProbabilityBar> sum, std::optional<double> operatingPoint) {
    m_bars = std::move(bars);
    m_sum = std::move(sum);
    m_operatingPoint = operatingPoint;
    QStringList spoken;
    if (m_sum) spoken << m_sum->label + QStringLiteral(": ") + valueOf(*m_sum);
    if (m_sum && m_operatingPoint) spoken << tr("Operating point: %1").arg(percent(*m_operatingPoint));
    for (const auto& bar : m_bars) spoken << bar.label + QStringLiteral(": ") + valueOf(bar);
    setAccessibleName(tr("Probabilities"));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    setToolTip(m_sum && m_operatingPoint ? tr("The tick marks the operating point: %1").arg(percent(*m_operatingPoint)) : QString());
    updateGeometry();
    update();
}

void ProbabilityBars::clear() {
    setBars({}, std::nullopt, std::nullopt);
}

int ProbabilityBars::rowHeight() const {
    return fontMetrics().height() + space::kTiny + kBarHeight + kRowGap;
}

QSize ProbabilityBars::sizeHint() const {
    const auto widthOf = [this](const ProbabilityBar& bar) {
        return fontMetrics().horizontalAdvance(bar.label + QStringLiteral("  ") + valueOf(bar));
    };
    int widest = m_sum ? widthOf(*m_sum) : 0;
    for (const auto& bar : m_bars) widest = std::max(widest, widthOf(bar));
    const int rows = static_cast<int>(m_bars.size()) + (m_sum ? 1 : 0);
    return {std::max(200, widest + space::kMedium), std::max(1, rows) * rowHeight()};
}

QSize ProbabilityBars::minimumSizeHint() const {
    return {160, sizeHint().height()};
}

void ProbabilityBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRect row(0, 0, width(), rowHeight());
    if (m_sum) {
        paintRow(painter, row, *m_sum, true);
        row.translate(0, rowHeight());
    }
    for (const auto& bar : m_bars) {
        paintRow(painter, row, bar, false);
        row.translate(0, rowHeight());
    }
}

void ProbabilityBars::paintRow(QPainter& painter, const QRect& row, const ProbabilityBar& bar, bool isSum) const {
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    QFont labelFont = font();
    labelFont.setWeight(isSum ? QFont::DemiBold : QFont::Normal);
    painter.setFont(labelFont);
    const QFontMetrics metrics(labelFont);
    const QRect text(row.left(), row.top(), row.width(), metrics.height());
    const QString value = valueOf(bar);
    const QString label = metrics.elidedText(bar.label, Qt::ElideRight, text.width() - metrics.horizontalAdvance(value) - space::kMedium);
    painter.setPen(themed(Color::Text));
    painter.drawText(text, Qt::AlignVCenter | (rightToLeft ? Qt::AlignRight : Qt::AlignLeft), label);
    painter.drawText(text, Qt::AlignVCenter | (rightToLeft ? Qt::AlignLeft : Qt::AlignRight), value);

    const QRectF track(row.left(), text.bottom() + space::kTiny, row.width(), kBarHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themed(Color::SurfaceRaised));
    painter.drawRoundedRect(track, kRadiusSmall, kRadiusSmall);
    const double length = std::clamp(bar.probability, 0.0, 1.0) * track.width();
    QRectF filled(rightToLeft ? track.right() - length : track.left(), track.top(), length, track.height());
    painter.setBrush(themed(isSum || bar.isFinding ? Color::Accent : Color::ControlBorder));
    painter.drawRoundedRect(filled, kRadiusSmall, kRadiusSmall);
    if (bar.lowest && bar.highest) {
        const auto placeOf = [&](double share) {
            return rightToLeft ? track.right() - std::clamp(share, 0.0, 1.0) * track.width()
                               : track.left() + std::clamp(share, 0.0, 1.0) * track.width();
        };
        const double middle = track.center().y();
        painter.setPen(QPen(themed(Color::Text), 2));
        painter.drawLine(QPointF(placeOf(*bar.lowest), middle), QPointF(placeOf(*bar.highest), middle));
        for (const double end : {*bar.lowest, *bar.highest})
            painter.drawLine(QPointF(placeOf(end), track.top() + 1), QPointF(placeOf(end), track.bottom() - 1));
    }
    if (!isSum || !m_operatingPoint) return;
    const double at = std::clamp(*m_operatingPoint, 0.0, 1.0) * track.width();
    const double x = rightToLeft ? track.right() - at : track.left() + at;
    painter.setPen(QPen(themed(Color::Surface), 4));
    painter.drawLine(QPointF(x, track.top() - 3), QPointF(x, track.bottom() + 3));
    painter.setPen(QPen(themed(Color::Text), 2));
    painter.drawLine(QPointF(x, track.top() - 3), QPointF(x, track.bottom() + 3));
}

}  // namespace intaglio::ui
