#include "ui/viewer/ImageViewer.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/viewer/TileMarks.h"

namespace intaglio::ui {
namespace {

constexpr QRgb kGround = qRgb(12, 14, 16);
constexpr double kZoomStep = 1.25;

}  // namespace

ImageViewer::ImageViewer(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("imageViewer"));
    setAccessibleName(tr("Picture"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    // Left and right of a patient must not depend on the language.
    setLayoutDirection(Qt::LeftToRight);
}

void ImageViewer::setPicture(std::shared_ptr<const image::Image> picture, PictureCaption caption) {
    m_picture = std::move(picture);
    m_caption = std::move(caption);
    m_renderer.setImage(m_picture);
    m_overlay = QImage();
    m_tileMarks.clear();
    m_history.clear();
    const bool smooth = m_state.smooth;
    m_state = ViewState{};
    m_state.smooth = smooth;
    m_frame = 0;
    m_dragButton = Qt::NoButton;
    updateCursor();
    update();
    Q_EMIT frameChanged(0);
    Q_EMIT viewChanged();
}

void ImageViewer::setOverlay(const QImage& overlay) {
    m_overlay = overlay;
    update();
}

void ImageViewer::setOverlayVisible(bool visible) {
    m_overlayVisible = visible;
    update();
}

void ImageViewer::setTileMarks(std::vector<int> tiles) {
    m_tileMarks = std::move(tiles);
    update();
}

PictureExtent ImageViewer::extent() const {
    if (!m_picture) return {};
    const image::Geometry& geometry = m_picture->geometry();
    const double aspect = m_picture->meaning().pixelAspect;
    return {geometry.columns, geometry.rows, aspect > 0 && std::isfinite(aspect) ? aspect : 1};
}

int ImageViewer::frameCount() const {
    return m_picture ? m_picture->geometry().frames : 0;
}

double ImageViewer::zoom() const {
    return effectiveZoom(extent(), m_state, size());
}

void ImageViewer::setView(const ViewState& state, int gesture) {
    if (!m_picture || state == m_state) return;
    m_history.record(m_state, gesture);
    applyState(state);
}

void ImageViewer::applyState(const ViewState& state) {
    if (!sameWindow(m_state.window, state.window)) m_renderer.setWindow(state.window);
    m_renderer.setInverted(state.inverted);
    m_state = state;
    update();
    Q_EMIT viewChanged();
}

void ImageViewer::setFrame(int frame) {
    const int wanted = std::clamp(frame, 0, std::max(0, frameCount() - 1));
    if (wanted == m_frame) return;
    m_frame = wanted;
    m_renderer.setFrame(wanted);
    update();
    Q_EMIT frameChanged(wanted);
}

void ImageViewer::setTool(ViewerTool tool) {
    m_tool = tool;
    updateCursor();
}

void ImageViewer::setAnnotationsShown(bool shown) {
    m_annotations = shown;
    update();
}

void ImageViewer::zoomBy(double factor, QPointF anchor, int gesture) {
    if (m_picture) setView(zoomedAt(extent(), m_state, size(), anchor, zoom() * factor), gesture);
}

void ImageViewer::zoomIn() {
    zoomBy(kZoomStep, rect().center(), NoGesture);
}
void ImageViewer::zoomOut() {
    zoomBy(1 / kZoomStep, rect().center(), NoGesture);
}

void ImageViewer::zoomToFit() {
    ViewState state = m_state;
    state.fit = true;
    setView(state);
}

void ImageViewer::zoomToPixels() {
    zoomBy(1 / (zoom() * devicePixelRatioF()), rect().center(), NoGesture);
}

void ImageViewer::invert() {
    ViewState state = m_state;
    state.inverted = !state.inverted;
    setView(state);
}

void ImageViewer::turnRight() {
    ViewState state = m_state;
    state.quarterTurns = (state.quarterTurns + 1) % 4;
    setView(state);
}

void ImageViewer::turnLeft() {
    ViewState state = m_state;
    state.quarterTurns = (state.quarterTurns + 3) % 4;
    setView(state);
}

void ImageViewer::flipHorizontally() {
    // As seen on the screen: on a picture turned by 90 degrees the mirror line turns too.
    ViewState state = m_state;
    state.mirrored = !state.mirrored;
    if (state.quarterTurns % 2 != 0) state.quarterTurns = (state.quarterTurns + 2) % 4;
    setView(state);
}

void ImageViewer::flipVertically() {
    ViewState state = m_state;
    state.mirrored = !state.mirrored;
    if (state.quarterTurns % 2 == 0) state.quarterTurns = (state.quarterTurns + 2) % 4;
    setView(state);
}

void ImageViewer::setSmooth(bool smooth) {
    ViewState state = m_state;
    state.smooth = smooth;
    if (m_picture) {
        setView(state);
    } else {
        m_state = state;
    }
}

void ImageViewer::setWindow(const std::optional<image::Window>& window) {
    ViewState state = m_state;
    state.window = window;
    setView(state);
}

void ImageViewer::reset() {
    ViewState state;
    state.smooth = m_state.smooth;
    setView(state);
}

void ImageViewer::undo() {
    if (m_history.canUndo()) applyState(m_history.undo(m_state));
}

void ImageViewer::redo() {
    if (m_history.canRedo()) applyState(m_history.redo(m_state));
}

void ImageViewer::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), QColor(kGround));
    if (!m_picture) return;
    paintPicture(painter);
    if (m_annotations) paintCorners(painter);
}

void ImageViewer::paintPicture(QPainter& painter) {
    const QTransform toWidget = pictureToWidget(extent(), m_state, size());
    const double scale = zoom() * devicePixelRatioF();
    const int level = m_state.smooth ? FrameRenderer::levelForScale(scale) : 0;
    const double factor = std::pow(2.0, level);
    const QRectF visible = toWidget.inverted().mapRect(QRectF(rect()));
    const QRectF inLevel(visible.topLeft() / factor, visible.size() / factor);
    // One sample more on every side, so that interpolation has neighbours at the window's edge.
    const QRect area = inLevel.toAlignedRect().adjusted(-1, -1, 1, 1).intersected(QRect(QPoint(0, 0), m_renderer.levelSize(level)));
    const QImage shown = m_renderer.render(level, area);
    painter.save();
    painter.setTransform(QTransform::fromScale(factor, factor) * toWidget, true);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_state.smooth);
    painter.setClipRect(QRectF(0, 0, extent().columns / factor, extent().rows / factor));
    painter.drawImage(area.topLeft(), shown);
    painter.restore();
    if (m_overlayVisible && !m_overlay.isNull()) paintOverlay(painter, toWidget);
    if (!m_tileMarks.empty()) paintTileMarks(painter, toWidget, {extent().columns, extent().rows}, m_tileMarks);
}

void ImageViewer::paintOverlay(QPainter& painter, const QTransform& toWidget) {
    painter.save();
    painter.setTransform(toWidget, true);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
    painter.drawImage(QRectF(0, 0, extent().columns, extent().rows), m_overlay);
    painter.restore();
}

}  // namespace intaglio::ui
