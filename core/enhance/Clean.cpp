#include "core/enhance/Clean.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/enhance/DeepMatrix.h"
#include "core/enhance/Illumination.h"
#include "core/enhance/Macenko.h"
#include "core/enhance/NoiseLevel.h"
#include "core/enhance/PictureMatrix.h"

namespace intaglio::enhance {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using image::Image;

/// Noise below this part of the used range cannot be seen and is mostly rounding.
constexpr double kVisibleNoise = 0.8 / 255;
constexpr double kRoundingNoise = 0.5;  // stored steps
constexpr double kLargestChange = 3;    // standard deviations of the noise
constexpr double kLargestLampGain = 1.4;
constexpr double kLargestDyeGain = 1.25;
constexpr double kLeastLikeness = 0.9;  // of the dyes, as a cosine
constexpr int kLargestTint = 12;        // steps of Cr and of Cb

struct ValueRange {
    double lowest = 0;
    double highest = 0;
};

ValueRange rangeOf(const cv::Mat& values) {
    ValueRange range;
    cv::minMaxLoc(values.reshape(1), &range.lowest, &range.highest);
    return range;
}

/// Bilateral filter with the tonal spread of the noise; what it takes away that varies slowly is structure and returns.
cv::Mat withoutNoise(const cv::Mat& values, double noise) {
    constexpr int kReach = 5;  // pixels across
    constexpr double kSpatialSpread = 1.5;
    constexpr double kTonalSpread = 1.5;                                  // standard deviations of the noise
    constexpr double kSmoothLoss = 1.5;                                   // pixels
    const double tonalSpread = kTonalSpread * noise * values.channels();  // distances add up over channels
    cv::Mat filtered;
    cv::bilateralFilter(values, filtered, kReach, tonalSpread, kSpatialSpread, cv::BORDER_REPLICATE);
    cv::Mat lost = values - filtered;
    cv::GaussianBlur(lost, lost, {0, 0}, kSmoothLoss, 0, cv::BORDER_REPLICATE);
    cv::Mat change = filtered + lost - values;
    const cv::Mat flat = change.reshape(1);  // a limit is one for all channels
    cv::max(cv::min(flat, kLargestChange * noise), -kLargestChange * noise, flat);
    return values + change;
}

/// Padding is no picture: it keeps its value and lends none to its neighbours (they differ from it by more than noise).
void keepPadding(const cv::Mat& source, cv::Mat& target, const image::PixelMeaning& meaning) {
    if (!meaning.paddingValue || source.channels() != 1) {
        return;
    }
    const auto value = static_cast<double>(*meaning.paddingValue);
    const auto limit = static_cast<double>(meaning.paddingRangeLimit.value_or(*meaning.paddingValue));
    cv::Mat padding;
    cv::inRange(source, std::min(value, limit), std::max(value, limit), padding);
    source.copyTo(target, padding);
}

/// True where something was taken away.
bool denoiseFrame(Image& picture, int frame, double noise) {
    const cv::Mat values = floatsOf(picture, frame);
    const ValueRange range = rangeOf(values);
    if (noise < kRoundingNoise || noise < kVisibleNoise * (range.highest - range.lowest)) {
        return false;
    }
    cv::Mat clean = withoutNoise(values, noise);
    const cv::Mat flat = clean.reshape(1);
    cv::max(cv::min(flat, range.highest), range.lowest, flat);
    keepPadding(values, clean, picture.meaning());
    storeFloats(clean, picture, frame);
    return true;
}

base::Status denoise(Image& picture, CleanReport& report) {
    for (int frame = 0; frame < picture.geometry().frames; ++frame) {
        const auto noise = noiseLevel(picture, frame);
        if (!noise) {
            return noise.error();
        }
        report.noise = std::max(report.noise, *noise);
        report.isDenoised = denoiseFrame(picture, frame, *noise) || report.isDenoised;
    }
    return {};
}

bool mayBeSmear(const image::Geometry& geometry) {
    constexpr int kSmallestSide = 32;
    return isEightBitPicture(geometry) && geometry.samplesPerPixel == 3 && std::min(geometry.rows, geometry.columns) >= kSmallestSide;
}

bool isChanged(const Image& before, const Image& after) {
    return !std::equal(before.bytes().begin(), before.bytes().end(), after.bytes().begin());
}

/// The colours move towards those of `target`, each pixel keeps its brightness: structure is seen by brightness, and a dye that was taken
/// for another cannot turn a cell's colour round.
Result<Image> recoloured(const Image& picture, const Image& target) {
    cv::Mat own;
    cv::Mat other;
    cv::cvtColor(viewOf(picture), own, cv::COLOR_RGB2YCrCb);
    cv::cvtColor(viewOf(target), other, cv::COLOR_RGB2YCrCb);
    for (std::size_t index = 0; index < own.total() * 3; ++index) {
        if (index % 3 != 0) {
            std::uint8_t& value = own.data[index];
            value = static_cast<std::uint8_t>(std::clamp<int>(other.data[index], value - kLargestTint, value + kLargestTint));
        }
    }
    auto result = Image::create(picture.geometry(), picture.meaning());
    if (result) {
        cv::Mat pixels = viewOf(*result);
        cv::cvtColor(own, pixels, cv::COLOR_YCrCb2RGB);
    }
    return result;
}

base::Status correctSmear(Image& picture, CleanReport& report) {
    auto even = illuminationCorrected(picture, {kLargestLampGain});
    if (!even) {
        return even.error();
    }
    report.isIlluminationCorrected = isChanged(picture, *even);
    auto stained = stainNormalisedByMacenko(*even, {kBloodSmear, kLargestDyeGain, kLeastLikeness});
    if (!stained) {
        return stained.error();
    }
    report.isStainNormalised = isChanged(*even, *stained);
    auto result = report.isStainNormalised ? recoloured(*even, *stained) : std::move(even);
    if (!result) {
        return result.error();
    }
    picture = *std::move(result);
    return {};
}

void measureChange(const Image& before, const Image& after, CleanReport& report) {
    double sum = 0;
    for (int frame = 0; frame < before.geometry().frames; ++frame) {
        const cv::Mat difference = cv::abs(floatsOf(after, frame) - floatsOf(before, frame));
        report.largestChange = std::max(report.largestChange, static_cast<std::int64_t>(rangeOf(difference).highest));
        sum += cv::mean(difference.reshape(1))[0];
    }
    report.meanChange = sum / before.geometry().frames;
}

Result<CleanPicture> cleanedPicture(const Image& picture, CleanKind kind) {
    CleanPicture result{picture, {}};
    if (const base::Status done = denoise(result.picture, result.report); !done) {
        return done.error();
    }
    if (kind == CleanKind::Smear && mayBeSmear(picture.geometry())) {
        if (const base::Status done = correctSmear(result.picture, result.report); !done) {
            return done.error();
        }
    }
    measureChange(picture, result.picture, result.report);
    return result;
}

}  // namespace

bool isCleanable(const Image& picture) {
    using image::Photometric;
    const image::Geometry& geometry = picture.geometry();
    const Photometric meaning = picture.meaning().photometric;
    const bool isGrey = geometry.samplesPerPixel == 1 && (meaning == Photometric::Monochrome1 || meaning == Photometric::Monochrome2);
    const bool isRgb = geometry.samplesPerPixel == 3 && meaning == Photometric::Rgb;
    return isDeepPicture(geometry) && (isGrey || isRgb);
}

Result<CleanPicture> cleaned(const Image& picture, CleanKind kind) {
    if (!isCleanable(picture)) {
        return Error(ErrorCode::PictureUnsupported, {"picture", layoutError(picture.geometry()).arguments.back()});
    }
    return withoutExceptions([&] { return cleanedPicture(picture, kind); });
}

}  // namespace intaglio::enhance
