#pragma once
#include <QObject>
#include <optional>

#include "ui/presenters/KeyPorts.h"

namespace intaglio::ui {

class JobBridge;

/// What a key is worth today, the worst first.
/// Unjudged: what this computer knows of its clinic or of revoked keys is damaged, so that it cannot tell.
enum class KeyState { Revoked, Expired, NotYetValid, NotEnrolled, Unjudged, ExpiresSoon, Valid };
inline constexpr std::int64_t kExpiresSoonSeconds = std::int64_t{60} * 86400;
[[nodiscard]] KeyState keyStateOf(const KeyRow& row, const KeyRingContents& ring, std::int64_t now);

/// The keys this computer knows and what can be done with them, without widgets. One piece of work at a time. User-interface thread.
class KeyRing : public QObject {
    Q_OBJECT
public:
    KeyRing(KeyPorts ports, JobBridge& bridge, QObject* parent = nullptr);
    ~KeyRing() override;

    [[nodiscard]] const KeyPorts& ports() const { return m_ports; }
    [[nodiscard]] const KeyRingContents& contents() const { return m_contents; }
    [[nodiscard]] KeyState stateOf(const KeyRow& row) const { return keyStateOf(row, m_contents, m_ports.now()); }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] bool isBusy() const { return m_running > 0; }
    /// Keys or the trust are being changed; isBusy() also while keys are only read.
    [[nodiscard]] bool isActing() const { return m_acting > 0; }
    /// The NAME.key of the clinic that this computer trusts (of any where it trusts none), where it is at hand.
    [[nodiscard]] std::filesystem::path clinicKeyFile() const;
    /// A keys folder on one of the sticks, or empty.
    [[nodiscard]] std::filesystem::path keysFolderOnStick() const;

    void setFolder(const std::filesystem::path& folder);
    void refresh();

    using Done = std::function<void(base::Result<KeyActionOutcome>)>;
    /// Reads a public key: `done` gets it for people to look at before trust() is called.
    void readPublic(const std::filesystem::path& file, std::function<void(base::Result<crypto::PublicIdentity>)> done);
    /// True where the pinned clinic's signature speaks for the key, so that nobody has to compare words.
    [[nodiscard]] bool vouchesFor(const crypto::PublicIdentity& identity) const;
    /// `file`: where the key was read from; a clinic brings in what lies beside it (KeyPorts::takeInBeside).
    void trust(const crypto::PublicIdentity& identity, const std::filesystem::path& file, Done done);
    /// After trust() was refused with ClinicMismatch and people said that the clinic is another one from now on.
    void replaceClinic(const crypto::PublicIdentity& identity, const std::filesystem::path& file, Done done);
    void importRevocations(const std::filesystem::path& file, Done done);
    void act(const KeyActionRequest& request, Done done);
    void exportPublic(const crypto::PublicIdentity& identity, const std::filesystem::path& folder, Done done);

Q_SIGNALS:
    /// The contents or isBusy().
    void changed();
    void failed(const intaglio::base::Error& error);

private:
    using Work = std::function<base::Result<KeyActionOutcome>()>;
    /// Runs `work`, hands its outcome to `done` and reads the keys again.
    void run(const QString& title, Work work, Done done);
    void runTrust(std::function<base::Status(const crypto::PublicIdentity&)> take, const crypto::PublicIdentity& identity,
                  const std::filesystem::path& file, Done done);
    KeyPorts m_ports;
    JobBridge& m_bridge;
    KeyRingContents m_contents;
    std::filesystem::path m_folder;
    int m_running = 0;
    int m_acting = 0;
};

}  // namespace intaglio::ui
