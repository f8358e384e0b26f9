#pragma once
#include <memory>

#include "core/dicom/DicomWriter.h"

namespace intaglio::dicom {

/// Writes derived pictures in any of the SealedEncodings. Stateless; any thread. Compressed sources are decoded; bits above BitsStored
/// survive from uncompressed ones, and a picture that hides something there is refused for compressed output. Compressed output is
/// interleaved by pixel whatever the source was. What sealing replaces is kept in an item of the Original Attributes Sequence
/// (PS3.3 C.12.1.1.9), from which writeRestored() takes it back.
[[nodiscard]] std::unique_ptr<DicomWriter> createDicomWriter();

}  // namespace intaglio::dicom
