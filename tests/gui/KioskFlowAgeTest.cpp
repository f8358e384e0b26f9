#include "tests/gui/KioskFlowVisit.h"

using namespace intaglio;
using base::Error;
using base::ErrorCode;
using inference::AgeRange;
using inference::Prediction;
using inference::Refusal;
using pipeline::Analysis;
using test::leukemia;
using test::withoutAge;
using ui::AgeGroup;
using ui::KioskFlow;
using ui::KioskState;
using Visit = test::KioskFlowVisit;

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
