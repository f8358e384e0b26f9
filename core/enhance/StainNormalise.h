#pragma once
#include <array>

#include "core/image/Image.h"

/// Moves a stained picture's colours to those of a reference laboratory.
namespace intaglio::enhance {

/// Mean and standard deviation of each CIELAB channel over a picture (OpenCV's 8-bit scaling: L, a and b in 0..255).
struct ColourStatistics {
    std::array<double, 3> mean{};
    std::array<double, 3> deviation{};
};

/// 8-bit RGB only (InvalidArgument).
[[nodiscard]] base::Result<ColourStatistics> colourStatistics(const image::Image& picture);

/// Colour transfer after Reinhard et al., "Color Transfer between Images", IEEE CG&A 2001: each CIELAB channel is shifted and scaled
/// to the target's mean and deviation. 8-bit RGB in and out (InvalidArgument). A flat channel is shifted only.
[[nodiscard]] base::Result<image::Image> stainNormalised(const image::Image& picture, const ColourStatistics& target);

}  // namespace intaglio::enhance
