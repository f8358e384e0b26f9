#include "core/enhance/Illumination.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "core/enhance/PictureMatrix.h"

namespace intaglio::enhance {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr int kTerms = 6;
using Terms = cv::Vec<double, kTerms>;

/// 1, x, y, x^2, xy, y^2 with coordinates -1 .. 1.
Terms termsAt(int row, int column, const cv::Size& size) {
    const double x = 2.0 * column / (size.width - 1) - 1;
    const double y = 2.0 * row / (size.height - 1) - 1;
    return {1, x, y, x * x, x * y, y * y};
}

double medianOf(const cv::Mat& luma) {
    std::array<std::int64_t, 256> histogram{};
    for (int row = 0; row < luma.rows; ++row) {
        for (int column = 0; column < luma.cols; ++column) {
            ++histogram[luma.at<std::uint8_t>(row, column)];
        }
    }
    const std::int64_t half = static_cast<std::int64_t>(luma.total()) / 2;
    std::int64_t below = 0;
    std::size_t value = 0;
    while (value < 255 && below + histogram[value] <= half) {
        below += histogram[value++];
    }
    return static_cast<double>(value);
}

struct Ground {
    Terms terms = Terms::all(0);
    double share = 0;  ///< of the pixels that it was fitted to
};

/// Least squares over the pixels that `isGround` takes by value and place.
template <class IsGround>
Ground fittedTo(const cv::Mat& luma, IsGround isGround) {
    cv::Matx<double, kTerms, kTerms> left = cv::Matx<double, kTerms, kTerms>::zeros();
    Terms right = Terms::all(0);
    int used = 0;
    for (int row = 0; row < luma.rows; ++row) {
        for (int column = 0; column < luma.cols; ++column) {
            const double value = luma.at<std::uint8_t>(row, column);
            const Terms terms = termsAt(row, column, luma.size());
            if (isGround(value, terms)) {
                left += terms * terms.t();
                right += terms * value;
                ++used;
            }
        }
    }
    return {left.solve(right, cv::DECOMP_SVD), static_cast<double>(used) / static_cast<double>(luma.total())};
}

/// Nothing where the picture has no bright ground.
std::optional<Terms> groundOf(const cv::Mat& luma) {
    constexpr std::array<double, 4> kBands{0.2, 0.12, 0.08, 0.08};  // as parts of the surface
    constexpr double kSmallestShare = 0.2;
    constexpr double kDarkest = 96;
    const double median = medianOf(luma);
    Ground ground = fittedTo(luma, [&](double value, const Terms&) { return value >= median; });
    for (const double band : kBands) {
        const Terms before = ground.terms;
        ground = fittedTo(luma, [&](double value, const Terms& terms) {
            const double surface = before.dot(terms);
            return std::abs(value - surface) <= band * surface;
        });
    }
    const double level = ground.terms[0] + (ground.terms[3] + ground.terms[5]) / 3;  // the surface's mean
    return ground.share >= kSmallestShare && level >= kDarkest ? std::optional(ground.terms) : std::nullopt;
}

/// The gain of every pixel; 1 where the ground has its mean brightness.
cv::Mat gainsFor(const Terms& ground, const cv::Size& size, double largestGain) {
    const auto level = static_cast<float>(ground[0] + (ground[3] + ground[5]) / 3);
    const auto largest = static_cast<float>(largestGain);
    cv::Mat gains(size, CV_32F);
    for (int row = 0; row < size.height; ++row) {
        const Terms middle = termsAt(row, 0, size);
        const double y = middle[2];
        const auto constant = static_cast<float>(ground[0] + ground[2] * y + ground[5] * y * y);
        const auto linear = static_cast<float>(ground[1] + ground[4] * y);
        const auto square = static_cast<float>(ground[3]);
        const float step = 2.0F / static_cast<float>(size.width - 1);
        auto* line = gains.ptr<float>(row);
        for (int column = 0; column < size.width; ++column) {
            const float x = static_cast<float>(column) * step - 1;
            const float surface = std::max(constant + (linear + square * x) * x, 1.0F);
            line[column] = std::clamp(level / surface, 1 / largest, largest);
        }
    }
    return gains;
}

/// Fits in a small picture: the surface is smooth, so that is as good and much faster.
std::optional<Terms> groundOfPicture(const image::Image& picture) {
    constexpr int kFitSide = 128;
    const cv::Mat luma = lumaOf(picture);
    cv::Mat small;
    cv::resize(luma, small, cv::Size(std::min(kFitSide, luma.cols), std::min(kFitSide, luma.rows)), 0, 0, cv::INTER_AREA);
    return groundOf(small);
}

}  // namespace

Result<image::Image> illuminationCorrected(const image::Image& picture, const IlluminationOptions& options) {
    constexpr int kSmallestSide = 16;
    const image::Geometry& geometry = picture.geometry();
    if (!isEightBitPicture(geometry)) {
        return layoutError(geometry);
    }
    if (geometry.rows < kSmallestSide || geometry.columns < kSmallestSide) {
        return Error(ErrorCode::InvalidArgument, {"picture", std::to_string(geometry.columns) + " x " + std::to_string(geometry.rows)});
    }
    if (!(options.largestGain >= 1 && options.largestGain <= 4)) {
        return Error(ErrorCode::InvalidArgument, {"largestGain", std::to_string(options.largestGain)});
    }
    return withoutExceptions([&]() -> Result<image::Image> {
        const auto ground = groundOfPicture(picture);
        if (!ground) {
            return picture;
        }
        auto result = image::Image::create(geometry, picture.meaning());
        if (!result) {
            return result;
        }
        const cv::Mat gains = gainsFor(*ground, {geometry.columns, geometry.rows}, options.largestGain);
        const auto samples = static_cast<std::size_t>(geometry.samplesPerPixel);
        const std::uint8_t* source = picture.bytes().data();
        std::uint8_t* target = result->bytes().data();
        for (std::size_t pixel = 0; pixel < gains.total(); ++pixel) {
            const float gain = gains.ptr<float>()[pixel];
            for (std::size_t sample = pixel * samples; sample < (pixel + 1) * samples; ++sample) {
                target[sample] = cv::saturate_cast<std::uint8_t>(static_cast<float>(source[sample]) * gain);
            }
        }
        return result;
    });
}

}  // namespace intaglio::enhance
