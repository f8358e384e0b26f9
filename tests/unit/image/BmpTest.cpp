#include "tests/unit/image/ReadingHelpers.h"

namespace intaglio::image {
namespace {

using test::BmpSpec;
using test::geometryOf;

TEST_CASE("BMP pictures are read exactly, bottom-up and top-down, with and without a spare byte") {
    for (const bool isTopDown : {false, true}) {
        for (const bool hasSpareByte : {false, true}) {
            BmpSpec spec;
            spec.isTopDown = isTopDown;
            spec.hasSpareByte = hasSpareByte;
            const Image original = test::gradient(geometryOf(13, 6, 3));
            const LoadedImage loaded = requireRead(test::bmpFile(original, spec));
            CHECK(test::sameSamples(loaded.image, original));
            CHECK(loaded.source.format == "bmp");
            CHECK_FALSE(loaded.source.wasExpanded);
        }
    }
}

TEST_CASE("A BMP with a grey ramp is a grey picture") {
    const Image original = test::gradient(geometryOf(15, 9));
    const LoadedImage loaded = requireRead(test::bmpFile(original));
    CHECK(test::sameSamples(loaded.image, original));
    CHECK_FALSE(loaded.source.wasExpanded);
}

TEST_CASE("A BMP palette is resolved; an index beyond it is black") {
    BmpSpec spec;
    spec.palette = {{1, 2, 3}, {40, 50, 60}};
    const LoadedImage loaded = requireRead(test::bmpFile(test::rowOf({1, 0, 9}), spec));
    REQUIRE(loaded.image.geometry() == geometryOf(3, 1, 3));
    const std::vector<std::int64_t> expected{40, 50, 60, 1, 2, 3, 0, 0, 0};
    for (std::size_t index = 0; index < expected.size(); ++index) {
        CHECK(loaded.image.sampleAt(index) == expected[index]);
    }
    CHECK(loaded.source.wasExpanded);
}

TEST_CASE("BMP resolution becomes a spacing") {
    const LoadedImage loaded = requireRead(test::bmpFile(test::gradient(geometryOf(4, 4))));
    REQUIRE(loaded.image.meaning().spacing);
    CHECK(loaded.image.meaning().spacing->columnMm == Approx(0.25));
    CHECK(loaded.image.meaning().spacing->rowMm == Approx(0.5));
}

TEST_CASE("Every prefix of a BMP is refused") {
    const Bytes file = test::bmpFile(test::noise(geometryOf(7, 5, 3)));
    for (std::size_t length = 2; length < file.size(); ++length) {
        INFO("length " << length);
        CHECK_FALSE(readBytes(ByteView(file).first(length)));
    }
}

}  // namespace
}  // namespace intaglio::image
