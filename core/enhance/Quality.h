#pragma once
#include "core/image/Image.h"

namespace intaglio::enhance {

/// Figures by which a picture is judged good enough to look at, of its 8-bit luma.
struct QualityFigures {
    double sharpness = 0;   ///< variance of the Laplacian (Pech-Pacheco 2000); falls with blur, depends on the picture's size
    double meanGrey = 0;    ///< 0 .. 255
    double whiteShare = 0;  ///< share of pixels at 250 and above, 0 .. 1
    double blackShare = 0;  ///< share of pixels at 5 and below, 0 .. 1
};

/// 8-bit grey or RGB, single frame (InvalidArgument). Deterministic, stateless, any thread.
[[nodiscard]] base::Result<QualityFigures> qualityOf(const image::Image& picture);

}  // namespace intaglio::enhance
