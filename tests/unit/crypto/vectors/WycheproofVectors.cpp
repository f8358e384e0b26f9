#include <functional>
#include <map>

#include "tests/unit/crypto/vectors/VectorSupport.h"

namespace intaglio::crypto::vectors {
namespace {

using base::ErrorCode;
using test::codeOf;
using test::copyOf;
using test::primitives;

enum class Expected { Valid, Invalid, Acceptable };

Expected expectedOf(const json& testCase) {
    const std::string result = testCase.at("result");
    if (result == "valid") return Expected::Valid;
    if (result == "invalid") return Expected::Invalid;
    REQUIRE(result == "acceptable");
    return Expected::Acceptable;
}

using Runner = std::function<void(const json& group, const json& testCase)>;

/// Where a key or nonce has a length that the interface does not take, the vector must be refused, whatever it expects.
void checkAeadRefused(AeadAlgorithm algorithm, ByteView key, ByteView nonce, ByteView associated, ByteView message, ByteView sealed) {
    CHECK(codeOf(primitives().aeadSeal(algorithm, key, nonce, associated, message)) == ErrorCode::CryptoInputInvalid);
    CHECK(codeOf(primitives().aeadOpen(algorithm, key, nonce, associated, sealed)) == ErrorCode::CryptoInputInvalid);
}

void runAead(AeadAlgorithm algorithm, std::size_t keyBytes, std::size_t nonceBytes, const json& testCase) {
    const Bytes key = hexMember(testCase, "key");
    const Bytes nonce = hexMember(testCase, "iv");
    const Bytes associated = hexMember(testCase, "aad");
    const Bytes message = hexMember(testCase, "msg");
    Bytes sealed = hexMember(testCase, "ct");
    const Bytes tag = hexMember(testCase, "tag");
    base::append(sealed, tag);
    if (key.size() != keyBytes || nonce.size() != nonceBytes) return checkAeadRefused(algorithm, key, nonce, associated, message, sealed);

    const auto opened = primitives().aeadOpen(algorithm, key, nonce, associated, sealed);
    const Expected expected = expectedOf(testCase);
    if (tag.size() != 16 || expected == Expected::Invalid) {
        CHECK_FALSE(opened);
        return;
    }
    if (expected == Expected::Acceptable && !opened) return;
    REQUIRE(opened);
    CHECK(copyOf(opened->view()) == message);
    const auto again = primitives().aeadSeal(algorithm, key, nonce, associated, message);
    REQUIRE(again);
    CHECK(*again == sealed);
}

void runAesGcm(const json&, const json& testCase) {
    const std::size_t keyBytes = hexMember(testCase, "key").size();
    if (keyBytes == 16) return runAead(AeadAlgorithm::Aes128Gcm, 16, 12, testCase);
    runAead(AeadAlgorithm::Aes256Gcm, 32, 12, testCase);  // refuses AES-192
}

void runX25519(const json& group, const json& testCase) {
    REQUIRE(group.at("curve") == "curve25519");
    const auto shared = primitives().x25519(hexMember(testCase, "private"), hexMember(testCase, "public"));
    const bool useless = hasFlag(testCase, "ZeroSharedSecret") || hasFlag(testCase, "LowOrderPublic");
    if (useless || expectedOf(testCase) == Expected::Invalid) {
        CHECK(codeOf(shared) == ErrorCode::CryptoInputInvalid);
        return;
    }
    // Twist points and non-canonical coordinates are "acceptable": RFC 7748 defines the result, so it must be that one.
    REQUIRE(shared);
    CHECK(copyOf(shared->view()) == hexMember(testCase, "shared"));
}

void runEd25519(const json& group, const json& testCase) {
    REQUIRE(group.at("publicKey").at("curve") == "edwards25519");
    const Bytes publicKey = hexMember(group.at("publicKey"), "pk");
    const bool verified = primitives().ed25519Verify(publicKey, hexMember(testCase, "msg"), hexMember(testCase, "sig"));
    const Expected expected = expectedOf(testCase);
    if (expected != Expected::Acceptable) CHECK(verified == (expected == Expected::Valid));
}

void runHkdf(HashFunction hash, const json& testCase) {
    const auto derived = primitives().hkdf(hash, hexMember(testCase, "salt"), hexMember(testCase, "ikm"), hexMember(testCase, "info"),
                                           testCase.at("size").get<std::size_t>());
    if (expectedOf(testCase) == Expected::Invalid) {
        CHECK(codeOf(derived) == ErrorCode::CryptoInputInvalid);
        return;
    }
    REQUIRE(derived);
    CHECK(copyOf(derived->view()) == hexMember(testCase, "okm"));
}

/// Vectors with short tags hold the first bytes of the full one.
void runHmac(HashFunction hash, const json& group, const json& testCase) {
    const SecretBytes mac = primitives().hmac(hash, hexMember(testCase, "key"), hexMember(testCase, "msg"));
    const std::size_t length = group.at("tagSize").get<std::size_t>() / 8;
    REQUIRE(length <= mac.size());
    const bool same = base::equalConstantTime(mac.view().first(length), hexMember(testCase, "tag"));
    const Expected expected = expectedOf(testCase);
    if (expected != Expected::Acceptable) CHECK(same == (expected == Expected::Valid));
}

void runPbkdf2(HashFunction hash, const json& testCase) {
    const auto derived = primitives().pbkdf2(hash, hexMember(testCase, "password"), hexMember(testCase, "salt"),
                                             testCase.at("iterationCount").get<std::uint32_t>(), testCase.at("dkLen").get<std::size_t>());
    if (expectedOf(testCase) == Expected::Invalid) {
        CHECK_FALSE((derived && copyOf(derived->view()) == hexMember(testCase, "dk")));
        return;
    }
    REQUIRE(derived);
    CHECK(copyOf(derived->view()) == hexMember(testCase, "dk"));
}

const std::map<std::string, Runner>& runners() {
    using Hash = HashFunction;
    static const std::map<std::string, Runner> kRunners = {
        {"XDH", runX25519},
        {"EDDSA", runEd25519},
        {"AES-GCM", runAesGcm},
        {"CHACHA20-POLY1305", [](const json&, const json& c) { runAead(AeadAlgorithm::ChaCha20Poly1305, 32, 12, c); }},
        {"XCHACHA20-POLY1305", [](const json&, const json& c) { runAead(AeadAlgorithm::XChaCha20Poly1305, 32, 24, c); }},
        {"HKDF-SHA-256", [](const json&, const json& c) { runHkdf(Hash::Sha256, c); }},
        {"HKDF-SHA-512", [](const json&, const json& c) { runHkdf(Hash::Sha512, c); }},
        {"HMACSHA256", [](const json& g, const json& c) { runHmac(Hash::Sha256, g, c); }},
        {"HMACSHA512", [](const json& g, const json& c) { runHmac(Hash::Sha512, g, c); }},
        {"PBKDF2-HMACSHA256", [](const json&, const json& c) { runPbkdf2(Hash::Sha256, c); }},
        {"PBKDF2-HMACSHA512", [](const json&, const json& c) { runPbkdf2(Hash::Sha512, c); }},
    };
    return kRunners;
}

}  // namespace

std::size_t runWycheproof(const json& document) {
    const std::string algorithm = document.at("algorithm");
    CAPTURE(algorithm);
    const auto runner = runners().find(algorithm);
    REQUIRE(runner != runners().end());
    std::size_t count = 0;
    for (const json& group : document.at("testGroups")) {
        for (const json& testCase : group.at("tests")) {
            const int tcId = testCase.at("tcId");
            CAPTURE(tcId);
            runner->second(group, testCase);
            ++count;
        }
    }
    CHECK(count == document.at("numberOfTests").get<std::size_t>());
    return count;
}

}  // namespace intaglio::crypto::vectors
