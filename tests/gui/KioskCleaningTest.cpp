#include <cstdlib>

#include "core/base/Files.h"
#include "core/pipeline/JudgeCleaned.h"
#include "tests/gui/KioskVisit.h"
#include "ui/kiosk/SetupPage.h"

using namespace intaglio;
using test::click;
using test::Kiosk;
using test::waitFor;
using ui::KioskState;

TEST_CASE("a grainy picture is cleaned, shown before and after, and sealed as it was judged", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.addGrainySmear("smear.png", 7);
    const auto before = base::readFile(kiosk.desk.pictures() / "smear.png");
    REQUIRE(before);
    kiosk.openUnlocked();
    REQUIRE(kiosk.begin());
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_smear.png"), KioskState::Ready));
    CHECK(kiosk.shows("pictureGiven"));
    CHECK(kiosk.shows("pictureCleaned"));
    CHECK(kiosk.text().contains(QStringLiteral("less grain")));
    CHECK(kiosk.text().contains(QStringLiteral("Nothing was added")));

    // What is sealed was judged already: the file may go meanwhile.
    REQUIRE(std::filesystem::remove(kiosk.desk.pictures() / "smear.png"));
    const auto intact = kiosk.sealForFirstDoctor();
    // No model for kinds of picture lies in this kiosk, which the result says first.
    REQUIRE(intact.result.flags.size() == 2);
    const auto by = pipeline::readCleanedFlag(intact.result.flags.back());
    REQUIRE(by);
    const auto given = kiosk.ports.readers.read(*before, "smear.png");
    REQUIRE(given);
    std::int64_t largest = 0;
    for (std::size_t index = 0; index < given->image.geometry().sampleCount(); ++index)
        largest = std::max<std::int64_t>(largest, std::abs(given->image.sampleAt(index) - intact.restored.sampleAt(index)));
    CHECK(largest == by->largestChange);
    base::NoProgress progress;
    const auto again = kiosk.models.analyzer().analyze({intact.restored, given->source}, {}, progress, {});
    REQUIRE(again);
    CHECK(*std::get<inference::Prediction>(*again).findingProbability == Approx(*intact.result.findingProbability).margin(1e-5));

    REQUIRE(click(*kiosk.window, QStringLiteral("finishDone")));
    for (const char* name : {"pictureGiven", "pictureCleaned"}) CHECK(kiosk.window->findChild<QWidget*>(QLatin1String(name))->isHidden());
}

TEST_CASE("a kiosk that does not clean shows one picture, claims nothing and seals it as it came", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.addGrainySmear("smear.png", 7);
    kiosk.openUnlocked(false);
    REQUIRE(kiosk.begin());
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_smear.png"), KioskState::Ready));
    CHECK(kiosk.shows("pictureGiven"));
    CHECK_FALSE(kiosk.shows("pictureCleaned"));
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("leaned")));
    const auto intact = kiosk.sealForFirstDoctor();
    CHECK(intact.result.flags == std::vector<std::string>{pipeline::kKindUncheckedFlag});
    const auto original = kiosk.ports.readers.readFile(kiosk.desk.pictures() / "smear.png");
    REQUIRE(original);
    CHECK(std::ranges::equal(intact.restored.bytes(), original->image.bytes()));
}

TEST_CASE("a picture with nothing to clean is shown once, without a claim", "[gui][kiosk]") {
    Kiosk kiosk;
    test::writeFlatPng(kiosk.desk.pictures() / "flat.png", 180, 256);
    kiosk.openUnlocked();
    REQUIRE(kiosk.begin());
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_flat.png"), KioskState::Ready));
    CHECK(kiosk.shows("pictureGiven"));
    CHECK_FALSE(kiosk.shows("pictureCleaned"));
    CHECK_FALSE(kiosk.text().contains(QStringLiteral("leaned")));
    CHECK(kiosk.sealForFirstDoctor().result.flags == std::vector<std::string>{pipeline::kKindUncheckedFlag});
}

TEST_CASE("staff turn cleaning off and the kiosk remembers it", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.openUnlocked();
    kiosk.window->flow().needSetup();
    kiosk.window->view().setup().setSettings(ui::readKioskSettings(test::qtPath(kiosk.desk.home())).value());
    REQUIRE(waitFor([&] { return kiosk.window->jobs().runningCount() == 0; }));
    REQUIRE(click(*kiosk.window, QStringLiteral("setupCleaning")));
    REQUIRE(click(*kiosk.window, QStringLiteral("setupSave")));
    REQUIRE(kiosk.waitForState(KioskState::Welcome));
    CHECK_FALSE(ui::readKioskSettings(test::qtPath(kiosk.desk.home())).value().cleansPictures);
}
