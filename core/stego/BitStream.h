#pragma once
#include "core/base/Bytes.h"

namespace intaglio::stego {

/// Bits of a byte string, most significant first.
[[nodiscard]] inline bool bitAt(base::ByteView bytes, std::size_t index) {
    return ((bytes[index / 8] >> (7 - index % 8)) & 1) != 0;
}

inline void setBit(base::Bytes& bytes, std::size_t index, bool value) {
    const auto mask = static_cast<std::uint8_t>(0x80u >> (index % 8));
    bytes[index / 8] = static_cast<std::uint8_t>(value ? bytes[index / 8] | mask : bytes[index / 8] & ~mask);
}

/// A run of bits inside a byte string.
struct BitRange {
    base::ByteView bytes;
    std::size_t first = 0;
    std::size_t count = 0;
};

}  // namespace intaglio::stego
