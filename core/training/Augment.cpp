#include "core/training/Augment.h"

#include <cmath>
#include <numbers>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <random>

#include "core/inference/Preprocess.h"

namespace intaglio::training {

namespace {

using image::Image;

/// Random numbers that are the same on every platform, unlike std's distributions.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_random(seed) {}
    double uniform(double low, double high) { return low + (high - low) * static_cast<double>(m_random() >> 11) * 0x1p-53; }
    /// -range .. range
    double around(double range) { return uniform(-range, range); }
    bool chance(double share) { return uniform(0, 1) < share; }
    int below(int count) { return static_cast<int>(m_random() % static_cast<std::uint64_t>(count)); }
    std::uint64_t number() { return m_random(); }

private:
    std::mt19937_64 m_random;
};

/// A view of an 8-bit picture; the picture must outlive it.
cv::Mat viewOf(Image& picture) {
    const auto& geometry = picture.geometry();
    return {geometry.rows, geometry.columns, CV_MAKETYPE(CV_8U, geometry.samplesPerPixel), picture.bytes().data()};
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

/// Flip, quarter turn, small turn, scale and shift in one warp about the centre.
cv::Matx23d randomWarp(cv::Size size, const Augmentation& limits, Dice& dice) {
    const double turns = limits.quarterTurns ? std::numbers::pi / 2 * dice.below(4) : 0;
    const double angle = turns + dice.around(limits.rotationDegrees) * std::numbers::pi / 180;
    const double mirror = limits.flips && dice.chance(0.5) ? -1 : 1;
    const double scale = 1 + dice.around(limits.scale);
    const double moveX = dice.around(limits.shift) * size.width;
    const double moveY = dice.around(limits.shift) * size.height;
    const double cosine = std::cos(angle) * scale, sine = std::sin(angle) * scale;
    const double centerX = (size.width - 1) / 2.0, centerY = (size.height - 1) / 2.0;
    const cv::Matx22d linear(cosine * mirror, -sine, sine * mirror, cosine);
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
    // The same noise in every channel: a prepared picture is usually grey in three channels and must stay so.
    cv::Mat repeated;
    cv::merge(std::vector<cv::Mat>(static_cast<std::size_t>(picture.channels()), noise), repeated);
    cv::Mat sum;
    cv::add(picture, repeated, sum, cv::noArray(), CV_8U);
    sum.copyTo(picture);
}

void vary(Image& picture, const Augmentation& limits, Dice& dice) {
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
}

}  // namespace

base::Result<Image> shiftColors(const Image& display, const ColorShift& shift) {
    Image result = display;
    cv::Mat pixels = viewOf(result);
    if (pixels.channels() != 3) {
        pixels.convertTo(pixels, -1, (shift.redGain + shift.greenGain + shift.blueGain) / 3);
        return result;
    }
    // Hue and saturation are a turn and a scaling of the chroma plane of YIQ (NTSC), gains a diagonal in RGB: one matrix in all.
    const cv::Matx33d toYiq(0.299, 0.587, 0.114, 0.5959, -0.2746, -0.3213, 0.2115, -0.5227, 0.3112);
    const double angle = shift.hueDegrees * std::numbers::pi / 180;
    const double cosine = std::cos(angle) * shift.saturation, sine = std::sin(angle) * shift.saturation;
    const cv::Matx33d chroma(1, 0, 0, 0, cosine, -sine, 0, sine, cosine);
    const cv::Matx33d gains(shift.redGain, 0, 0, 0, shift.greenGain, 0, 0, 0, shift.blueGain);
    cv::transform(pixels, pixels, cv::Mat(gains * toYiq.inv() * chroma * toYiq));
    return result;
}

base::Result<inference::Tensor> augmentedInput(const Image& display, const std::vector<inference::PreprocessStep>& steps,
                                               const Augmentation& augmentation, std::uint64_t seed) {
    Dice dice(seed);
    const bool varyStain = augmentation.stainHueDegrees > 0 || augmentation.stainSaturation > 0 || augmentation.stainGain > 0;
    const auto shifted = varyStain ? shiftColors(display, randomShift(augmentation, dice)) : base::Result<Image>(display);
    if (!shifted) {
        return shifted.error();
    }
    auto prepared = inference::preparePicture(*shifted, steps);
    if (!prepared) {
        return prepared.error();
    }
    vary(*prepared, augmentation, dice);
    return inference::toTensor(*prepared, steps);
}

}  // namespace intaglio::training
