#pragma once
#include "core/image/Image.h"

namespace intaglio::stego {

/// The pictures that `image` may have been before a program saved it with more channels than it needs: without an opaque alpha channel,
/// as grey where all colour channels are equal, or both. Same samples otherwise. Empty where there is nothing to leave out.
[[nodiscard]] std::vector<image::Image> reducedLayouts(const image::Image& image);

}  // namespace intaglio::stego
