#pragma once
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <random>

#include "core/image/Image.h"

/// Generated carriers for the tests: every kind that has a way of its own to break reversibility.
namespace intaglio::test {

struct PictureShape {
    int columns = 64;
    int rows = 64;
    int samplesPerPixel = 1;
    int bitsStored = 8;
    bool isSigned = false;
    int frames = 1;
};

enum class Pattern { Constant, Zero, Maximum, Checkerboard, Noise, SaturatedNoise, Smooth, SaturatedDisc, Padded, FlagsAndCarriers };
inline constexpr int kPatterns = 10;

inline image::Image blankPicture(const PictureShape& shape) {
    image::Geometry geometry;
    geometry.columns = shape.columns;
    geometry.rows = shape.rows;
    geometry.frames = shape.frames;
    geometry.samplesPerPixel = shape.samplesPerPixel;
    geometry.bitsStored = shape.bitsStored;
    geometry.bitsAllocated = shape.bitsStored > 8 ? 16 : 8;
    geometry.isSigned = shape.isSigned;
    image::PixelMeaning meaning;
    meaning.photometric = shape.samplesPerPixel >= 3 ? image::Photometric::Rgb : image::Photometric::Monochrome2;
    return image::Image::create(geometry, meaning).value();
}

/// A soft picture with about one level of noise, as a fraction of the range.
inline double smoothValue(int column, int row, int channel, double levels, std::mt19937& random) {
    const double wave = 0.5 + 0.25 * std::sin(column * 0.03 + channel) + 0.2 * std::cos(row * 0.025);
    return wave + (static_cast<double>(random() % 1000) / 1000.0 - 0.5) * 1.6 / levels;
}

/// Even samples that carry, with odd ones that carry only where the even ones carry ones; below, even samples whose flags are all zeros.
inline std::int64_t flagsAndCarriersValue(int column, int row, bool flags) {
    const bool odd = ((row + column) & 1) != 0;
    if (flags) return odd ? 200 : 255;
    if (!odd) return 100;
    return (row + 2 * column) % 5 == 0 ? 96 : 101;
}

inline std::int64_t patternValue(Pattern pattern, const image::Geometry& geometry, int column, int row, int channel, std::mt19937& random) {
    const std::int64_t low = geometry.minimumValue();
    const std::int64_t high = geometry.maximumValue();
    const std::int64_t range = high - low;
    const auto at = [&](double fraction) {
        return low + static_cast<std::int64_t>(std::clamp(fraction, 0.0, 1.0) * static_cast<double>(range));
    };
    switch (pattern) {
        case Pattern::Constant:
            return low + range / 3;
        case Pattern::Zero:
            return low;
        case Pattern::Maximum:
            return high;
        case Pattern::Checkerboard:
            return ((column + row) & 1) != 0 ? high : low;
        case Pattern::Noise:
            return low + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(range + 1));
        case Pattern::SaturatedNoise:
            return random() % 2 != 0 ? (random() % 3 != 0 ? high : high - 1) : (random() % 3 != 0 ? low : low + 1);
        case Pattern::Smooth:
            return at(smoothValue(column, row, channel, static_cast<double>(range), random));
        case Pattern::SaturatedDisc:
            return at(smoothValue(column, row, channel, static_cast<double>(range), random) * 2.2 - 0.6);
        case Pattern::Padded: {
            const double x = 2.0 * column / geometry.columns - 1;
            const double y = 2.0 * row / geometry.rows - 1;
            return x * x + y * y > 0.9 ? low + range / 2 : at(smoothValue(column, row, channel, static_cast<double>(range), random));
        }
        case Pattern::FlagsAndCarriers:
            return low + flagsAndCarriersValue(column, row, row * 5 >= geometry.rows * 3) * range / 255;
    }
    return low;
}

/// `Padded` declares its padding value, with a range limit of a few values for odd seeds.
inline image::Image makePicture(const PictureShape& shape, Pattern pattern, unsigned seed) {
    image::Image picture = blankPicture(shape);
    const image::Geometry& geometry = picture.geometry();
    std::mt19937 random(seed);
    std::size_t index = 0;
    for (int frame = 0; frame < geometry.frames; ++frame) {
        for (int row = 0; row < geometry.rows; ++row) {
            for (int column = 0; column < geometry.columns; ++column) {
                for (int channel = 0; channel < geometry.samplesPerPixel; ++channel, ++index) {
                    const bool alpha = geometry.hasAlpha() && channel == geometry.samplesPerPixel - 1;
                    const std::int64_t value = alpha ? (random() % 5 == 0 ? 0 : geometry.maximumValue())
                                                     : patternValue(pattern, geometry, column, row, channel, random);
                    picture.setSampleAt(index, value);
                }
            }
        }
    }
    if (pattern == Pattern::Padded) {
        const std::int64_t padding = geometry.minimumValue() + (geometry.maximumValue() - geometry.minimumValue()) / 2;
        picture.meaning().paddingValue = padding;
        if (seed % 2 != 0) picture.meaning().paddingRangeLimit = padding + 3;
    }
    return picture;
}

inline std::size_t largestDifference(const image::Image& a, const image::Image& b) {
    std::int64_t largest = 0;
    for (std::size_t i = 0; i < a.geometry().sampleCount(); ++i) largest = std::max(largest, std::abs(a.sampleAt(i) - b.sampleAt(i)));
    return static_cast<std::size_t>(largest);
}

inline bool sameSamples(const image::Image& a, const image::Image& b) {
    return a.geometry() == b.geometry() && std::equal(a.bytes().begin(), a.bytes().end(), b.bytes().begin(), b.bytes().end());
}

}  // namespace intaglio::test
