#pragma once
#include "core/base/Bytes.h"

namespace intaglio::dicom {

/// Inflates a raw deflate stream (RFC 1951). PictureTruncated where the stream ends early,
/// PictureDamaged otherwise and above `limit` bytes. Bytes behind the stream's end are ignored.
[[nodiscard]] base::Result<base::Bytes> inflateRaw(base::ByteView compressed, std::uint64_t limit);

}  // namespace intaglio::dicom
