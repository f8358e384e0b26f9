#include "core/enhance/BreastRegion.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/enhance/PictureMatrix.h"

namespace intaglio::enhance {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using image::Image;

constexpr int kWorkSide = 256;
constexpr int kSmallestSide = 32;

/// Keeps proportions: lengths mean the same in both directions.
cv::Mat reducedLuma(const Image& picture) {
    const cv::Mat luma = lumaOf(picture);
    const double scale = std::min(1.0, static_cast<double>(kWorkSide) / std::max(luma.rows, luma.cols));
    cv::Mat small;
    cv::resize(luma, small, cv::Size(std::max(1, cvRound(luma.cols * scale)), std::max(1, cvRound(luma.rows * scale))), 0, 0,
               cv::INTER_AREA);
    return small;
}

/// Scanned films have white strips along their edges. A strip ends at the first line that is not nearly all white.
void blackenWhiteBorders(cv::Mat& luma) {
    constexpr double kWhiteMean = 200;
    constexpr int kDeepestPart = 8;  // of the side
    const auto blackenLines = [](cv::Mat picture) {
        for (int row = 0; row < picture.rows / kDeepestPart && cv::mean(picture.row(row))[0] > kWhiteMean; ++row) {
            picture.row(row).setTo(0);
        }
    };
    for (int turn = 0; turn < 4; ++turn) {
        blackenLines(luma);
        cv::rotate(luma, luma, cv::ROTATE_90_CLOCKWISE);
    }
}

/// 255 on the breast, in the reduced picture; empty where there is none.
cv::Mat breastMask(const Image& picture) {
    cv::Mat luma = reducedLuma(picture);
    blackenWhiteBorders(luma);
    cv::medianBlur(luma, luma, 5);
    cv::Mat table(1, 256, CV_8U);
    for (int value = 0; value < 256; ++value) {
        table.at<std::uint8_t>(value) = cv::saturate_cast<std::uint8_t>(std::sqrt(value * 255.0));
    }
    cv::LUT(luma, table, luma);
    cv::Mat bright;
    cv::threshold(luma, bright, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    cv::morphologyEx(bright, bright, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_ELLIPSE, {9, 9}));
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(bright, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
    const auto largest = std::max_element(outlines.begin(), outlines.end(),
                                          [](const auto& a, const auto& b) { return cv::contourArea(a) < cv::contourArea(b); });
    if (largest == outlines.end()) {
        return {};
    }
    cv::Mat mask = cv::Mat::zeros(bright.size(), CV_8U);
    cv::drawContours(mask, outlines, static_cast<int>(largest - outlines.begin()), 255, cv::FILLED);
    const double share = static_cast<double>(cv::countNonZero(mask)) / static_cast<double>(mask.total());
    return share >= 0.05 && share <= 0.98 ? mask : cv::Mat();
}

/// Rows that the part covers at its left and at its right end: the chest wall is where there are more.
bool isWallRight(const cv::Mat& mask) {
    const int strip = std::max(1, mask.cols / 8);
    return cv::countNonZero(mask.colRange(mask.cols - strip, mask.cols)) > cv::countNonZero(mask.colRange(0, strip));
}

cv::Rect withMargin(const cv::Rect& box, const cv::Size& size) {
    const int margin = std::max(1, std::max(size.width, size.height) / 50);
    return cv::Rect(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin) & cv::Rect({}, size);
}

Region scaledRegion(const cv::Rect& box, const cv::Size& from, const image::Geometry& to) {
    const auto scaled = [](int value, int source, int target) { return static_cast<int>(std::int64_t{value} * target / source); };
    const int left = scaled(box.x, from.width, to.columns);
    const int top = scaled(box.y, from.height, to.rows);
    return {left, top, std::max(1, scaled(box.br().x, from.width, to.columns) - left),
            std::max(1, scaled(box.br().y, from.height, to.rows) - top)};
}

Result<BreastView> cutOut(const Image& picture, const cv::Mat& mask, bool orient) {
    const image::Geometry& geometry = picture.geometry();
    BreastView view;
    const cv::Rect box = cv::boundingRect(mask);
    view.region = scaledRegion(withMargin(box, mask.size()), mask.size(), geometry);
    view.isMirrored = orient && isWallRight(mask(box));
    image::Geometry target = geometry;
    target.rows = view.region.height;
    target.columns = view.region.width;
    auto result = Image::create(target, picture.meaning());
    if (!result) {
        return result.error();
    }
    // The outline is as coarse as the reduced picture: a margin keeps the skin.
    cv::Mat kept;
    cv::dilate(mask, kept, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
    cv::resize(kept, kept, cv::Size(geometry.columns, geometry.rows), 0, 0, cv::INTER_NEAREST);
    const cv::Rect part(view.region.left, view.region.top, view.region.width, view.region.height);
    cv::Mat pixels = viewOf(*result);
    viewOf(picture)(part).copyTo(pixels, kept(part));
    if (view.isMirrored) {
        cv::flip(pixels, pixels, 1);
    }
    view.picture = *std::move(result);
    return view;
}

base::Status checkPicture(const Image& picture) {
    const image::Geometry& geometry = picture.geometry();
    if (!isEightBitPicture(geometry)) {
        return layoutError(geometry);
    }
    if (geometry.rows < kSmallestSide || geometry.columns < kSmallestSide) {
        return Error(ErrorCode::InvalidArgument, {"picture", std::to_string(geometry.columns) + " x " + std::to_string(geometry.rows)});
    }
    return {};
}

}  // namespace

Result<BreastView> breastCropped(const Image& picture, bool orient) {
    if (const base::Status usable = checkPicture(picture); !usable) {
        return usable.error();
    }
    return withoutExceptions([&]() -> Result<BreastView> {
        const cv::Mat mask = breastMask(picture);
        if (mask.empty()) {
            return BreastView{picture, {0, 0, picture.geometry().columns, picture.geometry().rows}, false};
        }
        return cutOut(picture, mask, orient);
    });
}

}  // namespace intaglio::enhance
