#include "core/training/Augment.h"

#include <set>

#include "core/image/JpegWriter.h"
#include "core/image/Phantom.h"
#include "core/inference/Preprocess.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using namespace intaglio::training;

namespace {

std::vector<inference::PreprocessStep> plainSteps() {
    return {{"to-rgb", {}, {}}, {"scale", {{"divisor", 127.5}, {"offset", -1}}, {}}};
}

image::Image grey(int rows, int columns) {
    image::Geometry geometry;
    geometry.rows = rows;
    geometry.columns = columns;
    auto made = image::Image::create(geometry, {});
    REQUIRE(made);
    return *std::move(made);
}

/// Bright in one corner only, so that each of the eight orientations is another picture.
image::Image corner(int side) {
    auto picture = grey(side, side);
    for (int row = 0; row < side / 2; ++row) {
        for (int column = 0; column < side / 4; ++column) {
            picture.bytes()[static_cast<std::size_t>(row * side + column)] = 200;
        }
    }
    return picture;
}

std::vector<float> varied(const image::Image& picture, const Augmentation& limits, std::uint64_t seed) {
    const auto input = augmentedInput(picture, plainSteps(), limits, seed);
    REQUIRE(input);
    return input->values;
}

std::size_t differentPictures(const image::Image& picture, const Augmentation& limits) {
    std::set<std::vector<float>> seen;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        seen.insert(varied(picture, limits, seed));
    }
    return seen.size();
}

}  // namespace

TEST_CASE("Mirror, flip and quarter turns give exactly the orientations they name") {
    const auto picture = corner(16);
    Augmentation limits;
    CHECK(differentPictures(picture, limits) == 1);
    limits.mirror = true;
    CHECK(differentPictures(picture, limits) == 2);
    // A mirrored picture keeps its upper half: nothing bright may come down.
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto values = varied(picture, limits, seed);
        CHECK(std::all_of(values.begin() + 12 * 16, values.begin() + 16 * 16, [](float value) { return value == -1; }));
    }
    limits.flip = true;
    CHECK(differentPictures(picture, limits) == 4);
    limits.quarterTurns = true;
    CHECK(differentPictures(picture, limits) == 8);
    limits.flip = limits.mirror = false;
    CHECK(differentPictures(picture, limits) == 4);
}

TEST_CASE("Each variation alone changes a picture, repeats with its seed and stays in range") {
    const auto made = image::bloodSmearPhantom(5, 64);
    REQUIRE(made);
    const auto plain = inference::preprocess(*made, plainSteps());
    REQUIRE(plain);
    const std::vector<std::pair<const char*, std::function<void(Augmentation&)>>> variations{
        {"rotation", [](Augmentation& limits) { limits.rotationDegrees = 20; }},
        {"scale", [](Augmentation& limits) { limits.scale = 0.2; }},
        {"shift", [](Augmentation& limits) { limits.shift = 0.1; }},
        {"shear", [](Augmentation& limits) { limits.shearDegrees = 10; }},
        {"hue", [](Augmentation& limits) { limits.stainHueDegrees = 20; }},
        {"saturation", [](Augmentation& limits) { limits.stainSaturation = 0.4; }},
        {"gain", [](Augmentation& limits) { limits.stainGain = 0.2; }},
        {"gamma", [](Augmentation& limits) { limits.gamma = 0.3; }},
        {"contrast", [](Augmentation& limits) { limits.contrast = 0.3; }},
        {"brightness", [](Augmentation& limits) { limits.brightness = 0.2; }},
        {"blur", [](Augmentation& limits) { limits.blurSigma = 2; }},
        {"noise", [](Augmentation& limits) { limits.noise = 10; }},
        {"jpeg", [](Augmentation& limits) { limits.jpegQualityLowest = 30; }},
        {"cut-out", [](Augmentation& limits) { limits.cutOut = 0.4; }}};
    for (const auto& [name, set] : variations) {
        INFO(name);
        Augmentation limits;
        set(limits);
        REQUIRE(checkAugmentation(limits));
        int changed = 0;
        for (std::uint64_t seed = 0; seed < 30; ++seed) {
            const auto values = varied(*made, limits, seed);
            REQUIRE(values.size() == plain->values.size());
            CHECK(values == varied(*made, limits, seed));
            CHECK(std::all_of(values.begin(), values.end(), [](float value) { return value >= -1 && value <= 1; }));
            changed += values != plain->values ? 1 : 0;
        }
        CHECK(changed >= 3);  // blur, noise and JPEG come to a third of the pictures
    }
}

TEST_CASE("A cut-out covers no more than its share and leaves the rest alone") {
    Augmentation limits;
    limits.cutOut = 0.5;
    const auto picture = corner(32);
    int covered = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const auto values = varied(picture, limits, seed);
        const auto grey = std::count_if(values.begin(), values.end(), [](float value) { return std::abs(value) < 0.01; });
        CHECK(grey <= 3 * 16 * 16);
        covered += grey > 0 ? 1 : 0;
    }
    CHECK(covered > 8);
    CHECK(covered < 32);
}

TEST_CASE("Grey pictures are kept in one channel, colours that preparation looks at vary before it") {
    Augmentation limits;
    limits.noise = 20;
    const auto picture = corner(32);
    const Augmenter augmenter(plainSteps(), limits);
    const auto kept = augmenter.keep(picture);
    REQUIRE(kept);
    CHECK(kept->geometry().samplesPerPixel == 1);
    const auto input = augmenter.variedInput(*kept, 3);
    REQUIRE(input);
    CHECK(input->shape == std::vector<std::int64_t>{1, 3, 32, 32});
    for (std::size_t at = 0; at < 32 * 32; ++at) {
        CHECK(input->values[at] == input->values[at + 2 * 32 * 32]);
    }
    const auto smear = image::bloodSmearPhantom(5, 64);
    REQUIRE(smear);
    std::vector<inference::PreprocessStep> steps = plainSteps();
    steps.insert(steps.begin(), {"to-grey", {}, {}});
    CHECK(Augmenter(steps, limits).keep(*smear)->geometry().samplesPerPixel == 1);
    limits.stainHueDegrees = 20;
    CHECK(Augmenter(steps, limits).keep(*smear)->geometry().samplesPerPixel == 3);
}

TEST_CASE("Augmentation out of range is refused by name") {
    Augmentation limits;
    REQUIRE(checkAugmentation(limits));
    limits.scale = 2;
    CHECK(checkAugmentation(limits).error().arguments.front() == "augmentation.scale");
    limits = {};
    limits.noise = -1;
    CHECK_FALSE(checkAugmentation(limits));
    limits = {};
    limits.jpegQualityLowest = 96;
    CHECK_FALSE(checkAugmentation(limits));
}

TEST_CASE("JPEG in memory keeps size and layout, loses more at a lower quality and refuses what it cannot hold") {
    const auto smear = image::bloodSmearPhantom(6, 80);
    REQUIRE(smear);
    const auto errorAt = [&](int quality) {
        const auto back = image::jpegRoundTrip(*smear, quality);
        REQUIRE(back);
        REQUIRE(back->bytes().size() == smear->bytes().size());
        double sum = 0;
        for (std::size_t at = 0; at < smear->bytes().size(); ++at) {
            sum += std::abs(static_cast<int>(back->bytes()[at]) - static_cast<int>(smear->bytes()[at]));
        }
        return sum / static_cast<double>(smear->bytes().size());
    };
    CHECK(errorAt(95) < errorAt(30));
    CHECK(errorAt(95) < 4);
    CHECK(image::encodeJpeg(*smear, 95)->size() > image::encodeJpeg(*smear, 30)->size());
    CHECK(image::jpegRoundTrip(corner(17), 80)->geometry().samplesPerPixel == 1);
    CHECK(image::encodeJpeg(*smear, 0).error().code == base::ErrorCode::InvalidArgument);
    image::Geometry deep;
    deep.rows = deep.columns = 4;
    deep.bitsAllocated = deep.bitsStored = 16;
    const auto sixteen = image::Image::create(deep, {});
    REQUIRE(sixteen);
    CHECK(image::encodeJpeg(*sixteen, 80).error().code == base::ErrorCode::PictureUnsupported);
}
