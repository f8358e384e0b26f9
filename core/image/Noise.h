#pragma once
#include <cmath>
#include <cstdint>

/// Small deterministic randomness for generated pictures: equal seeds give equal pictures on every machine and standard library.
/// Not for anything secret.
namespace intaglio::image {

/// SplitMix64 (Steele, Lea, Flood 2014).
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    [[nodiscard]] std::uint64_t next() {
        m_state += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31);
    }
    /// 0 <= value < 1, 53 bits.
    [[nodiscard]] double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    [[nodiscard]] double between(double low, double high) { return low + (high - low) * unit(); }
    /// Mean 0, deviation 1: twelve uniform values (Irwin-Hall), which needs no logarithm and so no libm differences.
    [[nodiscard]] double normal() {
        double sum = -6;
        for (int count = 0; count < 12; ++count) {
            sum += unit();
        }
        return sum;
    }

private:
    std::uint64_t m_state;
};

/// Rises smoothly from 0 at `low` to 1 at `high`.
[[nodiscard]] inline double smoothStep(double low, double high, double value) {
    const double position = (value - low) / (high - low);
    if (position <= 0) {
        return 0;
    }
    return position >= 1 ? 1 : position * position * (3 - 2 * position);
}

/// Smooth value noise, 0 .. 1, one random value per unit square corner.
class ValueNoise {
public:
    explicit ValueNoise(std::uint64_t seed) : m_seed(seed) {}

    [[nodiscard]] double operator()(double x, double y) const {
        const double left = std::floor(x);
        const double top = std::floor(y);
        const double across = smoothStep(0, 1, x - left);
        const double down = smoothStep(0, 1, y - top);
        const auto column = static_cast<std::int64_t>(left);
        const auto row = static_cast<std::int64_t>(top);
        const double upper = std::lerp(corner(column, row), corner(column + 1, row), across);
        const double lower = std::lerp(corner(column, row + 1), corner(column + 1, row + 1), across);
        return std::lerp(upper, lower, down);
    }
    /// Several octaves, each of half the size and half the weight; 0 .. 1.
    [[nodiscard]] double layered(double x, double y, int octaves) const {
        double sum = 0;
        double weight = 1;
        double total = 0;
        for (int octave = 0; octave < octaves; ++octave) {
            sum += weight * (*this)(x, y);
            total += weight;
            weight /= 2;
            x = x * 2 + 17.3;
            y = y * 2 + 5.7;
        }
        return sum / total;
    }

private:
    [[nodiscard]] double corner(std::int64_t column, std::int64_t row) const {
        const std::uint64_t place = static_cast<std::uint64_t>(column) * 0x8da6b343U + static_cast<std::uint64_t>(row) * 0xd8163841U;
        return Random(m_seed ^ place).unit();
    }
    std::uint64_t m_seed;
};

}  // namespace intaglio::image
