#pragma once
#include <span>

#include "core/crypto/Revocation.h"

/// A picture for a colleague: gzip (RFC 1952) inside an age file for the doctors' export keys. `age -d -i IDENTITY FILE | gunzip` opens it.
namespace intaglio::crypto {

/// At most 1 GiB after decompression.
inline constexpr std::size_t kMaximumCopyBytes = std::size_t{1} << 30;

/// True where a file that begins with `head` says to be an encrypted copy (an age file).
[[nodiscard]] bool isEncryptedCopy(ByteView head);
/// How many bytes isEncryptedCopy() looks at.
inline constexpr std::size_t kCopyHeadBytes = 22;

/// Whether all of `colleagues` may get a copy `now` (Unix seconds). `revocations` is null where there is no list; `clinic` is the clinic
/// that this machine trusts, null where none is pinned. In this order, naming the first who may not: KeyWrongRole for a role that cannot
/// read; KeyNotEnrolled, ClinicMismatch or KeySignatureInvalid where `clinic` did not enrol the key; KeyExpired; ClinicMismatch where the
/// list is another clinic's than the key; KeyRevoked.
[[nodiscard]] Status checkCopyRecipients(const Primitives& primitives, std::span<const PublicIdentity> colleagues,
                                         const RevocationList* revocations, std::int64_t now, const PublicIdentity* clinic = nullptr);
/// Does not ask who may: see checkCopyRecipients(). KeyWrongRole where a colleague has no export key, TooManyRecipients, FileTooLarge,
/// OutOfMemory.
[[nodiscard]] Result<Bytes> encryptCopy(const Primitives& primitives, ByteView content, std::span<const PublicIdentity> colleagues);
/// With the doctor's export key or a retired one. CryptoAuthenticationFailed where it is for somebody else; KeyFileInvalid where the file
/// is no age file or is damaged; FileTooLarge for a bomb; KeyWrongRole where `doctor` has no export key; OutOfMemory. `path` only fills
/// messages.
[[nodiscard]] Result<SecretBytes> decryptCopy(const Primitives& primitives, ByteView file, const PrivateIdentity& doctor,
                                              const std::string& path);

}  // namespace intaglio::crypto
