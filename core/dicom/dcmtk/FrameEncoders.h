#pragma once
#include "core/dicom/DicomWriter.h"
#include "core/dicom/dcmtk/Toolkit.h"

namespace intaglio::dicom {

/// One frame as an Image holds it: interleaved native words of 8 or 16 bits, signed values sign-extended.
struct FrameSource {
    ByteView samples;
    const image::Geometry& geometry;
    bool isYbr = false;  ///< YBR_FULL rather than RGB; only marks the components of a JPEG stream, no value is converted
};

/// Each codes one frame without loss; decoding gives back every bit of the words. CarrierUnsupported where a codec gives up.
/// RLE of PS3.5 Annex G: byte planes, most significant first, rows packed one by one, segments of even length.
[[nodiscard]] Result<Bytes> encodeRle(const FrameSource& frame);
/// JPEG process 14, selection value 1 (ISO 10918-1 Annex H), with a precision of all 8 or 16 bits of a word, so that signed values keep
/// their sign and wrap round in the predictor's favour. Even length.
[[nodiscard]] Result<Bytes> encodeJpegLossless(const FrameSource& frame);
/// JPEG-LS with NEAR = 0 (ISO 14495-1), precision as above, colour interleaved by line. Even length.
[[nodiscard]] Result<Bytes> encodeJpegLs(const FrameSource& frame);

/// The transfer syntax of a sealed file.
[[nodiscard]] E_TransferSyntax syntaxOf(SealedEncoding encoding);
/// True for those whose frames are compressed one by one.
[[nodiscard]] bool isEncapsulated(SealedEncoding encoding);

/// Puts `pixels` into `dataSet` as one fragment per frame with a basic offset table. Frames are coded side by side, one to a processor
/// (at most 8): beside the coded frames so far only that many more are held.
[[nodiscard]] base::Status insertEncapsulated(DcmDataset& dataSet, const Image& pixels, bool isYbr, SealedEncoding encoding);

}  // namespace intaglio::dicom
