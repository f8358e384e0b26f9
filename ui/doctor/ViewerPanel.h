#pragma once
#include <QTimer>
#include <QWidget>

#include "ui/presenters/OpenSession.h"
#include "ui/viewer/ImageViewer.h"

class QLabel;
class QPushButton;
class QSlider;
class QStackedWidget;
class QToolButton;

namespace intaglio::ui {

class DropZone;
class MessageBar;

/// The centre of the workstation: an invitation while nothing is open, then the picture with its frames.
class ViewerPanel : public QWidget {
    Q_OBJECT
public:
    explicit ViewerPanel(QWidget* parent = nullptr);

    /// Follows the state of `session`: invitation, reading, error, picture.
    void show(const OpenSession& session);
    [[nodiscard]] ImageViewer& viewer() { return *m_viewer; }
    /// Shows a button for the sample pictures while nothing is open.
    void offerSamples(bool offered);
    /// Plays the frames of a multi-frame picture, round and round.
    void setPlaying(bool playing);
    [[nodiscard]] bool isPlaying() const { return m_cine.isActive(); }

Q_SIGNALS:
    void dropped(const QStringList& paths);
    void chooseRequested();
    void samplesRequested();
    void unlockRequested();

private:
    QWidget* buildFrameRow();
    void refreshFrames();
    QStackedWidget* m_pages;
    DropZone* m_drop;
    QLabel* m_loading;
    MessageBar* m_error;
    QWidget* m_errorPage;
    QWidget* m_picturePage;
    ImageViewer* m_viewer;
    QWidget* m_frameRow;
    QSlider* m_frameSlider;
    QLabel* m_frameText;
    QToolButton* m_play;
    QLabel* m_probe;
    QPushButton* m_samples;
    QTimer m_cine;
};

}  // namespace intaglio::ui
