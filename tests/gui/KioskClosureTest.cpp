// What the clinic revokes counts at once, in a kiosk that runs.
#include "core/base/Files.h"
#include "core/crypto/TrustStore.h"
#include "tests/gui/KioskVisit.h"
#include "ui/kiosk/KioskClosure.h"
#include "ui/presenters/KeyPorts.h"

using namespace intaglio;
using test::click;
using test::Kiosk;
using test::KioskDesk;
using test::waitFor;
using ui::KioskState;

namespace {

void enterPin(Kiosk& kiosk) {
    REQUIRE(click(*kiosk.window, QStringLiteral("kioskStaffCorner")));
    for (const QChar digit : QString::fromLatin1(KioskDesk::kPin)) REQUIRE(click(*kiosk.window, QStringLiteral("pin_") + digit));
    REQUIRE(click(*kiosk.window, QStringLiteral("pinAccept")));
    REQUIRE(waitFor([&] { return kiosk.shows("staffLeave"); }));
}

/// At the ready page with a judged picture, in a clinic.
void goToReady(Kiosk& kiosk) {
    kiosk.desk.addSmear("smear.png", 7);
    kiosk.desk.joinClinic();
    kiosk.openUnlocked(false);
    REQUIRE(kiosk.begin());
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_smear.png"), KioskState::Ready));
}

}  // namespace

TEST_CASE("a kiosk whose own key is revoked closes at the welcome page, and tells staff alone why", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.joinClinic();
    kiosk.openUnlocked();
    REQUIRE(kiosk.shows("language_en"));
    kiosk.desk.bringRevocation(kiosk.desk.kiosk().pub);
    REQUIRE(waitFor([&] { return kiosk.text().contains(QStringLiteral("This kiosk is closed. Please ask the staff.")); }));
    CHECK_FALSE(click(*kiosk.window, QStringLiteral("language_en")));
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("revoked")));
    CHECK_FALSE(kiosk.text().contains(QString::fromStdString(kiosk.desk.kiosk().pub.name)));
    enterPin(kiosk);
    CHECK(kiosk.text().contains(QStringLiteral("was revoked by the clinic")));
    CHECK(kiosk.text().contains(QString::fromStdString(kiosk.desk.kiosk().pub.name)));
}

TEST_CASE("a doctor who is revoked while the visitor looks at the page gets nothing, and another may be chosen", "[gui][kiosk]") {
    Kiosk kiosk;
    goToReady(kiosk);
    kiosk.desk.bringRevocation(kiosk.desk.firstDoctor().pub);
    REQUIRE(click(*kiosk.window, QStringLiteral("doctor_0")));
    REQUIRE(click(*kiosk.window, QStringLiteral("saveSealed")));
    REQUIRE(kiosk.waitForState(KioskState::Problem));
    CHECK(std::filesystem::is_empty(kiosk.desk.output()));
    CHECK(kiosk.text().contains(QStringLiteral("This doctor can no longer be chosen here.")));
    REQUIRE(click(*kiosk.window, QStringLiteral("tryAgain")));
    REQUIRE(kiosk.waitForState(KioskState::Ready));
    CHECK_FALSE(kiosk.text().contains(QString::fromStdString(kiosk.desk.firstDoctor().pub.name)));
    REQUIRE(click(*kiosk.window, QStringLiteral("saveSealed")));
    REQUIRE(kiosk.waitForState(KioskState::Done));
    const auto verdict = kiosk.desk.openAs(kiosk.ports, kiosk.desk.secondDoctor(), kiosk.desk.onlySealedFile());
    CHECK(std::holds_alternative<pipeline::IntactResult>(verdict));
}

TEST_CASE("a kiosk that is revoked during a visit saves nothing and blames nobody's key", "[gui][kiosk]") {
    Kiosk kiosk;
    goToReady(kiosk);
    kiosk.desk.bringRevocation(kiosk.desk.kiosk().pub);
    REQUIRE(click(*kiosk.window, QStringLiteral("doctor_0")));
    REQUIRE(click(*kiosk.window, QStringLiteral("saveSealed")));
    REQUIRE(kiosk.waitForState(KioskState::Problem));
    CHECK(std::filesystem::is_empty(kiosk.desk.output()));
    CHECK(kiosk.text().contains(QStringLiteral("This kiosk is closed. Please ask the staff.")));
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("doctor can")));
    CHECK_FALSE(kiosk.shows("tryAgain"));
    REQUIRE(click(*kiosk.window, QStringLiteral("finishVisit")));
    CHECK_FALSE(kiosk.shows("language_en"));
}

TEST_CASE("a list that only the key manager brought in on this computer counts too", "[gui][kiosk]") {
    Kiosk kiosk;
    goToReady(kiosk);
    auto store = crypto::TrustStore::open(kiosk.services.primitives(), ui::trustFolderIn(kiosk.desk.home()));
    REQUIRE(store);
    REQUIRE(store->pinClinic(kiosk.desk.clinic().pub));
    const auto read = [&] {
        return ui::kiosk::readChosen(kiosk.ports, test::qtPath(kiosk.desk.doctors()), kiosk.desk.kiosk().pub, kiosk.desk.firstDoctor().pub);
    };
    CHECK(read());
    REQUIRE(store->update(kiosk.desk.revoke(kiosk.desk.firstDoctor().pub)));
    const auto gone = read();
    REQUIRE_FALSE(gone);
    CHECK(gone.error().code == base::ErrorCode::KeyNotEnrolled);
    REQUIRE(store->update(kiosk.desk.revoke(kiosk.desk.kiosk().pub)));
    const auto closed = read();
    REQUIRE_FALSE(closed);
    CHECK(closed.error().code == base::ErrorCode::KeyRevoked);
    // A store that cannot be believed leaves nobody to seal for.
    for (const auto& file : std::filesystem::directory_iterator(ui::trustFolderIn(kiosk.desk.home()))) {
        if (file.path().extension() == ".revoked") REQUIRE(base::writeFileAtomically(file.path(), base::viewOf("damaged")));
    }
    CHECK_FALSE(read());
}

TEST_CASE("a kiosk that lost all its doctors closes, and opens again by itself", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.openUnlocked();
    const auto files = {kiosk.desk.firstDoctor().pub.name + ".pub", kiosk.desk.secondDoctor().pub.name + ".pub"};
    for (const auto& file : files) std::filesystem::rename(kiosk.desk.doctors() / file, kiosk.desk.keys() / (file + ".away"));
    REQUIRE(waitFor([&] { return kiosk.text().contains(QStringLiteral("This kiosk is closed.")); }));
    for (const auto& file : files) std::filesystem::rename(kiosk.desk.keys() / (file + ".away"), kiosk.desk.doctors() / file);
    CHECK(waitFor([&] { return kiosk.shows("language_en"); }));
}

TEST_CASE("staff who went away do not leave their page open", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.openUnlocked();
    enterPin(kiosk);
    REQUIRE(kiosk.window->view().isStaffShown());
    for (int second = 0; second < ui::KioskFlow::kWipeAfterMs / 1000; ++second)
        REQUIRE(QMetaObject::invokeMethod(kiosk.window.get(), "onTick", Qt::DirectConnection));
    CHECK_FALSE(kiosk.window->view().isStaffShown());
    CHECK_FALSE(kiosk.shows("staffLeave"));
}
