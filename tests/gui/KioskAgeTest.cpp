#include "tests/gui/KioskVisit.h"

using namespace intaglio;
using test::click;
using test::Kiosk;
using ui::KioskState;

namespace {

constexpr int kDark = 60;
constexpr int kBright = 200;

/// A kiosk whose models are for young children and for adults, who are judged where nobody knows the age; at the question for it.
void goToAge(Kiosk& kiosk, int grey = kBright) {
    kiosk.models.addChanged("a-children", "blood-smear", [](inference::Manifest& manifest) {
        manifest.gate.ageMinimum = 1;
        manifest.gate.ageMaximum = 5;
    });
    kiosk.models.addChanged("smear-model", "blood-smear", [](inference::Manifest& manifest) { manifest.gate.ageMinimum = 15; });
    kiosk.models.addGate();
    test::writeFlatPng(kiosk.desk.pictures() / "picture.png", grey, 256);
    kiosk.openUnlocked();
    REQUIRE(kiosk.begin());
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_picture.png"), KioskState::Age));
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
    CHECK(intact.result.flags.empty());
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
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("10")));
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("smear-model")));
    CHECK(std::filesystem::is_empty(kiosk.desk.output()));
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
    CHECK(kiosk.window->flow().state() == KioskState::Picture);
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_picture.png"), KioskState::Age));
    REQUIRE(click(*kiosk.window, QStringLiteral("kioskFinish")));
    CHECK(kiosk.window->flow().state() == KioskState::Welcome);
}
