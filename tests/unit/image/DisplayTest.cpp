#include "core/image/Display.h"

#include "core/image/GreyTransform.h"
#include "tests/support/Catch.h"
#include "tests/support/Phantoms.h"

namespace intaglio::image {
namespace {

using test::geometryOf;
using test::rowOf;
using Values = std::vector<std::int64_t>;

Values valuesOf(const Image& image) {
    Values values;
    for (std::size_t index = 0; index < image.geometry().sampleCount(); ++index) {
        values.push_back(image.sampleAt(index));
    }
    return values;
}

Values shown(const Image& image, const std::optional<Window>& window = std::nullopt) {
    return valuesOf(toDisplay(image, 0, window).value());
}

Window windowOf(double center, double width, VoiFunction function = VoiFunction::Linear) {
    return {center, width, function, {}};
}

std::string codeOf(const Result<Image>& result) {
    return result ? "shown" : std::string(base::codeName(result.error().code));
}

TEST_CASE("The linear window is the formula of PS3.3 C.11.2.1.2.1") {
    // The standard's own examples for 8-bit output: c=2048, w=4096 is the identity of 12 bit, c=2048, w=1 a threshold.
    const Window whole = windowOf(2048, 4096);
    CHECK(windowOutput(whole, 0) == 0);
    CHECK(windowOutput(whole, 4095) == 255);
    CHECK(windowOutput(whole, 2047.5) == Approx(127.5));
    const Window threshold = windowOf(2048, 1);
    CHECK(windowOutput(threshold, 2047) == 0);
    CHECK(windowOutput(threshold, 2047.5) == 0);
    CHECK(windowOutput(threshold, 2048) == 255);
    const Window signedWindow = windowOf(0, 100);
    CHECK(windowOutput(signedWindow, -50) == 0);
    CHECK(windowOutput(signedWindow, 49) == 255);
    CHECK(windowOutput(signedWindow, -49) == Approx(255.0 / 99));
}

TEST_CASE("The exact linear and the sigmoid window are the formulas of the standard") {
    const Window exact = windowOf(100, 50, VoiFunction::LinearExact);
    CHECK(windowOutput(exact, 75) == 0);
    CHECK(windowOutput(exact, 100) == Approx(127.5));
    CHECK(windowOutput(exact, 125) == Approx(255));
    CHECK(windowOutput(exact, 125.1) == 255);
    const Window sigmoid = windowOf(100, 50, VoiFunction::Sigmoid);
    CHECK(windowOutput(sigmoid, 100) == Approx(127.5));
    CHECK(windowOutput(sigmoid, 125) == Approx(255 / (1 + std::exp(-2.0))));
    CHECK(windowOutput(sigmoid, -1e9) == Approx(0));
}

TEST_CASE("8-bit pictures without a window keep their values") {
    CHECK(shown(rowOf({0, 7, 128, 255})) == Values{0, 7, 128, 255});
    const Image color = test::noise(geometryOf(9, 5, 3));
    CHECK(shown(color) == valuesOf(color));
}

TEST_CASE("Deep grey without a window is stretched from its smallest to its largest value") {
    CHECK(shown(rowOf({1000, 1500, 2000}, 12)) == Values{0, 128, 255});
    CHECK(shown(rowOf({-1000, 0, 1000}, 16, true)) == Values{0, 128, 255});
    CHECK(shown(rowOf({0, 4294967295}, 32)) == Values{0, 255});
    CHECK(shown(rowOf({5, 5}, 16)).front() == 128);
}

TEST_CASE("The file's first usable window is used, and one given by hand goes before it") {
    Image image = rowOf({0, 100, 200, 300}, 16);
    image.meaning().windows = {windowOf(5, 0), windowOf(150, 101), windowOf(1, 1)};
    CHECK(shown(image) == Values{0, 1, 255, 255});
    CHECK(shown(image, windowOf(150, 301)) == Values{0, 85, 170, 255});
    CHECK(defaultWindow(image, 0).width == 101);
}

TEST_CASE("Rescale comes before the window") {
    Image image = rowOf({0, 1024, 1064, 2048}, 12);
    image.meaning().rescaleIntercept = -1024;
    CHECK(shown(image, windowOf(40, 80, VoiFunction::LinearExact)) == Values{0, 0, 128, 255});
    image.meaning().rescaleSlope = -1;
    image.meaning().rescaleIntercept = 1104;
    CHECK(shown(image, windowOf(40, 80, VoiFunction::LinearExact)) == Values{255, 255, 128, 0});
    CHECK(fullRangeWindow(image, 0).center == Approx((1104 + 1104 - 2048) / 2.0));
}

TEST_CASE("MONOCHROME1 is inverted after the window") {
    Image image = rowOf({0, 55, 255});
    image.meaning().photometric = Photometric::Monochrome1;
    CHECK(shown(image) == Values{255, 200, 0});
    Image deep = rowOf({100, 300}, 16);
    deep.meaning().photometric = Photometric::Monochrome1;
    CHECK(shown(deep) == Values{255, 0});
    CHECK(toDisplay(deep)->meaning().photometric == Photometric::Monochrome2);
}

TEST_CASE("Padding is black and does not stretch the automatic window") {
    Image image = rowOf({-2000, -2000, 100, 200, 300}, 16, true);
    image.meaning().paddingValue = -2000;
    CHECK(shown(image) == Values{0, 0, 0, 128, 255});
    image.meaning().photometric = Photometric::Monochrome1;
    CHECK(shown(image) == Values{0, 0, 255, 127, 0});
    Image range = rowOf({60000, 65535, 10, 20}, 16);
    range.meaning().paddingValue = 65535;
    range.meaning().paddingRangeLimit = 60000;
    CHECK(shown(range) == Values{0, 0, 0, 255});
}

TEST_CASE("Modality and VOI tables are looked up and held at their ends") {
    Image image = rowOf({0, 10, 11, 12, 200}, 8);
    image.meaning().modalityLut = LookupTable{10, 16, {1000, 3000, 2000}};
    CHECK(shown(image, windowOf(2000, 2000, VoiFunction::LinearExact)) == Values{0, 0, 255, 128, 128});
    CHECK(shown(image) == Values{0, 0, 255, 128, 128});
    Image voi = rowOf({0, 1, 2, 3}, 16);
    voi.meaning().voiLut = LookupTable{1, 12, {0, 4095, 2048}};
    CHECK(shown(voi) == Values{0, 0, 255, 128});
    voi.meaning().windows = {windowOf(1.5, 3, VoiFunction::LinearExact)};
    CHECK(shown(voi) == Values{0, 85, 170, 255});
}

TEST_CASE("Palettes of 8 and 16 bit are resolved and held at their ends") {
    Image image = rowOf({0, 5, 6, 99});
    image.meaning().photometric = Photometric::Palette;
    Palette palette;
    palette.first = 5;
    palette.channels = {std::vector<std::uint16_t>{0x1200, 0x3400}, std::vector<std::uint16_t>{0xff00, 0},
                        std::vector<std::uint16_t>{1, 0xffff}};
    image.meaning().palette = palette;
    CHECK(shown(image) == Values{0x12, 0xff, 0, 0x12, 0xff, 0, 0x34, 0, 0xff, 0x34, 0, 0xff});
    image.meaning().palette->bits = 8;
    image.meaning().palette->channels[0] = {7, 9};
    CHECK(shown(image)[6] == 9);
    image.meaning().palette.reset();
    CHECK(codeOf(toDisplay(image)) == "picture-unsupported");
}

/// Values of the conversion in PS3.3 C.7.6.3.1.2, computed by hand.
TEST_CASE("YBR pictures become RGB") {
    Image image = Image::create(geometryOf(4, 1, 3)).value();
    const Values samples{128, 128, 128, 76, 85, 255, 150, 44, 21, 29, 255, 107};
    for (std::size_t index = 0; index < samples.size(); ++index) {
        image.setSampleAt(index, samples[index]);
    }
    for (const Photometric photometric : {Photometric::YbrFull, Photometric::YbrFull422, Photometric::YbrIct}) {
        image.meaning().photometric = photometric;
        CHECK(shown(image) == Values{128, 128, 128, 254, 0, 0, 0, 255, 1, 0, 0, 254});
        CHECK(toDisplay(image)->meaning().photometric == Photometric::Rgb);
    }
    image.setSampleAt(0, 235);
    image.setSampleAt(3, 16);
    image.setSampleAt(4, 128);
    image.setSampleAt(5, 128);
    image.meaning().photometric = Photometric::YbrPartial420;
    const Values partial = shown(image);
    CHECK(Values(partial.begin(), partial.begin() + 6) == Values{255, 255, 255, 0, 0, 0});
    image.meaning().photometric = Photometric::YbrRct;
    CHECK(codeOf(toDisplay(image)) == "picture-unsupported");
}

TEST_CASE("Alpha is composed onto black and not windowed") {
    Image image = Image::create(geometryOf(3, 1, 2)).value();
    const Values samples{200, 255, 200, 0, 201, 128};
    for (std::size_t index = 0; index < samples.size(); ++index) {
        image.setSampleAt(index, samples[index]);
    }
    CHECK(shown(image) == Values{200, 0, 101});
    CHECK(shown(image, windowOf(200, 1, VoiFunction::Linear)) == Values{255, 0, 128});
    Image deep = Image::create(geometryOf(1, 1, 4, 16), {}).value();
    deep.meaning().photometric = Photometric::Rgb;
    for (std::size_t index = 0; index < 3; ++index) {
        deep.setSampleAt(index, 65535);
    }
    deep.setSampleAt(3, 32768);
    CHECK(shown(deep) == Values{128, 128, 128});
}

TEST_CASE("Deep colour is scaled by its stored bits; the file's windows leave it alone, one given by hand does not") {
    Image image = Image::create(geometryOf(1, 1, 3, 12), {}).value();
    image.meaning().photometric = Photometric::Rgb;
    image.setSampleAt(0, 4095);
    image.setSampleAt(1, 2048);
    image.meaning().windows = {windowOf(10, 10)};
    CHECK(shown(image) == Values{255, 128, 0});
    CHECK(shown(image, windowOf(2048, 2, VoiFunction::LinearExact)) == Values{255, 128, 0});
}

TEST_CASE("Each frame is shown with its own range") {
    Image image = Image::create(geometryOf(2, 1, 1, 16, false, 2)).value();
    const Values samples{0, 10, 1000, 3000};
    for (std::size_t index = 0; index < samples.size(); ++index) {
        image.setSampleAt(index, samples[index]);
    }
    CHECK(valuesOf(toDisplay(image, 1).value()) == Values{0, 255});
    CHECK(toDisplay(image, 1)->geometry().frames == 1);
    CHECK(codeOf(toDisplay(image, 2)) == "invalid-argument");
    CHECK(codeOf(toDisplay(image, -1)) == "invalid-argument");
    CHECK(codeOf(toDisplay(Image())) == "picture-has-no-pixels");
}

TEST_CASE("Windows that cannot be computed with are refused when given and passed over in a file") {
    Image image = rowOf({1, 2}, 16);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const Window& wrong :
         {windowOf(1, 0), windowOf(1, -5), windowOf(nan, 3), windowOf(1, nan), windowOf(1, std::numeric_limits<double>::infinity())}) {
        CHECK(codeOf(toDisplay(image, 0, wrong)) == "invalid-argument");
        image.meaning().windows = {wrong};
        CHECK(shown(image) == Values{0, 255});
    }
}

TEST_CASE("Hostile rescale values give a picture, not a fault") {
    for (const double slope : {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN(), 1e308, -1e308, 0.0}) {
        Image image = rowOf({0, 1, 65535}, 16);
        image.meaning().rescaleSlope = slope;
        CHECK(toDisplay(image));
        image.meaning().voiLut = LookupTable{0, 16, {1, 2}};
        CHECK(toDisplay(image));
    }
}

TEST_CASE("The display table agrees with toDisplay for every pattern") {
    for (const bool isSigned : {false, true}) {
        Image image = Image::create(geometryOf(256, 256, 1, 16, isSigned)).value();
        for (std::size_t index = 0; index < 65536; ++index) {
            image.setSampleAt(index, static_cast<std::int64_t>(index));
        }
        const Window window = windowOf(300, 5000, VoiFunction::Sigmoid);
        const DisplayTable table = DisplayTable::create(image, 0, window).value();
        CHECK(table.entries().size() == 65536);
        Bytes target(65536);
        table.apply(image, 0, target);
        std::size_t wrong = 0;
        for (std::size_t index = 0; index < 65536; ++index) {
            wrong +=
                target[index] == static_cast<std::uint8_t>(windowOutput(window, static_cast<double>(image.sampleAt(index))) + 0.5) ? 0 : 1;
        }
        CHECK(wrong == 0);
    }
    CHECK_FALSE(DisplayTable::create(rowOf({1}, 32), 0));
}

TEST_CASE("Turning MONOCHROME1 into MONOCHROME2 shows the same and can be undone") {
    Image image = rowOf({0, 100, 4095, 2000}, 12);
    image.meaning().photometric = Photometric::Monochrome1;
    image.meaning().rescaleSlope = 2;
    image.meaning().rescaleIntercept = -100;
    image.meaning().windows = {windowOf(3000, 4000, VoiFunction::LinearExact)};
    image.meaning().paddingValue = 4095;
    Image turned = asMonochrome2(image).value();
    CHECK(valuesOf(turned) == Values{4095, 3995, 0, 2095});
    CHECK(shown(turned) == shown(image));
    CHECK(turned.meaning().paddingValue == 0);
    turned.meaning().photometric = Photometric::Monochrome1;
    CHECK(valuesOf(asMonochrome2(turned).value()) == valuesOf(image));
    Image negative = rowOf({-2048, 2047}, 12, true);
    negative.meaning().photometric = Photometric::Monochrome1;
    CHECK(valuesOf(asMonochrome2(negative).value()) == Values{2047, -2048});
    image.meaning().voiLut = LookupTable{0, 16, {1}};
    CHECK(codeOf(asMonochrome2(image)) == "picture-unsupported");
}

TEST_CASE("Spacing and pixel shape survive, windows and tables do not") {
    Image image = rowOf({0, 9}, 16);
    image.meaning().spacing = Spacing{0.2, 0.3, SpacingSource::Calibrated};
    image.meaning().pixelAspect = 1.5;
    image.meaning().windows = {windowOf(4, 9)};
    const Image display = toDisplay(image).value();
    CHECK(display.meaning().spacing->columnMm == 0.3);
    CHECK(display.meaning().pixelAspect == 1.5);
    CHECK(display.meaning().windows.empty());
}

}  // namespace
}  // namespace intaglio::image
