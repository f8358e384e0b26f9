#pragma once
#include <QPoint>
#include <QTimer>
#include <QWidget>

#include "ui/viewer/FrameRenderer.h"
#include "ui/viewer/ViewHistory.h"
#include "ui/viewer/ViewState.h"

namespace intaglio::ui {

/// What dragging with the left button does. The right button always changes the window, the middle one always moves the picture.
enum class ViewerTool { Pan, Window, Zoom };

/// Facts of the picture that the corners may show.
struct PictureCaption {
    QString name;
    QString detail;  ///< kind of file, modality
};

/// Shows one picture on a dark ground: zoom, pan, window and level, invert, turn, mirror, frames, overlay, undo.
/// Nothing lies on the picture but what is asked for. The picture is never mirrored by a right-to-left language.
class ImageViewer : public QWidget {
    Q_OBJECT
public:
    explicit ImageViewer(QWidget* parent = nullptr);

    /// Shows `picture` from its first frame, fitted; empties the undo list. Null: nothing is shown.
    void setPicture(std::shared_ptr<const image::Image> picture, PictureCaption caption);
    [[nodiscard]] bool hasPicture() const { return m_renderer.image() != nullptr; }
    /// Null while nothing is shown.
    [[nodiscard]] const image::Image* picture() const { return m_picture.get(); }
    /// Lies over the whole picture, smoothly scaled; a null image takes it away.
    void setOverlay(const QImage& overlay);
    [[nodiscard]] bool hasOverlay() const { return !m_overlay.isNull(); }
    void setOverlayVisible(bool visible);
    /// Marks changed tiles over the picture (see paintTileMarks); empty: none. Goes with the picture.
    void setTileMarks(std::vector<int> tiles);
    [[nodiscard]] const std::vector<int>& tileMarks() const { return m_tileMarks; }

    [[nodiscard]] const ViewState& view() const { return m_state; }
    /// One undoable step. Edits with the same gesture (not 0) in a row count as one.
    void setView(const ViewState& state, int gesture = 0);
    [[nodiscard]] int frame() const { return m_frame; }
    [[nodiscard]] int frameCount() const;
    [[nodiscard]] ViewerTool tool() const { return m_tool; }
    void setTool(ViewerTool tool);
    [[nodiscard]] bool annotationsShown() const { return m_annotations; }
    void setAnnotationsShown(bool shown);
    [[nodiscard]] bool canUndo() const { return m_history.canUndo(); }
    [[nodiscard]] bool canRedo() const { return m_history.canRedo(); }
    /// The window in force, in units after the modality transform.
    [[nodiscard]] image::Window window() const { return m_renderer.window(); }
    [[nodiscard]] std::pair<double, double> valueRange() const { return m_renderer.valueRange(); }
    /// Widget pixels per picture column, in force.
    [[nodiscard]] double zoom() const;
    /// The four corner texts, in the order top left, top right, bottom left, bottom right.
    [[nodiscard]] QStringList cornerTexts() const;

    QSize sizeHint() const override { return {640, 480}; }
    QSize minimumSizeHint() const override { return {200, 160}; }

public Q_SLOTS:
    void setFrame(int frame);
    void zoomIn();
    void zoomOut();
    void zoomToFit();
    /// One sample of the picture on one pixel of the screen.
    void zoomToPixels();
    void invert();
    void turnRight();
    void turnLeft();
    void flipHorizontally();
    void flipVertically();
    void setSmooth(bool smooth);
    void setWindow(const std::optional<image::Window>& window);
    /// Back to how the picture was opened; can itself be undone.
    void reset();
    void undo();
    void redo();

Q_SIGNALS:
    void viewChanged();
    void frameChanged(int frame);
    /// The value under the pointer ("x 12  y 40  value 1043"), or empty.
    void probed(const QString& text);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum Gesture { NoGesture = 0, WheelGesture, KeyPanGesture, KeyWindowGesture, FirstDragGesture };
    [[nodiscard]] PictureExtent extent() const;
    [[nodiscard]] ViewState panDrag(QPointF delta) const;
    [[nodiscard]] ViewState windowDrag(QPointF delta) const;
    [[nodiscard]] ViewState zoomDrag(QPointF delta) const;
    void applyState(const ViewState& state);
    void zoomBy(double factor, QPointF anchor, int gesture);
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    void nudgeWindow(double centreSteps, double widthSteps);
    void nudgePan(double x, double y);
    void updateCursor();
    void probe(QPointF position);
    void paintPicture(QPainter& painter);
    void paintOverlay(QPainter& painter, const QTransform& toWidget);
    void paintCorners(QPainter& painter);
    [[nodiscard]] QString sizeText() const;
    [[nodiscard]] QString windowText() const;
    [[nodiscard]] QString spacingText() const;

    FrameRenderer m_renderer;
    std::shared_ptr<const image::Image> m_picture;
    PictureCaption m_caption;
    QImage m_overlay;
    bool m_overlayVisible = true;
    std::vector<int> m_tileMarks;
    ViewState m_state;
    ViewHistory m_history;
    int m_frame = 0;
    bool m_annotations = true;
    ViewerTool m_tool = ViewerTool::Pan;
    ViewerTool m_dragTool = ViewerTool::Pan;
    Qt::MouseButton m_dragButton = Qt::NoButton;
    int m_dragGesture = FirstDragGesture;
    QPointF m_dragStart;
    ViewState m_dragState;
    image::Window m_dragWindow;
};

}  // namespace intaglio::ui
