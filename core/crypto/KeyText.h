#pragma once
#include "core/crypto/Keys.h"

/// The text inside a key file: comment lines with Intaglio's keys and, for doctors, one age identity line. Internal to KeyFile.cpp.
namespace intaglio::crypto {

/// A file's text with every list full and the longest name stays below this.
inline constexpr std::size_t kMaximumKeyTextBytes = 60 * 1024;

[[nodiscard]] SecretBytes writeKeyText(const PrivateIdentity& identity);
/// KeyFileInvalid where a line is malformed, missing or twice there, or where secret and public keys do not belong together;
/// KeySignatureInvalid. `path` only fills messages.
[[nodiscard]] Result<PrivateIdentity> readKeyText(const Primitives& primitives, std::string_view text, const std::string& path);

}  // namespace intaglio::crypto
