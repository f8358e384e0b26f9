#pragma once
#include "core/crypto/Keys.h"

/// Shared by the files that make, write and read keys.
namespace intaglio::crypto {

inline constexpr std::size_t kSecretKeyBytes = 32;
inline constexpr std::size_t kWrappedStegoKeyBytes = 80;  ///< 32 encapsulated + 32 key + 16 tag
inline constexpr std::size_t kMaximumPublicIdentityBytes = 4096;

/// 1-64 characters of UTF-8 that name a file on every platform and look like what they are: none that is invisible or changes the
/// direction.
[[nodiscard]] bool isKeyName(std::string_view name);
/// What is wrong with the fields of `identity`; null where nothing is. Looks at no signature.
[[nodiscard]] const char* defectOf(const PublicIdentity& identity);
/// "intaglio/1/enrol" 00 and the fields without the signature: what a clinic signs.
[[nodiscard]] Bytes enrolmentMessage(const PublicIdentity& identity);

/// What fingerprints are cut from: SHA-256 over the role and the public keys.
[[nodiscard]] Digest keyDigest(const Primitives& primitives, const PublicIdentity& identity);
/// Of two enrolments of one key the later one, so that bringing an old stick again takes nothing back: an enrolled one before one that is
/// not, then the higher epoch, then the longer validity. True where both are alike.
[[nodiscard]] bool isNewerEnrolment(const PublicIdentity& candidate, const PublicIdentity& held);
/// Fresh signing, encryption and export keys, as the role needs them.
[[nodiscard]] Status makeKeys(const Primitives& primitives, PrivateIdentity& identity);
/// Enrols `identity` and gives it the clinic's stego keys beside its own.
[[nodiscard]] Status joinClinic(const Primitives& primitives, PrivateIdentity& identity, const PrivateIdentity& clinic, std::int64_t now);
/// Puts `key` in its place among `keys`, newest epoch first. ClinicMismatch (naming `name`) where the epoch has another secret already,
/// InvalidArgument above kMaximumStegoKeys.
[[nodiscard]] Status addStegoKey(std::vector<StegoKey>& keys, const StegoKey& key, const std::string& name);
/// InvalidArgument for a negative time, a validity below a second or one that ends after kLatestTime.
[[nodiscard]] Status checkValidity(std::int64_t now, std::int64_t validitySeconds);

}  // namespace intaglio::crypto
