#include "tests/gui/KioskFlowVisit.h"

using namespace intaglio;
using base::Error;
using base::ErrorCode;
using inference::Refusal;
using pipeline::Analysis;
using test::leukemia;
using ui::KioskFlow;
using ui::KioskState;
using Visit = test::KioskFlowVisit;

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
