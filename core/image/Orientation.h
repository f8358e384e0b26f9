#pragma once
#include "core/image/Image.h"

/// How a camera was held: EXIF and TIFF orientation (TIFF 6.0, tag 274; Exif 2.32, 4.6.4).
namespace intaglio::image {

/// Orientation 1..8 from the content of a JPEG APP1 segment ("Exif\0\0" and a TIFF structure); 1 where it names none or makes no sense.
[[nodiscard]] int exifOrientation(ByteView segment);

/// The picture turned upright, single frame or each frame alike: 2 mirrored, 3 half a turn, 4 flipped, 5 transposed, 6 a quarter turn
/// clockwise, 7 transposed the other way, 8 a quarter turn anticlockwise. Spacing and pixel aspect turn with it. Other values: unchanged.
[[nodiscard]] Result<Image> uprightPicture(Image image, int orientation);

}  // namespace intaglio::image
