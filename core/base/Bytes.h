#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"

namespace intaglio::base {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
template <std::size_t N>
using FixedBytes = std::array<std::uint8_t, N>;

[[nodiscard]] inline ByteView viewOf(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
[[nodiscard]] inline std::string_view textOf(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Lower-case hexadecimal.
[[nodiscard]] std::string toHex(ByteView bytes);
/// Fails with InvalidArgument on an odd length or a character outside [0-9a-fA-F].
[[nodiscard]] Result<Bytes> fromHex(std::string_view text);
/// Into memory that the caller owns, for secrets. False unless `text` is exactly two hexadecimal digits for each byte of `out`.
[[nodiscard]] bool decodeHex(std::string_view text, std::span<std::uint8_t> out);

/// Compares in time that depends on the lengths only.
[[nodiscard]] bool equalConstantTime(ByteView a, ByteView b);

void append(Bytes& target, ByteView bytes);
/// Big-endian ("network order"), as the sealed-image format and RFC 9180 use.
void appendBigEndian(Bytes& target, std::uint64_t value, int bytes);
/// Reads `bytes.size()` (at most 8) bytes, most significant first.
[[nodiscard]] std::uint64_t readBigEndian(ByteView bytes);

}  // namespace intaglio::base
