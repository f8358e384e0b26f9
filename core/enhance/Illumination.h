#pragma once
#include "core/image/Image.h"

namespace intaglio::enhance {

struct IlluminationOptions {
    double largestGain = 2;  ///< 1 .. 4: no pixel is made brighter or darker by more than this factor
};

/// Evens out a microscope's lamp: a second-degree surface is fitted to the bright ground, and every pixel is divided by it, so that the
/// ground is equally bright everywhere. The ground is found by fitting again and again: first the lighter half of the luma, then what lies
/// near the surface of the fit before, so that cells do not pull it down. One gain per pixel for all channels: hue stays. A picture
/// without bright ground (under a fifth of it near the surface, or darker than grey 96) comes back unchanged. 8-bit grey or RGB in and out,
/// single frame, at least 16 pixels per side (InvalidArgument). Deterministic, stateless, any thread.
[[nodiscard]] base::Result<image::Image> illuminationCorrected(const image::Image& picture, const IlluminationOptions& options = {});

}  // namespace intaglio::enhance
