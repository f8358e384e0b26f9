#pragma once
#include <vector>

#include "core/base/Bytes.h"

namespace intaglio::dicom {

/// The compressed stream of every frame (PS3.5 A.4): one fragment per frame, or several joined by the offset table, or by the
/// start markers of JPEG and JPEG 2000 where there is no table. PictureTruncated where frames are missing.
/// `table`: the basic offset table as it lies in the file, may be empty. Empty fragments at the end are ignored.
[[nodiscard]] base::Result<std::vector<base::Bytes>> joinFragments(const std::vector<base::ByteView>& fragments, base::ByteView table,
                                                                   int frames);

}  // namespace intaglio::dicom
