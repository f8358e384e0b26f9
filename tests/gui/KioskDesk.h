#pragma once
#include <QString>
#include <optional>

#include "core/pipeline/OpenSealedImage.h"
#include "tests/support/Shared.h"
#include "ui/support/AppPorts.h"

namespace intaglio::test {

/// A kiosk's folders as staff would set them up: home with settings, a kiosk's and two doctors' keys, a folder of pictures, one for
/// sealed pictures.
class KioskDesk {
public:
    static constexpr const char* kPassphrase = "correct horse battery staple";
    static constexpr const char* kPin = "273951";

    explicit KioskDesk(const crypto::Primitives& primitives);

    [[nodiscard]] std::filesystem::path home() const { return m_folder / "home"; }
    [[nodiscard]] std::filesystem::path doctors() const { return m_folder / "doctors"; }
    [[nodiscard]] std::filesystem::path pictures() const { return m_folder / "pictures"; }
    [[nodiscard]] std::filesystem::path output() const { return m_folder / "sealed"; }
    [[nodiscard]] std::filesystem::path keys() const { return m_folder / "keys"; }
    [[nodiscard]] const crypto::PrivateIdentity& kiosk() const { return m_kiosk; }
    [[nodiscard]] const crypto::PrivateIdentity& firstDoctor() const { return m_first; }
    [[nodiscard]] const crypto::PrivateIdentity& secondDoctor() const { return m_second; }

    /// Enrols the kiosk and both doctors at a new clinic, and writes their files anew.
    void joinClinic();
    /// The clinic's next list of revoked keys, with `key` too. After joinClinic().
    crypto::RevocationList revoke(const crypto::PublicIdentity& key);
    /// The same, put among the doctors' keys, as staff copy it there.
    void bringRevocation(const crypto::PublicIdentity& key);
    /// The clinic's recovery key goes among the doctors' keys. After joinClinic().
    void addRecoveryKey() const;
    [[nodiscard]] const crypto::PrivateIdentity& clinic() const { return *m_clinic; }
    /// Writes home/kiosk.json that names all of this, with kPin.
    void writeSettings(bool cleansPictures = true) const;
    /// A generated blood smear as pictures/NAME; its path as the windows write it.
    QString addSmear(const std::string& name, std::uint64_t seed, int size = 256) const;
    /// The same with a sensor's grain on it.
    QString addGrainySmear(const std::string& name, std::uint64_t seed, int size = 256) const;
    /// The only file in output().
    [[nodiscard]] std::filesystem::path onlySealedFile() const;
    /// What a doctor's key finds in a file.
    [[nodiscard]] pipeline::Verdict openAs(const ui::AppPorts& ports, const crypto::PrivateIdentity& doctor,
                                           const std::filesystem::path& file) const;

private:
    QString addPicture(const std::string& name, const image::Image& picture) const;
    const crypto::Primitives& m_primitives;
    TemporaryFolder m_folder;
    crypto::PrivateIdentity m_kiosk;
    crypto::PrivateIdentity m_first;
    crypto::PrivateIdentity m_second;
    std::optional<crypto::PrivateIdentity> m_clinic;
    std::optional<crypto::RevocationList> m_revocations;
};

[[nodiscard]] QString qtPath(const std::filesystem::path& path);

}  // namespace intaglio::test
