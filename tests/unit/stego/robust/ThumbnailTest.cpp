#include "core/stego/Binding.h"
#include "core/stego/robust/JpegModel.h"
#include "tests/unit/stego/robust/RobustSetup.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

/// Largest distance of an area's mean brightness before and after: what the tolerance has to bear.
double largestDrift(const image::Image& before, const image::Image& after) {
    const auto meansOf = [](const image::Image& picture) { return stego::robust::shrunk(stego::robust::lumaOf(picture), 16, 16).values; };
    const std::vector<float> a = meansOf(before), b = meansOf(after);
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(static_cast<double>(a[i] - b[i])));
    return largest;
}

}  // namespace

TEST_CASE("the thumbnail is the mean luma of sixteen by sixteen areas in four bits") {
    image::Image picture = blankPicture({64, 32, 1, 8});
    for (int row = 0; row < 32; ++row) {
        for (int column = 0; column < 64; ++column) {
            picture.bytes()[static_cast<std::size_t>(row * 64 + column)] = static_cast<std::uint8_t>(column / 4 * 16 + row / 2 % 2);
        }
    }
    const base::Bytes thumbnail = stego::thumbnailOf(picture);
    REQUIRE(thumbnail.size() == crypto::kThumbnailBytes);
    CHECK(base::toHex(base::ByteView(thumbnail).first(8)) == "0123456789abcdef");
    CHECK(base::toHex(base::ByteView(thumbnail).last(8)) == "0123456789abcdef");
    CHECK(stego::thumbnailMatches(picture, thumbnail));
    CHECK_FALSE(stego::thumbnailMatches(picture, base::ByteView(thumbnail).first(127)));
    CHECK(stego::thumbnailOf(blankPicture({64, 32, 1, 12})).empty());
    CHECK_FALSE(stego::thumbnailMatches(blankPicture({64, 32, 1, 12}), thumbnail));
}

TEST_CASE("what robust mode survives leaves the thumbnail, with half of the tolerance to spare") {
    for (unsigned seed = 1; seed <= 3; ++seed) {
        const auto sealed = sealRobustly(syntheticPhotograph(1024, 768, 3, seed), robustParameters(stego::RobustStrength::Strong));
        const base::Bytes thumbnail = stego::thumbnailOf(sealed.original);
        const image::Image& picture = sealed.embedded.image;
        for (const image::Image& received :
             {picture, throughJpeg(picture, 30, true), throughJpeg(scaledTo(picture, 512), 75, true),
              scaledTo(picture, 850, image::Kernel::Bilinear), scaledTo(picture, 1280, image::Kernel::Cubic)}) {
            CHECK(stego::thumbnailMatches(received, thumbnail));
            CHECK(largestDrift(sealed.original, received) <= 2);
        }
    }
}

TEST_CASE("another picture and a changed area do not match") {
    const image::Image picture = syntheticPhotograph(512, 512, 3, 1);
    const base::Bytes thumbnail = stego::thumbnailOf(picture);
    CHECK_FALSE(stego::thumbnailMatches(syntheticPhotograph(512, 512, 3, 2), thumbnail));
    // One sixteenth of each side, painted over.
    image::Image painted = picture;
    for (int row = 200; row < 232; ++row) {
        for (int i = 200 * 3; i < 232 * 3; ++i) painted.bytes()[static_cast<std::size_t>(row * 512 * 3 + i)] = 255;
    }
    CHECK_FALSE(stego::thumbnailMatches(painted, thumbnail));
}

TEST_CASE("robust mode binds a result to its thumbnail") {
    const image::Image picture = syntheticPhotograph(512, 512, 1, 4);
    const auto binding = stego::bindingOf(primitives(), picture, crypto::EmbeddingMode::Robust, stegoKey(1), {}, false);
    CHECK(binding.thumbnail == stego::thumbnailOf(picture));
    CHECK(stego::checkBinding(primitives(), throughJpeg(picture, 60, false), crypto::EmbeddingMode::Robust, stegoKey(1), binding).matches);
    CHECK_FALSE(stego::checkBinding(primitives(), syntheticPhotograph(512, 512, 1, 5), crypto::EmbeddingMode::Robust, stegoKey(1), binding)
                    .matches);
}
