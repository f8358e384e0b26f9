#pragma once
#include <cstdint>

#include "tests/support/steganalysis/SamplePlane.h"

/// Covers and reference embeddings for calibrating detectors.
namespace intaglio::steganalysis {

/// Soft structures, edges and sensor noise, never compressed: what the structural detectors' model of a natural picture holds on. 8 bit.
[[nodiscard]] SamplePlane textureCover(int columns, int rows, std::uint64_t seed);

/// Plain LSB replacement of `bits` samples by random bits: the first ones in raster order, or at random places. The reference that every
/// detector here was made for.
void replaceLowestBits(SamplePlane& plane, std::size_t bits, std::uint64_t seed, bool inRasterOrder = false);
/// The same with +-1 where the bit differs.
void matchLowestBits(SamplePlane& plane, std::size_t bits, std::uint64_t seed);

}  // namespace intaglio::steganalysis
