#pragma once
#include "core/image/Phantom.h"

/// Generated pictures whose every sample is known, for tests.
namespace intaglio::test {

/// A geometry in one line.
[[nodiscard]] image::Geometry geometryOf(int columns, int rows, int samplesPerPixel = 1, int bits = 8, bool isSigned = false,
                                         int frames = 1);

/// Rises along the diagonals over the whole range, differently in each channel and frame: every row, column and channel is distinct, so
/// that a swap of any of them is noticed. Photometric MONOCHROME2 or RGB.
[[nodiscard]] image::Image gradient(const image::Geometry& geometry);

/// Every sample independent and evenly spread over the range.
[[nodiscard]] image::Image noise(const image::Geometry& geometry, std::uint64_t seed = 1);

/// One grey row with the given values.
[[nodiscard]] image::Image rowOf(const std::vector<std::int64_t>& values, int bits = 8, bool isSigned = false);

/// True where geometry and samples agree.
[[nodiscard]] bool sameSamples(const image::Image& a, const image::Image& b);

/// Largest absolute difference of two pictures of one geometry.
[[nodiscard]] std::int64_t largestDifference(const image::Image& a, const image::Image& b);

}  // namespace intaglio::test
