#include "core/inference/Familiarity.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "core/inference/Float16.h"
#include "tests/support/Catch.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;

namespace {

constexpr std::size_t kDimension = 8;

/// Rows around one of two opposite directions.
std::vector<float> twoGroups(std::size_t rows) {
    std::mt19937 random(5);
    std::normal_distribution<float> noise(0, 0.05F);
    std::vector<float> features;
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < kDimension; ++column) {
            const float direction = column == row % 2 ? 1.0F : 0.0F;
            features.push_back(3 + direction + noise(random));
        }
    }
    return features;
}

std::vector<float> pointAt(std::size_t direction) {
    std::vector<float> features(kDimension, 3.0F);
    features[direction] += 1;
    return features;
}

}  // namespace

TEST_CASE("What lies with the training pictures is near, what lies elsewhere is far") {
    const auto familiarity = inference::makeFamiliarity(twoGroups(200), kDimension, 2);
    REQUIRE(familiarity);
    CHECK(familiarity->count() == 2);
    CHECK(*inference::familiarityDistance(*familiarity, pointAt(0)) < 0.05);
    CHECK(*inference::familiarityDistance(*familiarity, pointAt(1)) < 0.05);
    CHECK(*inference::familiarityDistance(*familiarity, pointAt(5)) > 0.5);
}

TEST_CASE("A familiarity file reads back to nearly the same distances") {
    const auto familiarity = inference::makeFamiliarity(twoGroups(100), kDimension, 4);
    REQUIRE(familiarity);
    const auto file = inference::writeFamiliarity(*familiarity);
    CHECK(file.size() == 20 + kDimension * 4 + 4 * kDimension * 2 + 4);
    const auto read = inference::readFamiliarity(file);
    REQUIRE(read);
    for (const std::size_t direction : {0U, 1U, 5U}) {
        CHECK(*inference::familiarityDistance(*read, pointAt(direction)) ==
              Approx(*inference::familiarityDistance(*familiarity, pointAt(direction))).margin(1e-3));
    }
}

TEST_CASE("A strange appearance adds to the distance, an ordinary one does not, and a missing one is an error") {
    auto familiarity = inference::makeFamiliarity(twoGroups(100), kDimension, 2);
    REQUIRE(familiarity);
    std::mt19937 random(3);
    std::normal_distribution<float> noise(0, 1);
    std::vector<float> rows;
    for (std::size_t index = 0; index < 200 * inference::kAppearanceNumbers; ++index) {
        rows.push_back(100 + noise(random));
    }
    auto appearance = inference::makeAppearanceModel(rows);
    REQUIRE(appearance);
    familiarity->appearance = *appearance;
    const double without =
        *inference::familiarityDistance({familiarity->dimension, familiarity->mean, familiarity->centroids, {}}, pointAt(0));
    const std::vector<float> ordinary(inference::kAppearanceNumbers, 100);
    std::vector<float> strange = ordinary;
    strange.back() += 40;
    const auto read = inference::readFamiliarity(inference::writeFamiliarity(*familiarity));
    REQUIRE(read);
    CHECK(*inference::familiarityDistance(*read, pointAt(0), ordinary) == Approx(without).margin(1e-3));
    CHECK(*inference::familiarityDistance(*read, pointAt(0), strange) > without + 0.5);
    CHECK_FALSE(inference::familiarityDistance(*read, pointAt(0)));
}

TEST_CASE("Appearance tells colour from grey and coarse structure from fine") {
    const auto stripes = [](int width, int red) {
        return test::pictureOf(64, 64, 3,
                               [=](int, int column, int channel) { return (column / width) % 2 * 100 + 60 + (channel == 0 ? red : 0); });
    };
    const auto fine = inference::appearanceOf(stripes(1, 0)).value();
    const auto coarse = inference::appearanceOf(stripes(16, 0)).value();
    const auto red = inference::appearanceOf(stripes(1, 60)).value();
    CHECK(fine.size() == inference::kAppearanceNumbers);
    CHECK(fine[1] == Approx(128).margin(1));
    CHECK(red[1] > 140);
    CHECK(fine[6] > coarse[6] + 0.5);
    CHECK(fine[9] < coarse[9] - 0.5);
    CHECK_FALSE(inference::makeAppearanceModel(fine));
    for (const auto& [rows, columns] : {std::pair{1, 1}, {1, 7}, {17, 31}}) {
        INFO(rows << " x " << columns);
        const auto odd =
            inference::appearanceOf(test::pictureOf(columns, rows, 1, [](int x, int y, int) { return (x * 37 + y * 11) % 200; }));
        REQUIRE(odd);
        CHECK(std::all_of(odd->begin(), odd->end(), [](float value) { return std::isfinite(value); }));
    }
}

TEST_CASE("A grey picture looks as the same picture in colours does") {
    const auto made = [](int channels) {
        return test::pictureOf(33, 50, channels, [](int row, int column, int) { return (row * 37 + column * 11) % 250; });
    };
    const auto grey = inference::appearanceOf(made(1)).value();
    const auto colours = inference::appearanceOf(made(3)).value();
    for (std::size_t index = 0; index < grey.size(); ++index) {
        CHECK(grey[index] == Approx(colours[index]).margin(1e-3));
    }
}

TEST_CASE("Equal features and seeds give equal files") {
    const auto first = inference::makeFamiliarity(twoGroups(100), kDimension, 4, 9);
    const auto second = inference::makeFamiliarity(twoGroups(100), kDimension, 4, 9);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(inference::writeFamiliarity(*first) == inference::writeFamiliarity(*second));
}

TEST_CASE("Damaged familiarity files are refused, whatever byte is missing") {
    const auto familiarity = inference::makeFamiliarity(twoGroups(20), kDimension, 2);
    REQUIRE(familiarity);
    const auto file = inference::writeFamiliarity(*familiarity);
    for (std::size_t length = 0; length < file.size(); ++length) {
        REQUIRE_FALSE(inference::readFamiliarity(base::ByteView(file).first(length)));
    }
    const auto changed = [&](std::size_t index, std::uint8_t value) {
        auto copy = file;
        copy[index] = value;
        return inference::readFamiliarity(copy).hasValue();
    };
    CHECK_FALSE(changed(0, 'X'));                 // magic
    CHECK_FALSE(changed(4, 9));                   // version
    CHECK_FALSE(changed(4, 2));                   // of an older program, whose appearances were measured in another way
    CHECK_FALSE(changed(8, 3));                   // element type
    CHECK_FALSE(changed(15, 0x7f));               // count
    CHECK_FALSE(changed(19, 0x7f));               // dimension
    CHECK_FALSE(changed(file.size() - 5, 0x7f));  // a number that is not finite
    CHECK_FALSE(changed(file.size() - 4, 9));     // number of appearance numbers
}

TEST_CASE("Features of another dimension or that are not numbers give no distance") {
    const auto familiarity = inference::makeFamiliarity(twoGroups(20), kDimension, 2);
    REQUIRE(familiarity);
    CHECK_FALSE(inference::familiarityDistance(*familiarity, std::vector<float>(kDimension + 1)));
    auto features = pointAt(0);
    features[3] = std::nanf("");
    CHECK_FALSE(inference::familiarityDistance(*familiarity, features));
    CHECK_FALSE(inference::makeFamiliarity(features, kDimension, 1));
    CHECK_FALSE(inference::makeFamiliarity(twoGroups(2), kDimension, 3));
}

TEST_CASE("Every 16-bit float that is a number survives the way through 32 bits") {
    for (std::uint32_t bits = 0; bits < 0x10000; ++bits) {
        const auto half = static_cast<std::uint16_t>(bits);
        const float value = inference::fromFloat16(half);
        if (!std::isnan(value)) {
            REQUIRE(inference::toFloat16(value) == half);
        }
    }
}

TEST_CASE("Values between two 16-bit floats round to the nearer, ties to even") {
    CHECK(inference::toFloat16(1.0F) == 0x3c00);
    CHECK(inference::toFloat16(1.0F + 0x1p-11F) == 0x3c00);
    CHECK(inference::toFloat16(1.0F + 3 * 0x1p-11F) == 0x3c02);
    CHECK(inference::toFloat16(65504.0F) == 0x7bff);
    CHECK(inference::toFloat16(65520.0F) == 0x7c00);
    CHECK(inference::toFloat16(0x1p-25F) == 0);
    CHECK(inference::toFloat16(-0x1p-24F) == 0x8001);
}
