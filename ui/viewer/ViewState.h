#pragma once
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QTransform>
#include <optional>

#include "core/image/Image.h"

namespace intaglio::ui {

/// How a picture is looked at. A plain value: undo keeps copies of it. The samples of the picture never change.
struct ViewState {
    bool fit = true;                      ///< as large as the window allows; `zoom` and `centre` are ignored then
    double zoom = 1;                      ///< widget pixels for the width of one picture column
    QPointF centre;                       ///< picture coordinates (column, row) shown in the middle of the window
    std::optional<image::Window> window;  ///< empty: the file's own
    bool inverted = false;
    int quarterTurns = 0;   ///< clockwise, 0 .. 3
    bool mirrored = false;  ///< left and right exchanged, before turning
    bool smooth = true;     ///< interpolate; false shows every sample as a sharp rectangle

    bool operator==(const ViewState& other) const;
};

[[nodiscard]] bool sameWindow(const std::optional<image::Window>& a, const std::optional<image::Window>& b);

/// Size of a picture in columns and rows and the height of a sample divided by its width.
struct PictureExtent {
    int columns = 0;
    int rows = 0;
    double pixelAspect = 1;
};

/// The zoom at which the turned picture just fits into `viewport`.
[[nodiscard]] double fitZoom(const PictureExtent& extent, const ViewState& state, QSizeF viewport);
/// The zoom that is in force: that of the state, or fitZoom.
[[nodiscard]] double effectiveZoom(const PictureExtent& extent, const ViewState& state, QSizeF viewport);
/// Picture coordinates (column, row; the middle of the first sample is 0.5, 0.5) to widget coordinates.
[[nodiscard]] QTransform pictureToWidget(const PictureExtent& extent, const ViewState& state, QSizeF viewport);
/// `state` with another zoom, so that the picture's place under `anchor` (widget coordinates) stays there.
[[nodiscard]] ViewState zoomedAt(const PictureExtent& extent, ViewState state, QSizeF viewport, QPointF anchor, double zoom);
/// `state` moved by `delta` widget pixels.
[[nodiscard]] ViewState panned(const PictureExtent& extent, ViewState state, QSizeF viewport, QPointF delta);

}  // namespace intaglio::ui
