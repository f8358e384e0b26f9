#pragma once
#include "app/composition/Services.h"
#include "core/crypto/TrustStore.h"
#include "core/pipeline/OpenSealedImage.h"
#include "tests/gui/GuiFixture.h"
#include "tests/support/Shared.h"
#include "ui/keys/KeyManagerWindow.h"
#include "ui/keys/KeySetupWizard.h"
#include "ui/support/Dialogs.h"

namespace intaglio::test {

/// A practice manager's desk: a computer, a stick, a key derivation that takes no time, scripted file dialogs.
class KeyDesk {
public:
    static constexpr int kQuickWorkFactor = 4;
    static constexpr const char* kClinicWords = "velvet harbour tiger lantern";
    static constexpr const char* kKioskWords = "copper orbit lemon window";
    static constexpr const char* kDoctorWords = "silent garden ticket bridge";

    KeyDesk();
    ~KeyDesk();

    [[nodiscard]] std::filesystem::path stick() const { return m_folder / "stick"; }
    /// The trust of this computer, or of another one.
    [[nodiscard]] ui::KeyWorkplace workplace(const std::string& computer = "computer") const;
    [[nodiscard]] ui::KeyPorts ports(const std::string& computer = "computer") const;
    [[nodiscard]] const crypto::Primitives& primitives() const { return m_services.primitives(); }
    [[nodiscard]] std::filesystem::path keys() const { return stick() / "Riverside Practice keys"; }
    [[nodiscard]] std::filesystem::path inside(const std::string& name) const { return m_folder / name; }
    [[nodiscard]] ui::ScriptedDialogs& dialogs() { return m_dialogs; }

    /// Clinic, kiosk "Entrance" and doctor "Dr. Amina Farouk", made without a window.
    void makeClinic() const;
    [[nodiscard]] crypto::PrivateIdentity openKey(const std::filesystem::path& file, const std::string& words) const;
    [[nodiscard]] crypto::TrustStore store(const std::string& computer = "computer") const;
    /// Seals a phantom picture for `recipients` and opens it as `reader`: true where the result is intact.
    [[nodiscard]] bool sealsFor(const crypto::PrivateIdentity& kiosk, const std::vector<crypto::PublicIdentity>& recipients,
                                const crypto::PrivateIdentity& reader) const;

private:
    composition::Services m_services;
    TemporaryFolder m_folder;
    ui::ScriptedDialogs m_dialogs;
};

[[nodiscard]] QString textOf(const std::filesystem::path& path);
/// Files and folders in `folder`.
[[nodiscard]] std::size_t entriesIn(const std::filesystem::path& folder);

}  // namespace intaglio::test
