#include "tests/support/Catch.h"
#include "tests/support/Phantoms.h"

namespace intaglio::image {
namespace {

using base::ErrorCode;
using test::geometryOf;

TEST_CASE("A picture is created only inside the ranges of its geometry") {
    CHECK(Image::create(geometryOf(1, 1)));
    CHECK(Image::create(geometryOf(65535, 1)));
    for (const Geometry& wrong : {geometryOf(0, 4), geometryOf(4, 0), geometryOf(65536, 1), geometryOf(1, -3), geometryOf(4, 4, 0),
                                  geometryOf(4, 4, 5), geometryOf(4, 4, 1, 0), geometryOf(4, 4, 1, 33), geometryOf(4, 4, 1, 8, false, 0)}) {
        const auto image = Image::create(wrong);
        REQUIRE_FALSE(image);
        CHECK(image.error().code == ErrorCode::InvalidArgument);
    }
    Geometry narrow = geometryOf(4, 4, 1, 8);
    narrow.bitsStored = 9;
    CHECK_FALSE(Image::create(narrow));
}

TEST_CASE("A picture of more than the allowed samples is refused without allocating") {
    const auto image = Image::create(geometryOf(65535, 65535, 4, 32, false, 2147483647));
    REQUIRE_FALSE(image);
    CHECK(image.error().code == ErrorCode::PictureTooLarge);
    CHECK(image.error().arguments == std::vector<std::string>{"65535", "65535"});
}

TEST_CASE("The range of stored values follows bits and signedness") {
    CHECK(geometryOf(1, 1, 1, 12).minimumValue() == 0);
    CHECK(geometryOf(1, 1, 1, 12).maximumValue() == 4095);
    CHECK(geometryOf(1, 1, 1, 12, true).minimumValue() == -2048);
    CHECK(geometryOf(1, 1, 1, 12, true).maximumValue() == 2047);
    CHECK(geometryOf(1, 1, 1, 32).maximumValue() == 4294967295LL);
    CHECK(geometryOf(1, 1, 1, 32, true).minimumValue() == -2147483648LL);
}

TEST_CASE("Samples of every width and sign keep their value") {
    for (const int bits : {8, 16, 32}) {
        for (const bool isSigned : {false, true}) {
            Image image = Image::create(geometryOf(2, 1, 1, bits, isSigned)).value();
            image.setSampleAt(0, image.geometry().minimumValue());
            image.setSampleAt(1, image.geometry().maximumValue());
            CHECK(image.sampleAt(0) == image.geometry().minimumValue());
            CHECK(image.sampleAt(1) == image.geometry().maximumValue());
        }
    }
}

TEST_CASE("Statistics count every sample with its sign") {
    const SampleStatistics statistics = statisticsOf(test::rowOf({-300, 100, 200, 4}, 16, true));
    CHECK(statistics.minimum == -300);
    CHECK(statistics.maximum == 200);
    CHECK(statistics.mean == 1.0);
}

TEST_CASE("Statistics of a large picture do not overflow") {
    Image image = Image::create(geometryOf(2000, 1500, 1, 32)).value();
    for (auto& sample : image.samples<std::uint32_t>()) {
        sample = 4294967295U;
    }
    CHECK(statisticsOf(image).mean == Approx(4294967295.0));
}

TEST_CASE("A frame is cut out with its meaning") {
    Image image = test::gradient(geometryOf(5, 3, 3, 16, false, 4));
    image.meaning().rescaleSlope = 2;
    const Image frame = image.frame(2);
    CHECK(frame.geometry().frames == 1);
    CHECK(frame.meaning().rescaleSlope == 2);
    const std::size_t start = 2 * image.geometry().samplesPerFrame();
    for (std::size_t index = 0; index < frame.geometry().sampleCount(); ++index) {
        REQUIRE(frame.sampleAt(index) == image.sampleAt(start + index));
    }
    CHECK(frame.sampleAt(0) != image.sampleAt(0));
}

}  // namespace
}  // namespace intaglio::image
