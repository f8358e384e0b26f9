#include "ui/presenters/KioskFlow.h"

#include <algorithm>

namespace intaglio::ui {
namespace {

/// What a visitor can mend with another picture. Keys and the list of revoked ones are for staff.
bool isAboutPicture(base::ErrorCode code) {
    const bool isAboutKey = code == base::ErrorCode::KeyExpired || code == base::ErrorCode::KeyRevoked ||
                            code == base::ErrorCode::KeyNotEnrolled || code == base::ErrorCode::ClinicMismatch ||
                            code == base::ErrorCode::RevocationListOld;
    return isUnreadablePicture(code) || (base::categoryOf(code) == base::ErrorCategory::Refused && !isAboutKey);
}

}  // namespace

std::optional<inference::AgeRange> ageOf(AgeGroup group) {
    switch (group) {
        case AgeGroup::UnderOne:
            return inference::AgeRange{0, 0.99};
        case AgeGroup::OneToFive:
            return inference::AgeRange{1, 5.99};
        case AgeGroup::SixToFourteen:
            return inference::AgeRange{6, 14.99};
        case AgeGroup::FifteenToSixtyFour:
            return inference::AgeRange{15, 64.99};
        case AgeGroup::SixtyFiveOrOlder:
            return inference::AgeRange{65, 120};
        case AgeGroup::Unknown:
            break;
    }
    return std::nullopt;
}

bool isUnreadablePicture(base::ErrorCode code) {
    using base::ErrorCode;
    switch (code) {
        case ErrorCode::FileEmpty:
        case ErrorCode::FileIsDirectory:
        case ErrorCode::FileTooLarge:
        case ErrorCode::PictureFormatUnknown:
        case ErrorCode::PictureTruncated:
        case ErrorCode::PictureDamaged:
        case ErrorCode::PictureTooLarge:
        case ErrorCode::PictureUnsupported:
        case ErrorCode::PictureHasNoPixels:
            return true;
        default:
            return false;
    }
}

KioskFlow::KioskFlow(QObject* parent) : QObject(parent) {}

bool KioskFlow::isVisit() const {
    return m_state != KioskState::Setup && m_state != KioskState::Unlock && m_state != KioskState::Welcome;
}

bool KioskFlow::canGoBack() const {
    return m_state == KioskState::Picture || m_state == KioskState::Age || m_state == KioskState::Ready || m_state == KioskState::Refused ||
           m_state == KioskState::Problem;
}

int KioskFlow::secondsLeft() const {
    return std::max(0, (kWipeAfterMs - m_idleMs + 999) / 1000);
}

void KioskFlow::enter(KioskState state) {
    m_state = state;
    m_idleMs = 0;
    setWarned(false);
    Q_EMIT stateChanged(state);
}

void KioskFlow::setWarned(bool warned) {
    if (m_warned == warned) return;
    m_warned = warned;
    Q_EMIT warningChanged(warned);
}

void KioskFlow::wipeResult() {
    if (m_result) inference::wipe(*m_result);
    m_result.reset();
}

void KioskFlow::wipe() {
    ++m_session;
    m_picture.fill(QChar(0));
    m_picture.clear();
    m_ageAnswer.reset();
    m_savedTo.clear();
    m_problem.reset();
    wipeResult();
    Q_EMIT wiped();
}

void KioskFlow::needSetup() {
    Q_EMIT cancelRequested();
    wipe();
    enter(KioskState::Setup);
}

void KioskFlow::needUnlock() {
    wipe();
    enter(KioskState::Unlock);
}

void KioskFlow::unlocked() {
    if (m_state == KioskState::Setup || m_state == KioskState::Unlock) enter(KioskState::Welcome);
}

void KioskFlow::begin() {
    if (m_state != KioskState::Welcome) return;
    wipe();
    enter(KioskState::Picture);
}

void KioskFlow::choosePicture(const QString& path) {
    if (m_state != KioskState::Picture || path.isEmpty()) return;
    m_picture = path;
    m_ageAnswer.reset();
    check();
}

void KioskFlow::check() {
    enter(KioskState::Checking);
    Q_EMIT checkRequested(m_session, m_picture, m_ageAnswer ? ageOf(*m_ageAnswer) : std::nullopt);
}

void KioskFlow::answerAge(AgeGroup group) {
    if (m_state != KioskState::Age) return;
    if (group == AgeGroup::Unknown && !m_result) return;
    m_ageAnswer = group;
    if (group == AgeGroup::Unknown) return enter(KioskState::Ready);
    wipeResult();
    check();
}

bool KioskFlow::canCorrectAge() const {
    return m_state == KioskState::Refused && m_ageAnswer && m_problem && m_problem->code == base::ErrorCode::RefusedAge;
}

void KioskFlow::correctAge() {
    if (!canCorrectAge()) return;
    m_problem.reset();
    enter(KioskState::Age);
}

void KioskFlow::cancel() {
    if (m_state == KioskState::Checking) {
        Q_EMIT cancelRequested();
        wipe();  // whatever the job still answers is too late
        enter(KioskState::Picture);
    } else if (m_state == KioskState::Saving) {
        Q_EMIT cancelRequested();
    }
}

void KioskFlow::back() {
    if (m_state == KioskState::Picture) {
        wipe();
        enter(KioskState::Welcome);
    } else if (canGoBack()) {
        wipe();
        enter(KioskState::Picture);
    }
}

void KioskFlow::tryAgain() {
    // A saving that failed keeps its result: the picture need not be judged again.
    if (m_state == KioskState::Problem && m_result) {
        m_problem.reset();
        enter(KioskState::Ready);
    } else if (m_state == KioskState::Problem || m_state == KioskState::Refused) {
        wipe();
        enter(KioskState::Picture);
    }
}

void KioskFlow::save(const QString& doctor) {
    if (m_state != KioskState::Ready || !m_result) return;
    enter(KioskState::Saving);
    Q_EMIT sealRequested(m_session, m_picture, *m_result, doctor);
}

void KioskFlow::finish() {
    if (!isVisit()) return;
    Q_EMIT cancelRequested();
    wipe();
    enter(KioskState::Welcome);
}

void KioskFlow::activity() {
    m_idleMs = 0;
    setWarned(false);
}

void KioskFlow::fail(const base::Error& error) {
    m_problem = error;
    enter(isAboutPicture(error.code) ? KioskState::Refused : KioskState::Problem);
}

void KioskFlow::checked(quint64 session, const base::Result<pipeline::Analysis>& outcome) {
    if (session != m_session || m_state != KioskState::Checking) return;
    if (!outcome) return fail(outcome.error());
    if (const auto* refusal = std::get_if<inference::Refusal>(&*outcome)) return fail(refusal->reason);
    m_result = std::get<inference::Prediction>(*outcome);
    enter(mustAskAge() ? KioskState::Age : KioskState::Ready);
}

bool KioskFlow::mustAskAge() const {
    const auto& flags = m_result->flags;
    return !m_ageAnswer && std::find(flags.begin(), flags.end(), pipeline::kAgeUncheckedFlag) != flags.end();
}

void KioskFlow::saved(quint64 session, const base::Result<QString>& outcome) {
    if (session != m_session || m_state != KioskState::Saving) return;
    if (!outcome && outcome.error().code == base::ErrorCode::Cancelled) return enter(KioskState::Ready);
    if (!outcome) return fail(outcome.error());
    wipe();
    m_savedTo = *outcome;
    enter(KioskState::Done);
}

void KioskFlow::elapse(int milliseconds) {
    // Staff pages and the welcome page hold nothing of a patient; running work is not idleness.
    if (!isVisit() || m_state == KioskState::Checking || m_state == KioskState::Saving) return;
    m_idleMs += milliseconds;
    if (m_idleMs >= kWipeAfterMs) return finish();
    if (m_idleMs >= kWarnAfterMs) setWarned(true);
}

}  // namespace intaglio::ui
