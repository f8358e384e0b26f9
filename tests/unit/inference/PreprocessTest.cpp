#include "core/inference/Preprocess.h"

#include <numeric>
#include <opencv2/imgproc.hpp>

#include "core/inference/Resize.h"
#include "tests/support/Catch.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;
using inference::PreprocessStep;
using test::pictureOf;

namespace {

const PreprocessStep kScale{"scale", {{"divisor", 127.5}, {"offset", -1}}, {}};

PreprocessStep resizeTo(int rows, int columns, const std::string& kernel = "area", double antialias = 1) {
    return {"resize", {{"rows", rows}, {"columns", columns}, {"antialias", antialias}}, {{"kernel", kernel}}};
}

image::Image ramp(int rows, int columns, int channels) {
    return pictureOf(rows, columns, channels,
                     [](int row, int column, int channel) { return (row * 31 + column * 7 + channel * 50) % 256; });
}

}  // namespace

TEST_CASE("Channel-first floats come out of interleaved bytes") {
    const auto tensor = inference::toTensor(ramp(2, 3, 3), {kScale});
    REQUIRE(tensor);
    CHECK(tensor->shape == std::vector<std::int64_t>{1, 3, 2, 3});
    for (int channel = 0; channel < 3; ++channel) {
        for (int row = 0; row < 2; ++row) {
            for (int column = 0; column < 3; ++column) {
                const int sample = (row * 31 + column * 7 + channel * 50) % 256;
                const auto index = static_cast<std::size_t>((channel * 2 + row) * 3 + column);
                CHECK(tensor->values[index] == Approx(sample / 127.5 - 1).margin(1e-6));
            }
        }
    }
}

TEST_CASE("Standardise subtracts the mean and divides by the deviation of each channel") {
    const PreprocessStep step{"standardise",
                              {{"divisor", 255},
                               {"mean-0", 0.485},
                               {"mean-1", 0.456},
                               {"mean-2", 0.406},
                               {"deviation-0", 0.229},
                               {"deviation-1", 0.224},
                               {"deviation-2", 0.225}},
                              {}};
    const auto tensor = inference::toTensor(pictureOf(1, 1, 3, [](int, int, int channel) { return 100 + channel; }), {step});
    REQUIRE(tensor);
    CHECK(tensor->values[0] == Approx((100 / 255.0 - 0.485) / 0.229).epsilon(1e-5));
    CHECK(tensor->values[1] == Approx((101 / 255.0 - 0.456) / 0.224).epsilon(1e-5));
    CHECK(tensor->values[2] == Approx((102 / 255.0 - 0.406) / 0.225).epsilon(1e-5));
}

TEST_CASE("Several pictures of one size become one batch, pictures of two sizes do not") {
    const std::vector<image::Image> equal{ramp(2, 2, 1), ramp(2, 2, 1)};
    const auto batch = inference::toTensor(equal, {kScale});
    REQUIRE(batch);
    CHECK(batch->shape == std::vector<std::int64_t>{2, 1, 2, 2});
    const std::vector<image::Image> mixed{ramp(2, 2, 1), ramp(2, 3, 1)};
    CHECK_FALSE(inference::toTensor(mixed, {kScale}));
}

TEST_CASE("Preparing stops before the tensor step and yields the stated size and channels") {
    const auto picture = inference::preparePicture(
        ramp(40, 60, 3), {{"square-crop", {}, {}}, {"grey-equalise", {}, {}}, resizeTo(16, 16), {"to-rgb", {}, {}}, kScale});
    REQUIRE(picture);
    CHECK(picture->geometry().rows == 16);
    CHECK(picture->geometry().columns == 16);
    CHECK(picture->geometry().samplesPerPixel == 3);
    const auto samples = picture->bytes();
    for (std::size_t pixel = 0; pixel < samples.size(); pixel += 3) {
        REQUIRE(samples[pixel] == samples[pixel + 1]);
        REQUIRE(samples[pixel] == samples[pixel + 2]);
    }
}

TEST_CASE("Grey equalisation gives the same picture for another brightness and contrast of the same scene") {
    const auto scene = [](double gain, double offset) {
        return pictureOf(64, 64, 3, [&](int row, int column, int) { return ((row * 64 + column) / 32) * gain + offset; });
    };
    const std::vector<PreprocessStep> steps{{"grey-equalise", {}, {}}};
    const auto bright = inference::preparePicture(scene(1, 100), steps);
    const auto dark = inference::preparePicture(scene(0.5, 5), steps);
    REQUIRE(bright);
    REQUIRE(dark);
    double largest = 0;
    for (std::size_t index = 0; index < bright->bytes().size(); ++index) {
        largest = std::max(largest, std::abs(static_cast<double>(bright->bytes()[index]) - dark->bytes()[index]));
    }
    CHECK(largest <= 4);  // two grey levels of the dark scene fall together
}

TEST_CASE("Stain normalisation moves every channel to the target's mean") {
    const auto stained =
        pictureOf(32, 32, 3, [](int row, int column, int channel) { return 60 + channel * 40 + (row * 3 + column * 5) % 40; });
    const std::vector<PreprocessStep> steps{
        {"stain-normalise", {{"l", 150}, {"a", 150}, {"b", 115}, {"l-deviation", 10}, {"a-deviation", 4}, {"b-deviation", 4}}, {}}};
    const auto once = inference::preparePicture(stained, steps);
    REQUIRE(once);
    const auto twice = inference::preparePicture(*once, steps);
    REQUIRE(twice);
    double difference = 0;
    for (std::size_t index = 0; index < once->bytes().size(); ++index) {
        difference += std::abs(static_cast<double>(once->bytes()[index]) - twice->bytes()[index]);
    }
    CHECK(difference / static_cast<double>(once->bytes().size()) < 2);  // a second time changes next to nothing
    CHECK(once->bytes()[0] != stained.bytes()[0]);
}

TEST_CASE("A grey picture is prepared as the same picture in colours is, whatever follows") {
    // A bright body on a dark ground, so that every crop finds something; one side heavier, so that a film is mirrored.
    const auto grey = pictureOf(120, 90, 1, [](int row, int column, int) {
        const bool isBody = (row - 60) * (row - 60) / 3 + (column - 70) * (column - 70) < 900;
        return isBody ? 120 + (row * 7 + column * 3) % 100 : (row + column) % 12;
    });
    const auto colours = inference::preparePicture(grey, {{"to-rgb", {}, {}}}).value();
    const PreprocessStep boxed{"letterbox", {{"rows", 64}, {"columns", 48}}, {{"align", "left"}}};
    const PreprocessStep stated{"centre-crop", {{"rows", 80}, {"columns", 60}}, {}};
    const PreprocessStep tooLarge{"centre-crop", {{"rows", 500}, {"columns", 60}}, {}};
    for (const PreprocessStep& step : {PreprocessStep{"square-crop", {}, {}}, stated, tooLarge, PreprocessStep{"lung-crop", {}, {}},
                                       PreprocessStep{"breast-crop", {}, {}}, boxed, resizeTo(31, 17), resizeTo(31, 17, "bilinear", 0)}) {
        INFO(step.name);
        const std::vector<PreprocessStep> steps{{"to-rgb", {}, {}}, step, resizeTo(16, 16)};
        const auto fromGrey = inference::prepareSeen(grey, steps);
        const auto fromColours = inference::prepareSeen(colours, steps);
        REQUIRE(fromGrey.hasValue() == fromColours.hasValue());
        if (!fromGrey) {
            CHECK(fromGrey.error().code == fromColours.error().code);
            continue;
        }
        CHECK(fromGrey->picture.geometry().samplesPerPixel == 3);
        CHECK(std::equal(fromGrey->picture.bytes().begin(), fromGrey->picture.bytes().end(), fromColours->picture.bytes().begin(),
                         fromColours->picture.bytes().end()));
        CHECK(fromGrey->region.left == fromColours->region.left);
        CHECK(fromGrey->region.width == fromColours->region.width);
        CHECK(fromGrey->region.isMirrored == fromColours->region.isMirrored);
    }
}

TEST_CASE("Who holds the reduced picture already gets the same tensor") {
    const PreprocessStep toGrey{"to-grey", {}, {}};
    const PreprocessStep toRgb{"to-rgb", {}, {}};
    for (const int channels : {1, 3}) {
        const auto display = ramp(40, 60, channels);
        const auto reduced = inference::resized(display, 16, 16).value();
        const std::vector<std::vector<PreprocessStep>> plans{{resizeTo(16, 16), kScale},
                                                             {toGrey, resizeTo(16, 16), toRgb, kScale},
                                                             {toRgb, resizeTo(16, 16), kScale},
                                                             {resizeTo(16, 16, "bilinear"), kScale},
                                                             {{"square-crop", {}, {}}, resizeTo(16, 16), kScale},
                                                             {toGrey, resizeTo(16, 20), kScale},
                                                             {kScale}};
        for (const auto& steps : plans) {
            const auto plain = inference::preprocess(display, steps);
            const auto shared = inference::preprocess(display, steps, reduced);
            REQUIRE(plain);
            REQUIRE(shared);
            CHECK(shared->shape == plain->shape);
            CHECK(shared->values == plain->values);
        }
    }
}

TEST_CASE("Crops are centred and never enlarge") {
    const auto picture = pictureOf(4, 6, 1, [](int row, int column, int) { return row * 10 + column; });
    const auto square = inference::preparePicture(picture, {{"square-crop", {}, {}}});
    REQUIRE(square);
    CHECK(square->geometry().columns == 4);
    CHECK(square->bytes()[0] == 1);
    const auto centre = inference::preparePicture(picture, {{"centre-crop", {{"rows", 2}, {"columns", 2}}, {}}});
    REQUIRE(centre);
    CHECK(std::vector<int>(centre->bytes().begin(), centre->bytes().end()) == std::vector<int>{12, 13, 22, 23});
    CHECK_FALSE(inference::preparePicture(picture, {{"centre-crop", {{"rows", 5}, {"columns", 2}}, {}}}));
}

TEST_CASE("Area reduction by a whole factor is the mean of the covered pixels") {
    const auto picture = pictureOf(4, 4, 1, [](int row, int column, int) { return (row * 4 + column) * 10; });
    const auto reduced = inference::resized(picture, 2, 2);
    REQUIRE(reduced);
    CHECK(std::vector<int>(reduced->bytes().begin(), reduced->bytes().end()) == std::vector<int>{25, 45, 105, 125});
}

TEST_CASE("Area reduction by any factor gives OpenCV's pixels") {
    const auto noise = [](int rows, int columns, int channels) {
        return pictureOf(rows, columns, channels, [](int row, int column, int channel) {
            return static_cast<int>((static_cast<unsigned>(row * 1031 + column * 3 + channel) * 2654435761U) >> 24);
        });
    };
    using Size = std::pair<int, int>;
    const std::vector<std::pair<Size, Size>> cases{{{97, 131}, {96, 130}}, {{97, 131}, {64, 131}}, {{97, 131}, {97, 60}},
                                                   {{97, 131}, {13, 7}},   {{1, 131}, {1, 60}},    {{97, 1}, {40, 1}},
                                                   {{96, 130}, {32, 65}},  {{97, 131}, {97, 200}}, {{1030, 1031}, {7, 11}}};
    for (const int channels : {1, 3}) {
        for (const auto& [from, to] : cases) {
            INFO(from.first << " x " << from.second << " x " << channels << " to " << to.first << " x " << to.second);
            const auto picture = noise(from.first, from.second, channels);
            const cv::Mat source(from.first, from.second, CV_8UC(channels), const_cast<std::uint8_t*>(picture.bytes().data()));
            cv::Mat expected;
            cv::resize(source, expected, {to.second, to.first}, 0, 0, cv::INTER_AREA);
            const auto reduced = inference::resized(picture, to.first, to.second);
            REQUIRE(reduced);
            // Another build of OpenCV may add up in another order, which a half now and then is rounded by.
            std::size_t different = 0;
            for (std::size_t index = 0; index < reduced->bytes().size(); ++index) {
                const int difference = std::abs(reduced->bytes()[index] - expected.data[index]);
                REQUIRE(difference <= 1);
                different += difference == 1 ? 1 : 0;
            }
            CHECK(different * 50 <= reduced->bytes().size());
        }
    }
}

TEST_CASE("Antialiased bilinear reduction weighs like Pillow's triangle filter") {
    // 8 samples to 4: centres at 1, 3, 5, 7; support 2; weights (1/8, 3/8, 3/8, 1/8), renormalised at the edges.
    const std::vector<double> row{0, 80, 160, 240, 160, 80, 0, 40};
    const auto picture = pictureOf(1, 8, 1, [&](int, int column, int) { return row[static_cast<std::size_t>(column)]; });
    const auto reduced = inference::resized(picture, 1, 4, inference::ResizeKernel::BilinearAntialiased);
    REQUIRE(reduced);
    const std::vector<double> expected{(3 * 0 + 3 * 80 + 160) / 7.0, (80 + 3 * 160 + 3 * 240 + 160) / 8.0,
                                       (240 + 3 * 160 + 3 * 80 + 0) / 8.0, (80 + 3 * 0 + 3 * 40) / 7.0};
    for (std::size_t index = 0; index < expected.size(); ++index) {
        CHECK(static_cast<double>(reduced->bytes()[index]) == Approx(expected[index]).margin(0.51));
    }
}

TEST_CASE("A flat picture stays flat under every kernel") {
    using inference::ResizeKernel;
    const auto flat = pictureOf(37, 53, 3, [](int, int, int channel) { return 40 + channel; });
    for (const auto kernel : {ResizeKernel::Area, ResizeKernel::Bilinear, ResizeKernel::BilinearAntialiased}) {
        for (const auto& [rows, columns] : {std::pair{16, 16}, std::pair{64, 20}}) {
            const auto result = inference::resized(flat, rows, columns, kernel);
            REQUIRE(result);
            for (std::size_t index = 0; index < result->bytes().size(); ++index) {
                REQUIRE(result->bytes()[index] == 40 + index % 3);
            }
        }
    }
}

TEST_CASE("The seen region follows crops, whatever resizes stand between") {
    const auto display = ramp(100, 200, 1);
    const auto whole = inference::seenRegion(display, {resizeTo(50, 50)}).value();
    CHECK(whole.width == 200);
    CHECK(whole.height == 100);
    const auto square = inference::seenRegion(display, {{"square-crop", {}, {}}, resizeTo(50, 50)}).value();
    CHECK(square.left == 50);
    CHECK(square.width == 100);
    const auto inner = inference::seenRegion(display, {resizeTo(50, 100), {"centre-crop", {{"rows", 25}, {"columns", 50}}, {}}}).value();
    CHECK(inner.top == Approx(24));  // the middle of 50 rows lies between two: 12 stay above
    CHECK(inner.left == 50);
    CHECK(inner.height == 50);
    CHECK(inner.width == 100);
}

TEST_CASE("Every named step works through the list, with its defaults") {
    const auto picture =
        pictureOf(96, 128, 3, [](int row, int column, int channel) { return (row * 3 + column * 2 + channel * 40) % 230; });
    for (const PreprocessStep& step : std::vector<PreprocessStep>{{"clahe", {}, {}},
                                                                  {"median", {{"side", 5}}, {}},
                                                                  {"otsu-mask", {}, {{"foreground", "dark"}}},
                                                                  {"stain-normalise", {}, {{"method", "macenko"}}},
                                                                  {"illumination-correct", {{"largest-gain", 1.5}}, {}},
                                                                  {"lung-crop", {}, {}},
                                                                  {"breast-crop", {{"orient", 0}}, {}},
                                                                  {"pectoral-mask", {}, {}},
                                                                  {"letterbox", {{"rows", 50}, {"columns", 50}}, {}}}) {
        INFO(step.name);
        CHECK(inference::checkSteps({step, kScale}));
        const auto prepared = inference::preparePicture(picture, {step});
        REQUIRE(prepared);
        CHECK(prepared->bytes().size() > 0);
    }
    const auto clahe = inference::preparePicture(picture, {{"clahe", {{"clip", 3}}, {}}});
    const auto same = inference::preparePicture(picture, {{"grey-equalise", {{"clip", 3}}, {{"method", "clahe"}}}});
    CHECK(std::equal(clahe->bytes().begin(), clahe->bytes().end(), same->bytes().begin()));
}

TEST_CASE("A letterbox keeps proportions, fills up with black, and sees beyond the picture") {
    const auto wide = pictureOf(20, 40, 1, [](int, int, int) { return 200; });
    const auto boxed = inference::prepareSeen(wide, {{"letterbox", {{"rows", 80}, {"columns", 80}}, {}}});
    REQUIRE(boxed);
    CHECK(boxed->picture.geometry().rows == 80);
    CHECK(boxed->picture.bytes()[19 * 80 + 40] == 0);
    CHECK(boxed->picture.bytes()[20 * 80] == 200);
    CHECK(boxed->picture.bytes()[59 * 80 + 79] == 200);
    CHECK(boxed->picture.bytes()[60 * 80] == 0);
    CHECK(boxed->region.top == Approx(-10));
    CHECK(boxed->region.height == Approx(40));
    CHECK(boxed->region.left == Approx(0));
    CHECK(boxed->region.width == Approx(40));
    const auto tall = pictureOf(40, 20, 1, [](int, int, int) { return 200; });
    const auto left = inference::prepareSeen(tall, {{"letterbox", {{"rows", 80}, {"columns", 80}}, {{"align", "left"}}}});
    REQUIRE(left);
    CHECK(left->picture.bytes()[40 * 80] == 200);
    CHECK(left->picture.bytes()[40 * 80 + 40] == 0);
    CHECK(left->region.left == Approx(0));
    CHECK(left->region.width == Approx(40));
}

TEST_CASE("A crop that follows the picture's content says what it chose, mirrored where it was") {
    // Half an ellipse of breast at the right edge, a bright spot in it.
    const auto film = pictureOf(200, 200, 1, [](int row, int column, int) {
        const double across = (199 - column) / 100.0;
        const double down = (row - 100) / 80.0;
        const bool isSpot = std::abs(row - 120) < 4 && std::abs(column - 150) < 4;
        return across * across + down * down > 1 ? 3 : isSpot ? 250 : 90;
    });
    const auto prepared = inference::prepareSeen(film, {{"breast-crop", {}, {}}, resizeTo(168, 104)});
    REQUIRE(prepared);
    REQUIRE(prepared->region.isMirrored);
    const auto samples = prepared->picture.bytes();
    const auto peak = static_cast<double>(std::max_element(samples.begin(), samples.end()) - samples.begin());
    const double row = std::floor(peak / 104);
    const double column = peak - row * 104;
    const inference::SeenRegion& region = prepared->region;
    CHECK(region.top + row / 168 * region.height == Approx(117).margin(4));
    CHECK(region.left + region.width - column / 104 * region.width == Approx(153).margin(4));
    const auto inner = inference::seenRegion(film, {{"breast-crop", {}, {}}, {"square-crop", {}, {}}}).value();
    CHECK(inner.width == Approx(inner.height));
    CHECK(inner.left + inner.width == Approx(200).margin(2));
}

TEST_CASE("Steps are refused when they are unknown, misplaced or out of range") {
    const auto refuses = [](std::vector<PreprocessStep> steps) { return !inference::checkSteps(steps).hasValue(); };
    CHECK(inference::checkSteps({resizeTo(8, 8), kScale}));
    CHECK(refuses({}));
    CHECK(refuses({resizeTo(8, 8)}));
    CHECK(refuses({kScale, resizeTo(8, 8)}));
    CHECK(refuses({resizeTo(8, 8), kScale, kScale}));
    CHECK(refuses({{"sharpen", {}, {}}, kScale}));
    CHECK(refuses({resizeTo(0, 8), kScale}));
    CHECK(refuses({resizeTo(8, 100000), kScale}));
    CHECK(refuses({resizeTo(8, 8, "lanczos"), kScale}));
    CHECK(refuses({{"resize", {{"rows", 8}}, {}}, kScale}));
    CHECK(refuses({{"median", {}, {}}, kScale}));
    CHECK(refuses({{"median", {{"side", 4}}, {}}, kScale}));
    CHECK(refuses({{"median", {{"side", 33}}, {}}, kScale}));
    CHECK(refuses({{"otsu-mask", {}, {{"foreground", "left"}}}, kScale}));
    CHECK(refuses({{"stain-normalise", {}, {}}, kScale}));
    CHECK(refuses({{"stain-normalise", {{"l", 100}}, {}}, kScale}));
    CHECK(refuses({{"stain-normalise", {{"l", 100}}, {{"method", "macenko"}}}, kScale}));
    CHECK(refuses({{"stain-normalise", {}, {{"method", "macenko"}, {"reference", "ours"}}}, kScale}));
    CHECK(refuses({{"lung-crop", {{"rows", 8}}, {}}, kScale}));
    CHECK(refuses({{"letterbox", {{"rows", 8}}, {}}, kScale}));
    CHECK(refuses({{"illumination-correct", {{"largest-gain", 9}}, {}}, kScale}));
    CHECK(refuses({{"to-rgb", {{"gamma", 2}}, {}}, kScale}));
    CHECK(refuses({{"scale", {{"divisor", 0}, {"offset", 0}}, {}}}));
    CHECK(refuses({{"scale", {{"divisor", std::numeric_limits<double>::quiet_NaN()}, {"offset", 0}}, {}}}));
}

TEST_CASE("Pictures that are not 8-bit grey or RGB are refused") {
    image::Geometry geometry;
    geometry.rows = 8;
    geometry.columns = 8;
    geometry.bitsAllocated = 16;
    geometry.bitsStored = 12;
    const auto deep = image::Image::create(geometry);
    REQUIRE(deep);
    CHECK_FALSE(inference::preprocess(*deep, {resizeTo(8, 8), kScale}));
}
