#include <cmath>
#include <limits>

#include "core/inference/classical/ClassicalFeatures.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using namespace intaglio::inference::classical;

namespace {

template <class Function>
base::Bytes grey(int rows, int columns, Function f) {
    base::Bytes samples;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            samples.push_back(static_cast<std::uint8_t>(f(row, column)));
        }
    }
    return samples;
}

/// Sum of each orientation over all cells and blocks.
std::array<double, 9> orientations(const std::vector<float>& descriptor) {
    std::array<double, 9> sums{};
    for (std::size_t index = 0; index < descriptor.size(); ++index) {
        sums[index % 9] += static_cast<double>(descriptor[index]);
    }
    return sums;
}

using Matrix = std::array<std::array<double, 4>, 4>;

/// Haralick's measures of one normalised matrix, written as in the paper.
CoOccurrence measuresOf(const Matrix& counts, double total) {
    CoOccurrence result;
    double mean = 0, variance = 0, products = 0;
    for (int i = 0; i < 4; ++i) {
        for (int j = 0; j < 4; ++j) {
            const double p = counts[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] / total;
            result.energy += p * p;
            result.contrast += (i - j) * (i - j) * p;
            result.homogeneity += p / (1 + (i - j) * (i - j));
            mean += i * p;
        }
    }
    for (int i = 0; i < 4; ++i) {
        for (int j = 0; j < 4; ++j) {
            const double p = counts[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] / total;
            variance += (i - mean) * (i - mean) * p;
            products += (i - mean) * (j - mean) * p;
        }
    }
    result.correlation = products / variance;
    return result;
}

}  // namespace

TEST_CASE("The picture of Haralick's paper has the co-occurrences of its figure 3") {
    constexpr std::array<int, 16> kLevels{0, 0, 1, 1, 0, 0, 1, 1, 0, 2, 2, 2, 2, 2, 3, 3};
    const auto samples = grey(4, 4, [&](int row, int column) { return 8 * kLevels[static_cast<std::size_t>(row * 4 + column)] + 3; });
    constexpr Matrix kHorizontal{{{4, 2, 1, 0}, {2, 4, 0, 0}, {1, 0, 6, 1}, {0, 0, 1, 2}}};
    constexpr Matrix kVertical{{{6, 0, 2, 0}, {0, 4, 2, 0}, {2, 2, 2, 2}, {0, 0, 2, 0}}};
    constexpr Matrix kLeftDiagonal{{{2, 1, 3, 0}, {1, 2, 1, 0}, {3, 1, 0, 2}, {0, 0, 2, 0}}};
    constexpr Matrix kRightDiagonal{{{4, 1, 0, 0}, {1, 2, 2, 0}, {0, 2, 4, 1}, {0, 0, 1, 0}}};
    const CoOccurrence found = coOccurrence({4, 4, samples});
    CoOccurrence expected;
    for (const auto& [matrix, total] :
         {std::pair(kHorizontal, 24.0), std::pair(kVertical, 24.0), std::pair(kLeftDiagonal, 18.0), std::pair(kRightDiagonal, 18.0)}) {
        const CoOccurrence one = measuresOf(matrix, total);
        expected.energy += one.energy / 4;
        expected.contrast += one.contrast / 4;
        expected.homogeneity += one.homogeneity / 4;
        expected.correlation += one.correlation / 4;
    }
    CHECK(found.energy == Approx(expected.energy));
    CHECK(found.contrast == Approx(expected.contrast));
    CHECK(found.homogeneity == Approx(expected.homogeneity));
    CHECK(found.correlation == Approx(expected.correlation));
}

TEST_CASE("A picture of one level is all energy and has no contrast") {
    const auto samples = grey(20, 30, [](int, int) { return 77; });
    const CoOccurrence found = coOccurrence({20, 30, samples});
    CHECK(found.energy == Approx(1));
    CHECK(found.contrast == Approx(0).margin(1e-12));
    CHECK(found.homogeneity == Approx(1));
    CHECK(found.correlation == 1);
}

TEST_CASE("An edge falls into the orientation of its gradient") {
    // The gradient of an upright edge points across, at the border between the last and the first orientation.
    const auto upright = grey(32, 32, [](int, int column) { return column < 16 ? 20 : 220; });
    const auto across = orientations(orientedGradients({32, 32, upright}));
    CHECK(across[0] > 0.5);
    CHECK(across[0] == Approx(across[8]));
    CHECK(across[4] == Approx(0).margin(1e-6));
    const auto lying = grey(32, 32, [](int row, int) { return row < 16 ? 220 : 20; });
    const auto down = orientations(orientedGradients({32, 32, lying}));
    CHECK(down[4] > 0.5);
    CHECK(down[3] + down[5] + down[0] + down[8] == Approx(0).margin(1e-4));
    const auto flat = grey(32, 32, [](int, int) { return 128; });
    for (const double sum : orientations(orientedGradients({32, 32, flat}))) {
        CHECK(sum == 0);
    }
}

TEST_CASE("Oriented gradients do not depend on brightness, hardly on contrast, and every block has length 1") {
    const auto picture = [](double gain, double lift) {
        return grey(48, 40, [=](int row, int column) { return lift + gain * (60 + 50 * std::sin(row * 0.5) * std::cos(column * 0.3)); });
    };
    const auto plain = orientedGradients({48, 40, picture(1, 0)});
    CHECK(plain.size() == 5 * 4 * 36);
    const auto lifted = orientedGradients({48, 40, picture(1, 40)});
    const auto strong = orientedGradients({48, 40, picture(2, 0)});
    for (std::size_t index = 0; index < plain.size(); ++index) {
        CHECK(plain[index] == Approx(lifted[index]).margin(1e-6));
        CHECK(std::fabs(plain[index] - strong[index]) < 0.08F);
    }
    for (std::size_t block = 0; block < plain.size(); block += 36) {
        double squares = 0;
        for (std::size_t place = block; place < block + 36; ++place) {
            squares += static_cast<double>(plain[place]) * static_cast<double>(plain[place]);
        }
        CHECK(squares == Approx(1).margin(0.01));
    }
}

TEST_CASE("Features stand in the order of their names, and the short ones follow from the long") {
    const auto samples = grey(32, 32, [](int row, int column) { return (row * 7 + column * column) % 256; });
    const GreyView picture{32, 32, samples};
    const auto all = classicalFeatures(picture, featureNames());
    REQUIRE(all);
    REQUIRE(all->size() == 3 * 3 * 36 + 6);
    const auto some = classicalFeatures(picture, {"glcm-contrast", "hog-mean", "hog-variance"});
    REQUIRE(some);
    CHECK((*some)[0] == static_cast<float>(coOccurrence(picture).contrast));
    double mean = 0, variance = 0;
    const auto gradients = orientedGradients(picture);
    for (const float value : gradients) mean += static_cast<double>(value) / static_cast<double>(gradients.size());
    for (const float value : gradients) {
        variance += (static_cast<double>(value) - mean) * (static_cast<double>(value) - mean) / static_cast<double>(gradients.size());
    }
    CHECK((*some)[1] == Approx(mean).epsilon(1e-4));
    CHECK((*some)[2] == Approx(variance).epsilon(1e-3));
    for (const auto& names : std::vector<std::vector<std::string>>{{}, {"hog", "hog"}, {"sift"}}) {
        CHECK(classicalFeatures(picture, names).error().code == base::ErrorCode::InvalidArgument);
    }
    CHECK_FALSE(classicalFeatures({8, 32, base::ByteView(samples).first(256)}, {"hog"}));
    CHECK_FALSE(classicalFeatures({32, 31, samples}, {"hog"}));
}

TEST_CASE("Network inputs become the grey values they were made from") {
    std::vector<float> input;
    for (int value = 0; value < 256; ++value) {
        input.push_back(static_cast<float>(value) / 127.5F - 1);
    }
    const auto back = greyFromInput(input, 1, 127.5, -1);
    REQUIRE(back);
    for (std::size_t value = 0; value < 256; ++value) {
        CHECK((*back)[value] == value);
    }
    const auto luma = greyFromInput(std::vector<float>{1, 0, 0}, 3, 255, 0);
    REQUIRE(luma);
    CHECK(*luma == base::Bytes{76});
    CHECK(greyFromInput(std::vector<float>{-50, 50}, 1, 127.5, -1).value() == base::Bytes{0, 255});
    CHECK_FALSE(greyFromInput(std::vector<float>{std::numeric_limits<float>::quiet_NaN()}, 1, 127.5, -1));
    CHECK_FALSE(greyFromInput(std::vector<float>{1, 2}, 3, 127.5, -1));
}
