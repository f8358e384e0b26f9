#include "core/inference/Float16.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace intaglio::inference {
namespace {

constexpr int kFractionBits = 10;
constexpr int kBias = 15;
constexpr int kLargestExponent = 31;
constexpr std::uint16_t kInfinity = 0x7c00;

}  // namespace

std::uint16_t toFloat16(float value) {
    const std::uint16_t sign = std::signbit(value) ? 0x8000 : 0;
    const float magnitude = std::fabs(value);
    if (std::isnan(value)) {
        return sign | kInfinity | 1;
    }
    if (magnitude == 0) {
        return sign;  // frexp gives zero no exponent
    }
    int exponent = 0;
    std::frexp(magnitude, &exponent);
    // frexp gives [0.5, 1): the stored exponent is one less. Below the smallest normal number the step stays the same.
    const int stored = std::max(exponent - 1 + kBias, 1);
    if (std::isinf(value) || stored >= kLargestExponent) {
        return sign | kInfinity;
    }
    const auto steps = static_cast<int>(std::nearbyint(std::ldexp(magnitude, kFractionBits + kBias - stored)));
    // A subnormal has fewer than 1024 steps and exponent field 0; carrying over into the next exponent falls out of the addition.
    const int bits = ((stored - 1) << kFractionBits) + steps;
    return static_cast<std::uint16_t>(sign | bits);
}

float fromFloat16(std::uint16_t bits) {
    const int exponent = (bits >> kFractionBits) & 0x1f;
    const int fraction = bits & 0x3ff;
    float magnitude = 0;
    if (exponent == kLargestExponent) {
        magnitude = fraction == 0 ? std::numeric_limits<float>::infinity() : std::numeric_limits<float>::quiet_NaN();
    } else if (exponent == 0) {
        magnitude = std::ldexp(static_cast<float>(fraction), 1 - kBias - kFractionBits);
    } else {
        magnitude = std::ldexp(static_cast<float>(fraction + 1024), exponent - kBias - kFractionBits);
    }
    return (bits & 0x8000) != 0 ? -magnitude : magnitude;
}

}  // namespace intaglio::inference
