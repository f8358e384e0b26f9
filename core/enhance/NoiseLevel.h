#pragma once
#include "core/image/Image.h"

namespace intaglio::enhance {

/// Standard deviation of a frame's noise in stored steps (of the luma for colour), by Immerkaer's Laplacian difference ("Fast Noise
/// Variance Estimation", CVIU 1996) in blocks of 16 x 16 pixels: the fifth of the blocks with the least counts, so that structure is not
/// taken for noise. Blocks at the ends of the value range do not count: there noise is cut off. 0 for a picture without usable blocks. Grey
/// or RGB, 8 or 16 bit (InvalidArgument). Stateless, any thread.
[[nodiscard]] base::Result<double> noiseLevel(const image::Image& picture, int frame = 0);

}  // namespace intaglio::enhance
