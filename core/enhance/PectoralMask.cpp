#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "core/enhance/BreastRegion.h"
#include "core/enhance/PictureMatrix.h"

namespace intaglio::enhance {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using image::Image;

constexpr int kWorkSide = 256;
constexpr int kSmallestSide = 32;

/// A straight edge that cuts off the upper left corner: from (column, 0) to (0, row) of the reduced picture.
struct Corner {
    double column = 0;
    double row = 0;
};

/// Reduced, smoothed, chest wall left.
cv::Mat reducedLuma(const Image& picture) {
    const cv::Mat luma = lumaOf(picture);
    const double scale = std::min(1.0, static_cast<double>(kWorkSide) / std::max(luma.rows, luma.cols));
    cv::Mat small;
    cv::resize(luma, small, cv::Size(std::max(1, cvRound(luma.cols * scale)), std::max(1, cvRound(luma.rows * scale))), 0, 0,
               cv::INTER_AREA);
    cv::medianBlur(small, small, 5);
    return small;
}

/// The breast is thickest, and the muscle lies, at the chest wall.
bool isWallRight(const cv::Mat& luma) {
    const int strip = std::max(1, luma.cols / 8);
    return cv::sum(luma.colRange(luma.cols - strip, luma.cols))[0] > cv::sum(luma.colRange(0, strip))[0];
}

std::vector<Corner> straightEdges(const cv::Mat& luma) {
    constexpr double kDegree = std::numbers::pi / 180;
    constexpr double kSteepest = 12 * kDegree;  // of the line's normal from the horizontal
    constexpr double kFlattest = 60 * kDegree;
    constexpr std::size_t kMostLines = 32;
    cv::Mat smooth;
    cv::GaussianBlur(luma, smooth, {0, 0}, 2);
    const cv::Rect upper(0, 0, luma.cols * 7 / 10, luma.rows * 7 / 10);
    cv::Mat edges;
    cv::Canny(smooth(upper), edges, 12, 36);
    std::vector<cv::Vec2f> lines;
    cv::HoughLines(edges, lines, 1, kDegree, upper.height / 6, 0, 0, kSteepest, kFlattest);
    lines.resize(std::min(lines.size(), kMostLines));
    std::vector<Corner> corners;
    for (const cv::Vec2f& line : lines) {
        if (line[0] > 0) {
            corners.push_back({line[0] / std::cos(line[1]), line[0] / std::sin(line[1])});
        }
    }
    return corners;
}

bool isOfMuscleSize(const Corner& corner, const cv::Size& size) {
    const double area = corner.column * std::min(corner.row, static_cast<double>(size.height)) / 2;
    return corner.column >= 0.12 * size.width && corner.column <= 0.85 * size.width && corner.row >= 0.2 * size.height &&
           corner.row <= 1.1 * size.height && area <= 0.3 * size.area();
}

/// How much brighter the muscle's side is, and along which part of the line it is at all.
struct EdgeStrength {
    double contrast = 0;
    double brightShare = 0;
    double muscleGrey = 0;
};

EdgeStrength strengthOf(const cv::Mat& luma, const Corner& corner) {
    constexpr int kPlaces = 48;
    constexpr double kReach = 5;  // pixels to either side
    const double length = std::hypot(corner.column, corner.row);
    const cv::Point2d inwards(-corner.row / length, -corner.column / length);
    const cv::Rect picture({}, luma.size());
    EdgeStrength strength;
    int seen = 0;
    for (int place = 1; place < kPlaces; ++place) {
        const double part = static_cast<double>(place) / kPlaces;
        const cv::Point2d on(corner.column * (1 - part), corner.row * part);
        const cv::Point inside(cvRound(on.x + kReach * inwards.x), cvRound(on.y + kReach * inwards.y));
        const cv::Point outside(cvRound(on.x - kReach * inwards.x), cvRound(on.y - kReach * inwards.y));
        if (!picture.contains(inside) || !picture.contains(outside)) {
            continue;
        }
        const double step = static_cast<double>(luma.at<std::uint8_t>(inside)) - luma.at<std::uint8_t>(outside);
        strength.contrast += step;
        strength.muscleGrey += luma.at<std::uint8_t>(inside);
        strength.brightShare += step > 0 ? 1 : 0;
        ++seen;
    }
    if (seen < kPlaces / 2) {
        return {};
    }
    return {strength.contrast / seen, strength.brightShare / seen, strength.muscleGrey / seen};
}

double tissueMean(const cv::Mat& luma) {
    return cv::mean(luma, luma > 20)[0];
}

std::optional<Corner> muscleCorner(const cv::Mat& luma) {
    constexpr double kLeastContrast = 16;
    constexpr double kLeastShare = 0.8;
    const double tissue = tissueMean(luma);
    std::optional<Corner> best;
    double bestContrast = kLeastContrast;
    for (const Corner& corner : straightEdges(luma)) {
        if (!isOfMuscleSize(corner, luma.size())) {
            continue;
        }
        const EdgeStrength strength = strengthOf(luma, corner);
        if (strength.contrast >= bestContrast && strength.brightShare >= kLeastShare && strength.muscleGrey > tissue) {
            bestContrast = strength.contrast;
            best = corner;
        }
    }
    return best;
}

void blackenCorner(cv::Mat picture, const Corner& corner, const cv::Size& reduced, bool isRight) {
    const double across = static_cast<double>(picture.cols) / reduced.width;
    const double down = static_cast<double>(picture.rows) / reduced.height;
    const auto at = [&](double column) { return isRight ? picture.cols - 1 - cvRound(column * across) : cvRound(column * across); };
    const std::vector<cv::Point> triangle{{at(0), 0}, {at(corner.column), 0}, {at(0), cvRound(corner.row * down)}};
    cv::fillConvexPoly(picture, triangle, cv::Scalar::all(0));
}

}  // namespace

Result<Image> pectoralMasked(const Image& picture) {
    const image::Geometry& geometry = picture.geometry();
    if (!isEightBitPicture(geometry)) {
        return layoutError(geometry);
    }
    if (geometry.rows < kSmallestSide || geometry.columns < kSmallestSide) {
        return Error(ErrorCode::InvalidArgument, {"picture", std::to_string(geometry.columns) + " x " + std::to_string(geometry.rows)});
    }
    return withoutExceptions([&]() -> Result<Image> {
        cv::Mat luma = reducedLuma(picture);
        const bool isRight = isWallRight(luma);
        if (isRight) {
            cv::flip(luma, luma, 1);
        }
        const auto corner = muscleCorner(luma);
        Image result = picture;
        if (corner) {
            blackenCorner(viewOf(result), *corner, luma.size(), isRight);
        }
        return result;
    });
}

}  // namespace intaglio::enhance
