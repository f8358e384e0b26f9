#include "tests/unit/image/ReadingHelpers.h"

namespace intaglio::image {
namespace {

using test::geometryOf;
using test::JpegSpec;

TEST_CASE("JPEG pictures are read close to what was written") {
    for (const int samples : {1, 3}) {
        for (const bool isProgressive : {false, true}) {
            const Image original = test::gradient(geometryOf(37, 21, samples));
            JpegSpec spec;
            spec.quality = 98;
            spec.isProgressive = isProgressive;
            // The gradient wraps from white to black: blocks with the jump ring. The rest must be near.
            const LoadedImage loaded = requireRead(test::jpegFile(original, spec));
            REQUIRE(loaded.image.geometry() == original.geometry());
            std::size_t far = 0;
            for (std::size_t index = 0; index < original.geometry().sampleCount(); ++index) {
                far += std::abs(loaded.image.sampleAt(index) - original.sampleAt(index)) > 6 ? 1 : 0;
            }
            CHECK(far < original.geometry().sampleCount() / 20);
            CHECK(loaded.source.format == "jpeg");
            CHECK(loaded.source.lossy);
            CHECK(loaded.source.exifOrientation == 1);
        }
    }
}

TEST_CASE("Reading the same JPEG twice gives the same samples") {
    const Bytes file = test::jpegFile(test::noise(geometryOf(33, 18, 3)), {75, 0, false, true, true, 0, {}});
    CHECK(test::sameSamples(requireRead(file).image, requireRead(file).image));
}

TEST_CASE("Inverted Adobe inks become light") {
    Image inks = Image::create(geometryOf(16, 16, 4)).value();
    for (std::size_t pixel = 0; pixel < 256; ++pixel) {
        const std::array<int, 4> values{200, 100, 50, 128};
        for (std::size_t channel = 0; channel < 4; ++channel) {
            inks.setSampleAt(pixel * 4 + channel, values[channel]);
        }
    }
    JpegSpec exact;
    exact.quality = 100;
    const LoadedImage loaded = requireRead(test::jpegFile(inks, exact));
    REQUIRE(loaded.image.geometry() == geometryOf(16, 16, 3));
    CHECK(loaded.image.meaning().photometric == Photometric::Rgb);
    CHECK(std::abs(loaded.image.sampleAt(0) - 100) <= 2);
    CHECK(std::abs(loaded.image.sampleAt(1) - 50) <= 2);
    CHECK(std::abs(loaded.image.sampleAt(2) - 25) <= 2);
    CHECK(loaded.source.wasExpanded);
}

TEST_CASE("JFIF density becomes a spacing that says where it is from") {
    JpegSpec spec;
    spec.dotsPerInch = 254;
    const LoadedImage loaded = requireRead(test::jpegFile(test::gradient(geometryOf(16, 8)), spec));
    REQUIRE(loaded.image.meaning().spacing);
    CHECK(loaded.image.meaning().spacing->rowMm == Approx(0.1));
    CHECK(loaded.image.meaning().spacing->source == SpacingSource::FileResolution);
    CHECK_FALSE(requireRead(test::jpegFile(test::gradient(geometryOf(16, 8)))).image.meaning().spacing);
}

TEST_CASE("A colour profile travels from JPEG to PNG, even one of several segments") {
    for (const std::size_t length : {std::size_t{300}, std::size_t{150000}}) {
        JpegSpec spec;
        spec.profile = profileFor("RGB ", length);
        const LoadedImage loaded = requireRead(test::jpegFile(test::gradient(geometryOf(16, 8, 3)), spec));
        REQUIRE(loaded.source.colorChunks.size() == 1);
        CHECK(loaded.source.colorChunks[0].name == "iCCP");
        CHECK(inflatedProfile(loaded.source.colorChunks[0]) == spec.profile);
        const LoadedImage written = requireRead(encodePng(loaded.image, loaded.source.colorChunks).value());
        REQUIRE(written.source.colorChunks.size() == 1);
        CHECK(written.source.colorChunks[0].content == loaded.source.colorChunks[0].content);
    }
}

TEST_CASE("A colour profile that does not fit the samples is left out") {
    JpegSpec spec;
    spec.profile = profileFor("RGB ");
    CHECK(requireRead(test::jpegFile(test::gradient(geometryOf(16, 8)), spec)).source.colorChunks.empty());
    spec.profile = Bytes(20, 1);
    CHECK(requireRead(test::jpegFile(test::gradient(geometryOf(16, 8, 3)), spec)).source.colorChunks.empty());
}

TEST_CASE("Every prefix of a JPEG is refused, never shown in part") {
    for (const bool isProgressive : {false, true}) {
        JpegSpec spec;
        spec.isProgressive = isProgressive;
        const Bytes file = test::jpegFile(test::noise(geometryOf(24, 17, 3)), spec);
        for (std::size_t length = 3; length < file.size(); ++length) {
            INFO("length " << length);
            CHECK_FALSE(readBytes(ByteView(file).first(length)));
        }
    }
}

}  // namespace
}  // namespace intaglio::image
