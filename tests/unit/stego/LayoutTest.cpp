#include "core/stego/ReducedLayout.h"
#include "tests/support/Catch.h"
#include "tests/unit/stego/StegoSetup.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

/// The same picture as a program writes it that always saves `samplesPerPixel` channels.
image::Image widened(const image::Image& picture, int samplesPerPixel) {
    const auto from = static_cast<std::size_t>(picture.geometry().samplesPerPixel);
    image::Geometry geometry = picture.geometry();
    geometry.samplesPerPixel = samplesPerPixel;
    image::PixelMeaning meaning = picture.meaning();
    meaning.photometric = samplesPerPixel >= 3 ? image::Photometric::Rgb : image::Photometric::Monochrome2;
    auto wide = image::Image::create(geometry, meaning).value();
    const auto to = static_cast<std::size_t>(samplesPerPixel);
    const std::size_t colors = to >= 3 ? 3 : 1;
    for (std::size_t pixel = 0; pixel < wide.geometry().sampleCount() / to; ++pixel) {
        for (std::size_t c = 0; c < colors; ++c) wide.setSampleAt(pixel * to + c, picture.sampleAt(pixel * from + (from >= 3 ? c : 0)));
        if (to > colors) wide.setSampleAt(pixel * to + colors, geometry.maximumValue());
    }
    return wide;
}

void checkOpensWidened(const PictureShape& shape, int samplesPerPixel, Pattern pattern = Pattern::Smooth) {
    const auto original = makePicture(shape, pattern, 2);
    const auto parameters = frameParameters();
    const auto frame = randomFrame(parameters, 1);
    const auto key = stegoKey(1);
    const auto embedded = stego::embed(primitives(), original, key, parameters, frame);
    REQUIRE(embedded);
    image::Image wide = widened(embedded->image, samplesPerPixel);
    const auto result = stego::extract(primitives(), wide, {&key, 1});
    REQUIRE(std::holds_alternative<stego::Extracted>(result));
    CHECK(std::get<stego::Extracted>(result).frame == frame);
    CHECK(sameSamples(std::get<stego::Extracted>(result).restored, original));
    CHECK(std::get<stego::Extracted>(result).restored.meaning().photometric == original.meaning().photometric);

    // One pixel that is no longer opaque, or no longer grey: another picture, in which nothing was sealed.
    const std::size_t pixel = 40 * static_cast<std::size_t>(shape.columns) + 33;
    const std::size_t last = pixel * static_cast<std::size_t>(samplesPerPixel) + static_cast<std::size_t>(samplesPerPixel) - 1;
    wide.setSampleAt(last, wide.sampleAt(last) - 1);
    CHECK(std::holds_alternative<stego::ExtractFailure>(stego::extract(primitives(), wide, {&key, 1})));
}

}  // namespace

TEST_CASE("a sealed picture that was saved with channels it does not need opens as if it had not been") {
    checkOpensWidened({100, 90, 3, 8}, 4);
    checkOpensWidened({130, 110, 1, 8}, 2);
    checkOpensWidened({130, 110, 1, 8}, 3);
    checkOpensWidened({130, 110, 1, 8}, 4);
    checkOpensWidened({130, 110, 1, 16}, 4, Pattern::Constant);
}

TEST_CASE("a widened picture with one header bit changed reads as damaged") {
    const auto original = makePicture({100, 90, 3, 8}, Pattern::Smooth, 2);
    const auto parameters = frameParameters();
    const auto key = stegoKey(1);
    auto embedded = stego::embed(primitives(), original, key, parameters, randomFrame(parameters, 1));
    REQUIRE(embedded);
    // The first header sample: flipping it hides the header, and only the altered-header search still sees it.
    std::size_t flipped = 0;
    for (std::size_t i = 0; i < original.geometry().sampleCount(); ++i) {
        auto changed = embedded->image;
        changed.setSampleAt(i, changed.sampleAt(i) ^ 1);
        const auto wide = widened(changed, 4);
        const auto result = stego::extract(primitives(), wide, {&key, 1});
        const auto* failure = std::get_if<stego::ExtractFailure>(&result);
        if (failure == nullptr) continue;
        CHECK(*failure == stego::ExtractFailure::BodyDamaged);
        if (++flipped == 4) break;
    }
    CHECK(flipped == 4);
}

TEST_CASE("only what is superfluous is left out") {
    const auto countOf = [](const image::Image& picture) { return stego::reducedLayouts(picture).size(); };
    const auto grey = makePicture({40, 30, 1}, Pattern::Smooth, 2);
    CHECK(countOf(grey) == 0);
    CHECK(countOf(widened(grey, 2)) == 1);
    CHECK(countOf(widened(grey, 3)) == 1);
    CHECK(countOf(widened(grey, 4)) == 3);
    CHECK(countOf(makePicture({40, 30, 3}, Pattern::Noise, 2)) == 0);
    CHECK(countOf(makePicture({40, 30, 4}, Pattern::Noise, 2)) == 0);
}
