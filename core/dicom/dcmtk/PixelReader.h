#pragma once
#include "core/dicom/dcmtk/DataSet.h"
#include "core/dicom/dcmtk/PixelLayout.h"

namespace intaglio::dicom {

/// Pixel data as it lies in an uncompressed data set: little-endian words, before masking and interleaving.
struct NativePixels {
    base::ByteView inFile;  ///< valid as long as the file's bytes
    base::Bytes reordered;  ///< filled where the bytes had to be put into order

    [[nodiscard]] base::ByteView bytes() const { return reordered.empty() ? inFile : base::ByteView(reordered); }
};
/// PictureTruncated where the element is shorter than the layout demands. Not for encapsulated pixel data.
[[nodiscard]] base::Result<NativePixels> nativePixels(const ParsedFile& file, const PixelLayout& layout);
/// True for uncompressed YBR_FULL_422, where two pixels share their chrominance samples.
[[nodiscard]] bool isSubsampled(const ParsedFile& file, const PixelLayout& layout);

/// Decodes every frame: stored values, interleaved, masked to BitsStored, sign-extended; YBR_FULL_422 upsampled by repetition.
[[nodiscard]] base::Result<image::Image> readPixels(const ParsedFile& file, const PixelLayout& layout, image::PixelMeaning meaning);

}  // namespace intaglio::dicom
