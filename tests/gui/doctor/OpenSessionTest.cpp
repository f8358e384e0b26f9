#include "ui/presenters/OpenSession.h"

#include "core/base/Files.h"
#include "tests/gui/GuiFixture.h"
#include "tests/gui/doctor/FakePorts.h"
#include "tests/gui/doctor/Trusting.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "ui/presenters/AnalysisSession.h"
#include "ui/presenters/KeySession.h"

using namespace intaglio;
using test::FakeProgram;
using test::Turnstile;
using test::waitFor;
using ui::AnalysisSession;
using ui::KeySession;
using ui::OpenSession;

namespace {

base::SecretBytes secret(std::string_view text) {
    return base::SecretBytes(base::viewOf(text));
}

struct Desk {
    test::GuiFixture gui;
    test::TemporaryFolder folder;
    FakeProgram program;
    ui::JobBridge bridge;
    KeySession keys{program.ports(), bridge};
    OpenSession picture{program.ports(), bridge, keys};
    AnalysisSession analysis{program.ports(), bridge};

    Desk() { program.widths = {{"a.png", 5}, {"b.png", 6}}; }
    bool idle() {
        return waitFor([this] { return bridge.runningCount() == 0; });
    }
    bool unlock() {
        keys.unlock("/keys/doctor.key", secret("right"));
        return waitFor([this] { return keys.isUnlocked(); });
    }
    bool open(const char* file) {
        picture.open(file);
        return waitFor([this] { return picture.state() != OpenSession::State::Loading; });
    }
};

}  // namespace

TEST_CASE("a picture opened without a key says that nobody can tell whether it is sealed", "[gui][doctor]") {
    Desk desk;
    REQUIRE(desk.open("a.png"));
    CHECK(desk.picture.state() == OpenSession::State::Ready);
    CHECK(desk.picture.seal() == OpenSession::Seal::KeyLocked);
    CHECK(desk.program.opened == 0);
}

TEST_CASE("unlocking the key checks the open picture, locking it hides the result again", "[gui][doctor]") {
    Desk desk;
    pipeline::IntactResult intact;
    intact.result = test::predictionOf(0.9);
    desk.program.verdicts.emplace(5, intact);
    REQUIRE(desk.open("a.png"));
    REQUIRE(desk.unlock());
    REQUIRE(waitFor([&] { return desk.picture.seal() == OpenSession::Seal::Known; }));
    REQUIRE(desk.picture.intact() != nullptr);
    CHECK(desk.picture.intact()->result.findingProbability == 0.9);
    desk.keys.lock();
    CHECK(desk.picture.seal() == OpenSession::Seal::KeyLocked);
    CHECK(desk.picture.intact() == nullptr);
    CHECK(desk.keys.identity() == nullptr);
}

TEST_CASE("the model sees the exact original of an intact picture, and the sealed one where nothing is proven", "[gui][doctor]") {
    Desk desk;
    pipeline::IntactResult intact;
    intact.restored = test::greyPicture(7).image;
    desk.program.verdicts.emplace(5, intact);
    desk.program.findings = {{5, 0.5}, {7, 0.7}};
    const auto judged = [&] {
        desk.analysis.judgeInstead(desk.picture.pictureToJudge());
        desk.analysis.predict("", 0);
        return desk.idle() && desk.analysis.prediction() != nullptr ? desk.analysis.prediction()->findingProbability : std::nullopt;
    };
    REQUIRE(desk.open("a.png"));
    CHECK(judged() == 0.5);
    REQUIRE(desk.unlock());
    REQUIRE(waitFor([&] { return desk.picture.seal() == OpenSession::Seal::Known; }));
    CHECK(judged() == 0.7);
    desk.keys.lock();
    CHECK(judged() == 0.5);
}

TEST_CASE("a verdict on the picture of before is dropped", "[gui][doctor]") {
    Desk desk;
    desk.program.held[5] = std::make_shared<Turnstile>();
    desk.program.verdicts.emplace(5, pipeline::ImageMismatch{});
    REQUIRE(desk.unlock());
    REQUIRE(desk.open("a.png"));
    REQUIRE(desk.picture.seal() == OpenSession::Seal::Checking);
    REQUIRE(desk.open("b.png"));
    REQUIRE(waitFor([&] { return desk.picture.seal() == OpenSession::Seal::Known; }));
    desk.program.held[5]->open();
    REQUIRE(desk.idle());
    CHECK(std::holds_alternative<pipeline::NoPayload>(*desk.picture.verdict()));
}

TEST_CASE("a picture that cannot be read is an error and holds nothing", "[gui][doctor]") {
    Desk desk;
    REQUIRE(desk.open("missing.png"));
    CHECK(desk.picture.state() == OpenSession::State::Failed);
    REQUIRE(desk.picture.problem());
    CHECK(desk.picture.problem()->code == base::ErrorCode::PictureTruncated);
    CHECK(desk.picture.picture() == nullptr);
}

TEST_CASE("a wrong passphrase and a key of another role leave the key locked with the reason", "[gui][doctor]") {
    Desk desk;
    desk.keys.unlock("/keys/doctor.key", secret("wrong"));
    REQUIRE(waitFor([&] { return desk.keys.state() == KeySession::State::Locked; }));
    REQUIRE(desk.keys.problem());
    CHECK(desk.keys.problem()->code == base::ErrorCode::PassphraseWrong);
    desk.program.keyRole = crypto::Role::Kiosk;
    desk.keys.unlock("/keys/doctor.key", secret("right"));
    REQUIRE(waitFor([&] { return desk.keys.state() == KeySession::State::Locked; }));
    CHECK(desk.keys.problem()->code == base::ErrorCode::KeyWrongRole);
    CHECK_FALSE(desk.keys.isUnlocked());
}

TEST_CASE("the key locks itself when nobody touches the program", "[gui][doctor]") {
    Desk desk;
    desk.keys.setIdleLimit(20);
    bool told = false;
    QObject::connect(&desk.keys, &KeySession::lockedByIdleness, &desk.keys, [&] { told = true; });
    REQUIRE(desk.unlock());
    REQUIRE(waitFor([&] { return !desk.keys.isUnlocked(); }, 5000));
    CHECK(told);
}

TEST_CASE("trusted kiosks are remembered, and only kiosks are trusted", "[gui][doctor]") {
    Desk desk;
    REQUIRE(base::writeFileAtomically(desk.folder / "kiosk.pub", base::viewOf("kiosk")));
    REQUIRE(base::writeFileAtomically(desk.folder / "doctor.pub", base::viewOf("doctor")));
    const auto kiosk = desk.keys.readKiosk(desk.folder / "kiosk.pub");
    REQUIRE(kiosk);
    REQUIRE(test::trusts(desk.keys, kiosk->facts.identity));
    REQUIRE(test::trusts(desk.keys, kiosk->facts.identity));
    CHECK(desk.keys.trusted().size() == 1);
    const auto refused = desk.keys.readKiosk(desk.folder / "doctor.pub");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::KeyWrongRole);
    KeySession again(desk.program.ports(), desk.bridge);
    REQUIRE(again.trusted().size() == 1);
    bool isRemoved = false;
    again.distrust(0, [&](const base::Status& removed) { isRemoved = static_cast<bool>(removed); });
    REQUIRE(desk.idle());
    CHECK(isRemoved);
    CHECK(again.trusted().empty());
}

TEST_CASE("a prediction for the picture of before is dropped", "[gui][doctor]") {
    Desk desk;
    desk.program.held[5] = std::make_shared<Turnstile>();
    desk.program.findings = {{5, 0.99}, {6, 0.01}};
    desk.analysis.setPicture(std::make_shared<const image::LoadedImage>(test::greyPicture(5)));
    desk.analysis.predict("", 0);
    desk.analysis.setPicture(std::make_shared<const image::LoadedImage>(test::greyPicture(6)));
    CHECK(desk.analysis.state() == AnalysisSession::State::Idle);
    desk.program.held[5]->open();
    REQUIRE(desk.idle());
    CHECK(desk.analysis.prediction() == nullptr);
    desk.analysis.predict("", 0);
    REQUIRE(desk.idle());
    REQUIRE(desk.analysis.prediction() != nullptr);
    CHECK(desk.analysis.prediction()->findingProbability == 0.01);
}

TEST_CASE("a refusal is a state of its own and a cancelled prediction says so", "[gui][doctor]") {
    Desk desk;
    desk.analysis.setPicture(std::make_shared<const image::LoadedImage>(test::greyPicture(5)));
    desk.analysis.predict("", 0);
    REQUIRE(desk.idle());
    CHECK(desk.analysis.state() == AnalysisSession::State::Refused);
    REQUIRE(desk.analysis.refusal() != nullptr);
    desk.program.held[5] = std::make_shared<Turnstile>();
    desk.analysis.predict("", 0);
    CHECK(desk.analysis.state() == AnalysisSession::State::Running);
    desk.analysis.cancel();
    REQUIRE(desk.idle());
    CHECK(desk.analysis.state() == AnalysisSession::State::Cancelled);
    CHECK_FALSE(desk.analysis.problem());
}

TEST_CASE("a heatmap belongs to its picture", "[gui][doctor]") {
    Desk desk;
    desk.analysis.setPicture(std::make_shared<const image::LoadedImage>(test::greyPicture(5)));
    desk.analysis.explain("", "ill", inference::ExplainMethod::GradCam, 0);
    REQUIRE(desk.idle());
    REQUIRE(desk.analysis.explanation() != nullptr);
    CHECK(desk.analysis.explanation()->map.columns == 5);
    desk.analysis.setPicture(nullptr);
    CHECK(desk.analysis.explanation() == nullptr);
}
