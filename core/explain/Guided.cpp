#include "core/explain/Guided.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace intaglio::explain {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using inference::Heatmap;

/// Brightness differences whose square is below this do not count as edges; brightness is 0..1.
constexpr double kSmoothness = 1e-3;
/// The window's half side, as a share of the picture's shorter one.
constexpr int kWindowShare = 24;

cv::Mat brightness(const image::Image& display) {
    const auto& geometry = display.geometry();
    const int type = geometry.samplesPerPixel == 3 ? CV_8UC3 : CV_8UC1;
    const cv::Mat samples(geometry.rows, geometry.columns, type, const_cast<std::uint8_t*>(display.bytes().data()));
    cv::Mat grey = samples;
    if (geometry.samplesPerPixel == 3) {
        cv::cvtColor(samples, grey, cv::COLOR_RGB2GRAY);
    }
    cv::Mat guide;
    grey.convertTo(guide, CV_64F, 1.0 / 255);
    return guide;
}

cv::Mat boxMean(const cv::Mat& values, int radius) {
    cv::Mat mean;
    cv::boxFilter(values, mean, CV_64F, cv::Size(2 * radius + 1, 2 * radius + 1), cv::Point(-1, -1), true, cv::BORDER_REFLECT);
    return mean;
}

/// Local linear models of the map in the guide, averaged over the windows that hold a pixel.
cv::Mat guided(const cv::Mat& guide, const cv::Mat& map, int radius) {
    const cv::Mat meanGuide = boxMean(guide, radius);
    const cv::Mat meanMap = boxMean(map, radius);
    const cv::Mat variance = boxMean(guide.mul(guide), radius) - meanGuide.mul(meanGuide);
    const cv::Mat together = boxMean(guide.mul(map), radius) - meanGuide.mul(meanMap);
    const cv::Mat gain = together / (variance + kSmoothness);
    const cv::Mat offset = meanMap - gain.mul(meanGuide);
    return boxMean(gain, radius).mul(guide) + boxMean(offset, radius);
}

}  // namespace

Result<Heatmap> alongEdges(const Heatmap& map, const image::Image& display) {
    const auto& geometry = display.geometry();
    const bool fits = map.rows == geometry.rows && map.columns == geometry.columns && map.rows > 0 &&
                      map.values.size() == static_cast<std::size_t>(map.rows) * static_cast<std::size_t>(map.columns) &&
                      geometry.bitsAllocated == 8 && (geometry.samplesPerPixel == 1 || geometry.samplesPerPixel == 3);
    if (!fits) {
        return Error{ErrorCode::InvalidArgument, {"heatmap", std::to_string(map.rows) + " x " + std::to_string(map.columns)}};
    }
    cv::Mat values;
    cv::Mat(map.rows, map.columns, CV_32F, const_cast<float*>(map.values.data())).convertTo(values, CV_64F);
    const int radius = std::max(1, std::min(map.rows, map.columns) / kWindowShare);
    const auto [lowest, highest] = std::minmax_element(map.values.begin(), map.values.end());
    Heatmap result{map.rows, map.columns, std::vector<float>(map.values.size())};
    cv::Mat target(map.rows, map.columns, CV_32F, result.values.data());
    cv::Mat(guided(brightness(display), values, radius)).convertTo(target, CV_32F);
    for (float& value : result.values) {
        value = std::clamp(value, *lowest, *highest);
    }
    return result;
}

}  // namespace intaglio::explain
