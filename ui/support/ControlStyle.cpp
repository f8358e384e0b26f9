#include "ui/support/ControlStyle.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

#include "ui/support/Theme.h"

namespace intaglio::ui {

namespace {

constexpr int kIndicatorSide = 18;

struct Look {
    QColor fill;
    QColor frame;
    QColor sign;
    double frameWidth = 1;
};

Look lookOf(const QStyleOption& option, bool isMarked) {
    if (!option.state.testFlag(QStyle::State_Enabled))
        return {themed(Color::SurfaceRaised), themed(Color::Border), themed(Color::TextDisabled)};
    Look look{themed(Color::Surface), themed(Color::ControlBorder), themed(Color::OnAccent)};
    if (isMarked) look.fill = look.frame = themed(Color::Accent);
    if (option.state.testFlag(QStyle::State_MouseOver)) look.frame = themed(Color::Focus);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        look.frame = isMarked ? themed(Color::Text) : themed(Color::Focus);
        look.frameWidth = 2;
    }
    return look;
}

/// The frame's line lies inside of the option's square.
QRectF frameArea(const QStyleOption& option, double lineWidth) {
    const double side = std::min(option.rect.width(), option.rect.height()) - lineWidth;
    QRectF area(0, 0, side, side);
    area.moveCenter(QRectF(option.rect).center());
    return area;
}

void drawCheckBox(const QStyleOption& option, QPainter& painter) {
    const bool isPartly = option.state.testFlag(QStyle::State_NoChange);
    const bool isChecked = option.state.testFlag(QStyle::State_On);
    const Look look = lookOf(option, isChecked || isPartly);
    const QRectF area = frameArea(option, look.frameWidth);
    painter.setPen(QPen(look.frame, look.frameWidth));
    painter.setBrush(look.fill);
    painter.drawRoundedRect(area, kRadiusSmall, kRadiusSmall);
    painter.setPen(QPen(look.sign, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&area](double x, double y) { return QPointF(area.left() + x * area.width(), area.top() + y * area.height()); };
    if (isPartly) {
        painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
    } else if (isChecked) {
        const QPointF tick[] = {at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.31)};
        painter.drawPolyline(tick, static_cast<int>(std::size(tick)));
    }
}

void drawRadioButton(const QStyleOption& option, QPainter& painter) {
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const Look look = lookOf(option, isOn);
    const QRectF area = frameArea(option, look.frameWidth);
    painter.setPen(QPen(look.frame, look.frameWidth));
    painter.setBrush(look.fill);
    painter.drawEllipse(area);
    if (!isOn) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.sign);
    painter.drawEllipse(area.center(), area.width() / 5, area.height() / 5);
}

}  // namespace

ControlStyle::ControlStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void ControlStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const bool isCheckBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    if (!isCheckBox && element != PE_IndicatorRadioButton) return QProxyStyle::drawPrimitive(element, option, painter, widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    isCheckBox ? drawCheckBox(*option, *painter) : drawRadioButton(*option, *painter);
    painter->restore();
}

int ControlStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight:
            return kIndicatorSide;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

}  // namespace intaglio::ui
