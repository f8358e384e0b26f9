#pragma once
#include <optional>
#include <vector>

#include "core/dicom/dcmtk/TransferSyntax.h"

namespace intaglio::dicom {

/// Deepest nesting of sequences that is read; real data sets stay below 10.
inline constexpr std::size_t kMaximumNesting = 48;

/// Where the pixel data element of a data set lies.
struct PixelElement {
    std::uint64_t start = 0;  ///< of the element's tag
    std::uint64_t end = 0;    ///< behind its value or delimiter
    bool isWords = false;     ///< OW, so swapped by words in a big-endian syntax
    base::ByteView value;     ///< of an uncompressed element
    bool isEncapsulated = false;
    std::vector<base::ByteView> fragments;  ///< of an encapsulated element; the first is the basic offset table
};

/// Bytes from `start` up to `end`.
struct Range {
    std::uint64_t start = 0;
    std::uint64_t end = 0;
};

/// The outline of a data set.
struct Structure {
    std::vector<Range> strays;           ///< items outside any sequence, left by broken writers, which the toolkit stops at
    std::optional<PixelElement> pixels;  ///< absent where there are none or they are empty
    bool isDirectory = false;            ///< the table of contents of a medium (PS3.3 F), which holds no picture
    bool isComplete = true;              ///< false where the walk lost its way or the data set ends inside an element
};

/// Walks a data set without recursion and without copying, before the toolkit, which recurses and allocates by declared length, sees
/// the rest of it. PictureTruncated where an element in front of or in the pixel data ends behind the file, PictureDamaged for
/// absurd nesting. The views point into `dataSet`.
[[nodiscard]] base::Result<Structure> outline(base::ByteView dataSet, const TransferSyntax& syntax);

}  // namespace intaglio::dicom
