#include "core/image/Resample.h"

#include "tests/support/Catch.h"
#include "tests/support/Phantoms.h"

namespace intaglio::image {
namespace {

using test::geometryOf;

TEST_CASE("Shrinking averages what a pixel covers") {
    const Image image = test::rowOf({10, 20, 100, 200});
    const Image half = resampled(image, 2, 1).value();
    CHECK(half.sampleAt(0) == 15);
    CHECK(half.sampleAt(1) == 150);
}

TEST_CASE("The nearest kernel invents no values") {
    const Image image = test::rowOf({3, 250});
    const Image large = resampled(image, 6, 2, Kernel::Nearest).value();
    for (std::size_t index = 0; index < 12; ++index) {
        CHECK(large.sampleAt(index) == (index % 6 < 3 ? 3 : 250));
    }
}

TEST_CASE("Flat pictures stay flat with every kernel, width and sign") {
    for (const Kernel kernel : {Kernel::Automatic, Kernel::Nearest, Kernel::Bilinear, Kernel::Cubic, Kernel::Area}) {
        for (const Geometry& geometry : {geometryOf(9, 7), geometryOf(9, 7, 3), geometryOf(9, 7, 4, 16), geometryOf(9, 7, 1, 16, true)}) {
            Image image = Image::create(geometry).value();
            for (std::size_t index = 0; index < geometry.sampleCount(); ++index) {
                image.setSampleAt(index, geometry.minimumValue() + 77);
            }
            for (const int side : {4, 23}) {
                const SampleStatistics statistics = statisticsOf(resampled(image, side, side, kernel).value());
                CHECK(statistics.minimum == geometry.minimumValue() + 77);
                CHECK(statistics.maximum == geometry.minimumValue() + 77);
            }
        }
    }
}

TEST_CASE("Spacing and pixel shape follow the new size") {
    Image image = test::gradient(geometryOf(100, 50));
    image.meaning().spacing = Spacing{1, 2, SpacingSource::PixelSpacing};
    const Image small = resampled(image, 50, 10).value();
    CHECK(small.meaning().spacing->rowMm == Approx(5));
    CHECK(small.meaning().spacing->columnMm == Approx(4));
    CHECK(small.meaning().pixelAspect == Approx(2.5));
}

TEST_CASE("Sizes and samples that cannot be resampled are refused") {
    const Image image = test::gradient(geometryOf(4, 4));
    CHECK_FALSE(resampled(image, 0, 4));
    CHECK_FALSE(resampled(image, 4, 65536));
    CHECK_FALSE(resampled(test::gradient(geometryOf(4, 4, 1, 32)), 2, 2));
    CHECK_FALSE(resampled(test::gradient(geometryOf(4, 4, 1, 8, false, 2)), 2, 2));
    Image indices = image;
    indices.meaning().photometric = Photometric::Palette;
    CHECK_FALSE(resampled(indices, 2, 2));
    CHECK(resampled(indices, 2, 2, Kernel::Nearest));
}

TEST_CASE("Float maps are interpolated between the centres of their places") {
    const std::vector<float> map{0.0F, 4.0F};
    const auto wide = resampledMap(map, 1, 2, 1, 4);
    REQUIRE(wide);
    CHECK((*wide)[0] == Approx(0));
    CHECK((*wide)[1] == Approx(1));
    CHECK((*wide)[2] == Approx(3));
    CHECK((*wide)[3] == Approx(4));
    CHECK_FALSE(resampledMap(map, 2, 2, 4, 4));
    CHECK_FALSE(resampledMap({}, 0, 0, 4, 4));
}

}  // namespace
}  // namespace intaglio::image
