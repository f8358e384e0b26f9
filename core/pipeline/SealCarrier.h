#pragma once
#include "core/pipeline/SealImage.h"

/// What sealing, planning and restoring need to know about files.
namespace intaglio::pipeline {

[[nodiscard]] bool isDicom(const image::LoadedImage& picture);

/// A picture that was read to be sealed, with the bytes it came from.
struct SealSource {
    base::Bytes file;
    image::LoadedImage picture;
};
[[nodiscard]] base::Result<SealSource> readSealSource(const SealPorts& ports, const std::filesystem::path& path);

/// CarrierUnsupported where the file cannot be sealed, whatever its size.
[[nodiscard]] base::Status checkSealSource(const SealPorts& ports, const SealSource& source);

/// OutputFormatUnsupported unless the extension is that of the format that is written: .dcm for DICOM, else .png.
[[nodiscard]] base::Status checkOutputName(const std::filesystem::path& output, bool dicom);

/// Ends work that is no longer wanted.
[[nodiscard]] base::Status checkStop(const std::stop_token& stop);

}  // namespace intaglio::pipeline
