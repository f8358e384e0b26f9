#include "tests/gui/keys/KeyRequests.h"

#include "core/base/Files.h"
#include "tests/support/Catch.h"
#include "ui/presenters/KeySetupMake.h"

namespace intaglio::test {

namespace fs = std::filesystem;

fs::path clinicFile(const KeyDesk& desk) {
    return desk.keys() / "clinic" / "Riverside Practice.key";
}
fs::path doctorFile(const KeyDesk& desk) {
    return desk.keys() / "doctor Dr. Amina Farouk" / "Dr. Amina Farouk.key";
}
fs::path kioskFile(const KeyDesk& desk) {
    return desk.keys() / "kiosk Entrance" / "Entrance.key";
}
fs::path listFile(const KeyDesk& desk) {
    return desk.keys() / "public" / "Riverside Practice.revoked";
}
fs::path publicFile(const KeyDesk& desk, const std::string& name) {
    return desk.keys() / "public" / (name + ".pub");
}

crypto::PublicIdentity publicKey(const KeyDesk& desk, const fs::path& file) {
    const auto read = crypto::readPublicIdentity(desk.primitives(), file);
    REQUIRE(read);
    return *read;
}

crypto::PublicIdentity publicKeyOf(const KeyDesk& desk, const std::string& name) {
    return publicKey(desk, publicFile(desk, name));
}

ui::KeyActionRequest request(const KeyDesk& desk, ui::KeyAction action, const crypto::PublicIdentity& target) {
    ui::KeyActionRequest made;
    made.action = action;
    made.target = target;
    made.clinicKeyFile = clinicFile(desk);
    made.clinicPassphrase = ui::secretFrom(QLatin1String(KeyDesk::kClinicWords));
    made.newPassphrase = ui::secretFrom(QLatin1String(kNewWords));
    made.isFirstList = true;
    return made;
}

ui::KeyActionRequest requestFor(const KeyDesk& desk, ui::KeyAction action, const std::string& name) {
    return request(desk, action, publicKeyOf(desk, name));
}

ui::KeyActionRequest doctorRequest(const KeyDesk& desk, ui::KeyAction action) {
    ui::KeyActionRequest made = requestFor(desk, action, "Dr. Amina Farouk");
    made.keyFile = doctorFile(desk);
    made.passphrase = ui::secretFrom(QLatin1String(KeyDesk::kDoctorWords));
    return made;
}

crypto::RevocationList listOf(const KeyDesk& desk, const crypto::RevocationList* previous, const std::string& name,
                              crypto::RevocationReason reason) {
    const auto clinic = desk.openKey(clinicFile(desk), KeyDesk::kClinicWords);
    const auto made = crypto::revoke(desk.primitives(), previous, clinic, publicKeyOf(desk, name).fingerprint(desk.primitives()), reason,
                                     desk.workplace().clock.unixSeconds());
    REQUIRE(made);
    return *made;
}

fs::path makeOtherClinic(const KeyDesk& desk) {
    ui::KeySetupPlan plan;
    plan.clinicName = QStringLiteral("Hill Practice");
    plan.place = desk.stick();
    plan.clinicPassphrase = ui::secretFrom(QLatin1String(KeyDesk::kClinicWords));
    base::NoProgress progress;
    REQUIRE(ui::makeKeys(desk.workplace("other"), plan, progress, {}));
    return desk.stick() / "Hill Practice keys";
}

base::ErrorCode failureOf(const base::Result<ui::KeyActionOutcome>& outcome) {
    REQUIRE_FALSE(outcome);
    return outcome.error().code;
}

base::Bytes contentOf(const fs::path& file) {
    auto read = base::readFile(file);
    REQUIRE(read);
    return std::move(*read);
}

}  // namespace intaglio::test
