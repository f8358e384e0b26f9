#include "core/crypto/cryptopp/CryptoPpPrimitives.h"

#include <cryptopp/hkdf.h>
#include <cryptopp/hmac.h>
#include <cryptopp/osrng.h>
#include <cryptopp/pwdbased.h>
#include <cryptopp/scrypt.h>
#include <cryptopp/sha.h>

#include "core/crypto/cryptopp/CryptoPpParts.h"

namespace intaglio::crypto {
namespace {

using cryptopp::guarded;
using cryptopp::inputInvalid;
using cryptopp::pointerOf;

/// More than any use needs: age's highest accepted work factor (2^20, r = 8) takes 1 GiB.
constexpr std::uint64_t kMaximumScryptBytes = std::uint64_t{1} << 31;
constexpr std::size_t kMaximumPasswordHashBytes = 1 << 16;

std::size_t digestBytes(HashFunction hash) {
    return hash == HashFunction::Sha256 ? 32 : 64;
}

class CryptoPpHasher final : public Hasher {
public:
    void update(ByteView data) override { m_hash.Update(pointerOf(data), data.size()); }
    Digest finish() override {
        Digest digest{};
        m_hash.Final(digest.data());
        return digest;
    }

private:
    CryptoPP::SHA256 m_hash;
};

template <class Hash>
SecretBytes hmacWith(ByteView key, ByteView data) {
    CryptoPP::HMAC<Hash> mac(pointerOf(key), key.size());
    mac.Update(pointerOf(data), data.size());
    SecretBytes out(mac.DigestSize());
    mac.Final(out.data().data());
    return out;
}

template <class Hash>
void hkdfWith(ByteView salt, ByteView secret, ByteView info, SecretBytes& out) {
    const CryptoPP::HKDF<Hash> kdf;
    kdf.DeriveKey(out.data().data(), out.size(), pointerOf(secret), secret.size(), pointerOf(salt), salt.size(), pointerOf(info),
                  info.size());
}

template <class Hash>
void pbkdf2With(ByteView password, ByteView salt, std::uint32_t iterations, SecretBytes& out) {
    const CryptoPP::PKCS5_PBKDF2_HMAC<Hash> kdf;
    kdf.DeriveKey(out.data().data(), out.size(), 0, pointerOf(password), password.size(), pointerOf(salt), salt.size(), iterations);
}

Status checkScrypt(std::uint64_t n, std::uint32_t r, std::uint32_t p, std::size_t length) {
    if (n < 2 || (n & (n - 1)) != 0) return inputInvalid("scrypt cost is no power of two");
    if (r == 0 || p == 0 || std::uint64_t{r} * p >= (std::uint64_t{1} << 30)) return inputInvalid("scrypt block size or parallelism");
    if (n > kMaximumScryptBytes / 128 / r || p > kMaximumScryptBytes / 128 / r) return inputInvalid("scrypt needs too much memory");
    if (length == 0 || length > kMaximumPasswordHashBytes) return inputInvalid("derived key length");
    return {};
}

class CryptoPpPrimitives final : public Primitives {
public:
    using Primitives::sha256;
    std::unique_ptr<Hasher> sha256() const override { return std::make_unique<CryptoPpHasher>(); }

    SecretBytes hmac(HashFunction hash, ByteView key, ByteView data) const override {
        return hash == HashFunction::Sha256 ? hmacWith<CryptoPP::SHA256>(key, data) : hmacWith<CryptoPP::SHA512>(key, data);
    }

    Result<SecretBytes> hkdf(HashFunction hash, ByteView salt, ByteView secret, ByteView info, std::size_t length) const override {
        if (length == 0 || length > 255 * digestBytes(hash)) return inputInvalid("derived key length");
        return guarded<SecretBytes>([&]() -> Result<SecretBytes> {
            SecretBytes out(length);
            if (hash == HashFunction::Sha256) {
                hkdfWith<CryptoPP::SHA256>(salt, secret, info, out);
            } else {
                hkdfWith<CryptoPP::SHA512>(salt, secret, info, out);
            }
            return out;
        });
    }

    Result<SecretBytes> pbkdf2(HashFunction hash, ByteView password, ByteView salt, std::uint32_t iterations,
                               std::size_t length) const override {
        // Zero iterations mean "one" to Crypto++; RFC 8018 asks for a positive number.
        if (iterations == 0) return inputInvalid("no iterations");
        if (length == 0 || length > kMaximumPasswordHashBytes) return inputInvalid("derived key length");
        return guarded<SecretBytes>([&]() -> Result<SecretBytes> {
            SecretBytes out(length);
            if (hash == HashFunction::Sha256) {
                pbkdf2With<CryptoPP::SHA256>(password, salt, iterations, out);
            } else {
                pbkdf2With<CryptoPP::SHA512>(password, salt, iterations, out);
            }
            return out;
        });
    }

    Result<SecretBytes> scrypt(ByteView password, ByteView salt, std::uint64_t n, std::uint32_t r, std::uint32_t p,
                               std::size_t length) const override {
        if (const Status checked = checkScrypt(n, r, p, length); !checked) return checked.error();
        return guarded<SecretBytes>([&]() -> Result<SecretBytes> {
            SecretBytes out(length);
            const CryptoPP::Scrypt kdf;
            kdf.DeriveKey(out.data().data(), out.size(), pointerOf(password), password.size(), pointerOf(salt), salt.size(), n, r, p);
            return out;
        });
    }

    Result<Bytes> aeadSeal(AeadAlgorithm algorithm, ByteView key, ByteView nonce, ByteView associated, ByteView plaintext) const override {
        return cryptopp::aeadSeal(algorithm, key, nonce, associated, plaintext);
    }
    Result<SecretBytes> aeadOpen(AeadAlgorithm algorithm, ByteView key, ByteView nonce, ByteView associated,
                                 ByteView sealed) const override {
        return cryptopp::aeadOpen(algorithm, key, nonce, associated, sealed);
    }
    Result<SecretBytes> chacha20KeyStream(ByteView key, ByteView nonce, std::size_t length) const override {
        return cryptopp::chacha20KeyStream(key, nonce, length);
    }

    Result<PublicKey> x25519PublicKey(ByteView secretKey) const override { return cryptopp::x25519PublicKey(secretKey); }
    Result<SecretBytes> x25519(ByteView secretKey, ByteView publicKey) const override { return cryptopp::x25519(secretKey, publicKey); }
    Result<PublicKey> ed25519PublicKey(ByteView secretSeed) const override { return cryptopp::ed25519PublicKey(secretSeed); }
    Result<Signature> ed25519Sign(ByteView secretSeed, ByteView message) const override {
        return cryptopp::ed25519Sign(secretSeed, message);
    }
    bool ed25519Verify(ByteView publicKey, ByteView message, ByteView signature) const override {
        return cryptopp::ed25519Verify(publicKey, message, signature);
    }

    Result<SecretBytes> random(std::size_t length) const override {
        try {
            SecretBytes out(length);
            if (length != 0) CryptoPP::OS_GenerateRandomBlock(false, out.data().data(), length);
            return out;
        } catch (const std::exception&) {
            return base::ErrorCode::RandomUnavailable;
        }
    }
};

}  // namespace

std::unique_ptr<Primitives> createCryptoPpPrimitives() {
    return std::make_unique<CryptoPpPrimitives>();
}

}  // namespace intaglio::crypto
