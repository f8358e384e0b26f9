#include "ui/doctor/DoctorWindow.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QSplitter>
#include <QVBoxLayout>

#include "core/base/Files.h"
#include "ui/doctor/AboutPage.h"
#include "ui/doctor/FindingsPanel.h"
#include "ui/doctor/HeatmapControls.h"
#include "ui/doctor/KeyDialog.h"
#include "ui/doctor/ShareDialog.h"
#include "ui/doctor/ShortcutSheet.h"
#include "ui/doctor/StudyPanel.h"
#include "ui/doctor/TextDialog.h"
#include "ui/doctor/ThumbnailCache.h"
#include "ui/doctor/ViewerActions.h"
#include "ui/doctor/ViewerPanel.h"
#include "ui/support/Dialogs.h"
#include "ui/support/ErrorText.h"
#include "ui/widgets/DropZone.h"
#include "ui/widgets/JobStrip.h"

namespace intaglio::ui {

DoctorWindow::DoctorWindow(StudyPorts ports, DoctorPaths paths, QWidget* parent)
    : QMainWindow(parent),
      m_paths(std::move(paths)),
      m_ports(std::move(ports)),
      m_settings(m_paths.settingsFolder),
      m_studies(std::make_unique<StudyList>()),
      m_bridge(std::make_unique<JobBridge>()),
      m_keys(std::make_unique<KeySession>(m_ports, *m_bridge)),
      m_picture(std::make_unique<OpenSession>(m_ports, *m_bridge, *m_keys)),
      m_analysis(std::make_unique<AnalysisSession>(m_ports, *m_bridge)),
      m_batch(std::make_unique<BatchSession>(m_ports, *m_bridge, *m_studies)),
      m_share(std::make_unique<ShareSession>(m_ports, *m_bridge)),
      m_thumbnails(std::make_unique<ThumbnailCache>(m_ports)) {
    setObjectName(QStringLiteral("doctorWindow"));
    setWindowTitle(tr("Intaglio workstation"));
    setAcceptDrops(true);
    createPanels();
    createActions();
    createToolBar();
    connectPanels();
    connectSessions();
    connectHeatmap();
    connectSharing();
    restoreLayout();
    refreshKey();
    reportTrust();
    loadModels();
    qApp->installEventFilter(this);
}

DoctorWindow::~DoctorWindow() {
    qApp->removeEventFilter(this);
    // Widgets look at the sessions; they go first, while everything they know is still there.
    delete takeCentralWidget();
    m_bridge.reset();
}

void DoctorWindow::createPanels() {
    m_studyPanel = new StudyPanel(*m_studies, *m_batch, *m_thumbnails);
    m_viewerPanel = new ViewerPanel;
    m_findings = new FindingsPanel(*m_picture, *m_analysis, *m_keys);
    m_findings->heatmap().setStyle(m_settings.heatmapStyle());
    m_jobs = new JobStrip;
    m_jobs->setBridge(m_bridge.get());
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setObjectName(QStringLiteral("doctorSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_studyPanel);
    m_splitter->addWidget(m_viewerPanel);
    m_splitter->addWidget(m_findings);
    m_studyPanel->setMinimumWidth(316);
    m_findings->setMinimumWidth(340);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({316, 680, 380});
    auto* central = new QWidget;
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_jobs);
    setCentralWidget(central);
}

void DoctorWindow::connectPanels() {
    connect(m_studyPanel, &StudyPanel::opened, this, [this](const QString& path) { openFile(pathFromQt(path)); });
    connect(m_studyPanel, &StudyPanel::openRequested, this, &DoctorWindow::chooseFolder);
    connect(m_studyPanel, &StudyPanel::exportRequested, this, &DoctorWindow::exportTable);
    connect(m_viewerPanel, &ViewerPanel::dropped, this, &DoctorWindow::openPaths);
    std::error_code failure;
    m_viewerPanel->offerSamples(std::filesystem::is_directory(m_paths.samplesFolder, failure));
    connect(m_viewerPanel, &ViewerPanel::samplesRequested, this, [this]() { m_batch->add({m_paths.samplesFolder}); });
    connect(m_viewerPanel, &ViewerPanel::chooseRequested, this, &DoctorWindow::choosePicture);
    connect(m_viewerPanel, &ViewerPanel::unlockRequested, this, &DoctorWindow::showKeys);
    connect(m_findings, &FindingsPanel::unlockRequested, this, &DoctorWindow::showKeys);
    connect(m_findings, &FindingsPanel::trustRequested, this, &DoctorWindow::showKeys);
    connect(m_findings, &FindingsPanel::restoreRequested, this, &DoctorWindow::saveOriginal);
    connect(m_findings, &FindingsPanel::runRequested, this, &DoctorWindow::runModel);
    connect(m_findings, &FindingsPanel::overrideRequested, this,
            [this](const std::string& model) { m_analysis->predict(model, m_viewerPanel->viewer().frame(), true); });
    connect(m_findings, &FindingsPanel::cardRequested, this, &DoctorWindow::showModelCard);
}

void DoctorWindow::connectSessions() {
    connect(m_picture.get(), &OpenSession::pictureChanged, this, &DoctorWindow::pictureChanged);
    connect(m_picture.get(), &OpenSession::sealChanged, this, [this]() { m_analysis->judgeInstead(m_picture->pictureToJudge()); });
    connect(m_picture.get(), &OpenSession::keyNeeded, this, &DoctorWindow::showKeys);
    connect(m_keys.get(), &KeySession::changed, this, &DoctorWindow::refreshKey);
    connect(m_keys.get(), &KeySession::trustChanged, this, &DoctorWindow::reportTrust);
    connect(m_keys.get(), &KeySession::lockedByIdleness, this, [this]() {
        m_findings->showMessage(MessageKind::Info, tr("Your key was locked because nobody used the program for 10 minutes."));
    });
    connect(m_picture.get(), &OpenSession::restored, this,
            [this](const QString& output) { m_findings->showMessage(MessageKind::Success, tr("The exact original was saved."), output); });
    connect(m_picture.get(), &OpenSession::restoreFailed, m_findings, &FindingsPanel::showError);
    connect(m_batch.get(), &BatchSession::exported, this,
            [this](const QString& output) { m_findings->showMessage(MessageKind::Success, tr("The table was written."), output); });
    connect(m_batch.get(), &BatchSession::exportFailed, m_findings, &FindingsPanel::showError);
    connect(m_batch.get(), &BatchSession::changed, this, [this]() {
        if (m_batch->problem()) m_findings->showError(*m_batch->problem());
    });
}

void DoctorWindow::connectHeatmap() {
    HeatmapControls& heatmap = m_findings->heatmap();
    connect(&heatmap, &HeatmapControls::requested, this, &DoctorWindow::requestHeatmap);
    connect(&heatmap, &HeatmapControls::shownChanged, &m_viewerPanel->viewer(), &ImageViewer::setOverlayVisible);
    connect(&heatmap, &HeatmapControls::styleChanged, this, [this]() {
        m_settings.setHeatmapStyle(m_findings->heatmap().heatmapStyle());
        restyleHeatmap();
    });
    connect(m_analysis.get(), &AnalysisSession::answered, this, &DoctorWindow::keepListedResult);
    connect(m_analysis.get(), &AnalysisSession::explanationChanged, this, &DoctorWindow::restyleHeatmap);
    connect(&m_viewerPanel->viewer(), &ImageViewer::frameChanged, this, &DoctorWindow::restyleHeatmap);
    connect(m_analysis.get(), &AnalysisSession::predictionChanged, this, [this]() {
        if (m_analysis->prediction() != nullptr && m_findings->heatmap().isShown()) requestHeatmap();
    });
}

void DoctorWindow::loadModels() {
    const auto models = m_ports.models;
    using Packages = std::vector<inference::ModelPackage>;
    JobBridge::Work<Packages> work = [models](base::ProgressSink&, std::stop_token) -> base::Result<Packages> { return models(); };
    m_bridge->start<Packages>(tr("Looking for models"), this, std::move(work), [this](base::Result<Packages> packages) {
        if (!packages) return;
        m_findings->setModels(ModelWords(std::move(*packages)));
        m_studyPanel->setFindingWords([this](const QString& finding) { return m_findings->models().findingWords(finding); });
    });
}

void DoctorWindow::reportTrust() {
    if (m_keys->trustProblems().empty()) return;
    const ErrorWords words = errorText(m_keys->trustProblems().front());
    m_findings->showMessage(
        MessageKind::Danger, tr("Some of this computer's trusted keys cannot be read."),
        words.sentence + QLatin1Char(' ') + tr("Results may not be shown until the clinic's keys are brought in again."));
}

void DoctorWindow::openPaths(const QStringList& paths) {
    if (paths.isEmpty()) return;
    rememberFolder(paths.first());
    if (paths.size() == 1 && !QFileInfo(paths.first()).isDir()) {
        openFile(pathFromQt(paths.first()));
        return;
    }
    std::vector<std::filesystem::path> inputs;
    for (const QString& path : paths) inputs.push_back(pathFromQt(path));
    m_batch->add(inputs);
}

void DoctorWindow::openFile(const std::filesystem::path& file) {
    m_studies->markRead(file);
    m_studyPanel->select(file);
    m_picture->open(file);
}

void DoctorWindow::pictureChanged() {
    const bool ready = m_picture->state() == OpenSession::State::Ready;
    m_analysis->setPicture(m_picture->pictureToJudge());
    m_viewerPanel->show(*m_picture);
    const QString name = m_picture->file().empty() ? QString() : fileNameOf(m_picture->file());
    setWindowTitle(name.isEmpty() ? tr("Intaglio workstation") : tr("%1 – Intaglio workstation").arg(name));
    for (QAction* action : std::as_const(m_modelActions)) action->setEnabled(ready);
    m_copy->setEnabled(ready);
    if (!ready) return;
    m_viewerPanel->viewer().setFocus();
    showListedResult();
}

/// What the model said about the picture while it went through the list need not be asked again.
void DoctorWindow::showListedResult() {
    const int row = m_studies->indexOf(m_picture->file());
    if (row < 0 || !m_studies->entry(row).row) return;
    const pipeline::BatchRow& result = *m_studies->entry(row).row;
    const auto& age = m_studies->entry(row).statedAge;
    if (result.prediction) m_analysis->adopt(*result.prediction, age);
    if (result.refusal) m_analysis->adopt(*result.refusal, age);
}

/// Of answers that were asked for as the list does it, but for the age: the gate's choice for the first frame, no refusal set aside.
void DoctorWindow::keepListedResult() {
    const pipeline::AnalyzeOptions& asked = m_analysis->asked();
    const bool isAsListed = asked.modelId.empty() && asked.frame == 0 && !asked.overrideRefusal;
    if (isAsListed) m_studies->setJudged(m_picture->file(), *m_analysis->analysis(), asked.patientAge);
}

void DoctorWindow::runModel() {
    m_analysis->predict(m_findings->chosenModel(), m_viewerPanel->viewer().frame());
}

void DoctorWindow::requestHeatmap() {
    const inference::Prediction* prediction = m_analysis->prediction();
    if (prediction == nullptr) return;
    HeatmapControls& heatmap = m_findings->heatmap();
    m_analysis->explain(prediction->model.id, heatmap.label(), heatmap.method(), m_viewerPanel->viewer().frame());
}

void DoctorWindow::restyleHeatmap() {
    const pipeline::Explanation* explanation = m_analysis->explanation();
    ImageViewer& viewer = m_viewerPanel->viewer();
    // A map belongs to one frame; on the others it would point at the wrong places.
    const bool fits = explanation != nullptr && viewer.frame() == m_analysis->explainedFrame();
    viewer.setOverlay(fits ? renderHeatmap(explanation->map, explanation->scaleMaximum, m_findings->heatmap().heatmapStyle()) : QImage());
    viewer.setOverlayVisible(m_findings->heatmap().isShown());
}

void DoctorWindow::choosePicture() {
    const QStringList files = Dialogs::instance().openFiles(this, tr("Open pictures"), m_settings.lastFolder(), pictureFilter());
    openPaths(files);
}

void DoctorWindow::chooseFolder() {
    const QString folder = Dialogs::instance().openFolder(this, tr("Open a folder of pictures"), m_settings.lastFolder());
    if (!folder.isEmpty()) openPaths({folder});
}

QString DoctorWindow::pictureFilter() const {
    return tr("Pictures (%1)").arg(QStringLiteral("*.png *.jpg *.jpeg *.tif *.tiff *.bmp *.dcm *.dicom *.ima *.age")) +
           QStringLiteral(";;") + tr("All files (*)");
}

void DoctorWindow::rememberFolder(const QString& path) {
    const QFileInfo info(path);
    m_settings.setLastFolder(info.isDir() ? info.absoluteFilePath() : info.absolutePath());
}

void DoctorWindow::exportTable() {
    const QString proposal = m_settings.lastFolder() + QStringLiteral("/results.csv");
    const QString output = Dialogs::instance().saveFile(this, tr("Export the table"), proposal, tr("CSV table (*.csv);;JSON (*.json)"));
    if (!output.isEmpty()) m_batch->exportTable(pathFromQt(output));
}

void DoctorWindow::showKeys() {
    // A copy that needs a key asks for it, also where somebody is unlocking one already.
    for (const auto* open : findChildren<KeyDialog*>()) {
        if (open->isVisible()) return;
    }
    openKeyDialog(this);
}

void DoctorWindow::openKeyDialog(QWidget* parent) {
    auto* dialog = new KeyDialog(*m_keys, m_settings, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &KeyDialog::manageRequested, this, [this]() {
        if (m_ports.manageKeys) m_ports.manageKeys(this, [this]() { m_keys->reloadTrust(); });
    });
    dialog->open();
}

void DoctorWindow::showManual() {
    auto* dialog = new TextDialog(tr("Manual"), doctorManual(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void DoctorWindow::showAbout() {
    auto* dialog = new TextDialog(tr("About Intaglio"), aboutPage(m_findings->models().packages()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void DoctorWindow::showModelCard(const std::string& modelId) {
    const inference::ModelPackage* package = m_findings->models().find(modelId);
    if (package == nullptr) return;
    const std::filesystem::path file = package->folder / "CARD.md";
    using Text = std::string;
    JobBridge::Work<Text> work = [file](base::ProgressSink&, std::stop_token) -> base::Result<Text> {
        auto content = base::readFile(file, 1 << 20);
        if (!content) return content.error();
        return std::string(base::textOf(*content));
    };
    const QString title = tr("Model card: %1").arg(m_findings->models().modelName(modelId));
    m_bridge->start<Text>(tr("Opening the model card"), this, std::move(work), [this, title](base::Result<Text> text) {
        if (!text) {
            m_findings->showError(text.error());
            return;
        }
        auto* dialog = new TextDialog(title, QString::fromStdString(*text), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

void DoctorWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!DropZone::localPaths(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void DoctorWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    openPaths(DropZone::localPaths(event->mimeData()));
}

void DoctorWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    fitToolBar();
}

void DoctorWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    // Only now do the buttons have the style sheet's paddings.
    fitToolBar();
}

bool DoctorWindow::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::KeyPress:
        case QEvent::MouseButtonPress:
        case QEvent::MouseMove:
        case QEvent::Wheel:
        case QEvent::TouchBegin:
            m_keys->noteActivity();
            break;
        default:
            break;
    }
    return QMainWindow::eventFilter(watched, event);
}

void DoctorWindow::restoreLayout() {
    resize(1360, 840);
    restoreGeometry(m_settings.layout(QStringLiteral("window")));
    m_splitter->restoreState(m_settings.layout(QStringLiteral("splitter")));
}

void DoctorWindow::closeEvent(QCloseEvent* event) {
    m_settings.setLayout(QStringLiteral("window"), saveGeometry());
    m_settings.setLayout(QStringLiteral("splitter"), m_splitter->saveState());
    m_keys->lock();
    QMainWindow::closeEvent(event);
}

}  // namespace intaglio::ui
