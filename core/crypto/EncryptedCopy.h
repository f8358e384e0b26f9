#pragma once
#include "core/crypto/Keys.h"

/// A picture for a colleague: gzip (RFC 1952) inside an age file for the doctors' export keys. `age -d -i IDENTITY FILE | gunzip` opens it.
namespace intaglio::crypto {

/// At most 1 GiB after decompression.
inline constexpr std::size_t kMaximumCopyBytes = std::size_t{1} << 30;

/// KeyWrongRole where a colleague has no export key, TooManyRecipients, FileTooLarge.
[[nodiscard]] Result<Bytes> encryptCopy(const Primitives& primitives, ByteView content, std::span<const PublicIdentity> colleagues);
/// NotForYou is CryptoAuthenticationFailed; KeyFileInvalid where the file is no age file; FileTooLarge for a bomb.
[[nodiscard]] Result<SecretBytes> decryptCopy(const Primitives& primitives, ByteView file, const PrivateIdentity& doctor,
                                              const std::string& path);

}  // namespace intaglio::crypto
