#include "core/explain/Heatmap.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace intaglio::explain {

using base::Error;
using base::ErrorCode;
using base::Result;
using inference::Heatmap;

namespace {

/// Bars of a letterbox can make the seen part larger than the picture, but not without end.
constexpr int kLargestSide = 1 << 16;

bool isWhole(const Heatmap& map) {
    return map.rows > 0 && map.columns > 0 &&
           map.values.size() == static_cast<std::size_t>(map.rows) * static_cast<std::size_t>(map.columns);
}

}  // namespace

Result<Heatmap> overPicture(const Heatmap& map, int rows, int columns, const inference::SeenRegion& region) {
    const cv::Rect picture(0, 0, columns, rows);
    const cv::Rect seen(static_cast<int>(std::lround(region.left)), static_cast<int>(std::lround(region.top)),
                        static_cast<int>(std::lround(region.width)), static_cast<int>(std::lround(region.height)));
    const cv::Rect shown = seen & picture;
    if (!isWhole(map) || rows < 1 || columns < 1 || seen.width > kLargestSide || seen.height > kLargestSide || shown.area() == 0) {
        return Error{ErrorCode::InvalidArgument, {"heatmap", std::to_string(map.rows) + " x " + std::to_string(map.columns)}};
    }
    const cv::Mat coarse(map.rows, map.columns, CV_32F, const_cast<float*>(map.values.data()));
    double lowest = 0;
    double highest = 0;
    cv::minMaxLoc(coarse, &lowest, &highest);
    Heatmap result{rows, columns, std::vector<float>(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns))};
    cv::Mat target = cv::Mat(rows, columns, CV_32F, result.values.data())(shown);
    cv::Mat smooth;
    cv::resize(coarse, smooth, seen.size(), 0, 0, cv::INTER_CUBIC);
    if (region.isMirrored) {
        cv::flip(smooth, smooth, 1);
    }
    // Cubic interpolation overshoots; evidence beyond the map's own range would be invented.
    cv::Mat(cv::min(cv::max(smooth(shown - seen.tl()), lowest), highest)).copyTo(target);
    return result;
}

}  // namespace intaglio::explain
