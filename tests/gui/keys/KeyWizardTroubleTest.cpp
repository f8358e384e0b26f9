// The wizard that makes a clinic's keys, when people mistype, go back or stop, and when the stick or the computer is not as expected.
#include <QLineEdit>
#include <QPushButton>
#include <atomic>
#include <fstream>
#include <thread>

#include "tests/gui/keys/WizardSteps.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using test::addKiosk;
using test::click;
using test::enterPassphrase;
using test::fillIn;
using test::KeyDesk;
using test::next;
using test::said;
using test::typed;
using test::typeInto;
using test::waitFor;
using ui::KeySetup;

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
