#include "core/training/Augment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <string_view>

#include "core/image/JpegWriter.h"
#include "core/inference/Preprocess.h"
#include "core/training/Sampling.h"

namespace intaglio::training {

namespace {

using image::Image;
using Steps = std::vector<inference::PreprocessStep>;

/// A view of an 8-bit picture; the picture must outlive it.
cv::Mat viewOf(Image& picture) {
    const auto& geometry = picture.geometry();
    return {geometry.rows, geometry.columns, CV_MAKETYPE(CV_8U, geometry.samplesPerPixel), picture.bytes().data()};
}

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

ColorShift randomShift(const Augmentation& limits, Dice& dice) {
    ColorShift shift;
    shift.hueDegrees = dice.around(limits.stainHueDegrees);
    shift.saturation = 1 + dice.around(limits.stainSaturation);
    shift.redGain = std::exp(dice.around(limits.stainGain));
    shift.greenGain = std::exp(dice.around(limits.stainGain));
    shift.blueGain = std::exp(dice.around(limits.stainGain));
    return shift;
}

/// Mirror, flip, turns, slant, scale and shift in one warp about the centre.
cv::Matx23d randomWarp(cv::Size size, const Augmentation& limits, Dice& dice) {
    const double turns = limits.quarterTurns ? std::numbers::pi / 2 * dice.below(4) : 0;
    const double angle = turns + radians(dice.around(limits.rotationDegrees));
    const double mirror = limits.mirror && dice.chance(0.5) ? -1 : 1;
    const double flip = limits.flip && dice.chance(0.5) ? -1 : 1;
    const double scale = 1 + dice.around(limits.scale);
    const double slant = std::tan(radians(dice.around(limits.shearDegrees)));
    const double moveX = dice.around(limits.shift) * size.width;
    const double moveY = dice.around(limits.shift) * size.height;
    const double cosine = std::cos(angle) * scale, sine = std::sin(angle) * scale;
    const double centerX = (size.width - 1) / 2.0, centerY = (size.height - 1) / 2.0;
    const cv::Matx22d linear = cv::Matx22d(cosine, -sine, sine, cosine) * cv::Matx22d(mirror, slant * flip, 0, flip);
    return {linear(0, 0), linear(0, 1), centerX + moveX - linear(0, 0) * centerX - linear(0, 1) * centerY,
            linear(1, 0), linear(1, 1), centerY + moveY - linear(1, 0) * centerX - linear(1, 1) * centerY};
}

/// Gamma, contrast and brightness as one table of 256 entries.
cv::Mat randomToneTable(const Augmentation& limits, Dice& dice) {
    const double gamma = std::exp(dice.around(limits.gamma));
    const double contrast = 1 + dice.around(limits.contrast);
    const double brightness = dice.around(limits.brightness) * 255;
    cv::Mat table(1, 256, CV_8U);
    for (int value = 0; value < 256; ++value) {
        const double toned = 255 * std::pow(value / 255.0, gamma);
        table.at<std::uint8_t>(value) = cv::saturate_cast<std::uint8_t>((toned - 127.5) * contrast + 127.5 + brightness);
    }
    return table;
}

void addNoise(cv::Mat& picture, double deviation, std::uint64_t seed) {
    cv::RNG random(seed);
    cv::Mat noise(picture.size(), CV_16S);
    random.fill(noise, cv::RNG::NORMAL, 0, deviation);
    // The same noise in every channel: a prepared picture may be grey in three channels and must stay so.
    cv::Mat repeated;
    cv::merge(std::vector<cv::Mat>(static_cast<std::size_t>(picture.channels()), noise), repeated);
    cv::Mat sum;
    cv::add(picture, repeated, sum, cv::noArray(), CV_8U);
    sum.copyTo(picture);
}

void coverPart(cv::Mat& picture, double largest, Dice& dice) {
    constexpr double kSmallest = 0.3;  // of the largest: smaller ones hide nothing
    constexpr double kMiddleGrey = 127;
    const int width = std::max(1, static_cast<int>(dice.uniform(kSmallest, 1) * largest * picture.cols));
    const int height = std::max(1, static_cast<int>(dice.uniform(kSmallest, 1) * largest * picture.rows));
    const cv::Rect part(dice.below(picture.cols - width + 1), dice.below(picture.rows - height + 1), width, height);
    picture(part).setTo(cv::Scalar::all(kMiddleGrey));
}

/// JPEG is applied to the picture as a whole, so it returns a new one.
base::Result<Image> compressed(const Image& picture, const Augmentation& limits, Dice& dice) {
    const int span = std::max(0, limits.jpegQualityHighest - limits.jpegQualityLowest);
    return image::jpegRoundTrip(picture, limits.jpegQualityLowest + dice.below(span + 1));
}

void varyPixels(Image& picture, const Augmentation& limits, Dice& dice) {
    cv::Mat pixels = viewOf(picture);
    cv::Mat moved;
    cv::warpAffine(pixels, moved, randomWarp(pixels.size(), limits, dice), pixels.size(), cv::INTER_LINEAR, cv::BORDER_REFLECT_101);
    cv::LUT(moved, randomToneTable(limits, dice), pixels);
    if (limits.blurSigma > 0 && dice.chance(1.0 / 3)) {
        cv::GaussianBlur(pixels, pixels, {}, dice.uniform(0.1, std::max(0.11, limits.blurSigma)));
    }
    if (limits.noise > 0 && dice.chance(1.0 / 3)) {
        addNoise(pixels, dice.uniform(0, limits.noise), dice.number());
    }
    if (limits.cutOut > 0 && dice.chance(0.5)) {
        coverPart(pixels, limits.cutOut, dice);
    }
}

/// Steps that only move, scale or repeat samples: a change of colours may as well come after them.
bool looksAtColors(const inference::PreprocessStep& step) {
    constexpr std::array<std::string_view, 6> kBlind{"to-rgb", "resize", "square-crop", "centre-crop", "scale", "standardise"};
    return std::find(kBlind.begin(), kBlind.end(), step.name) == kBlind.end();
}

bool isTensorStep(const inference::PreprocessStep& step) {
    return step.name == "scale" || step.name == "standardise";
}

}  // namespace

base::Status checkAugmentation(const Augmentation& limits) {
    struct Range {
        const char* name;
        double value, highest;
    };
    const std::array<Range, 15> ranges{{{"rotation_degrees", limits.rotationDegrees, 180},
                                        {"scale", limits.scale, 0.9},
                                        {"shift", limits.shift, 1},
                                        {"shear_degrees", limits.shearDegrees, 60},
                                        {"stain_hue_degrees", limits.stainHueDegrees, 180},
                                        {"stain_saturation", limits.stainSaturation, 1},
                                        {"stain_gain", limits.stainGain, 2},
                                        {"gamma", limits.gamma, 2},
                                        {"contrast", limits.contrast, 1},
                                        {"brightness", limits.brightness, 1},
                                        {"blur_sigma", limits.blurSigma, 50},
                                        {"noise", limits.noise, 255},
                                        {"jpeg_quality_lowest", static_cast<double>(limits.jpegQualityLowest), 100},
                                        {"jpeg_quality_highest", static_cast<double>(limits.jpegQualityHighest), 100},
                                        {"cut_out", limits.cutOut, 1}}};
    for (const Range& range : ranges) {
        if (!(range.value >= 0 && range.value <= range.highest)) {
            return base::Error(base::ErrorCode::InvalidArgument, {std::string("augmentation.") + range.name, std::to_string(range.value)});
        }
    }
    if (limits.jpegQualityLowest > limits.jpegQualityHighest) {
        return base::Error(base::ErrorCode::InvalidArgument,
                           {"augmentation.jpeg_quality_lowest", std::to_string(limits.jpegQualityLowest)});
    }
    return {};
}

base::Result<Image> shiftColors(const Image& display, const ColorShift& shift) {
    Image result = display;
    cv::Mat pixels = viewOf(result);
    if (pixels.channels() != 3) {
        pixels.convertTo(pixels, -1, (shift.redGain + shift.greenGain + shift.blueGain) / 3);
        return result;
    }
    // Hue and saturation are a turn and a scaling of the chroma plane of YIQ (NTSC), gains a diagonal in RGB: one matrix in all.
    const cv::Matx33d toYiq(0.299, 0.587, 0.114, 0.5959, -0.2746, -0.3213, 0.2115, -0.5227, 0.3112);
    const double cosine = std::cos(radians(shift.hueDegrees)) * shift.saturation;
    const double sine = std::sin(radians(shift.hueDegrees)) * shift.saturation;
    const cv::Matx33d chroma(1, 0, 0, 0, cosine, -sine, 0, sine, cosine);
    const cv::Matx33d gains(shift.redGain, 0, 0, 0, shift.greenGain, 0, 0, 0, shift.blueGain);
    cv::transform(pixels, pixels, cv::Mat(gains * toYiq.inv() * chroma * toYiq));
    return result;
}

Augmenter::Augmenter(Steps steps, const Augmentation& augmentation) : m_augmentation(augmentation) {
    auto late = std::find_if(steps.begin(), steps.end(), isTensorStep);
    // Grey pictures are varied in one channel and repeated afterwards, at a third of the cost.
    if (late != steps.begin() && std::prev(late)->name == "to-rgb") {
        --late;
    }
    m_early.assign(steps.begin(), late);
    m_late.assign(late, steps.end());
    m_varyColors = augmentation.stainHueDegrees > 0 || augmentation.stainSaturation > 0 || augmentation.stainGain > 0;
    m_colorsFirst = m_varyColors && std::any_of(steps.begin(), steps.end(), looksAtColors);
}

base::Result<Image> Augmenter::keep(Image display) const {
    return m_colorsFirst ? base::Result<Image>(std::move(display)) : inference::preparePicture(display, m_early);
}

base::Result<inference::Tensor> Augmenter::plainInput(const Image& kept) const {
    if (!m_colorsFirst) {
        return inference::preprocess(kept, m_late);
    }
    const auto prepared = inference::preparePicture(kept, m_early);
    return prepared ? inference::preprocess(*prepared, m_late) : prepared.error();
}

base::Result<inference::Tensor> Augmenter::variedInput(const Image& kept, std::uint64_t seed) const {
    Dice dice(seed);
    auto picture = m_varyColors ? shiftColors(kept, randomShift(m_augmentation, dice)) : base::Result<Image>(kept);
    if (picture && m_colorsFirst) {
        picture = inference::preparePicture(*picture, m_early);
    }
    if (!picture) {
        return picture.error();
    }
    varyPixels(*picture, m_augmentation, dice);
    if (m_augmentation.jpegQualityLowest > 0 && dice.chance(1.0 / 3)) {
        picture = compressed(*picture, m_augmentation, dice);
    }
    return picture ? inference::preprocess(*picture, m_late) : picture.error();
}

base::Result<inference::Tensor> augmentedInput(const Image& display, const Steps& steps, const Augmentation& augmentation,
                                               std::uint64_t seed) {
    const Augmenter augmenter(steps, augmentation);
    const auto kept = augmenter.keep(display);
    return kept ? augmenter.variedInput(*kept, seed) : kept.error();
}

}  // namespace intaglio::training
