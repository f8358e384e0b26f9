#pragma once
#include "core/stego/Stego.h"
#include "core/stego/robust/BlockTransform.h"
#include "core/stego/robust/SpreadLattice.h"

/// Which coefficients the two messages of a robust frame take, and how finely they are quantised. Numbers of the format.
namespace intaglio::stego::robust {

/// Frequencies in use: those with 1 <= u + v <= highest.
enum class Band : int { Narrow = 4, Wide = 6 };
[[nodiscard]] constexpr int frequenciesOf(Band band) {
    return static_cast<int>(band) + 1;
}

/// Coded bits of a frame of so many bytes.
[[nodiscard]] std::size_t codedBitsOf(std::size_t frameBytes);
/// Bytes of the largest frame whose coded bits are at most so many.
[[nodiscard]] std::size_t largestFrame(std::size_t codedBits);
/// The header takes two coefficients of each block, whatever the band, the body the others.
[[nodiscard]] std::size_t bodyCarrierCount(BlockGrid grid, Band band);
/// Narrow where it gives a coded bit at least 1.25 coefficients: low frequencies survive most. Else wide; empty where that has fewer
/// coefficients than bits.
[[nodiscard]] std::optional<Band> bandFor(BlockGrid grid, std::size_t frameBytes);

[[nodiscard]] std::vector<std::uint32_t> headerCarriers(const BlockTransform& transform, BlockGrid grid);
[[nodiscard]] std::vector<std::uint32_t> bodyCarriers(const BlockTransform& transform, BlockGrid grid, Band band);

/// Lattice step of a single coefficient.
[[nodiscard]] double headerStep(RobustStrength strength);
[[nodiscard]] double bodyStep(RobustStrength strength, Band band);

/// Bits of a byte string, most significant first, and back.
[[nodiscard]] Bits bitsOf(ByteView bytes);
[[nodiscard]] Bytes bytesOf(const Bits& bits);

}  // namespace intaglio::stego::robust
