#pragma once
#include "core/image/Image.h"

namespace intaglio::enhance {

struct DenoiseOptions {
    double tonalSpread = 12;   ///< grey steps, 1 .. 128: differences well above it are edges and stay
    double spatialSpread = 2;  ///< pixels, 0.5 .. 10
};

/// Removes sensor noise and keeps edges: bilateral filter (Tomasi and Manduchi 1998). 8-bit grey or RGB in and out, single frame.
/// InvalidArgument for other layouts or options outside their ranges. Deterministic, stateless, any thread.
[[nodiscard]] base::Result<image::Image> denoised(const image::Image& picture, const DenoiseOptions& options = {});

/// Every sample becomes the median of the `side` x `side` samples around it, each channel on its own (Tukey 1977; IRMI uses it before it
/// looks for the lungs). `side`: 3, 5, 7 ... 31. 8-bit grey or RGB in and out, single frame (InvalidArgument). Deterministic, stateless.
[[nodiscard]] base::Result<image::Image> medianFiltered(const image::Image& picture, int side);

}  // namespace intaglio::enhance
