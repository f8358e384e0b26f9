#include "core/inference/packages/ModelStore.h"

#include <limits>

#include "core/inference/PackageSignature.h"
#include "tests/support/Catch.h"
#include "tests/unit/inference/Samples.h"
#include "tests/unit/packages/PackageSamples.h"

using namespace intaglio;
using base::ErrorCode;
using inference::PackageStatus;
using test::StoreDesk;
using test::writePackage;
namespace fs = std::filesystem;

namespace {

inference::ForwardResult answer(std::vector<float> logits) {
    inference::ForwardResult result;
    result.logits = {{1, static_cast<std::int64_t>(logits.size())}, std::move(logits)};
    return result;
}

/// Why a package whose network answers like this is refused.
std::string refusalOf(test::FakeForward forward) {
    StoreDesk desk(std::move(forward));
    const auto installed = desk.install(writePackage(desk.folder / "stick", "model-a"));
    CHECK(desk.isTidy());
    REQUIRE_FALSE(installed);
    CHECK(installed.error().code == ErrorCode::ModelBroken);
    return installed.error().arguments.at(1);
}

}  // namespace

TEST_CASE("Versions are compared by their numbers, and a version before a release is older") {
    CHECK(inference::compareVersions("1.9.0", "1.10.0") < 0);
    CHECK(inference::compareVersions("2.0.0", "1.99.99") > 0);
    CHECK(inference::compareVersions("1.0.0-rc1", "1.0.0") < 0);
    CHECK(inference::compareVersions("1.0.0-a", "1.0.0-b") < 0);
    CHECK(inference::compareVersions("1.2.3", "1.2.3") == 0);
}

TEST_CASE("An unsigned package is installed only when somebody accepts it, and says who did") {
    StoreDesk desk;
    auto staged = desk.stage(writePackage(desk.folder / "stick", "model-a"));
    REQUIRE(staged);
    CHECK(staged->needsAcceptance());
    CHECK_FALSE(staged->needsReplace());
    CHECK(desk.store.install(*staged, {}).error().code == ErrorCode::PackageNotAccepted);
    CHECK_FALSE(fs::exists(desk.models() / "model-a"));
    const auto installed = desk.store.install(*staged, {false, "Ada"});
    REQUIRE(installed);
    CHECK(installed->status == PackageStatus::Unsigned);
    CHECK(installed->isEnabled);
    REQUIRE(installed->acceptance);
    CHECK(installed->acceptance->by == "Ada");
    CHECK(installed->acceptance->at == desk.clock.unixSeconds());
    auto catalog = desk.catalog();
    CHECK(catalog.find("model-a"));
    CHECK(desk.isTidy());
}

TEST_CASE("A package that nobody vouches for runs after it was accepted, a signed one at once") {
    StoreDesk desk;
    const fs::path package = writePackage(desk.folder / "stick", "model-a");
    {
        auto staged = desk.stage(package);
        REQUIRE(staged);
        CHECK(desk.engine.loads == 0);
        CHECK(desk.store.install(*staged, {}).error().code == ErrorCode::PackageNotAccepted);
        CHECK(desk.engine.loads == 0);
        REQUIRE(desk.store.install(*staged, {false, "Ada"}));
        CHECK(desk.engine.loads == 1);
    }
    const auto clinic = test::clinicKey("Riverside");
    desk.trusted = {clinic.pub};
    REQUIRE(inference::signPackage(test::packagePrimitives(), package, clinic, desk.clock.unixSeconds()));
    auto staged = desk.stage(package);
    REQUIRE(staged);
    CHECK(desk.engine.loads == 2);
    REQUIRE(desk.store.install(*staged, {true, {}}));
    CHECK(desk.engine.loads == 2);
}

TEST_CASE("The test runs of a package end between two pictures when somebody cancels") {
    std::stop_source stop;
    int runs = 0;
    StoreDesk desk([&](const inference::Tensor& input) {
        if (++runs == 2) stop.request_stop();
        return test::brightnessForward(input);
    });
    auto staged = desk.stage(writePackage(desk.folder / "stick", "model-a"));
    REQUIRE(staged);
    CHECK(desk.store.install(*staged, {false, "Ada"}, stop.get_token()).error().code == ErrorCode::Cancelled);
    CHECK(runs == 2);
    CHECK_FALSE(fs::exists(desk.models() / "model-a"));
}

TEST_CASE("A detector is tested with pictures of its film's size") {
    inference::ModelPackage package;
    package.manifest = test::smallManifest();
    inference::FilmPlan film;
    film.filmRows = 3 * package.manifest.inputRows;
    film.filmColumns = 2 * package.manifest.inputColumns;
    package.manifest.film = film;
    std::vector<std::int64_t> shape;
    test::FakeRunner network([&](const inference::Tensor& input) {
        shape = input.shape;
        return test::brightnessForward(input);
    });
    REQUIRE(inference::probeAnswers(package, network, inference::ProbeStrictness::Package));
    CHECK(shape == std::vector<std::int64_t>{1, package.manifest.inputChannels, film.filmRows, film.filmColumns});
}

TEST_CASE("A package that somebody copied into the folder by hand does not run before it is accepted") {
    StoreDesk desk;
    writePackage(desk.models(), "model-a");
    auto catalog = desk.catalog();
    CHECK(catalog.find("model-a").error().code == ErrorCode::PackageNotAccepted);
    CHECK_FALSE(catalog.usable());
    REQUIRE(desk.store.accept(catalog.packages().at(0), "Ada"));
    catalog.refresh();
    CHECK(catalog.find("model-a"));
    test::writeText(desk.models() / "model-a/CARD.md", "# Another card");
    catalog.refresh();
    CHECK(catalog.find("model-a").error().code == ErrorCode::PackageNotAccepted);
}

TEST_CASE("Networks that do not answer as their manifest says are refused with the reason") {
    const float infinite = std::numeric_limits<float>::infinity();
    CHECK(refusalOf([](const auto&) { return answer({1, 2, 3}); }).find("one number for each of its 2 labels") != std::string::npos);
    CHECK(refusalOf([](const auto&) {
              return answer({std::numeric_limits<float>::quiet_NaN(), 0});
          }).find("no number") != std::string::npos);
    CHECK(refusalOf([=](const auto&) { return answer({infinite, 0}); }).find("no number") != std::string::npos);
    CHECK(refusalOf([](const auto& input) { return answer({1e6F * input.values[0], 0}); }).find("without limit") != std::string::npos);
    CHECK(refusalOf([](const auto&) { return answer({0.5F, 0.25F}); }).find("whatever the picture") != std::string::npos);
    auto count = std::make_shared<float>(0.0F);
    CHECK(refusalOf([count](const auto&) { return answer({*count += 1, 0}); }).find("differently each time") != std::string::npos);
    CHECK(refusalOf([](const auto&) -> base::Result<inference::ForwardResult> {
              return base::Error(ErrorCode::ModelOutputInvalid, {"model-a"});
          }).find("a black picture") != std::string::npos);
    CHECK(refusalOf([](const auto& input) {
              return answer({2 * input.values[0], input.values[1]});
          }).find("golden/smear") != std::string::npos);
}

TEST_CASE("A tampered or card-less package is refused, and what is installed keeps working") {
    StoreDesk desk;
    REQUIRE(desk.install(writePackage(desk.folder / "stick", "model-a")));
    const fs::path newer = writePackage(desk.folder / "second", "model-a", "1.1.0");
    test::writeText(newer / "model.ts", "something else");
    CHECK(desk.install(newer).error().code == ErrorCode::ModelDigestMismatch);
    const fs::path cardless = writePackage(desk.folder / "third", "model-a", "1.2.0");
    fs::remove(cardless / "CARD.md");
    const auto refused = desk.install(cardless);
    CHECK(refused.error().code == ErrorCode::ModelBroken);
    CHECK(refused.error().arguments.at(1).find("CARD.md") != std::string::npos);
    auto catalog = desk.catalog();
    const auto kept = catalog.find("model-a");
    REQUIRE(kept);
    CHECK((*kept)->manifest.version == "1.0.0");
    CHECK(desk.isTidy());
}

TEST_CASE("A newer version replaces; the same or an older one asks") {
    StoreDesk desk;
    REQUIRE(desk.install(writePackage(desk.folder / "a", "model-a", "1.1.0")));
    const auto same = desk.install(desk.folder / "a/model-a");
    CHECK(same.error().code == ErrorCode::PackageInstalled);
    CHECK(same.error().arguments == std::vector<std::string>{"model-a", "1.1.0", "1.1.0"});
    const fs::path older = writePackage(desk.folder / "b", "model-a", "1.0.0");
    CHECK(desk.install(older).error().code == ErrorCode::PackageInstalled);
    const auto newer = desk.install(writePackage(desk.folder / "c", "model-a", "1.2.0"));
    REQUIRE(newer);
    CHECK(newer->manifest.version == "1.2.0");
    const auto forced = desk.install(older, {true, "Ada"});
    REQUIRE(forced);
    CHECK(forced->manifest.version == "1.0.0");
    CHECK(test::contentOf(desk.models() / "model-a/model.ts") == "network of model-a 1.0.0");
    CHECK(desk.isTidy());
}

TEST_CASE("A replacement that was cut short between its two steps brings the old package back") {
    StoreDesk desk;
    REQUIRE(desk.install(writePackage(desk.folder / "a", "model-a")));
    fs::create_directories(desk.models() / "_replaced");
    fs::rename(desk.models() / "model-a", desk.models() / "_replaced/model-a");
    REQUIRE(desk.install(writePackage(desk.folder / "a", "model-b")));
    auto catalog = desk.catalog();
    CHECK(catalog.find("model-a"));
    CHECK(catalog.find("model-b"));
    CHECK(desk.isTidy());
}

TEST_CASE("Removing a model takes its files and what was decided about it") {
    StoreDesk desk;
    REQUIRE(desk.install(writePackage(desk.folder / "a", "model-a")));
    REQUIRE(desk.store.setEnabled("model-a", false));
    REQUIRE(desk.store.remove("model-a"));
    CHECK_FALSE(fs::exists(desk.models() / "model-a"));
    CHECK(test::contentOf(desk.settings()).find("model-a") == std::string::npos);
    CHECK(desk.store.remove("model-a").error().code == ErrorCode::ModelNotFound);
    CHECK(desk.store.remove("../models").error().code == ErrorCode::ModelNotFound);
    CHECK(desk.isTidy());
}

TEST_CASE("A cancelled installation leaves nothing behind") {
    StoreDesk desk;
    std::stop_source stop;
    stop.request_stop();
    base::NoProgress progress;
    const auto staged = desk.store.stage(writePackage(desk.folder / "a", "model-a"), {}, progress, stop.get_token());
    CHECK(staged.error().code == ErrorCode::Cancelled);
    CHECK(desk.isTidy());
}

TEST_CASE("A package of the program cannot be replaced") {
    StoreDesk desk;
    inference::ModelStore store(
        {test::packagePrimitives(),
         desk.clock,
         [&] { return desk.engine.engine(); },
         {},
         [](const std::string& id) { return id == "model-a" ? std::optional(inference::ModelPackage()) : std::nullopt; }},
        desk.models(), desk.settings());
    base::NoProgress progress;
    const auto staged = store.stage(writePackage(desk.folder / "a", "model-a"), {}, progress, {});
    CHECK(staged.error().code == ErrorCode::PackageInvalid);
    CHECK(store.stage(writePackage(desk.folder / "a", "model-b"), {}, progress, {}));
}

TEST_CASE("The default for a kind is chosen by rank, by the administrator, and never among those that are off") {
    StoreDesk desk;
    REQUIRE(desk.install(writePackage(desk.folder / "a", "model-a")));
    REQUIRE(desk.install(writePackage(desk.folder / "a", "model-b")));
    auto catalog = desk.catalog();
    CHECK(catalog.defaultFor("blood-smear")->manifest.id == "model-a");
    CHECK(catalog.defaultFor("chest-xray") == nullptr);
    REQUIRE(desk.store.setDefault(catalog.packages().at(1)));
    catalog.refresh();
    CHECK(catalog.defaultFor("blood-smear")->manifest.id == "model-b");
    REQUIRE(desk.store.setEnabled("model-b", false));
    catalog.refresh();
    CHECK(catalog.defaultFor("blood-smear")->manifest.id == "model-a");
    CHECK(catalog.find("model-b").error().code == ErrorCode::ModelDisabled);
    CHECK(catalog.packages().size() == 2);
    REQUIRE(desk.store.setDefault(catalog.packages().at(1)));
    catalog.refresh();
    CHECK(catalog.defaultFor("blood-smear")->manifest.id == "model-b");
}

TEST_CASE("Where the decisions cannot be read no model runs, and the reason is told") {
    StoreDesk desk;
    REQUIRE(desk.install(writePackage(desk.folder / "a", "model-a")));
    test::writeText(desk.settings(), "{\"version\": 1}");
    auto catalog = desk.catalog();
    CHECK(catalog.packages().size() == 1);
    CHECK(catalog.settingsProblem());
    CHECK(catalog.find("model-a").error().code == ErrorCode::ModelBroken);
    CHECK(catalog.usable().error().code == ErrorCode::ModelBroken);
    CHECK_FALSE(desk.store.setEnabled("model-a", true));
    CHECK(test::contentOf(desk.settings()) == "{\"version\": 1}");
}
