#include "ui/presenters/KioskFlow.h"

#include "tests/gui/GuiFixture.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using base::Error;
using base::ErrorCode;
using inference::AgeRange;
using inference::Prediction;
using inference::Refusal;
using pipeline::Analysis;
using ui::AgeGroup;
using ui::KioskFlow;
using ui::KioskState;

namespace {

Prediction leukemia() {
    Prediction prediction;
    prediction.finding = "pro";
    prediction.findingProbability = 0.97;
    prediction.probabilities = {{"benign", 0.03}, {"pro", 0.97}};
    return prediction;
}

/// As a model for certain ages says it of a picture without one.
Prediction withoutAge(Prediction prediction) {
    prediction.flags = {pipeline::kAgeUncheckedFlag};
    return prediction;
}

/// A flow at the picture page with everything it asks for written down.
struct Visit {
    KioskFlow flow;
    int checks = 0;
    int seals = 0;
    int wipes = 0;
    int cancels = 0;
    Prediction sealed;
    std::optional<AgeRange> checkedAge;
    Visit() {
        QObject::connect(&flow, &KioskFlow::checkRequested, &flow, [this](quint64, const QString&, std::optional<AgeRange> age) {
            ++checks;
            checkedAge = age;
        });
        QObject::connect(&flow, &KioskFlow::sealRequested, &flow,
                         [this](quint64, const QString&, const Prediction& result, const QString&) {
                             ++seals;
                             sealed = result;
                         });
        QObject::connect(&flow, &KioskFlow::wiped, &flow, [this] { ++wipes; });
        QObject::connect(&flow, &KioskFlow::cancelRequested, &flow, [this] { ++cancels; });
        flow.needUnlock();
        flow.unlocked();
        flow.begin();
    }
    void judge(const Prediction& prediction) {
        flow.choosePicture(QStringLiteral("/stick/a.png"));
        answer(Analysis(prediction));
    }
    void answer(const Analysis& analysis) { flow.checked(flow.session(), base::Result<Analysis>(analysis)); }
};

}  // namespace

TEST_CASE("a visit goes from welcome to done and leaves nothing behind", "[gui][kiosk]") {
    Visit visit;
    CHECK(visit.flow.state() == KioskState::Picture);
    visit.flow.choosePicture(QStringLiteral("/stick/a.png"));
    CHECK(visit.flow.state() == KioskState::Checking);
    CHECK(visit.checks == 1);
    visit.flow.checked(visit.flow.session(), base::Result<Analysis>(Analysis(leukemia())));
    CHECK(visit.flow.state() == KioskState::Ready);
    visit.flow.save(QStringLiteral("okafor"));
    CHECK(visit.flow.state() == KioskState::Saving);
    CHECK(visit.seals == 1);
    CHECK(visit.sealed.finding == "pro");
    const int wipesBefore = visit.wipes;
    visit.flow.saved(visit.flow.session(), base::Result<QString>(QStringLiteral("/stick/a-sealed.png")));
    CHECK(visit.flow.state() == KioskState::Done);
    CHECK(visit.flow.savedTo() == QStringLiteral("/stick/a-sealed.png"));
    CHECK(visit.wipes == wipesBefore + 1);
    CHECK(visit.flow.picture().isEmpty());
    visit.flow.finish();
    CHECK(visit.flow.state() == KioskState::Welcome);
    CHECK(visit.flow.savedTo().isEmpty());
}

TEST_CASE("a refused picture leads to the calm page and to another try", "[gui][kiosk]") {
    Visit visit;
    visit.flow.choosePicture(QStringLiteral("/stick/cat.png"));
    visit.flow.checked(visit.flow.session(), base::Result<Analysis>(Analysis(Refusal{Error(ErrorCode::RefusedKind, {"unknown"}), {}, {}})));
    CHECK(visit.flow.state() == KioskState::Refused);
    REQUIRE(visit.flow.problem());
    CHECK(visit.flow.problem()->code == ErrorCode::RefusedKind);
    visit.flow.save(QStringLiteral("okafor"));
    CHECK(visit.seals == 0);
    visit.flow.tryAgain();
    CHECK(visit.flow.state() == KioskState::Picture);
    CHECK_FALSE(visit.flow.problem());
}

TEST_CASE("a failed check is a problem, a failed saving may be repeated without judging again", "[gui][kiosk]") {
    Visit visit;
    visit.flow.choosePicture(QStringLiteral("/stick/broken.png"));
    visit.flow.checked(visit.flow.session(), base::Result<Analysis>(Error(ErrorCode::EngineUnavailable, {"gone"})));
    CHECK(visit.flow.state() == KioskState::Problem);
    visit.flow.tryAgain();
    CHECK(visit.flow.state() == KioskState::Picture);

    visit.judge(leukemia());
    visit.flow.save(QStringLiteral("okafor"));
    visit.flow.saved(visit.flow.session(), base::Result<QString>(Error(ErrorCode::DiskFull, {"/stick/a-sealed.png"})));
    CHECK(visit.flow.state() == KioskState::Problem);
    visit.flow.tryAgain();
    CHECK(visit.flow.state() == KioskState::Ready);
    visit.flow.save(QStringLiteral("okafor"));
    CHECK(visit.seals == 2);
    CHECK(visit.checks == 2);
}

TEST_CASE("an answer that comes after its session was wiped is ignored", "[gui][kiosk]") {
    Visit visit;
    visit.flow.choosePicture(QStringLiteral("/stick/a.png"));
    const auto old = visit.flow.session();
    visit.flow.finish();
    CHECK(visit.cancels == 1);
    visit.flow.begin();
    visit.flow.choosePicture(QStringLiteral("/stick/b.png"));
    visit.flow.checked(old, base::Result<Analysis>(Analysis(leukemia())));
    CHECK(visit.flow.state() == KioskState::Checking);
    CHECK(visit.flow.picture() == QStringLiteral("/stick/b.png"));
}

TEST_CASE("cancelling the check goes back to the pictures and ignores the late answer", "[gui][kiosk]") {
    Visit visit;
    visit.flow.choosePicture(QStringLiteral("/stick/a.png"));
    const auto old = visit.flow.session();
    visit.flow.cancel();
    CHECK(visit.cancels == 1);
    CHECK(visit.flow.state() == KioskState::Picture);
    visit.flow.checked(old, base::Result<Analysis>(Analysis(leukemia())));
    CHECK(visit.flow.state() == KioskState::Picture);
}

TEST_CASE("a saving that was cancelled ends as it really ended", "[gui][kiosk]") {
    Visit visit;
    visit.judge(leukemia());
    visit.flow.save(QStringLiteral("okafor"));
    visit.flow.cancel();
    CHECK(visit.cancels == 1);
    CHECK(visit.flow.state() == KioskState::Saving);
    visit.flow.saved(visit.flow.session(), base::Result<QString>(Error(ErrorCode::Cancelled)));
    CHECK(visit.flow.state() == KioskState::Ready);
    // The cancel came too late: the file is there, and saving again would make a second one.
    visit.flow.save(QStringLiteral("okafor"));
    visit.flow.cancel();
    visit.flow.saved(visit.flow.session(), base::Result<QString>(QStringLiteral("/stick/a-sealed.png")));
    CHECK(visit.flow.state() == KioskState::Done);
}

TEST_CASE("a key that cannot be used is for staff, not a refusal of the picture", "[gui][kiosk]") {
    for (const ErrorCode code : {ErrorCode::KeyRevoked, ErrorCode::KeyExpired, ErrorCode::KeyNotEnrolled}) {
        Visit visit;
        visit.judge(leukemia());
        visit.flow.save(QStringLiteral("okafor"));
        visit.flow.saved(visit.flow.session(), base::Result<QString>(Error(code, {"Dr. Okafor"})));
        CHECK(visit.flow.state() == KioskState::Problem);
    }
    Visit visit;
    visit.flow.choosePicture(QStringLiteral("/stick/a.png"));
    visit.flow.checked(visit.flow.session(), base::Result<Analysis>(Error(ErrorCode::CarrierUnsupported, {"palette"})));
    CHECK(visit.flow.state() == KioskState::Refused);
}

TEST_CASE("an idle visitor is warned after 45 seconds and wiped after 60", "[gui][kiosk]") {
    Visit visit;
    visit.judge(leukemia());
    int warnings = 0;
    QObject::connect(&visit.flow, &KioskFlow::warningChanged, &visit.flow, [&](bool shown) { warnings += shown ? 1 : 0; });
    visit.flow.elapse(44'999);
    CHECK_FALSE(visit.flow.warned());
    visit.flow.elapse(1);
    CHECK(visit.flow.warned());
    CHECK(warnings == 1);
    CHECK(visit.flow.secondsLeft() == 15);
    visit.flow.elapse(14'999);
    CHECK(visit.flow.state() == KioskState::Ready);
    const int wipesBefore = visit.wipes;
    visit.flow.elapse(1);
    CHECK(visit.flow.state() == KioskState::Welcome);
    CHECK(visit.wipes == wipesBefore + 1);
    CHECK_FALSE(visit.flow.warned());
}

TEST_CASE("a touch takes the warning away and starts the time again", "[gui][kiosk]") {
    Visit visit;
    visit.flow.elapse(50'000);
    REQUIRE(visit.flow.warned());
    visit.flow.activity();
    CHECK_FALSE(visit.flow.warned());
    visit.flow.elapse(44'000);
    CHECK_FALSE(visit.flow.warned());
    CHECK(visit.flow.state() == KioskState::Picture);
}

TEST_CASE("running work, the welcome page and staff pages never time out", "[gui][kiosk]") {
    Visit visit;
    visit.flow.choosePicture(QStringLiteral("/stick/a.png"));
    visit.flow.elapse(600'000);
    CHECK(visit.flow.state() == KioskState::Checking);
    visit.flow.needSetup();
    visit.flow.elapse(600'000);
    CHECK(visit.flow.state() == KioskState::Setup);
}

TEST_CASE("a file that is no picture, or a damaged one, asks for another picture", "[gui][kiosk]") {
    for (const ErrorCode code : {ErrorCode::FileEmpty, ErrorCode::PictureFormatUnknown, ErrorCode::PictureTruncated}) {
        Visit visit;
        visit.flow.choosePicture(QStringLiteral("/stick/letter.png"));
        visit.flow.checked(visit.flow.session(), base::Result<Analysis>(Error(code, {"/stick/letter.png"})));
        CHECK(visit.flow.state() == KioskState::Refused);
    }
}

TEST_CASE("the last page warns before it gives way to the next visitor", "[gui][kiosk]") {
    Visit visit;
    visit.judge(leukemia());
    visit.flow.save(QStringLiteral("okafor"));
    visit.flow.saved(visit.flow.session(), base::Result<QString>(QStringLiteral("/stick/a-sealed.png")));
    visit.flow.elapse(KioskFlow::kWarnAfterMs - 1);
    CHECK(visit.flow.state() == KioskState::Done);
    CHECK_FALSE(visit.flow.warned());
    visit.flow.elapse(1);
    CHECK(visit.flow.warned());
    visit.flow.elapse(KioskFlow::kWipeAfterMs - KioskFlow::kWarnAfterMs);
    CHECK(visit.flow.state() == KioskState::Welcome);
    CHECK(visit.flow.savedTo().isEmpty());
}

TEST_CASE("going back from the ready page forgets the result", "[gui][kiosk]") {
    Visit visit;
    visit.judge(leukemia());
    visit.flow.back();
    CHECK(visit.flow.state() == KioskState::Picture);
    visit.flow.save(QStringLiteral("okafor"));
    CHECK(visit.seals == 0);
}

TEST_CASE("a known age has the picture checked once more with it, and is asked once", "[gui][kiosk]") {
    const std::pair<AgeGroup, AgeRange> groups[] = {{AgeGroup::UnderOne, {0, 0.99}},
                                                    {AgeGroup::OneToFive, {1, 5.99}},
                                                    {AgeGroup::SixToFourteen, {6, 14.99}},
                                                    {AgeGroup::FifteenToSixtyFour, {15, 64.99}},
                                                    {AgeGroup::SixtyFiveOrOlder, {65, 120}}};
    for (const auto& [group, years] : groups) {
        Visit visit;
        visit.judge(withoutAge(leukemia()));
        CHECK(visit.flow.state() == KioskState::Age);
        CHECK_FALSE(visit.checkedAge);
        visit.flow.save(QStringLiteral("okafor"));
        CHECK(visit.seals == 0);
        visit.flow.answerAge(group);
        CHECK(visit.flow.state() == KioskState::Checking);
        CHECK(visit.checks == 2);
        CHECK(visit.checkedAge == years);
        CHECK(visit.flow.picture() == QStringLiteral("/stick/a.png"));
        Prediction again = withoutAge(leukemia());
        again.model.id = "for-this-age";
        visit.answer(Analysis(again));
        CHECK(visit.flow.state() == KioskState::Ready);
        visit.flow.save(QStringLiteral("okafor"));
        CHECK(visit.sealed.model.id == "for-this-age");
    }
}

TEST_CASE("a visitor who does not know the age goes on with the result held so far", "[gui][kiosk]") {
    Visit visit;
    visit.judge(withoutAge(leukemia()));
    visit.flow.answerAge(AgeGroup::Unknown);
    CHECK(visit.flow.state() == KioskState::Ready);
    CHECK(visit.checks == 1);
    visit.flow.save(QStringLiteral("okafor"));
    CHECK(visit.sealed.flags == std::vector<std::string>{pipeline::kAgeUncheckedFlag});
}

TEST_CASE("whether the age is asked does not depend on the finding", "[gui][kiosk]") {
    Prediction calm = leukemia();
    calm.finding = "benign";
    calm.findingProbability = 0.01;
    for (const Prediction& prediction : {leukemia(), calm}) {
        Visit visit;
        visit.judge(withoutAge(prediction));
        CHECK(visit.flow.state() == KioskState::Age);
        Visit known;
        known.judge(prediction);
        CHECK(known.flow.state() == KioskState::Ready);
        known.flow.answerAge(AgeGroup::OneToFive);
        CHECK(known.flow.state() == KioskState::Ready);
    }
}

TEST_CASE("a picture that no model of this age judges is refused, and nothing of the first check is left", "[gui][kiosk]") {
    for (const bool isRefusal : {true, false}) {
        Visit visit;
        visit.judge(withoutAge(leukemia()));
        visit.flow.answerAge(AgeGroup::SixToFourteen);
        if (isRefusal) {
            visit.answer(Analysis(Refusal{Error(ErrorCode::RefusedAge, {"10", "adults", "15+"}), {}, {}}));
        } else {
            visit.flow.checked(visit.flow.session(), base::Result<Analysis>(Error(ErrorCode::EngineUnavailable, {"gone"})));
        }
        CHECK(visit.flow.state() == (isRefusal ? KioskState::Refused : KioskState::Problem));
        visit.flow.tryAgain();
        CHECK(visit.flow.state() == KioskState::Picture);
        visit.judge(withoutAge(leukemia()));
        CHECK_FALSE(visit.checkedAge);
        CHECK(visit.flow.state() == KioskState::Age);
    }
}

TEST_CASE("a visitor who said a wrong age corrects it with the picture still chosen", "[gui][kiosk]") {
    const Analysis refused(Refusal{Error(ErrorCode::RefusedAge, {"6-14", "adults", "15+"}), {}, {}});
    Visit visit;
    visit.judge(withoutAge(leukemia()));
    CHECK_FALSE(visit.flow.ageAnswer());
    visit.flow.answerAge(AgeGroup::SixToFourteen);
    visit.answer(refused);
    REQUIRE(visit.flow.canCorrectAge());
    const int wipesBefore = visit.wipes;
    visit.flow.correctAge();
    CHECK(visit.flow.state() == KioskState::Age);
    CHECK(visit.wipes == wipesBefore);
    CHECK(visit.flow.picture() == QStringLiteral("/stick/a.png"));
    CHECK(visit.flow.ageAnswer() == AgeGroup::SixToFourteen);
    CHECK_FALSE(visit.flow.problem());
    visit.flow.answerAge(AgeGroup::FifteenToSixtyFour);
    CHECK(visit.checks == 3);
    CHECK(visit.checkedAge == AgeRange{15, 64.99});
    visit.answer(Analysis(leukemia()));
    CHECK(visit.flow.state() == KioskState::Ready);
    visit.flow.finish();
    CHECK_FALSE(visit.flow.ageAnswer());
}

TEST_CASE("a visitor who was refused for an age does not get round it by no longer knowing it", "[gui][kiosk]") {
    const Analysis refused(Refusal{Error(ErrorCode::RefusedAge, {"6-14", "adults", "15+"}), {}, {}});
    Visit visit;
    visit.judge(withoutAge(leukemia()));
    visit.flow.answerAge(AgeGroup::SixToFourteen);
    visit.answer(refused);
    visit.flow.correctAge();
    visit.flow.answerAge(AgeGroup::Unknown);
    CHECK(visit.flow.state() == KioskState::Age);
    CHECK(visit.checks == 2);
    CHECK(visit.flow.ageAnswer() == AgeGroup::SixToFourteen);
    visit.flow.save(QStringLiteral("okafor"));
    CHECK(visit.seals == 0);
    // Nor after another age that is refused.
    visit.flow.answerAge(AgeGroup::UnderOne);
    visit.answer(refused);
    visit.flow.correctAge();
    visit.flow.answerAge(AgeGroup::Unknown);
    CHECK(visit.flow.state() == KioskState::Age);
    CHECK(visit.checks == 3);
    visit.flow.back();
    CHECK(visit.flow.state() == KioskState::Picture);
    CHECK_FALSE(visit.flow.ageAnswer());
}

TEST_CASE("the flow says whether leaving would lose a result", "[gui][kiosk]") {
    Visit visit;
    CHECK_FALSE(visit.flow.holdsResult());
    visit.judge(withoutAge(leukemia()));
    CHECK(visit.flow.holdsResult());
    visit.flow.answerAge(AgeGroup::SixToFourteen);
    CHECK_FALSE(visit.flow.holdsResult());
    visit.answer(Analysis(Refusal{Error(ErrorCode::RefusedAge, {"6-14", "adults", "15+"}), {}, {}}));
    visit.flow.correctAge();
    CHECK_FALSE(visit.flow.holdsResult());
    visit.flow.answerAge(AgeGroup::FifteenToSixtyFour);
    visit.answer(Analysis(leukemia()));
    CHECK(visit.flow.holdsResult());
    visit.flow.finish();
    CHECK_FALSE(visit.flow.holdsResult());
}

TEST_CASE("an age in the file, and another refusal, are nothing that a visitor can correct", "[gui][kiosk]") {
    Visit file;
    file.flow.choosePicture(QStringLiteral("/stick/a.png"));
    file.answer(Analysis(Refusal{Error(ErrorCode::RefusedAge, {"10", "adults", "15+"}), {}, {}}));
    CHECK_FALSE(file.flow.canCorrectAge());
    file.flow.correctAge();
    CHECK(file.flow.state() == KioskState::Refused);
    Visit blurred;
    blurred.judge(withoutAge(leukemia()));
    blurred.flow.answerAge(AgeGroup::OneToFive);
    blurred.answer(Analysis(Refusal{Error(ErrorCode::RefusedBlurred), {}, {}}));
    CHECK_FALSE(blurred.flow.canCorrectAge());
}

TEST_CASE("the page of the age goes back, is cancelled and wiped as the others", "[gui][kiosk]") {
    Visit visit;
    visit.judge(withoutAge(leukemia()));
    CHECK(visit.flow.canGoBack());
    visit.flow.back();
    CHECK(visit.flow.state() == KioskState::Picture);
    visit.judge(withoutAge(leukemia()));
    visit.flow.answerAge(AgeGroup::OneToFive);
    const auto old = visit.flow.session();
    const int wipesBefore = visit.wipes;
    visit.flow.cancel();
    CHECK(visit.wipes == wipesBefore + 1);
    CHECK(visit.flow.picture().isEmpty());
    visit.flow.checked(old, base::Result<Analysis>(Analysis(leukemia())));
    CHECK(visit.flow.state() == KioskState::Picture);
    visit.judge(withoutAge(leukemia()));
    CHECK_FALSE(visit.checkedAge);
    CHECK(visit.flow.state() == KioskState::Age);
    visit.flow.elapse(KioskFlow::kWarnAfterMs);
    CHECK(visit.flow.warned());
    visit.flow.elapse(KioskFlow::kWipeAfterMs - KioskFlow::kWarnAfterMs);
    CHECK(visit.flow.state() == KioskState::Welcome);
    visit.flow.answerAge(AgeGroup::OneToFive);
    CHECK(visit.flow.state() == KioskState::Welcome);
}
