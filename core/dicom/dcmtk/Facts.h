#pragma once
#include "core/dicom/dcmtk/DataSet.h"
#include "core/image/ImageReader.h"

namespace intaglio::dicom {

/// Identification, tag list (at most 4000 rows, 8 levels deep, 256 characters a value, UTF-8) and bound attributes.
[[nodiscard]] image::DicomFacts readFacts(DcmDataset& dataSet);

/// The attributes that decide what is seen and whose it is, as lines `path|VR|length|value`, in the order of a fixed table, padding
/// removed. Equal before and after a change between lossless transfer syntaxes and before and after sealing, so:
/// - tables are written as their 16-bit words, whatever their value representation (which follows the syntax);
/// - the photometric interpretation is that of decoded samples: YBR_RCT and YBR_ICT count as RGB, YBR_FULL_422 as YBR_FULL;
/// - the attributes inside functional groups of enhanced pictures are found by walking those sequences.
[[nodiscard]] base::Bytes boundAttributesOf(DcmDataset& dataSet);

}  // namespace intaglio::dicom
