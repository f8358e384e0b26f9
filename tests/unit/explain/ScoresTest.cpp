#include "core/explain/Scores.h"

#include <algorithm>
#include <cmath>

#include "core/explain/ScoreExplanations.h"
#include "tests/support/Catch.h"
#include "tests/unit/explain/Detectors.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;
using base::ErrorCode;
using explain::TruthRegion;
using inference::Heatmap;

namespace {

base::Result<double> probabilityOfFirst(std::span<const float> logits) {
    return 1 / (1 + std::exp(static_cast<double>(logits[1] - logits[0])));
}

Heatmap squareMap(int side, int top, int left, int size, float inside) {
    Heatmap map{side, side, std::vector<float>(static_cast<std::size_t>(side * side), 0.1F)};
    for (int row = top; row < top + size; ++row) {
        for (int column = left; column < left + size; ++column) {
            map.values[static_cast<std::size_t>(row * side + column)] = inside;
        }
    }
    return map;
}

explain::Faithfulness scoreOf(const Heatmap& map) {
    auto runner = test::squareSum(32, 8, 16, 8, 0.3F);
    const auto scores = explain::faithfulness(runner, test::brightSquare(32, 8, 16, 8), map, probabilityOfFirst, {}, {});
    REQUIRE(scores);
    return *scores;
}

}  // namespace

TEST_CASE("A map that marks the evidence beats chance, chance beats a map that hides it") {
    const auto right = scoreOf(squareMap(32, 8, 16, 8, 1.0F));
    const auto blind = scoreOf(explain::randomMap(32, 32, 5));
    const auto wrong = scoreOf(squareMap(32, 8, 16, 8, 0.0F));
    CHECK(right.insertion > blind.insertion);
    CHECK(blind.insertion > wrong.insertion);
    CHECK(right.deletion < blind.deletion);
    CHECK(blind.deletion < wrong.deletion);
}

TEST_CASE("Insertion and deletion are the areas of curves that can be worked out by hand") {
    // The probability is the visible share of four quarters, of which the upper left holds everything.
    const auto share = [](std::span<const float> logits) -> base::Result<double> { return static_cast<double>(logits[0]) / 256; };
    auto runner = test::squareSum(32, 0, 0, 16);
    const auto input = test::brightSquare(32, 0, 0, 16);
    Heatmap map{32, 32, std::vector<float>(1024, 0.0F)};
    for (std::size_t index = 0; index < 1024; ++index) {
        map.values[index] = (index / 32 < 16 && index % 32 < 16) ? 1.0F : 0.0F;
    }
    explain::FaithfulnessOptions options;
    options.steps = 4;
    const auto scores = explain::faithfulness(runner, input, map, share, options, {});
    REQUIRE(scores);
    // Mean colour 0.25: probabilities 1, then 0.25 four times; the trapezoids give (0.5 + 0.25 * 3 + 0.125) / 4.
    CHECK(scores->deletion == Approx((0.5 + 0.75 + 0.125) / 4).epsilon(1e-4));
    // From blurred b to whole after one step of four: (b / 2 + 3 + 0.5) / 4 with 0.25 < b < 1.
    CHECK(scores->insertion > (0.125 + 3.5) / 4);
    CHECK(scores->insertion < 1);
}

TEST_CASE("A flat map scores like chance, wherever the evidence lies") {
    const auto flat = scoreOf(Heatmap{4, 4, std::vector<float>(16, 2.0F)});
    const auto blind = scoreOf(explain::randomMap(32, 32, 5));
    CHECK(std::abs(flat.insertion - blind.insertion) < 0.1);
    CHECK(std::abs(flat.deletion - blind.deletion) < 0.1);
}

TEST_CASE("Scores refuse ragged input, pass errors on and can be stopped") {
    auto runner = test::squareSum(32, 8, 16, 8);
    const auto input = test::brightSquare(32, 8, 16, 8);
    const Heatmap map = squareMap(32, 8, 16, 8, 1);
    std::stop_source stop;
    stop.request_stop();
    CHECK(explain::faithfulness(runner, input, map, probabilityOfFirst, {}, stop.get_token()).error().code == ErrorCode::Cancelled);
    CHECK_FALSE(explain::faithfulness(runner, input, Heatmap{2, 2, {1}}, probabilityOfFirst, {}, {}));
    CHECK_FALSE(explain::faithfulness(runner, input, map, probabilityOfFirst, {1, 8, 0.1}, {}));
    const auto failing = [](std::span<const float>) -> base::Result<double> { return ErrorCode::ModelOutputInvalid; };
    CHECK(explain::faithfulness(runner, input, map, failing, {}, {}).error().code == ErrorCode::ModelOutputInvalid);
}

TEST_CASE("The pointing game hits within circle, box and tolerance only") {
    Heatmap map{20, 30, std::vector<float>(600, 0.0F)};
    map.values[5 * 30 + 12] = 3;
    const auto pointed = [&](const TruthRegion& region, double tolerance) {
        const std::vector<TruthRegion> regions{region};
        const auto pointing = explain::pointingGame(map, regions, tolerance);
        REQUIRE(pointing);
        return *pointing;
    };
    CHECK(pointed({12, 5, 3, 3, true}, 0).hit);
    CHECK(pointed({12, 9, 4, 4, true}, 0).hit);
    CHECK_FALSE(pointed({12, 9, 3.5, 3.5, true}, 0).hit);
    CHECK(pointed({12, 9, 3.5, 3.5, true}, 1).hit);
    CHECK_FALSE(pointed({15, 8, 3, 3, true}, 0).hit);  // in the circle's box, not in the circle
    CHECK(pointed({15, 8, 3, 3, false}, 0).hit);
    CHECK_FALSE(pointed({5, 12, 3, 3, true}, 0).hit);  // rows and columns changed over
    CHECK(pointed({12, 5, 0, 0, false}, 1).chance == Approx(9.0 / 600));
}

TEST_CASE("A map without a peak hits only where most of it lies inside") {
    const Heatmap flat{10, 10, std::vector<float>(100, 1.0F)};
    const std::vector<TruthRegion> small{{5, 5, 1, 1, false}};
    const std::vector<TruthRegion> most{{5, 5, 9, 9, false}};
    CHECK_FALSE(explain::pointingGame(flat, small, 0)->hit);
    CHECK(explain::pointingGame(flat, most, 0)->hit);
    CHECK_FALSE(explain::pointingGame(flat, {}, 0));
    CHECK_FALSE(explain::pointingGame({2, 2, {1}}, small, 0));
}

TEST_CASE("Rank correlation is Spearman's, with ties") {
    const auto of = [](std::vector<float> a, std::vector<float> b) {
        const auto columns = static_cast<int>(a.size());
        return explain::rankCorrelation({1, columns, std::move(a)}, {1, columns, std::move(b)}).value();
    };
    CHECK(of({1, 2, 3, 4}, {10, 20, 30, 400}) == Approx(1));
    CHECK(of({1, 2, 3, 4}, {4, 3, 2, 1}) == Approx(-1));
    CHECK(of({1, 2, 3, 4}, {5, 5, 5, 5}) == 0);
    // Ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4: 4.5 / sqrt(4.5 * 5).
    CHECK(of({1, 2, 2, 4}, {1, 3, 2, 4}) == Approx(4.5 / std::sqrt(4.5 * 5)));
    CHECK_FALSE(explain::rankCorrelation({1, 2, {1, 2}}, {2, 1, {1, 2}}));
    CHECK(std::abs(explain::rankCorrelation(explain::randomMap(40, 40, 1), explain::randomMap(40, 40, 2)).value()) < 0.1);
}

TEST_CASE("Unevenness tells a flat map from one with a peak") {
    CHECK(explain::unevenness({2, 2, {3, 3, 3, 3}}) == Approx(0).margin(1e-9));
    CHECK(explain::unevenness({2, 2, {4, 0, 0, 0}}) == Approx(std::sqrt(3.0)));
    CHECK(explain::unevenness({2, 2, {4, -9, -1, -2}}) == Approx(std::sqrt(3.0)));
    CHECK(explain::unevenness({1, 2, {-1, -2}}) == 0);
}

TEST_CASE("Many pictures give figures with intervals, hits that are counted and a better score for the better method") {
    auto runner = test::squareSum(32, 8, 16, 8, 0.3F);
    test::FakeExplainer explainer;  // marks the input's bright places
    inference::Manifest manifest = test::smallManifest();
    const auto source = [](std::size_t index) -> base::Result<explain::ScoredPicture> {
        explain::ScoredPicture picture{test::brightSquare(32, 8, 16, 8), 0, {}};
        if (index % 2 == 0) {
            picture.regions.push_back({19.5, 11.5, 6, 6, true});
        }
        return picture;
    };
    explain::ScoreRequest request;
    request.methods = {inference::ExplainMethod::HiResCam, inference::ExplainMethod::Occlusion};
    base::NoProgress progress;
    const auto scores = explain::scoreExplanations(runner, &explainer, manifest, source, 4, request, progress, {});
    REQUIRE(scores);
    CHECK(scores->pictures == 4);
    REQUIRE(scores->methods.size() == 2);
    for (const auto& row : scores->methods) {
        CHECK(row.done == row.method);
        CHECK(row.insertion.value > scores->randomInsertion.value);
        CHECK(row.deletion.value < scores->randomDeletion.value);
        CHECK(row.insertion.low <= row.insertion.value);
        CHECK(row.insertion.high >= row.insertion.value);
        REQUIRE(row.pointing);
        CHECK(row.pointing->hits == 2);
        CHECK(row.pointing->of == 2);
        CHECK(row.pointing->chance < 0.25);
    }
    CHECK(scores->sanity.empty());  // the fake engine has no weights
    CHECK_FALSE(explain::scoreExplanations(runner, &explainer, manifest, source, 0, request, progress, {}));
    request.methods.clear();
    CHECK_FALSE(explain::scoreExplanations(runner, &explainer, manifest, source, 4, request, progress, {}));
}

TEST_CASE("A region of the picture lies where the network sees it, mirrored or not") {
    const TruthRegion region{50, 120, 10, 10, true};
    const auto plain = explain::regionSeen(region, {10, 20, 100, 200, false}, 50, 100);
    CHECK(plain.column == Approx(20));
    CHECK(plain.row == Approx(50));
    CHECK(plain.halfWidth == Approx(5));
    CHECK(plain.isCircle);
    const auto mirrored = explain::regionSeen(region, {10, 20, 100, 200, true}, 50, 100);
    CHECK(mirrored.column == Approx(30));
    CHECK(mirrored.row == Approx(50));
    CHECK_FALSE(explain::regionSeen(region, {10, 20, 100, 200, true}, 100, 100).isCircle);
}

namespace {

/// Has one map, as a model of films has.
class OneMap final : public inference::Explainer {
public:
    base::Result<Heatmap> explain(const inference::Tensor& input, int label, inference::ExplainMethod method) override {
        CHECK(label == 0);
        CHECK(method == inference::ExplainMethod::Patches);
        return test::FakeExplainer().explain(input, label, method);
    }
    [[nodiscard]] inference::ExplainTask done(const inference::ExplainTask&) const override {
        return {inference::ExplainMethod::Patches, 0};
    }
};

}  // namespace

TEST_CASE("A model with one map is scored once, under that map's name and for its label") {
    auto runner = test::squareSum(32, 8, 16, 8, 0.3F);
    OneMap explainer;
    base::NoProgress progress;
    const auto evidence =
        explain::evidenceFor(runner, &explainer, test::brightSquare(32, 8, 16, 8), 1, inference::ExplainMethod::Cam, {}, progress, {});
    REQUIRE(evidence);
    CHECK(evidence->method == inference::ExplainMethod::Patches);
    CHECK(evidence->label == 0);
    CHECK(explain::methodName(evidence->method) == "patches");
    explain::ScoreRequest request;
    request.methods = explain::allMethods();
    request.evidence.rise.masks = 8;
    const auto source = [](std::size_t) -> base::Result<explain::ScoredPicture> {
        return explain::ScoredPicture{test::brightSquare(32, 8, 16, 8), 0, {}, ""};
    };
    const auto scores = explain::scoreExplanations(runner, &explainer, test::smallManifest(), source, 2, request, progress, {});
    REQUIRE(scores);
    REQUIRE(scores->methods.size() == 3);
    CHECK(scores->methods[0].method == inference::ExplainMethod::Patches);
    CHECK(scores->methods[0].done == inference::ExplainMethod::Patches);
    CHECK(scores->methods[1].method == inference::ExplainMethod::Occlusion);
}

TEST_CASE("Intervals draw whole groups: pictures of one patient say no more than one") {
    auto runner = test::squareSum(32, 8, 16, 8, 0.3F);
    test::FakeExplainer explainer;
    base::NoProgress progress;
    explain::ScoreRequest request;
    request.methods = {inference::ExplainMethod::HiResCam};
    const auto widthOf = [&](std::size_t perGroup) {
        const auto source = [perGroup](std::size_t index) -> base::Result<explain::ScoredPicture> {
            const std::size_t group = index / perGroup;
            // One group of pictures differs from another by how much of the square is lit.
            auto input = test::brightSquare(32, 8, 16, 8);
            for (float& value : input.values) {
                value *= static_cast<float>(index / 4 % 4 + 1) / 16;
            }
            return explain::ScoredPicture{std::move(input), 0, {}, std::to_string(group)};
        };
        const auto scores = explain::scoreExplanations(runner, &explainer, test::smallManifest(), source, 16, request, progress, {});
        REQUIRE(scores);
        return scores->methods[0].deletion.high - scores->methods[0].deletion.low;
    };
    CHECK(widthOf(1) > 0);
    CHECK(widthOf(4) > 1.4 * widthOf(1));
}
