#pragma once
#include <QObject>
#include <QString>
#include <optional>

#include "core/inference/Prediction.h"
#include "core/pipeline/Analyze.h"

namespace intaglio::ui {

/// Where a patient's visit stands.
enum class KioskState {
    Setup,   ///< staff: no usable configuration yet
    Unlock,  ///< staff: the kiosk's key waits for its passphrase
    Welcome,
    Picture,
    Checking,
    Age,    ///< judged by a model for certain ages, and nobody knows the patient's; says nothing about the finding
    Ready,  ///< judged and not yet saved; says nothing about the finding
    Saving,
    Done,
    Refused,  ///< not a picture, or not of the right kind or quality
    Problem,  ///< something failed; the patient may try again
};

/// How old a visitor says the patient is. The limits of the shipped models (1 to 5, from 15) cut none of these groups; those of a clinic's
/// model may, and its result then keeps pipeline::kAgeUncheckedFlag.
enum class AgeGroup { UnderOne, OneToFive, SixToFourteen, FifteenToSixtyFour, SixtyFiveOrOlder, Unknown };
/// The years of the group, up to the last days before a birthday (14.99: not yet fifteen). The oldest ends at 120, so that any upper limit
/// of a model that a patient may pass leaves the age unchecked. Nothing for Unknown.
[[nodiscard]] std::optional<inference::AgeRange> ageOf(AgeGroup group);

/// A file that is no picture, or a damaged one: another one may do.
[[nodiscard]] bool isUnreadablePicture(base::ErrorCode code);

/// The kiosk's visit as a state machine: QtCore only, no clock, no thread, no file. The view calls the functions in answer to what
/// a person or a job did, and acts on the signals. Whatever comes at a wrong moment is ignored: a job that ends after its
/// session was wiped, a second press of a button, a tick while staff work.
///
/// The result of the model is held here and nowhere else, is handed to sealing only, and is wiped at the end of the visit.
class KioskFlow : public QObject {
    Q_OBJECT
public:
    static constexpr int kWarnAfterMs = 45'000;
    static constexpr int kWipeAfterMs = 60'000;

    explicit KioskFlow(QObject* parent = nullptr);

    [[nodiscard]] KioskState state() const { return m_state; }
    [[nodiscard]] QString picture() const { return m_picture; }
    [[nodiscard]] QString savedTo() const { return m_savedTo; }
    [[nodiscard]] const std::optional<base::Error>& problem() const { return m_problem; }
    [[nodiscard]] bool canGoBack() const;
    /// What the visitor answered to the question for the age, also while it is asked again.
    [[nodiscard]] const std::optional<AgeGroup>& ageAnswer() const { return m_ageAnswer; }
    /// True where the picture was refused for the age that the visitor said: a wrong answer can be corrected.
    [[nodiscard]] bool canCorrectAge() const;
    /// True where leaving the visit would lose a result that was not saved.
    [[nodiscard]] bool holdsResult() const { return m_result.has_value(); }
    [[nodiscard]] bool warned() const { return m_warned; }
    /// Seconds until the session is wiped, while warned.
    [[nodiscard]] int secondsLeft() const;
    /// Names the running session; a job gives it back with its answer.
    [[nodiscard]] quint64 session() const { return m_session; }

    // --- staff
    void needSetup();
    void needUnlock();
    void unlocked();

    // --- the patient
    void begin();
    void choosePicture(const QString& path);
    /// A known age has the picture checked once more; without one the visit goes on with what was held so far. Unknown is ignored where
    /// the visitor corrects an age: nobody goes round a refusal by forgetting what was said.
    void answerAge(AgeGroup group);
    /// Back to the question for the age, with the picture that was chosen.
    void correctAge();
    /// Checking stops at once and the visit is forgotten, up to the choice of a picture. Saving goes on until it says how it ended: the
    /// file may be there already.
    void cancel();
    void back();
    /// `doctor` names whom it is for; the window knows how.
    void save(const QString& doctor);
    void tryAgain();
    void finish();
    /// Someone touched the screen.
    void activity();

    // --- jobs and time
    void checked(quint64 session, const base::Result<pipeline::Analysis>& outcome);
    void saved(quint64 session, const base::Result<QString>& outcome);
    void elapse(int milliseconds);

Q_SIGNALS:
    void stateChanged(intaglio::ui::KioskState state);
    /// `age`: of the patient, where the visitor said it.
    void checkRequested(quint64 session, const QString& picture, std::optional<intaglio::inference::AgeRange> age);
    void sealRequested(quint64 session, const QString& picture, const intaglio::inference::Prediction& result, const QString& doctor);
    void cancelRequested();
    void warningChanged(bool shown);
    /// Everything about the visit is gone; the view forgets pictures, thumbnails and choices.
    void wiped();

private:
    void enter(KioskState state);
    void wipe();
    void wipeResult();
    /// Has the chosen picture judged, with the age that the visitor said.
    void check();
    void fail(const base::Error& error);
    void setWarned(bool warned);
    [[nodiscard]] bool isVisit() const;
    /// Depends on what is known of the age alone, never on the finding.
    [[nodiscard]] bool mustAskAge() const;

    KioskState m_state = KioskState::Setup;
    quint64 m_session = 0;
    QString m_picture;
    std::optional<AgeGroup> m_ageAnswer;  ///< of the visitor, about the patient; absent until the question was answered
    QString m_savedTo;
    std::optional<inference::Prediction> m_result;
    std::optional<base::Error> m_problem;
    int m_idleMs = 0;
    bool m_warned = false;
};

}  // namespace intaglio::ui
