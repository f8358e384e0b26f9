#include <cmath>

#include "core/enhance/Denoise.h"
#include "core/enhance/GreyEqualise.h"
#include "core/enhance/Illumination.h"
#include "core/enhance/Quality.h"
#include "core/enhance/StainNormalise.h"
#include "core/image/Noise.h"
#include "core/image/Resample.h"
#include "tests/support/Catch.h"
#include "tests/support/Phantoms.h"

namespace intaglio::enhance {
namespace {

using image::Image;
using test::geometryOf;

/// Multiplies each channel, as another stain or lamp does.
Image tinted(Image picture, const std::array<double, 3>& gains) {
    const auto samples = static_cast<std::size_t>(picture.geometry().samplesPerPixel);
    for (std::size_t index = 0; index < picture.bytes().size(); ++index) {
        const double value = picture.bytes()[index] * gains[index % samples];
        picture.bytes()[index] = static_cast<std::uint8_t>(std::min(value + 0.5, 255.0));
    }
    return picture;
}

double meanDifference(const Image& a, const Image& b) {
    double sum = 0;
    for (std::size_t index = 0; index < a.bytes().size(); ++index) {
        sum += std::abs(a.bytes()[index] - b.bytes()[index]);
    }
    return sum / static_cast<double>(a.bytes().size());
}

double deviationOf(const Image& picture) {
    const double mean = image::statisticsOf(picture).mean;
    double sum = 0;
    for (const std::uint8_t value : picture.bytes()) {
        sum += (value - mean) * (value - mean);
    }
    return std::sqrt(sum / static_cast<double>(picture.bytes().size()));
}

TEST_CASE("Grey is the luma of Rec. 601") {
    Image color = Image::create(geometryOf(3, 1, 3)).value();
    color.setSampleAt(0, 255);
    color.setSampleAt(4, 255);
    color.setSampleAt(8, 255);
    const Image grey = toGrey(color).value();
    CHECK(grey.sampleAt(0) == 76);
    CHECK(grey.sampleAt(1) == 150);
    CHECK(grey.sampleAt(2) == 29);
    const Image already = test::noise(geometryOf(9, 9));
    CHECK(test::sameSamples(toGrey(already).value(), already));
}

TEST_CASE("Global equalisation spreads the values over the whole range") {
    Image dull = test::noise(geometryOf(64, 64));
    for (std::uint8_t& value : dull.bytes()) {
        value = static_cast<std::uint8_t>(100 + value / 16);
    }
    const Image equalised = greyEqualised(dull).value();
    CHECK(image::statisticsOf(equalised).minimum == 0);
    CHECK(image::statisticsOf(equalised).maximum == 255);
    CHECK(image::statisticsOf(equalised).mean == Approx(127.5).margin(8));
}

TEST_CASE("Equalised grey hardly depends on the stain or the lamp") {
    const Image smear = image::bloodSmearPhantom(4, 160).value();
    const Image darker = tinted(smear, {0.8, 0.8, 0.8});
    CHECK(meanDifference(smear, darker) > 30);
    CHECK(meanDifference(greyEqualised(smear).value(), greyEqualised(darker).value()) < 6);
}

TEST_CASE("CLAHE raises local contrast and differs from the global method") {
    const Image chest = image::chestPhantom(4, 160).value();
    EqualiseOptions options;
    options.method = EqualiseOptions::Method::Clahe;
    const Image local = greyEqualised(chest, options).value();
    CHECK(qualityOf(local)->sharpness > qualityOf(chest)->sharpness * 1.3);
    CHECK_FALSE(test::sameSamples(local, greyEqualised(chest).value()));
    CHECK(test::sameSamples(local, greyEqualised(chest, options).value()));
    options.clipLimit = 0;
    CHECK_FALSE(greyEqualised(chest, options));
    options = {EqualiseOptions::Method::Clahe, 2, 65};
    CHECK_FALSE(greyEqualised(chest, options));
}

TEST_CASE("Stain normalisation brings the statistics to the target") {
    const Image reference = image::bloodSmearPhantom(1, 160).value();
    const Image other = tinted(image::bloodSmearPhantom(2, 160).value(), {0.95, 0.75, 0.85});
    const ColourStatistics target = colourStatistics(reference).value();
    const ColourStatistics before = colourStatistics(other).value();
    const ColourStatistics after = colourStatistics(stainNormalised(other, target).value()).value();
    for (std::size_t channel = 0; channel < 3; ++channel) {
        CHECK(after.mean[channel] == Approx(target.mean[channel]).margin(2.5));
        CHECK(after.deviation[channel] == Approx(target.deviation[channel]).margin(4));
    }
    CHECK(std::abs(before.mean[0] - target.mean[0]) > 10);
}

TEST_CASE("Normalising a picture to its own statistics changes next to nothing") {
    const Image smear = image::bloodSmearPhantom(9, 128).value();
    CHECK(meanDifference(stainNormalised(smear, colourStatistics(smear).value()).value(), smear) < 1.5);
}

TEST_CASE("A flat colour is moved, not amplified") {
    Image flat = Image::create(geometryOf(16, 16, 3)).value();
    for (std::uint8_t& value : flat.bytes()) {
        value = 90;
    }
    const Image moved = stainNormalised(flat, {{150, 128, 128}, {40, 20, 20}}).value();
    CHECK(image::statisticsOf(moved).maximum - image::statisticsOf(moved).minimum <= 4);
}

TEST_CASE("Denoising lowers noise and keeps edges") {
    Image step = Image::create(geometryOf(64, 64)).value();
    image::Random random(3);
    for (std::size_t index = 0; index < step.bytes().size(); ++index) {
        step.bytes()[index] = static_cast<std::uint8_t>((index % 64 < 32 ? 60 : 180) + 5 * random.normal());
    }
    const Image clean = denoised(step).value();
    const auto leftHalf = [](const Image& picture) {
        Image half = Image::create(geometryOf(24, 64)).value();
        for (std::size_t index = 0; index < half.bytes().size(); ++index) {
            half.bytes()[index] = picture.bytes()[index / 24 * 64 + index % 24];
        }
        return half;
    };
    CHECK(deviationOf(leftHalf(clean)) < deviationOf(leftHalf(step)) * 0.6);
    for (std::size_t row = 0; row < 64; ++row) {
        CHECK(clean.bytes()[row * 64 + 32] - clean.bytes()[row * 64 + 31] > 95);
    }
    CHECK_FALSE(denoised(step, {0, 2}));
    CHECK_FALSE(denoised(step, {12, 11}));
}

TEST_CASE("Illumination correction evens out a lamp that falls off, and keeps hue") {
    Image smear = image::bloodSmearPhantom(3, 192).value();
    const Image even = smear;
    for (std::size_t index = 0; index < smear.bytes().size(); ++index) {
        const double across = static_cast<double>(index / 3 % 192) / 191;
        smear.bytes()[index] = static_cast<std::uint8_t>(smear.bytes()[index] * (1 - 0.35 * across));
    }
    const auto brightnessDrop = [](const Image& picture) {
        const Image tiny = image::resampled(toGrey(picture).value(), 4, 1, image::Kernel::Area).value();
        return std::abs(static_cast<double>(tiny.sampleAt(0) - tiny.sampleAt(3)));
    };
    const Image corrected = illuminationCorrected(smear).value();
    CHECK(brightnessDrop(smear) > 40);
    CHECK(brightnessDrop(corrected) < brightnessDrop(even) + 10);
    CHECK(meanDifference(illuminationCorrected(even).value(), even) < 8);
    CHECK_FALSE(illuminationCorrected(test::gradient(geometryOf(15, 40))));
}

TEST_CASE("Sharpness falls with blur, exposure figures follow the light") {
    const Image smear = image::bloodSmearPhantom(3, 192).value();
    const Image blurred = image::resampled(image::resampled(smear, 48, 48).value(), 192, 192).value();
    CHECK(qualityOf(blurred)->sharpness < qualityOf(smear)->sharpness / 4);
    CHECK(qualityOf(test::rowOf({0, 4, 100, 251}))->whiteShare == 0.25);
    CHECK(qualityOf(test::rowOf({0, 4, 100, 251}))->blackShare == 0.5);
    CHECK(qualityOf(test::rowOf({0, 4, 100, 252}))->meanGrey == 89);
}

TEST_CASE("Steps refuse pictures that are not 8-bit grey or RGB") {
    for (const image::Geometry& geometry :
         {geometryOf(20, 20, 1, 16), geometryOf(20, 20, 4), geometryOf(20, 20, 1, 8, true), geometryOf(20, 20, 1, 8, false, 2)}) {
        const Image picture = test::gradient(geometry);
        CHECK_FALSE(toGrey(picture));
        CHECK_FALSE(greyEqualised(picture));
        CHECK_FALSE(colourStatistics(picture));
        CHECK_FALSE(stainNormalised(picture, {}));
        CHECK_FALSE(denoised(picture));
        CHECK_FALSE(illuminationCorrected(picture));
        CHECK_FALSE(qualityOf(picture));
    }
    CHECK_FALSE(stainNormalised(test::gradient(geometryOf(20, 20)), {}));
}

}  // namespace
}  // namespace intaglio::enhance
