#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/dicom/dcmtk/Structure.h"
#include "core/dicom/dcmtk/Toolkit.h"
#include "core/dicom/dcmtk/TransferSyntax.h"

namespace intaglio::dicom {

/// A parsed file. The data set holds every element but the pixel data, which stays where it is.
struct ParsedFile {
    std::unique_ptr<DcmDataset> dataSet;
    TransferSyntax syntax;
    std::optional<PixelElement> pixels;  ///< views into the file's bytes, or into `inflated`
    base::Bytes inflated;                ///< a deflated data set's bytes
    bool isComplete = true;              ///< false where elements behind the pixel data could not be read
};

/// Parses a file or a bare data set from memory. Inflates a deflated data set up to 2^31 bytes. PictureTruncated, PictureDamaged,
/// PictureHasNoPixels for a DICOMDIR.
/// `file` has to outlive the result.
[[nodiscard]] base::Result<ParsedFile> parseFile(base::ByteView file);

/// The element, or null where it is absent or empty.
[[nodiscard]] DcmElement* findElement(DcmItem& item, const DcmTagKey& tag);
/// The first item of a sequence, or null.
[[nodiscard]] DcmItem* firstItem(DcmItem& item, const DcmTagKey& sequence);
/// The first item of a functional group of an enhanced multi-frame picture: the shared one, else that of the first frame.
[[nodiscard]] DcmItem* functionalGroup(DcmItem& dataSet, const DcmTagKey& sequence);

/// All values joined by backslashes, padding removed, bytes as in the file. Empty where absent.
[[nodiscard]] std::string rawText(DcmItem& item, const DcmTagKey& tag);
/// One value of an integer or integer text (US, SS, UL, SL, IS).
[[nodiscard]] std::optional<std::int64_t> integerAt(DcmItem& item, const DcmTagKey& tag, unsigned long position = 0);
/// One 16-bit word read as the picture's own signedness, whatever its value representation says.
[[nodiscard]] std::optional<std::int64_t> wordAt(DcmItem& item, const DcmTagKey& tag, unsigned long position, bool isSigned);
/// Values of a decimal text or binary float; at most 64, stops at the first that is no finite number.
[[nodiscard]] std::vector<double> numbersOf(DcmItem& item, const DcmTagKey& tag);
/// The words of a lookup table (US, SS or OW).
[[nodiscard]] std::vector<std::uint16_t> wordsOf(DcmItem& item, const DcmTagKey& tag);

}  // namespace intaglio::dicom
