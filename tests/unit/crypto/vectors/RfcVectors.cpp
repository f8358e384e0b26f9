#include <functional>
#include <map>

#include "tests/unit/crypto/vectors/VectorSupport.h"

namespace intaglio::crypto::vectors {
namespace {

using test::copyOf;
using test::primitives;

/// The first of several spellings that the object has.
Bytes anyHex(const json& object, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        if (object.contains(name)) return hexMember(object, name);
    }
    FAIL("no member of the expected names in " << object.dump());
    return {};
}

void checkDerived(const Result<SecretBytes>& derived, const Bytes& expected) {
    REQUIRE(derived);
    REQUIRE_FALSE(expected.empty());
    CHECK(copyOf(derived->view()) == expected);
}

void runX25519(const json& v) {
    checkDerived(primitives().x25519(anyHex(v, {"scalar", "sk", "private"}), anyHex(v, {"u", "pk", "public"})),
                 anyHex(v, {"out", "shared"}));
}

void runEd25519(const json& v) {
    const Bytes seed = hexMember(v, "sk");
    const Bytes message = anyHex(v, {"msg", "message"});
    const Bytes signature = hexMember(v, "sig");
    const auto publicKey = primitives().ed25519PublicKey(seed);
    REQUIRE(publicKey);
    CHECK(copyOf(*publicKey) == hexMember(v, "pk"));
    const auto made = primitives().ed25519Sign(seed, message);
    REQUIRE(made);
    CHECK(copyOf(*made) == signature);
    CHECK(primitives().ed25519Verify(*publicKey, message, signature));
}

/// The interface starts at block 0, so a later block is the end of a longer stream.
void runChaChaBlock(const json& v) {
    const Bytes expected = hexMember(v, "out");
    const std::size_t start = v.value("counter", std::size_t{0}) * 64;
    const auto stream = primitives().chacha20KeyStream(hexMember(v, "key"), hexMember(v, "nonce"), start + expected.size());
    REQUIRE(stream);
    CHECK(copyOf(stream->view().subspan(start)) == expected);
}

void runAead(AeadAlgorithm algorithm, const json& v) {
    const Bytes key = hexMember(v, "key");
    const Bytes nonce = anyHex(v, {"nonce", "iv"});
    const Bytes associated = hexMember(v, "aad");
    const Bytes message = anyHex(v, {"pt", "msg", "plaintext"});
    Bytes expected = anyHex(v, {"ct", "out", "ciphertext"});
    if (v.contains("tag")) base::append(expected, hexMember(v, "tag"));
    const auto sealed = primitives().aeadSeal(algorithm, key, nonce, associated, message);
    REQUIRE(sealed);
    CHECK(*sealed == expected);
    checkDerived(primitives().aeadOpen(algorithm, key, nonce, associated, expected), message);
}

void runScrypt(const json& v) {
    checkDerived(primitives().scrypt(base::viewOf(v.at("password").get_ref<const std::string&>()),
                                     base::viewOf(v.at("salt").get_ref<const std::string&>()), v.at("N").get<std::uint64_t>(),
                                     v.at("r").get<std::uint32_t>(), v.at("p").get<std::uint32_t>(), hexMember(v, "out").size()),
                 hexMember(v, "out"));
}

void runHkdf(HashFunction hash, const json& v) {
    checkDerived(primitives().hkdf(hash, hexMember(v, "salt"), hexMember(v, "ikm"), hexMember(v, "info"), v.at("L").get<std::size_t>()),
                 hexMember(v, "okm"));
}

void runHmac(HashFunction hash, const json& v) {
    const Bytes expected = anyHex(v, {"mac", "out", "tag"});
    const SecretBytes mac = primitives().hmac(hash, hexMember(v, "key"), anyHex(v, {"msg", "data"}));
    REQUIRE(expected.size() >= 16);
    REQUIRE(expected.size() <= mac.size());  // RFC 4231 case 5 is truncated
    CHECK(copyOf(mac.view().first(expected.size())) == expected);
}

const std::map<std::string, std::function<void(const json&)>>& runners() {
    static const std::map<std::string, std::function<void(const json&)>> kRunners = {
        {"x25519", runX25519},
        {"ed25519", runEd25519},
        {"chacha20-block", runChaChaBlock},
        {"chacha20-poly1305", [](const json& v) { runAead(AeadAlgorithm::ChaCha20Poly1305, v); }},
        {"chacha20poly1305", [](const json& v) { runAead(AeadAlgorithm::ChaCha20Poly1305, v); }},
        {"chacha20", runChaChaBlock},
        {"scrypt", runScrypt},
        {"hkdf-sha256", [](const json& v) { runHkdf(HashFunction::Sha256, v); }},
        {"hkdf-sha512", [](const json& v) { runHkdf(HashFunction::Sha512, v); }},
        {"hmac-sha256", [](const json& v) { runHmac(HashFunction::Sha256, v); }},
        {"hmac-sha512", [](const json& v) { runHmac(HashFunction::Sha512, v); }},
    };
    return kRunners;
}

}  // namespace

std::size_t runRfc(const json& document) {
    std::size_t count = 0;
    for (const json& vector : document) {
        const std::string source = vector.at("src");
        const std::string algorithm = vector.at("alg");
        CAPTURE(source, algorithm);
        const auto runner = runners().find(algorithm);
        REQUIRE(runner != runners().end());
        runner->second(vector);
        ++count;
    }
    return count;
}

}  // namespace intaglio::crypto::vectors
