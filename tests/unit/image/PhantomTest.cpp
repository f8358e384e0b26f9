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

TEST_CASE("Every kind of phantom is reproducible, varied and of its own look") {
    for (const std::string_view kind : phantomKinds()) {
        INFO(kind);
        const Image picture = phantomOf(kind, 7, 128).value();
        CHECK(test::sameSamples(picture, phantomOf(kind, 7, 128).value()));
        CHECK_FALSE(test::sameSamples(picture, phantomOf(kind, 11, 128).value()));
        const bool isColor = kind == "blood-smear" || kind == "skin";
        CHECK(picture.geometry() == geometryOf(128, 128, isColor ? 3 : 1));
        const auto statistics = statisticsOf(picture);
        CHECK(statistics.maximum - statistics.minimum > 100);
        CHECK_FALSE(phantomOf(kind, 7, 31));
        CHECK_FALSE(phantomOf(kind, 7, 8193));
    }
    CHECK_FALSE(phantomOf("holiday", 7, 128));
}

TEST_CASE("Phantoms show what their kind is known by") {
    const auto meanOf = [](const Image& picture, double left, double top, double side) {
        const int size = picture.geometry().columns, channels = picture.geometry().samplesPerPixel;
        double sum = 0, count = 0;
        for (int row = static_cast<int>(top * size); row < static_cast<int>((top + side) * size); ++row) {
            for (int column = static_cast<int>(left * size); column < static_cast<int>((left + side) * size); ++column) {
                sum += picture.bytes()[static_cast<std::size_t>((row * size + column) * channels)];
                count += 1;
            }
        }
        return sum / count;
    };
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Image skin = skinPhantom(seed, 160).value();
        CHECK(meanOf(skin, 0.45, 0.45, 0.1) + 40 < meanOf(skin, 0.04, 0.45, 0.08));  // pigment against skin
        const Image scan = ultrasoundPhantom(seed, 160).value();
        CHECK(meanOf(scan, 0.45, 0.0, 0.06) > meanOf(scan, 0.45, 0.9, 0.06));  // sound fades with depth
        const Image bone = bonePhantom(seed, 160).value();
        CHECK(meanOf(bone, 0.0, 0.5, 0.1) < 40);  // air beside the arm
        CHECK(meanOf(bone, 0.35, 0.45, 0.3) > 80);
        const Image breast = mammogramPhantom(seed, 160).value();
        const double left = meanOf(breast, 0.0, 0.5, 0.1), right = meanOf(breast, 0.9, 0.5, 0.1);
        CHECK(std::min(left, right) < 20);  // film beside the breast
        CHECK(std::max(left, right) > 60);
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
