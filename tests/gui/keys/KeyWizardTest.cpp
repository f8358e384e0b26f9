#include <QLineEdit>
#include <QPushButton>
#include <atomic>
#include <fstream>
#include <thread>

#include "app/gui/StartWindow.h"
#include "core/base/Files.h"
#include "tests/gui/keys/KeyDesk.h"
#include "tests/support/Catch.h"
#include "ui/keys/KeyWindows.h"
#include "ui/presenters/KeySetupMake.h"
#include "ui/presenters/KioskStart.h"
#include "ui/widgets/MessageBar.h"

using namespace intaglio;
using test::click;
using test::KeyDesk;
using test::typeInto;
using test::waitFor;
using ui::KeySetup;

namespace {

QString typed(QWidget& window, const char* name) {
    const auto* field = qobject_cast<QLineEdit*>(test::findControl(window, QLatin1String(name)));
    REQUIRE(field != nullptr);
    return field->text();
}

void enterPassphrase(QWidget& window, const QString& prefix, const QString& words) {
    REQUIRE(typeInto(window, prefix + QStringLiteral("Passphrase"), words));
    REQUIRE(typeInto(window, prefix + QStringLiteral("PassphraseAgain"), words));
}

void next(ui::KeySetupWizard& wizard) {
    REQUIRE(click(wizard, QStringLiteral("keySetupNext")));
}

/// What the visible message bar says.
QString said(QWidget& window) {
    for (const auto* bar : window.findChildren<ui::MessageBar*>()) {
        if (bar->isVisible() && bar->kind() == ui::MessageKind::Attention) return bar->sentence();
    }
    return {};
}

void addKiosk(ui::KeySetupWizard& wizard, const QString& name, bool startsByItself) {
    REQUIRE(typeInto(wizard, QStringLiteral("kioskName"), name));
    enterPassphrase(wizard, QStringLiteral("kiosk"), QLatin1String(KeyDesk::kKioskWords));
    if (startsByItself) REQUIRE(click(wizard, QStringLiteral("kioskSecond")));
    REQUIRE(click(wizard, QStringLiteral("kioskAdd")));
}

/// From the welcome page to the page with the button "Make the keys".
void fillIn(ui::KeySetupWizard& wizard) {
    next(wizard);
    REQUIRE(typeInto(wizard, QStringLiteral("clinicName"), QStringLiteral("Riverside Practice")));
    enterPassphrase(wizard, QStringLiteral("clinic"), QLatin1String(KeyDesk::kClinicWords));
    next(wizard);
    REQUIRE(wizard.setup().step() == KeySetup::Step::Kiosks);
    addKiosk(wizard, QStringLiteral("Entrance"), false);
    addKiosk(wizard, QStringLiteral("Laboratory"), true);
    next(wizard);
    REQUIRE(typeInto(wizard, QStringLiteral("doctorName"), QStringLiteral("Dr. Amina Farouk")));
    enterPassphrase(wizard, QStringLiteral("doctor"), QLatin1String(KeyDesk::kDoctorWords));
    REQUIRE(click(wizard, QStringLiteral("doctorAdd")));
    REQUIRE(typeInto(wizard, QStringLiteral("doctorName"), QStringLiteral("Dr. Jonas Lindqvist")));
    REQUIRE(click(wizard, QStringLiteral("doctorSecond")));
    REQUIRE(click(wizard, QStringLiteral("doctorAdd")));
    REQUIRE(click(wizard, QStringLiteral("recoveryWanted")));
    next(wizard);
    REQUIRE(wizard.setup().step() == KeySetup::Step::Make);
}

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

TEST_CASE("entries that cannot be right are told kindly and change nothing", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    ui::KeySetupWizard wizard(desk.ports());
    wizard.show();
    next(wizard);
    next(wizard);
    CHECK(said(wizard) == QStringLiteral("The name is missing."));
    REQUIRE(typeInto(wizard, QStringLiteral("clinicName"), QStringLiteral("River/side")));
    next(wizard);
    CHECK(said(wizard) == QStringLiteral("This name cannot be used."));
    REQUIRE(typeInto(wizard, QStringLiteral("clinicName"), QStringLiteral("Riverside Practice")));
    next(wizard);
    CHECK(said(wizard) == QStringLiteral("The passphrase is missing."));
    enterPassphrase(wizard, QStringLiteral("clinic"), QStringLiteral("summer"));
    next(wizard);
    CHECK(said(wizard) == QStringLiteral("This passphrase is too easy to guess."));
    REQUIRE(typeInto(wizard, QStringLiteral("clinicPassphrase"), QLatin1String(KeyDesk::kClinicWords)));
    next(wizard);
    CHECK(said(wizard) == QStringLiteral("The two passphrases differ."));
    CHECK(wizard.setup().step() == KeySetup::Step::Clinic);

    REQUIRE(click(wizard, QStringLiteral("clinicSuggest")));
    CHECK(typed(wizard, "clinicPassphrase").split(QLatin1Char(' ')).size() == 5);
    next(wizard);
    REQUIRE(wizard.setup().step() == KeySetup::Step::Kiosks);
    addKiosk(wizard, QStringLiteral("Entrance"), false);
    REQUIRE(typeInto(wizard, QStringLiteral("kioskName"), QStringLiteral("entrance")));
    enterPassphrase(wizard, QStringLiteral("kiosk"), QLatin1String(KeyDesk::kKioskWords));
    REQUIRE(click(wizard, QStringLiteral("kioskAdd")));
    CHECK(said(wizard) == QStringLiteral("This name is in use already."));
    CHECK(wizard.setup().plan().keys.size() == 1);
    CHECK(test::entriesIn(desk.stick()) == 0);
}

TEST_CASE("a passphrase suggestion differs every time and is good enough", "[gui][keys]") {
    KeyDesk desk;
    const auto ports = desk.ports();
    const auto first = ports.suggest();
    const auto second = ports.suggest();
    REQUIRE(first);
    REQUIRE(second);
    CHECK(*first != *second);
    CHECK(ports.grade(ui::secretFrom(*first)->view(), {}) >= ui::PassphraseGrade::Fair);
}

TEST_CASE("the name of the key is no passphrase for it", "[gui][keys]") {
    KeyDesk desk;
    const auto ports = desk.ports();
    const auto words = ui::secretFrom(QStringLiteral("Riverside Practice"));
    CHECK(ports.grade(words->view(), {}) >= ui::PassphraseGrade::Fair);
    CHECK(ports.grade(words->view(), QStringLiteral("Riverside Practice")) == ui::PassphraseGrade::Weak);
    test::GuiFixture fixture;
    ui::KeySetupWizard wizard(ports);
    wizard.show();
    next(wizard);
    REQUIRE(typeInto(wizard, QStringLiteral("clinicName"), QStringLiteral("Riverside Practice")));
    enterPassphrase(wizard, QStringLiteral("clinic"), QStringLiteral("Riverside Practice"));
    next(wizard);
    CHECK(said(wizard) == QStringLiteral("This passphrase is too easy to guess."));
}

TEST_CASE("going back does not show the clinic's passphrase", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    ui::KeySetupWizard wizard(desk.ports());
    wizard.show();
    next(wizard);
    REQUIRE(typeInto(wizard, QStringLiteral("clinicName"), QStringLiteral("Riverside Practice")));
    REQUIRE(click(wizard, QStringLiteral("clinicSuggest")));
    const auto* field = qobject_cast<QLineEdit*>(test::findControl(wizard, QStringLiteral("clinicPassphrase")));
    REQUIRE(field != nullptr);
    REQUIRE(field->echoMode() == QLineEdit::Normal);
    next(wizard);
    REQUIRE(wizard.setup().step() == KeySetup::Step::Kiosks);
    REQUIRE(click(wizard, QStringLiteral("keySetupBack")));
    REQUIRE(wizard.setup().step() == KeySetup::Step::Clinic);
    CHECK(field->echoMode() == QLineEdit::Password);
    const auto* show = wizard.findChild<QPushButton*>(QStringLiteral("clinicShow"));
    REQUIRE(show != nullptr);
    CHECK_FALSE(show->isEnabled());
    // What is typed anew may be seen.
    REQUIRE(click(wizard, QStringLiteral("clinicSuggest")));
    CHECK(field->echoMode() == QLineEdit::Normal);
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

TEST_CASE("stopping when everything is made already keeps the last page", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    ui::KeySetupWizard wizard(desk.ports());
    wizard.show();
    fillIn(wizard);
    next(wizard);
    // The keys are finished while the question is open.
    struct Waiting final : ui::Dialogs {
        explicit Waiting(ui::KeySetupWizard& target) : wizard(target) {}
        QString openFile(QWidget*, const QString&, const QString&, const QString&) override { return {}; }
        QStringList openFiles(QWidget*, const QString&, const QString&, const QString&) override { return {}; }
        QString openFolder(QWidget*, const QString&, const QString&) override { return {}; }
        QString saveFile(QWidget*, const QString&, const QString&, const QString&) override { return {}; }
        bool confirm(QWidget*, const QString&, const QString&, const QString&) override {
            return waitFor([this] { return wizard.setup().step() == KeySetup::Step::Done; });
        }
        ui::KeySetupWizard& wizard;
    } waiting(wizard);
    ui::Dialogs::replace(&waiting);
    wizard.reject();
    ui::Dialogs::replace(&desk.dialogs());
    CHECK(wizard.setup().step() == KeySetup::Step::Done);
    CHECK(wizard.isVisible());
    CHECK(wizard.setup().outcome());
}

TEST_CASE("a place on the computer's own disk and a place that has keys are told", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    ui::KeySetupWizard wizard(desk.ports("another"));
    wizard.show();
    next(wizard);
    REQUIRE(typeInto(wizard, QStringLiteral("clinicName"), QStringLiteral("Riverside Practice")));
    enterPassphrase(wizard, QStringLiteral("clinic"), QLatin1String(KeyDesk::kClinicWords));
    desk.dialogs().folder = test::textOf(desk.stick());
    REQUIRE(click(wizard, QStringLiteral("clinicChooseFolder")));
    CHECK(test::visibleText(wizard).contains(QStringLiteral("This folder is on the computer's own disk.")));
    next(wizard);
    CHECK(test::visibleText(wizard).contains(QStringLiteral("This clinic's keys are there already.")));
    CHECK(wizard.setup().step() == KeySetup::Step::Clinic);
}

TEST_CASE("cancelling while keys are made leaves nothing behind", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    ui::KeyPorts ports = desk.ports();
    const auto make = ports.make;
    std::atomic<bool> halfWay = false;
    ports.make = [make, &halfWay, &desk](const ui::KeySetupPlan& plan, base::ProgressSink&, std::stop_token stop) {
        // Stops for the cancel in the middle, with keys on the stick already.
        struct Waiting final : base::ProgressSink {
            std::stop_token stop;
            std::atomic<bool>& reached;
            std::filesystem::path stick;
            Waiting(std::stop_token token, std::atomic<bool>& flag, std::filesystem::path place)
                : stop(std::move(token)), reached(flag), stick(std::move(place)) {}
            void report(std::string_view, double done, double) override {
                if (done < 2) return;
                reached = test::entriesIn(stick) > 0;
                while (!stop.stop_requested()) std::this_thread::yield();
            }
        } waiting(stop, halfWay, desk.stick());
        return make(plan, waiting, stop);
    };
    ui::KeySetupWizard wizard(ports);
    wizard.show();
    fillIn(wizard);
    next(wizard);
    REQUIRE(waitFor([&] { return halfWay.load(); }));
    desk.dialogs().confirmed = false;
    REQUIRE(click(wizard, QStringLiteral("keySetupCancel")));
    CHECK(wizard.setup().isBusy());
    desk.dialogs().confirmed = true;
    REQUIRE(click(wizard, QStringLiteral("keySetupCancel")));
    REQUIRE(waitFor([&] { return !wizard.isVisible(); }));
    CHECK_FALSE(wizard.setup().isBusy());
    CHECK(test::entriesIn(desk.stick()) == 0);
    CHECK(desk.store().clinic() == nullptr);
}

TEST_CASE("a stick that cannot be written to leaves a sentence and no keys", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    ui::KeyPorts ports = desk.ports();
    const std::string blocked = (desk.stick() / "file").string();
    std::ofstream(blocked) << "not a folder";
    ports.places = [blocked]() { return std::vector<ui::KeyPlace>{{QStringLiteral("BROKEN"), QString::fromStdString(blocked), 1}}; };
    ui::KeySetupWizard wizard(ports);
    wizard.show();
    fillIn(wizard);
    next(wizard);
    REQUIRE(waitFor([&] { return wizard.setup().error().has_value(); }));
    CHECK(wizard.setup().error()->code == base::ErrorCode::FileUnwritable);
    CHECK(wizard.setup().step() == KeySetup::Step::Make);
    CHECK(test::entriesIn(desk.stick()) == 1);
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

TEST_CASE("a computer that trusts another clinic says so and keeps trusting it", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    ui::KeySetupWizard wizard(desk.ports());
    wizard.show();
    REQUIRE(waitFor([&] { return test::visibleText(wizard).contains(QStringLiteral("trusts the clinic \"Riverside Practice\"")); }));
    next(wizard);
    REQUIRE(typeInto(wizard, QStringLiteral("clinicName"), QStringLiteral("Hill Practice")));
    enterPassphrase(wizard, QStringLiteral("clinic"), QLatin1String(KeyDesk::kClinicWords));
    for (int page = 0; page < 4; ++page) next(wizard);
    REQUIRE(waitFor([&] { return wizard.setup().step() == KeySetup::Step::Done; }));
    REQUIRE(wizard.setup().outcome()->trustProblem);
    CHECK(wizard.setup().outcome()->trustProblem->code == base::ErrorCode::ClinicMismatch);
    CHECK(desk.store().clinic()->name == "Riverside Practice");
    (void)desk.openKey(desk.stick() / "Hill Practice keys" / "clinic" / "Hill Practice.key", KeyDesk::kClinicWords);
}
