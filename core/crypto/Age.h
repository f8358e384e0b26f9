#pragma once
#include <string>
#include <variant>
#include <vector>

#include "core/crypto/Primitives.h"

/// Files of age-encryption.org/v1 (the format of the program "age"): passphrase (scrypt) and X25519 recipients, binary form only.
/// Source: the C2SP specification "age"; tested with the C2SP/CCTV kit.
namespace intaglio::crypto::age {

/// Why a file was not opened, in the classes of the public test kit.
enum class Failure {
    NoMatch,      ///< well-formed, but none of the keys is for it (or the passphrase is wrong)
    Header,       ///< the header does not follow the format
    WorkFactor,   ///< a scrypt work factor above the limit; the key was not even tried
    Hmac,         ///< the header was altered
    Payload,      ///< the content was altered, cut off or extended
    Unavailable,  ///< out of memory, or another failure of this machine
};
using DecryptResult = std::variant<SecretBytes, Failure>;

/// Highest accepted scrypt work factor: 2^20 takes 1 GiB and seconds.
inline constexpr int kMaximumWorkFactor = 20;
/// More recipients than anyone names; every one may cost a scalar multiplication, so the cap comes before all cryptography.
inline constexpr std::size_t kMaximumStanzas = 32;
inline constexpr std::size_t kMaximumHeaderBytes = 64 * 1024;

[[nodiscard]] DecryptResult decryptWithPassphrase(const Primitives& primitives, ByteView file, ByteView passphrase,
                                                  int maximumWorkFactor = kMaximumWorkFactor);
/// `secretKey`: X25519, 32 bytes.
[[nodiscard]] DecryptResult decryptWithKey(const Primitives& primitives, ByteView file, ByteView secretKey);

/// InvalidArgument for a work factor outside 1 .. kMaximumWorkFactor.
[[nodiscard]] Result<Bytes> encryptWithPassphrase(const Primitives& primitives, ByteView plaintext, ByteView passphrase, int workFactor);
/// TooManyRecipients for none or more than kMaximumStanzas.
[[nodiscard]] Result<Bytes> encryptToKeys(const Primitives& primitives, ByteView plaintext, std::span<const PublicKey> recipients);

/// "AGE-SECRET-KEY-1..."; the caller wipes it.
[[nodiscard]] std::string identityText(ByteView secretKey);
/// InvalidArgument for anything else.
[[nodiscard]] Result<SecretBytes> identityFromText(std::string_view text);
/// "age1...".
[[nodiscard]] std::string recipientText(const PublicKey& key);
[[nodiscard]] Result<PublicKey> recipientFromText(std::string_view text);

}  // namespace intaglio::crypto::age
