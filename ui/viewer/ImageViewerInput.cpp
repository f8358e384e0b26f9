// Mouse, wheel and keyboard of ImageViewer.
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/viewer/ImageViewer.h"

namespace intaglio::ui {
namespace {

constexpr double kWheelZoomPerDegree = 1.0025;
constexpr double kPixelsForFullRange = 600;  ///< a drag over this way changes the window by the picture's whole range
constexpr double kKeyPanPixels = 40;
constexpr double kKeyWindowStep = 0.02;

}  // namespace

bool ImageViewer::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        // Arrows belong to the picture while it has the focus, not to a shortcut of the window.
        if (key->key() >= Qt::Key_Left && key->key() <= Qt::Key_Down) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void ImageViewer::updateCursor() {
    if (!m_picture) {
        unsetCursor();
    } else if (m_dragButton != Qt::NoButton && m_dragTool == ViewerTool::Pan) {
        setCursor(Qt::ClosedHandCursor);
    } else {
        setCursor(m_tool == ViewerTool::Pan ? Qt::OpenHandCursor : m_tool == ViewerTool::Window ? Qt::CrossCursor : Qt::SizeVerCursor);
    }
}

void ImageViewer::wheelEvent(QWheelEvent* event) {
    const double degrees = event->angleDelta().y() / 8.0;
    if (event->modifiers().testFlag(Qt::ControlModifier) && frameCount() > 1) {
        setFrame(m_frame - (degrees > 0 ? 1 : -1));
    } else if (degrees != 0) {
        zoomBy(std::pow(kWheelZoomPerDegree, degrees * 6), event->position(), WheelGesture);
    }
    event->accept();
}

void ImageViewer::mousePressEvent(QMouseEvent* event) {
    if (!m_picture || m_dragButton != Qt::NoButton) return;
    if (event->button() == Qt::LeftButton)
        m_dragTool = m_tool;
    else if (event->button() == Qt::RightButton)
        m_dragTool = ViewerTool::Window;
    else if (event->button() == Qt::MiddleButton)
        m_dragTool = ViewerTool::Pan;
    else
        return;
    m_dragButton = event->button();
    m_dragStart = event->position();
    m_dragState = m_state;
    m_dragWindow = m_renderer.window();
    ++m_dragGesture;
    updateCursor();
}

void ImageViewer::mouseMoveEvent(QMouseEvent* event) {
    probe(event->position());
    if (m_dragButton == Qt::NoButton) return;
    const QPointF delta = event->position() - m_dragStart;
    switch (m_dragTool) {
        case ViewerTool::Pan:
            setView(panDrag(delta), m_dragGesture);
            break;
        case ViewerTool::Window:
            setView(windowDrag(delta), m_dragGesture);
            break;
        case ViewerTool::Zoom:
            setView(zoomDrag(delta), m_dragGesture);
            break;
    }
}

ViewState ImageViewer::panDrag(QPointF delta) const {
    return panned(extent(), m_dragState, size(), delta);
}

ViewState ImageViewer::windowDrag(QPointF delta) const {
    const auto [low, high] = m_renderer.valueRange();
    const double perPixel = std::max(high - low, 1.0) / kPixelsForFullRange;
    ViewState state = m_dragState;
    image::Window window = m_dragWindow;
    window.width = std::max(1.0, window.width + delta.x() * perPixel);
    window.center -= delta.y() * perPixel;
    state.window = window;
    return state;
}

ViewState ImageViewer::zoomDrag(QPointF delta) const {
    const double before = effectiveZoom(extent(), m_dragState, size());
    return zoomedAt(extent(), m_dragState, size(), m_dragStart, before * std::pow(1.01, -delta.y()));
}

void ImageViewer::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != m_dragButton) return;
    m_dragButton = Qt::NoButton;
    m_history.closeGesture();
    updateCursor();
}

void ImageViewer::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_picture) return;
    m_dragButton = Qt::NoButton;
    if (m_state.fit) {
        zoomBy(1 / (zoom() * devicePixelRatioF()), event->position(), NoGesture);
    } else {
        zoomToFit();
    }
}

void ImageViewer::leaveEvent(QEvent*) {
    Q_EMIT probed(QString());
}

void ImageViewer::keyPressEvent(QKeyEvent* event) {
    if (!m_picture || !handleKey(event->key(), event->modifiers())) QWidget::keyPressEvent(event);
}

bool ImageViewer::handleKey(int key, Qt::KeyboardModifiers modifiers) {
    const bool windowing = modifiers.testFlag(Qt::ControlModifier);
    switch (key) {
        case Qt::Key_Left:
            windowing ? nudgeWindow(0, -1) : nudgePan(kKeyPanPixels, 0);
            return true;
        case Qt::Key_Right:
            windowing ? nudgeWindow(0, 1) : nudgePan(-kKeyPanPixels, 0);
            return true;
        case Qt::Key_Up:
            windowing ? nudgeWindow(1, 0) : nudgePan(0, kKeyPanPixels);
            return true;
        case Qt::Key_Down:
            windowing ? nudgeWindow(-1, 0) : nudgePan(0, -kKeyPanPixels);
            return true;
        case Qt::Key_PageUp:
            setFrame(m_frame - 1);
            return true;
        case Qt::Key_PageDown:
            setFrame(m_frame + 1);
            return true;
        case Qt::Key_Home:
            setFrame(0);
            return true;
        case Qt::Key_End:
            setFrame(frameCount() - 1);
            return true;
        default:
            return false;
    }
}

void ImageViewer::nudgeWindow(double centreSteps, double widthSteps) {
    const auto [low, high] = m_renderer.valueRange();
    const double step = std::max(high - low, 1.0) * kKeyWindowStep;
    ViewState state = m_state;
    image::Window window = m_renderer.window();
    window.center += centreSteps * step;
    window.width = std::max(1.0, window.width + widthSteps * step);
    state.window = window;
    setView(state, KeyWindowGesture);
}

void ImageViewer::nudgePan(double x, double y) {
    setView(panned(extent(), m_state, size(), {x, y}), KeyPanGesture);
}

void ImageViewer::probe(QPointF position) {
    if (!m_picture) return;
    const QPointF place = pictureToWidget(extent(), m_state, size()).inverted().map(position);
    const image::Geometry& geometry = m_picture->geometry();
    const int column = static_cast<int>(std::floor(place.x()));
    const int row = static_cast<int>(std::floor(place.y()));
    if (column < 0 || row < 0 || column >= geometry.columns || row >= geometry.rows) {
        Q_EMIT probed(QString());
        return;
    }
    const auto pixel = static_cast<std::size_t>(row) * static_cast<std::size_t>(geometry.columns) + static_cast<std::size_t>(column);
    const std::size_t first =
        static_cast<std::size_t>(m_frame) * geometry.samplesPerFrame() + pixel * static_cast<std::size_t>(geometry.samplesPerPixel);
    QStringList values;
    for (int sample = 0; sample < geometry.samplesPerPixel; ++sample) {
        const double stored = static_cast<double>(m_picture->sampleAt(first + static_cast<std::size_t>(sample)));
        const image::PixelMeaning& meaning = m_picture->meaning();
        values << QLocale().toString(geometry.samplesPerPixel == 1 ? stored * meaning.rescaleSlope + meaning.rescaleIntercept : stored, 'g',
                                     7);
    }
    Q_EMIT probed(tr("x %1  y %2  value %3").arg(column).arg(row).arg(values.join(QStringLiteral(" / "))));
}

}  // namespace intaglio::ui
