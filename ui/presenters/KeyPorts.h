#pragma once
#include <QString>
#include <QStringList>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Progress.h"
#include "core/crypto/Revocation.h"

namespace intaglio::ui {

using SharedSecret = std::shared_ptr<const base::SecretBytes>;
/// The text as UTF-8 in memory that is wiped.
[[nodiscard]] SharedSecret secretFrom(const QString& text);

/// How good a passphrase is. Weak ones are refused.
enum class PassphraseGrade { Empty, Weak, Fair, Strong };

/// `keyName`: a passphrase that says little more than the key's name is weak.
[[nodiscard]] PassphraseGrade gradePassphrase(base::ByteView passphrase, const QString& keyName = {});

/// True for paths below the places where removable disks are mounted.
[[nodiscard]] bool isOnRemovablePlace(const QString& path);

/// A disk that keys may be made on.
struct KeyPlace {
    QString name;
    QString root;
    qint64 freeBytes = 0;
};

/// What people see of a key.
struct KeyFacts {
    crypto::PublicIdentity identity;
    QString fingerprint;  ///< five groups of four base32 characters
    QStringList words;    ///< the same, as ten words to read out
    /// What its QR code says: "INTAGLIO <ROLE> <fingerprint>".
    [[nodiscard]] QString codeText() const;
};

/// A key to be made.
struct NewKey {
    crypto::Role role = crypto::Role::Kiosk;
    QString name;
    SharedSecret passphrase;      ///< null: the doctor makes the key on another computer
    bool startsByItself = false;  ///< kiosks: a start file lets the kiosk open its key without staff
};

/// What the set-up wizard is to make. Either a new clinic (clinicName, place) or more keys for one that exists (clinicKeyFile).
struct KeySetupPlan {
    QString clinicName;
    std::filesystem::path place;  ///< the folder "CLINIC keys" is made in it
    std::filesystem::path clinicKeyFile;
    SharedSecret clinicPassphrase;
    std::vector<NewKey> keys;
    bool recovery = false;  ///< one more key, kept with the clinic's, that every picture can be sealed for too
};

struct MadeKey {
    KeyFacts facts;
    std::filesystem::path folder;  ///< where NAME.key and NAME.pub lie; empty for a key that a doctor makes elsewhere
    bool isNew = true;             ///< false: the clinic's own key where keys were added to it
    bool startsByItself = false;
    bool isRecovery = false;
};

struct KeySetupOutcome {
    std::filesystem::path folder;  ///< "CLINIC keys"
    std::vector<MadeKey> keys;     ///< the clinic's first
    QStringList later;             ///< doctors who make their keys themselves
    /// This computer could not take the clinic in as trusted (another is pinned already); the keys are made all the same.
    std::optional<base::Error> trustProblem;
};

/// One key that this computer knows.
struct KeyRow {
    KeyFacts facts;
    std::filesystem::path keyFile;  ///< NAME.key; empty where only the public part is here
    bool isTrusted = false;         ///< in this computer's store (a clinic: pinned)
    bool isEnrolled = false;        ///< signed by the pinned clinic
    std::optional<crypto::RevokedKey> revoked;
};

struct KeyRingContents {
    std::vector<KeyRow> rows;                        ///< clinic, kiosks, doctors, each by name
    std::optional<crypto::PublicIdentity> clinic;    ///< the pinned one
    std::optional<std::int64_t> revocationListDate;  ///< Unix seconds; absent without a list
    std::uint64_t revocationListNumber = 0;
    std::vector<base::Error> ignored;  ///< files that do not hold
    bool isTrustDamaged = false;       ///< this computer's file of the clinic or its list of revoked keys does not hold
};

enum class KeyAction { Revoke, Renew, Replace, RotateHidingKey, ChangePassphrase, Enrol, TakeEnrolment, MakeOwn };

/// What the key manager asks for. Which fields count depends on the action: needsOwnKey() and its like tell.
struct KeyActionRequest {
    KeyAction action = KeyAction::Revoke;
    crypto::PublicIdentity target;
    std::filesystem::path keyFile;  ///< the target's NAME.key; may be empty where mayLackOwnKey()
    SharedSecret passphrase;        ///< of keyFile
    std::filesystem::path clinicKeyFile;
    SharedSecret clinicPassphrase;
    SharedSecret newPassphrase;
    std::filesystem::path publicFile;                                  ///< Enrol: the key to sign; TakeEnrolment: the signed key
    std::filesystem::path folder;                                      ///< MakeOwn: where the new key goes; its name is the target's
    crypto::RevocationReason reason = crypto::RevocationReason::Lost;  ///< Revoke, Replace
    /// Revoke, Replace: people said that the clinic never had a list of revoked keys. A second first list would be refused elsewhere, or
    /// take back what the first one says.
    bool isFirstList = false;
};
/// A clinic's key renews itself: then the clinic's is the only key that is asked for.
[[nodiscard]] bool needsOwnKey(KeyAction action, crypto::Role target);
/// A doctor's key can be renewed without its key file: the public part is, and the doctor takes it in (TakeEnrolment).
[[nodiscard]] bool mayLackOwnKey(KeyAction action, crypto::Role target);
[[nodiscard]] bool needsClinicKey(KeyAction action);
[[nodiscard]] bool needsNewPassphrase(KeyAction action);

struct KeyActionOutcome {
    std::vector<std::filesystem::path> written;  ///< files that were made or replaced
    std::vector<std::string> takenIn;            ///< names of kiosks and doctors that came in with their clinic's file
    bool tookList = false;                       ///< the clinic's list of revoked keys came in too
    /// What failed after the files above were there: the action counts, and something is left to do.
    std::optional<base::Error> problem;
    /// Keeps the first problem.
    void note(const base::Status& step);
};
/// True where an action stopped because it found no list of revoked keys to continue: see KeyActionRequest::isFirstList.
[[nodiscard]] bool lacksList(const base::Error& error);

/// What the key windows ask of the program, one function each, so that tests and the gallery can put their own in place. All but `now`,
/// `places`, `grade` and `describe` may take seconds and are called on worker threads, one at a time.
struct KeyPorts {
    std::function<std::int64_t()> now;
    std::function<std::vector<KeyPlace>()> places;  ///< removable disks
    std::function<PassphraseGrade(base::ByteView passphrase, const QString& keyName)> grade;
    std::function<base::Result<QString>()> suggest;  ///< five random words
    std::function<KeyFacts(const crypto::PublicIdentity& identity)> describe;
    std::function<base::Result<crypto::PublicIdentity>(const std::filesystem::path& file)> readPublic;
    /// The public part of a clinic's key, after its passphrase. KeyWrongRole, PassphraseWrong ...
    std::function<base::Result<crypto::PublicIdentity>(const std::filesystem::path& keyFile, base::ByteView passphrase)> openClinic;
    std::function<base::Result<KeySetupOutcome>(const KeySetupPlan& plan, base::ProgressSink& progress, std::stop_token stop)> make;
    /// `folder`: one more place to look for keys, with its folders; may be empty.
    std::function<base::Result<KeyRingContents>(const std::filesystem::path& folder)> readRing;
    /// Pins a clinic, adds a kiosk or doctor. People compared the fingerprints where the clinic does not vouch for it.
    /// A clinic's file that is damaged here is mended. ClinicMismatch where another clinic is pinned.
    std::function<base::Status(const crypto::PublicIdentity& identity)> trust;
    /// Puts another clinic in the pinned one's place; the old one's kiosks, doctors and list go. People compared the fingerprints.
    std::function<base::Status(const crypto::PublicIdentity& identity)> replaceClinic;
    /// After the clinic itself: takes in what lies in `folder` and has its signature: its list of revoked keys, kiosks, doctors.
    std::function<KeyActionOutcome(const crypto::PublicIdentity& clinic, const std::filesystem::path& folder)> takeInBeside;
    std::function<base::Status(const std::filesystem::path& file)> importRevocations;
    std::function<base::Result<KeyActionOutcome>(const KeyActionRequest& request)> act;
    /// Copies the public part, and of a clinic its list of revoked keys too, into a folder. FileUnwritable where a newer one lies there.
    std::function<base::Result<KeyActionOutcome>(const crypto::PublicIdentity& identity, const std::filesystem::path& folder)> exportPublic;
};

/// Where the real functions work.
struct KeyWorkplace {
    const crypto::Primitives& primitives;
    const base::Clock& clock;
    std::filesystem::path trustFolder;
    int workFactor = crypto::kKeyFileWorkFactor;
};
/// The folder of this computer's trust below the program's settings folder. The doctor's window reads its trusted kiosks from it.
[[nodiscard]] std::filesystem::path trustFolderIn(const std::filesystem::path& settingsFolder);
[[nodiscard]] KeyPorts makeKeyPorts(const KeyWorkplace& workplace);

}  // namespace intaglio::ui
