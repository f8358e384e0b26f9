// What a kiosk does where its clinic's list of revoked keys goes bad, or a doctor goes, in the middle of a visit.
#include "core/base/Files.h"
#include "tests/gui/KioskVisit.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using test::click;
using test::Kiosk;
using test::waitFor;
using ui::KioskState;

namespace {

/// A kiosk of a clinic, at its welcome page, with one picture to give.
struct ClinicKiosk : Kiosk {
    ClinicKiosk() {
        desk.addSmear("smear.png", 7);
        desk.joinClinic();
        openUnlocked();
    }
    [[nodiscard]] std::filesystem::path list() const { return desk.doctors() / "clinic.revoked"; }
    void damageList() const { REQUIRE(base::writeFileAtomically(list(), base::viewOf("damaged"))); }
    [[nodiscard]] bool giveAndWait(KioskState state) { return begin() && chooseAndWait(QStringLiteral("picture_smear.png"), state); }
    [[nodiscard]] bool sealAndWait(KioskState state) {
        return click(*window, QStringLiteral("doctor_0")) && click(*window, QStringLiteral("saveSealed")) && waitForState(state);
    }
    [[nodiscard]] bool hasSealedNothing() const { return std::filesystem::is_empty(desk.output()); }
    [[nodiscard]] bool isAtRest() {
        return waitFor([this] { return window->jobs().runningCount() == 0; });
    }
};

}  // namespace

TEST_CASE("a list that goes bad while the welcome page is shown is noticed when a picture is given", "[gui][kiosk]") {
    ClinicKiosk kiosk;
    kiosk.damageList();
    REQUIRE(kiosk.giveAndWait(KioskState::Problem));
    REQUIRE(kiosk.window->flow().problem());
    CHECK(kiosk.window->flow().problem()->code == base::ErrorCode::KeyFileInvalid);
    CHECK(kiosk.hasSealedNothing());
    // Mended by staff, the next visitor is heard without a new start.
    std::filesystem::remove(kiosk.list());
    REQUIRE(click(*kiosk.window, QStringLiteral("finishVisit")));
    REQUIRE(waitFor([&] { return kiosk.shows("language_en"); }));
    REQUIRE(kiosk.giveAndWait(KioskState::Ready));
    CHECK(kiosk.sealAndWait(KioskState::Done));
    CHECK_FALSE(kiosk.hasSealedNothing());
}

TEST_CASE("a list that goes bad while a visitor chooses a doctor is noticed before anything is sealed", "[gui][kiosk]") {
    ClinicKiosk kiosk;
    REQUIRE(kiosk.giveAndWait(KioskState::Ready));
    kiosk.damageList();
    REQUIRE(kiosk.sealAndWait(KioskState::Problem));
    CHECK(kiosk.window->flow().problem()->code == base::ErrorCode::KeyFileInvalid);
    CHECK(kiosk.hasSealedNothing());
    REQUIRE(kiosk.isAtRest());
    CHECK_FALSE(kiosk.shows("doctor_0"));
}

TEST_CASE("a doctor who goes while a visitor chooses gets nothing, and another one can be chosen", "[gui][kiosk]") {
    ClinicKiosk kiosk;
    REQUIRE(kiosk.giveAndWait(KioskState::Ready));
    const auto& first = kiosk.desk.firstDoctor().pub.name;
    std::filesystem::remove(kiosk.desk.doctors() / (first + ".pub"));
    REQUIRE(kiosk.sealAndWait(KioskState::Problem));
    CHECK(kiosk.window->flow().problem()->code == base::ErrorCode::KeyNotEnrolled);
    CHECK(kiosk.window->flow().problem()->arguments == std::vector<std::string>{first});
    CHECK(kiosk.hasSealedNothing());
    REQUIRE(kiosk.isAtRest());
    REQUIRE(click(*kiosk.window, QStringLiteral("tryAgain")));
    REQUIRE(kiosk.waitForState(KioskState::Ready));
    CHECK_FALSE(kiosk.text().contains(QString::fromStdString(first)));
    REQUIRE(click(*kiosk.window, QStringLiteral("saveSealed")));
    REQUIRE(kiosk.waitForState(KioskState::Done));
    const auto verdict = kiosk.desk.openAs(kiosk.ports, kiosk.desk.secondDoctor(), kiosk.desk.onlySealedFile());
    CHECK(std::holds_alternative<pipeline::IntactResult>(verdict));
}

TEST_CASE("a visit that is over before the list was read again judges nothing", "[gui][kiosk]") {
    ClinicKiosk kiosk;
    REQUIRE(kiosk.begin());
    REQUIRE(waitFor([&] { return kiosk.shows("picture_smear.png"); }));
    const auto judged = kiosk.countJobs(QStringLiteral("Checking the picture"));
    const auto read = kiosk.countJobs(QStringLiteral("Reading the doctors' keys"));
    REQUIRE(click(*kiosk.window, QStringLiteral("picture_smear.png")));
    kiosk.window->flow().finish();
    REQUIRE(kiosk.isAtRest());
    CHECK(kiosk.window->flow().state() == KioskState::Welcome);
    CHECK(*read >= 1);
    CHECK(*judged == 0);
    // The same visit, not cut short, is judged once.
    REQUIRE(kiosk.giveAndWait(KioskState::Ready));
    CHECK(*judged == 1);
}

TEST_CASE("a folder of doctors that does not answer is asked once at a time", "[gui][kiosk]") {
    ClinicKiosk kiosk;
    const auto read = kiosk.countJobs(QStringLiteral("Reading the doctors' keys"));
    const auto waitAtWelcome = [&] {
        for (int second = 0; second < 12; ++second) CHECK(QMetaObject::invokeMethod(kiosk.window.get(), "onTick"));
    };
    kiosk.clock.stall(true);
    waitAtWelcome();
    CHECK(*read == 1);
    kiosk.clock.stall(false);
    REQUIRE(kiosk.isAtRest());
    waitAtWelcome();
    CHECK(*read == 2);
    REQUIRE(kiosk.isAtRest());
}
