#pragma once
#include <variant>

#include "core/base/SecretBytes.h"

/// gzip (RFC 1952) in memory, one member, without a name or a time. Internal to EncryptedCopy.cpp.
namespace intaglio::crypto::gzip {

/// OutOfMemory.
[[nodiscard]] base::Result<base::SecretBytes> compress(base::ByteView content);

enum class Failure {
    Malformed,  ///< not gzip, damaged, cut off, or followed by something
    TooLarge,   ///< holds more than the limit; found out before that much memory is taken
    NoMemory,
};
/// At most `limit` bytes. Takes as much memory as the content has bytes and no more.
[[nodiscard]] std::variant<base::SecretBytes, Failure> decompress(base::ByteView compressed, std::size_t limit);

}  // namespace intaglio::crypto::gzip
