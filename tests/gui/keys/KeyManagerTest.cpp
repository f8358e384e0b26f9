// What people do with keys in the key manager.
#include "tests/gui/keys/ManagerAtWork.h"

using namespace intaglio;
using test::click;
using test::KeyDesk;
using test::ManagerAtWork;
using test::typeClinic;
using test::typeInto;
using test::waitFor;
using ui::KeyAction;

TEST_CASE("the key manager lists the keys of the stick with their standing", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    ManagerAtWork manager(desk);
    REQUIRE(manager.window.ring().contents().rows.size() == 3);
    CHECK(manager.window.ring().clinicKeyFile() == clinicFile(desk));
    CHECK(manager.state("Entrance") == ui::KeyState::Valid);
    CHECK(manager.row("Dr. Amina Farouk").isEnrolled);
    manager.window.select(QStringLiteral("Entrance"));
    for (const QString& word : manager.row("Entrance").facts.words) CHECK(manager.shown().contains(word));
    CHECK(manager.shown().contains(manager.row("Entrance").facts.fingerprint));
    CHECK(manager.shown().contains(QStringLiteral("The clinic vouches for this key.")));
}

TEST_CASE("a key expires soon, is expired or is not admitted, in words", "[gui][keys]") {
    test::GuiFixture fixture;
    ui::KeyRingContents ring;
    ring.clinic.emplace();
    ui::KeyRow row;
    row.facts.identity.notBefore = 1'000'000'000;
    row.facts.identity.notAfter = 1'100'000'000;
    row.isEnrolled = true;
    CHECK(ui::keyStateOf(row, ring, 1'050'000'000) == ui::KeyState::Valid);
    CHECK(ui::keyStateOf(row, ring, 1'100'000'000 - ui::kExpiresSoonSeconds + 1) == ui::KeyState::ExpiresSoon);
    CHECK(ui::keyStateOf(row, ring, 1'100'000'001) == ui::KeyState::Expired);
    CHECK(ui::keyStateOf(row, ring, 999'999'999) == ui::KeyState::NotYetValid);
    row.isEnrolled = false;
    CHECK(ui::keyStateOf(row, ring, 1'050'000'000) == ui::KeyState::NotEnrolled);
    row.revoked.emplace();
    CHECK(ui::keyStateOf(row, ring, 1'050'000'000) == ui::KeyState::Revoked);
}

TEST_CASE("a lost kiosk's key is revoked, and another computer learns of it from the list", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    ManagerAtWork manager(desk);
    manager.start("keyRevoke", "Entrance");
    auto& dialog = manager.dialog<ui::KeyActionDialog>();
    REQUIRE(typeInto(dialog, QStringLiteral("actionClinicPassphrase"), QStringLiteral("a wrong passphrase")));
    REQUIRE(click(dialog, QStringLiteral("actionDo")));
    REQUIRE(waitFor([&] {
        return test::visibleText(dialog).contains(QStringLiteral("passphrase"), Qt::CaseInsensitive) && !manager.window.ring().isBusy();
    }));
    CHECK(manager.state("Entrance") == ui::KeyState::Valid);
    typeClinic(dialog);
    desk.dialogs().confirmed = false;
    REQUIRE(click(dialog, QStringLiteral("actionDo")));
    CHECK_FALSE(manager.window.ring().isBusy());
    desk.dialogs().confirmed = true;
    manager.finish(dialog);
    CHECK(manager.state("Entrance") == ui::KeyState::Revoked);
    const auto list = listFile(desk);
    REQUIRE(std::filesystem::exists(list));
    CHECK(manager.shown().contains(QStringLiteral("number 1")));

    ManagerAtWork other(desk, "other");
    other.window.importFile(list);
    REQUIRE(waitFor([&] { return other.shown().contains(QStringLiteral("Problem")); }));
    other.window.importFile(publicFile(desk, "Riverside Practice"));
    REQUIRE(click(other.dialog<ui::CompareDialog>(), QStringLiteral("compareMatch")));
    REQUIRE(waitFor([&] { return other.window.ring().contents().clinic && !other.window.ring().isBusy(); }));
    other.window.importFile(list);
    REQUIRE(waitFor([&] { return other.window.ring().contents().revocationListNumber == 1; }));
    CHECK(other.state("Entrance") == ui::KeyState::Revoked);
    CHECK(desk.store("other").revocations() != nullptr);
}

TEST_CASE("a clinic is trusted only after the words were compared", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    ManagerAtWork manager(desk, "other");
    manager.window.importFile(publicFile(desk, "Riverside Practice"));
    auto& first = manager.dialog<ui::CompareDialog>();
    CHECK(test::visibleText(first).contains(manager.row("Riverside Practice").facts.words.front()));
    REQUIRE(click(first, QStringLiteral("compareDiffer")));
    CHECK_FALSE(first.isVisible());
    CHECK(desk.store("other").clinic() == nullptr);
    CHECK(manager.shown().contains(QStringLiteral("The key was not taken in.")));

    manager.window.importFile(publicFile(desk, "Riverside Practice"));
    REQUIRE(click(manager.dialog<ui::CompareDialog>(), QStringLiteral("compareMatch")));
    REQUIRE(waitFor([&] { return manager.window.ring().contents().clinic.has_value(); }));
    // The clinic vouches for its kiosk: nobody has to compare again.
    manager.window.importFile(publicFile(desk, "Entrance"));
    REQUIRE(waitFor([&] { return manager.row("Entrance").isTrusted; }));
    CHECK(desk.store("other").kiosks().size() == 1);
}

TEST_CASE("keys are renewed with the newest hiding key, replaced and given another passphrase", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    ManagerAtWork manager(desk);

    manager.start("keyRotate", "Riverside Practice");
    typeClinic(manager.dialog<ui::KeyActionDialog>());
    manager.finish(manager.dialog<ui::KeyActionDialog>());
    const auto rotated = desk.openKey(clinicFile(desk), KeyDesk::kClinicWords);
    CHECK(rotated.stegoKeys.size() == 2);

    manager.start("keyRenew", "Entrance");
    REQUIRE(typeInto(manager.dialog<ui::KeyActionDialog>(), QStringLiteral("actionPassphrase"), QLatin1String(KeyDesk::kKioskWords)));
    typeClinic(manager.dialog<ui::KeyActionDialog>());
    manager.finish(manager.dialog<ui::KeyActionDialog>());
    const auto renewed = desk.openKey(kioskFile(desk), KeyDesk::kKioskWords);
    CHECK(renewed.pub.epoch == rotated.stegoKeys.front().epoch);
    CHECK(renewed.stegoKeys.size() == 2);

    const auto before = desk.openKey(doctorFile(desk), KeyDesk::kDoctorWords);
    const auto kiosk = desk.openKey(kioskFile(desk), KeyDesk::kKioskWords);
    manager.start("keyReplace", "Dr. Amina Farouk");
    REQUIRE(typeInto(manager.dialog<ui::KeyActionDialog>(), QStringLiteral("actionPassphrase"), QLatin1String(KeyDesk::kDoctorWords)));
    typeClinic(manager.dialog<ui::KeyActionDialog>());
    manager.finish(manager.dialog<ui::KeyActionDialog>());
    const auto after = desk.openKey(doctorFile(desk), KeyDesk::kDoctorWords);
    CHECK(after.pub.fingerprint(desk.primitives()) != before.pub.fingerprint(desk.primitives()));
    CHECK(desk.sealsFor(kiosk, {before.pub}, after));
    REQUIRE(desk.store().revocations() != nullptr);
    CHECK(desk.store().revocations()->find(before.pub.fingerprint(desk.primitives())) != nullptr);

    manager.start("keyChangePassphrase", "Entrance");
    auto& change = manager.dialog<ui::KeyActionDialog>();
    REQUIRE(typeInto(change, QStringLiteral("actionPassphrase"), QLatin1String(KeyDesk::kKioskWords)));
    REQUIRE(typeInto(change, QStringLiteral("actionNewPassphrase"), QStringLiteral("marble river thunder apple")));
    REQUIRE(typeInto(change, QStringLiteral("actionNewPassphraseAgain"), QStringLiteral("marble river thunder apple")));
    manager.finish(change);
    CHECK(crypto::readKeyFile(desk.primitives(), kioskFile(desk), base::viewOf("marble river thunder apple")));
    CHECK_FALSE(crypto::readKeyFile(desk.primitives(), kioskFile(desk), base::viewOf(KeyDesk::kKioskWords)));
}

TEST_CASE("a doctor makes a key elsewhere, the clinic admits it, the doctor takes the admission in", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    const auto own = desk.inside("doctor's computer");
    std::filesystem::create_directories(own);
    {
        ManagerAtWork doctor(desk, "doctor");
        doctor.window.startAction(KeyAction::MakeOwn);
        auto& dialog = doctor.dialog<ui::KeyActionDialog>();
        REQUIRE(typeInto(dialog, QStringLiteral("actionName"), QStringLiteral("Dr. Jonas Lindqvist")));
        REQUIRE(typeInto(dialog, QStringLiteral("actionNewPassphrase"), QLatin1String(KeyDesk::kDoctorWords)));
        REQUIRE(typeInto(dialog, QStringLiteral("actionNewPassphraseAgain"), QLatin1String(KeyDesk::kDoctorWords)));
        desk.dialogs().folder = test::textOf(own);
        doctor.finish(dialog);
    }
    const auto keyFile = own / "Dr. Jonas Lindqvist.key";
    const auto publicFile = own / "Dr. Jonas Lindqvist.pub";
    CHECK_FALSE(desk.openKey(keyFile, KeyDesk::kDoctorWords).pub.clinic);
    {
        ManagerAtWork clinic(desk);
        desk.dialogs().file = test::textOf(publicFile);
        REQUIRE(click(clinic.window, QStringLiteral("keyAdmit")));
        REQUIRE(click(clinic.dialog<ui::CompareDialog>(), QStringLiteral("compareMatch")));
        typeClinic(clinic.dialog<ui::KeyActionDialog>());
        clinic.finish(clinic.dialog<ui::KeyActionDialog>());
        CHECK(clinic.row("Dr. Jonas Lindqvist").isEnrolled);
        CHECK(clinic.row("Dr. Jonas Lindqvist").isTrusted);
    }
    {
        ManagerAtWork doctor(desk, "doctor");
        desk.dialogs().folder = test::textOf(own);
        REQUIRE(click(doctor.window, QStringLiteral("keyFolder")));
        REQUIRE(waitFor([&] { return !doctor.window.ring().isBusy(); }));
        desk.dialogs().file = test::textOf(publicFile);
        doctor.start("keyTakeEnrolment", "Dr. Jonas Lindqvist");
        auto& dialog = doctor.dialog<ui::KeyActionDialog>();
        REQUIRE(typeInto(dialog, QStringLiteral("actionPassphrase"), QLatin1String(KeyDesk::kDoctorWords)));
        doctor.finish(dialog);
    }
    const auto doctor = desk.openKey(keyFile, KeyDesk::kDoctorWords);
    CHECK(doctor.pub.clinic);
    CHECK(doctor.stegoKeys.size() == 1);
    const auto kiosk = desk.openKey(kioskFile(desk), KeyDesk::kKioskWords);
    CHECK(desk.sealsFor(kiosk, {doctor.pub}, doctor));
}
