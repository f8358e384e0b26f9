#pragma once
#include <algorithm>
#include <opencv2/core.hpp>

/// Private to this folder.
namespace intaglio::inference {

/// Of one channel, over all its values. Of 16-bit and float values a product with themselves is several times as fast as cv::meanStdDev;
/// squares of 16-bit values are summed as integers, so that they stay within some thousands.
[[nodiscard]] inline double varianceOf(const cv::Mat& values) {
    const double mean = cv::mean(values)[0];
    return std::max(values.dot(values) / static_cast<double>(values.total()) - mean * mean, 0.0);
}

}  // namespace intaglio::inference
