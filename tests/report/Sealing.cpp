#include "tests/report/Sealing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "tests/support/steganalysis/SamplePlane.h"
#include "tests/unit/crypto/CryptoTestSupport.h"

namespace intaglio::report {

namespace {

using Values = std::vector<double>;
constexpr int kRadius = 5;

std::array<double, 2 * kRadius + 1> gaussian() {
    std::array<double, 2 * kRadius + 1> weights{};
    double sum = 0;
    for (int i = -kRadius; i <= kRadius; ++i) sum += weights[static_cast<std::size_t>(i + kRadius)] = std::exp(-i * i / (2 * 1.5 * 1.5));
    for (double& weight : weights) weight /= sum;
    return weights;
}

/// The 11 x 11 Gaussian window where it fits whole: the result is 10 columns and rows smaller.
Values smoothed(const Values& values, int columns, int rows) {
    static const auto kWeights = gaussian();
    const int narrow = columns - 2 * kRadius, low = rows - 2 * kRadius;
    Values half(static_cast<std::size_t>(narrow) * static_cast<std::size_t>(rows));
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < narrow; ++column) {
            const double* from =
                &values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column)];
            double sum = 0;
            for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * from[i];
            half[static_cast<std::size_t>(row) * static_cast<std::size_t>(narrow) + static_cast<std::size_t>(column)] = sum;
        }
    }
    Values result(static_cast<std::size_t>(narrow) * static_cast<std::size_t>(low), 0);
    for (std::size_t i = 0; i < result.size(); ++i) {
        for (std::size_t k = 0; k < kWeights.size(); ++k) result[i] += kWeights[k] * half[i + k * static_cast<std::size_t>(narrow)];
    }
    return result;
}

Values productOf(const Values& a, const Values& b) {
    Values product(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) product[i] = a[i] * b[i];
    return product;
}

double structuralSimilarity(const steganalysis::SamplePlane& a, const steganalysis::SamplePlane& b, double peak) {
    if (a.columns <= 2 * kRadius || a.rows <= 2 * kRadius) return 1;
    const Values x(a.values.begin(), a.values.end()), y(b.values.begin(), b.values.end());
    const auto smooth = [&](const Values& values) { return smoothed(values, a.columns, a.rows); };
    const Values meanX = smooth(x), meanY = smooth(y), xx = smooth(productOf(x, x)), yy = smooth(productOf(y, y)),
                 xy = smooth(productOf(x, y));
    const double c1 = 0.01 * peak * 0.01 * peak, c2 = 0.03 * peak * 0.03 * peak;
    double sum = 0;
    for (std::size_t i = 0; i < meanX.size(); ++i) {
        const double mx = meanX[i], my = meanY[i];
        const double luminance = (2 * mx * my + c1) / (mx * mx + my * my + c1);
        sum += luminance * (2 * (xy[i] - mx * my) + c2) / (xx[i] - mx * mx + yy[i] - my * my + c2);
    }
    return sum / static_cast<double>(meanX.size());
}

double decibels(double peak, double meanSquare) {
    return meanSquare > 0 ? 10 * std::log10(peak * peak / meanSquare) : std::numeric_limits<double>::infinity();
}

}  // namespace

stego::FrameParameters parametersOf(const Mode& mode, std::uint64_t seed, std::uint16_t bucket, std::uint8_t slots) {
    stego::FrameParameters parameters;
    parameters.mode = mode.mode;
    parameters.strength = mode.strength;
    parameters.bucket = bucket;
    parameters.slots = slots;
    std::mt19937_64 random(seed ^ 0x6e6f6e6365);
    for (std::uint8_t& byte : parameters.nonce) byte = static_cast<std::uint8_t>(random() >> 56);
    return parameters;
}

base::Bytes randomFrame(const stego::FrameParameters& parameters, std::uint64_t seed) {
    base::Bytes frame(crypto::frameBytes(parameters.bucket, parameters.slots));
    std::mt19937_64 random(seed);
    for (std::uint8_t& byte : frame) byte = static_cast<std::uint8_t>(random() >> 56);
    return frame;
}

crypto::StegoKey reportKey() {
    return {1, base::SecretBytes(base::Bytes(32, 0x5a))};
}

base::Result<stego::Embedded> sealRandomFrame(const image::Image& picture, const Mode& mode, std::uint64_t seed, std::uint16_t bucket,
                                              std::uint8_t slots) {
    const crypto::test::FixedRandomPrimitives primitives(static_cast<std::uint8_t>(seed));
    const auto parameters = parametersOf(mode, seed, bucket, slots);
    return stego::embed(primitives, picture, reportKey(), parameters, randomFrame(parameters, seed));
}

bool comesOut(const image::Image& original, const image::Image& sealed, const Mode& mode, std::uint64_t seed, std::uint16_t bucket,
              std::uint8_t slots) {
    const auto parameters = parametersOf(mode, seed, bucket, slots);
    const crypto::StegoKey key = reportKey();
    const auto result = stego::extract(crypto::test::primitives(), sealed, {&key, 1});
    const auto* extracted = std::get_if<stego::Extracted>(&result);
    if (extracted == nullptr || extracted->frame != randomFrame(parameters, seed)) return false;
    if (mode.mode != crypto::EmbeddingMode::Reversible) return true;
    return std::equal(original.bytes().begin(), original.bytes().end(), extracted->restored.bytes().begin(),
                      extracted->restored.bytes().end());
}

Difference differenceOf(const image::Image& original, const image::Image& changed) {
    const image::Geometry& geometry = original.geometry();
    Difference result;
    double squares = 0, changes = 0;
    std::int64_t low = geometry.maximumValue(), high = geometry.minimumValue();
    for (std::size_t i = 0; i < geometry.sampleCount(); ++i) {
        const std::int64_t before = original.sampleAt(i), delta = changed.sampleAt(i) - before;
        low = std::min(low, before);
        high = std::max(high, before);
        result.largest = std::max(result.largest, std::abs(delta));
        squares += static_cast<double>(delta * delta);
        changes += delta != 0;
    }
    const double peak = std::exp2(geometry.bitsStored) - 1;
    const auto count = static_cast<double>(geometry.sampleCount());
    result.psnrDb = decibels(peak, squares / count);
    result.psnrRangeDb = decibels(static_cast<double>(high - low), squares / count);
    result.changedShare = changes / count;
    const auto before = steganalysis::planesOf(original), after = steganalysis::planesOf(changed);
    double similarity = 0;
    for (std::size_t plane = 0; plane < before.size(); ++plane) similarity += structuralSimilarity(before[plane], after[plane], peak);
    result.ssim = similarity / static_cast<double>(before.size());
    return result;
}

}  // namespace intaglio::report
