#include "core/enhance/NoiseLevel.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "core/enhance/DeepMatrix.h"
#include "core/enhance/PictureMatrix.h"

namespace intaglio::enhance {
namespace {

using base::Result;

constexpr int kBlock = 16;

cv::Mat lumaOfFloats(const cv::Mat& values) {
    if (values.channels() == 1) {
        return values;
    }
    cv::Mat luma;
    cv::cvtColor(values, luma, cv::COLOR_RGB2GRAY);
    return luma;
}

/// Means over blocks, and how much of a block lies at an end of the range.
std::vector<double> blockNoise(const cv::Mat& luma) {
    const cv::Matx33f laplacianDifference(1, -2, 1, -2, 4, -2, 1, -2, 1);
    const double toDeviation = std::sqrt(std::numbers::pi / 2) / 6;
    constexpr double kMostCutOff = 0.02;
    cv::Mat response;
    cv::filter2D(luma, response, CV_32F, laplacianDifference);
    response = cv::abs(response);
    double lowest = 0;
    double highest = 0;
    cv::minMaxLoc(luma, &lowest, &highest);
    const cv::Mat cutOff = (luma <= lowest) | (luma >= highest);
    std::vector<double> levels;
    for (int row = 0; row + kBlock <= luma.rows; row += kBlock) {
        for (int column = 0; column + kBlock <= luma.cols; column += kBlock) {
            const cv::Rect block(column, row, kBlock, kBlock);
            if (cv::countNonZero(cutOff(block)) <= kMostCutOff * kBlock * kBlock) {
                levels.push_back(cv::mean(response(block))[0] * toDeviation);
            }
        }
    }
    return levels;
}

}  // namespace

Result<double> noiseLevel(const image::Image& picture, int frame) {
    if (!isDeepPicture(picture.geometry()) || frame < 0 || frame >= picture.geometry().frames) {
        return layoutError(picture.geometry());
    }
    return withoutExceptions([&]() -> Result<double> {
        constexpr std::size_t kFewestBlocks = 5;
        std::vector<double> levels = blockNoise(lumaOfFloats(floatsOf(picture, frame)));
        if (levels.size() < kFewestBlocks) {
            return 0.0;
        }
        const auto fifth = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 5);
        std::nth_element(levels.begin(), fifth, levels.end());
        return *fifth;
    });
}

}  // namespace intaglio::enhance
