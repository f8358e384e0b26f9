#include "core/image/ColorMap.h"

#include <cmath>

#include "tests/support/Catch.h"
#include "tests/support/Phantoms.h"

namespace intaglio::image {
namespace {

using test::geometryOf;

double linear(std::uint8_t encoded) {
    const double value = encoded / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

struct Light {
    double red, green, blue;
};
Light lightOf(const RgbColor& color) {
    return {linear(color.red), linear(color.green), linear(color.blue)};
}

double luminance(const Light& light) {
    return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue;
}

/// What is seen without one kind of cone (Machado, Oliveira, Fernandes 2009, severity 1, linear RGB).
Light withoutRed(const Light& light) {
    return {0.152286 * light.red + 1.052583 * light.green - 0.204868 * light.blue,
            0.114503 * light.red + 0.786281 * light.green + 0.099216 * light.blue,
            -0.003882 * light.red - 0.048116 * light.green + 1.051998 * light.blue};
}
Light withoutGreen(const Light& light) {
    return {0.367322 * light.red + 0.860646 * light.green - 0.227968 * light.blue,
            0.280085 * light.red + 0.672501 * light.green + 0.047413 * light.blue,
            -0.011820 * light.red + 0.042940 * light.green + 0.968881 * light.blue};
}

/// CIE lightness, 0 .. 100.
double lightness(const Light& light) {
    return 116 * std::cbrt(std::max(luminance(light), 1e-6)) - 16;
}

TEST_CASE("The colours rise in lightness for every kind of sight") {
    const auto& colors = heatColors();
    // 8-bit rounding moves single steps: steps of eight must rise clearly.
    for (std::size_t index = 8; index < colors.size(); ++index) {
        INFO("colour " << index);
        const Light before = lightOf(colors[index - 8]);
        const Light after = lightOf(colors[index]);
        CHECK(lightness(after) > lightness(before) + 0.5);
        CHECK(lightness(withoutRed(after)) > lightness(withoutRed(before)));
        CHECK(lightness(withoutGreen(after)) > lightness(withoutGreen(before)));
    }
    CHECK(lightness(lightOf(colors.front())) < 15);
    CHECK(lightness(lightOf(colors.back())) > 90);
}

TEST_CASE("Neighbouring colours are about equally far apart") {
    const auto distance = [](const RgbColor& a, const RgbColor& b) {
        const auto okLab = [](const Light& light) {
            const double l = std::cbrt(0.4122214708 * light.red + 0.5363325363 * light.green + 0.0514459929 * light.blue);
            const double m = std::cbrt(0.2119034982 * light.red + 0.6806995451 * light.green + 0.1073969566 * light.blue);
            const double s = std::cbrt(0.0883024619 * light.red + 0.2817188376 * light.green + 0.6299787005 * light.blue);
            return std::array<double, 3>{0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                                         1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                                         0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
        };
        const auto first = okLab(lightOf(a));
        const auto second = okLab(lightOf(b));
        return std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
    };
    double smallest = 1;
    double largest = 0;
    for (std::size_t index = 15; index < 256; index += 16) {
        const double step = distance(heatColors()[index - 15], heatColors()[index]);
        smallest = std::min(smallest, step);
        largest = std::max(largest, step);
    }
    CHECK(largest / smallest < 1.35);
}

TEST_CASE("A heatmap is clear where it says nothing and its cover grows with the value") {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const std::vector<float> map{-3, 0, nan, 0.2F, 0.5F, 1, 2, 100};
    const Image layer = heatmapLayer(map, 2, 4, 2.0, 0.5, 0.2).value();
    const auto cover = [&](std::size_t pixel) { return layer.sampleAt(pixel * 4 + 3); };
    CHECK(cover(0) == 0);
    CHECK(cover(1) == 0);
    CHECK(cover(2) == 0);
    CHECK(cover(3) == 0);
    CHECK(cover(4) > 0);
    CHECK(cover(5) > cover(4));
    CHECK(cover(6) == 128);
    CHECK(cover(7) == 128);
    CHECK(layer.sampleAt(6 * 4) == heatColors()[255].red);
    CHECK(layer.sampleAt(5 * 4 + 1) == heatColors()[128].green);
}

TEST_CASE("The scale is absolute: a weak map stays weak") {
    const Image picture = test::gradient(geometryOf(4, 4, 3));
    const Image weak = heatmapOverlay(picture, std::vector<float>(16, 0.01F), 10).value();
    const Image strong = heatmapOverlay(picture, std::vector<float>(16, 10.0F), 10).value();
    CHECK(test::largestDifference(weak, picture) <= 2);
    CHECK(test::largestDifference(strong, picture) > 60);
}

TEST_CASE("An overlay leaves the picture's own samples where the map is silent") {
    const Image grey = test::gradient(geometryOf(8, 8));
    std::vector<float> map(64, 0.0F);
    map[9] = 5;
    const Image overlay = heatmapOverlay(grey, map, 5, 1.0).value();
    REQUIRE(overlay.geometry() == geometryOf(8, 8, 3));
    for (std::size_t pixel = 0; pixel < 64; ++pixel) {
        const std::int64_t expected = pixel == 9 ? heatColors()[255].green : grey.sampleAt(pixel);
        CHECK(overlay.sampleAt(pixel * 3 + 1) == expected);
    }
}

TEST_CASE("Heatmaps of another size or with impossible settings are refused") {
    const Image picture = test::gradient(geometryOf(4, 4));
    const std::vector<float> map(16, 1.0F);
    CHECK_FALSE(heatmapOverlay(picture, std::vector<float>(15), 1));
    CHECK_FALSE(heatmapOverlay(picture, map, 0));
    CHECK_FALSE(heatmapOverlay(picture, map, -1));
    CHECK_FALSE(heatmapOverlay(picture, map, 1, 1.5));
    CHECK_FALSE(heatmapOverlay(picture, map, 1, 0.5, std::numeric_limits<double>::infinity()));
    CHECK_FALSE(heatmapOverlay(test::gradient(geometryOf(4, 4, 1, 16)), map, 1));
    CHECK_FALSE(heatmapLayer(map, -4, -4, 1));
}

TEST_CASE("The colour bar has the maximum at the top") {
    const Image bar = colorBar(256, 3).value();
    REQUIRE(bar.geometry() == geometryOf(3, 256, 3));
    CHECK(bar.sampleAt(0) == heatColors()[255].red);
    CHECK(bar.sampleAt(255 * 9 + 2) == heatColors()[0].blue);
    CHECK(colorBar(1));
    CHECK_FALSE(colorBar(0));
    CHECK_FALSE(colorBar(10, 5000));
}

}  // namespace
}  // namespace intaglio::image
