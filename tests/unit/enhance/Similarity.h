#pragma once
#include "core/image/Image.h"

/// How far two pictures of one layout agree, of frame 0 and the mean of its channels.
namespace intaglio::test {

/// Mean structural similarity (Wang et al., IEEE Image Processing 2004) over windows of 8 x 8 in steps of 4; 1 for equal pictures. The
/// dynamic range is that of `reference`.
[[nodiscard]] double structuralSimilarity(const image::Image& reference, const image::Image& picture);

/// Correlation of the gradients (differences of neighbours, both directions); 1 where nothing is sharper, duller or new.
[[nodiscard]] double gradientCorrelation(const image::Image& reference, const image::Image& picture);

/// Share of pixels with an edge where the reference has none within two pixels: an edge is a gradient above a tenth of the reference's
/// range, "none" is below half of that.
[[nodiscard]] double newEdgeShare(const image::Image& reference, const image::Image& picture);

/// Largest difference of the means over blocks of 16 x 16, as a part of the reference's range.
[[nodiscard]] double largestLocalMeanChange(const image::Image& reference, const image::Image& picture);

}  // namespace intaglio::test
