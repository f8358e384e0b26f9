#pragma once
#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "core/dicom/DicomWriter.h"

/// What the tests of the DICOM writer share.
namespace intaglio::test {

[[nodiscard]] const image::ImageReader& dicomReader();
[[nodiscard]] const dicom::DicomWriter& dicomWriter();

/// Ends the test where the file cannot be read.
[[nodiscard]] image::LoadedImage mustRead(const base::Bytes& file);
/// Ends the test, with the reason, where `encoding` is refused.
[[nodiscard]] base::Bytes mustSeal(const base::Bytes& source, const image::Image& pixels, dicom::SealedEncoding encoding);

/// Every third sample moved by one inside its range.
[[nodiscard]] image::Image changed(const image::Image& original);
[[nodiscard]] bool equalPictures(const image::Image& a, const image::Image& b);

struct NamedEncoding {
    dicom::SealedEncoding encoding;
    const char* name;
    const char* transferSyntax;
    /// Writes the second path as Explicit VR Little Endian from the first, without colour conversion.
    const char* outsideDecoder;
};
[[nodiscard]] const std::array<NamedEncoding, 5>& sealedEncodings();

/// Whether a program is installed.
[[nodiscard]] bool hasTool(const std::string& name);
/// What the toolkit's own program makes of `sealed`; empty with a warning where it is missing. A failing program ends the test.
[[nodiscard]] std::optional<base::Bytes> decodedOutside(const base::Bytes& sealed, const NamedEncoding& encoding);

/// dciodvfy has nothing new to say against `sealed`, neither errors nor warnings, but what follows from `source` or from the standard
/// (stated in the source file). A warning of the test framework where the program is missing.
void checkValidity(const base::Bytes& source, const base::Bytes& sealed);

/// The file as the toolkit parses it.
[[nodiscard]] std::unique_ptr<DcmFileFormat> parse(const base::Bytes& file);
[[nodiscard]] std::string textOf(DcmItem& item, const DcmTagKey& tag);

}  // namespace intaglio::test
