#include "core/crypto/FingerprintWords.h"

#include "core/crypto/KeyEncoding.h"
#include "resources/text/FingerprintWords.h"

namespace intaglio::crypto {

std::vector<std::string_view> fingerprintWords(const Primitives& primitives, const PublicIdentity& identity) {
    constexpr std::size_t kWords = 10;
    constexpr std::size_t kBitsPerWord = 11;
    const Digest digest = keyDigest(primitives, identity);
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < kWords; ++i) {
        const std::size_t bit = i * kBitsPerWord;
        // Eleven bits lie in at most three bytes, and the last word ends at bit 110 of 256.
        const auto window = static_cast<std::uint32_t>(base::readBigEndian(ByteView(digest).subspan(bit / 8, 3)));
        words.push_back(resources::kFingerprintWords[window >> (24 - kBitsPerWord - bit % 8) & 0x7ff]);
    }
    return words;
}

std::string shortFingerprint(const Fingerprint& fingerprint) {
    constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    constexpr std::size_t kCharacters = 12;
    std::string text;
    for (std::size_t i = 0; i < kCharacters; ++i) {
        if (i != 0 && i % 4 == 0) text += '-';
        // The last character ends at bit 60 of 64.
        const std::size_t bit = i * 5;
        const auto window = static_cast<std::uint32_t>(base::readBigEndian(ByteView(fingerprint).subspan(bit / 8, 2)));
        text += kBase32[window >> (11 - bit % 8) & 31];
    }
    return text;
}

}  // namespace intaglio::crypto
