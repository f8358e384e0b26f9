#pragma once
#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>

#include "ui/presenters/StudyPorts.h"

namespace intaglio::ui {

class Job;
class JobBridge;

/// The doctor's unlocked key and the kiosks the doctor trusts. The key lives in memory only and goes at lock(), at the idle limit
/// and with this object. Whom to trust is kept by the program (StudyPorts::trust). User-interface thread.
class KeySession : public QObject {
    Q_OBJECT
public:
    static constexpr int kIdleLimitMs = 10 * 60 * 1000;

    enum class State { Locked, Unlocking, Unlocked };

    KeySession(StudyPorts ports, JobBridge& bridge, QObject* parent = nullptr);
    ~KeySession() override;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isUnlocked() const { return m_state == State::Unlocked; }
    /// Null while locked. Jobs hold their own reference; it ends with them.
    [[nodiscard]] StudyPorts::Identity identity() const { return m_identity; }
    [[nodiscard]] QString doctorName() const;
    /// Why the last attempt failed.
    [[nodiscard]] const std::optional<base::Error>& problem() const { return m_problem; }

    /// Derives the key on a worker thread; a key of another role is refused with KeyWrongRole. A running attempt is replaced.
    void unlock(const std::filesystem::path& keyFile, base::SecretBytes passphrase);
    void lock();
    /// Somebody is there: the idle limit starts anew.
    void noteActivity();
    void setIdleLimit(int milliseconds);

    struct TrustedKiosk {
        crypto::PublicIdentity identity;
        QString name;
        QString fingerprint;
        bool isRevoked = false;  ///< on the clinic's list; what it signed before may still count
    };
    [[nodiscard]] const std::vector<TrustedKiosk>& trusted() const { return m_trusted; }
    /// These kiosks and the doctors whose answers count.
    [[nodiscard]] std::vector<crypto::PublicIdentity> trustedIdentities() const;
    /// Keys that the clinic took back; null where it has given no list.
    [[nodiscard]] std::shared_ptr<const crypto::RevocationList> revocations() const { return m_revocations; }
    /// Files of the trust that could not be read: somebody may be missing from the lists above.
    [[nodiscard]] const std::vector<base::Error>& trustProblems() const { return m_trustProblems; }
    /// Reads the trust again: keys may have been managed elsewhere in the program.
    void reloadTrust();
    /// A kiosk to be trusted, and what people have to compare unless the clinic vouches for it.
    struct Candidate {
        KeyFacts facts;
        bool isVouchedFor = false;
    };
    /// KeyFileInvalid; KeyWrongRole for a key that is no kiosk's.
    [[nodiscard]] base::Result<Candidate> readKiosk(const std::filesystem::path& publicFile) const;
    /// How a change of the trust ended; trustChanged() came before.
    using Done = std::function<void(const base::Status&)>;
    /// Trusts a kiosk that people compared or the clinic vouches for. What crypto::TrustStore::add() refuses. On a worker thread, as
    /// distrust(): another program may be changing the trust, which is waited for.
    void trust(const crypto::PublicIdentity& kiosk, Done done);
    /// What crypto::TrustStore::remove() fails with: the kiosk is still trusted then.
    void distrust(std::size_t index, Done done);

Q_SIGNALS:
    void changed();
    void trustChanged();
    /// The key was locked because nobody touched the program for the idle limit.
    void lockedByIdleness();

private:
    void loadTrusted();
    void changeTrust(const QString& title, std::function<base::Status()> change, Done done);
    [[nodiscard]] bool isListed(const QString& fingerprint) const;
    void finishUnlock(base::Result<crypto::PrivateIdentity> result, const std::filesystem::path& keyFile);

    StudyPorts m_ports;
    JobBridge& m_bridge;
    State m_state = State::Locked;
    StudyPorts::Identity m_identity;
    std::optional<base::Error> m_problem;
    std::vector<TrustedKiosk> m_trusted;
    std::vector<crypto::PublicIdentity> m_doctors;
    std::shared_ptr<const crypto::RevocationList> m_revocations;
    std::vector<base::Error> m_trustProblems;
    QTimer m_idle;
    int m_generation = 0;
};

}  // namespace intaglio::ui
