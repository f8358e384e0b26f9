#include <cryptopp/aes.h>
#include <cryptopp/chacha.h>
#include <cryptopp/chachapoly.h>
#include <cryptopp/gcm.h>

#include "core/crypto/cryptopp/CryptoPpParts.h"

namespace intaglio::crypto::cryptopp {
namespace {

constexpr std::size_t kTagBytes = 16;
/// 2^32 blocks of 64 bytes: where RFC 8439's block counter ends. GCM's own limit (2^36 - 32 bytes) is just below.
constexpr std::uint64_t kMaximumMessageBytes = (std::uint64_t{1} << 36) - 32;

struct AeadShape {
    std::size_t keyBytes;
    std::size_t nonceBytes;
};

AeadShape shapeOf(AeadAlgorithm algorithm) {
    switch (algorithm) {
        case AeadAlgorithm::XChaCha20Poly1305:
            return {32, 24};
        case AeadAlgorithm::Aes128Gcm:
            return {16, 12};
        case AeadAlgorithm::Aes256Gcm:
            return {32, 12};
        case AeadAlgorithm::ChaCha20Poly1305:
            break;
    }
    return {32, 12};
}

/// One nonce length each: GCM derives its counter block from any other length by hashing, which collides sooner and which Crypto++ 8.7
/// gets wrong where that counter wraps.
Status checkShape(AeadAlgorithm algorithm, ByteView key, ByteView nonce, std::size_t messageBytes) {
    const AeadShape shape = shapeOf(algorithm);
    if (key.size() != shape.keyBytes) return inputInvalid("key length");
    if (nonce.size() != shape.nonceBytes) return inputInvalid("nonce length");
    if (messageBytes > kMaximumMessageBytes) return inputInvalid("message length");
    return {};
}

template <class Encryption>
void sealWith(ByteView key, ByteView nonce, ByteView associated, ByteView plaintext, Bytes& out) {
    Encryption cipher;
    cipher.SetKeyWithIV(key.data(), key.size(), nonce.data(), nonce.size());
    CryptoPP::byte* tag = out.data() + plaintext.size();
    cipher.EncryptAndAuthenticate(out.data(), tag, kTagBytes, nonce.data(), static_cast<int>(nonce.size()), pointerOf(associated),
                                  associated.size(), pointerOf(plaintext), plaintext.size());
}

template <class Decryption>
bool openWith(ByteView key, ByteView nonce, ByteView associated, ByteView sealed, CryptoPP::byte* out) {
    const std::size_t length = sealed.size() - kTagBytes;
    Decryption cipher;
    cipher.SetKeyWithIV(key.data(), key.size(), nonce.data(), nonce.size());
    return cipher.DecryptAndVerify(out, sealed.data() + length, kTagBytes, nonce.data(), static_cast<int>(nonce.size()),
                                   pointerOf(associated), associated.size(), sealed.data(), length);
}

}  // namespace

Result<Bytes> aeadSeal(AeadAlgorithm algorithm, ByteView key, ByteView nonce, ByteView associated, ByteView plaintext) {
    if (const Status shape = checkShape(algorithm, key, nonce, plaintext.size()); !shape) return shape.error();
    return guarded<Bytes>([&]() -> Result<Bytes> {
        Bytes out(plaintext.size() + kTagBytes);
        switch (algorithm) {
            case AeadAlgorithm::ChaCha20Poly1305:
                sealWith<CryptoPP::ChaCha20Poly1305::Encryption>(key, nonce, associated, plaintext, out);
                break;
            case AeadAlgorithm::XChaCha20Poly1305:
                sealWith<CryptoPP::XChaCha20Poly1305::Encryption>(key, nonce, associated, plaintext, out);
                break;
            case AeadAlgorithm::Aes128Gcm:
            case AeadAlgorithm::Aes256Gcm:
                sealWith<CryptoPP::GCM<CryptoPP::AES>::Encryption>(key, nonce, associated, plaintext, out);
                break;
        }
        return out;
    });
}

Result<SecretBytes> aeadOpen(AeadAlgorithm algorithm, ByteView key, ByteView nonce, ByteView associated, ByteView sealed) {
    if (sealed.size() < kTagBytes) return inputInvalid("ciphertext shorter than its tag");
    const std::size_t length = sealed.size() - kTagBytes;
    if (const Status shape = checkShape(algorithm, key, nonce, length); !shape) return shape.error();
    return guarded<SecretBytes>([&]() -> Result<SecretBytes> {
        // Crypto++ decrypts before it compares tags; a spare byte keeps the pointer valid for an empty message.
        SecretBytes plaintext(length);
        CryptoPP::byte nothing = 0;
        CryptoPP::byte* out = length == 0 ? &nothing : plaintext.data().data();
        bool authentic = false;
        switch (algorithm) {
            case AeadAlgorithm::ChaCha20Poly1305:
                authentic = openWith<CryptoPP::ChaCha20Poly1305::Decryption>(key, nonce, associated, sealed, out);
                break;
            case AeadAlgorithm::XChaCha20Poly1305:
                authentic = openWith<CryptoPP::XChaCha20Poly1305::Decryption>(key, nonce, associated, sealed, out);
                break;
            case AeadAlgorithm::Aes128Gcm:
            case AeadAlgorithm::Aes256Gcm:
                authentic = openWith<CryptoPP::GCM<CryptoPP::AES>::Decryption>(key, nonce, associated, sealed, out);
                break;
        }
        if (!authentic) return base::ErrorCode::CryptoAuthenticationFailed;
        return plaintext;
    });
}

Result<SecretBytes> chacha20KeyStream(ByteView key, ByteView nonce, std::size_t length) {
    if (key.size() != 32) return inputInvalid("key length");
    if (nonce.size() != 12) return inputInvalid("nonce length");
    if (length > kMaximumMessageBytes) return inputInvalid("key stream length");
    return guarded<SecretBytes>([&]() -> Result<SecretBytes> {
        SecretBytes stream(length);
        if (length == 0) return stream;
        CryptoPP::ChaChaTLS::Encryption cipher;  // the RFC 8439 variant: 32-bit counter, 96-bit nonce
        cipher.SetKeyWithIV(key.data(), key.size(), nonce.data(), nonce.size());
        cipher.ProcessData(stream.data().data(), stream.data().data(), length);
        return stream;
    });
}

}  // namespace intaglio::crypto::cryptopp
