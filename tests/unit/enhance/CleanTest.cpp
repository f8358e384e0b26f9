#include "core/enhance/Clean.h"

#include <cmath>

#include "core/enhance/NoiseLevel.h"
#include "core/image/Noise.h"
#include "core/image/Phantom.h"
#include "tests/support/Catch.h"
#include "tests/support/Phantoms.h"
#include "tests/unit/enhance/Similarity.h"

/// Cleaning may take noise away and nothing else: what it may change is bounded here.
namespace intaglio::enhance {
namespace {

using image::Image;
using test::geometryOf;

struct Lesion {
    int row;
    int column;
    int radius;
    double contrast;  ///< in grey steps of 8 bit
};

/// Faint and plain, large and small.
const std::vector<Lesion>& lesions() {
    static const std::vector<Lesion> all{{40, 40, 12, 8},    {40, 120, 6, 12}, {40, 200, 3, 25},  {120, 40, 20, -10}, {120, 128, 8, 20},
                                         {120, 210, 4, -18}, {205, 45, 2, 60}, {205, 128, 16, 6}, {205, 205, 3, -30}};
    return all;
}

bool isInside(const Lesion& lesion, int row, int column, double radius) {
    return std::hypot(row - lesion.row, column - lesion.column) <= radius;
}

/// A slope with round lesions, noise on top; `steps` stored steps are one grey step of 8 bit.
Image lesionPhantom(double noise, int bits = 8, double steps = 1) {
    Image picture = Image::create(geometryOf(256, 256, 1, bits)).value();
    image::Random random(7);
    for (std::size_t index = 0; index < picture.geometry().sampleCount(); ++index) {
        const int row = static_cast<int>(index / 256);
        const int column = static_cast<int>(index % 256);
        double value = 90 + 0.25 * column + noise * random.normal();
        for (const Lesion& lesion : lesions()) {
            value += isInside(lesion, row, column, lesion.radius) ? lesion.contrast : 0;
        }
        picture.setSampleAt(index, std::lround(std::clamp(value * steps, 0.0, static_cast<double>(picture.geometry().maximumValue()))));
    }
    return picture;
}

/// Mean inside minus mean of the ring around, without the edge's own two pixels.
double contrastOf(const Image& picture, const Lesion& lesion) {
    double inside = 0;
    double around = 0;
    int insideCount = 0;
    int aroundCount = 0;
    for (std::size_t index = 0; index < picture.geometry().sampleCount(); ++index) {
        const int row = static_cast<int>(index / 256);
        const int column = static_cast<int>(index % 256);
        const auto value = static_cast<double>(picture.sampleAt(index)) - 0.25 * (column - lesion.column);
        if (isInside(lesion, row, column, lesion.radius)) {
            inside += value;
            ++insideCount;
        } else if (isInside(lesion, row, column, lesion.radius + 6) && !isInside(lesion, row, column, lesion.radius + 2)) {
            around += value;
            ++aroundCount;
        }
    }
    return inside / insideCount - around / aroundCount;
}

double meanSquareError(const Image& a, const Image& b) {
    double sum = 0;
    for (std::size_t index = 0; index < a.geometry().sampleCount(); ++index) {
        const auto difference = static_cast<double>(a.sampleAt(index) - b.sampleAt(index));
        sum += difference * difference;
    }
    return sum / static_cast<double>(a.geometry().sampleCount());
}

TEST_CASE("Noise is found as strong as it is, and structure is not taken for noise") {
    for (const double noise : {2.0, 5.0, 12.0}) {
        CHECK(noiseLevel(lesionPhantom(noise)).value() == Approx(noise).epsilon(0.15));
    }
    CHECK(noiseLevel(lesionPhantom(0)).value() < 0.6);
    CHECK(noiseLevel(image::bloodSmearPhantom(3, 256).value()).value() < 6);
    Image flat = Image::create(geometryOf(64, 64)).value();
    CHECK(noiseLevel(flat).value() == 0);
    CHECK_FALSE(noiseLevel(flat, 1));
}

TEST_CASE("Known lesions keep their contrast while noise falls") {
    for (const double noise : {3.0, 6.0}) {
        const Image noisy = lesionPhantom(noise);
        const CleanPicture clean = cleaned(noisy, CleanKind::Other).value();
        CHECK(clean.report.isDenoised);
        const Image ideal = lesionPhantom(0);
        CHECK(meanSquareError(clean.picture, ideal) < 0.6 * meanSquareError(noisy, ideal));
        for (const Lesion& lesion : lesions()) {
            const double before = contrastOf(noisy, lesion);
            INFO("radius " << lesion.radius << ", contrast " << lesion.contrast << ", noise " << noise);
            CHECK(contrastOf(clean.picture, lesion) / before >= 0.95);
            CHECK(contrastOf(clean.picture, lesion) / before <= 1.05);
        }
    }
}

TEST_CASE("No sample changes by more than three standard deviations of the noise") {
    const Image noisy = lesionPhantom(6);
    const CleanPicture clean = cleaned(noisy, CleanKind::Other).value();
    const std::int64_t largest = test::largestDifference(noisy, clean.picture);
    CHECK(largest == clean.report.largestChange);
    CHECK(static_cast<double>(largest) <= 3 * clean.report.noise + 0.5);
    CHECK(test::largestLocalMeanChange(noisy, clean.picture) < 0.01);
    CHECK(test::newEdgeShare(noisy, clean.picture) == 0);
}

TEST_CASE("A picture without noise comes back as it is") {
    for (const Image& picture : {lesionPhantom(0), test::gradient(geometryOf(40, 30, 3)), test::gradient(geometryOf(64, 64, 1, 16)),
                                 test::gradient(geometryOf(9, 7))}) {
        const CleanPicture clean = cleaned(picture, CleanKind::Other).value();
        CHECK(test::sameSamples(clean.picture, picture));
        CHECK_FALSE(clean.report.isDenoised);
        CHECK(clean.report.largestChange == 0);
    }
}

TEST_CASE("A flat picture stays flat, and flat with noise becomes flatter") {
    Image flat = Image::create(geometryOf(128, 128, 1, 16)).value();
    image::Random random(5);
    for (std::size_t index = 0; index < flat.geometry().sampleCount(); ++index) {
        flat.setSampleAt(index, std::lround(30000 + 400 * random.normal()));
    }
    const Image clean = cleaned(flat, CleanKind::Other).value().picture;
    Image ideal = flat;
    for (std::size_t index = 0; index < ideal.geometry().sampleCount(); ++index) {
        ideal.setSampleAt(index, 30000);
    }
    CHECK(meanSquareError(clean, ideal) < 0.3 * meanSquareError(flat, ideal));
    CHECK(image::statisticsOf(clean).mean == Approx(image::statisticsOf(flat).mean).margin(2));
    CHECK(image::statisticsOf(clean).minimum >= image::statisticsOf(flat).minimum);
    CHECK(image::statisticsOf(clean).maximum <= image::statisticsOf(flat).maximum);
}

TEST_CASE("Depth and meaning stay: twelve bits are cleaned as eight are") {
    Image deep = lesionPhantom(6, 12, 12);
    deep.meaning().windows.push_back({1000, 2000, image::VoiFunction::Linear, "soft"});
    const Image clean = cleaned(deep, CleanKind::Other).value().picture;
    CHECK(clean.geometry() == deep.geometry());
    REQUIRE(clean.meaning().windows.size() == 1);
    const Image ideal = lesionPhantom(0, 12, 12);
    CHECK(meanSquareError(clean, ideal) < 0.6 * meanSquareError(deep, ideal));
}

TEST_CASE("Padding keeps its value") {
    Image picture = lesionPhantom(6, 16, 100);
    picture.meaning().paddingValue = 0;
    for (std::size_t index = 0; index < 256 * 40; ++index) {
        picture.setSampleAt(index, 0);
    }
    const Image clean = cleaned(picture, CleanKind::Other).value().picture;
    for (std::size_t index = 0; index < 256 * 40; ++index) {
        REQUIRE(clean.sampleAt(index) == 0);
    }
    CHECK_FALSE(test::sameSamples(clean, picture));
}

TEST_CASE("Cleaning twice changes little more") {
    const Image noisy = lesionPhantom(6);
    const Image once = cleaned(noisy, CleanKind::Other).value().picture;
    const CleanPicture twice = cleaned(once, CleanKind::Other).value();
    CHECK(twice.report.meanChange < 0.35 * cleaned(noisy, CleanKind::Other)->report.meanChange);
    CHECK(test::structuralSimilarity(once, twice.picture) > 0.93);

    const Image smear = image::bloodSmearPhantom(4, 256).value();
    const Image onceSmear = cleaned(smear, CleanKind::Smear).value().picture;
    CHECK(cleaned(onceSmear, CleanKind::Smear)->report.meanChange < 6);
    CHECK(test::structuralSimilarity(onceSmear, cleaned(onceSmear, CleanKind::Smear)->picture) > 0.97);
}

TEST_CASE("A smear's lamp and stain change its colours and not its structure") {
    Image smear = image::bloodSmearPhantom(8, 256).value();
    for (std::size_t index = 0; index < smear.bytes().size(); ++index) {
        const double across = static_cast<double>(index / 3 % 256) / 255;
        smear.bytes()[index] = static_cast<std::uint8_t>(smear.bytes()[index] * (1 - 0.2 * across));
    }
    const CleanPicture clean = cleaned(smear, CleanKind::Smear).value();
    CHECK(clean.report.isIlluminationCorrected);
    CHECK(test::gradientCorrelation(smear, clean.picture) > 0.95);
    CHECK(test::newEdgeShare(smear, clean.picture) < 0.001);
    const CleanPicture other = cleaned(smear, CleanKind::Other).value();
    CHECK_FALSE(other.report.isIlluminationCorrected);
    CHECK_FALSE(other.report.isStainNormalised);
    CHECK(other.report.meanChange < clean.report.meanChange);
}

TEST_CASE("A grey picture that is called a smear is cleaned as any other") {
    const Image noisy = lesionPhantom(6);
    CHECK(test::sameSamples(cleaned(noisy, CleanKind::Smear)->picture, cleaned(noisy, CleanKind::Other)->picture));
}

TEST_CASE("What cannot be cleaned is refused") {
    CHECK_FALSE(cleaned(Image::create(geometryOf(32, 32, 4)).value(), CleanKind::Other));
    CHECK_FALSE(cleaned(Image::create(geometryOf(32, 32, 1, 32)).value(), CleanKind::Other));
    Image palette = Image::create(geometryOf(32, 32)).value();
    palette.meaning().photometric = image::Photometric::Palette;
    CHECK_FALSE(isCleanable(palette));
    CHECK_FALSE(cleaned(palette, CleanKind::Other));
}

}  // namespace
}  // namespace intaglio::enhance
