#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

#include "core/base/Files.h"
#include "tests/gui/KioskVisit.h"
#include "tests/support/Catch.h"
#include "ui/support/Dialogs.h"
#include "ui/support/Translations.h"

using namespace intaglio;
using test::click;
using test::Kiosk;
using test::KioskDesk;
using test::waitFor;
using ui::KioskState;

namespace {

/// Words without the digits of dates and counters.
QString withoutDigits(QString text) {
    return text.remove(QRegularExpression(QStringLiteral("[0-9]")));
}

}  // namespace

TEST_CASE("a patient hands in a picture and only the chosen doctor can open it", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.addSmear("smear.png", 7);
    kiosk.openUnlocked(false);
    REQUIRE(kiosk.begin());
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_smear.png"), KioskState::Ready));
    CHECK_FALSE(click(*kiosk.window, QStringLiteral("saveSealed")));  // no doctor chosen yet
    REQUIRE(click(*kiosk.window, QStringLiteral("doctor_1")));
    REQUIRE(click(*kiosk.window, QStringLiteral("saveSealed")));
    REQUIRE(kiosk.waitForState(KioskState::Done));

    const auto file = kiosk.desk.onlySealedFile();
    CHECK(file.extension() == ".png");
    CHECK(std::holds_alternative<pipeline::NotForYou>(kiosk.desk.openAs(kiosk.ports, kiosk.desk.firstDoctor(), file)));
    const auto verdict = kiosk.desk.openAs(kiosk.ports, kiosk.desk.secondDoctor(), file);
    REQUIRE(std::holds_alternative<pipeline::IntactResult>(verdict));
    const auto& intact = std::get<pipeline::IntactResult>(verdict);
    CHECK(intact.result.model.id == "smear-model");
    CHECK(intact.counter == 1);
    const auto original = kiosk.ports.readers.readFile(kiosk.desk.pictures() / "smear.png");
    REQUIRE(original);
    CHECK(std::ranges::equal(intact.restored.bytes(), original->image.bytes()));

    REQUIRE(click(*kiosk.window, QStringLiteral("finishDone")));
    CHECK(kiosk.window->flow().state() == KioskState::Welcome);
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("smear.png")));
}

TEST_CASE("what a patient sees is the same for every finding", "[gui][kiosk]") {
    std::vector<QString> ready;
    std::vector<QString> done;
    std::vector<inference::Decision> decisions;
    for (const int grey : {60, 200}) {
        Kiosk kiosk;
        test::writeFlatPng(kiosk.desk.pictures() / "picture.png", grey, 256);
        kiosk.openUnlocked();
        REQUIRE(kiosk.begin());
        REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_picture.png"), KioskState::Ready));
        ready.push_back(kiosk.text());
        REQUIRE(click(*kiosk.window, QStringLiteral("doctor_0")));
        REQUIRE(click(*kiosk.window, QStringLiteral("saveSealed")));
        REQUIRE(kiosk.waitForState(KioskState::Done));
        done.push_back(withoutDigits(kiosk.text()));
        const auto verdict = kiosk.desk.openAs(kiosk.ports, kiosk.desk.firstDoctor(), kiosk.desk.onlySealedFile());
        REQUIRE(std::holds_alternative<pipeline::IntactResult>(verdict));
        decisions.push_back(std::get<pipeline::IntactResult>(verdict).result.decision);
    }
    REQUIRE(decisions[0] != decisions[1]);
    CHECK(ready[0] == ready[1]);
    CHECK(done[0] == done[1]);
    for (const QString& word : {QStringLiteral("ill"), QStringLiteral("healthy"), QStringLiteral("%"), QStringLiteral("smear-model")}) {
        CAPTURE(word.toStdString());
        CHECK_FALSE(QRegularExpression(QStringLiteral("(^|\\W)") + QRegularExpression::escape(word) + QStringLiteral("($|\\W)"))
                        .match(ready[0])
                        .hasMatch());
    }
}

TEST_CASE("a picture that is too small is refused kindly and another may be chosen", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.addSmear("tiny.png", 3, 33);
    kiosk.openUnlocked();
    REQUIRE(kiosk.begin());
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_tiny.png"), KioskState::Refused));
    CHECK(kiosk.text().contains(QStringLiteral("too small")));
    CHECK(kiosk.text().contains(QStringLiteral("Your picture was not changed.")));
    REQUIRE(click(*kiosk.window, QStringLiteral("tryAgain")));
    CHECK(kiosk.window->flow().state() == KioskState::Picture);
    CHECK(std::filesystem::is_empty(kiosk.desk.output()));
}

TEST_CASE("a picture cut short is refused in plain words", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.addSmear("whole.png", 3);
    const auto whole = base::readFile(kiosk.desk.pictures() / "whole.png");
    REQUIRE(whole);
    REQUIRE(base::writeFileAtomically(kiosk.desk.pictures() / "cut.png", base::ByteView(*whole).first(whole->size() / 2)));
    kiosk.openUnlocked();
    REQUIRE(kiosk.begin());
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_cut.png"), KioskState::Refused));
    CHECK(kiosk.text().contains(QStringLiteral("ask staff")));
    REQUIRE(click(*kiosk.window, QStringLiteral("finishVisit")));
    CHECK(kiosk.window->flow().state() == KioskState::Welcome);
}

TEST_CASE("an abandoned visit is warned about and then wiped from the window", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.addSmear("smear.png", 7);
    kiosk.openUnlocked();
    REQUIRE(kiosk.begin());
    REQUIRE(waitFor([&] { return kiosk.text().contains(QStringLiteral("smear.png")); }));
    kiosk.window->flow().elapse(ui::KioskFlow::kWarnAfterMs);
    CHECK(test::findControl(*kiosk.window, QStringLiteral("idleStay")) != nullptr);
    kiosk.window->flow().elapse(ui::KioskFlow::kWipeAfterMs - ui::KioskFlow::kWarnAfterMs);
    CHECK(kiosk.window->flow().state() == KioskState::Welcome);
    CHECK(test::findControl(*kiosk.window, QStringLiteral("idleStay")) == nullptr);
    CHECK(kiosk.window->findChild<QWidget*>(QStringLiteral("picture_smear.png")) == nullptr);
}

TEST_CASE("a locked kiosk is left only through the PIN", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.openUnlocked();
    kiosk.window->setLocked(true);
    CHECK_FALSE(kiosk.window->close());
    const auto enter = [&](const QString& pin) {
        for (const QChar digit : pin) REQUIRE(click(*kiosk.window, QStringLiteral("pin_") + digit));
        REQUIRE(click(*kiosk.window, QStringLiteral("pinAccept")));
        REQUIRE(waitFor([&] { return kiosk.window->jobs().runningCount() == 0; }));
    };
    enter(QStringLiteral("0000"));
    CHECK(kiosk.text().contains(QStringLiteral("This PIN is not right.")));
    CHECK(test::findControl(*kiosk.window, QStringLiteral("staffLeave")) == nullptr);
    enter(QLatin1String(KioskDesk::kPin));
    CHECK(kiosk.text().contains(QString::fromStdString(kiosk.desk.kiosk().pub.readableFingerprint(kiosk.services.primitives()))));
    REQUIRE(click(*kiosk.window, QStringLiteral("staffLeave")));
    CHECK_FALSE(kiosk.window->isVisible());
}

TEST_CASE("a wrong passphrase keeps the kiosk closed", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.writeSettings();
    kiosk.open();
    REQUIRE(kiosk.window->flow().state() == KioskState::Unlock);
    REQUIRE(test::typeInto(*kiosk.window, QStringLiteral("unlockPassphrase"), QStringLiteral("wrong")));
    REQUIRE(click(*kiosk.window, QStringLiteral("unlockStart")));
    REQUIRE(waitFor([&] { return kiosk.window->jobs().runningCount() == 0; }));
    CHECK(kiosk.window->flow().state() == KioskState::Unlock);
    CHECK(kiosk.text().contains(QStringLiteral("The passphrase does not open")));
}

TEST_CASE("doctors who came or went since the visitor before count at the next visit", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.addSmear("smear.png", 7);
    kiosk.openUnlocked();
    std::filesystem::remove(kiosk.desk.doctors() / (kiosk.desk.firstDoctor().pub.name + ".pub"));
    REQUIRE(kiosk.begin());
    kiosk.window->flow().finish();
    REQUIRE(kiosk.window->flow().state() == KioskState::Welcome);
    REQUIRE(waitFor([&] { return kiosk.window->jobs().runningCount() == 0; }));
    REQUIRE(kiosk.begin());
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_smear.png"), KioskState::Ready));
    CHECK_FALSE(kiosk.text().contains(QString::fromStdString(kiosk.desk.firstDoctor().pub.name)));
    REQUIRE(click(*kiosk.window, QStringLiteral("saveSealed")));
    REQUIRE(kiosk.waitForState(KioskState::Done));
    const auto verdict = kiosk.desk.openAs(kiosk.ports, kiosk.desk.secondDoctor(), kiosk.desk.onlySealedFile());
    CHECK(std::holds_alternative<pipeline::IntactResult>(verdict));
    CHECK(std::filesystem::exists(pipeline::kioskCounterFile(kiosk.services.primitives(), kiosk.desk.home(), kiosk.desk.kiosk().pub)));
}

TEST_CASE("a kiosk with nobody to seal for tells staff instead of opening", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.writeSettings();
    for (const auto* doctor : {&kiosk.desk.firstDoctor(), &kiosk.desk.secondDoctor()})
        std::filesystem::remove(kiosk.desk.doctors() / (doctor->pub.name + ".pub"));
    kiosk.open();
    REQUIRE(test::typeInto(*kiosk.window, QStringLiteral("unlockPassphrase"), QLatin1String(KioskDesk::kPassphrase)));
    REQUIRE(click(*kiosk.window, QStringLiteral("unlockStart")));
    REQUIRE(waitFor([&] { return kiosk.window->jobs().runningCount() == 0; }));
    CHECK(kiosk.window->flow().state() == KioskState::Unlock);
    CHECK(kiosk.text().contains(QStringLiteral("No doctor can be chosen")));

    // Their disk is mounted later: nobody needs to come and start the kiosk again.
    REQUIRE(base::writeFileAtomically(kiosk.desk.doctors() / "late.pub", crypto::encodePublicIdentity(kiosk.desk.firstDoctor().pub)));
    CHECK(kiosk.waitForState(KioskState::Welcome));
}

TEST_CASE("a kiosk whose clinic's list cannot be read seals for nobody", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.addSmear("smear.png", 7);
    kiosk.desk.joinClinic();
    kiosk.openUnlocked();
    REQUIRE(base::writeFileAtomically(kiosk.desk.doctors() / "clinic.revoked", base::viewOf("damaged")));
    // Noticed while the welcome page is shown, and at the latest before a picture is judged.
    REQUIRE(kiosk.begin());
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_smear.png"), KioskState::Problem));
    CHECK(kiosk.text().contains(QStringLiteral("This kiosk is closed.")));
    CHECK_FALSE(click(*kiosk.window, QStringLiteral("tryAgain")));
    REQUIRE(click(*kiosk.window, QStringLiteral("finishVisit")));
    CHECK(kiosk.text().contains(QStringLiteral("This kiosk is closed.")));
    CHECK_FALSE(click(*kiosk.window, QStringLiteral("language_en")));
    CHECK(std::filesystem::is_empty(kiosk.desk.output()));
    // Started anew it does not open, and says why.
    kiosk.window.reset();
    kiosk.open();
    REQUIRE(test::typeInto(*kiosk.window, QStringLiteral("unlockPassphrase"), QLatin1String(KioskDesk::kPassphrase)));
    REQUIRE(click(*kiosk.window, QStringLiteral("unlockStart")));
    REQUIRE(waitFor([&] { return kiosk.window->jobs().runningCount() == 0; }));
    CHECK(kiosk.window->flow().state() == KioskState::Unlock);
    CHECK(kiosk.text().contains(QStringLiteral("clinic.revoked")));
    std::filesystem::remove(kiosk.desk.doctors() / "clinic.revoked");
    CHECK(kiosk.waitForState(KioskState::Welcome));
}

TEST_CASE("a key that opens after staff went on to the set-up is not taken", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.writeSettings();
    kiosk.open();
    REQUIRE(test::typeInto(*kiosk.window, QStringLiteral("unlockPassphrase"), QLatin1String(KioskDesk::kPassphrase)));
    REQUIRE(click(*kiosk.window, QStringLiteral("unlockStart")));
    kiosk.window->flow().needSetup();
    REQUIRE(waitFor([&] { return kiosk.window->jobs().runningCount() == 0; }));
    kiosk.window->flow().needUnlock();
    // With a key in hand the waiting kiosk would let visitors in by itself.
    CHECK_FALSE(waitFor([&] { return kiosk.window->flow().state() == KioskState::Welcome; }, 4500));
}

TEST_CASE("staff set a new kiosk up from nothing", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.open();
    REQUIRE(kiosk.window->flow().state() == KioskState::Setup);
    REQUIRE(click(*kiosk.window, QStringLiteral("setupSave")));
    CHECK(kiosk.text().contains(QStringLiteral("The kiosk has no key yet.")));

    REQUIRE(click(*kiosk.window, QStringLiteral("setupNewKey")));
    REQUIRE(test::typeInto(*kiosk.window, QStringLiteral("setupKeyName"), QStringLiteral("kiosk-hall")));
    REQUIRE(test::typeInto(*kiosk.window, QStringLiteral("setupPassphrase"), QStringLiteral("four plain dull words")));
    REQUIRE(test::typeInto(*kiosk.window, QStringLiteral("setupPassphraseAgain"), QStringLiteral("four plain dull words")));
    REQUIRE(click(*kiosk.window, QStringLiteral("setupMakeKey")));
    REQUIRE(waitFor([&] { return std::filesystem::exists(kiosk.desk.home() / "keys" / "kiosk-hall.pub"); }));
    REQUIRE(waitFor([&] { return kiosk.window->jobs().runningCount() == 0; }));

    ui::ScriptedDialogs dialogs;
    ui::Dialogs::replace(&dialogs);
    dialogs.folder = test::qtPath(kiosk.desk.doctors());
    CHECK(click(*kiosk.window, QStringLiteral("setupDoctors")));
    dialogs.folder = test::qtPath(kiosk.desk.output());
    CHECK(click(*kiosk.window, QStringLiteral("setupOutput")));
    ui::Dialogs::replace(nullptr);
    REQUIRE(waitFor([&] { return kiosk.window->jobs().runningCount() == 0; }));
    REQUIRE(test::typeInto(*kiosk.window, QStringLiteral("setupPin"), QStringLiteral("4711")));
    REQUIRE(test::typeInto(*kiosk.window, QStringLiteral("setupPinAgain"), QStringLiteral("4711")));
    REQUIRE(click(*kiosk.window, QStringLiteral("setupSave")));
    REQUIRE(kiosk.waitForState(KioskState::Welcome));
    CHECK(std::filesystem::exists(kiosk.desk.home() / "kiosk.json"));
    for (auto* field : kiosk.window->findChildren<QLineEdit*>(QRegularExpression(QStringLiteral("[pP]assphrase|[pP]in")))) {
        CHECK(field->text().isEmpty());
    }
}

TEST_CASE("the kiosk speaks the language that was touched and forgets it afterwards", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.openUnlocked();
    REQUIRE(click(*kiosk.window, QStringLiteral("language_de")));
    REQUIRE(kiosk.waitForState(KioskState::Picture));
    CHECK(waitFor([&] { return kiosk.text().contains(QString::fromUtf8("Wählen Sie Ihr Bild")); }, 5'000));
    kiosk.window->flow().finish();
    CHECK(ui::currentLanguage() == QStringLiteral("en"));
    CHECK(waitFor([&] { return kiosk.text().contains(QStringLiteral("Have your picture looked at")); }, 5'000));
}
