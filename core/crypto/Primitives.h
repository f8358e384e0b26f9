#pragma once
#include <memory>
#include <optional>

#include "core/base/SecretBytes.h"

/// The cryptographic primitives that Intaglio uses, behind one port. core/crypto/cryptopp implements it.
namespace intaglio::crypto {

using base::Bytes;
using base::ByteView;
using base::FixedBytes;
using base::Result;
using base::SecretBytes;
using base::Status;

using Digest = FixedBytes<32>;
using PublicKey = FixedBytes<32>;  ///< X25519 (RFC 7748) or Ed25519 (RFC 8032) public key
using Signature = FixedBytes<64>;  ///< Ed25519

enum class HashFunction { Sha256, Sha512 };
enum class AeadAlgorithm { ChaCha20Poly1305, XChaCha20Poly1305, Aes128Gcm, Aes256Gcm };

/// Incremental SHA-256.
class Hasher {
public:
    virtual ~Hasher() = default;
    virtual void update(ByteView data) = 0;
    [[nodiscard]] virtual Digest finish() = 0;
};

/// Stateless; every function may be called from any thread. Lengths are checked: CryptoInputInvalid.
class Primitives {
public:
    virtual ~Primitives() = default;

    [[nodiscard]] virtual std::unique_ptr<Hasher> sha256() const = 0;
    [[nodiscard]] Digest sha256(ByteView data) const;

    [[nodiscard]] virtual SecretBytes hmac(HashFunction hash, ByteView key, ByteView data) const = 0;
    /// RFC 5869, extract and expand. CryptoInputInvalid above 255 hash lengths.
    [[nodiscard]] virtual Result<SecretBytes> hkdf(HashFunction hash, ByteView salt, ByteView secret, ByteView info,
                                                   std::size_t length) const = 0;
    [[nodiscard]] virtual Result<SecretBytes> pbkdf2(HashFunction hash, ByteView password, ByteView salt, std::uint32_t iterations,
                                                     std::size_t length) const = 0;
    /// RFC 7914.
    [[nodiscard]] virtual Result<SecretBytes> scrypt(ByteView password, ByteView salt, std::uint64_t n, std::uint32_t r, std::uint32_t p,
                                                     std::size_t length) const = 0;

    /// Ciphertext followed by the 16-byte tag. Nonce: 12 bytes (ChaCha20-Poly1305, AES-GCM) or 24 (XChaCha20-Poly1305), nothing else.
    [[nodiscard]] virtual Result<Bytes> aeadSeal(AeadAlgorithm algorithm, ByteView key, ByteView nonce, ByteView associated,
                                                 ByteView plaintext) const = 0;
    /// CryptoAuthenticationFailed where the tag does not match; no plaintext leaves then.
    [[nodiscard]] virtual Result<SecretBytes> aeadOpen(AeadAlgorithm algorithm, ByteView key, ByteView nonce, ByteView associated,
                                                       ByteView sealed) const = 0;
    /// RFC 8439 ChaCha20 key stream from block counter 0. Key 32 bytes, nonce 12.
    [[nodiscard]] virtual Result<SecretBytes> chacha20KeyStream(ByteView key, ByteView nonce, std::size_t length) const = 0;

    [[nodiscard]] virtual Result<PublicKey> x25519PublicKey(ByteView secretKey) const = 0;
    /// CryptoInputInvalid for a low-order public key or an all-zero shared secret.
    [[nodiscard]] virtual Result<SecretBytes> x25519(ByteView secretKey, ByteView publicKey) const = 0;

    [[nodiscard]] virtual Result<PublicKey> ed25519PublicKey(ByteView secretSeed) const = 0;
    [[nodiscard]] virtual Result<Signature> ed25519Sign(ByteView secretSeed, ByteView message) const = 0;
    /// False for a signature with S >= L, for a small-order public key and for anything malformed (RFC 8032 5.1.7).
    [[nodiscard]] virtual bool ed25519Verify(ByteView publicKey, ByteView message, ByteView signature) const = 0;

    /// From the operating system; RandomUnavailable where it gives none. There is no other source.
    [[nodiscard]] virtual Result<SecretBytes> random(std::size_t length) const = 0;
};

}  // namespace intaglio::crypto
