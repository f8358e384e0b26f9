#pragma once
#include "core/image/Image.h"

namespace intaglio::enhance {

/// Which side of the threshold is the object that stays.
enum class Foreground { Bright, Dark };

/// The grey value that splits the luma's histogram with the least variance inside both parts (Otsu, "A Threshold Selection Method from
/// Gray-Level Histograms", IEEE SMC 1979): values above it are bright. 8-bit grey or RGB, single frame (InvalidArgument). Stateless, any
/// thread, as everything here.
[[nodiscard]] base::Result<int> otsuThreshold(const image::Image& picture);

/// The picture with everything black that is not `foreground`: how the first leukaemia networks saw single cells. 8-bit grey or RGB in
/// and out, single frame (InvalidArgument). A picture of one value has no background and comes back unchanged.
[[nodiscard]] base::Result<image::Image> otsuMasked(const image::Image& picture, Foreground foreground);

}  // namespace intaglio::enhance
