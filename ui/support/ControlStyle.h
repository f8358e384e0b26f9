#pragma once
#include <QProxyStyle>

namespace intaglio::ui {

/// Fusion, with check boxes and radio buttons in the theme's tokens: Fusion derives their frames from the window's colour and makes them
/// darker, which nobody sees on a dark window.
class ControlStyle final : public QProxyStyle {
    Q_OBJECT
public:
    ControlStyle();
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
};

}  // namespace intaglio::ui
