#pragma once
#include "core/image/Image.h"

namespace intaglio::image {

enum class Kernel {
    Automatic,  ///< Area where the picture shrinks, Bilinear where it grows
    Nearest,
    Bilinear,  ///< four neighbours, no antialiasing
    Cubic,     ///< sixteen neighbours; may overshoot at edges
    Area,      ///< mean of the covered pixels
};

/// A single frame of 8-bit unsigned or 16-bit samples in another size; spacing and pixel aspect follow. Deterministic on one machine and
/// OpenCV version. InvalidArgument for a size outside 1 .. 65535 or several frames; PictureUnsupported for other samples and for
/// palette indices (which must not be mixed) with any kernel but Nearest. Stateless.
[[nodiscard]] Result<Image> resampled(const Image& image, int columns, int rows, Kernel kernel = Kernel::Automatic);

/// A rows x columns map of floats (row by row) at another resolution. InvalidArgument as above or where `map` has another size.
[[nodiscard]] Result<std::vector<float>> resampledMap(std::span<const float> map, int rows, int columns, int newRows, int newColumns,
                                                      Kernel kernel = Kernel::Automatic);

}  // namespace intaglio::image
