#pragma once
#include "core/crypto/Keys.h"

/// The text inside a key file: comment lines with Intaglio's keys and, for doctors, one age identity line. Internal to KeyFile.cpp.
namespace intaglio::crypto {

[[nodiscard]] SecretBytes writeKeyText(const PrivateIdentity& identity);
/// KeyFileInvalid where a line is malformed, missing or twice there, or where secret and public keys do not belong together;
/// KeySignatureInvalid. `path` only fills messages.
[[nodiscard]] Result<PrivateIdentity> readKeyText(const Primitives& primitives, std::string_view text, const std::string& path);

}  // namespace intaglio::crypto
