#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/explain/Heatmap.h"
#include "core/explain/Occlusion.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeEngine.h"

using namespace intaglio;
using inference::Heatmap;

namespace {

/// Logit 0: the weighted sum of one bright square; logit 1: a constant.
test::FakeRunner squareDetector(int side, int top, int left, int size) {
    return test::FakeRunner([=](const inference::Tensor& input) -> base::Result<inference::ForwardResult> {
        inference::ForwardResult result;
        for (std::int64_t picture = 0; picture < input.shape[0]; ++picture) {
            float sum = 0;
            for (int row = top; row < top + size; ++row) {
                for (int column = left; column < left + size; ++column) {
                    sum += input.values[static_cast<std::size_t>((picture * side + row) * side + column)];
                }
            }
            result.logits.values.insert(result.logits.values.end(), {sum, 1.0F});
        }
        result.logits.shape = {input.shape[0], 2};
        return result;
    });
}

inference::Tensor squarePicture(int side, int top, int left, int size) {
    inference::Tensor input;
    input.shape = {1, 1, side, side};
    input.values.assign(static_cast<std::size_t>(side * side), 0.0F);
    for (int row = top; row < top + size; ++row) {
        for (int column = left; column < left + size; ++column) {
            input.values[static_cast<std::size_t>(row * side + column)] = 1;
        }
    }
    return input;
}

}  // namespace

TEST_CASE("Occlusion points at the place that the label depends on") {
    auto runner = squareDetector(40, 8, 24, 8);
    base::NoProgress progress;
    const auto map = explain::occlusion(runner, squarePicture(40, 8, 24, 8), 0, {10, 2, 7}, progress, {});
    REQUIRE(map);
    const auto largest = std::max_element(map->values.begin(), map->values.end()) - map->values.begin();
    CHECK(largest / 10 >= 2);
    CHECK(largest / 10 <= 3);
    CHECK(largest % 10 >= 6);
    CHECK(largest % 10 <= 7);
    CHECK(map->values.back() == Approx(0).margin(1e-4));
}

TEST_CASE("A label that does not depend on the picture has no evidence anywhere") {
    auto runner = squareDetector(40, 8, 24, 8);
    base::NoProgress progress;
    const auto map = explain::occlusion(runner, squarePicture(40, 8, 24, 8), 1, {}, progress, {});
    REQUIRE(map);
    for (const float value : map->values) {
        CHECK(value == 0);
    }
}

TEST_CASE("Without overlap the evidence times the covered share adds up to the logit's fall") {
    auto runner = squareDetector(40, 8, 24, 8);
    base::NoProgress progress;
    const auto input = squarePicture(40, 8, 24, 8);
    const auto map = explain::occlusion(runner, input, 0, {10, 1, 8}, progress, {});
    REQUIRE(map);
    // Covering with the mean takes (1 - mean) from every bright pixel.
    const double mean = 64.0 / 1600;
    const double total = std::accumulate(map->values.begin(), map->values.end(), 0.0) / 100;
    CHECK(total == Approx(64 * (1 - mean)).epsilon(1e-4));
}

TEST_CASE("Occlusion can be stopped and refuses what it cannot explain") {
    auto runner = squareDetector(40, 8, 24, 8);
    base::NoProgress progress;
    std::stop_source stop;
    stop.request_stop();
    CHECK(explain::occlusion(runner, squarePicture(40, 8, 24, 8), 0, {}, progress, stop.get_token()).error().code ==
          base::ErrorCode::Cancelled);
    CHECK_FALSE(explain::occlusion(runner, squarePicture(40, 8, 24, 8), 2, {}, progress, {}));
    CHECK_FALSE(explain::occlusion(runner, squarePicture(40, 8, 24, 8), -1, {}, progress, {}));
    CHECK_FALSE(explain::occlusion(runner, squarePicture(40, 8, 24, 8), 0, {50, 2, 8}, progress, {}));
}

TEST_CASE("A stretched map keeps its range, its peak and its absolute values") {
    Heatmap map{5, 5, std::vector<float>(25, 0.5F)};
    map.values[1 * 5 + 3] = 3;
    const auto large = explain::overPicture(map, 100, 200, {0, 0, 200, 100});
    REQUIRE(large);
    const auto peak = std::max_element(large->values.begin(), large->values.end()) - large->values.begin();
    CHECK(std::abs(peak / 200 - 30) <= 3);
    CHECK(std::abs(peak % 200 - 140) <= 5);
    CHECK(*std::max_element(large->values.begin(), large->values.end()) <= 3);
    CHECK(*std::min_element(large->values.begin(), large->values.end()) >= 0.5F);
    const Heatmap flat{2, 2, {2, 2, 2, 2}};
    const auto stretched = explain::overPicture(flat, 10, 10, {0, 0, 10, 10});
    REQUIRE(stretched);
    CHECK(std::all_of(stretched->values.begin(), stretched->values.end(), [](float value) { return value == 2; }));
}

TEST_CASE("What the model did not see has no evidence") {
    const Heatmap map{2, 2, {1, 1, 1, 1}};
    const auto over = explain::overPicture(map, 10, 20, {5, 0, 10, 10});
    REQUIRE(over);
    CHECK(over->values[4] == 0);
    CHECK(over->values[5] == 1);
    CHECK(over->values[14] == 1);
    CHECK(over->values[15] == 0);
}

TEST_CASE("A map of a mirrored view is mirrored back") {
    const auto over = explain::overPicture({1, 2, {1, 3}}, 10, 20, {0, 0, 20, 10, true});
    REQUIRE(over);
    CHECK(over->values.front() == 3);
    CHECK(over->values[19] == 1);
}

TEST_CASE("What the model saw in the bars of a letterbox is cut off") {
    const auto over = explain::overPicture({3, 1, {5, 1, 5}}, 10, 30, {0, -10, 30, 30});
    REQUIRE(over);
    CHECK(over->rows == 10);
    CHECK(over->values[5 * 30 + 15] == Approx(1).margin(0.2));
    CHECK(*std::max_element(over->values.begin(), over->values.end()) < 5);
}

TEST_CASE("Ragged maps and regions outside the picture are refused") {
    CHECK_FALSE(explain::overPicture({2, 2, {1}}, 10, 10, {0, 0, 10, 10}));
    CHECK_FALSE(explain::overPicture({0, 0, {}}, 10, 10, {0, 0, 10, 10}));
    CHECK_FALSE(explain::overPicture({1, 1, {1}}, 10, 10, {10, 5, 10, 10}));
    CHECK_FALSE(explain::overPicture({1, 1, {1}}, 10, 10, {0, 0, 0, 0}));
}
