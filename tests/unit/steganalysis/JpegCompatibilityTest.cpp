#include "core/image/ImageReader.h"
#include "tests/support/Catch.h"
#include "tests/support/SampleFiles.h"
#include "tests/support/steganalysis/Covers.h"
#include "tests/support/steganalysis/JpegCompatibility.h"

using namespace intaglio;
using namespace intaglio::steganalysis;

namespace {

image::Image greyPicture(const SamplePlane& plane) {
    image::Geometry geometry;
    geometry.columns = plane.columns;
    geometry.rows = plane.rows;
    auto picture = image::Image::create(geometry).value();
    for (std::size_t i = 0; i < plane.values.size(); ++i) picture.setSampleAt(i, plane.values[i]);
    return picture;
}

struct Compressed {
    base::Bytes file;
    SamplePlane decoded;
};

Compressed throughJpeg(int quality) {
    test::JpegSpec spec;
    spec.quality = quality;
    Compressed result;
    result.file = test::jpegFile(greyPicture(textureCover(160, 128, 3)), spec);
    const image::ReaderRegistry readers(image::standardReaders());
    result.decoded = planeOf(readers.read(result.file, "test").value().image);
    return result;
}

}  // namespace

TEST_CASE("a picture straight from a JPEG file lies on its table's lattice, and one changed sample leaves it") {
    for (const int quality : {50, 75, 85}) {
        CAPTURE(quality);
        const Compressed compressed = throughJpeg(quality);
        const auto table = luminanceTable(compressed.file);
        REQUIRE(table);
        CHECK(*table == standardTable(quality));
        const auto clean = jpegCompatibility(compressed.decoded, *table);
        CHECK(clean.blocks > 200);
        CHECK(clean.incompatible == 0);
        SamplePlane changed = compressed.decoded;
        changed.values[40 * 160 + 20] += 1;
        CHECK(jpegCompatibility(changed, *table).incompatible == 1);
        matchLowestBits(changed, 1000, 1);
        CHECK(jpegCompatibility(changed, *table).share() > 0.5);
    }
}

TEST_CASE("a picture that never was a JPEG is not compatible with a coarse table") {
    CHECK(jpegCompatibility(textureCover(160, 128, 3), standardTable(75)).share() > 0.99);
}

TEST_CASE("the luminance table is read from well-formed files only") {
    const base::Bytes file = throughJpeg(75).file;
    CHECK_FALSE(luminanceTable({}));
    CHECK_FALSE(luminanceTable(base::Bytes{0xff, 0xd8, 0xff, 0xdb}));
    for (std::size_t length = 0; length < 80; ++length) CHECK_FALSE(luminanceTable(base::ByteView(file).first(length)));
}
