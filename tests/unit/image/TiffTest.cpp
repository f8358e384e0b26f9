#include <tiff.h>

#include "tests/unit/image/ReadingHelpers.h"

namespace intaglio::image {
namespace {

using test::geometryOf;
using test::TiffSpec;

TEST_CASE("TIFF samples of every layout are read exactly") {
    for (const int bits : {8, 16}) {
        for (const int samples : {1, 2, 3, 4}) {
            for (const int tileSide : {0, 16}) {
                for (const bool isPlanar : {false, true}) {
                    const Image original = test::gradient(geometryOf(37, 21, samples, bits));
                    TiffSpec spec;
                    spec.tileSide = tileSide;
                    spec.isPlanar = isPlanar;
                    spec.isBigEndian = tileSide != 0;
                    const LoadedImage loaded = requireRead(test::tiffFile(original, spec));
                    INFO(bits << " bit, " << samples << " samples, tile " << tileSide << ", planar " << isPlanar);
                    CHECK(test::sameSamples(loaded.image, original));
                    CHECK(loaded.image.meaning().photometric == original.meaning().photometric);
                    CHECK(loaded.source.format == "tiff");
                    CHECK_FALSE(loaded.source.lossy);
                }
            }
        }
    }
}

TEST_CASE("Lossless TIFF compressions are read exactly") {
    const Image original = test::noise(geometryOf(40, 33, 3, 16));
    for (const int compression : {COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE, COMPRESSION_PACKBITS}) {
        TiffSpec spec;
        spec.compression = compression;
        INFO("compression " << compression);
        CHECK(test::sameSamples(requireRead(test::tiffFile(original, spec)).image, original));
    }
}

TEST_CASE("JPEG inside TIFF is marked as lossy and comes out as RGB") {
    Image original = test::gradient(geometryOf(64, 48, 3));
    TiffSpec spec;
    spec.compression = COMPRESSION_JPEG;
    const LoadedImage loaded = requireRead(test::tiffFile(original, spec));
    CHECK(loaded.source.lossy);
    CHECK(loaded.image.geometry() == original.geometry());
    CHECK(std::abs(statisticsOf(loaded.image).mean - statisticsOf(original).mean) < 2);
}

TEST_CASE("Signed TIFF samples keep their sign") {
    const Image original = test::gradient(geometryOf(9, 9, 1, 16, true));
    CHECK(test::sameSamples(requireRead(test::tiffFile(original)).image, original));
}

TEST_CASE("Min-is-white TIFF is MONOCHROME1 with untouched samples") {
    TiffSpec spec;
    spec.photometric = PHOTOMETRIC_MINISWHITE;
    const Image original = test::gradient(geometryOf(9, 7));
    const LoadedImage loaded = requireRead(test::tiffFile(original, spec));
    CHECK(test::sameSamples(loaded.image, original));
    CHECK(loaded.image.meaning().photometric == Photometric::Monochrome1);
}

TEST_CASE("A palette TIFF becomes colour") {
    TiffSpec spec;
    spec.photometric = PHOTOMETRIC_PALETTE;
    spec.colorMap.assign(768, 0);
    spec.colorMap[7] = 0x1234;
    spec.colorMap[256 + 7] = 0xab00;
    spec.colorMap[512 + 7] = 0xffff;
    const LoadedImage loaded = requireRead(test::tiffFile(test::rowOf({3, 7}), spec));
    REQUIRE(loaded.image.geometry() == geometryOf(2, 1, 3));
    CHECK(loaded.image.sampleAt(3) == 0x12);
    CHECK(loaded.image.sampleAt(4) == 0xab);
    CHECK(loaded.image.sampleAt(5) == 0xff);
    CHECK(loaded.source.wasExpanded);
}

TEST_CASE("An unnamed fourth channel is dropped, and the file says so") {
    TiffSpec spec;
    spec.extraSample = EXTRASAMPLE_UNSPECIFIED;
    const Image original = test::gradient(geometryOf(6, 5, 4));
    const LoadedImage loaded = requireRead(test::tiffFile(original, spec));
    REQUIRE(loaded.image.geometry() == geometryOf(6, 5, 3));
    CHECK(loaded.source.wasExpanded);
    CHECK(loaded.image.sampleAt(5) == original.sampleAt(6));
}

TEST_CASE("TIFF orientation is applied") {
    TiffSpec spec;
    spec.orientation = ORIENTATION_RIGHTTOP;
    const Image original = test::gradient(geometryOf(5, 3));
    const LoadedImage loaded = requireRead(test::tiffFile(original, spec));
    CHECK(loaded.source.exifOrientation == 6);
    REQUIRE(loaded.image.geometry() == geometryOf(3, 5));
    CHECK(loaded.image.sampleAt(2) == original.sampleAt(0));
    CHECK(loaded.image.sampleAt(0) == original.sampleAt(10));
}

TEST_CASE("Pages of one kind are frames, others are left out") {
    const Image series = test::gradient(geometryOf(8, 6, 1, 16, false, 3));
    CHECK(test::sameSamples(requireRead(test::tiffFile(series)).image, series));
    const Image first = test::gradient(geometryOf(8, 6));
    const LoadedImage mixed = requireRead(test::tiffFile(std::vector<Image>{first, test::gradient(geometryOf(4, 3))}));
    CHECK(test::sameSamples(mixed.image, first));
}

TEST_CASE("TIFF resolution becomes a spacing") {
    TiffSpec spec;
    spec.dotsPerInch = 508;
    const LoadedImage loaded = requireRead(test::tiffFile(test::gradient(geometryOf(8, 6)), spec));
    REQUIRE(loaded.image.meaning().spacing);
    CHECK(loaded.image.meaning().spacing->columnMm == Approx(0.05));
    CHECK(loaded.image.meaning().spacing->source == SpacingSource::FileResolution);
}

TEST_CASE("A colour profile travels from TIFF to PNG") {
    TiffSpec spec;
    spec.profile = profileFor("GRAY");
    const LoadedImage loaded = requireRead(test::tiffFile(test::gradient(geometryOf(8, 6)), spec));
    REQUIRE(loaded.source.colorChunks.size() == 1);
    CHECK(inflatedProfile(loaded.source.colorChunks[0]) == spec.profile);
}

TEST_CASE("A TIFF cut short never loses pixels silently") {
    const Image original = test::noise(geometryOf(24, 17));
    const Bytes file = test::tiffFile(original);
    for (std::size_t length = 4; length < file.size(); ++length) {
        const auto loaded = readBytes(ByteView(file).first(length));
        INFO("length " << length);
        CHECK_FALSE((loaded && !test::sameSamples(loaded->image, original)));
    }
}

}  // namespace
}  // namespace intaglio::image
