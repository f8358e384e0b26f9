#include "core/explain/Guided.h"

#include <algorithm>
#include <cmath>

#include "tests/support/Catch.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;
using inference::Heatmap;

namespace {

/// Falls evenly from 1 to 0 over the columns that are `half` away from the middle.
Heatmap softStep(int rows, int columns, int half) {
    Heatmap map{rows, columns, {}};
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const double place = (column - columns / 2.0 + 0.5) / half;
            map.values.push_back(static_cast<float>(std::clamp(0.5 - place / 2, 0.0, 1.0)));
        }
    }
    return map;
}

}  // namespace

TEST_CASE("A guided map changes where the picture does") {
    const image::Image edge = test::pictureOf(96, 96, 1, [](int, int column, int) { return column < 48 ? 40 : 200; });
    const Heatmap map = softStep(96, 96, 6);
    const auto sharp = explain::alongEdges(map, edge);
    REQUIRE(sharp);
    const auto jump = [](const Heatmap& one) { return one.values[48 * 96 + 47] - one.values[48 * 96 + 48]; };
    CHECK(jump(*sharp) > 3 * jump(map));
    CHECK(*std::max_element(sharp->values.begin(), sharp->values.end()) <= 1);
    CHECK(*std::min_element(sharp->values.begin(), sharp->values.end()) >= 0);
}

TEST_CASE("Over an even picture a guided map is only smoothed, and a flat map stays flat") {
    const image::Image even = test::pictureOf(96, 96, 3, [](int, int, int) { return 128; });
    const Heatmap map = softStep(96, 96, 20);
    const auto same = explain::alongEdges(map, even);
    REQUIRE(same);
    for (std::size_t index = 0; index < map.values.size(); ++index) {
        CHECK(std::abs(same->values[index] - map.values[index]) < 0.1F);
    }
    const auto flat = explain::alongEdges({96, 96, std::vector<float>(96 * 96, 2.5F)}, even);
    REQUIRE(flat);
    CHECK(std::all_of(flat->values.begin(), flat->values.end(), [](float value) { return value == Approx(2.5F); }));
}

TEST_CASE("A guide of another size is refused") {
    const image::Image even = test::pictureOf(8, 8, 1, [](int, int, int) { return 128; });
    CHECK_FALSE(explain::alongEdges(softStep(8, 9, 2), even));
    CHECK_FALSE(explain::alongEdges({8, 8, {1}}, even));
}
