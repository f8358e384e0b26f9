#pragma once
#include "core/base/Bytes.h"

namespace intaglio::image {

/// A NumPy array file, format version 1.0 (numpy.lib.format): little-endian float32, C order, shape (rows, columns).
/// `values`: rows x columns, row by row; missing ones are written as 0, extra ones left out.
[[nodiscard]] base::Bytes encodeNpy(std::span<const float> values, int rows, int columns);

}  // namespace intaglio::image
