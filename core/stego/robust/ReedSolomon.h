#pragma once
#include <optional>

#include "core/base/Bytes.h"

/// Reed-Solomon code over GF(256) (x^8 + x^4 + x^3 + x^2 + 1, generator element 2, roots 2^0 to 2^15), systematic and shortened, sixteen
/// check bytes: corrects up to eight wrong bytes of at most 255 (Reed and Solomon, J. SIAM 8(2) 1960; Berlekamp-Massey; Forney 1965).
namespace intaglio::stego::robust {

inline constexpr std::size_t kCheckBytes = 16;
inline constexpr std::size_t kMostDataBytes = 255 - kCheckBytes;

/// The check bytes of `data` (1 to kMostDataBytes).
[[nodiscard]] base::FixedBytes<kCheckBytes> reedSolomonChecks(base::ByteView data);
/// Corrects `codeword` (data, then check bytes; kCheckBytes + 1 to 255) in place and gives the number of bytes corrected. Empty, and
/// `codeword` as it was, where more are wrong than it can correct; one time in tens of thousands such a codeword becomes another.
[[nodiscard]] std::optional<int> reedSolomonCorrect(std::span<std::uint8_t> codeword);

/// Any number of bytes in as few codewords of nearly equal length as hold them. Byte i is in codeword i mod n; the check bytes follow
/// behind the data, interleaved in the same way.
[[nodiscard]] base::Bytes protectBytes(base::ByteView data);
/// Length of protectBytes() of so many bytes.
[[nodiscard]] std::size_t protectedSize(std::size_t dataBytes);
/// The data; empty where a codeword cannot be corrected or `coded` is not protectedSize(dataBytes) long.
[[nodiscard]] std::optional<base::Bytes> recoverBytes(base::ByteView coded, std::size_t dataBytes);

}  // namespace intaglio::stego::robust
