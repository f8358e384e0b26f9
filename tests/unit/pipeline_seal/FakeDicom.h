#pragma once
#include "core/dicom/DicomWriter.h"
#include "core/image/ImageReader.h"

/// A stand-in for DICOM: a few text fields, the geometry and raw samples. What matters to sealing is there: identifiers that change on
/// writing, bound attributes that must not, and a padding value.
namespace intaglio::test {

/// A file with this window counts as compressed with loss.
inline constexpr const char* kLossyWindow = "lossy";

struct FakeDicomFile {
    std::string sopInstanceUid = "1.2.3.4";
    std::string seriesInstanceUid = "1.2.3";
    std::string patient = "DOE^JANE";
    std::string window = "40/400";
    image::Image image;
};

[[nodiscard]] base::Bytes encodeFakeDicom(const FakeDicomFile& file);
[[nodiscard]] base::Result<FakeDicomFile> decodeFakeDicom(base::ByteView bytes);

class FakeDicomReader final : public image::ImageReader {
public:
    [[nodiscard]] std::string_view format() const override { return "dicom"; }
    [[nodiscard]] bool recognises(base::ByteView head) const override;
    [[nodiscard]] base::Result<image::LoadedImage> read(base::ByteView file, const image::ReadLimits& limits) const override;
};

/// What can go wrong while a sealed file is written.
enum class WriterFault { None, Refuses, ChangesSample, ChangesPatient, ChangesIdentifier, WritesRubbish };

class FakeDicomWriter final : public dicom::DicomWriter {
public:
    [[nodiscard]] base::Status checkCarrier(base::ByteView source) const override;
    [[nodiscard]] base::Result<base::Bytes> writeSealed(base::ByteView source, const image::Image& pixels,
                                                        dicom::SealedEncoding encoding) const override;
    [[nodiscard]] base::Result<base::Bytes> writeRestored(base::ByteView sealed, const image::Image& pixels,
                                                          const std::string& sopInstanceUid,
                                                          const std::string& seriesInstanceUid) const override;
    WriterFault fault = WriterFault::None;
    mutable dicom::SealedEncoding lastEncoding = dicom::SealedEncoding::ExplicitLittleEndian;
};

}  // namespace intaglio::test
