#pragma once
#include "core/dicom/dcmtk/DataSet.h"
#include "core/dicom/dcmtk/PixelLayout.h"

namespace intaglio::dicom {

/// What the decoded samples are: the file's photometric interpretation after decoding (YBR_RCT and YBR_ICT arrive as RGB,
/// YBR_FULL_422 upsampled as YBR_FULL). PictureUnsupported for terms that no reader here knows.
[[nodiscard]] base::Result<image::Photometric> decodedPhotometric(const PixelLayout& layout);

/// Rescale, lookup tables, windows, spacing, palette, padding (PS3.3 C.7.6, C.11); functional groups of enhanced pictures too.
[[nodiscard]] image::PixelMeaning readMeaning(DcmDataset& dataSet, const PixelLayout& layout, image::Photometric photometric);

}  // namespace intaglio::dicom
