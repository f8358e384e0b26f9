#include "tests/support/steganalysis/ChiSquare.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace intaglio::steganalysis {

namespace {

constexpr double kSmallestExpected = 5;
constexpr int kMaximumTerms = 2000;

double gammaScale(double a, double x) {
    return std::exp(a * std::log(x) - x - std::lgamma(a));
}

/// Lower incomplete gamma, regularised, by its series; for x < a + 1.
double gammaSeries(double a, double x) {
    double term = 1 / a, sum = term;
    for (int n = 1; n < kMaximumTerms && term > sum * 1e-15; ++n) {
        term *= x / (a + n);
        sum += term;
    }
    return sum * gammaScale(a, x);
}

/// Upper incomplete gamma, regularised, by Lentz's continued fraction; for x >= a + 1.
double gammaFraction(double a, double x) {
    constexpr double kTiny = std::numeric_limits<double>::min() * 1e10;
    double b = x + 1 - a, c = 1 / kTiny, d = 1 / b, result = d;
    for (int n = 1; n < kMaximumTerms; ++n) {
        const double factor = -n * (n - a);
        b += 2;
        d = factor * d + b;
        c = b + factor / c;
        if (std::abs(d) < kTiny) d = kTiny;
        if (std::abs(c) < kTiny) c = kTiny;
        d = 1 / d;
        result *= d * c;
        if (std::abs(d * c - 1) < 1e-15) break;
    }
    return result * gammaScale(a, x);
}

}  // namespace

double chiSquareTail(double x, int degrees) {
    if (degrees <= 0) return 0;
    if (x <= 0) return 1;
    const double a = degrees / 2.0;
    return x / 2 < a + 1 ? 1 - gammaSeries(a, x / 2) : gammaFraction(a, x / 2);
}

ChiSquareResult chiSquareAttack(const SamplePlane& plane, double share) {
    struct Pair {
        double even = 0, odd = 0;
    };
    std::map<int, Pair> pairs;
    const auto count = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * static_cast<double>(plane.values.size()));
    for (std::size_t i = 0; i < count; ++i) {
        Pair& pair = pairs[plane.values[i] >> 1];
        ((plane.values[i] & 1) == 0 ? pair.even : pair.odd) += 1;
    }
    ChiSquareResult result;
    int used = 0;
    for (const auto& [value, pair] : pairs) {
        const double expected = (pair.even + pair.odd) / 2;
        if (expected < kSmallestExpected) continue;
        result.statistic += (pair.even - expected) * (pair.even - expected) / expected;
        ++used;
    }
    result.degrees = std::max(0, used - 1);
    result.probability = chiSquareTail(result.statistic, result.degrees);
    return result;
}

}  // namespace intaglio::steganalysis
