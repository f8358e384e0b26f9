// What the kiosk says is true at the moment it says it.
#include <QLabel>
#include <QLineEdit>

#include "core/base/Files.h"
#include "core/image/ImageReader.h"
#include "core/stego/HeaderSites.h"
#include "tests/gui/KioskVisit.h"
#include "ui/kiosk/UnlockPage.h"
#include "ui/support/Dialogs.h"

using namespace intaglio;
using test::click;
using test::Kiosk;
using test::qtPath;
using test::waitFor;
using ui::KioskState;

namespace {

void goToReady(Kiosk& kiosk) {
    kiosk.desk.addSmear("smear.png", 7);
    kiosk.openUnlocked(false);
    REQUIRE(kiosk.begin());
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_smear.png"), KioskState::Ready));
}

/// Flips one bit of the head that tells where the result lies.
void changeSealsHead(const Kiosk& kiosk, image::Image& picture) {
    const auto& primitives = kiosk.ports.primitives;
    const auto& key = kiosk.desk.kiosk().stegoKeys.back();
    const auto sites =
        stego::findHeaderSites(picture, stego::SampleRange::of(picture), stego::headerOrderKey(primitives, key, picture.geometry()));
    REQUIRE(sites);
    picture.setSampleAt(sites->carriers.front(), picture.sampleAt(sites->carriers.front()) ^ 1);
}

}  // namespace

TEST_CASE("before anything is saved the kiosk says so, and asks a visitor who leaves", "[gui][kiosk]") {
    Kiosk kiosk;
    goToReady(kiosk);
    CHECK(kiosk.text().contains(QStringLiteral("Nothing is saved yet.")));
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("It is saved")));
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("is ready")));
    for (const char* way : {"kioskFinish", "kioskBack"}) {
        REQUIRE(click(*kiosk.window, QLatin1String(way)));
        CHECK(kiosk.window->flow().state() == KioskState::Ready);
        CHECK(kiosk.text().contains(QStringLiteral("Leave without saving?")));
        REQUIRE(click(*kiosk.window, QStringLiteral("leavingStay")));
        CHECK(kiosk.window->flow().state() == KioskState::Ready);
        CHECK_FALSE(kiosk.shows("kioskLeaving"));
    }
    REQUIRE(click(*kiosk.window, QStringLiteral("kioskBack")));
    REQUIRE(click(*kiosk.window, QStringLiteral("leavingLeave")));
    CHECK(kiosk.window->flow().state() == KioskState::Picture);
    // Where nothing would be lost, nothing is asked.
    REQUIRE(click(*kiosk.window, QStringLiteral("kioskFinish")));
    CHECK(kiosk.window->flow().state() == KioskState::Welcome);
    CHECK(std::filesystem::is_empty(kiosk.desk.output()));
}

TEST_CASE("a question about leaving ends with the visit", "[gui][kiosk]") {
    Kiosk kiosk;
    goToReady(kiosk);
    REQUIRE(click(*kiosk.window, QStringLiteral("kioskFinish")));
    kiosk.window->flow().elapse(ui::KioskFlow::kWipeAfterMs);
    CHECK(kiosk.window->flow().state() == KioskState::Welcome);
    CHECK_FALSE(kiosk.shows("kioskLeaving"));
}

TEST_CASE("done is said once the file is there, and asks a visitor without a file for nothing", "[gui][kiosk]") {
    Kiosk kiosk;
    goToReady(kiosk);
    static_cast<void>(kiosk.sealForFirstDoctor());
    CHECK(kiosk.text().contains(QStringLiteral("in the clinic's folder")));
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("copy the file")));
    CHECK(kiosk.text().contains(QStringLiteral("You need not do anything more.")));
}

TEST_CASE("a picture that holds a result already is not judged and sealed again", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.joinClinic();
    goToReady(kiosk);
    static_cast<void>(kiosk.sealForFirstDoctor());
    const auto sealed = kiosk.desk.onlySealedFile();
    std::filesystem::copy_file(sealed, kiosk.desk.pictures() / "again.png");
    REQUIRE(click(*kiosk.window, QStringLiteral("finishDone")));
    REQUIRE(kiosk.begin());
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_again.png"), KioskState::Refused));
    CHECK(kiosk.text().contains(QStringLiteral("This picture is locked already")));
    CHECK(kiosk.text().contains(QStringLiteral("Give it to your doctor as it is.")));
    CHECK(kiosk.desk.onlySealedFile() == sealed);
}

TEST_CASE("a sealed picture that was changed is not said to be fit for the doctor", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.joinClinic();
    goToReady(kiosk);
    static_cast<void>(kiosk.sealForFirstDoctor());
    auto changed = kiosk.ports.readers.readFile(kiosk.desk.onlySealedFile());
    REQUIRE(changed);
    changeSealsHead(kiosk, changed->image);
    const auto png = image::encodePng(changed->image);
    REQUIRE(png);
    REQUIRE(base::writeFileAtomically(kiosk.desk.pictures() / "changed.png", *png));
    REQUIRE(click(*kiosk.window, QStringLiteral("finishDone")));
    REQUIRE(kiosk.begin());
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_changed.png"), KioskState::Refused));
    CHECK(kiosk.text().contains(QStringLiteral("the picture was changed since then")));
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("Give it to your doctor")));
}

TEST_CASE("the stick is blamed for the visitor's own picture only", "[gui][kiosk]") {
    Kiosk kiosk;
    goToReady(kiosk);
    const auto counter = pipeline::kioskCounterFile(kiosk.services.primitives(), kiosk.desk.home(), kiosk.desk.kiosk().pub);
    std::filesystem::create_directories(counter.parent_path());
    REQUIRE(base::writeFileAtomically(counter, base::viewOf("not a number")));
    REQUIRE(click(*kiosk.window, QStringLiteral("doctor_0")));
    REQUIRE(click(*kiosk.window, QStringLiteral("saveSealed")));
    REQUIRE(kiosk.waitForState(KioskState::Problem));
    REQUIRE(kiosk.window->flow().problem()->code == base::ErrorCode::FileUnreadable);
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("stick")));
    CHECK(kiosk.text().contains(QStringLiteral("please call staff")));

    std::filesystem::remove(counter);
    REQUIRE(click(*kiosk.window, QStringLiteral("tryAgain")));
    REQUIRE(kiosk.waitForState(KioskState::Ready));
    std::filesystem::remove(kiosk.desk.pictures() / "smear.png");
    REQUIRE(click(*kiosk.window, QStringLiteral("saveSealed")));
    REQUIRE(kiosk.waitForState(KioskState::Problem));
    CHECK(kiosk.text().contains(QStringLiteral("Check that your stick is plugged in")));
}

TEST_CASE("a text file with a picture's name is refused without its path", "[gui][kiosk]") {
    Kiosk kiosk;
    REQUIRE(base::writeFileAtomically(kiosk.desk.pictures() / "letter.png", base::viewOf("Dear doctor, ...")));
    kiosk.openUnlocked();
    REQUIRE(kiosk.begin());
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_letter.png"), KioskState::Refused));
    CHECK(kiosk.text().contains(QStringLiteral("not a picture")));
    CHECK(kiosk.text().contains(QStringLiteral("Choose another picture")));
    CHECK_FALSE(kiosk.text().contains(qtPath(kiosk.desk.pictures())));
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("Try again")));
}

TEST_CASE("no problem page shows where a file lies", "[gui][kiosk]") {
    Kiosk kiosk;
    goToReady(kiosk);
    std::filesystem::remove(kiosk.desk.output());
    REQUIRE(click(*kiosk.window, QStringLiteral("doctor_0")));
    REQUIRE(click(*kiosk.window, QStringLiteral("saveSealed")));
    REQUIRE(kiosk.waitForState(KioskState::Problem));
    CHECK(kiosk.text().contains(QStringLiteral("Nothing was saved.")));
    CHECK_FALSE(kiosk.text().contains(qtPath(kiosk.desk.output())));
}

TEST_CASE("visitors are told of the clinic's recovery key, where there is one", "[gui][kiosk]") {
    const auto welcome = QStringLiteral("for emergencies the clinic keeps one key more");
    const auto ready = QStringLiteral("For emergencies the clinic keeps one key more");
    {
        Kiosk kiosk;
        kiosk.desk.joinClinic();
        kiosk.desk.addRecoveryKey();
        kiosk.desk.addSmear("smear.png", 7);
        kiosk.openUnlocked(false);
        CHECK(kiosk.text().contains(welcome));
        CHECK_FALSE(kiosk.text().contains(QStringLiteral("Only your doctor")));
        REQUIRE(kiosk.begin());
        REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_smear.png"), KioskState::Ready));
        CHECK(kiosk.text().contains(ready));
    }
    Kiosk kiosk;
    goToReady(kiosk);
    CHECK_FALSE(kiosk.text().contains(ready));
}

TEST_CASE("the set-up refuses a doctor's key when it is chosen", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.open();
    REQUIRE(kiosk.window->flow().state() == KioskState::Setup);
    ui::ScriptedDialogs dialogs;
    ui::Dialogs::replace(&dialogs);
    const auto choose = [&](const std::string& name) {
        dialogs.file = qtPath(kiosk.desk.keys() / (name + ".key"));
        const bool clicked = click(*kiosk.window, QStringLiteral("setupKey"));
        return clicked && waitFor([&] { return kiosk.window->jobs().runningCount() == 0; });
    };
    CHECK(choose(kiosk.desk.firstDoctor().pub.name));
    CHECK(kiosk.text().contains(QStringLiteral("is not the key of a kiosk")));
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("intaglio keys")));
    CHECK(kiosk.text().contains(QStringLiteral("Not chosen yet")));
    CHECK(choose(kiosk.desk.kiosk().pub.name));
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("is not the key of a kiosk")));
    CHECK(kiosk.text().contains(QStringLiteral("kiosk-entrance.key")));
    ui::Dialogs::replace(nullptr);
}

TEST_CASE("another key is asked for its passphrase on a fresh page", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.writeSettings();
    kiosk.open();
    REQUIRE(test::typeInto(*kiosk.window, QStringLiteral("unlockPassphrase"), QStringLiteral("wrong")));
    REQUIRE(click(*kiosk.window, QStringLiteral("unlockStart")));
    REQUIRE(waitFor([&] { return kiosk.window->jobs().runningCount() == 0; }));
    REQUIRE(kiosk.text().contains(QStringLiteral("The passphrase does not open")));
    kiosk.window->flow().needSetup();
    kiosk.window->view().unlock().setKeyFile(qtPath(kiosk.desk.keys() / "kiosk-entrance.key"));
    kiosk.window->flow().needUnlock();
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("The passphrase does not open")));
    auto* field = qobject_cast<QLineEdit*>(test::findControl(*kiosk.window, QStringLiteral("unlockPassphrase")));
    REQUIRE(field != nullptr);
    CHECK(field->text().isEmpty());
    CHECK(kiosk.window->focusWidget() == field);
    kiosk.window->view().unlock().showError(base::Error(base::ErrorCode::KeyWrongRole, {"doctor.key", "kiosk"}));
    CHECK(kiosk.text().contains(QStringLiteral("This is not the key of a kiosk.")));
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("intaglio keys")));
}
