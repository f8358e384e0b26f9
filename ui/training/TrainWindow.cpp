#include "ui/training/TrainWindow.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/models/ModelInstallDialog.h"
#include "ui/models/ModelWords.h"
#include "ui/presenters/StudyPorts.h"
#include "ui/support/Dialogs.h"
#include "ui/training/PicturesPage.h"
#include "ui/training/PlanPage.h"
#include "ui/training/ResultPage.h"
#include "ui/training/RunPage.h"
#include "ui/training/TrainWords.h"
#include "ui/widgets/DropZone.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/StepHeader.h"

namespace intaglio::ui {

using Phase = TrainSession::Phase;

TrainWindow::TrainWindow(TrainPorts ports, QWidget* parent)
    : QMainWindow(parent),
      m_session(std::move(ports)),
      m_steps(new StepHeader(this)),
      m_message(new MessageBar(this)),
      m_pages(new QStackedWidget(this)),
      m_pictures(new PicturesPage(m_session, this)),
      m_plan(new PlanPage(m_session, this)) {
    setObjectName(QStringLiteral("trainWindow"));
    setWindowTitle(tr("Train a model"));
    setAcceptDrops(true);
    resize(1100, 760);
    auto* body = new QWidget(this);
    auto* rows = new QVBoxLayout(body);
    rows->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
    rows->setSpacing(space::kMedium);
    m_steps->setSteps({tr("Pictures"), tr("Model"), tr("Training"), tr("Result")});
    m_message->setObjectName(QStringLiteral("trainMessage"));
    m_message->setClosable(true);
    m_pages->addWidget(m_pictures);
    m_pages->addWidget(m_plan);
    m_pages->addWidget(new RunPage(m_session, this));
    m_pages->addWidget(new ResultPage(m_session, this));
    rows->addWidget(m_steps);
    rows->addWidget(m_message);
    rows->addWidget(m_pages, 1);
    rows->addWidget(buildFooter());
    setCentralWidget(body);
    connect(&m_session, &TrainSession::changed, this, &TrainWindow::sessionChanged);
    connect(&m_session, &TrainSession::failed, m_message, &MessageBar::showError);
    connect(m_plan, &PlanPage::changed, this, &TrainWindow::refresh);
    showPage(kPictures);
    m_session.refresh();
}

TrainWindow::~TrainWindow() = default;

QWidget* TrainWindow::buildFooter() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    auto* notice = makeModelText(bar, "trainNotice", tr("Not a medical device; for research and decision support."), "small");
    m_back = makeTrainButton(bar, "trainBack", tr("Back"));
    m_next = makeTrainButton(bar, "trainNext", {}, "primary");
    row->addWidget(notice, 1);
    row->addWidget(m_back);
    row->addWidget(m_next);
    connect(m_back, &QPushButton::clicked, this, &TrainWindow::back);
    connect(m_next, &QPushButton::clicked, this, &TrainWindow::next);
    return bar;
}

void TrainWindow::showPage(Page page) {
    m_pages->setCurrentIndex(page);
    m_steps->setCurrent(page);
    refresh();
}

void TrainWindow::sessionChanged() {
    switch (m_session.phase()) {
        case Phase::Choose:
            return showPage(kPictures);
        case Phase::Surveying:
            m_message->clear();
            return showPage(kPictures);
        case Phase::Plan:
            // A training that could not begin leads back to where it can be changed.
            return m_pages->currentIndex() == kRun ? showPage(kPlan) : refresh();
        case Phase::Starting:
            m_message->clear();
            m_isInstalled = false;
            return showPage(kRun);
        case Phase::Running:
            m_message->clear();
            return showPage(kRun);
        case Phase::Done:
            return showPage(kResult);
        default:
            return showPage(kRun);
    }
}

void TrainWindow::refresh() {
    const auto page = static_cast<Page>(m_pages->currentIndex());
    const bool isPictures = page == kPictures && m_session.survey() != nullptr;
    m_back->setVisible(page == kPlan || page == kResult || (page == kRun && m_session.phase() == Phase::Stopped));
    m_back->setText(page == kPlan ? tr("Back") : tr("Train another model"));
    m_next->setVisible(isPictures || page == kPlan || (page == kResult && !m_isInstalled));
    m_next->setText(page == kPictures ? tr("Next") : page == kPlan ? tr("Start the training") : tr("Install …"));
    m_next->setEnabled(page == kPictures ? m_pictures->canGoOn() : page != kPlan || problemOf(m_plan->plan()) == PlanProblem::None);
}

void TrainWindow::showPlan() {
    if (m_pictures->canGoOn()) showPage(kPlan);
}

void TrainWindow::back() {
    m_message->clear();
    if (m_pages->currentIndex() == kPlan) return showPage(kPictures);
    m_isInstalled = false;
    m_session.forgetPictures();
}

void TrainWindow::next() {
    m_message->clear();
    switch (m_pages->currentIndex()) {
        case kPictures:
            return showPlan();
        case kPlan:
            return m_session.begin(m_plan->plan());
        default:
            return install();
    }
}

void TrainWindow::install() {
    if (m_session.outcome() == nullptr) return;
    auto* dialog = new ModelInstallDialog(m_session.library(), m_session.outcome()->folder, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this]() {
        m_isInstalled = true;
        m_message->showMessage(MessageKind::Success, tr("The model is installed."),
                               tr("You find it under Models. Read its card before you rely on it."));
        m_session.finish();
        refresh();
        Q_EMIT modelsChanged();
    });
    dialog->open();
}

void TrainWindow::closeEvent(QCloseEvent* event) {
    const bool isSure =
        !m_session.isTraining() ||
        Dialogs::instance().confirm(this, tr("Close the window"),
                                    m_session.keepsState() ? tr("The training stops. What it reached is kept, and you can go on later.")
                                                           : tr("The training stops. This method keeps nothing on the way."),
                                    tr("Stop and close"));
    event->setAccepted(isSure);
}

void TrainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const bool isFree = m_session.phase() == Phase::Choose || m_session.phase() == Phase::Plan;
    if (isFree && DropZone::localPaths(event->mimeData()).size() == 1) event->acceptProposedAction();
}

void TrainWindow::dropEvent(QDropEvent* event) {
    const QStringList paths = DropZone::localPaths(event->mimeData());
    if (paths.size() == 1) m_session.openPictures(pathFromQt(paths.front()));
}

}  // namespace intaglio::ui
