#include "core/inference/Gate.h"

#include "tests/support/Catch.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;
using base::ErrorCode;
using test::pictureOf;

namespace {

image::LoadedImage dicomOf(const std::string& modality, int rows, int columns) {
    image::LoadedImage loaded;
    loaded.image = pictureOf(rows, columns, 1, [](int, int, int) { return 0; });
    loaded.source.format = "dicom";
    loaded.source.dicom.emplace();
    loaded.source.dicom->modality = modality;
    return loaded;
}

/// One centroid along the first axis.
inference::Familiarity oneDirection() {
    return {2, {0, 0}, {1, 0}, {}};
}

inference::Manifest familiarManifest() {
    auto manifest = test::smallManifest();
    manifest.gate.familiarityMethod = "centroid-cosine";
    manifest.gate.familiarityThreshold = 0.2;
    manifest.gate.kindThreshold = 0.6;
    return manifest;
}

image::Image checkerboard(int contrast) {
    return pictureOf(8, 8, 1, [&](int row, int column, int) { return 128 + ((row + column) % 2 == 0 ? contrast : -contrast); });
}

}  // namespace

TEST_CASE("A DICOM file of another device is refused, one of an allowed device and a plain picture are not") {
    const auto manifest = test::smallManifest();
    CHECK(inference::checkSource(dicomOf("SM", 64, 64), manifest));
    const auto refused = inference::checkSource(dicomOf("CT", 64, 64), manifest);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::RefusedModality);
    CHECK(refused.error().arguments == std::vector<std::string>{"CT", "small-model"});
    image::LoadedImage plain{pictureOf(64, 64, 3, [](int, int, int) { return 9; }), {}};
    CHECK(inference::checkSource(plain, manifest));
}

TEST_CASE("A picture below the smallest side is refused with its size") {
    const auto refused = inference::checkSource(dicomOf("SM", 7, 64), test::smallManifest());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::RefusedTooSmall);
    CHECK(refused.error().arguments == std::vector<std::string>{"64", "7", "8"});
}

TEST_CASE("Sharpness grows with the contrast of edges and exposure is the mean grey") {
    const auto manifest = test::smallManifest();
    const auto flat = inference::measureQuality(checkerboard(0), manifest);
    const auto soft = inference::measureQuality(checkerboard(5), manifest);
    const auto sharp = inference::measureQuality(checkerboard(50), manifest);
    REQUIRE(flat);
    REQUIRE(soft);
    REQUIRE(sharp);
    CHECK(flat->sharpness == 0);
    CHECK(sharp->sharpness == Approx(100 * soft->sharpness));
    CHECK(flat->exposure == Approx(128));
}

TEST_CASE("Dark, bright and blurred pictures each get their own reason") {
    auto manifest = test::smallManifest();
    manifest.gate.exposureMinimum = 40;
    manifest.gate.exposureMaximum = 220;
    manifest.gate.blurMinimum = 10;
    const auto codeOf = [&](double sharpness, double exposure) {
        return inference::checkQuality({sharpness, exposure, {}}, manifest).error().code;
    };
    CHECK(inference::checkQuality({10, 40, {}}, manifest));
    CHECK(codeOf(100, 39) == ErrorCode::RefusedExposure);
    CHECK(codeOf(100, 221) == ErrorCode::RefusedExposure);
    CHECK(codeOf(9, 128) == ErrorCode::RefusedBlurred);
}

TEST_CASE("The kind follows the distance to what the model knows") {
    const auto manifest = familiarManifest();
    const auto familiarity = oneDirection();
    const auto judge = [&](float x, float y) { return inference::judgeKind(manifest, &familiarity, std::vector<float>{x, y}, {}).value(); };
    const auto same = judge(5, 0);
    CHECK(same.kind.label == "blood-smear");
    CHECK(same.kind.score == Approx(1));
    CHECK(same.isFamiliar());
    const auto odd = judge(0.7F, 0.7F);  // distance 0.29
    CHECK(odd.kind.label == "unknown");
    CHECK_FALSE(odd.isFamiliar());
    CHECK_FALSE(odd.isOtherKind);
    const auto other = judge(0, 1);  // distance 1
    CHECK(other.isOtherKind);
    CHECK(other.kind.score == Approx(1));
}

TEST_CASE("A model without familiarity takes no side") {
    const auto judgement = inference::judgeKind(test::smallManifest(), nullptr, {}, {});
    REQUIRE(judgement);
    CHECK_FALSE(judgement->ratio.has_value());
    CHECK(judgement->kind.score == 0.5);
    CHECK(judgement->isFamiliar());
}

TEST_CASE("Features that do not fit the familiarity file make the package broken") {
    const auto familiarity = oneDirection();
    const auto judgement = inference::judgeKind(familiarManifest(), &familiarity, std::vector<float>{1, 2, 3}, {});
    REQUIRE_FALSE(judgement);
    CHECK(judgement.error().code == ErrorCode::ModelBroken);
}

TEST_CASE("The reason that a person can act on comes first") {
    auto manifest = familiarManifest();
    manifest.gate.blurMinimum = 10;
    const inference::Quality blurred{1, 128, {}};
    const inference::Quality good{100, 128, {}};
    inference::KindJudgement judgement{{"unknown", 0.6}, 1.5, false};
    CHECK(inference::checkSeen(judgement, blurred, manifest).error().code == ErrorCode::RefusedBlurred);
    CHECK(inference::checkSeen(judgement, good, manifest).error().code == ErrorCode::RefusedUnfamiliar);
    judgement.isOtherKind = true;
    CHECK(inference::checkSeen(judgement, blurred, manifest).error().code == ErrorCode::RefusedKind);
    CHECK(inference::checkSeen({{"blood-smear", 0.9}, 0.2, false}, good, manifest));
}
