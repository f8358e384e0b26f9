#pragma once
#include <QMainWindow>
#include <QPointer>
#include <memory>

#include "ui/doctor/DoctorPorts.h"
#include "ui/doctor/DoctorSettings.h"
#include "ui/presenters/AnalysisSession.h"
#include "ui/presenters/BatchSession.h"
#include "ui/presenters/KeySession.h"
#include "ui/presenters/OpenSession.h"
#include "ui/presenters/ShareSession.h"
#include "ui/presenters/StudyList.h"
#include "ui/support/JobBridge.h"

class QSplitter;
class QToolButton;

namespace intaglio::ui {

class FindingsPanel;
class JobStrip;
class ShareDialog;
class StudyPanel;
class ThumbnailCache;
class ViewerActions;
class ViewerPanel;

/// The workstation: inbox, viewer, findings, and the strip of running jobs.
class DoctorWindow : public QMainWindow {
    Q_OBJECT
public:
    /// What `ports` refers to outlives the window.
    DoctorWindow(StudyPorts ports, DoctorPaths paths, QWidget* parent = nullptr);
    ~DoctorWindow() override;

    /// One file is opened; folders and several files are listed and looked at in the background.
    void openPaths(const QStringList& paths);

    /// Work that has not ended yet.
    [[nodiscard]] int runningJobs() const { return m_bridge->runningCount(); }
    [[nodiscard]] OpenSession& picture() { return *m_picture; }
    [[nodiscard]] AnalysisSession& analysis() { return *m_analysis; }
    [[nodiscard]] KeySession& keys() { return *m_keys; }
    [[nodiscard]] BatchSession& batch() { return *m_batch; }
    [[nodiscard]] StudyList& studies() { return *m_studies; }
    [[nodiscard]] StudyPanel& studyPanel() { return *m_studyPanel; }
    [[nodiscard]] FindingsPanel& findings() { return *m_findings; }
    [[nodiscard]] ViewerPanel& viewerPanel() { return *m_viewerPanel; }
    [[nodiscard]] ThumbnailCache& thumbnails() { return *m_thumbnails; }

public Q_SLOTS:
    void choosePicture();
    void chooseFolder();
    void runModel();
    void showKeys();
    void showShortcuts();
    void manageModels();
    void trainModel();
    void showManual();
    void showAbout();
    void showModelCard(const std::string& modelId);
    void saveOriginal();
    /// Asks for words and readers, then seals them into the original.
    void answerPicture();
    /// Asks for colleagues, then writes an encrypted copy of the open file.
    void exportCopy();
    void showSurvival();
    void exportTable();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void createPanels();
    void createActions();
    void createFileActions();
    void createModelActions();
    void createHelpActions();
    void createToolBar();
    void addHelpButton();
    /// Where the tool bar is too narrow for all its words, buttons with an icon lose theirs.
    void fitToolBar();
    void connectPanels();
    void connectSessions();
    void connectHeatmap();
    void connectSharing();
    void markChanges(bool shown);
    void openShareDialog(ShareDialog* dialog);
    /// The answer dialog, for these people to begin with.
    void openAnswerDialog(std::vector<ShareSession::Person> people);
    void answerInstead();
    void shareEnded();
    void shareFailed(const base::Error& error);
    void sealAnswer(const std::filesystem::path& file, const StudyPorts::Loaded& picture);
    [[nodiscard]] QString askForCopy(const std::filesystem::path& file, const QString& suffix);
    /// Nothing where the key was locked meanwhile.
    void saveDecrypted(const std::filesystem::path& file, const std::weak_ptr<const base::SecretBytes>& content);
    void saveCopy(const StudyPorts::PictureFile& file, const QString& output);
    void abandonCopy();
    [[nodiscard]] bool canAnswer(const StudyPorts::Loaded& picture);
    void openKeyDialog(QWidget* parent);
    [[nodiscard]] QString proposedName(const QString& suffix, const QString& ending) const;
    QAction* addAction(const QString& name, const QString& iconName, const QString& text, const QString& tip, const QKeySequence& shortcut);
    QToolButton* addToolButton(QAction* action, bool withText);
    void loadModels();
    void openFile(const std::filesystem::path& file);
    void requestHeatmap();
    void restyleHeatmap();
    void refreshKey();
    void reportTrust();
    void pictureChanged();
    void showListedResult();
    void keepListedResult();
    void restoreLayout();
    void rememberFolder(const QString& path);
    [[nodiscard]] QString pictureFilter() const;

    DoctorPaths m_paths;
    StudyPorts m_ports;
    DoctorSettings m_settings;
    std::unique_ptr<StudyList> m_studies;
    // Destroyed before everything its jobs report to.
    std::unique_ptr<JobBridge> m_bridge;
    std::unique_ptr<KeySession> m_keys;
    std::unique_ptr<OpenSession> m_picture;
    std::unique_ptr<AnalysisSession> m_analysis;
    std::unique_ptr<BatchSession> m_batch;
    std::unique_ptr<ShareSession> m_share;
    std::unique_ptr<ThumbnailCache> m_thumbnails;
    QSplitter* m_splitter = nullptr;
    StudyPanel* m_studyPanel = nullptr;
    ViewerPanel* m_viewerPanel = nullptr;
    FindingsPanel* m_findings = nullptr;
    JobStrip* m_jobs = nullptr;
    ViewerActions* m_viewerActions = nullptr;
    QList<QAction*> m_fileActions;
    QList<QAction*> m_modelActions;
    QList<QAction*> m_helpActions;
    QList<QAction*>* m_actionGroup = nullptr;
    QAction* m_open = nullptr;
    QAction* m_openFolder = nullptr;
    QAction* m_copy = nullptr;
    QAction* m_key = nullptr;
    QAction* m_lock = nullptr;
    QAction* m_shortcuts = nullptr;
    QToolBar* m_toolBar = nullptr;
    QList<QList<QToolButton*>> m_wordyButtons;  ///< groups, in the order in which they lose their words
    QPointer<ShareDialog> m_shareDialog;
    bool m_asksForCopy = false;  ///< where an encrypted copy goes
};

}  // namespace intaglio::ui
