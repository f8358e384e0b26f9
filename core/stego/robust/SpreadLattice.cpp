#include "core/stego/robust/SpreadLattice.h"

#include <cmath>
#include <numbers>

namespace intaglio::stego::robust {
namespace {

constexpr double kCompensation = 0.75;

}  // namespace

SpreadLattice::SpreadLattice(const SpreadKeys& keys, const std::vector<std::uint32_t>& carriers, std::size_t bits, double step)
    : m_carriers(carriers.size()), m_roots(bits), m_offsets(bits), m_step(step) {
    const KeyedPermutation order(keys.positions, carriers.size());
    std::uint64_t signs = 0;
    for (std::size_t i = 0; i < carriers.size(); ++i) {
        if (i % 64 == 0) signs = sipHash24(keys.signs, i / 64);
        m_carriers[i] = {carriers[order.at(i)], (signs >> (i % 64) & 1) != 0 ? -1.0f : 1.0f};
    }
    for (std::size_t bit = 0; bit < bits; ++bit) {
        m_roots[bit] = std::sqrt(static_cast<double>(firstOf(bit + 1) - firstOf(bit)));
        m_offsets[bit] = static_cast<double>(sipHash24(keys.offsets, bit) & 0xffff) / 65536;
    }
}

double SpreadLattice::sumOf(const std::vector<float>& coefficients, std::size_t bit) const {
    const std::size_t first = firstOf(bit), last = firstOf(bit + 1);
    double sum = 0;
    for (std::size_t i = first; i < last; ++i) sum += static_cast<double>(m_carriers[i].sign * coefficients[m_carriers[i].index]);
    return sum / m_roots[bit];
}

double SpreadLattice::phaseOf(const std::vector<float>& coefficients, std::size_t bit) const {
    return sumOf(coefficients, bit) / (m_step * m_roots[bit]) - m_offsets[bit];
}

std::vector<float> SpreadLattice::targetsFor(const std::vector<float>& coefficients, const Bits& coded) const {
    std::vector<float> targets(bits());
    for (std::size_t bit = 0; bit < bits(); ++bit) {
        const double phase = phaseOf(coefficients, bit) - (coded[bit] != 0 ? 0.5 : 0.0);
        const double missing = (std::floor(phase + 0.5) - phase) * kCompensation;
        targets[bit] = static_cast<float>(sumOf(coefficients, bit) + missing * m_step * m_roots[bit]);
    }
    return targets;
}

double SpreadLattice::addMissing(const std::vector<float>& coefficients, const std::vector<float>& targets,
                                 std::vector<float>& changes) const {
    double squares = 0;
    for (std::size_t bit = 0; bit < bits(); ++bit) {
        const double missing = targets[bit] - sumOf(coefficients, bit);
        squares += missing * missing;
        const auto part = static_cast<float>(missing / m_roots[bit]);
        for (std::size_t i = firstOf(bit); i < firstOf(bit + 1); ++i) changes[m_carriers[i].index] += m_carriers[i].sign * part;
    }
    return squares / static_cast<double>(m_carriers.size());
}

std::vector<std::int8_t> SpreadLattice::softValues(const std::vector<float>& coefficients) const {
    std::vector<std::int8_t> soft(bits());
    for (std::size_t bit = 0; bit < bits(); ++bit) {
        soft[bit] = static_cast<std::int8_t>(std::lround(127 * std::cos(2 * std::numbers::pi * phaseOf(coefficients, bit))));
    }
    return soft;
}

double SpreadLattice::agreement(const std::vector<float>& coefficients, const Bits& coded) const {
    double sum = 0;
    for (std::size_t bit = 0; bit < bits(); ++bit) {
        sum += std::cos(2 * std::numbers::pi * phaseOf(coefficients, bit)) * (coded[bit] != 0 ? -1 : 1);
    }
    return sum / static_cast<double>(bits());
}

}  // namespace intaglio::stego::robust
