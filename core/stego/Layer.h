#pragma once
#include <optional>

#include "core/stego/BitStream.h"
#include "core/stego/KeyedOrder.h"
#include "core/stego/Mask.h"
#include "core/stego/Plane.h"
#include "core/stego/SampleRange.h"

/// A layer is one chessboard colour of one plane: its samples are predicted from the other colour, so they can be worked off in any order.
namespace intaglio::stego {

/// What a layer holds, by complexity bin.
struct LayerCensus {
    struct Bin {
        std::uint32_t carriers = 0;
        std::uint32_t flags = 0;   ///< samples that would cost a flag
        std::uint32_t shifts = 0;  ///< samples that would be changed without carrying a bit
    };
    std::array<Bin, 256> bins{};

    void add(const LayerCensus& other);
    /// Multiplies every count: a census of some bands standing for the whole plane.
    void scale(double factor);
    /// Bits that the whole layer holds; exact, since every flag is paid from a carrier.
    [[nodiscard]] std::size_t capacityBits() const;
    /// The lowest threshold whose samples hold `bits`.
    [[nodiscard]] std::optional<int> thresholdFor(std::size_t bits) const;
    /// Expected sum of squared changes for `bits`; infinite where they do not fit.
    [[nodiscard]] double costOf(std::size_t bits) const;
};

/// Rows `first` to `end` - 1 of a plane.
struct RowRange {
    int first = 0;
    int end = 0;
};

template <class Number>
[[nodiscard]] LayerCensus takeCensus(const Plane<Number>& plane, int color, const SampleRange& range, const Mask& mask,
                                     const RowRange& rows);

/// A sample of the plane (row * columns + column, below 2^31) and the 1 or -1 that is added to it, in four bytes: there may be millions.
class Change {
public:
    Change(std::uint32_t position, int delta) : m_packed(position << 1 | (delta > 0 ? 1u : 0u)) {}
    [[nodiscard]] std::uint32_t position() const { return m_packed >> 1; }
    [[nodiscard]] int delta() const { return (m_packed & 1) != 0 ? 1 : -1; }

private:
    std::uint32_t m_packed;
};

struct LayerOutcome {
    std::size_t bits = 0;      ///< worked off; fewer than asked where the layer ran out
    std::size_t carriers = 0;  ///< samples that carry a bit or a flag
    std::size_t ones = 0;      ///< those of them that were changed for it
    std::vector<Change> changes;
};

/// The samples of a layer that may be used: complexity at most that of bin `threshold`, in raster order.
template <class Number>
[[nodiscard]] std::vector<std::uint32_t> collectCandidates(const Plane<Number>& plane, int color, int threshold, const Mask& mask);

/// Embeds bits into `candidates` in the order of `key`. The plane stays as it is; writeChanges() the changes.
template <class Number>
[[nodiscard]] LayerOutcome embedLayer(const Plane<Number>& plane, const SampleRange& range, const std::vector<std::uint32_t>& candidates,
                                      const OrderKey& key, const BitRange& bits);

/// Takes `count` bits out into `target` from bit `first` on; the changes give back the samples as they were.
template <class Number>
[[nodiscard]] LayerOutcome extractLayer(const Plane<Number>& plane, const SampleRange& range, const std::vector<std::uint32_t>& candidates,
                                        const OrderKey& key, base::Bytes& target, std::size_t first, std::size_t count);

/// What a whole layer holds.
struct LayerMeasure {
    std::size_t carriers = 0;
    std::size_t flags = 0;         ///< samples that would cost a flag
    std::size_t shiftedFlags = 0;  ///< those of them whose flag is a one

    /// LayerCensus::capacityBits() of the whole layer.
    [[nodiscard]] std::size_t bits() const { return carriers > flags ? carriers - flags : 0; }
};

/// takeCensus() of the whole layer, without asking for complexities: much faster.
template <class Number>
[[nodiscard]] LayerMeasure measureLayer(const Plane<Number>& plane, int color, const SampleRange& range, const Mask& mask);

/// How a layer is filled: samples come in an order that has nothing to do with where they lie, so every carrier has the same chances.
struct Filling {
    double visited = 1;  ///< share of the samples that are reached
    double ones = 0.5;   ///< share of ones among the bits that carriers carry: half of the body's, fewer or more of the flags
};

/// Fills the whole layer, with the same random choices every time; for measuring what the next layer holds then.
template <class Number>
void fillAtRandom(Plane<Number>& plane, int color, const SampleRange& range, const Mask& mask, const Filling& filling);

template <class Number>
void writeChanges(Plane<Number>& plane, const std::vector<Change>& changes);

}  // namespace intaglio::stego
