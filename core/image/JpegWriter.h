#pragma once
#include "core/image/Image.h"

/// JPEG as a change that pictures suffer (training and robustness). Results are never written as JPEG: it loses what was sealed.
namespace intaglio::image {

/// Baseline JPEG (ITU-T T.81) of an 8-bit grey or RGB picture, colour subsampled 2 x 2. `quality` 1 .. 100 (libjpeg's scale).
/// InvalidArgument for another quality, PictureUnsupported for another layout.
[[nodiscard]] Result<Bytes> encodeJpeg(const Image& image, int quality);

/// The picture as it comes back from such a file. Errors as encodeJpeg.
[[nodiscard]] Result<Image> jpegRoundTrip(const Image& image, int quality);

}  // namespace intaglio::image
