#include "ui/doctor/ViewerActions.h"

#include <QActionGroup>
#include <QLocale>
#include <QMenu>

#include "core/image/Display.h"
#include "ui/doctor/DoctorSettings.h"
#include "ui/support/Icons.h"
#include "ui/viewer/ImageViewer.h"

namespace intaglio::ui {

ViewerActions::ViewerActions(ImageViewer& viewer, DoctorSettings& settings, QWidget* parent)
    : QObject(parent),
      m_viewer(viewer),
      m_settings(settings),
      m_parent(parent),
      m_windowMenu(new QMenu(parent)),
      m_tools(new QActionGroup(this)) {
    createTools();
    createZoom();
    createOrientation();
    createDisplay();
    m_windowMenu->setObjectName(QStringLiteral("windowMenu"));
    m_windowMenu->setTitle(tr("Window presets"));
    connect(m_windowMenu, &QMenu::aboutToShow, this, &ViewerActions::fillWindowMenu);
    connect(&m_viewer, &ImageViewer::viewChanged, this, &ViewerActions::refresh);
    refresh();
}

QAction* ViewerActions::add(const QString& name, const QString& iconName, const QString& text, const QString& tip,
                            const QKeySequence& shortcut) {
    auto* action = new QAction(text, m_parent);
    action->setObjectName(name);
    if (!iconName.isEmpty()) action->setIcon(icon(iconName));
    action->setShortcut(shortcut);
    action->setToolTip(shortcut.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, shortcut.toString(QKeySequence::NativeText)));
    m_parent->addAction(action);
    m_all << action;
    return action;
}

void ViewerActions::createTools() {
    pan = add(QStringLiteral("toolPan"), QStringLiteral("pan"), tr("Move"), tr("Drag moves the picture"), QKeySequence(Qt::Key_1));
    windowLevel = add(QStringLiteral("toolWindow"), QStringLiteral("window"), tr("Window"), tr("Drag changes window and level"),
                      QKeySequence(Qt::Key_2));
    zoomTool = add(QStringLiteral("toolZoom"), QStringLiteral("zoom"), tr("Zoom"), tr("Drag up and down zooms"), QKeySequence(Qt::Key_3));
    const std::pair<QAction*, ViewerTool> tools[] = {
        {pan, ViewerTool::Pan}, {windowLevel, ViewerTool::Window}, {zoomTool, ViewerTool::Zoom}};
    for (const auto& [action, tool] : tools) {
        action->setCheckable(true);
        m_tools->addAction(action);
        connect(action, &QAction::triggered, &m_viewer, [this, chosen = tool]() { m_viewer.setTool(chosen); });
    }
    pan->setChecked(true);
}

void ViewerActions::createZoom() {
    fit = add(QStringLiteral("zoomFit"), QStringLiteral("fit"), tr("Fit"), tr("Whole picture in the window"), QKeySequence(Qt::Key_0));
    pixels = add(QStringLiteral("zoomPixels"), {}, tr("1:1"), tr("One sample on one pixel of the screen"), QKeySequence(Qt::Key_9));
    zoomIn = add(QStringLiteral("zoomIn"), {}, tr("Zoom in"), tr("Zoom in"), QKeySequence(Qt::Key_Plus));
    zoomOut = add(QStringLiteral("zoomOut"), {}, tr("Zoom out"), tr("Zoom out"), QKeySequence(Qt::Key_Minus));
    connect(fit, &QAction::triggered, &m_viewer, &ImageViewer::zoomToFit);
    connect(pixels, &QAction::triggered, &m_viewer, &ImageViewer::zoomToPixels);
    connect(zoomIn, &QAction::triggered, &m_viewer, &ImageViewer::zoomIn);
    connect(zoomOut, &QAction::triggered, &m_viewer, &ImageViewer::zoomOut);
}

void ViewerActions::createOrientation() {
    turnRight = add(QStringLiteral("turnRight"), QStringLiteral("rotate"), tr("Turn"), tr("Turn right by 90°"), QKeySequence(Qt::Key_R));
    turnLeft = add(QStringLiteral("turnLeft"), {}, tr("Turn left"), tr("Turn left by 90°"), QKeySequence(Qt::SHIFT | Qt::Key_R));
    flipHorizontal =
        add(QStringLiteral("flipHorizontal"), QStringLiteral("flip"), tr("Flip"), tr("Exchange left and right"), QKeySequence(Qt::Key_H));
    flipVertical = add(QStringLiteral("flipVertical"), {}, tr("Flip upside down"), tr("Exchange top and bottom"), QKeySequence(Qt::Key_V));
    connect(turnRight, &QAction::triggered, &m_viewer, &ImageViewer::turnRight);
    connect(turnLeft, &QAction::triggered, &m_viewer, &ImageViewer::turnLeft);
    connect(flipHorizontal, &QAction::triggered, &m_viewer, &ImageViewer::flipHorizontally);
    connect(flipVertical, &QAction::triggered, &m_viewer, &ImageViewer::flipVertically);
}

void ViewerActions::createDisplay() {
    invert = add(QStringLiteral("invert"), QStringLiteral("invert"), tr("Invert"), tr("Exchange black and white"), QKeySequence(Qt::Key_I));
    smooth = add(QStringLiteral("smooth"), {}, tr("Smooth scaling"), tr("Interpolate between samples, or show each as a sharp square"),
                 QKeySequence(Qt::Key_S));
    annotations = add(QStringLiteral("annotations"), QStringLiteral("info"), tr("Corner texts"), tr("Show size, window, zoom and spacing"),
                      QKeySequence(Qt::Key_A));
    reset = add(QStringLiteral("resetView"), QStringLiteral("reset"), tr("Reset"), tr("Back to how the picture was opened"),
                QKeySequence(Qt::Key_W));
    undo = add(QStringLiteral("undoView"), QStringLiteral("undo"), tr("Undo"), tr("Undo the last change of the view"), QKeySequence::Undo);
    redo = add(QStringLiteral("redoView"), {}, tr("Redo"), tr("Redo the change of the view"), QKeySequence::Redo);
    smooth->setCheckable(true);
    smooth->setChecked(m_settings.flag(QStringLiteral("smooth"), true));
    m_viewer.setSmooth(smooth->isChecked());
    annotations->setCheckable(true);
    annotations->setChecked(m_settings.flag(QStringLiteral("annotations"), true));
    m_viewer.setAnnotationsShown(annotations->isChecked());
    connect(invert, &QAction::triggered, &m_viewer, &ImageViewer::invert);
    connect(reset, &QAction::triggered, &m_viewer, &ImageViewer::reset);
    connect(undo, &QAction::triggered, &m_viewer, &ImageViewer::undo);
    connect(redo, &QAction::triggered, &m_viewer, &ImageViewer::redo);
    connect(smooth, &QAction::triggered, this, [this](bool on) {
        m_viewer.setSmooth(on);
        m_settings.setFlag(QStringLiteral("smooth"), on);
    });
    connect(annotations, &QAction::triggered, this, [this](bool on) {
        m_viewer.setAnnotationsShown(on);
        m_settings.setFlag(QStringLiteral("annotations"), on);
    });
}

void ViewerActions::refresh() {
    const bool any = m_viewer.hasPicture();
    for (QAction* action : m_all) action->setEnabled(any || action == smooth || action == annotations);
    undo->setEnabled(any && m_viewer.canUndo());
    redo->setEnabled(any && m_viewer.canRedo());
    smooth->setChecked(m_viewer.view().smooth);
    m_windowMenu->setEnabled(any);
}

void ViewerActions::fillWindowMenu() {
    m_windowMenu->clear();
    const auto addWindow = [this](const QString& name, const std::optional<image::Window>& window) {
        connect(m_windowMenu->addAction(name), &QAction::triggered, &m_viewer, [this, window]() { m_viewer.setWindow(window); });
    };
    const auto described = [](const image::Window& window, const QString& fallback) {
        const QString name = window.explanation.empty() ? fallback : QString::fromStdString(window.explanation);
        return QStringLiteral("%1   %2 / %3")
            .arg(name, QLocale().toString(window.width, 'g', 6), QLocale().toString(window.center, 'g', 6));
    };
    addWindow(tr("As the file says"), std::nullopt);
    const image::Image* picture = m_viewer.picture();
    if (picture == nullptr) return;
    for (const image::Window& window : picture->meaning().windows) addWindow(described(window, tr("Window of the file")), window);
    const auto [low, high] = m_viewer.valueRange();
    addWindow(tr("Full range"), image::Window{(low + high) / 2, std::max(1.0, high - low), image::VoiFunction::LinearExact, {}});
    const std::vector<image::Window> presets = m_settings.windowPresets();
    if (!presets.empty()) m_windowMenu->addSeparator();
    for (const image::Window& window : presets) addWindow(described(window, tr("Preset")), window);
    m_windowMenu->addSeparator();
    connect(m_windowMenu->addAction(tr("Remember this window")), &QAction::triggered, this, &ViewerActions::savePreset);
    if (presets.empty()) return;
    connect(m_windowMenu->addAction(tr("Forget the last remembered window")), &QAction::triggered, this,
            [this, name = presets.back().explanation]() { m_settings.removeWindowPreset(QString::fromStdString(name)); });
}

void ViewerActions::savePreset() {
    image::Window window = m_viewer.window();
    window.explanation = tr("Preset %1").arg(m_settings.windowPresets().size() + 1).toStdString();
    m_settings.addWindowPreset(window);
}

}  // namespace intaglio::ui
