#pragma once
#include <string>
#include <string_view>

#include "core/base/Bytes.h"

namespace intaglio::dicom {

/// How the pixel data of a transfer syntax is coded.
enum class Coding { Native, Rle, Jpeg, JpegLs, Jpeg2000, DeflatedFrames, Unsupported };

/// What a reader has to know of a transfer syntax (PS3.5 Annex A).
struct TransferSyntax {
    std::string uid;  ///< as the file says; empty where it says nothing
    Coding coding = Coding::Native;
    bool explicitVr = true;
    bool bigEndian = false;
    bool deflatedDataSet = false;
    bool lossy = false;  ///< a coding that may lose information
};

/// Coding::Unsupported for UIDs that are not in the table (video, private ones, JPIP).
[[nodiscard]] TransferSyntax transferSyntaxOf(std::string_view uid);

/// True where two bytes are a value representation of PS3.5 6.2.
[[nodiscard]] bool isValueRepresentation(std::uint8_t first, std::uint8_t second);
/// True for value representations with a four-byte length in explicit syntaxes (PS3.5 7.1.2).
[[nodiscard]] bool hasLongLength(std::uint8_t first, std::uint8_t second);

/// Where the data set begins and how it is coded.
struct FileLayout {
    std::size_t dataSetOffset = 0;
    TransferSyntax syntax;
};

/// Reads preamble and file meta information, or judges the bytes of a data set that has neither. PictureDamaged, PictureTruncated.
[[nodiscard]] base::Result<FileLayout> findLayout(base::ByteView file);
/// Strict: without the "DICM" prefix the first elements must parse, ascend and lie in group 0002 or 0008.
[[nodiscard]] bool looksLikeDicom(base::ByteView head);

}  // namespace intaglio::dicom
