#include "core/enhance/LungRegion.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "core/enhance/PictureMatrix.h"

namespace intaglio::enhance {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr int kWorkSide = 256;
constexpr int kSmallestSide = 32;

struct Field {
    cv::Rect box;
    int area = 0;
    double centreColumn = 0;
};

/// Equalised, so that one threshold serves soft and hard exposures.
cv::Mat reducedLuma(const image::Image& picture) {
    cv::Mat small;
    cv::resize(lumaOf(picture), small, cv::Size(kWorkSide, kWorkSide), 0, 0, cv::INTER_AREA);
    cv::equalizeHist(small, small);
    cv::medianBlur(small, small, 7);
    return small;
}

cv::Mat edgeWalls(const cv::Mat& luma) {
    constexpr double kWeakEdge = 60;
    constexpr double kStrongEdge = 140;
    cv::Mat edges;
    cv::Canny(luma, edges, kWeakEdge, kStrongEdge);
    cv::dilate(edges, edges, cv::getStructuringElement(cv::MORPH_ELLIPSE, {3, 3}));
    return edges;
}

/// Dark parts that are cut off from the border, largest first.
std::vector<Field> darkFields(const cv::Mat& luma) {
    cv::Mat dark;
    cv::threshold(luma, dark, 0, 255, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
    dark.setTo(0, edgeWalls(luma));
    cv::morphologyEx(dark, dark, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
    cv::Mat labels;
    cv::Mat statistics;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(dark, labels, statistics, centres, 4);
    std::vector<Field> fields;
    for (int label = 1; label < count; ++label) {
        const cv::Rect box(statistics.at<int>(label, cv::CC_STAT_LEFT), statistics.at<int>(label, cv::CC_STAT_TOP),
                           statistics.at<int>(label, cv::CC_STAT_WIDTH), statistics.at<int>(label, cv::CC_STAT_HEIGHT));
        const bool touchesBorder = box.x <= 1 || box.y <= 1 || box.br().x >= luma.cols - 1 || box.br().y >= luma.rows - 1;
        if (!touchesBorder) {
            fields.push_back({box, statistics.at<int>(label, cv::CC_STAT_AREA), centres.at<double>(label, 0)});
        }
    }
    std::sort(fields.begin(), fields.end(), [](const Field& a, const Field& b) { return a.area > b.area; });
    return fields;
}

/// One lung on each side of the middle, both of a lung's size, at about the same height.
bool arePair(const Field& a, const Field& b) {
    constexpr double kSmallestShare = 0.03;
    constexpr double kMiddle = kWorkSide / 2.0;
    const bool onBothSides = (a.centreColumn < kMiddle) != (b.centreColumn < kMiddle);
    const int overlap = std::min(a.box.br().y, b.box.br().y) - std::max(a.box.y, b.box.y);
    return onBothSides && std::min(a.area, b.area) >= kSmallestShare * kWorkSide * kWorkSide &&
           2 * overlap >= std::min(a.box.height, b.box.height);
}

/// In the reduced picture; the whole of it where no two fields are a plausible pair of lungs.
cv::Rect lungBox(const cv::Mat& luma) {
    const cv::Rect whole({}, luma.size());
    const std::vector<Field> fields = darkFields(luma);
    if (fields.size() < 2) {
        return whole;
    }
    const auto partner = std::find_if(fields.begin() + 1, fields.end(), [&](const Field& other) { return arePair(fields.front(), other); });
    if (partner == fields.end()) {
        return whole;
    }
    constexpr int kMargin = kWorkSide / 20;
    cv::Rect box = fields.front().box | partner->box;
    box = cv::Rect(box.x - kMargin, box.y - kMargin, box.width + 2 * kMargin, box.height + 2 * kMargin) & whole;
    const double share = static_cast<double>(box.area()) / whole.area();
    return share >= 0.2 && share <= 0.95 ? box : whole;
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
        const cv::Rect box = lungBox(reducedLuma(picture));
        const auto scaled = [](int value, int side) { return static_cast<int>(std::int64_t{value} * side / kWorkSide); };
        const int left = scaled(box.x, geometry.columns);
        const int top = scaled(box.y, geometry.rows);
        return Region{left, top, scaled(box.br().x, geometry.columns) - left, scaled(box.br().y, geometry.rows) - top};
    });
}

}  // namespace intaglio::enhance
