#pragma once
#include "core/dicom/dcmtk/PixelLayout.h"

namespace intaglio::dicom {

/// Pixel data as it lies in an uncompressed data set: little-endian words, before masking and interleaving.
struct NativePixels {
    base::ByteView inFile;  ///< valid as long as the data set
    base::Bytes reordered;  ///< filled where the bytes had to be put into order

    [[nodiscard]] base::ByteView bytes() const { return reordered.empty() ? inFile : base::ByteView(reordered); }
};
/// PictureTruncated where the element is shorter than the layout demands. Not for encapsulated pixel data.
[[nodiscard]] base::Result<NativePixels> nativePixels(ParsedFile& file, const PixelLayout& layout);
/// True where the pixel data lies in fragments.
[[nodiscard]] bool isEncapsulated(ParsedFile& file);
/// True for uncompressed YBR_FULL_422, where two pixels share their chrominance samples.
[[nodiscard]] bool isSubsampled(ParsedFile& file, const PixelLayout& layout);

/// Decodes every frame: stored values, interleaved, masked to BitsStored, sign-extended; YBR_FULL_422 upsampled by repetition.
[[nodiscard]] base::Result<image::Image> readPixels(ParsedFile& file, const PixelLayout& layout, image::PixelMeaning meaning);

}  // namespace intaglio::dicom
