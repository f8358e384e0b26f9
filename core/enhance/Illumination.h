#pragma once
#include "core/image/Image.h"

namespace intaglio::enhance {

/// Evens out a microscope's lamp: a second-degree surface is fitted to the bright ground (the lighter half of the luma), and every pixel
/// is divided by it, so that the ground is equally bright everywhere. One gain per pixel for all channels: hue stays. Gains are held to
/// 0.5 .. 2; a picture without bright ground comes back nearly unchanged. 8-bit grey or RGB in and out, single frame, at least 16 pixels
/// per side (InvalidArgument). Deterministic, stateless, any thread.
[[nodiscard]] base::Result<image::Image> illuminationCorrected(const image::Image& picture);

}  // namespace intaglio::enhance
