#pragma once
#include <memory>

#include "core/dicom/DicomWriter.h"

namespace intaglio::dicom {

/// Writes derived pictures as Explicit VR Little Endian files. Stateless; any thread. Compressed sources are decoded; bits above
/// BitsStored survive from uncompressed ones. What sealing replaces is kept in an item of the Original Attributes Sequence
/// (PS3.3 C.12.1.1.9), from which writeRestored() takes it back.
[[nodiscard]] std::unique_ptr<DicomWriter> createDicomWriter();

}  // namespace intaglio::dicom
