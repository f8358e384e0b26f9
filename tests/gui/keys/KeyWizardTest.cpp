// The wizard that makes a clinic's keys, when all goes well.
#include <fstream>

#include "app/gui/StartWindow.h"
#include "core/base/Files.h"
#include "tests/gui/keys/WizardSteps.h"
#include "tests/support/Catch.h"
#include "ui/keys/KeyWindows.h"
#include "ui/presenters/KeySetupMake.h"
#include "ui/presenters/KioskStart.h"

using namespace intaglio;
using test::click;
using test::enterPassphrase;
using test::fillIn;
using test::KeyDesk;
using test::next;
using test::said;
using test::typeInto;
using test::waitFor;
using ui::KeySetup;

namespace {

void checkFiles(const KeyDesk& desk) {
    const auto clinic = desk.openKey(desk.keys() / "clinic" / "Riverside Practice.key", KeyDesk::kClinicWords);
    const auto kiosk = desk.openKey(desk.keys() / "kiosk Entrance" / "Entrance.key", KeyDesk::kKioskWords);
    const auto doctor = desk.openKey(desk.keys() / "doctor Dr. Amina Farouk" / "Dr. Amina Farouk.key", KeyDesk::kDoctorWords);
    const auto recovery = desk.openKey(desk.keys() / "clinic" / "recovery.key", KeyDesk::kClinicWords);
    for (const auto* key : {&kiosk, &doctor, &recovery}) CHECK(key->pub.isSignedBy(desk.primitives(), clinic.pub.signing));
    for (const char* name : {"Riverside Practice.pub", "Entrance.pub", "Laboratory.pub", "Dr. Amina Farouk.pub", "recovery.pub"})
        CHECK(crypto::readPublicIdentity(desk.primitives(), desk.keys() / "public" / name));
    CHECK_FALSE(std::filesystem::exists(desk.keys() / "doctor Dr. Jonas Lindqvist"));
    const std::vector<crypto::PublicIdentity> recipients{doctor.pub, recovery.pub};
    CHECK(desk.sealsFor(kiosk, recipients, doctor));
    CHECK(desk.sealsFor(kiosk, recipients, recovery));
    const auto store = desk.store();
    REQUIRE(store.clinic() != nullptr);
    CHECK(store.clinic()->signing == clinic.pub.signing);
    CHECK(store.kiosks().size() == 2);
    CHECK(store.doctors().size() == 2);
}

}  // namespace

TEST_CASE("a practice manager makes the clinic's keys from the start window to the printed sheet", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    gui::StartWindow start(false);
    start.show();
    const ui::KeyPorts ports = desk.ports();
    QObject::connect(&start, &gui::StartWindow::keysChosen, &start, [&] { ui::showKeyManager(ports, &start); });
    REQUIRE(click(start, QStringLiteral("startKeys")));
    auto* manager = start.findChild<ui::KeyManagerWindow*>();
    REQUIRE(manager != nullptr);
    REQUIRE(waitFor([&] { return click(*manager, QStringLiteral("emptyStateAction")); }));
    auto* wizard = manager->findChild<ui::KeySetupWizard*>();
    REQUIRE(wizard != nullptr);
    fillIn(*wizard);
    CHECK(test::visibleText(*wizard).contains(QStringLiteral("A key for kiosk \"Laboratory\", which starts by itself")));
    CHECK(test::entriesIn(desk.stick()) == 0);
    next(*wizard);
    REQUIRE(waitFor([&] { return wizard->setup().step() == KeySetup::Step::Done || wizard->setup().error(); }));
    REQUIRE(wizard->setup().step() == KeySetup::Step::Done);
    checkFiles(desk);

    const auto& made = *wizard->setup().outcome();
    CHECK(made.later == QStringList{QStringLiteral("Dr. Jonas Lindqvist")});
    // New cards become visible with the next turn of the event loop.
    REQUIRE(waitFor([&] { return test::visibleText(*wizard).contains(made.keys.front().facts.fingerprint); }));
    const QString shown = test::visibleText(*wizard);
    for (const QString& word : made.keys.front().facts.words) CHECK(shown.contains(word));
    desk.dialogs().saved = test::textOf(desk.inside("sheet.pdf"));
    REQUIRE(click(*wizard, QStringLiteral("saveKeySheet")));
    const auto sheet = base::readFile(desk.inside("sheet.pdf"));
    REQUIRE(sheet);
    CHECK(sheet->size() > 4000);
    CHECK(std::string(sheet->begin(), sheet->begin() + 5) == "%PDF-");
    next(*wizard);
    REQUIRE(waitFor([&] { return manager->ring().contents().rows.size() == 5; }));
}

TEST_CASE("a kiosk that starts by itself does so on one computer only", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    ui::KeySetupPlan plan;
    plan.clinicName = QStringLiteral("Riverside Practice");
    plan.place = desk.stick();
    plan.clinicPassphrase = ui::secretFrom(QLatin1String(KeyDesk::kClinicWords));
    plan.keys = {{crypto::Role::Kiosk, QStringLiteral("Laboratory"), ui::secretFrom(QLatin1String(KeyDesk::kKioskWords)), true}};
    base::NoProgress progress;
    REQUIRE(ui::makeKeys(desk.workplace(), plan, progress, {}));
    const auto keyFile = desk.keys() / "kiosk Laboratory" / "Laboratory.key";
    const auto startFile = ui::startFileOf(keyFile);
    const base::Bytes here(32, 'h');
    for (int start = 0; start < 2; ++start) {
        const auto words = ui::readStartFile(desk.primitives(), startFile, here);
        REQUIRE(words);
        CHECK(crypto::readKeyFile(desk.primitives(), keyFile, words->view()));
    }
    const auto content = base::readFile(startFile);
    REQUIRE(content);
    const QByteArray hex = QByteArray(KeyDesk::kKioskWords).toHex();
    CHECK(std::string(content->begin(), content->end()).find(hex.toStdString()) == std::string::npos);
    const auto elsewhere = ui::readStartFile(desk.primitives(), startFile, base::Bytes(32, 'e'));
    REQUIRE_FALSE(elsewhere);
    CHECK(elsewhere.error().code == base::ErrorCode::CryptoAuthenticationFailed);
    std::ofstream(startFile) << "{}";
    const auto damaged = ui::readStartFile(desk.primitives(), startFile, here);
    REQUIRE_FALSE(damaged);
    CHECK(damaged.error().code == base::ErrorCode::KeyFileInvalid);
}

TEST_CASE("however the last page is closed, the manager learns of the keys", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    ui::KeyManagerWindow manager(desk.ports());
    manager.show();
    REQUIRE(waitFor([&] { return !manager.ring().isBusy(); }));
    manager.openWizard();
    auto* wizard = manager.findChild<ui::KeySetupWizard*>();
    REQUIRE(wizard != nullptr);
    fillIn(*wizard);
    next(*wizard);
    REQUIRE(waitFor([&] { return wizard->setup().step() == KeySetup::Step::Done; }));
    // The start file on the stick holds a passphrase: the page says when to delete it.
    CHECK(waitFor([&] { return test::visibleText(*wizard).contains(QStringLiteral("delete \"Laboratory.start\" on the stick")); }));
    wizard->close();
    CHECK(waitFor([&] { return manager.ring().contents().rows.size() == 5 && manager.ring().folder() == desk.keys(); }));
}

TEST_CASE("a doctor is added later with the clinic's key", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    const auto clinicKey = desk.keys() / "clinic" / "Riverside Practice.key";
    ui::KeySetupWizard wizard(desk.ports());
    wizard.show();
    REQUIRE(click(wizard, QStringLiteral("keyAddMore")));
    next(wizard);
    CHECK(said(wizard) == QStringLiteral("The key file is missing."));
    desk.dialogs().file = test::textOf(clinicKey);
    REQUIRE(click(wizard, QStringLiteral("openClinicChoose")));
    REQUIRE(typeInto(wizard, QStringLiteral("openClinicPassphrase"), QStringLiteral("not the right one")));
    next(wizard);
    REQUIRE(waitFor([&] { return wizard.setup().error().has_value(); }));
    CHECK(wizard.setup().error()->code == base::ErrorCode::PassphraseWrong);
    REQUIRE(typeInto(wizard, QStringLiteral("openClinicPassphrase"), QLatin1String(KeyDesk::kClinicWords)));
    next(wizard);
    REQUIRE(waitFor([&] { return wizard.setup().step() == KeySetup::Step::Kiosks; }));
    next(wizard);
    next(wizard);
    CHECK(said(wizard) == QStringLiteral("There is nothing to make yet."));
    REQUIRE(typeInto(wizard, QStringLiteral("doctorName"), QStringLiteral("Dr. Amina Farouk")));
    enterPassphrase(wizard, QStringLiteral("doctor"), QLatin1String(KeyDesk::kDoctorWords));
    REQUIRE(click(wizard, QStringLiteral("doctorAdd")));
    CHECK(said(wizard) == QStringLiteral("This name is in use already."));
    REQUIRE(typeInto(wizard, QStringLiteral("doctorName"), QStringLiteral("Dr. Sofia Rossi")));
    next(wizard);
    REQUIRE(wizard.setup().step() == KeySetup::Step::Make);
    next(wizard);
    REQUIRE(waitFor([&] { return wizard.setup().step() == KeySetup::Step::Done; }));
    const auto doctor = desk.openKey(desk.keys() / "doctor Dr. Sofia Rossi" / "Dr. Sofia Rossi.key", KeyDesk::kDoctorWords);
    const auto kiosk = desk.openKey(desk.keys() / "kiosk Entrance" / "Entrance.key", KeyDesk::kKioskWords);
    CHECK(desk.sealsFor(kiosk, {doctor.pub}, doctor));
    CHECK(desk.store().doctors().size() == 2);
    for (const auto& entry : std::filesystem::directory_iterator(desk.keys())) CHECK(entry.path().filename().string().front() != '.');
}
