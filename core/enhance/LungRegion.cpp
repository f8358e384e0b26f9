#include "core/enhance/LungRegion.h"

#include <algorithm>
#include <array>
#include <opencv2/imgproc.hpp>

#include "core/enhance/PictureMatrix.h"

namespace intaglio::enhance {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr int kWorkSide = 192;
constexpr int kSmallestSide = 32;

/// The dark parts on one side of the middle: rows of a lung between ribs, mostly.
struct Field {
    cv::Rect box;
    int area = 0;
};

/// Smooth enough that ribs and vessels are gone and lungs, heart and body are left.
cv::Mat smoothLuma(const image::Image& picture) {
    cv::Mat small;
    cv::resize(lumaOf(picture), small, cv::Size(kWorkSide, kWorkSide), 0, 0, cv::INTER_AREA);
    cv::medianBlur(small, small, 7);
    cv::normalize(small, small, 0, 255, cv::NORM_MINMAX);
    cv::GaussianBlur(small, small, {0, 0}, kWorkSide / 48.0);
    return small;
}

/// Darker than the surroundings half a picture wide: exposure and thickness do not matter.
cv::Mat darkParts(const cv::Mat& luma) {
    constexpr double kLeastStep = 3;
    constexpr int kSurroundings = kWorkSide / 2 + 1;
    cv::Mat surroundings;
    cv::blur(luma, surroundings, {kSurroundings, kSurroundings}, {-1, -1}, cv::BORDER_REPLICATE);
    cv::Mat dark = luma < surroundings - kLeastStep;
    cv::Mat walls;
    cv::Canny(luma, walls, 8, 20);
    dark.setTo(0, walls);
    const int opening = kWorkSide / 24 | 1;
    cv::morphologyEx(dark, dark, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_ELLIPSE, {opening, opening}));
    return dark;
}

/// What lies on the left and on the right; what touches the border is air beside the patient.
std::array<Field, 2> fieldsOf(const cv::Mat& dark) {
    constexpr double kSmallestPart = 0.002;
    cv::Mat labels;
    cv::Mat statistics;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(dark, labels, statistics, centres, 4);
    std::array<Field, 2> fields;
    for (int label = 1; label < count; ++label) {
        const cv::Rect box(statistics.at<int>(label, cv::CC_STAT_LEFT), statistics.at<int>(label, cv::CC_STAT_TOP),
                           statistics.at<int>(label, cv::CC_STAT_WIDTH), statistics.at<int>(label, cv::CC_STAT_HEIGHT));
        const int area = statistics.at<int>(label, cv::CC_STAT_AREA);
        const bool touchesBorder = box.x <= 0 || box.y <= 0 || box.br().x >= dark.cols || box.br().y >= dark.rows;
        if (!touchesBorder && area >= kSmallestPart * static_cast<double>(dark.total())) {
            Field& field = fields[centres.at<double>(label, 0) < dark.cols / 2.0 ? 0 : 1];
            field.box = field.area == 0 ? box : field.box | box;
            field.area += area;
        }
    }
    return fields;
}

/// Both of a lung's size, beside each other.
bool arePair(const std::array<Field, 2>& fields) {
    constexpr double kSmallestShare = 0.01;
    constexpr double kShortest = 0.3;
    const cv::Rect& left = fields[0].box;
    const cv::Rect& right = fields[1].box;
    const int overlap = std::min(left.br().y, right.br().y) - std::max(left.y, right.y);
    return std::min(fields[0].area, fields[1].area) >= kSmallestShare * kWorkSide * kWorkSide &&
           std::min(left.height, right.height) >= kShortest * kWorkSide && 3 * overlap >= 2 * std::min(left.height, right.height);
}

/// In the reduced picture; the whole of it where there is no plausible pair of lungs.
cv::Rect lungBox(const cv::Mat& luma) {
    const cv::Rect whole({}, luma.size());
    const std::array<Field, 2> fields = fieldsOf(darkParts(luma));
    if (!arePair(fields)) {
        return whole;
    }
    constexpr int kMargin = kWorkSide / 10;
    const cv::Rect lungs = fields[0].box | fields[1].box;
    const cv::Rect box = cv::Rect(lungs.x - kMargin, lungs.y - kMargin, lungs.width + 2 * kMargin, lungs.height + 2 * kMargin) & whole;
    // The lungs fill a chest X-ray: a small pair is something else, or half of them.
    return box.width >= whole.width / 2 && box.height >= whole.height / 2 ? box : whole;
}

}  // namespace

Result<Region> lungRegion(const image::Image& picture) {
    const image::Geometry& geometry = picture.geometry();
    if (!isEightBitPicture(geometry)) {
        return layoutError(geometry);
    }
    if (geometry.rows < kSmallestSide || geometry.columns < kSmallestSide) {
        return Error(ErrorCode::InvalidArgument, {"picture", std::to_string(geometry.columns) + " x " + std::to_string(geometry.rows)});
    }
    return withoutExceptions([&]() -> Result<Region> {
        const cv::Rect box = lungBox(smoothLuma(picture));
        const auto scaled = [](int value, int side) { return static_cast<int>(std::int64_t{value} * side / kWorkSide); };
        const int left = scaled(box.x, geometry.columns);
        const int top = scaled(box.y, geometry.rows);
        return Region{left, top, scaled(box.br().x, geometry.columns) - left, scaled(box.br().y, geometry.rows) - top};
    });
}

}  // namespace intaglio::enhance
