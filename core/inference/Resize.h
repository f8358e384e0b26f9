#pragma once
#include "core/image/Image.h"

namespace intaglio::inference {

enum class ResizeKernel {
    Area,                 ///< average of the covered source pixels; bilinear where it enlarges (OpenCV INTER_AREA)
    Bilinear,             ///< four neighbours, no antialiasing (OpenCV INTER_LINEAR)
    BilinearAntialiased,  ///< triangle filter widened by the reduction factor, as Pillow and torchvision (antialias=True) do
};

/// 8-bit grey or RGB, one frame. InvalidArgument for another layout; errors of Image::create for the new size. What OpenCV throws
/// (lack of memory) passes through. Stateless, any thread.
[[nodiscard]] base::Result<image::Image> resized(const image::Image& picture, int rows, int columns,
                                                 ResizeKernel kernel = ResizeKernel::Area);

}  // namespace intaglio::inference
