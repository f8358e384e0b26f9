#include "core/enhance/Illumination.h"

#include <opencv2/imgproc.hpp>

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

/// Least squares over the pixels of the small luma that are at least as bright as its median.
Terms fittedGround(const cv::Mat& luma) {
    const double median = medianOf(luma);
    cv::Matx<double, kTerms, kTerms> left = cv::Matx<double, kTerms, kTerms>::zeros();
    Terms right = Terms::all(0);
    for (int row = 0; row < luma.rows; ++row) {
        for (int column = 0; column < luma.cols; ++column) {
            const double value = luma.at<std::uint8_t>(row, column);
            if (value >= median) {
                const Terms terms = termsAt(row, column, luma.size());
                left += terms * terms.t();
                right += terms * value;
            }
        }
    }
    return left.solve(right, cv::DECOMP_SVD);
}

/// The gain of every pixel; 1 where the ground has its mean brightness.
cv::Mat gainsFor(const cv::Mat& luma) {
    constexpr int kFitSide = 128;  // the surface is smooth: a small picture fits it as well and much faster
    cv::Mat small;
    const cv::Size fitSize(std::min(kFitSide, luma.cols), std::min(kFitSide, luma.rows));
    cv::resize(luma, small, fitSize, 0, 0, cv::INTER_AREA);
    const Terms ground = fittedGround(small);
    cv::Mat surface(luma.size(), CV_32F);
    for (int row = 0; row < luma.rows; ++row) {
        for (int column = 0; column < luma.cols; ++column) {
            surface.at<float>(row, column) = static_cast<float>(std::max(ground.dot(termsAt(row, column, luma.size())), 1.0));
        }
    }
    cv::Mat gains = cv::mean(surface)[0] / surface;
    cv::min(gains, 2.0, gains);
    cv::max(gains, 0.5, gains);
    return gains;
}

}  // namespace

Result<image::Image> illuminationCorrected(const image::Image& picture) {
    constexpr int kSmallestSide = 16;
    const image::Geometry& geometry = picture.geometry();
    if (!isEightBitPicture(geometry)) {
        return layoutError(geometry);
    }
    if (geometry.rows < kSmallestSide || geometry.columns < kSmallestSide) {
        return Error(ErrorCode::InvalidArgument, {"picture", std::to_string(geometry.columns) + " x " + std::to_string(geometry.rows)});
    }
    return withoutExceptions([&]() -> Result<image::Image> {
        auto result = image::Image::create(geometry, picture.meaning());
        if (!result) {
            return result;
        }
        const cv::Mat gains = gainsFor(lumaOf(picture));
        const auto samples = static_cast<std::size_t>(geometry.samplesPerPixel);
        const auto source = picture.bytes();
        for (std::size_t index = 0; index < source.size(); ++index) {
            const float gain = gains.ptr<float>()[index / samples];
            result->bytes()[index] = cv::saturate_cast<std::uint8_t>(static_cast<float>(source[index]) * gain);
        }
        return result;
    });
}

}  // namespace intaglio::enhance
