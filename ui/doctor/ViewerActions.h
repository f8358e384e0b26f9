#pragma once
#include <QAction>
#include <QObject>
#include <vector>

class QActionGroup;
class QMenu;

namespace intaglio::ui {

class DoctorSettings;
class ImageViewer;

/// Every command that acts on the viewer: icon, words, tool tip and shortcut in one place, for the tool bar, the menu and the sheet of
/// shortcuts.
class ViewerActions : public QObject {
    Q_OBJECT
public:
    ViewerActions(ImageViewer& viewer, DoctorSettings& settings, QWidget* parent);

    QAction* pan;
    QAction* windowLevel;
    QAction* zoomTool;
    QAction* fit;
    QAction* pixels;
    QAction* zoomIn;
    QAction* zoomOut;
    QAction* invert;
    QAction* turnRight;
    QAction* turnLeft;
    QAction* flipHorizontal;
    QAction* flipVertical;
    QAction* smooth;
    QAction* annotations;
    QAction* reset;
    QAction* undo;
    QAction* redo;
    /// The file's own windows, the full range and the doctor's presets.
    [[nodiscard]] QMenu* windowMenu() const { return m_windowMenu; }
    [[nodiscard]] QList<QAction*> all() const { return m_all; }

private:
    QAction* add(const QString& name, const QString& iconName, const QString& text, const QString& tip, const QKeySequence& shortcut);
    void createTools();
    void createZoom();
    void createOrientation();
    void createDisplay();
    void fillWindowMenu();
    void savePreset();
    void refresh();

    ImageViewer& m_viewer;
    DoctorSettings& m_settings;
    QWidget* m_parent;
    QMenu* m_windowMenu;
    QActionGroup* m_tools;
    QList<QAction*> m_all;
};

}  // namespace intaglio::ui
