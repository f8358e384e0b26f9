#include "ui/kiosk/KioskWindow.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDateTime>
#include <QDir>

#include "core/base/Files.h"
#include "core/base/Log.h"
#include "ui/keys/KeyWindows.h"
#include "ui/kiosk/AgePage.h"
#include "ui/kiosk/KioskView.h"
#include "ui/kiosk/NoticePage.h"
#include "ui/kiosk/ProgressPage.h"
#include "ui/kiosk/ReadyPage.h"
#include "ui/kiosk/SetupPage.h"
#include "ui/kiosk/StaffPage.h"
#include "ui/kiosk/UnlockPage.h"
#include "ui/kiosk/WelcomePage.h"
#include "ui/support/Translations.h"

namespace intaglio::ui {

namespace {

constexpr int kTickMs = 1000;
constexpr int kRetryDoctorsMs = 3000;

bool isActivity(QEvent::Type type) {
    switch (type) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseMove:
        case QEvent::Wheel:
        case QEvent::KeyPress:
        case QEvent::TouchBegin:
        case QEvent::TouchUpdate:
        case QEvent::DragMove:
            return true;
        default:
            return false;
    }
}

bool sameFiles(const std::vector<PictureItem>& a, const std::vector<PictureItem>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const PictureItem& x, const PictureItem& y) { return x.path == y.path; });
}

}  // namespace

KioskWindow::KioskWindow(const AppPorts& ports, QWidget* parent, kiosk::StickLister sticks)
    : QMainWindow(parent), m_ports(ports), m_sticks(std::move(sticks)), m_view(new KioskView(this)) {
    setObjectName(QStringLiteral("kioskWindow"));
    setWindowTitle(QStringLiteral("Intaglio"));
    setCentralWidget(m_view);
    resize(1280, 800);
    connectFlow();
    connectVisit();
    connectStaff();
    connectSetup();
    qApp->installEventFilter(this);
    connect(&m_tick, &QTimer::timeout, this, &KioskWindow::onTick);
    m_tick.start(kTickMs);
    start();
}

KioskWindow::~KioskWindow() {
    qApp->removeEventFilter(this);
    m_flow.finish();
}

void KioskWindow::start() {
    auto settings = readKioskSettings(QString::fromStdString(base::pathText(m_ports.settingsFolder)));
    if (settings) m_settings = *settings;
    m_view->unlock().setKeyFile(m_settings.keyFile);
    if (m_settings.isComplete()) {
        m_flow.needUnlock();
    } else {
        openSetup();
    }
    if (!settings) m_view->setup().showError(settings.error());
}

void KioskWindow::connectFlow() {
    connect(&m_flow, &KioskFlow::stateChanged, this, &KioskWindow::onState);
    connect(&m_flow, &KioskFlow::checkRequested, this, &KioskWindow::check);
    connect(&m_flow, &KioskFlow::sealRequested, this, &KioskWindow::seal);
    connect(&m_flow, &KioskFlow::wiped, this, &KioskWindow::forgetVisit);
    connect(&m_flow, &KioskFlow::cancelRequested, this, [this]() {
        if (m_work != nullptr) m_work->cancel();
    });
    connect(&m_flow, &KioskFlow::warningChanged, this, [this](bool shown) { m_view->showIdle(shown, m_flow.secondsLeft()); });
}

void KioskWindow::connectVisit() {
    connect(&m_view->welcome(), &WelcomePage::languageChosen, this, [this](const QString& code) {
        if (m_closed) return;
        setLanguage(code);
        m_flow.begin();
    });
    connect(&m_view->picture(), &PicturePage::pictureChosen, &m_flow, &KioskFlow::choosePicture);
    connect(&m_view->picture(), &PicturePage::folderRequested, this, &KioskWindow::browse);
    connect(&m_view->checking(), &ProgressPage::cancelled, &m_flow, &KioskFlow::cancel);
    connect(&m_view->age(), &AgePage::answered, &m_flow, &KioskFlow::answerAge);
    connect(&m_view->saving(), &ProgressPage::cancelled, &m_flow, &KioskFlow::cancel);
    connect(&m_view->ready(), &ReadyPage::saveRequested, &m_flow, &KioskFlow::save);
    for (NoticePage* page : {&m_view->refused(), &m_view->problem(), &m_view->done()}) {
        connect(page, &NoticePage::tryAgainRequested, &m_flow, &KioskFlow::tryAgain);
        connect(page, &NoticePage::finishRequested, &m_flow, &KioskFlow::finish);
    }
    connect(&m_view->refused(), &NoticePage::correctAgeRequested, &m_flow, &KioskFlow::correctAge);
    connect(m_view, &KioskView::backRequested, &m_flow, &KioskFlow::back);
    connect(m_view, &KioskView::finishRequested, &m_flow, &KioskFlow::finish);
    connect(m_view, &KioskView::stillHere, &m_flow, &KioskFlow::activity);
}

void KioskWindow::connectStaff() {
    connect(m_view, &KioskView::staffRequested, this, [this]() { m_view->showStaff(true); });
    StaffPage* staff = &m_view->staff();
    connect(staff, &StaffPage::pinEntered, this, &KioskWindow::checkPin);
    connect(staff, &StaffPage::closed, this, [this]() { m_view->showStaff(false); });
    connect(staff, &StaffPage::leaveKioskRequested, this, &KioskWindow::leave);
    connect(staff, &StaffPage::changeSetupRequested, this, [this]() {
        m_view->showStaff(false);
        openSetup();
    });
    UnlockPage* page = &m_view->unlock();
    connect(page, &UnlockPage::unlockRequested, this, &KioskWindow::unlock);
    // A restarted kiosk waits here in front of everybody: leaving it or changing it needs the PIN all the same.
    connect(page, &UnlockPage::setupRequested, this, [this]() { m_view->showStaff(true); });
    connect(page, &UnlockPage::leaveRequested, this, [this]() { m_view->showStaff(true); });
}

void KioskWindow::connectSetup() {
    SetupPage* page = &m_view->setup();
    connect(page, &SetupPage::keyFileRequested, this, &KioskWindow::chooseKeyFile);
    connect(page, &SetupPage::doctorsFolderRequested, this, [this]() {
        chooseFolder(&KioskSettings::doctorsFolder, tr("Choose the folder of the doctors"));
        refreshDoctors();
    });
    connect(page, &SetupPage::picturesFolderRequested, this,
            [this]() { chooseFolder(&KioskSettings::picturesFolder, tr("Choose the folder of pictures")); });
    connect(page, &SetupPage::outputFolderRequested, this,
            [this]() { chooseFolder(&KioskSettings::outputFolder, tr("Choose the folder for sealed pictures")); });
    connect(page, &SetupPage::cleaningChosen, this, [this](bool cleans) { m_settings.cleansPictures = cleans; });
    connect(page, &SetupPage::makeKeyRequested, this, &KioskWindow::makeKey);
    connect(page, &SetupPage::saveRequested, this, &KioskWindow::saveSetup);
    connect(page, &SetupPage::leaveRequested, this, &KioskWindow::leave);
    connect(page, &SetupPage::keySetupRequested, this,
            [this]() { showKeyManager(keyPortsOf(m_ports), this, [this]() { refreshDoctors(); }); });
}

void KioskWindow::openSetup() {
    m_view->setup().forgetSecrets();
    m_view->setup().setSettings(m_settings);
    refreshDoctors();
    m_flow.needSetup();
}

void KioskWindow::onState(KioskState state) {
    switch (state) {
        case KioskState::Unlock:
            startByItself();
            break;
        case KioskState::Welcome:
            setLanguage(m_defaultLanguage);
            // Keys and the clinic's list may have come since the visitor before.
            refreshDoctors();
            break;
        case KioskState::Picture:
            refreshPictures();
            break;
        case KioskState::Age:
            m_view->age().setChosen(m_flow.ageAnswer());
            break;
        case KioskState::Ready:
            m_view->ready().setDestination(m_isOnStick);
            break;
        case KioskState::Done:
            m_view->done().setSavedFile(m_flow.savedTo(), m_savedOnStick);
            break;
        case KioskState::Refused:
            showProblem(m_view->refused());
            m_view->refused().setAgeCorrectable(m_flow.canCorrectAge());
            break;
        case KioskState::Problem:
            showProblem(m_view->problem());
            break;
        default:
            break;
    }
    m_view->showState(state, m_flow.holdsResult());
}

void KioskWindow::onTick() {
    m_flow.elapse(kTickMs);
    if (m_flow.warned()) m_view->showIdle(true, m_flow.secondsLeft());
    if (m_flow.state() == KioskState::Picture) {
        refreshPictures();
        if (m_view->picture().isBrowsing() && m_browsing == 0) browse(m_view->picture().browsedFolder());
    }
    // Staff who went away leave their page open to everybody.
    if (m_view->isStaffShown() && (m_staffIdleMs += kTickMs) >= KioskFlow::kWipeAfterMs) m_view->showStaff(false);
    // The doctors' folder may be on a disk that is mounted after the kiosk starts; and what the clinic revokes counts at once.
    const bool isWaiting = m_flow.state() == KioskState::Welcome || (m_flow.state() == KioskState::Unlock && m_kiosk != nullptr);
    m_doctorsWaitMs = isWaiting ? m_doctorsWaitMs + kTickMs : 0;
    if (m_doctorsWaitMs < kRetryDoctorsMs) return;
    m_doctorsWaitMs = 0;
    retryDoctors();
}

void KioskWindow::showProblem(NoticePage& page) {
    page.setError(*m_flow.problem(), m_flow.picture(), m_closed.has_value());
}

void KioskWindow::check(quint64 session, const QString& picture, std::optional<inference::AgeRange> age) {
    // The clinic's list may have come, or gone bad, while the kiosk waited for a visitor.
    refreshDoctors([this, session, picture, age]() {
        if (session != m_flow.session() || m_flow.state() != KioskState::Checking) return;
        if (m_closed) return m_flow.checked(session, *m_closed);
        judge(session, picture, age);
    });
}

void KioskWindow::judge(quint64 session, const QString& picture, std::optional<inference::AgeRange> age) {
    const AppPorts* ports = &m_ports;
    kiosk::CheckOptions options{{}, m_recipients.recovery ? std::size_t{2} : std::size_t{1}, m_settings.cleansPictures, m_kiosk, age};
    m_work = m_jobs.start<kiosk::CheckedPicture>(
        tr("Checking the picture"), this,
        [ports, picture, options, settings = m_settings, sticks = m_sticks](base::ProgressSink& progress, std::stop_token stop) mutable {
            options.folders = kiosk::visitorFolders(*ports, settings, sticks());
            return kiosk::checkPicture(*ports, picture, options, progress, stop);
        },
        [this, session](base::Result<kiosk::CheckedPicture> outcome) {
            if (!outcome) {
                base::log::error("kiosk-check", outcome.error());
                return m_flow.checked(session, outcome.error());
            }
            if (session == m_flow.session()) {
                m_judged = outcome->identity;
                m_cleaned = outcome->cleaned;
                m_isOnStick = outcome->isOnStick;
                m_view->ready().showPicture(outcome->shown);
            }
            base::Result<pipeline::Analysis> analysis(std::move(outcome->analysis));
            m_flow.checked(session, analysis);
            if (auto* prediction = std::get_if<inference::Prediction>(&*analysis)) inference::wipe(*prediction);
        });
    connect(m_work, &Job::progressed, &m_view->checking(), &ProgressPage::setProgress);
    connect(m_work, &QObject::destroyed, this, [this, job = m_work]() {
        if (m_work == job) m_work = nullptr;
    });
}

void KioskWindow::seal(quint64 session, const QString& picture, const inference::Prediction& result, const QString& doctor) {
    if (m_kiosk == nullptr) return m_flow.saved(session, base::Error(base::ErrorCode::Internal, {"kiosk-not-ready"}));
    const crypto::PublicIdentity* chosen = findDoctor(doctor);
    // The clinic took the doctor off while the visitor looked at the page.
    if (chosen == nullptr) return m_flow.saved(session, m_closed.value_or(base::Error(base::ErrorCode::KeyNotEnrolled, {""})));
    // Shared, so that no copy of the work keeps the result for longer.
    const auto job = std::make_shared<const kiosk::SealJob>(kiosk::SealJob{
        picture, m_settings.outputFolder, m_kiosk, m_settings.doctorsFolder, *chosen, result, m_judged, m_cleaned, m_isOnStick});
    const AppPorts* ports = &m_ports;
    m_work = m_jobs.start<QString>(
        tr("Saving the sealed picture"), this,
        [ports, job](base::ProgressSink& progress, std::stop_token stop) { return kiosk::sealPicture(*ports, *job, progress, stop); },
        [this, session](base::Result<QString> outcome) { endSeal(session, outcome); });
    connect(m_work, &Job::progressed, &m_view->saving(), &ProgressPage::setProgress);
    connect(m_work, &QObject::destroyed, this, [this, job = m_work]() {
        if (m_work == job) m_work = nullptr;
    });
}

void KioskWindow::endSeal(quint64 session, const base::Result<QString>& outcome) {
    m_savedOnStick = m_isOnStick;
    if (outcome) return m_flow.saved(session, outcome);
    base::log::error("kiosk-seal", outcome.error());
    refreshDoctors([this, session, error = outcome.error()]() { m_flow.saved(session, error); });
}

void KioskWindow::forgetVisit() {
    if (m_work != nullptr) m_work->cancel();
    // No window over this one outlives the visit.
    if (QWidget* dialog = QApplication::activeModalWidget(); dialog != nullptr) dialog->close();
    if (QWidget* popup = QApplication::activePopupWidget(); popup != nullptr) popup->close();
    m_pictures.clear();
    m_judged.reset();
    m_cleaned.reset();
    m_isOnStick = false;
    m_view->picture().clear();
    m_view->age().setChosen({});
    m_view->ready().showPicture({});
    m_view->ready().clearChoice();
    m_view->checking().restart();
    m_view->saving().restart();
    for (NoticePage* page : {&m_view->refused(), &m_view->problem(), &m_view->done()}) page->forget();
}

void KioskWindow::refreshPictures() {
    if (m_listing) return;
    m_listing = true;
    const AppPorts* ports = &m_ports;
    m_jobs.start<std::vector<PictureItem>>(
        tr("Looking for pictures"), this,
        [ports, settings = m_settings, sticks = m_sticks](base::ProgressSink&, std::stop_token) {
            return base::Result<std::vector<PictureItem>>(kiosk::listPictures(kiosk::visitorFolders(*ports, settings, sticks())));
        },
        [this](base::Result<std::vector<PictureItem>> found) {
            m_listing = false;
            if (!found || m_flow.state() != KioskState::Picture || sameFiles(*found, m_pictures)) return;
            m_pictures = std::move(*found);
            m_view->picture().setItems(m_pictures);
            loadThumbnails(0);
        });
}

void KioskWindow::browse(const QString& folder) {
    ++m_browsing;
    const int asked = ++m_browseAsked;
    const AppPorts* ports = &m_ports;
    m_jobs.start<kiosk::FolderListing>(
        tr("Looking for pictures"), this,
        [ports, settings = m_settings, sticks = m_sticks, folder](base::ProgressSink&, std::stop_token) {
            return base::Result<kiosk::FolderListing>(kiosk::listFolder(kiosk::visitorFolders(*ports, settings, sticks()), folder));
        },
        [this, asked](base::Result<kiosk::FolderListing> listing) {
            --m_browsing;
            if (asked == m_browseAsked && listing && m_flow.state() == KioskState::Picture) m_view->picture().showFolder(*listing);
        });
}

void KioskWindow::loadThumbnails(std::size_t index) {
    if (index >= m_pictures.size()) return;
    const QString path = m_pictures[index].path;
    const auto* readers = &m_ports.readers;
    m_jobs.start<QImage>(
        tr("Loading previews"), this,
        [readers, path](base::ProgressSink&, std::stop_token) { return base::Result<QImage>(kiosk::loadThumbnail(*readers, path, 128)); },
        [this, index, path](base::Result<QImage> thumbnail) {
            // The list may have changed, or the visit may be over, since this preview was asked for.
            if (index >= m_pictures.size() || m_pictures[index].path != path) return;
            if (thumbnail) m_view->picture().setThumbnail(index, *thumbnail);
            loadThumbnails(index + 1);
        });
}

bool KioskWindow::eventFilter(QObject* watched, QEvent* event) {
    if (isActivity(event->type())) {
        m_flow.activity();
        m_staffIdleMs = 0;
    }
    return QMainWindow::eventFilter(watched, event);
}

void KioskWindow::closeEvent(QCloseEvent* event) {
    if (m_locked) {
        event->ignore();
        m_view->showStaff(true);
        return;
    }
    m_flow.finish();
    event->accept();
}

void KioskWindow::leave() {
    m_locked = false;
    m_flow.finish();
    Q_EMIT left();
    close();
}

}  // namespace intaglio::ui
