#include "core/image/Orientation.h"

#include "tests/unit/image/ReadingHelpers.h"

namespace intaglio::image {
namespace {

using test::geometryOf;

/// The stored picture 1 2 3 / 4 5 6, and what a person must see for each orientation (Exif 2.32, 4.6.4: where row 0 and column 0 are).
struct Expectation {
    int columns;
    int rows;
    std::vector<std::int64_t> values;
};
const std::vector<Expectation>& expectations() {
    static const std::vector<Expectation> all{{3, 2, {1, 2, 3, 4, 5, 6}}, {3, 2, {3, 2, 1, 6, 5, 4}}, {3, 2, {6, 5, 4, 3, 2, 1}},
                                              {3, 2, {4, 5, 6, 1, 2, 3}}, {2, 3, {1, 4, 2, 5, 3, 6}}, {2, 3, {4, 1, 5, 2, 6, 3}},
                                              {2, 3, {6, 3, 5, 2, 4, 1}}, {2, 3, {3, 6, 2, 5, 1, 4}}};
    return all;
}

Image smallPicture(int bits) {
    Image image = Image::create(geometryOf(3, 2, 1, bits)).value();
    for (std::size_t index = 0; index < 6; ++index) {
        image.setSampleAt(index, static_cast<std::int64_t>(index) + 1);
    }
    return image;
}

void checkUpright(const Image& image, const Expectation& expected) {
    REQUIRE(image.geometry().columns == expected.columns);
    REQUIRE(image.geometry().rows == expected.rows);
    for (std::size_t index = 0; index < expected.values.size(); ++index) {
        CHECK(image.sampleAt(index) == expected.values[index]);
    }
}

TEST_CASE("All eight orientations are turned upright") {
    for (int orientation = 1; orientation <= 8; ++orientation) {
        for (const int bits : {8, 16}) {
            INFO("orientation " << orientation << ", " << bits << " bit");
            checkUpright(uprightPicture(smallPicture(bits), orientation).value(),
                         expectations()[static_cast<std::size_t>(orientation - 1)]);
        }
    }
}

TEST_CASE("Pixels stay whole when a colour picture of several frames is turned") {
    const Image original = test::gradient(geometryOf(4, 3, 3, 16, false, 2));
    const Image turned = uprightPicture(original, 6).value();
    REQUIRE(turned.geometry() == geometryOf(3, 4, 3, 16, false, 2));
    const std::size_t frame = original.geometry().samplesPerFrame();
    for (std::size_t channel = 0; channel < 3; ++channel) {
        CHECK(turned.sampleAt(channel) == original.sampleAt(2 * 4 * 3 + channel));
        CHECK(turned.sampleAt(frame + channel) == original.sampleAt(frame + 2 * 4 * 3 + channel));
    }
}

TEST_CASE("Spacing turns with the picture") {
    Image image = smallPicture(8);
    image.meaning().spacing = Spacing{2, 5, SpacingSource::FileResolution};
    image.meaning().pixelAspect = 0.4;
    const Image turned = uprightPicture(image, 8).value();
    CHECK(turned.meaning().spacing->rowMm == 5);
    CHECK(turned.meaning().spacing->columnMm == 2);
    CHECK(turned.meaning().pixelAspect == Approx(2.5));
}

TEST_CASE("The EXIF orientation of a JPEG is applied in both byte orders") {
    // Big enough that compression cannot blur which corner is which.
    Image corners = Image::create(geometryOf(48, 32)).value();
    for (int row = 0; row < 16; ++row) {
        for (int column = 0; column < 16; ++column) {
            corners.setSampleAt(static_cast<std::size_t>(row * 48 + column), 255);
        }
    }
    // Where the bright corner goes: top-left, top-right, bottom-right, bottom-left, then the same for the transposed four.
    const std::vector<std::pair<bool, bool>> isRightAndBottom{{false, false}, {true, false}, {true, true}, {false, true},
                                                              {false, false}, {true, false}, {true, true}, {false, true}};
    for (int orientation = 1; orientation <= 8; ++orientation) {
        test::JpegSpec spec;
        spec.exifOrientation = orientation;
        spec.isBigEndianExif = orientation % 2 == 0;
        const LoadedImage loaded = requireRead(test::jpegFile(corners, spec));
        INFO("orientation " << orientation);
        CHECK(loaded.source.exifOrientation == orientation);
        const Geometry& geometry = loaded.image.geometry();
        CHECK((geometry.columns == 32) == (orientation >= 5));
        const auto [isRight, isBottom] = isRightAndBottom[static_cast<std::size_t>(orientation - 1)];
        const int row = isBottom ? geometry.rows - 4 : 4;
        const int column = isRight ? geometry.columns - 4 : 4;
        CHECK(loaded.image.sampleAt(static_cast<std::size_t>(row * geometry.columns + column)) > 200);
    }
}

TEST_CASE("An EXIF segment that makes no sense means upright") {
    const Bytes sound = test::exifSegment(6, false);
    CHECK(exifOrientation(sound) == 6);
    CHECK(exifOrientation(test::exifSegment(6, true)) == 6);
    CHECK(exifOrientation(test::exifSegment(9, false)) == 1);
    CHECK(exifOrientation(test::exifSegment(0, true)) == 1);
    CHECK(exifOrientation({}) == 1);
    Bytes farDirectory = sound;
    farDirectory[10] = 0xff;
    farDirectory[13] = 0xff;
    CHECK(exifOrientation(farDirectory) == 1);
    Bytes manyEntries = sound;
    manyEntries[14] = 0xff;
    manyEntries[15] = 0xff;
    CHECK(exifOrientation(manyEntries) == 6);
    manyEntries.resize(30);
    CHECK(exifOrientation(manyEntries) == 1);
    for (std::size_t length = 0; length < 38; ++length) {
        CHECK(exifOrientation(ByteView(sound).first(length)) == 1);
    }
}

}  // namespace
}  // namespace intaglio::image
