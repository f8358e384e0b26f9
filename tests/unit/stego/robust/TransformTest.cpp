#include <numbers>
#include <set>

#include "core/stego/robust/JpegModel.h"
#include "core/stego/robust/RobustLayout.h"
#include "tests/unit/stego/robust/RobustSetup.h"

using namespace intaglio;
using namespace intaglio::test;
using namespace intaglio::stego::robust;

namespace {

/// A plane of a function of the position in the picture, from 0 to 1 along each side.
template <class Function>
LumaPlane planeOf(int columns, int rows, const Function& function) {
    LumaPlane plane{columns, rows, {}};
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            plane.values.push_back(static_cast<float>(function((column + 0.5) / columns, (row + 0.5) / rows)));
        }
    }
    return plane;
}

}  // namespace

TEST_CASE("the grid depends on the sides' ratio only and the likelier comes first") {
    CHECK(gridsFor(1920, 1080) == std::vector<BlockGrid>{{64, 36}, {64, 37}});
    CHECK(gridsFor(1600, 900).front() == BlockGrid{64, 36});
    CHECK(gridsFor(1080, 1920).front() == BlockGrid{36, 64});
    CHECK(gridsFor(4000, 3000).front() == BlockGrid{64, 48});
    CHECK(gridsFor(1000, 1000) == std::vector<BlockGrid>{{64, 64}});
    CHECK(gridsFor(1000, 665) == std::vector<BlockGrid>{{64, 43}, {64, 42}});
    CHECK(gridsFor(511, 511).empty());
    CHECK(gridsFor(2000, 200).empty());
    // Wherever scaling rounds, the grid of the original is among those of the scaled picture.
    for (int rows = 300; rows < 420; ++rows) {
        const BlockGrid grid = gridsFor(2048, rows).front();
        for (const int columns : {513, 640, 799, 1024, 1600, 1999, 4096}) {
            const double exact = static_cast<double>(rows) * columns / 2048;
            for (const int rounded : {static_cast<int>(std::floor(exact)), static_cast<int>(std::ceil(exact))}) {
                const auto grids = gridsFor(columns, rounded);
                CHECK(std::find(grids.begin(), grids.end(), grid) != grids.end());
            }
        }
    }
}

TEST_CASE("a wave gives its own coefficient and no other, whatever the number of pixels") {
    const double pi = std::numbers::pi;
    for (const auto& [columns, rows] : std::vector<std::pair<int, int>>{{1920, 1080}, {1600, 900}, {1000, 563}, {777, 437}}) {
        const BlockGrid grid{64, 36};
        const BlockTransform transform(columns, rows, grid, 5);
        // Two half waves across each block, one down, of amplitude 10.
        const auto wave = [&](double x, double y) { return 100 + 10 * std::cos(pi * 2 * x * 64) * std::cos(pi * y * 36); };
        const auto coefficients = transform.analyse(planeOf(columns, rows, wave));
        const std::size_t middle = 18 * 64 + 32;
        CHECK(std::abs(coefficients[transform.indexOf(middle, 2, 1)]) == Approx(40).margin(1.5));
        CHECK(coefficients[transform.indexOf(middle, 0, 0)] == Approx(800).margin(2));
        CHECK(coefficients[transform.indexOf(middle, 3, 1)] == Approx(0).margin(1.5));
        CHECK(coefficients[transform.indexOf(middle, 2, 3)] == Approx(0).margin(1.5));
    }
}

TEST_CASE("what is synthesised is analysed again") {
    const BlockGrid grid{64, 43};
    const BlockTransform transform(1003, 671, grid, 5);
    std::vector<float> wanted(transform.coefficientCount());
    std::mt19937 random(3);
    for (float& value : wanted) value = static_cast<float>(static_cast<int>(random() % 2001) - 1000) / 100;
    LumaPlane plane{1003, 671, std::vector<float>(1003u * 671u)};
    transform.addSynthesis(wanted, plane.values);
    const auto found = transform.analyse(plane);
    double error = 0, energy = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        error += (found[i] - wanted[i]) * (found[i] - wanted[i]);
        energy += wanted[i] * wanted[i];
    }
    // Pixels that two blocks share are the rest.
    CHECK(error < 0.05 * energy);
}

TEST_CASE("the model of JPEG is what libjpeg does to brightness") {
    const image::Image picture = syntheticPhotograph(403, 301, 1, 5);
    for (const int quality : {30, 50, 75, 90}) {
        const LumaPlane real = lumaOf(throughJpeg(picture, quality, false)), model = afterJpeg(lumaOf(picture), quality);
        double loss = 0, difference = 0;
        const LumaPlane before = lumaOf(picture);
        for (std::size_t i = 0; i < real.values.size(); ++i) {
            loss += std::pow(real.values[i] - before.values[i], 2);
            difference += std::pow(real.values[i] - model.values[i], 2);
        }
        // libjpeg's transform rounds to integers, which tips some coefficients to the other side.
        CHECK(difference < 0.1 * loss);
    }
}

TEST_CASE("shrinking takes the mean of what a pixel covers") {
    const LumaPlane plane = planeOf(6, 4, [](double x, double y) { return std::floor(x * 6) + 10 * std::floor(y * 4); });
    CHECK(shrunk(plane, 3, 2).values == std::vector<float>{5.5f, 7.5f, 9.5f, 25.5f, 27.5f, 29.5f});
    CHECK(shrunk(plane, 6, 4).values == plane.values);
    const auto uneven = shrunk(plane, 4, 4).values;
    CHECK(uneven[0] == Approx(1.0 / 3));  // all of 0 and half of 1, of 1.5
}

TEST_CASE("carriers of header and body are different coefficients, as many as counted") {
    const BlockGrid grid{64, 36};
    for (const Band band : {Band::Narrow, Band::Wide}) {
        const BlockTransform transform(1920, 1080, grid, frequenciesOf(band));
        auto all = bodyCarriers(transform, grid, band);
        CHECK(all.size() == bodyCarrierCount(grid, band));
        const auto header = headerCarriers(transform, grid);
        all.insert(all.end(), header.begin(), header.end());
        CHECK(std::set<std::uint32_t>(all.begin(), all.end()).size() == all.size());
        CHECK(*std::max_element(all.begin(), all.end()) < transform.coefficientCount());
    }
    CHECK(bodyCarrierCount(grid, Band::Narrow) == 27648);
    CHECK(bodyCarrierCount(grid, Band::Wide) == 57600);
    CHECK(bandFor(grid, 632) == Band::Narrow);
    CHECK(bandFor(grid, 2728) == Band::Wide);
    CHECK_FALSE(bandFor({64, 8}, 2728).has_value());
    for (const std::size_t bytes : {1u, 238u, 239u, 240u, 632u, 2728u}) CHECK(largestFrame(codedBitsOf(bytes)) == bytes);
    CHECK(largestFrame(codedBitsOf(632) - 1) == 631);
    CHECK(largestFrame(0) == 0);
}
