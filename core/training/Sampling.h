#pragma once
#include "core/training/Training.h"

namespace intaglio::training {

/// A well-mixed number from two (SplitMix64 finaliser): seeds of steps and pictures are derived, never drawn, so any of them can be
/// repeated alone.
[[nodiscard]] std::uint64_t mixSeeds(std::uint64_t seed, std::uint64_t index);

/// Random numbers that are the same on every platform, unlike std's distributions. Not for several threads at once.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}
    /// 64 random bits.
    std::uint64_t number() { return m_state = mixSeeds(m_state, 0); }
    double uniform(double low, double high) { return low + (high - low) * static_cast<double>(number() >> 11) * 0x1p-53; }
    /// -range .. range
    double around(double range) { return uniform(-range, range); }
    /// True in this share of throws.
    bool chance(double share) { return uniform(0, 1) < share; }
    /// 0 .. count - 1; `count` is above 0.
    int below(int count) { return static_cast<int>(number() % static_cast<std::uint64_t>(count)); }
    /// Beta(alpha, alpha) for 0 < alpha <= 1 (Joehnk 1964): near 0 and 1 for a small alpha, uniform for 1.
    double beta(double alpha);

private:
    std::uint64_t m_state;
};

/// The share that each class shall have of what the network learns from; sums to 1, 0 for classes without pictures.
[[nodiscard]] std::vector<double> classShares(const BatchSource& source, int classes, ClassBalance balance);

/// The order in which one epoch shows the pictures: as many as there are, drawn so that every class gets its share. Within a class every
/// picture is used once before one is used again. Equal seeds give equal orders.
[[nodiscard]] std::vector<std::size_t> sampleOrder(const BatchSource& source, int classes, ClassBalance balance, std::uint64_t seed);

/// How much an error on a picture of each class counts so that the classes get their shares without being drawn more often: share wished
/// over share there is. The mean over all pictures is 1; 0 for classes without pictures.
[[nodiscard]] std::vector<double> classWeights(const BatchSource& source, int classes, ClassBalance balance);

}  // namespace intaglio::training
