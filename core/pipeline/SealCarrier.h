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
/// The same from memory; `name` only fills messages.
[[nodiscard]] base::Result<SealSource> readSealSource(const SealPorts& ports, base::Bytes content, const std::filesystem::path& name);

/// How a sealed picture is to be stored.
struct SealTarget {
    bool isTiff = false;  ///< pictures that are no DICOM: TIFF keeps white-is-zero, signed samples and pages, PNG does not
    dicom::SealedEncoding encoding = dicom::SealedEncoding::ExplicitLittleEndian;
};
/// CarrierUnsupported where the file cannot be sealed or stored so, whatever its size.
[[nodiscard]] base::Status checkSealSource(const SealPorts& ports, const SealSource& source, const SealTarget& target = {});
/// CarrierUnsupported for robust mode on DICOM; RegionInvalid for protected regions that a mode cannot keep, or too many.
[[nodiscard]] base::Status checkSealMode(const image::LoadedImage& picture, crypto::EmbeddingMode mode,
                                         const std::vector<crypto::ProtectedRegion>& protectedRegions);
/// True where it can be shown that the picture was changed, because lossy compression left its own pattern in the samples.
[[nodiscard]] bool wasLossy(const image::LoadedImage& picture);

/// OutputFormatUnsupported unless the extension is that of a format that is written: .dcm for DICOM, else .png, .tif or .tiff.
[[nodiscard]] base::Status checkOutputName(const std::filesystem::path& output, bool dicom);
/// True for names that end in .tif or .tiff, in any case.
[[nodiscard]] bool isTiffName(const std::filesystem::path& output);
/// A picture that is no DICOM, as PNG or TIFF, with the colour chunks that it came with.
[[nodiscard]] base::Result<base::Bytes> encodePicture(const image::Image& image, const std::vector<image::ColorChunk>& chunks, bool asTiff);

/// Ends work that is no longer wanted.
[[nodiscard]] base::Status checkStop(const std::stop_token& stop);

}  // namespace intaglio::pipeline
