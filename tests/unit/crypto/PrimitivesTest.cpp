#include <thread>
#include <vector>

#include "tests/support/Catch.h"
#include "tests/unit/crypto/CryptoTestSupport.h"

namespace intaglio::crypto {

using base::ErrorCode;
using test::bytesOf;
using test::codeOf;
using test::copyOf;
using test::hex;
using test::primitives;

namespace {

constexpr AeadAlgorithm kAllAeads[] = {AeadAlgorithm::ChaCha20Poly1305, AeadAlgorithm::XChaCha20Poly1305, AeadAlgorithm::Aes128Gcm,
                                       AeadAlgorithm::Aes256Gcm};

std::size_t keyBytes(AeadAlgorithm algorithm) {
    return algorithm == AeadAlgorithm::Aes128Gcm ? 16 : 32;
}
std::size_t nonceBytes(AeadAlgorithm algorithm) {
    return algorithm == AeadAlgorithm::XChaCha20Poly1305 ? 24 : 12;
}

/// L of RFC 8032, little-endian.
const char* const kGroupOrder = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";

/// signature with S replaced by S + L: the same equation, another encoding.
Bytes withLargeS(const Signature& signature) {
    Bytes out(signature.begin(), signature.end());
    const Bytes order = hex(kGroupOrder);
    unsigned carry = 0;
    for (std::size_t i = 0; i < 32; ++i) {
        carry += static_cast<unsigned>(out[32 + i]) + order[i];
        out[32 + i] = static_cast<std::uint8_t>(carry);
        carry >>= 8;
    }
    return out;
}

}  // namespace

TEST_CASE("SHA-256 gives the same digest in one piece and in many", "[crypto]") {
    CHECK(base::toHex(primitives().sha256(bytesOf("abc"))) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(base::toHex(primitives().sha256({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    const Bytes data(100000, 0x5a);
    const auto hasher = primitives().sha256();
    for (std::size_t start = 0; start < data.size(); start += 777)
        hasher->update(ByteView(data).subspan(start, std::min<std::size_t>(777, data.size() - start)));
    CHECK(hasher->finish() == primitives().sha256(data));
}

TEST_CASE("Authenticated encryption opens only what was sealed", "[crypto]") {
    const Bytes associated = bytesOf("header");
    for (const AeadAlgorithm algorithm : kAllAeads) {
        const Bytes key(keyBytes(algorithm), 7);
        const Bytes nonce(nonceBytes(algorithm), 9);
        for (const std::size_t length : {0U, 1U, 15U, 16U, 17U, 1000U}) {
            const Bytes message(length, 0x42);
            const auto sealed = primitives().aeadSeal(algorithm, key, nonce, associated, message);
            REQUIRE(sealed);
            REQUIRE(sealed->size() == length + 16);
            const auto opened = primitives().aeadOpen(algorithm, key, nonce, associated, *sealed);
            REQUIRE(opened);
            CHECK(copyOf(opened->view()) == message);
            for (std::size_t i = 0; i < sealed->size(); ++i) {
                Bytes altered = *sealed;
                altered[i] ^= 1;
                REQUIRE(codeOf(primitives().aeadOpen(algorithm, key, nonce, associated, altered)) == ErrorCode::CryptoAuthenticationFailed);
            }
            CHECK(codeOf(primitives().aeadOpen(algorithm, key, nonce, {}, *sealed)) == ErrorCode::CryptoAuthenticationFailed);
        }
    }
}

TEST_CASE("Keys and nonces of any other length are refused", "[crypto]") {
    const Bytes sealed(32, 1);
    for (const AeadAlgorithm algorithm : kAllAeads) {
        for (std::size_t length = 0; length <= 65; ++length) {
            const Bytes any(length, 3);
            if (length != nonceBytes(algorithm)) {
                const Bytes key(keyBytes(algorithm), 7);
                REQUIRE(codeOf(primitives().aeadSeal(algorithm, key, any, {}, {})) == ErrorCode::CryptoInputInvalid);
                REQUIRE(codeOf(primitives().aeadOpen(algorithm, key, any, {}, sealed)) == ErrorCode::CryptoInputInvalid);
            }
            if (length != keyBytes(algorithm)) {
                const Bytes nonce(nonceBytes(algorithm), 7);
                REQUIRE(codeOf(primitives().aeadSeal(algorithm, any, nonce, {}, {})) == ErrorCode::CryptoInputInvalid);
                REQUIRE(codeOf(primitives().aeadOpen(algorithm, any, nonce, {}, sealed)) == ErrorCode::CryptoInputInvalid);
            }
        }
        CHECK(codeOf(primitives().aeadOpen(algorithm, Bytes(keyBytes(algorithm)), Bytes(nonceBytes(algorithm)), {}, Bytes(15))) ==
              ErrorCode::CryptoInputInvalid);
    }
    CHECK(codeOf(primitives().chacha20KeyStream(Bytes(16), Bytes(12), 64)) == ErrorCode::CryptoInputInvalid);
    CHECK(codeOf(primitives().chacha20KeyStream(Bytes(32), Bytes(8), 64)) == ErrorCode::CryptoInputInvalid);
    CHECK(codeOf(primitives().chacha20KeyStream(Bytes(32), Bytes(24), 64)) == ErrorCode::CryptoInputInvalid);
}

TEST_CASE("The ChaCha20 key stream follows RFC 8439 and does not depend on the length asked for", "[crypto]") {
    // RFC 8439 A.1, vectors 1 and 2: blocks 0 and 1 of the all-zero key.
    const auto stream = primitives().chacha20KeyStream(Bytes(32), Bytes(12), 1000);
    REQUIRE(stream);
    CHECK(base::toHex(stream->view().first(32)) == "76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7");
    CHECK(base::toHex(stream->view().subspan(64, 32)) == "9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed");
    for (const std::size_t length : {0U, 1U, 63U, 64U, 65U, 511U}) {
        const auto part = primitives().chacha20KeyStream(Bytes(32), Bytes(12), length);
        REQUIRE(part);
        CHECK(copyOf(part->view()) == copyOf(stream->view().first(length)));
    }
}

TEST_CASE("X25519 agrees on both sides and refuses every low-order point", "[crypto]") {
    const Bytes alice(32, 0x11);
    const Bytes bob(32, 0x22);
    const auto alicePublic = primitives().x25519PublicKey(alice);
    const auto bobPublic = primitives().x25519PublicKey(bob);
    REQUIRE(alicePublic);
    REQUIRE(bobPublic);
    const auto first = primitives().x25519(alice, *bobPublic);
    const auto second = primitives().x25519(bob, *alicePublic);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(copyOf(first->view()) == copyOf(second->view()));

    // The points of order 1, 2, 4 and 8 in all their encodings, with and without the ignored top bit.
    const char* const lowOrder[] = {"0000000000000000000000000000000000000000000000000000000000000000",
                                    "0100000000000000000000000000000000000000000000000000000000000000",
                                    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                                    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                                    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                                    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                                    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"};
    for (const char* text : lowOrder) {
        Bytes point = hex(text);
        CAPTURE(text);
        CHECK(codeOf(primitives().x25519(alice, point)) == ErrorCode::CryptoInputInvalid);
        point[31] |= 0x80;
        CHECK(codeOf(primitives().x25519(alice, point)) == ErrorCode::CryptoInputInvalid);
    }
    CHECK(codeOf(primitives().x25519(alice, Bytes(31, 9))) == ErrorCode::CryptoInputInvalid);
    CHECK(codeOf(primitives().x25519(Bytes(33, 9), *bobPublic)) == ErrorCode::CryptoInputInvalid);
    CHECK(codeOf(primitives().x25519PublicKey({})) == ErrorCode::CryptoInputInvalid);
}

TEST_CASE("Ed25519 refuses a second encoding of a signature", "[crypto]") {
    const Bytes seed(32, 0x33);
    const Bytes message = bytesOf("a result");
    const auto publicKey = primitives().ed25519PublicKey(seed);
    const auto signature = primitives().ed25519Sign(seed, message);
    REQUIRE(publicKey);
    REQUIRE(signature);
    CHECK(primitives().ed25519Verify(*publicKey, message, *signature));
    CHECK_FALSE(primitives().ed25519Verify(*publicKey, bytesOf("a resulu"), *signature));
    CHECK_FALSE(primitives().ed25519Verify(*publicKey, message, withLargeS(*signature)));
    for (std::size_t i = 0; i < signature->size(); ++i) {
        Signature altered = *signature;
        altered[i] ^= 4;
        REQUIRE_FALSE(primitives().ed25519Verify(*publicKey, message, altered));
    }
    CHECK_FALSE(primitives().ed25519Verify(*publicKey, message, ByteView(*signature).first(63)));
    CHECK_FALSE(primitives().ed25519Verify(ByteView(*publicKey).first(31), message, *signature));
    CHECK(codeOf(primitives().ed25519Sign(Bytes(31), message)) == ErrorCode::CryptoInputInvalid);
    CHECK(codeOf(primitives().ed25519PublicKey(Bytes(64))) == ErrorCode::CryptoInputInvalid);
}

TEST_CASE("Ed25519 refuses public keys of small order, in every encoding", "[crypto]") {
    // With A of small order and S = 0, R = A or the neutral element satisfies the equation for many messages.
    const char* const smallOrder[] = {"0100000000000000000000000000000000000000000000000000000000000000",
                                      "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                                      "0000000000000000000000000000000000000000000000000000000000000000",
                                      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                                      "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                                      "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                                      "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"};
    for (const char* text : smallOrder) {
        for (const std::uint8_t sign : {std::uint8_t{0x00}, std::uint8_t{0x80}}) {
            Bytes key = hex(text);
            key[31] = static_cast<std::uint8_t>(key[31] | sign);
            for (const char* rText : smallOrder) {
                Bytes signature = hex(rText);
                signature.resize(64);  // S = 0
                for (const char* message : {"one", "two", "three", "four", "five", "six", "seven", "eight"})
                    REQUIRE_FALSE(primitives().ed25519Verify(key, bytesOf(message), signature));
            }
        }
    }
}

TEST_CASE("Key derivation refuses what has no meaning", "[crypto]") {
    const Bytes secret(32, 1);
    CHECK(primitives().hkdf(HashFunction::Sha256, {}, secret, {}, 255 * 32));
    CHECK(codeOf(primitives().hkdf(HashFunction::Sha256, {}, secret, {}, 255 * 32 + 1)) == ErrorCode::CryptoInputInvalid);
    CHECK(primitives().hkdf(HashFunction::Sha512, {}, secret, {}, 255 * 64));
    CHECK(codeOf(primitives().hkdf(HashFunction::Sha512, {}, secret, {}, 255 * 64 + 1)) == ErrorCode::CryptoInputInvalid);
    CHECK(codeOf(primitives().pbkdf2(HashFunction::Sha256, secret, secret, 0, 32)) == ErrorCode::CryptoInputInvalid);
    for (const std::uint64_t n : {0U, 1U, 3U, 1000U})
        CHECK(codeOf(primitives().scrypt(secret, secret, n, 8, 1, 32)) == ErrorCode::CryptoInputInvalid);
    CHECK(codeOf(primitives().scrypt(secret, secret, 16, 0, 1, 32)) == ErrorCode::CryptoInputInvalid);
    CHECK(codeOf(primitives().scrypt(secret, secret, 16, 8, 0, 32)) == ErrorCode::CryptoInputInvalid);
    // Would need terabytes: refused before memory is asked for.
    CHECK(codeOf(primitives().scrypt(secret, secret, std::uint64_t{1} << 40, 8, 1, 32)) == ErrorCode::CryptoInputInvalid);
    CHECK(codeOf(primitives().scrypt(secret, secret, 2, 8, 0x7fffffff, 32)) == ErrorCode::CryptoInputInvalid);
}

TEST_CASE("Random bytes differ from call to call", "[crypto]") {
    const auto first = primitives().random(64);
    const auto second = primitives().random(64);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->size() == 64);
    CHECK(copyOf(first->view()) != copyOf(second->view()));
    const auto none = primitives().random(0);
    REQUIRE(none);
    CHECK(none->empty());
}

TEST_CASE("One object serves several threads", "[crypto]") {
    const Bytes key(32, 1);
    const Bytes nonce(12, 2);
    const Bytes message(4096, 3);
    const auto expected = primitives().aeadSeal(AeadAlgorithm::ChaCha20Poly1305, key, nonce, {}, message);
    REQUIRE(expected);
    std::vector<int> mismatches(4, 0);
    std::vector<std::thread> threads;
    for (int& count : mismatches) {
        threads.emplace_back([&] {
            for (int i = 0; i < 50; ++i) {
                const auto sealed = primitives().aeadSeal(AeadAlgorithm::ChaCha20Poly1305, key, nonce, {}, message);
                count += sealed && *sealed == *expected ? 0 : 1;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const int count : mismatches) CHECK(count == 0);
}

}  // namespace intaglio::crypto
