#pragma once
#include "core/dicom/dcmtk/DataSet.h"
#include "core/dicom/dcmtk/PixelLayout.h"

namespace intaglio::dicom {

/// Whether a result can be sealed in this picture (SEALED_IMAGE 2.7). CarrierUnsupported with the reason, or what reading refuses.
[[nodiscard]] base::Status checkSealable(const ParsedFile& file, const PixelLayout& layout);

/// Puts `pixels` in place of the picture's own, as native pixel data. `file` still holds the source's pixel data, whose bits above
/// BitsStored are taken over where it is uncompressed. InvalidArgument where the geometry differs.
[[nodiscard]] base::Status replacePixels(ParsedFile& file, const PixelLayout& layout, const image::Image& pixels);

}  // namespace intaglio::dicom
