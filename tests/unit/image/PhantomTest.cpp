#include <algorithm>
#include <cstring>

#include "core/image/Npy.h"
#include "tests/support/Catch.h"
#include "tests/support/Phantoms.h"

namespace intaglio::image {
namespace {

using test::geometryOf;

/// Purple: clearly more red and blue than green, and dark.
std::size_t purplePixels(const Image& smear) {
    std::size_t count = 0;
    for (std::size_t index = 0; index < smear.bytes().size(); index += 3) {
        const int red = smear.bytes()[index];
        const int green = smear.bytes()[index + 1];
        const int blue = smear.bytes()[index + 2];
        count += green < 90 && blue > green + 40 && red > green ? 1 : 0;
    }
    return count;
}

TEST_CASE("Equal seeds give equal phantoms, other seeds others") {
    CHECK(test::sameSamples(bloodSmearPhantom(5, 96).value(), bloodSmearPhantom(5, 96).value()));
    CHECK_FALSE(test::sameSamples(bloodSmearPhantom(5, 96).value(), bloodSmearPhantom(6, 96).value()));
    CHECK(test::sameSamples(chestPhantom(5, 96).value(), chestPhantom(5, 96).value()));
    CHECK_FALSE(test::sameSamples(chestPhantom(5, 96).value(), chestPhantom(6, 96).value()));
}

TEST_CASE("A blood smear phantom shows purple nuclei on a pale ground") {
    const Image smear = bloodSmearPhantom(1, 192, 3).value();
    REQUIRE(smear.geometry() == geometryOf(192, 192, 3));
    CHECK(smear.meaning().photometric == Photometric::Rgb);
    CHECK(purplePixels(smear) > 300);
    CHECK(purplePixels(smear) < 192 * 192 / 10);
    CHECK(purplePixels(bloodSmearPhantom(1, 192, 0).value()) == 0);
    const double mean = statisticsOf(smear).mean;
    CHECK(mean > 180);
    CHECK(mean < 230);
}

TEST_CASE("A chest phantom has dark lungs beside a bright spine") {
    for (const int bits : {8, 12, 16}) {
        const Image chest = chestPhantom(3, 200, bits).value();
        CHECK(chest.geometry().bitsStored == bits);
        CHECK(chest.geometry().bitsAllocated == (bits == 8 ? 8 : 16));
        const auto largest = static_cast<double>(chest.geometry().maximumValue());
        const auto brightness = [&](int column, int row) {
            double sum = 0;
            for (int offset = 0; offset < 25; ++offset) {
                sum += static_cast<double>(chest.sampleAt(static_cast<std::size_t>((row + offset / 5) * 200 + column + offset % 5)));
            }
            return sum / 25 / largest;
        };
        CHECK(brightness(100, 100) > 0.6);
        CHECK(brightness(60, 80) < 0.5);
        CHECK(brightness(140, 80) < 0.5);
        CHECK(brightness(2, 195) < 0.15);
    }
}

TEST_CASE("Phantoms of impossible size or depth are refused") {
    CHECK_FALSE(bloodSmearPhantom(1, 31));
    CHECK_FALSE(bloodSmearPhantom(1, 8193));
    CHECK_FALSE(bloodSmearPhantom(1, 64, -1));
    CHECK_FALSE(chestPhantom(1, 31));
    CHECK_FALSE(chestPhantom(1, 64, 7));
    CHECK_FALSE(chestPhantom(1, 64, 17));
}

TEST_CASE("A NumPy file has an aligned header that numpy parses and little-endian floats") {
    const std::vector<float> values{1.5F, -2, 0, 3.25F, 4, 5};
    const Bytes file = encodeNpy(values, 2, 3);
    REQUIRE(file.size() == 128 + 24);
    CHECK(base::textOf(ByteView(file).subspan(1, 5)) == "NUMPY");
    CHECK(file[0] == 0x93);
    CHECK(file[6] == 1);
    CHECK(file[8] == 118);
    const std::string_view header = base::textOf(ByteView(file).subspan(10, 118));
    CHECK(header.substr(0, 59) == "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }");
    CHECK(header.back() == '\n');
    CHECK(base::toHex(ByteView(file).subspan(128, 8)) == "0000c03f000000c0");
    CHECK(encodeNpy({}, 1, 2).size() == 128 + 8);
}

}  // namespace
}  // namespace intaglio::image
