#pragma once
#include <memory>
#include <string>

#include "core/crypto/cryptopp/CryptoPpPrimitives.h"

namespace intaglio::crypto::test {

/// The product's own primitives.
[[nodiscard]] inline const Primitives& primitives() {
    static const std::unique_ptr<Primitives> instance = createCryptoPpPrimitives();
    return *instance;
}

[[nodiscard]] inline Bytes hex(std::string_view text) {
    auto bytes = base::fromHex(text);
    return bytes ? std::move(*bytes) : Bytes();
}
[[nodiscard]] inline Bytes bytesOf(std::string_view text) {
    const ByteView view = base::viewOf(text);
    return {view.begin(), view.end()};
}
[[nodiscard]] inline Bytes copyOf(ByteView view) {
    return {view.begin(), view.end()};
}

/// The code of a failed result, or nothing: for comparisons in REQUIRE.
template <class T>
[[nodiscard]] std::optional<base::ErrorCode> codeOf(const Result<T>& result) {
    if (result) return std::nullopt;
    return result.error().code;
}

/// The product's primitives with random bytes that repeat from run to run, for golden files. Lives in the tests only.
class FixedRandomPrimitives : public Primitives {
public:
    explicit FixedRandomPrimitives(std::uint8_t seed) : m_seed(seed) {}

    using Primitives::sha256;
    std::unique_ptr<Hasher> sha256() const override { return primitives().sha256(); }
    SecretBytes hmac(HashFunction hash, ByteView key, ByteView data) const override { return primitives().hmac(hash, key, data); }
    Result<SecretBytes> hkdf(HashFunction hash, ByteView salt, ByteView secret, ByteView info, std::size_t length) const override {
        return primitives().hkdf(hash, salt, secret, info, length);
    }
    Result<SecretBytes> pbkdf2(HashFunction hash, ByteView password, ByteView salt, std::uint32_t rounds,
                               std::size_t length) const override {
        return primitives().pbkdf2(hash, password, salt, rounds, length);
    }
    Result<SecretBytes> scrypt(ByteView password, ByteView salt, std::uint64_t n, std::uint32_t r, std::uint32_t p,
                               std::size_t length) const override {
        return primitives().scrypt(password, salt, n, r, p, length);
    }
    Result<Bytes> aeadSeal(AeadAlgorithm algorithm, ByteView key, ByteView nonce, ByteView associated, ByteView plaintext) const override {
        return primitives().aeadSeal(algorithm, key, nonce, associated, plaintext);
    }
    Result<SecretBytes> aeadOpen(AeadAlgorithm algorithm, ByteView key, ByteView nonce, ByteView associated,
                                 ByteView sealed) const override {
        return primitives().aeadOpen(algorithm, key, nonce, associated, sealed);
    }
    Result<SecretBytes> chacha20KeyStream(ByteView key, ByteView nonce, std::size_t length) const override {
        return primitives().chacha20KeyStream(key, nonce, length);
    }
    Result<PublicKey> x25519PublicKey(ByteView secretKey) const override { return primitives().x25519PublicKey(secretKey); }
    Result<SecretBytes> x25519(ByteView secretKey, ByteView publicKey) const override { return primitives().x25519(secretKey, publicKey); }
    Result<PublicKey> ed25519PublicKey(ByteView seed) const override { return primitives().ed25519PublicKey(seed); }
    Result<Signature> ed25519Sign(ByteView seed, ByteView message) const override { return primitives().ed25519Sign(seed, message); }
    bool ed25519Verify(ByteView publicKey, ByteView message, ByteView signature) const override {
        return primitives().ed25519Verify(publicKey, message, signature);
    }
    Result<SecretBytes> random(std::size_t length) const override {
        FixedBytes<32> key{};
        key[0] = m_seed;
        FixedBytes<12> nonce{};
        nonce[0] = static_cast<std::uint8_t>(m_calls);
        nonce[1] = static_cast<std::uint8_t>(m_calls >> 8);
        ++m_calls;
        return primitives().chacha20KeyStream(key, nonce, length);
    }

private:
    std::uint8_t m_seed;
    mutable unsigned m_calls = 0;
};

}  // namespace intaglio::crypto::test
