#pragma once
#include <optional>

#include "core/base/Bytes.h"

namespace intaglio::dicom {

/// The frame header of a JPEG or JPEG-LS stream (ISO/IEC 10918-1 B.2.2, 14495-1 C.2.2).
struct JpegHeader {
    int precision = 0;
    int rows = 0;
    int columns = 0;
    int components = 0;
    bool isJpegLs = false;
};

/// Nothing where the stream has no frame header.
[[nodiscard]] std::optional<JpegHeader> readJpegHeader(base::ByteView stream);
/// Number of scans; entropy-coded data cannot hold their marker.
[[nodiscard]] std::size_t countScans(base::ByteView stream);
/// True where the stream's last bytes hold an end marker, zero padding aside.
[[nodiscard]] bool endsWithMarker(base::ByteView stream);

}  // namespace intaglio::dicom
