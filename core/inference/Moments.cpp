#include "core/inference/Moments.h"

#include <algorithm>
#include <opencv2/core.hpp>

namespace intaglio::inference {

/// Of 16-bit and float values a product with themselves is several times as fast as cv::meanStdDev.
double varianceOf(const cv::Mat& values) {
    const double mean = cv::mean(values)[0];
    return std::max(values.dot(values) / static_cast<double>(values.total()) - mean * mean, 0.0);
}

}  // namespace intaglio::inference
