#include "ui/viewer/ViewState.h"

#include <algorithm>

namespace intaglio::ui {
namespace {

constexpr double kSmallestZoom = 0.01;
constexpr double kLargestZoom = 64;

/// Turning, mirroring and the pixel's aspect, around the origin and without zoom.
QTransform orientation(const PictureExtent& extent, const ViewState& state) {
    QTransform transform;
    transform.rotate(90.0 * state.quarterTurns);
    transform.scale(state.mirrored ? -1 : 1, 1);
    transform.scale(1, extent.pixelAspect);
    return transform;
}

QPointF middleOf(const PictureExtent& extent) {
    return {extent.columns / 2.0, extent.rows / 2.0};
}

ViewState withoutFit(const PictureExtent& extent, ViewState state, QSizeF viewport) {
    if (!state.fit) return state;
    state.zoom = fitZoom(extent, state, viewport);
    state.centre = middleOf(extent);
    state.fit = false;
    return state;
}

}  // namespace

bool sameWindow(const std::optional<image::Window>& a, const std::optional<image::Window>& b) {
    if (a.has_value() != b.has_value()) return false;
    return !a || (a->center == b->center && a->width == b->width && a->function == b->function);
}

bool ViewState::operator==(const ViewState& other) const {
    return fit == other.fit && zoom == other.zoom && centre == other.centre && sameWindow(window, other.window) &&
           inverted == other.inverted && quarterTurns == other.quarterTurns && mirrored == other.mirrored && smooth == other.smooth;
}

double fitZoom(const PictureExtent& extent, const ViewState& state, QSizeF viewport) {
    const QSizeF size = orientation(extent, state).mapRect(QRectF(0, 0, extent.columns, extent.rows)).size();
    if (size.isEmpty() || viewport.isEmpty()) return 1;
    return std::min(viewport.width() / size.width(), viewport.height() / size.height());
}

double effectiveZoom(const PictureExtent& extent, const ViewState& state, QSizeF viewport) {
    return state.fit ? fitZoom(extent, state, viewport) : state.zoom;
}

QTransform pictureToWidget(const PictureExtent& extent, const ViewState& state, QSizeF viewport) {
    const double zoom = effectiveZoom(extent, state, viewport);
    const QPointF centre = state.fit ? middleOf(extent) : state.centre;
    const QTransform toOrigin = QTransform::fromTranslate(-centre.x(), -centre.y());
    const QTransform toMiddle = QTransform::fromTranslate(viewport.width() / 2, viewport.height() / 2);
    return toOrigin * orientation(extent, state) * QTransform::fromScale(zoom, zoom) * toMiddle;
}

ViewState zoomedAt(const PictureExtent& extent, ViewState state, QSizeF viewport, QPointF anchor, double zoom) {
    const QPointF place = pictureToWidget(extent, state, viewport).inverted().map(anchor);
    state = withoutFit(extent, state, viewport);
    state.zoom = std::clamp(zoom, kSmallestZoom, kLargestZoom);
    const QPointF placeNow = pictureToWidget(extent, state, viewport).map(place);
    return panned(extent, state, viewport, anchor - placeNow);
}

ViewState panned(const PictureExtent& extent, ViewState state, QSizeF viewport, QPointF delta) {
    state = withoutFit(extent, state, viewport);
    const QTransform toPicture = pictureToWidget(extent, state, viewport).inverted();
    const QPointF middle(viewport.width() / 2, viewport.height() / 2);
    const QPointF moved = toPicture.map(middle - delta);
    // The middle of the window never leaves the picture: it cannot be lost out of sight.
    state.centre = {std::clamp(moved.x(), 0.0, static_cast<double>(extent.columns)),
                    std::clamp(moved.y(), 0.0, static_cast<double>(extent.rows))};
    return state;
}

}  // namespace intaglio::ui
