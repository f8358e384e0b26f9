#include "core/inference/BurnedInText.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

/// Strokes this bright are written, not taken: devices write with the largest value they have.
constexpr int kInk = 240;
/// How much brighter than its surroundings a stroke is.
constexpr int kContrast = 90;
/// Wider than any stroke of letters up to the largest height.
constexpr int kStrokeReach = 15;
constexpr int kSmallestHeight = 5;
/// Letters are at most this share of the picture's shorter side.
constexpr double kLargestHeight = 0.1;
constexpr double kLeastFill = 0.12;
constexpr double kMostFill = 0.9;
constexpr std::size_t kLettersInLine = 3;

/// The brightest channel: white and pure colours are both ink.
cv::Mat brightnessOf(const image::Image& display) {
    const auto& geometry = display.geometry();
    const cv::Mat view(geometry.rows, geometry.columns, CV_8UC(geometry.samplesPerPixel),
                       const_cast<std::uint8_t*>(display.bytes().data()));
    if (geometry.samplesPerPixel == 1) {
        return view;
    }
    std::vector<cv::Mat> channels;
    cv::split(view, channels);
    cv::Mat brightest;
    cv::max(channels[0], channels[1], brightest);
    cv::max(brightest, channels[2], brightest);
    return brightest;
}

/// Thin bright strokes: what an opening with a square wider than a stroke takes away.
cv::Mat inkOf(const cv::Mat& brightness, const cv::Mat& bright) {
    cv::Mat strokes;
    cv::morphologyEx(brightness, strokes, cv::MORPH_TOPHAT, cv::getStructuringElement(cv::MORPH_RECT, {kStrokeReach, kStrokeReach}));
    return bright & (strokes >= kContrast);
}

/// Boxes of connected strokes that may be a letter, from left to right.
std::vector<cv::Rect> lettersOf(const cv::Mat& ink) {
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(ink, labels, stats, centres, 8, CV_32S);
    const double largest = std::max(2.0 * kSmallestHeight, kLargestHeight * std::min(ink.rows, ink.cols));
    std::vector<cv::Rect> letters;
    for (int index = 1; index < count; ++index) {
        const cv::Rect box(stats.at<int>(index, cv::CC_STAT_LEFT), stats.at<int>(index, cv::CC_STAT_TOP),
                           stats.at<int>(index, cv::CC_STAT_WIDTH), stats.at<int>(index, cv::CC_STAT_HEIGHT));
        const double fill = stats.at<int>(index, cv::CC_STAT_AREA) / static_cast<double>(box.area());
        const bool hasLetterSize = box.height >= kSmallestHeight && box.height <= largest && box.width <= 2 * box.height;
        if (hasLetterSize && fill >= kLeastFill && fill <= kMostFill) {
            letters.push_back(box);
        }
    }
    std::sort(letters.begin(), letters.end(), [](const cv::Rect& a, const cv::Rect& b) { return a.x < b.x; });
    return letters;
}

bool followsInLine(const cv::Rect& line, const cv::Rect& last, const cv::Rect& letter) {
    const int taller = std::max(last.height, letter.height);
    const int smaller = std::min(last.height, letter.height);
    const int gap = letter.x - (line.x + line.width);
    const int shift = std::abs(2 * last.y + last.height - 2 * letter.y - letter.height) / 2;
    return gap <= 2 * taller && gap >= -taller && 2 * shift <= taller && 10 * taller <= 18 * smaller;
}

/// Joins letters to lines and marks the boxes of the lines that are long enough.
cv::Mat linesOf(const std::vector<cv::Rect>& letters, const cv::Size& size) {
    cv::Mat lines = cv::Mat::zeros(size, CV_8UC1);
    std::vector<bool> used(letters.size());
    for (std::size_t first = 0; first < letters.size(); ++first) {
        if (used[first]) {
            continue;
        }
        cv::Rect line = letters[first];
        cv::Rect last = line;
        std::vector<std::size_t> members{first};
        for (std::size_t next = first + 1; next < letters.size(); ++next) {
            if (!used[next] && followsInLine(line, last, letters[next])) {
                last = letters[next];
                line |= last;
                members.push_back(next);
            }
        }
        if (members.size() >= kLettersInLine) {
            lines(line).setTo(255);
            for (const std::size_t member : members) {
                used[member] = true;
            }
        }
    }
    return lines;
}

}  // namespace

Result<double> burnedInTextShare(const image::Image& display) {
    const auto& geometry = display.geometry();
    if (geometry.frames != 1 || geometry.bitsAllocated != 8 || geometry.isSigned ||
        (geometry.samplesPerPixel != 1 && geometry.samplesPerPixel != 3)) {
        return Error{ErrorCode::InvalidArgument, {"picture", "not 8-bit grey or RGB"}};
    }
    const cv::Mat brightness = brightnessOf(display);
    const cv::Mat bright = brightness >= kInk;
    if (cv::countNonZero(bright) == 0) {
        return 0.0;
    }
    // A picture that is bright throughout has no room for bright letters; noise has thousands of specks and no lines.
    constexpr std::size_t kMostSpecks = 4000;
    const auto letters = lettersOf(inkOf(brightness, bright));
    if (letters.size() > kMostSpecks) {
        return 0.0;
    }
    return cv::countNonZero(linesOf(letters, brightness.size())) / static_cast<double>(brightness.total());
}

}  // namespace intaglio::inference
