#pragma once
#include "core/crypto/Keys.h"

/// A key's fingerprint as words that two people can read to each other over the telephone.
namespace intaglio::crypto {

/// Ten words of the BIP-39 English list (2,048 words, told apart by their first four letters): the first 110 bits of the digest that
/// readableFingerprint() shows 100 bits of, highest bits first, eleven a word.
[[nodiscard]] std::vector<std::string_view> fingerprintWords(const Primitives& primitives, const PublicIdentity& identity);

}  // namespace intaglio::crypto
