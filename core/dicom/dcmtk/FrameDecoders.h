#pragma once
#include "core/dicom/dcmtk/PixelLayout.h"
#include "core/dicom/dcmtk/TransferSyntax.h"

namespace intaglio::dicom {

/// One decoded frame: interleaved little-endian samples of `bytesPerSample`.
struct DecodedFrame {
    base::Bytes samples;
    int bytesPerSample = 1;
    int precision = 0;            ///< bits the coded stream declares; 0 where it declares none
    bool isSignExtended = false;  ///< the decoder delivered signed values already
    bool isAligned = false;       ///< the value starts at bit 0 whatever HighBit says
};

/// Each decodes one frame and checks the stream's own dimensions against `layout` before it allocates.
/// PictureTruncated, PictureDamaged, PictureUnsupported.
[[nodiscard]] base::Result<DecodedFrame> decodeRle(base::ByteView stream, const PixelLayout& layout);
[[nodiscard]] base::Result<DecodedFrame> decodeJpeg2000(base::ByteView stream, const PixelLayout& layout);
[[nodiscard]] base::Result<DecodedFrame> decodeDeflated(base::ByteView stream, const PixelLayout& layout);
/// JPEG (baseline to lossless) and JPEG-LS through the toolkit's codecs.
[[nodiscard]] base::Result<DecodedFrame> decodeJpegFamily(base::ByteView stream, const PixelLayout& layout, const TransferSyntax& syntax);

/// Bits packed without gaps, least significant first (PS3.5 8.1.1), unpacked to one byte or word each. `firstBit`: where to start.
[[nodiscard]] base::Result<DecodedFrame> unpackBits(base::ByteView packed, std::uint64_t firstBit, const PixelLayout& layout);

}  // namespace intaglio::dicom
