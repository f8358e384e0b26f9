#pragma once
#include "core/crypto/Keys.h"

/// Shared by Keys.cpp, PublicIdentityFile.cpp and KeyFile.cpp.
namespace intaglio::crypto {

inline constexpr std::size_t kSecretKeyBytes = 32;
inline constexpr std::size_t kWrappedStegoKeyBytes = 80;  ///< 32 encapsulated + 32 key + 16 tag
inline constexpr std::size_t kMaximumPublicIdentityBytes = 4096;

/// 1-64 characters of UTF-8 that name a file on every platform.
[[nodiscard]] bool isKeyName(std::string_view name);
/// What is wrong with the fields of `identity`; null where nothing is. Looks at no signature.
[[nodiscard]] const char* defectOf(const PublicIdentity& identity);
/// "intaglio/1/enrol" 00 and the fields without the signature: what a clinic signs.
[[nodiscard]] Bytes enrolmentMessage(const PublicIdentity& identity);

}  // namespace intaglio::crypto
