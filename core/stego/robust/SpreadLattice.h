#pragma once
#include <vector>

#include "core/stego/KeyedOrder.h"
#include "core/stego/robust/AccumulateCode.h"

/// Spread-transform dither modulation (Chen and Wornell, IEEE TIT 47(4) 2001): every bit owns several coefficients scattered over the
/// picture; their sum under keyed signs is moved onto one of two keyed lattices. Noise adds up by the root of their number, the lattice
/// grows with it, and what a lossy file does to single coefficients averages out.
namespace intaglio::stego::robust {

struct SpreadKeys {
    OrderKey positions{};
    OrderKey signs{};
    OrderKey offsets{};
};

class SpreadLattice {
public:
    /// Deals out `carriers` (indices of coefficients; at least as many as bits) among `bits` bits: of the keyed order, bit i takes elements
    /// i * n / bits up to (i + 1) * n / bits. `step` is the lattice's for a single coefficient; m of them have step * sqrt(m).
    SpreadLattice(const SpreadKeys& keys, const std::vector<std::uint32_t>& carriers, std::size_t bits, double step);
    void setStep(double step) { m_step = step; }

    [[nodiscard]] std::size_t bits() const { return m_roots.size(); }
    [[nodiscard]] double carriersPerBit() const { return static_cast<double>(m_carriers.size()) / static_cast<double>(bits()); }

    /// Where each bit's sum has to go. Moves it three quarters of the way to the lattice point (distortion compensation): less change for
    /// nearly the same distance between zeros and ones.
    [[nodiscard]] std::vector<float> targetsFor(const std::vector<float>& coefficients, const Bits& coded) const;
    /// Adds to `changes` (of all coefficients) what the sums of `coefficients` still lack. Returns the mean square of it per coefficient.
    double addMissing(const std::vector<float>& coefficients, const std::vector<float>& targets, std::vector<float>& changes) const;

    /// For AccumulateCode::decode().
    [[nodiscard]] std::vector<std::int8_t> softValues(const std::vector<float>& coefficients) const;
    /// How surely `coded` would be read: mean cosine between sums and lattice points, from 1 (on the points) to 0 (nothing left).
    [[nodiscard]] double agreement(const std::vector<float>& coefficients, const Bits& coded) const;

private:
    struct Carrier {
        std::uint32_t index = 0;
        float sign = 1;
    };
    [[nodiscard]] std::size_t firstOf(std::size_t bit) const { return bit * m_carriers.size() / bits(); }
    [[nodiscard]] double sumOf(const std::vector<float>& coefficients, std::size_t bit) const;
    /// Position of a bit's sum between lattice points, in steps: whole numbers are zeros, halves are ones.
    [[nodiscard]] double phaseOf(const std::vector<float>& coefficients, std::size_t bit) const;

    std::vector<Carrier> m_carriers;  ///< in keyed order
    std::vector<double> m_roots;      ///< of the number of each bit's carriers
    std::vector<double> m_offsets;    ///< of each bit's lattice, in steps
    double m_step;
};

}  // namespace intaglio::stego::robust
