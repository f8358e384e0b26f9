#include "tests/gui/KioskVisit.h"
#include "ui/kiosk/NoticePage.h"

using namespace intaglio;
using test::click;
using test::Kiosk;
using ui::KioskState;

namespace {

constexpr int kBright = 200;

/// At the question for the age, with the models that were added.
void reachAge(Kiosk& kiosk) {
    kiosk.models.addGate();
    test::writeFlatPng(kiosk.desk.pictures() / "picture.png", kBright, 256);
    kiosk.openUnlocked();
    REQUIRE(kiosk.begin());
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_picture.png"), KioskState::Age));
}

/// A kiosk whose models are for young children and for adults, who are judged where nobody knows the age; at the question for it.
void goToAge(Kiosk& kiosk) {
    kiosk.models.addChanged("a-children", "blood-smear", [](inference::Manifest& manifest) {
        manifest.gate.ageMinimum = 1;
        manifest.gate.ageMaximum = 5;
    });
    kiosk.models.addChanged("smear-model", "blood-smear", [](inference::Manifest& manifest) { manifest.gate.ageMinimum = 15; });
    reachAge(kiosk);
}

/// At the question once more, after a refusal for the age that was said first.
void goToCorrection(Kiosk& kiosk) {
    goToAge(kiosk);
    REQUIRE(click(*kiosk.window, QStringLiteral("ageSixToFourteen")));
    REQUIRE(kiosk.waitForState(KioskState::Refused));
    REQUIRE(click(*kiosk.window, QStringLiteral("correctAge")));
    REQUIRE(kiosk.window->flow().state() == KioskState::Age);
}

}  // namespace

TEST_CASE("a child's picture is judged by the model for children once the visitor said the age", "[gui][kiosk]") {
    Kiosk kiosk;
    goToAge(kiosk);
    CHECK(kiosk.text().contains(QStringLiteral("How old is the patient?")));
    REQUIRE(click(*kiosk.window, QStringLiteral("ageOneToFive")));
    REQUIRE(kiosk.waitForState(KioskState::Ready));
    const auto intact = kiosk.sealForFirstDoctor();
    CHECK(intact.result.model.id == "a-children");
    CHECK(intact.result.flags == std::vector<std::string>{pipeline::kAgeStatedFlag});
}

TEST_CASE("a visitor who does not know the age gets the result with its flag", "[gui][kiosk]") {
    Kiosk kiosk;
    goToAge(kiosk);
    REQUIRE(click(*kiosk.window, QStringLiteral("ageUnknown")));
    CHECK(kiosk.window->flow().state() == KioskState::Ready);
    const auto intact = kiosk.sealForFirstDoctor();
    CHECK(intact.result.model.id == "smear-model");
    CHECK(intact.result.flags == std::vector<std::string>{pipeline::kAgeUncheckedFlag});
}

TEST_CASE("a picture that no model of this age judges is refused without years and names", "[gui][kiosk]") {
    Kiosk kiosk;
    goToAge(kiosk);
    REQUIRE(click(*kiosk.window, QStringLiteral("ageSixToFourteen")));
    REQUIRE(kiosk.waitForState(KioskState::Refused));
    CHECK(kiosk.text().contains(QStringLiteral("for a patient of this age")));
    CHECK(kiosk.text().contains(QStringLiteral("If you chose a wrong age, correct it")));
    for (const char* years : {"6", "14"}) CHECK_FALSE(kiosk.text().contains(QLatin1String(years)));
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("smear-model")));
    CHECK(std::filesystem::is_empty(kiosk.desk.output()));
}

TEST_CASE("a visitor who said a wrong age goes back to the question, sees the answer and corrects it", "[gui][kiosk]") {
    Kiosk kiosk;
    goToAge(kiosk);
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("Chosen before")));
    REQUIRE(click(*kiosk.window, QStringLiteral("ageSixToFourteen")));
    REQUIRE(kiosk.waitForState(KioskState::Refused));
    const QWidget* correct = test::findControl(*kiosk.window, QStringLiteral("correctAge"));
    REQUIRE(correct != nullptr);
    CHECK(correct->height() >= 64);
    REQUIRE(click(*kiosk.window, QStringLiteral("correctAge")));
    CHECK(kiosk.window->flow().state() == KioskState::Age);
    CHECK(kiosk.text().contains(QStringLiteral("Chosen before: 6 to 14 years")));
    REQUIRE(click(*kiosk.window, QStringLiteral("ageOneToFive")));
    REQUIRE(kiosk.waitForState(KioskState::Ready));
    const auto intact = kiosk.sealForFirstDoctor();
    CHECK(intact.result.model.id == "a-children");
    CHECK(intact.result.flags == std::vector<std::string>{pipeline::kAgeStatedFlag});
    // The next visitor sees nothing of it.
    REQUIRE(click(*kiosk.window, QStringLiteral("finishDone")));
    REQUIRE(kiosk.begin());
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_picture.png"), KioskState::Age));
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("Chosen before")));
    CHECK(kiosk.shows("ageUnknown"));
}

TEST_CASE("a visitor who corrects an age is not offered not to know it", "[gui][kiosk]") {
    Kiosk kiosk;
    goToAge(kiosk);
    CHECK(kiosk.shows("ageUnknown"));
    CHECK(kiosk.text().contains(QStringLiteral("I do not know")));
    REQUIRE(click(*kiosk.window, QStringLiteral("ageSixToFourteen")));
    REQUIRE(kiosk.waitForState(KioskState::Refused));
    REQUIRE(click(*kiosk.window, QStringLiteral("correctAge")));
    CHECK_FALSE(kiosk.shows("ageUnknown"));
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("I do not know")));
    CHECK(kiosk.text().contains(QStringLiteral("If you do not know the age, finish here and ask staff for help.")));
    for (const char* name : {"ageUnderOne", "ageOneToFive", "ageSixToFourteen", "ageFifteenToSixtyFour", "ageSixtyFive"}) {
        INFO(name);
        CHECK(kiosk.shows(name));
    }
}

TEST_CASE("a visitor who corrects an age has no result to lose and leaves without being asked", "[gui][kiosk]") {
    const std::pair<const char*, KioskState> ways[] = {{"kioskBack", KioskState::Picture}, {"kioskFinish", KioskState::Welcome}};
    for (const auto& [button, state] : ways) {
        INFO(button);
        Kiosk kiosk;
        goToCorrection(kiosk);
        REQUIRE(click(*kiosk.window, QLatin1String(button)));
        CHECK_FALSE(kiosk.text().contains(QStringLiteral("Leave without saving?")));
        CHECK(kiosk.window->flow().state() == state);
    }
}

TEST_CASE("a kiosk that is closed offers no correction of the age", "[gui][kiosk]") {
    const test::GuiFixture fixture;
    ui::NoticePage page(ui::NoticePage::Kind::Refused);
    const base::Error refused(base::ErrorCode::RefusedAge, {"6-14", "adults", "15+"});
    for (const bool isClosed : {false, true}) {
        page.setError(refused, {}, isClosed);
        page.setAgeCorrectable(true);
        page.show();
        CHECK((test::findControl(page, QStringLiteral("correctAge")) != nullptr) == !isClosed);
        CHECK(test::visibleText(page).contains(QStringLiteral("correct it")) == !isClosed);
    }
}

TEST_CASE("the page of the age can be left, and its answers are large", "[gui][kiosk]") {
    Kiosk kiosk;
    goToAge(kiosk);
    for (const char* name : {"ageUnderOne", "ageOneToFive", "ageSixToFourteen", "ageFifteenToSixtyFour", "ageSixtyFive", "ageUnknown"}) {
        INFO(name);
        const QWidget* answer = test::findControl(*kiosk.window, QLatin1String(name));
        REQUIRE(answer != nullptr);
        CHECK(answer->height() >= 64);
    }
    REQUIRE(click(*kiosk.window, QStringLiteral("kioskBack")));
    CHECK(kiosk.text().contains(QStringLiteral("Leave without saving?")));
    REQUIRE(click(*kiosk.window, QStringLiteral("leavingStay")));
    CHECK(kiosk.window->flow().state() == KioskState::Age);
    REQUIRE(click(*kiosk.window, QStringLiteral("kioskBack")));
    REQUIRE(click(*kiosk.window, QStringLiteral("leavingLeave")));
    CHECK(kiosk.window->flow().state() == KioskState::Picture);
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_picture.png"), KioskState::Age));
    REQUIRE(click(*kiosk.window, QStringLiteral("kioskFinish")));
    CHECK(kiosk.window->flow().state() == KioskState::Age);
    REQUIRE(click(*kiosk.window, QStringLiteral("leavingLeave")));
    CHECK(kiosk.window->flow().state() == KioskState::Welcome);
}

TEST_CASE("a group of ages that the model's limits cut is judged with the flag for it", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.models.addChanged("smear-model", "blood-smear", [](inference::Manifest& manifest) { manifest.gate.ageMinimum = 18; });
    reachAge(kiosk);
    REQUIRE(click(*kiosk.window, QStringLiteral("ageFifteenToSixtyFour")));
    REQUIRE(kiosk.waitForState(KioskState::Ready));
    CHECK(kiosk.sealForFirstDoctor().result.flags == std::vector<std::string>{pipeline::kAgeUncheckedFlag});
}

TEST_CASE("a visitor who cancels the second check leaves nothing of the first one", "[gui][kiosk]") {
    Kiosk kiosk;
    goToAge(kiosk);
    const auto* shown = kiosk.window->findChild<QWidget*>(QStringLiteral("pictureGiven"));
    REQUIRE(shown != nullptr);
    CHECK_FALSE(shown->isHidden());
    kiosk.clock.stall(true);
    const bool isCancelled = click(*kiosk.window, QStringLiteral("ageOneToFive")) && click(*kiosk.window, QStringLiteral("cancelChecking"));
    kiosk.clock.stall(false);
    REQUIRE(isCancelled);
    CHECK(kiosk.window->flow().state() == KioskState::Picture);
    CHECK(shown->isHidden());
    REQUIRE(test::waitFor([&] { return kiosk.window->jobs().runningCount() == 0; }));
    CHECK(kiosk.window->flow().state() == KioskState::Picture);
    CHECK(shown->isHidden());
}
