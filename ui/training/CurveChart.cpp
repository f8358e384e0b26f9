#include "ui/training/CurveChart.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace intaglio::ui {

namespace {

constexpr int kLineSample = 24;
constexpr int kNumberWidth = 48;

QString number(double value, double step) {
    const int digits = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
    return QLocale().toString(value, 'f', digits);
}

/// 1, 2 or 5 times a power of ten, so that about five of them make the range.
double roundStep(double range) {
    constexpr double kSteps = 5;
    const double rough = range / kSteps;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough) return factor * power;
    }
    return 10 * power;
}

QPen penOf(const Curve& curve) {
    QPen pen(themed(curve.color), 2);
    if (curve.isDashed) pen.setStyle(Qt::DashLine);
    pen.setJoinStyle(Qt::RoundJoin);
    return pen;
}

}  // namespace

CurveChart::CurveChart(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CurveChart::setTitle(const QString& title) {
    m_title = title;
    setAccessibleName(title);
    update();
}

void CurveChart::setCurves(std::vector<Curve> curves, int firstEpoch) {
    m_curves = std::move(curves);
    m_firstEpoch = firstEpoch;
    describe();
    update();
}

void CurveChart::setRange(double low, double high) {
    m_hasRange = true;
    m_low = low;
    m_high = high;
    update();
}

void CurveChart::setMark(int epoch) {
    m_mark = epoch;
    update();
}

void CurveChart::describe() {
    QStringList spoken;
    for (const Curve& curve : m_curves) {
        if (!curve.values.empty()) spoken << curve.name + QStringLiteral(": ") + QLocale().toString(curve.values.back(), 'f', 3);
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    setToolTip(accessibleDescription());
}

QSize CurveChart::sizeHint() const {
    return {440, 280};
}

QSize CurveChart::minimumSizeHint() const {
    return {260, 180};
}

std::size_t CurveChart::epochCount() const {
    std::size_t count = 0;
    for (const Curve& curve : m_curves) count = std::max(count, curve.values.size());
    return count;
}

CurveChart::Scale CurveChart::scale() const {
    if (m_hasRange) return {m_low, m_high, roundStep(m_high - m_low)};
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    for (const Curve& curve : m_curves) {
        for (const double value : curve.values) {
            if (!std::isfinite(value)) continue;
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    if (low > high) return {};
    constexpr double kFlat = 1e-6;
    if (high - low < kFlat) high = low + std::max(kFlat, std::abs(low) / 10);
    const double step = roundStep(high - low);
    return {std::floor(low / step) * step, std::ceil(high / step) * step, step};
}

double CurveChart::placeOf(const QRectF& area, std::size_t index) const {
    const std::size_t count = epochCount();
    if (count < 2) return area.center().x();
    return area.left() + area.width() * static_cast<double>(index) / static_cast<double>(count - 1);
}

void CurveChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(Qt::LeftToRight);
    const int line = fontMetrics().height();
    paintLegend(painter, QRect(0, 0, width(), 2 * line + space::kSmall));
    const QRectF area(kNumberWidth, 2 * line + space::kMedium, width() - kNumberWidth - space::kSmall,
                      height() - 3 * line - space::kMedium - space::kSmall);
    if (area.width() < 1 || area.height() < 1) return;
    const Scale range = scale();
    paintGrid(painter, area, range);
    paintEpochs(painter, area);
    for (const Curve& curve : m_curves) paintCurve(painter, area, range, curve);
}

void CurveChart::paintLegend(QPainter& painter, const QRect& area) const {
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const int line = fontMetrics().height();
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(themed(Color::Text));
    painter.drawText(QRect(area.left(), area.top(), area.width(), line), rightToLeft ? Qt::AlignRight : Qt::AlignLeft, m_title);
    painter.setFont(font());
    int x = 0;
    for (const Curve& curve : m_curves) {
        const int textWidth = fontMetrics().horizontalAdvance(curve.name);
        const int width = kLineSample + space::kTiny + textWidth;
        const int left = rightToLeft ? area.right() - x - width : area.left() + x;
        const int top = area.top() + line + space::kTiny;
        const int sample = rightToLeft ? left + textWidth + space::kTiny : left;
        painter.setPen(penOf(curve));
        painter.drawLine(QPointF(sample, top + line / 2.0), QPointF(sample + kLineSample, top + line / 2.0));
        painter.setPen(themed(Color::TextMuted));
        painter.drawText(QRect(rightToLeft ? left : left + kLineSample + space::kTiny, top, textWidth, line), Qt::AlignCenter, curve.name);
        x += width + space::kMedium;
    }
}

void CurveChart::paintGrid(QPainter& painter, const QRectF& area, const Scale& scale) const {
    const int lines = static_cast<int>(std::lround((scale.high - scale.low) / scale.step));
    for (int index = 0; index <= lines; ++index) {
        const double value = scale.low + index * scale.step;
        const double y = area.bottom() - area.height() * (value - scale.low) / (scale.high - scale.low);
        painter.setPen(QPen(themed(Color::Border), 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(themed(Color::TextMuted));
        const int line = fontMetrics().height();
        painter.drawText(QRectF(0, y - line / 2.0, kNumberWidth - space::kSmall, line), Qt::AlignRight | Qt::AlignVCenter,
                         number(value, scale.step));
    }
}

void CurveChart::paintEpochs(QPainter& painter, const QRectF& area) const {
    const std::size_t count = epochCount();
    if (count == 0) {
        painter.setPen(themed(Color::TextMuted));
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, tr("The curve begins when the first round over the pictures ends."));
        return;
    }
    const int line = fontMetrics().height();
    const auto wide = static_cast<std::size_t>(fontMetrics().horizontalAdvance(QStringLiteral("0000")));
    const std::size_t fitting = std::max<std::size_t>(1, static_cast<std::size_t>(area.width()) / std::max<std::size_t>(1, wide));
    const std::size_t step = (count + fitting - 1) / fitting;
    painter.setPen(themed(Color::TextMuted));
    for (std::size_t index = 0; index < count; index += step) {
        const double x = placeOf(area, index);
        painter.drawText(QRectF(x - 24, area.bottom() + space::kTiny, 48, line), Qt::AlignCenter,
                         QLocale().toString(m_firstEpoch + static_cast<int>(index)));
    }
    const int mark = m_mark - m_firstEpoch;
    if (m_mark == 0 || mark < 0 || static_cast<std::size_t>(mark) >= count) return;
    const double x = placeOf(area, static_cast<std::size_t>(mark));
    // Round dots with gaps that are seen at every scale: the text calls it the dotted line.
    QPen dots(themed(Color::TextMuted), 2, Qt::CustomDashLine, Qt::RoundCap);
    dots.setDashPattern({0.01, 3});
    painter.setPen(dots);
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
}

void CurveChart::paintCurve(QPainter& painter, const QRectF& area, const Scale& scale, const Curve& curve) const {
    QPainterPath path;
    bool isBegun = false;
    const QColor color = themed(curve.color);
    for (std::size_t index = 0; index < curve.values.size(); ++index) {
        if (!std::isfinite(curve.values[index])) continue;
        const double share = std::clamp((curve.values[index] - scale.low) / (scale.high - scale.low), 0.0, 1.0);
        const QPointF point(placeOf(area, index), area.bottom() - area.height() * share);
        isBegun ? path.lineTo(point) : path.moveTo(point);
        isBegun = true;
        constexpr std::size_t kManyPoints = 40;
        if (curve.values.size() <= kManyPoints) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawEllipse(point, 3, 3);
        }
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(penOf(curve));
    painter.drawPath(path);
}

}  // namespace intaglio::ui
