#pragma once
#include "core/training/Sampling.h"

namespace intaglio::test {

/// Pictures of a bright bar that lies flat (class 0) or stands (class 1), at random places, in noise. No mean grey value tells them apart.
/// Every `rarity`-th picture is of class 0.
class Bars final : public training::BatchSource {
public:
    Bars(std::size_t count, std::uint64_t seed, int side, std::size_t rarity = 2)
        : m_count(count), m_seed(seed), m_side(side), m_rarity(rarity) {}
    [[nodiscard]] std::size_t size() const override { return m_count; }
    [[nodiscard]] int labelOf(std::size_t index) const override { return index % m_rarity == 0 ? 0 : 1; }
    void fill(std::size_t index, std::optional<std::uint64_t> augmentationSeed, std::span<float> target) const override {
        std::uint64_t state = training::mixSeeds(m_seed, index);
        const auto next = [&state] { return static_cast<double>((state = training::mixSeeds(state, 1)) >> 11) * 0x1p-53; };
        const int place = static_cast<int>(next() * (m_side - 4));
        const double shift = augmentationSeed ? static_cast<double>(*augmentationSeed % 100) / 500 : 0;
        for (std::size_t at = 0; at < target.size(); ++at) {
            const int pixel = static_cast<int>(at) % (m_side * m_side);
            const int across = labelOf(index) == 0 ? pixel / m_side : pixel % m_side;
            target[at] = static_cast<float>((across >= place && across < place + 4 ? 1.0 : -0.5) + 0.3 * (next() - 0.5) + shift);
        }
    }

private:
    std::size_t m_count;
    std::uint64_t m_seed;
    int m_side;
    std::size_t m_rarity;
};

}  // namespace intaglio::test
