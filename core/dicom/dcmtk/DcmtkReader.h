#pragma once
#include <memory>

#include "core/image/ImageReader.h"

namespace intaglio::dicom {

/// Reads DICOM files and bare data sets (PS3.5, PS3.10): uncompressed, deflated, RLE, JPEG, JPEG-LS and JPEG 2000, 1 to 32 bits,
/// MONOCHROME1/2, RGB, YBR and PALETTE COLOR, any number of frames. Hands out stored values: no modality or VOI transform, no colour
/// conversion except JPEG 2000's own, which decoding undoes. Samples are masked to BitsStored and sign-extended.
/// Refuses floating-point pixels, video and unknown transfer syntaxes with PictureUnsupported. Stateless; any thread.
[[nodiscard]] std::unique_ptr<image::ImageReader> createDicomReader();

/// Every reader of the program in the order in which they are asked: DICOM first, because a file's 128 free bytes may hold the head of a
/// TIFF file (PS3.10, 7.1).
[[nodiscard]] image::ReaderRegistry pictureReaders();

}  // namespace intaglio::dicom
