#include "ui/kiosk/KioskView.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/kiosk/AgePage.h"
#include "ui/kiosk/IdleOverlay.h"
#include "ui/kiosk/NoticePage.h"
#include "ui/kiosk/PicturePage.h"
#include "ui/kiosk/ProgressPage.h"
#include "ui/kiosk/ReadyPage.h"
#include "ui/kiosk/SetupPage.h"
#include "ui/kiosk/StaffPage.h"
#include "ui/kiosk/UnlockPage.h"
#include "ui/kiosk/WelcomePage.h"
#include "ui/support/Icons.h"
#include "ui/widgets/StepHeader.h"

namespace intaglio::ui {

namespace {

/// The step of a visit, -1 outside of it.
int stepOf(KioskState state) {
    switch (state) {
        case KioskState::Picture:
            return 0;
        case KioskState::Checking:
        case KioskState::Age:
        case KioskState::Refused:
        case KioskState::Problem:
            return 1;
        case KioskState::Ready:
        case KioskState::Saving:
            return 2;
        case KioskState::Done:
            return 3;
        default:
            return -1;
    }
}

}  // namespace

KioskView::KioskView(QWidget* parent)
    : QWidget(parent),
      m_steps(new StepHeader(this)),
      m_pages(new QStackedWidget(this)),
      m_idle(new IdleOverlay(this)),
      m_leaving(new LeaveOverlay(this)),
      m_welcome(new WelcomePage(this)),
      m_picture(new PicturePage(this)),
      m_checking(new ProgressPage(ProgressPage::Purpose::Checking, this)),
      m_age(new AgePage(this)),
      m_saving(new ProgressPage(ProgressPage::Purpose::Saving, this)),
      m_ready(new ReadyPage(this)),
      m_refused(new NoticePage(NoticePage::Kind::Refused, this)),
      m_problem(new NoticePage(NoticePage::Kind::Problem, this)),
      m_done(new NoticePage(NoticePage::Kind::Done, this)),
      m_setup(new SetupPage(this)),
      m_unlock(new UnlockPage(this)),
      m_staff(new StaffPage(this)) {
    setObjectName(QStringLiteral("kioskView"));
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", QStringLiteral("window"));
    setProperty("scale", QStringLiteral("kiosk"));
    const QList<QWidget*> pages{m_welcome, m_picture, m_checking, m_age,   m_saving, m_ready,
                                m_refused, m_problem, m_done,     m_setup, m_unlock, m_staff};
    for (QWidget* page : pages) m_pages->addWidget(page);
    buildFrame();
    retranslate();
    showState(KioskState::Welcome, false);
}

void KioskView::buildFrame() {
    m_back = makeKioskButton(this, "kioskBack", "quiet");
    m_finish = makeKioskButton(this, "kioskFinish", "quiet");
    m_staffCorner = makeKioskButton(this, "kioskStaffCorner", "quiet");
    m_staffCorner->setFixedSize(kTouchTarget, kTouchTarget);
    m_notice = makeKioskText(this, "small");
    auto* top = new QHBoxLayout;
    top->addWidget(m_back);
    top->addWidget(m_steps, 1);
    top->addWidget(m_finish);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_notice, 1);
    bottom->addWidget(m_staffCorner);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kSmall);
    rows->addLayout(top);
    rows->addWidget(m_pages, 1);
    rows->addLayout(bottom);
    connect(m_back, &QPushButton::clicked, this, [this]() { leave(false); });
    connect(m_finish, &QPushButton::clicked, this, [this]() { leave(true); });
    connect(m_leaving, &AskOverlay::stayed, m_leaving, &QWidget::hide);
    connect(m_leaving, &AskOverlay::left, this, &KioskView::answerLeaving);
    connect(m_staffCorner, &QPushButton::clicked, this, &KioskView::staffRequested);
    connect(m_idle, &AskOverlay::stayed, this, &KioskView::stillHere);
    connect(m_idle, &AskOverlay::left, this, &KioskView::finishRequested);
}

QWidget* KioskView::pageOf(KioskState state) const {
    switch (state) {
        case KioskState::Setup:
            return m_setup;
        case KioskState::Unlock:
            return m_unlock;
        case KioskState::Welcome:
            return m_welcome;
        case KioskState::Picture:
            return m_picture;
        case KioskState::Checking:
            return m_checking;
        case KioskState::Age:
            return m_age;
        case KioskState::Ready:
            return m_ready;
        case KioskState::Saving:
            return m_saving;
        case KioskState::Done:
            return m_done;
        case KioskState::Refused:
            return m_refused;
        case KioskState::Problem:
            break;
    }
    return m_problem;
}

QWidget* KioskView::currentPage() const {
    return m_pages->currentWidget();
}

void KioskView::showState(KioskState state, bool holdsResult) {
    m_state = state;
    m_holdsResult = holdsResult;
    if (state == KioskState::Checking) m_checking->restart();
    if (state == KioskState::Saving) m_saving->restart();
    m_leaving->hide();
    if (!m_staffShown) m_pages->setCurrentWidget(pageOf(state));
    updateFrame();
}

void KioskView::showStaff(bool shown) {
    m_staffShown = shown;
    if (shown) m_staff->askPin();
    m_leaving->hide();
    m_pages->setCurrentWidget(shown ? static_cast<QWidget*>(m_staff) : pageOf(m_state));
    updateFrame();
}

void KioskView::showIdle(bool shown, int secondsLeft) {
    m_idle->setSecondsLeft(secondsLeft);
    m_idle->setGeometry(rect());
    m_idle->setVisible(shown);
    if (shown) m_idle->raise();
}

void KioskView::leave(bool endsVisit) {
    m_leavingEndsVisit = endsVisit;
    if (!m_holdsResult) return answerLeaving();
    m_leaving->setGeometry(rect());
    m_leaving->show();
    m_leaving->raise();
}

void KioskView::answerLeaving() {
    m_leaving->hide();
    if (m_leavingEndsVisit) {
        Q_EMIT finishRequested();
    } else {
        Q_EMIT backRequested();
    }
}

void KioskView::updateFrame() {
    const int step = stepOf(m_state);
    const bool visit = step >= 0 && !m_staffShown;
    const bool canLeave = m_state == KioskState::Picture || m_state == KioskState::Age || m_state == KioskState::Ready;
    m_steps->setVisible(visit);
    m_steps->setCurrent(step);
    m_back->setVisible(visit);
    m_back->setEnabled(canLeave);
    m_finish->setVisible(visit);
    m_finish->setEnabled(canLeave);
    m_staffCorner->setVisible(!m_staffShown && m_state != KioskState::Setup && m_state != KioskState::Unlock);
}

void KioskView::retranslate() {
    m_steps->setSteps({tr("Picture"), tr("Check"), tr("Save")});
    m_back->setText(tr("Back"));
    m_back->setIcon(icon(QStringLiteral("back"), Color::AccentText));
    m_finish->setText(tr("Finish"));
    m_finish->setIcon(icon(QStringLiteral("cancel"), Color::AccentText));
    m_staffCorner->setIcon(icon(QStringLiteral("settings"), Color::TextMuted));
    m_staffCorner->setAccessibleName(tr("Staff"));
    m_staffCorner->setToolTip(tr("For staff"));
    m_notice->setText(tr("Not a medical device. For research and decision support only."));
}

void KioskView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void KioskView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_idle->setGeometry(rect());
    m_leaving->setGeometry(rect());
}

}  // namespace intaglio::ui
