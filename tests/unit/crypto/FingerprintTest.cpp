#include <set>

#include "core/crypto/FingerprintWords.h"
#include "resources/text/FingerprintWords.h"
#include "tests/unit/crypto/KeysTestSupport.h"

/// Fingerprints as words, and which passphrases are too weak.
namespace intaglio::crypto {

using base::ErrorCode;
using test::bytesOf;
using test::codeOf;
using test::primitives;

TEST_CASE("The word list is the published one", "[crypto]") {
    std::string text;
    std::set<std::string_view> starts;
    for (const std::string_view word : resources::kFingerprintWords) {
        text += word;
        text += '\n';
        starts.insert(word.substr(0, 4));
    }
    CHECK(starts.size() == 2048);
    // english.txt of BIP-39.
    CHECK(base::toHex(primitives().sha256(base::viewOf(text))) == "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda");
}

TEST_CASE("Fingerprint words are the first 110 bits of the digest", "[crypto]") {
    PublicIdentity kiosk;
    kiosk.role = Role::Kiosk;
    // Computed with Python: the bits of sha256(b"intaglio/1/key\0\2" + bytes(32)), eleven at a time, in english.txt.
    const std::vector<std::string_view> expected = {"hope",    "plastic", "mean",    "sorry", "enable",
                                                    "garbage", "agree",   "service", "shock", "saddle"};
    CHECK(fingerprintWords(primitives(), kiosk) == expected);
    CHECK(fingerprintWords(primitives(), test::made(Role::Kiosk).pub) != expected);
}

TEST_CASE("Passphrases that fall to the first guesses are refused", "[crypto]") {
    const auto code = [](std::string_view passphrase, std::string_view name = {}) {
        return codeOf(checkPassphrase(base::viewOf(passphrase), name));
    };
    for (const std::string_view weak :
         {"", "short", "elevenchars", "aaaaaaaaaaaaaaaa", "AaAaAaAaAaAaAaAa", "abababababababab", "passwordpassword", "Password password",
          "abcdefghijklmnop", "12345678901234567890", "zyxwvutsrqponmlk", "aabbccddeeffgghh", "1213121312141213"}) {
        CAPTURE(weak);
        CHECK(code(weak) == ErrorCode::PassphraseWeak);
    }
    for (const std::string_view good :
         {"correct horse battery staple", "twelve chars", "k8#Lq0!vZx2p", "gr\xc3\xbcne Wolken", "dr. m\xc3\xbcller mag tee"}) {
        CAPTURE(good);
        CHECK_FALSE(code(good));
    }
    CHECK(code("Dr. Wilhelmina", "Dr. Wilhelmina") == ErrorCode::PassphraseWeak);
    CHECK(code("dr. wilhelmina1", "Dr. Wilhelmina") == ErrorCode::PassphraseWeak);
    CHECK_FALSE(code("Dr. Wilhelmina", "Kiosk"));
    CHECK_FALSE(code("the garden of Dr. Wilhelmina", "Dr. Wilhelmina"));
    // Characters count, not bytes.
    CHECK(code("\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f\xc3\xa9\xc3\xa8") == ErrorCode::PassphraseWeak);
    const auto failed = checkPassphrase(bytesOf("short"));
    REQUIRE_FALSE(failed);
    CHECK(failed.error().arguments == std::vector<std::string>{"12"});
}

}  // namespace intaglio::crypto
