#pragma once
#include "core/image/Image.h"

/// How a picture looks, in 128 bytes that survive what robust mode survives.
namespace intaglio::stego {

/// Mean luma of 16 x 16 equal areas, row by row, in sixteenths of the range: four bits each, the first in the high half of its byte.
/// Empty for anything but grey or colour pictures of 8 bits.
[[nodiscard]] base::Bytes thumbnailOf(const image::Image& image);

/// True where every area is as bright as `thumbnail` says, give or take four levels of 255 beyond the sixteenth that was signed. JPEG of
/// quality 30, scaling by a half and the frame itself move the mean of an area by less than two levels; another picture differs in most
/// areas by tens. What hides between two such means (a small lesion painted over) it does not see.
[[nodiscard]] bool thumbnailMatches(const image::Image& image, base::ByteView thumbnail);

}  // namespace intaglio::stego
