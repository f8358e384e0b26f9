#pragma once
#include "core/dicom/dcmtk/DataSet.h"
#include "core/dicom/dcmtk/FrameEncoders.h"
#include "core/dicom/dcmtk/PixelLayout.h"

namespace intaglio::dicom {

/// Whether a result can be sealed in this picture (SEALED_IMAGE 2.7). CarrierUnsupported with the reason, or what reading refuses.
[[nodiscard]] base::Status checkSealable(const ParsedFile& file, const PixelLayout& layout);

/// CarrierUnsupported where `encoding` cannot keep what the words of an uncompressed source hold beside their samples. A sign carried on
/// above BitsStored, or zeros there, is nothing worth keeping.
[[nodiscard]] base::Status checkEncodable(const ParsedFile& file, const PixelLayout& layout, SealedEncoding encoding);

/// Puts `pixels` in place of the picture's own, coded as `encoding` says; `planar`: colour by plane, where the coding leaves the choice.
/// `file` still holds the source's pixel data: from uncompressed to uncompressed the bits above BitsStored are taken over.
/// InvalidArgument where the geometry differs, CarrierUnsupported where the coding fails.
[[nodiscard]] base::Status replacePixels(ParsedFile& file, const PixelLayout& layout, const image::Image& pixels, SealedEncoding encoding,
                                         bool planar);

}  // namespace intaglio::dicom
