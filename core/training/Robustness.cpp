#include "core/training/Robustness.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/image/JpegWriter.h"
#include "core/training/Pictures.h"

namespace intaglio::training {

namespace {

using image::Image;

/// Works on a copy of the picture.
template <class Work>
PictureChange onCopy(Work work) {
    return [work](const Image& display) -> base::Result<Image> {
        Image changed = display;
        const auto& geometry = changed.geometry();
        cv::Mat pixels(geometry.rows, geometry.columns, CV_MAKETYPE(CV_8U, geometry.samplesPerPixel), changed.bytes().data());
        work(pixels);
        return changed;
    };
}

PictureChange color(double hue, double saturation) {
    return [=](const Image& display) { return shiftColors(display, {hue, saturation, 1, 1, 1}); };
}

PictureChange brightness(double factor) {
    return [=](const Image& display) { return shiftColors(display, {0, 1, factor, factor, factor}); };
}

PictureChange gains(double red, double green, double blue) {
    return [=](const Image& display) { return shiftColors(display, {0, 1, red, green, blue}); };
}

PictureChange gamma(double exponent) {
    return onCopy([exponent](cv::Mat& pixels) {
        cv::Mat table(1, 256, CV_8U);
        for (int value = 0; value < 256; ++value) {
            table.at<std::uint8_t>(value) = cv::saturate_cast<std::uint8_t>(255 * std::pow(value / 255.0, exponent));
        }
        cv::LUT(pixels, table, pixels);
    });
}

PictureChange jpeg(int quality) {
    return [quality](const Image& display) { return image::jpegRoundTrip(display, quality); };
}

PictureChange blur(double sigma) {
    return onCopy([sigma](cv::Mat& pixels) { cv::GaussianBlur(pixels, pixels, {}, sigma); });
}

PictureChange turn(double degrees) {
    return onCopy([degrees](cv::Mat& pixels) {
        const cv::Point2f center(static_cast<float>(pixels.cols - 1) / 2, static_cast<float>(pixels.rows - 1) / 2);
        cv::Mat turned;
        cv::warpAffine(pixels, turned, cv::getRotationMatrix2D(center, degrees, 1), pixels.size(), cv::INTER_LINEAR,
                       cv::BORDER_REFLECT_101);
        turned.copyTo(pixels);
    });
}

PictureChange halfResolution() {
    return onCopy([](cv::Mat& pixels) {
        cv::Mat small;
        cv::resize(pixels, small, {std::max(1, pixels.cols / 2), std::max(1, pixels.rows / 2)}, 0, 0, cv::INTER_AREA);
        cv::resize(small, pixels, pixels.size(), 0, 0, cv::INTER_LINEAR);
    });
}

}  // namespace

std::vector<NamedChange> robustnessChanges(bool colored) {
    std::vector<NamedChange> changes{{"JPEG, quality 50", jpeg(50)},
                                     {"blur, sigma 1 pixel", blur(1)},
                                     {"brightness +20 %", brightness(1.2)},
                                     {"brightness -20 %", brightness(0.8)},
                                     {"gamma 0.7", gamma(0.7)},
                                     {"gamma 1.4", gamma(1.4)},
                                     {"turned by 10 degrees", turn(10)},
                                     {"half resolution", halfResolution()}};
    if (colored) {
        const std::vector<NamedChange> stains{{"stain hue +20 degrees", color(20, 1)},
                                              {"stain hue -20 degrees", color(-20, 1)},
                                              {"saturation +40 %", color(0, 1.4)},
                                              {"saturation -40 %", color(0, 0.6)},
                                              {"red +15 %, blue -15 %", gains(1.15, 1, 0.85)},
                                              {"red -15 %, blue +15 %", gains(0.85, 1, 1.15)}};
        changes.insert(changes.end(), stains.begin(), stains.end());
    }
    return changes;
}

bool isColored(const image::Image& display) {
    constexpr int kGreyTolerance = 24;
    const auto samples = display.bytes();
    if (display.geometry().samplesPerPixel < 3) {
        return false;
    }
    const auto channels = static_cast<std::size_t>(display.geometry().samplesPerPixel);
    for (std::size_t pixel = 0; pixel + 2 < samples.size(); pixel += channels) {
        const auto [low, high] = std::minmax({samples[pixel], samples[pixel + 1], samples[pixel + 2]});
        if (high - low > kGreyTolerance) {
            return true;
        }
    }
    return false;
}

}  // namespace intaglio::training
