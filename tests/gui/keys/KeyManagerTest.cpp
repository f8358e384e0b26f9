#include <QPushButton>
#include <atomic>
#include <fstream>
#include <thread>

#include "core/base/Files.h"
#include "tests/gui/keys/KeyDesk.h"
#include "tests/support/Catch.h"
#include "ui/keys/CompareDialog.h"
#include "ui/keys/KeyActionDialog.h"
#include "ui/presenters/KeyRingWork.h"
#include "ui/presenters/KeySetupMake.h"

using namespace intaglio;
using test::click;
using test::KeyDesk;
using test::typeInto;
using test::waitFor;
using ui::KeyAction;

namespace {

/// The manager with the stick's keys listed.
struct Manager {
    explicit Manager(const KeyDesk& desk, const std::string& computer = "computer") : window(desk.ports(computer)) {
        window.show();
        REQUIRE(waitFor([this] { return !window.ring().isBusy(); }));
    }
    [[nodiscard]] const ui::KeyRow& row(const std::string& name) {
        const auto& rows = window.ring().contents().rows;
        const auto found = std::ranges::find_if(rows, [&](const ui::KeyRow& each) { return each.facts.identity.name == name; });
        REQUIRE(found != rows.end());
        return *found;
    }
    [[nodiscard]] ui::KeyState state(const std::string& name) { return window.ring().stateOf(row(name)); }
    template <class Dialog>
    [[nodiscard]] Dialog& dialog() {
        Dialog* found = nullptr;
        REQUIRE(waitFor([&] {
            // A dialog that was closed goes a little later.
            const auto dialogs = window.findChildren<Dialog*>();
            for (Dialog* each : dialogs) found = each->isVisible() ? each : found;
            return found != nullptr;
        }));
        return *found;
    }
    /// Presses the dialog's button and waits until it is gone and the keys were read again.
    void finish(ui::KeyActionDialog& open) {
        const QPointer<ui::KeyActionDialog> guard(&open);
        REQUIRE(click(open, QStringLiteral("actionDo")));
        REQUIRE(waitFor([&] { return guard.isNull() && !window.ring().isBusy(); }));
    }
    void start(const char* button, const char* key) {
        window.select(QLatin1String(key));
        REQUIRE(click(window, QLatin1String(button)));
    }
    [[nodiscard]] QString shown() { return test::visibleText(window); }
    ui::KeyManagerWindow window;
};

void typeClinic(QWidget& dialog) {
    REQUIRE(typeInto(dialog, QStringLiteral("actionClinicPassphrase"), QLatin1String(KeyDesk::kClinicWords)));
}

}  // namespace

TEST_CASE("the key manager lists the keys of the stick with their standing", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    Manager manager(desk);
    REQUIRE(manager.window.ring().contents().rows.size() == 3);
    CHECK(manager.window.ring().clinicKeyFile() == desk.keys() / "clinic" / "Riverside Practice.key");
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
    Manager manager(desk);
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
    const auto list = desk.keys() / "public" / "Riverside Practice.revoked";
    REQUIRE(std::filesystem::exists(list));
    CHECK(manager.shown().contains(QStringLiteral("number 1")));

    Manager other(desk, "other");
    other.window.importFile(list);
    REQUIRE(waitFor([&] { return other.shown().contains(QStringLiteral("Problem")); }));
    other.window.importFile(desk.keys() / "public" / "Riverside Practice.pub");
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
    Manager manager(desk, "other");
    manager.window.importFile(desk.keys() / "public" / "Riverside Practice.pub");
    auto& first = manager.dialog<ui::CompareDialog>();
    CHECK(test::visibleText(first).contains(manager.row("Riverside Practice").facts.words.front()));
    REQUIRE(click(first, QStringLiteral("compareDiffer")));
    CHECK_FALSE(first.isVisible());
    CHECK(desk.store("other").clinic() == nullptr);
    CHECK(manager.shown().contains(QStringLiteral("The key was not taken in.")));

    manager.window.importFile(desk.keys() / "public" / "Riverside Practice.pub");
    REQUIRE(click(manager.dialog<ui::CompareDialog>(), QStringLiteral("compareMatch")));
    REQUIRE(waitFor([&] { return manager.window.ring().contents().clinic.has_value(); }));
    // The clinic vouches for its kiosk: nobody has to compare again.
    manager.window.importFile(desk.keys() / "public" / "Entrance.pub");
    REQUIRE(waitFor([&] { return manager.row("Entrance").isTrusted; }));
    CHECK(desk.store("other").kiosks().size() == 1);
}

TEST_CASE("keys are renewed with the newest hiding key, replaced and given another passphrase", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    Manager manager(desk);
    const auto kioskFile = desk.keys() / "kiosk Entrance" / "Entrance.key";
    const auto doctorFile = desk.keys() / "doctor Dr. Amina Farouk" / "Dr. Amina Farouk.key";

    manager.start("keyRotate", "Riverside Practice");
    typeClinic(manager.dialog<ui::KeyActionDialog>());
    manager.finish(manager.dialog<ui::KeyActionDialog>());
    const auto rotated = desk.openKey(desk.keys() / "clinic" / "Riverside Practice.key", KeyDesk::kClinicWords);
    CHECK(rotated.stegoKeys.size() == 2);

    manager.start("keyRenew", "Entrance");
    REQUIRE(typeInto(manager.dialog<ui::KeyActionDialog>(), QStringLiteral("actionPassphrase"), QLatin1String(KeyDesk::kKioskWords)));
    typeClinic(manager.dialog<ui::KeyActionDialog>());
    manager.finish(manager.dialog<ui::KeyActionDialog>());
    const auto renewed = desk.openKey(kioskFile, KeyDesk::kKioskWords);
    CHECK(renewed.pub.epoch == rotated.stegoKeys.front().epoch);
    CHECK(renewed.stegoKeys.size() == 2);

    const auto before = desk.openKey(doctorFile, KeyDesk::kDoctorWords);
    const auto kiosk = desk.openKey(kioskFile, KeyDesk::kKioskWords);
    manager.start("keyReplace", "Dr. Amina Farouk");
    REQUIRE(typeInto(manager.dialog<ui::KeyActionDialog>(), QStringLiteral("actionPassphrase"), QLatin1String(KeyDesk::kDoctorWords)));
    typeClinic(manager.dialog<ui::KeyActionDialog>());
    manager.finish(manager.dialog<ui::KeyActionDialog>());
    const auto after = desk.openKey(doctorFile, KeyDesk::kDoctorWords);
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
    CHECK(crypto::readKeyFile(desk.primitives(), kioskFile, base::viewOf("marble river thunder apple")));
    CHECK_FALSE(crypto::readKeyFile(desk.primitives(), kioskFile, base::viewOf(KeyDesk::kKioskWords)));
}

TEST_CASE("a doctor makes a key elsewhere, the clinic admits it, the doctor takes the admission in", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    const auto own = desk.inside("doctor's computer");
    std::filesystem::create_directories(own);
    {
        Manager doctor(desk, "doctor");
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
        Manager clinic(desk);
        desk.dialogs().file = test::textOf(publicFile);
        REQUIRE(click(clinic.window, QStringLiteral("keyAdmit")));
        REQUIRE(click(clinic.dialog<ui::CompareDialog>(), QStringLiteral("compareMatch")));
        typeClinic(clinic.dialog<ui::KeyActionDialog>());
        clinic.finish(clinic.dialog<ui::KeyActionDialog>());
        CHECK(clinic.row("Dr. Jonas Lindqvist").isEnrolled);
        CHECK(clinic.row("Dr. Jonas Lindqvist").isTrusted);
    }
    {
        Manager doctor(desk, "doctor");
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
    const auto kiosk = desk.openKey(desk.keys() / "kiosk Entrance" / "Entrance.key", KeyDesk::kKioskWords);
    CHECK(desk.sealsFor(kiosk, {doctor.pub}, doctor));
}

TEST_CASE("the public part is copied to a stick", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    Manager manager(desk);
    const auto target = desk.inside("carried");
    std::filesystem::create_directories(target);
    desk.dialogs().folder = test::textOf(target);
    manager.start("keyExport", "Riverside Practice");
    REQUIRE(waitFor([&] { return std::filesystem::exists(target / "Riverside Practice.pub") && !manager.window.ring().isBusy(); }));
    CHECK(crypto::readPublicIdentity(desk.primitives(), target / "Riverside Practice.pub"));
    CHECK(test::entriesIn(target) == 1);
}

TEST_CASE("the chosen key is copied even where the keys were read again meanwhile", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    Manager manager(desk);
    const auto target = desk.inside("carried");
    std::filesystem::create_directories(target);
    // While people choose a folder, another folder with fewer keys is read: the rows of before are gone.
    struct Refreshing final : ui::Dialogs {
        Refreshing(ui::KeyRing& keys, QString answer) : ring(keys), folder(std::move(answer)) {}
        QString openFile(QWidget*, const QString&, const QString&, const QString&) override { return {}; }
        QStringList openFiles(QWidget*, const QString&, const QString&, const QString&) override { return {}; }
        QString openFolder(QWidget*, const QString&, const QString&) override {
            ring.refresh();
            wasBusy = ring.isBusy();
            (void)waitFor([this] { return !ring.isBusy(); });
            return folder;
        }
        QString saveFile(QWidget*, const QString&, const QString&, const QString&) override { return {}; }
        bool confirm(QWidget*, const QString&, const QString&, const QString&) override { return true; }
        ui::KeyRing& ring;
        QString folder;
        bool wasBusy = false;
    } dialogs(manager.window.ring(), test::textOf(target));
    ui::Dialogs::replace(&dialogs);
    manager.start("keyExport", "Entrance");
    REQUIRE(waitFor([&] { return std::filesystem::exists(target / "Entrance.pub") && !manager.window.ring().isBusy(); }));
    ui::Dialogs::replace(&desk.dialogs());
    CHECK(dialogs.wasBusy);
    CHECK(test::entriesIn(target) == 1);
}

TEST_CASE("buttons rest while keys are read, and trust is told only when it changed", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    Manager manager(desk);
    manager.window.select(QStringLiteral("Entrance"));
    const auto* renew = manager.window.findChild<QPushButton*>(QStringLiteral("keyRenew"));
    REQUIRE(renew != nullptr);
    CHECK(renew->isEnabled());
    int told = 0;
    QObject::connect(&manager.window, &ui::KeyManagerWindow::trustChanged, &manager.window, [&told] { ++told; });
    manager.window.ring().refresh();
    CHECK_FALSE(renew->isEnabled());
    REQUIRE(waitFor([&] { return !manager.window.ring().isBusy(); }));
    CHECK(renew->isEnabled());
    CHECK(told == 0);
    auto store = desk.store();
    REQUIRE(store.remove(manager.row("Dr. Amina Farouk").facts.identity.fingerprint(desk.primitives())));
    manager.window.ring().refresh();
    REQUIRE(waitFor([&] { return !manager.window.ring().isBusy(); }));
    CHECK(told == 1);
}

TEST_CASE("the selection stays with its key when rows come before it", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    const auto folder = desk.keys() / "public";
    const auto aside = desk.inside("aside.pub");
    std::filesystem::rename(folder / "Entrance.pub", aside);
    std::filesystem::remove_all(desk.keys() / "kiosk Entrance");
    auto store = desk.store();
    for (const auto& kiosk : std::vector(store.kiosks())) REQUIRE(store.remove(kiosk.fingerprint(desk.primitives())));
    Manager manager(desk);
    manager.window.select(QStringLiteral("Dr. Amina Farouk"));
    std::filesystem::rename(aside, folder / "Entrance.pub");
    manager.window.ring().refresh();
    REQUIRE(waitFor([&] { return manager.window.ring().contents().rows.size() == 3 && !manager.window.ring().isBusy(); }));
    CHECK(manager.shown().contains(manager.row("Dr. Amina Farouk").facts.fingerprint));
}

TEST_CASE("work with keys is neither cancelled nor left by closing a window", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    std::atomic<bool> go = false;
    ui::KeyPorts ports = desk.ports();
    ports.act = [act = ports.act, &go](const ui::KeyActionRequest& request) {
        while (!go) std::this_thread::yield();
        return act(request);
    };
    ui::KeyManagerWindow window(ports);
    window.show();
    REQUIRE(waitFor([&] { return !window.ring().isBusy(); }));
    window.select(QStringLiteral("Entrance"));
    REQUIRE(click(window, QStringLiteral("keyRevoke")));
    auto* dialog = window.findChild<ui::KeyActionDialog*>();
    REQUIRE(dialog != nullptr);
    const auto* doIt = dialog->findChild<QPushButton*>(QStringLiteral("actionDo"));
    REQUIRE(doIt != nullptr);
    CHECK_FALSE(doIt->isDefault());
    typeClinic(*dialog);
    REQUIRE(click(*dialog, QStringLiteral("actionDo")));
    CHECK_FALSE(dialog->findChild<QPushButton*>(QStringLiteral("actionCancel"))->isEnabled());
    dialog->reject();
    CHECK(dialog->isVisible());
    CHECK_FALSE(dialog->close());
    CHECK_FALSE(window.close());
    CHECK(window.isVisible());
    go = true;
    REQUIRE(waitFor([&] { return window.ring().contents().revocationListNumber == 1 && !window.ring().isBusy(); }));
    CHECK(window.close());
}

TEST_CASE("replacing keys asks first", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    Manager manager(desk);
    manager.start("keyReplace", "Dr. Amina Farouk");
    auto& dialog = manager.dialog<ui::KeyActionDialog>();
    REQUIRE(typeInto(dialog, QStringLiteral("actionPassphrase"), QLatin1String(KeyDesk::kDoctorWords)));
    typeClinic(dialog);
    desk.dialogs().confirmed = false;
    REQUIRE(click(dialog, QStringLiteral("actionDo")));
    CHECK_FALSE(manager.window.ring().isBusy());
    CHECK(desk.store().revocations() == nullptr);
}

TEST_CASE("whether a list is the clinic's first one is asked, and no is an answer", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    // Says yes to revoking, and `isFirst` to the question after it.
    struct Answers final : ui::Dialogs {
        QString openFile(QWidget*, const QString&, const QString&, const QString&) override { return {}; }
        QStringList openFiles(QWidget*, const QString&, const QString&, const QString&) override { return {}; }
        QString openFolder(QWidget*, const QString&, const QString&) override { return {}; }
        QString saveFile(QWidget*, const QString&, const QString&, const QString&) override { return {}; }
        bool confirm(QWidget*, const QString& title, const QString&, const QString&) override {
            const bool isQuestion = title.contains(QStringLiteral("first list"));
            asked += isQuestion ? 1 : 0;
            return !isQuestion || isFirst;
        }
        int asked = 0;
        bool isFirst = false;
    } answers;
    Manager manager(desk);
    ui::Dialogs::replace(&answers);
    manager.start("keyRevoke", "Entrance");
    auto& dialog = manager.dialog<ui::KeyActionDialog>();
    typeClinic(dialog);
    REQUIRE(click(dialog, QStringLiteral("actionDo")));
    REQUIRE(waitFor([&] { return test::visibleText(dialog).contains(QStringLiteral(".revoked")) && !manager.window.ring().isBusy(); }));
    CHECK(answers.asked == 1);
    CHECK(desk.store().revocations() == nullptr);
    answers.isFirst = true;
    manager.finish(dialog);
    ui::Dialogs::replace(&desk.dialogs());
    CHECK(answers.asked == 2);
    CHECK(manager.state("Entrance") == ui::KeyState::Revoked);
}

TEST_CASE("files that do not count are named, and a damaged trust first of all", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    std::ofstream(desk.keys() / "public" / "Broken.pub") << "no key";
    {
        Manager manager(desk);
        CHECK(manager.shown().contains(QStringLiteral("1 file with keys does not count.")));
        CHECK(manager.shown().contains(QStringLiteral("Broken.pub")));
    }
    for (const char* name : {"clinic.revoked", "clinic.pub"}) {
        std::ofstream(desk.workplace().trustFolder / name) << "damaged";
        Manager manager(desk);
        CHECK(manager.window.ring().contents().isTrustDamaged);
        CHECK(manager.shown().contains(QStringLiteral("it trusts nobody until this is mended")));
    }
}

TEST_CASE("the clinic's key that is offered is the trusted clinic's", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    ui::KeySetupPlan plan;
    plan.clinicName = QStringLiteral("Hill Practice");
    plan.place = desk.stick();
    plan.clinicPassphrase = ui::secretFrom(QLatin1String(KeyDesk::kClinicWords));
    base::NoProgress progress;
    REQUIRE(ui::makeKeys(desk.workplace("other"), plan, progress, {}));
    Manager manager(desk);
    manager.window.ring().setFolder(desk.stick());
    REQUIRE(waitFor([&] { return manager.window.ring().contents().rows.size() == 4 && !manager.window.ring().isBusy(); }));
    CHECK(manager.window.ring().clinicKeyFile() == desk.keys() / "clinic" / "Riverside Practice.key");
    manager.window.ring().setFolder(desk.stick() / "Hill Practice keys");
    REQUIRE(waitFor([&] { return !manager.window.ring().isBusy(); }));
    CHECK(manager.window.ring().clinicKeyFile().empty());
}
