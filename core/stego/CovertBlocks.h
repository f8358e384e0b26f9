#pragma once
#include <optional>

#include "core/stego/Stego.h"

namespace intaglio::stego {

/// How the bits of a body lie in carriers: Hamming codes (1, 2^k - 1, k), in which one change among 2^k - 1 carriers writes k bits
/// (Crandall, 1998; Westfeld, IH 2001). The first `longBlocks` blocks hold k + 1 bits, the others k, so that a picture is used to the last
/// carrier. Carriers are dealt out to the blocks in turn, one at a time; a block that has all of its own is passed over.
class CovertBlocks {
public:
    static constexpr unsigned kGreatestOrder = 12;
    /// Bounds the work and the memory on pictures of any size.
    static constexpr std::size_t kMostCarriers = std::size_t{1} << 21;

    /// Empty for numbers that no writer would choose.
    [[nodiscard]] static std::optional<CovertBlocks> create(unsigned order, std::size_t longBlocks, std::size_t bits);
    /// The blocks that change least among those that `carriers` carriers hold. Empty where they hold fewer than `bits` bits.
    [[nodiscard]] static std::optional<CovertBlocks> choose(std::size_t bits, std::size_t carriers);

    [[nodiscard]] unsigned order() const { return m_order; }
    [[nodiscard]] std::size_t longBlocks() const { return m_long; }
    [[nodiscard]] std::size_t blocks() const { return m_blocks; }
    [[nodiscard]] unsigned bitsOf(std::size_t block) const { return m_order + (block < m_long ? 1 : 0); }
    /// Bits of all blocks: those of the body and fewer than 13 more.
    [[nodiscard]] std::size_t bits() const { return m_blocks * m_order + m_long; }
    [[nodiscard]] std::size_t carriers() const { return (m_blocks << m_order) - m_blocks + (m_long << m_order); }
    /// Mean number of changes over all bodies.
    [[nodiscard]] double expectedChanges() const;

    /// Ordinal of the carrier at `position` (1 to 2^bitsOf - 1) of a block.
    [[nodiscard]] std::size_t ordinalOf(std::size_t block, std::size_t position) const;
    /// The number that each block reads as: the exclusive or of the positions of its odd carriers. `isOdd(ordinal)` for carriers()
    /// ordinals.
    template <class IsOdd>
    [[nodiscard]] std::vector<std::uint16_t> syndromes(IsOdd isOdd) const {
        std::vector<std::uint16_t> numbers(m_blocks);
        std::size_t ordinal = 0;
        for (std::size_t position = 1; position < (std::size_t{2} << m_order); ++position) {
            const std::size_t dealt = position < (std::size_t{1} << m_order) ? m_blocks : m_long;
            for (std::size_t block = 0; block < dealt; ++block, ++ordinal) {
                const auto mask = static_cast<std::uint16_t>(isOdd(ordinal) ? 0xffffu : 0u);
                numbers[block] = static_cast<std::uint16_t>(numbers[block] ^ (position & mask));
            }
        }
        return numbers;
    }

private:
    CovertBlocks(unsigned order, std::size_t longBlocks, std::size_t blocks) : m_order(order), m_long(longBlocks), m_blocks(blocks) {}
    unsigned m_order;
    std::size_t m_long;
    std::size_t m_blocks;
};

/// The blocks' numbers as the bits of a byte string and back, block after block, the highest bit of a number first. Bits behind the end of
/// `bytes` are zero; bits left over in the last byte are zero.
[[nodiscard]] std::vector<std::uint16_t> numbersOf(const CovertBlocks& blocks, ByteView bytes);
[[nodiscard]] Bytes bytesOf(const CovertBlocks& blocks, const std::vector<std::uint16_t>& numbers);

}  // namespace intaglio::stego
