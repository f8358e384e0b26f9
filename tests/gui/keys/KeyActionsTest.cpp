// What the key manager refuses, and what has to change together: without windows.
#include <fstream>

#include "core/base/Files.h"
#include "tests/gui/keys/KeyRequests.h"
#include "tests/support/Catch.h"
#include "ui/keys/KeyStanding.h"
#include "ui/presenters/KeyRingWork.h"
#include "ui/presenters/KeySetupMake.h"
#include "ui/presenters/KioskStart.h"

using namespace intaglio;
using test::contentOf;
using test::failureOf;
using test::KeyDesk;
using test::kNewWords;
using ui::KeyAction;
namespace fs = std::filesystem;

namespace {

/// A doctor's key without a clinic, as MakeOwn leaves it.
fs::path makeDoctor(const KeyDesk& desk, const fs::path& folder, const std::string& name) {
    fs::create_directories(folder);
    crypto::NewKeyRequest wanted;
    wanted.name = name;
    wanted.role = crypto::Role::Doctor;
    wanted.now = desk.workplace().clock.unixSeconds();
    const auto made = crypto::createIdentity(desk.primitives(), wanted);
    REQUIRE(made);
    REQUIRE(crypto::writeIdentity(desk.primitives(), *made, base::viewOf(KeyDesk::kDoctorWords), folder, KeyDesk::kQuickWorkFactor));
    return folder / (name + ".pub");
}

}  // namespace

TEST_CASE("the clinic signs what people compared, not what the file became", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    const fs::path file = makeDoctor(desk, desk.inside("first"), "Dr. Jonas Lindqvist");
    auto enrol = request(desk, KeyAction::Enrol, publicKey(desk, file));
    enrol.publicFile = file;
    // Another key takes the file's place between the comparison and the signature.
    fs::copy_file(makeDoctor(desk, desk.inside("second"), "Dr. Jonas Lindqvist"), file, fs::copy_options::overwrite_existing);
    const auto swapped = contentOf(file);
    CHECK(failureOf(ui::actOnKey(desk.workplace(), enrol)) == base::ErrorCode::KeyFileInvalid);
    CHECK(contentOf(file) == swapped);
    CHECK_FALSE(fs::exists(publicFile(desk, "Dr. Jonas Lindqvist")));
    CHECK(desk.store().doctors().size() == 1);
}

TEST_CASE("a key that is admitted takes no other key's name", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    const fs::path file = makeDoctor(desk, desk.inside("elsewhere"), "Dr. Amina Farouk");
    auto enrol = request(desk, KeyAction::Enrol, publicKey(desk, file));
    enrol.publicFile = file;
    const auto before = contentOf(publicFile(desk, "Dr. Amina Farouk"));
    CHECK(failureOf(ui::actOnKey(desk.workplace(), enrol)) == base::ErrorCode::FileUnwritable);
    CHECK(contentOf(publicFile(desk, "Dr. Amina Farouk")) == before);
    CHECK_FALSE(publicKey(desk, file).clinic);
    // After the old one was revoked the name is free again.
    const auto revoke = request(desk, KeyAction::Revoke, publicKeyOf(desk, "Dr. Amina Farouk"));
    REQUIRE(ui::actOnKey(desk.workplace(), revoke));
    REQUIRE(ui::actOnKey(desk.workplace(), enrol));
    CHECK(publicKey(desk, file).clinic);
}

TEST_CASE("no doctor is admitted under the recovery key's name", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    for (const char* name : {"recovery", "Recovery"}) {
        const fs::path file = makeDoctor(desk, desk.inside(std::string("own ") + name), name);
        auto enrol = request(desk, KeyAction::Enrol, publicKey(desk, file));
        enrol.publicFile = file;
        CHECK(failureOf(ui::actOnKey(desk.workplace(), enrol)) == base::ErrorCode::InvalidArgument);
        auto own = request(desk, KeyAction::MakeOwn, {});
        own.target.name = name;
        own.folder = desk.inside(std::string("made ") + name);
        fs::create_directories(own.folder);
        CHECK(failureOf(ui::actOnKey(desk.workplace(), own)) == base::ErrorCode::InvalidArgument);
        CHECK(test::entriesIn(own.folder) == 0);
    }
}

TEST_CASE("a renamed copy, or another key's file, replaces nothing", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    const auto doctor = publicKeyOf(desk, "Dr. Amina Farouk");
    const fs::path copy = doctorFile(desk).parent_path() / "old copy.key";
    fs::copy_file(doctorFile(desk), copy);
    const auto before = contentOf(doctorFile(desk));
    for (const KeyAction action : {KeyAction::Renew, KeyAction::Replace, KeyAction::ChangePassphrase}) {
        auto wrong = request(desk, action, doctor);
        wrong.keyFile = copy;
        wrong.passphrase = ui::secretFrom(QLatin1String(KeyDesk::kDoctorWords));
        CHECK(failureOf(ui::actOnKey(desk.workplace(), wrong)) == base::ErrorCode::KeyFileInvalid);
        wrong.keyFile = kioskFile(desk);
        wrong.passphrase = ui::secretFrom(QLatin1String(KeyDesk::kKioskWords));
        CHECK(failureOf(ui::actOnKey(desk.workplace(), wrong)) == base::ErrorCode::KeyFileInvalid);
    }
    CHECK(contentOf(doctorFile(desk)) == before);
    CHECK(desk.store().revocations() == nullptr);
    const fs::path clinicCopy = clinicFile(desk).parent_path() / "copy.key";
    fs::copy_file(clinicFile(desk), clinicCopy);
    auto rotate = request(desk, KeyAction::RotateHidingKey, publicKeyOf(desk, "Riverside Practice"));
    rotate.clinicKeyFile = clinicCopy;
    CHECK(failureOf(ui::actOnKey(desk.workplace(), rotate)) == base::ErrorCode::KeyFileInvalid);
    CHECK(desk.openKey(clinicFile(desk), KeyDesk::kClinicWords).stegoKeys.size() == 1);
}

TEST_CASE("another clinic's key revokes and renews nothing here", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    const fs::path other = makeOtherClinic(desk);
    auto revoke = request(desk, KeyAction::Revoke, publicKeyOf(desk, "Entrance"));
    revoke.clinicKeyFile = other / "clinic" / "Hill Practice.key";
    CHECK(failureOf(ui::actOnKey(desk.workplace(), revoke)) == base::ErrorCode::ClinicMismatch);
    CHECK_FALSE(fs::exists(other / "public" / "Hill Practice.revoked"));
    CHECK(desk.store().revocations() == nullptr);
}

TEST_CASE("copying a public part never puts an older one in the place of a newer", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    const auto old = publicKeyOf(desk, "Riverside Practice");
    const fs::path carried = desk.inside("carried");
    fs::create_directories(carried);
    REQUIRE(ui::exportPublicPart(desk.workplace(), old, carried));
    REQUIRE(ui::exportPublicPart(desk.workplace(), old, carried));
    REQUIRE(ui::actOnKey(desk.workplace(), request(desk, KeyAction::RotateHidingKey, old)));
    const auto rotated = publicKeyOf(desk, "Riverside Practice");
    REQUIRE(rotated.epoch > old.epoch);
    REQUIRE(ui::exportPublicPart(desk.workplace(), rotated, carried));
    const auto newest = contentOf(carried / "Riverside Practice.pub");
    CHECK(failureOf(ui::exportPublicPart(desk.workplace(), old, carried)) == base::ErrorCode::FileUnwritable);
    CHECK(contentOf(carried / "Riverside Practice.pub") == newest);

    // A list of another number: this computer knows the first, the stick the second.
    REQUIRE(ui::actOnKey(desk.workplace(), request(desk, KeyAction::Revoke, publicKeyOf(desk, "Entrance"))));
    const auto first = *desk.store().revocations();
    const auto clinic = desk.openKey(clinicFile(desk), KeyDesk::kClinicWords);
    const auto doctor = publicKeyOf(desk, "Dr. Amina Farouk").fingerprint(desk.primitives());
    const auto second = crypto::revoke(desk.primitives(), &first, clinic, doctor, crypto::RevocationReason::Left, first.issuedAt + 1);
    REQUIRE(second);
    REQUIRE(crypto::writeRevocationList(*second, carried / "Riverside Practice.revoked"));
    CHECK(failureOf(ui::exportPublicPart(desk.workplace(), rotated, carried)) == base::ErrorCode::FileUnwritable);
    const auto kept = crypto::readRevocationList(desk.primitives(), carried / "Riverside Practice.revoked");
    REQUIRE(kept);
    CHECK(kept->number == 2);
}

TEST_CASE("a doctor's key is renewed without the doctor, who takes it in", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    const auto before = publicKeyOf(desk, "Dr. Amina Farouk");
    REQUIRE(ui::actOnKey(desk.workplace(), request(desk, KeyAction::RotateHidingKey, publicKeyOf(desk, "Riverside Practice"))));
    REQUIRE(ui::actOnKey(desk.workplace(), request(desk, KeyAction::Renew, before)));
    const auto renewed = publicKeyOf(desk, "Dr. Amina Farouk");
    CHECK(renewed.epoch == before.epoch + 1);
    CHECK(renewed.notAfter >= before.notAfter);
    CHECK(desk.store().doctors().front().epoch == renewed.epoch);
    CHECK(desk.openKey(doctorFile(desk), KeyDesk::kDoctorWords).stegoKeys.size() == 1);

    auto take = request(desk, KeyAction::TakeEnrolment, before);
    take.keyFile = doctorFile(desk);
    take.passphrase = ui::secretFrom(QLatin1String(KeyDesk::kDoctorWords));
    take.publicFile = publicFile(desk, "Dr. Amina Farouk");
    REQUIRE(ui::actOnKey(desk.workplace(), take));
    const auto doctor = desk.openKey(doctorFile(desk), KeyDesk::kDoctorWords);
    CHECK(doctor.pub.epoch == renewed.epoch);
    CHECK(doctor.stegoKeys.size() == 2);

    // That is no way round comparing words, nor out of the list.
    const auto stranger = publicKey(desk, makeDoctor(desk, desk.inside("elsewhere"), "Dr. Jonas Lindqvist"));
    CHECK(failureOf(ui::actOnKey(desk.workplace(), request(desk, KeyAction::Renew, stranger))) == base::ErrorCode::KeyNotEnrolled);
    REQUIRE(ui::actOnKey(desk.workplace(), request(desk, KeyAction::Revoke, renewed)));
    CHECK(failureOf(ui::actOnKey(desk.workplace(), request(desk, KeyAction::Renew, renewed))) == base::ErrorCode::KeyRevoked);
}

TEST_CASE("keys that are replaced because others may know them count for nothing", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    const auto old = publicKeyOf(desk, "Dr. Amina Farouk");
    auto replace = request(desk, KeyAction::Replace, old);
    replace.keyFile = doctorFile(desk);
    replace.passphrase = ui::secretFrom(QLatin1String(KeyDesk::kDoctorWords));
    replace.reason = crypto::RevocationReason::Stolen;
    REQUIRE(ui::actOnKey(desk.workplace(), replace));
    const auto* listed = desk.store().revocations()->find(old.fingerprint(desk.primitives()));
    REQUIRE(listed != nullptr);
    CHECK(listed->reason == crypto::RevocationReason::Stolen);
}

TEST_CASE("a key that was put aside can still be called lost or stolen", "[gui][keys]") {
    using crypto::RevocationReason;
    KeyDesk desk;
    desk.makeClinic();
    auto revoke = request(desk, KeyAction::Revoke, publicKeyOf(desk, "Entrance"));
    revoke.reason = RevocationReason::Left;
    REQUIRE(ui::actOnKey(desk.workplace(), revoke));
    ui::KeyRow row{{revoke.target, {}, {}}, {}, true, true, crypto::RevokedKey{{}, 0, RevocationReason::Left}};
    CHECK(ui::canDo(KeyAction::Revoke, row));
    revoke.reason = RevocationReason::Stolen;
    REQUIRE(ui::actOnKey(desk.workplace(), revoke));
    CHECK(desk.store().revocations()->find(revoke.target.fingerprint(desk.primitives()))->reason == RevocationReason::Stolen);
    row.revoked->reason = RevocationReason::Stolen;
    CHECK_FALSE(ui::canDo(KeyAction::Revoke, row));
}

TEST_CASE("a new passphrase reaches the start file and the recovery key", "[gui][keys]") {
    KeyDesk desk;
    ui::KeySetupPlan plan;
    plan.clinicName = QStringLiteral("Riverside Practice");
    plan.place = desk.stick();
    plan.clinicPassphrase = ui::secretFrom(QLatin1String(KeyDesk::kClinicWords));
    plan.keys = {{crypto::Role::Kiosk, QStringLiteral("Laboratory"), ui::secretFrom(QLatin1String(KeyDesk::kKioskWords)), true}};
    plan.recovery = true;
    base::NoProgress progress;
    REQUIRE(ui::makeKeys(desk.workplace(), plan, progress, {}));

    auto kiosk = request(desk, KeyAction::ChangePassphrase, publicKeyOf(desk, "Laboratory"));
    kiosk.keyFile = desk.keys() / "kiosk Laboratory" / "Laboratory.key";
    kiosk.passphrase = ui::secretFrom(QLatin1String(KeyDesk::kKioskWords));
    const auto changed = ui::actOnKey(desk.workplace(), kiosk);
    REQUIRE(changed);
    CHECK(std::ranges::count(changed->written, ui::startFileOf(kiosk.keyFile)) == 1);
    const auto words = ui::readStartFile(desk.primitives(), ui::startFileOf(kiosk.keyFile), base::Bytes(32, 'h'));
    REQUIRE(words);
    CHECK(crypto::readKeyFile(desk.primitives(), kiosk.keyFile, words->view()));

    auto clinic = request(desk, KeyAction::ChangePassphrase, publicKeyOf(desk, "Riverside Practice"));
    clinic.keyFile = clinicFile(desk);
    clinic.passphrase = ui::secretFrom(QLatin1String(KeyDesk::kClinicWords));
    REQUIRE(ui::actOnKey(desk.workplace(), clinic));
    const fs::path recovery = desk.keys() / "clinic" / "recovery.key";
    CHECK(crypto::readKeyFile(desk.primitives(), recovery, base::viewOf(kNewWords)));
    CHECK_FALSE(crypto::readKeyFile(desk.primitives(), recovery, base::viewOf(KeyDesk::kClinicWords)));
}
