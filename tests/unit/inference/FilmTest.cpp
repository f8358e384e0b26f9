#include "core/inference/Film.h"

#include <algorithm>
#include <atomic>
#include <cmath>

#include "core/inference/Combined.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeEngine.h"

namespace intaglio::inference {
namespace {

constexpr int kRows = 96;
constexpr int kColumns = 64;
constexpr int kPatch = 16;
constexpr int kStride = 8;

Manifest filmManifest() {
    Manifest manifest;
    manifest.id = "film-test";
    manifest.labels = {{"normal", {}, LabelRole::Normal}, {"lesion", {}, LabelRole::Finding}};
    manifest.inputRows = kPatch;
    manifest.inputColumns = kPatch;
    manifest.inputChannels = 1;
    manifest.film = FilmPlan{kRows, kColumns, kStride, "lesion", {2, 3, 1, -1, -4}};
    return manifest;
}

/// Grey breast on the left two thirds, black elsewhere, with bright spots of 6 x 6 pixels.
Tensor filmWith(const std::vector<std::pair<int, int>>& spots) {
    Tensor film{{1, 1, kRows, kColumns}, std::vector<float>(kRows * kColumns, -1.0F)};
    for (int row = 0; row < kRows; ++row) {
        std::fill_n(film.values.begin() + row * kColumns, kColumns * 2 / 3, 0.0F);
    }
    for (const auto& [row, column] : spots) {
        for (int line = row - 3; line < row + 3; ++line) {
            std::fill_n(film.values.begin() + line * kColumns + column - 3, 6, 1.0F);
        }
    }
    return film;
}

/// A "network" that finds bright pixels near a patch's middle; counts the patches it saw.
struct SpotNetwork {
    std::atomic<int>* seen;
    base::Result<ForwardResult> operator()(const Tensor& patches) const {
        const auto count = static_cast<std::size_t>(patches.shape[0]);
        *seen += static_cast<int>(count);
        ForwardResult result;
        result.logits.shape = {patches.shape[0], 2};
        result.features.shape = {patches.shape[0], 1};
        for (std::size_t patch = 0; patch < count; ++patch) {
            double bright = 0;
            for (int row = 4; row < kPatch - 4; ++row) {
                for (int column = 4; column < kPatch - 4; ++column) {
                    bright +=
                        patches.values[(patch * kPatch + static_cast<std::size_t>(row)) * kPatch + static_cast<std::size_t>(column)] > 0.5F;
                }
            }
            result.logits.values.insert(result.logits.values.end(), {0.0F, static_cast<float>(bright - 6)});
            result.features.values.push_back(static_cast<float>(bright));
        }
        return result;
    }
};

TEST_CASE("The map of a film is highest where the lesion is, and black parts are not asked about") {
    std::atomic<int> seen{0};
    test::FakeRunner network{SpotNetwork{&seen}};
    const auto reading = judgeFilm(network, filmWith({{60, 20}}), filmManifest());
    REQUIRE(reading);
    CHECK(reading->map.rows == kRows / kStride);
    CHECK(reading->map.columns == kColumns / kStride);
    const auto candidates = filmCandidates(reading->map, kStride, {2, 0.05, 5});
    REQUIRE(candidates.size() == 1);
    CHECK(candidates[0].row == Approx(60).margin(kStride));
    CHECK(candidates[0].column == Approx(20).margin(kStride));
    CHECK(reading->map.values[static_cast<std::size_t>(kColumns / kStride - 1)] == 0);
    CHECK(seen == 11 * 5);  // of 11 x 7 places the two columns at the right are mostly black
}

TEST_CASE("Suppression keeps the best of neighbours and all that lie apart") {
    std::atomic<int> seen{0};
    test::FakeRunner network{SpotNetwork{&seen}};
    const auto reading = judgeFilm(network, filmWith({{20, 20}, {70, 30}}), filmManifest());
    REQUIRE(reading);
    CHECK(filmCandidates(reading->map, kStride, {2, 0.2, 5}).size() == 2);
    CHECK(filmCandidates(reading->map, kStride, {25, 0.2, 5}).size() == 1);
    CHECK(filmCandidates(reading->map, kStride, {2, 0.2, 1}).size() == 1);
    CHECK(filmCandidates(reading->map, kStride, {2, 1.1, 5}).empty());
    const Heatmap flat{2, 2, {0.5F, 0.5F, 0.5F, 0.5F}};
    CHECK(filmCandidates(flat, 8, {0.1, 0.5, 9}).size() == 4);
    // A film of twice the size has the same candidates.
    CHECK(filmCandidates(reading->map, 2 * kStride, {2, 0.2, 5}).size() == 2);
}

TEST_CASE("A film's features and score are what they say") {
    const Heatmap map{2, 4, {0.9F, 0.1F, 0.6F, 0.0F, 0.2F, 0.4F, 0.0F, 0.2F}};
    const auto features = filmFeatures(map);
    CHECK(features[0] == Approx(0.9));
    CHECK(features[1] == Approx((0.9 + 0.6 + 0.4 + 0.2 + 0.2) / 5));
    CHECK(features[2] == Approx(0.25));
    CHECK(features[3] == Approx(0.3));
    CHECK(filmScore(features, {1, 0, 2, 0, -1}) == Approx(0.9 + 0.5 - 1));
}

TEST_CASE("With a film plan the loaded model judges and explains whole films") {
    std::atomic<int> seen{0};
    test::FakeEngine engine{SpotNetwork{&seen}};
    ModelPackage package;
    package.manifest = filmManifest();
    auto runner = loadModel(engine, package, Device::Cpu);
    REQUIRE(runner);
    Tensor both = filmWith({{60, 20}});
    const Tensor empty = filmWith({});
    both.values.insert(both.values.end(), empty.values.begin(), empty.values.end());
    both.shape[0] = 2;
    const auto answer = (*runner)->run(both);
    REQUIRE(answer);
    CHECK(answer->logits.shape == std::vector<std::int64_t>{2, 2});
    CHECK(answer->logits.values[0] == 0);
    CHECK(answer->logits.values[1] > answer->logits.values[3] + 1);
    CHECK(answer->features.shape == std::vector<std::int64_t>{2, 1});
    auto explainer = loadExplanation(engine, package, Device::Cpu);
    REQUIRE(explainer);
    const auto map = (*explainer)->explain(filmWith({{60, 20}}), 1, ExplainMethod::GradCam);
    const auto asked = (*explainer)->explain(filmWith({{60, 20}}), 0, ExplainMethod::HiResCam);
    REQUIRE(map);
    REQUIRE(asked);
    CHECK(asked->values == map->values);  // there is one map, of lesions, and the explainer says so
    for (const ExplainMethod method : {ExplainMethod::GradCam, ExplainMethod::HiResCam, ExplainMethod::LayerCam}) {
        CHECK((*explainer)->done({method, 0}).method == ExplainMethod::Patches);
        CHECK((*explainer)->done({method, 0}).label == 1);
    }
}

TEST_CASE("A film model hands on what each of its networks says") {
    std::atomic<int> seen{0};
    const SpotNetwork spots{&seen};
    test::FakeEngine engine{spots};
    engine.members["blind.ts"] = [spots](const Tensor& patches) -> base::Result<ForwardResult> {
        auto answer = spots(patches);
        std::fill(answer->logits.values.begin(), answer->logits.values.end(), 0.0F);
        return answer;
    };
    ModelPackage package;
    package.manifest = filmManifest();
    package.manifest.ensembleMembers = {"blind.ts"};
    const auto answer = loadModel(engine, package, Device::Cpu).value()->run(filmWith({{60, 20}}));
    REQUIRE(answer);
    REQUIRE(answer->answers.size() == 2);
    for (const Tensor& member : answer->answers) {
        CHECK(member.shape == std::vector<std::int64_t>{1, 2});
        CHECK(member.values[0] == 0);
    }
    CHECK(answer->answers[0].values[1] > answer->logits.values[1]);
    package.manifest.ensembleMembers.clear();
    const auto alone = loadModel(engine, package, Device::Cpu).value()->run(filmWith({{60, 20}}));
    CHECK(answer->answers[0].values[1] == Approx(alone->logits.values[1]));
    CHECK(alone->answers.empty());
}

TEST_CASE("Plans that do not fit and films of another size are refused") {
    std::atomic<int> seen{0};
    test::FakeRunner network{SpotNetwork{&seen}};
    Manifest manifest = filmManifest();
    CHECK_FALSE(judgeFilm(network, Tensor{{1, 1, 8, 8}, std::vector<float>(64)}, manifest));
    CHECK_FALSE(judgeFilm(network, Tensor{{1, 1, kRows, kColumns}, std::vector<float>(9)}, manifest));
    manifest.film->scoreWeights.pop_back();
    CHECK_FALSE(judgeFilm(network, filmWith({}), manifest));
    manifest = filmManifest();
    manifest.labels.push_back({"third", {}, LabelRole::Other});
    CHECK_FALSE(judgeFilm(network, filmWith({}), manifest));
    test::FakeRunner broken{[](const Tensor&) -> base::Result<ForwardResult> { return ForwardResult{{{1, 2}, {0, 0}}, {{1, 0}, {}}, {}}; }};
    CHECK_FALSE(judgeFilm(broken, filmWith({}), filmManifest()));
}

}  // namespace
}  // namespace intaglio::inference
