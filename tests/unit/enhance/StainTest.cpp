#include <cmath>

#include "core/enhance/Illumination.h"
#include "core/enhance/Macenko.h"
#include "core/image/Noise.h"
#include "core/image/Phantom.h"
#include "tests/support/Catch.h"
#include "tests/support/Phantoms.h"

namespace intaglio::enhance {
namespace {

using image::Image;
using test::geometryOf;

/// Cells of two dyes on glass, in known amounts: what Macenko's method should find again.
Image stainedPicture(const StainMatrix& stain, double strength = 1) {
    Image picture = Image::create(geometryOf(160, 160, 3)).value();
    image::Random random(11);
    for (std::size_t pixel = 0; pixel < 160 * 160; ++pixel) {
        const std::size_t cell = pixel / 160 / 20 * 8 + pixel % 160 / 20;
        const double first = cell % 3 == 0 ? stain.amounts[0] * random.between(0.6, 1.0) : 0;
        const double second = cell % 3 == 1 ? stain.amounts[1] * random.between(0.6, 1.0) : 0;
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const double density = strength * (first * stain.dyes[0][channel] + second * stain.dyes[1][channel]);
            picture.bytes()[pixel * 3 + channel] = static_cast<std::uint8_t>(std::lround(std::max(0.0, 256 * std::exp(-density) - 1)));
        }
    }
    return picture;
}

double likeness(const std::array<double, 3>& a, const std::array<double, 3>& b) {
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (std::size_t channel = 0; channel < 3; ++channel) {
        product += a[channel] * b[channel];
        squareA += a[channel] * a[channel];
        squareB += b[channel] * b[channel];
    }
    return product / std::sqrt(squareA * squareB);
}

double meanDifference(const Image& a, const Image& b) {
    double sum = 0;
    for (std::size_t index = 0; index < a.bytes().size(); ++index) {
        sum += std::abs(a.bytes()[index] - b.bytes()[index]);
    }
    return sum / static_cast<double>(a.bytes().size());
}

TEST_CASE("The dyes of a stained picture are found again") {
    for (const StainMatrix& truth : {kHaematoxylinEosin, kBloodSmear}) {
        const auto found = estimatedStain(stainedPicture(truth)).value();
        REQUIRE(found);
        for (std::size_t dye = 0; dye < 2; ++dye) {
            CHECK(likeness(found->dyes[dye], truth.dyes[dye]) > 0.99);
            CHECK(found->amounts[dye] == Approx(truth.amounts[dye]).epsilon(0.15));
        }
    }
}

TEST_CASE("Two laboratories' pictures of one specimen become nearly one") {
    const StainMatrix other{{{{0.70, 0.65, 0.29}, {0.10, 0.85, 0.51}}}, {1.5, 1.4}};
    const Image here = stainedPicture(kHaematoxylinEosin);
    const Image foreign = stainedPicture(other);
    const Image normalised = stainNormalisedByMacenko(foreign).value();
    CHECK(meanDifference(foreign, here) > 8);
    CHECK(meanDifference(normalised, here) < 0.35 * meanDifference(foreign, here));
    CHECK(meanDifference(stainNormalisedByMacenko(here).value(), here) < 3);
    CHECK(meanDifference(stainNormalisedByMacenko(normalised).value(), normalised) < 2);
}

TEST_CASE("A limited gain keeps a pale picture paler") {
    const Image pale = stainedPicture(kHaematoxylinEosin, 0.6);
    const double full = image::statisticsOf(stainNormalisedByMacenko(pale).value()).mean;
    const double limited = image::statisticsOf(stainNormalisedByMacenko(pale, {kHaematoxylinEosin, 1.2, 0}).value()).mean;
    CHECK(full < limited);
    CHECK(limited < image::statisticsOf(pale).mean);
    CHECK_FALSE(stainNormalisedByMacenko(pale, {kHaematoxylinEosin, 0.5, 0}));
    CHECK_FALSE(stainNormalisedByMacenko(pale, {kHaematoxylinEosin, 2, 1.5}));
}

TEST_CASE("Dyes that are unlike the reference's are left alone where that is asked") {
    const Image tissue = stainedPicture(kHaematoxylinEosin);
    CHECK(test::sameSamples(stainNormalisedByMacenko(tissue, {kBloodSmear, 10, 0.99}).value(), tissue));
    CHECK_FALSE(test::sameSamples(stainNormalisedByMacenko(tissue, {kBloodSmear, 10, 0}).value(), tissue));
}

TEST_CASE("Odd pictures come back as they are") {
    Image white = Image::create(geometryOf(64, 64, 3)).value();
    std::fill(white.bytes().begin(), white.bytes().end(), std::uint8_t{255});
    Image grey = test::gradient(geometryOf(64, 64, 3));
    for (std::size_t index = 0; index < grey.bytes().size(); ++index) {
        grey.bytes()[index] = static_cast<std::uint8_t>(40 + index / 3 % 64 * 2);
    }
    Image oneHue = white;
    for (std::size_t index = 0; index < oneHue.bytes().size(); index += 3) {
        const auto amount = static_cast<std::uint8_t>(index / 3 % 90);
        oneHue.bytes()[index] = static_cast<std::uint8_t>(200 - amount);
        oneHue.bytes()[index + 1] = static_cast<std::uint8_t>(200 - amount);
        oneHue.bytes()[index + 2] = static_cast<std::uint8_t>(200 - amount);
    }
    const Image black = Image::create(geometryOf(64, 64, 3)).value();
    const Image tiny = Image::create(geometryOf(3, 2, 3)).value();
    for (const Image& picture : {white, grey, oneHue, black, tiny}) {
        CHECK(test::sameSamples(stainNormalisedByMacenko(picture).value(), picture));
    }
    CHECK_FALSE(stainNormalisedByMacenko(Image::create(geometryOf(8, 8)).value()));
    CHECK_FALSE(estimatedStain(Image::create(geometryOf(8, 8, 3, 16)).value()));
}

TEST_CASE("Noise in every channel gives a picture without undefined values") {
    const Image noise = test::noise(geometryOf(96, 96, 3));
    const Image once = stainNormalisedByMacenko(noise).value();
    CHECK(test::sameSamples(once, stainNormalisedByMacenko(noise).value()));
    CHECK(once.geometry() == noise.geometry());
}

TEST_CASE("Cells do not pull the ground down, and a picture without ground is left alone") {
    // A lamp that falls off to the right, with dark cells on the right half only.
    Image field = Image::create(geometryOf(200, 200)).value();
    for (std::size_t index = 0; index < field.bytes().size(); ++index) {
        const int row = static_cast<int>(index / 200);
        const int column = static_cast<int>(index % 200);
        const bool isCell = column > 100 && (row / 20 + column / 20) % 2 == 0;
        field.bytes()[index] = static_cast<std::uint8_t>(std::lround((isCell ? 120 : 230) * (1 - 0.15 * column / 199.0)));
    }
    const Image even = illuminationCorrected(field).value();
    const auto ground = [&](int column) { return even.sampleAt(static_cast<std::size_t>(170) * 200 + static_cast<std::size_t>(column)); };
    CHECK(std::abs(ground(5) - ground(95)) <= 4);
    CHECK(std::abs(ground(5) - ground(195)) <= 6);
    const Image dark = test::noise(geometryOf(64, 64));
    Image dim = dark;
    for (std::uint8_t& value : dim.bytes()) {
        value = static_cast<std::uint8_t>(value / 4);
    }
    CHECK(test::sameSamples(illuminationCorrected(dim).value(), dim));
    CHECK_FALSE(illuminationCorrected(dim, {0.5}));
}

}  // namespace
}  // namespace intaglio::enhance
