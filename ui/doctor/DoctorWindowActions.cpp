// The commands of the workstation, its tool bar and its sheet of shortcuts.
#include <QAction>
#include <QLabel>
#include <QLayout>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>

#include "ui/doctor/DoctorWindow.h"
#include "ui/doctor/FindingsPanel.h"
#include "ui/doctor/HeatmapControls.h"
#include "ui/doctor/ShortcutSheet.h"
#include "ui/doctor/StudyPanel.h"
#include "ui/doctor/ViewerActions.h"
#include "ui/doctor/ViewerPanel.h"
#include "ui/support/Icons.h"

namespace intaglio::ui {

QAction* DoctorWindow::addAction(const QString& name, const QString& iconName, const QString& text, const QString& tip,
                                 const QKeySequence& shortcut) {
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    if (!iconName.isEmpty()) action->setIcon(icon(iconName));
    action->setShortcut(shortcut);
    action->setToolTip(shortcut.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, shortcut.toString(QKeySequence::NativeText)));
    QWidget::addAction(action);
    *m_actionGroup << action;
    return action;
}

void DoctorWindow::createActions() {
    createFileActions();
    createModelActions();
    createHelpActions();
    m_viewerActions = new ViewerActions(m_viewerPanel->viewer(), m_settings, this);
}

void DoctorWindow::createFileActions() {
    m_actionGroup = &m_fileActions;
    m_open = addAction(QStringLiteral("openPicture"), QStringLiteral("open"), tr("Open picture"), tr("Open one or several pictures"),
                       QKeySequence::Open);
    m_openFolder = addAction(QStringLiteral("openFolder"), QStringLiteral("folder"), tr("Open folder"),
                             tr("List a folder and let the model look at it"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    m_key = addAction(QStringLiteral("keys"), QStringLiteral("key"), tr("Key"), tr("Unlock your key and choose trusted kiosks"),
                      QKeySequence(Qt::CTRL | Qt::Key_K));
    m_lock = addAction(QStringLiteral("lockKey"), QStringLiteral("lock"), tr("Lock"), tr("Lock your key and hide sealed results"),
                       QKeySequence(Qt::CTRL | Qt::Key_L));
    m_copy = addAction(QStringLiteral("exportCopy"), {}, tr("Encrypted copy"), tr("Write an encrypted copy of the picture for a colleague"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    m_copy->setEnabled(false);
    QAction* search = addAction(QStringLiteral("searchList"), {}, tr("Search the list"), tr("Search the list"), QKeySequence::Find);
    QAction* next =
        addAction(QStringLiteral("nextStudy"), {}, tr("Next picture"), tr("Open the next picture of the list"), QKeySequence(Qt::Key_N));
    QAction* previous = addAction(QStringLiteral("previousStudy"), {}, tr("Picture before"), tr("Open the picture before in the list"),
                                  QKeySequence(Qt::Key_P));
    QAction* models =
        addAction(QStringLiteral("manageModels"), QStringLiteral("settings"), tr("Models"),
                  tr("Install, compare and switch the models of this computer"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M));
    models->setEnabled(static_cast<bool>(m_ports.manageModels));
    connect(models, &QAction::triggered, this, &DoctorWindow::manageModels);
    QAction* train = addAction(QStringLiteral("trainModel"), QStringLiteral("curve"), tr("Train a model"),
                               tr("Train a model from labelled pictures of your own"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    train->setEnabled(static_cast<bool>(m_ports.trainModel));
    connect(train, &QAction::triggered, this, &DoctorWindow::trainModel);
    connect(m_open, &QAction::triggered, this, &DoctorWindow::choosePicture);
    connect(m_openFolder, &QAction::triggered, this, &DoctorWindow::chooseFolder);
    connect(m_key, &QAction::triggered, this, &DoctorWindow::showKeys);
    connect(m_copy, &QAction::triggered, this, &DoctorWindow::exportCopy);
    connect(m_lock, &QAction::triggered, m_keys.get(), &KeySession::lock);
    connect(search, &QAction::triggered, m_studyPanel, &StudyPanel::focusSearch);
    connect(next, &QAction::triggered, this, [this]() { m_studyPanel->selectNext(1); });
    connect(previous, &QAction::triggered, this, [this]() { m_studyPanel->selectNext(-1); });
}

void DoctorWindow::createModelActions() {
    m_actionGroup = &m_modelActions;
    QAction* run = addAction(QStringLiteral("runModelAction"), {}, tr("Run model here"),
                             tr("Let a model on this computer look at the picture"), QKeySequence(Qt::CTRL | Qt::Key_R));
    QAction* heatmap = addAction(QStringLiteral("toggleHeatmap"), QStringLiteral("heatmap"), tr("Heatmap"), tr("Show or hide the heatmap"),
                                 QKeySequence(Qt::Key_M));
    QAction* weaker =
        addAction(QStringLiteral("heatmapWeaker"), {}, tr("Heatmap weaker"), tr("Less opacity"), QKeySequence(Qt::Key_BracketLeft));
    QAction* stronger =
        addAction(QStringLiteral("heatmapStronger"), {}, tr("Heatmap stronger"), tr("More opacity"), QKeySequence(Qt::Key_BracketRight));
    QAction* tags =
        addAction(QStringLiteral("showTags"), QStringLiteral("tags"), tr("Tags"), tr("Search the DICOM tags"), QKeySequence(Qt::Key_T));
    QAction* play = addAction(QStringLiteral("playFrames"), {}, tr("Play frames"), tr("Play or stop the frames"), QKeySequence(Qt::Key_K));
    connect(run, &QAction::triggered, this, &DoctorWindow::runModel);
    connect(heatmap, &QAction::triggered, this, [this]() { m_findings->heatmap().setShown(!m_findings->heatmap().isShown()); });
    connect(weaker, &QAction::triggered, this, [this]() { m_findings->heatmap().changeOpacity(-0.1); });
    connect(stronger, &QAction::triggered, this, [this]() { m_findings->heatmap().changeOpacity(0.1); });
    connect(tags, &QAction::triggered, m_findings, &FindingsPanel::showTags);
    connect(play, &QAction::triggered, this, [this]() { m_viewerPanel->setPlaying(!m_viewerPanel->isPlaying()); });
    for (QAction* action : std::as_const(m_modelActions)) action->setEnabled(false);
}

void DoctorWindow::createHelpActions() {
    m_actionGroup = &m_helpActions;
    m_shortcuts = addAction(QStringLiteral("shortcuts"), QStringLiteral("shortcuts"), tr("Keys"), tr("Show every key"),
                            QKeySequence(Qt::Key_Question));
    QAction* manual = addAction(QStringLiteral("manual"), {}, tr("Manual"), tr("Read the manual"), QKeySequence::HelpContents);
    QAction* about = addAction(QStringLiteral("about"), {}, tr("About Intaglio"), tr("Version, terms of the models, and licences"), {});
    connect(m_shortcuts, &QAction::triggered, this, &DoctorWindow::showShortcuts);
    connect(manual, &QAction::triggered, this, &DoctorWindow::showManual);
    connect(about, &QAction::triggered, this, &DoctorWindow::showAbout);
}

QToolButton* DoctorWindow::addToolButton(QAction* action, bool withText) {
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    button->setAccessibleName(action->text());
    button->setToolButtonStyle(withText                  ? Qt::ToolButtonTextBesideIcon
                               : action->icon().isNull() ? Qt::ToolButtonTextOnly
                                                         : Qt::ToolButtonIconOnly);
    m_toolBar->addWidget(button);
    return button;
}

void DoctorWindow::createToolBar() {
    m_toolBar = addToolBar(tr("Tools"));
    m_toolBar->setObjectName(QStringLiteral("doctorToolBar"));
    m_toolBar->setMovable(false);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->setIconSize({20, 20});
    const QList<QToolButton*> files{addToolButton(m_open, true), addToolButton(m_openFolder, true)};
    addToolButton(m_copy, true);
    m_toolBar->addSeparator();
    const QList<QToolButton*> tools{addToolButton(m_viewerActions->pan, true), addToolButton(m_viewerActions->windowLevel, true),
                                    addToolButton(m_viewerActions->zoomTool, true)};
    auto* presets = new QToolButton;
    presets->setObjectName(QStringLiteral("windowPresets"));
    presets->setText(tr("Presets"));
    presets->setToolTip(tr("Windows of the file, the full range and your own"));
    presets->setMenu(m_viewerActions->windowMenu());
    presets->setPopupMode(QToolButton::InstantPopup);
    m_toolBar->addWidget(presets);
    m_toolBar->addSeparator();
    for (QAction* action : {m_viewerActions->fit, m_viewerActions->pixels, m_viewerActions->turnRight, m_viewerActions->flipHorizontal,
                            m_viewerActions->invert, m_viewerActions->annotations, m_viewerActions->undo, m_viewerActions->reset}) {
        addToolButton(action, false);
    }
    auto* spacer = new QWidget;
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(spacer);
    // Shows the doctor's name once the key is open.
    addToolButton(m_key, true)->setProperty("data", true);
    auto* lock = addToolButton(m_lock, true);
    m_wordyButtons = {tools, {lock}, files};
    addToolButton(findChild<QAction*>(QStringLiteral("manageModels")), false);
    addToolButton(findChild<QAction*>(QStringLiteral("trainModel")), false);
    addHelpButton();
}

void DoctorWindow::addHelpButton() {
    auto* menu = new QMenu(this);
    menu->addActions(m_helpActions);
    auto* help = new QToolButton;
    help->setObjectName(QStringLiteral("helpMenu"));
    help->setIcon(m_shortcuts->icon());
    help->setAccessibleName(tr("Help"));
    help->setToolTip(tr("Keys, manual, licences"));
    help->setMenu(menu);
    help->setPopupMode(QToolButton::InstantPopup);
    m_toolBar->addWidget(help);
}

void DoctorWindow::fitToolBar() {
    const auto setStyle = [](const QList<QToolButton*>& group, Qt::ToolButtonStyle style) {
        for (QToolButton* button : group) button->setToolButtonStyle(style);
    };
    for (const auto& group : std::as_const(m_wordyButtons)) setStyle(group, Qt::ToolButtonTextBesideIcon);
    for (const auto& group : std::as_const(m_wordyButtons)) {
        // Buttons that were never shown do not tell the layout that they changed.
        m_toolBar->layout()->invalidate();
        if (m_toolBar->sizeHint().width() <= width()) return;
        setStyle(group, Qt::ToolButtonIconOnly);
    }
}

void DoctorWindow::refreshKey() {
    const bool unlocked = m_keys->isUnlocked();
    m_key->setIcon(icon(unlocked ? QStringLiteral("unlock") : QStringLiteral("key")));
    m_key->setText(unlocked ? m_keys->doctorName() : tr("Unlock key"));
    m_lock->setEnabled(unlocked);
    fitToolBar();
}

void DoctorWindow::manageModels() {
    m_ports.manageModels(this, [this]() { loadModels(); });
}

void DoctorWindow::trainModel() {
    m_ports.trainModel(this, [this]() { loadModels(); });
}

void DoctorWindow::showShortcuts() {
    QList<ShortcutSheet::Group> groups;
    groups << ShortcutSheet::Group{tr("Pictures"), ShortcutSheet::rowsOf(m_fileActions)};
    groups << ShortcutSheet::Group{tr("Model"), ShortcutSheet::rowsOf(m_modelActions)};
    groups << ShortcutSheet::Group{tr("View"), ShortcutSheet::rowsOf(m_viewerActions->all())};
    groups << ShortcutSheet::mouseGroup();
    groups << ShortcutSheet::Group{tr("Help"), ShortcutSheet::rowsOf(m_helpActions)};
    auto* sheet = new ShortcutSheet(groups, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

}  // namespace intaglio::ui
