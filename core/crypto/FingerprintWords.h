#pragma once
#include "core/crypto/Keys.h"

/// A key's fingerprint for people: words to read over the telephone, and groups to compare where only its first bytes are known.
namespace intaglio::crypto {

/// Ten words of the BIP-39 English list (2,048 words, told apart by their first four letters): the first 110 bits of the digest that
/// readableFingerprint() shows 100 bits of, highest bits first, eleven a word.
[[nodiscard]] std::vector<std::string_view> fingerprintWords(const Primitives& primitives, const PublicIdentity& identity);

/// A fingerprint that a payload carries, as the first three of the groups that PublicIdentity::readableFingerprint() shows: 60 bits of
/// the same digest, "ABCD-EFGH-IJKL".
[[nodiscard]] std::string shortFingerprint(const Fingerprint& fingerprint);

}  // namespace intaglio::crypto
