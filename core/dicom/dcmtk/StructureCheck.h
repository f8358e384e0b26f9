#pragma once
#include "core/dicom/dcmtk/TransferSyntax.h"

namespace intaglio::dicom {

/// Deepest nesting of sequences that is read; real data sets stay below 10.
inline constexpr std::size_t kMaximumNesting = 48;

/// Walks a data set without recursion before the toolkit, which recurses and allocates by declared length, sees it.
/// PictureTruncated where an element in front of or in the pixel data ends behind the file, PictureDamaged for absurd nesting.
[[nodiscard]] base::Status checkStructure(base::ByteView dataSet, const TransferSyntax& syntax);

}  // namespace intaglio::dicom
