#include <algorithm>

#include <cryptopp/xed25519.h>

#include "core/crypto/cryptopp/CryptoPpParts.h"

namespace intaglio::crypto::cryptopp {
namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kSignatureBytes = 64;
using Encoded = FixedBytes<32>;

/// The order of the base point, L = 2^252 + 27742317777372353535851937790883648493 (RFC 8032 5.1), little-endian.
constexpr Encoded kGroupOrder = {0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
                                 0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0x10};
/// p = 2^255 - 19, little-endian.
constexpr Encoded kFieldPrime = {0xed, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f};
/// The y coordinates of every point whose order divides 8, little-endian: 1, p - 1, 0 and the two of order 8.
constexpr std::array<Encoded, 5> kSmallOrder = {{
    {1},
    {0xec, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
     0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f},
    {0},
    {0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
     0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05},
    {0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
     0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a},
}};

/// Public values only: the time may depend on them.
bool isBelow(ByteView littleEndian, const Encoded& limit) {
    return std::lexicographical_compare(littleEndian.rbegin(), littleEndian.rend(), limit.rbegin(), limit.rend());
}

/// A key that RFC 8032 5.1.3 decodes and that is no point of small order. Crypto++ 8.7 checks neither; with a small-order key one
/// signature fits many messages.
bool isAcceptableSigningKey(ByteView publicKey) {
    Encoded y{};
    std::copy(publicKey.begin(), publicKey.end(), y.begin());
    y[31] = static_cast<std::uint8_t>(y[31] & 0x7f);  // the top bit is the sign of x
    if (!isBelow(y, kFieldPrime)) return false;
    return std::find(kSmallOrder.begin(), kSmallOrder.end(), y) == kSmallOrder.end();
}

/// RFC 7748 5: the scalar that any 32 bytes stand for.
SecretBytes clamped(ByteView secretKey) {
    SecretBytes scalar(secretKey);
    const auto bytes = scalar.data();
    bytes[0] = static_cast<std::uint8_t>(bytes[0] & 248);
    bytes[31] = static_cast<std::uint8_t>((bytes[31] & 127) | 64);
    return scalar;
}

bool isZero(ByteView bytes) {
    static constexpr Encoded kZero{};
    return base::equalConstantTime(bytes, kZero);
}

}  // namespace

Result<PublicKey> x25519PublicKey(ByteView secretKey) {
    if (secretKey.size() != kKeyBytes) return inputInvalid("secret key length");
    return guarded<PublicKey>([&]() -> Result<PublicKey> {
        const SecretBytes scalar = clamped(secretKey);
        const CryptoPP::x25519 agreement;
        PublicKey publicKey{};
        agreement.GeneratePublicKey(CryptoPP::NullRNG(), scalar.view().data(), publicKey.data());
        return publicKey;
    });
}

Result<SecretBytes> x25519(ByteView secretKey, ByteView publicKey) {
    if (secretKey.size() != kKeyBytes) return inputInvalid("secret key length");
    if (publicKey.size() != kKeyBytes) return inputInvalid("public key length");
    return guarded<SecretBytes>([&]() -> Result<SecretBytes> {
        const SecretBytes scalar = clamped(secretKey);
        const CryptoPP::x25519 agreement;
        SecretBytes shared(kKeyBytes);
        const bool agreed = agreement.Agree(shared.data().data(), scalar.view().data(), publicKey.data(), false);
        // A clamped scalar is a multiple of 8, so every low-order point, however it is written, ends at zero. The library's own list
        // is left out: it compares before the top bit is masked (RFC 7748 5) and so refuses points that are not of low order.
        if (!agreed || isZero(shared.view())) return inputInvalid("low-order public key");
        return shared;
    });
}

Result<PublicKey> ed25519PublicKey(ByteView secretSeed) {
    if (secretSeed.size() != kKeyBytes) return inputInvalid("secret key length");
    return guarded<PublicKey>([&]() -> Result<PublicKey> {
        const CryptoPP::ed25519Signer signer(secretSeed.data());
        const auto& key = dynamic_cast<const CryptoPP::ed25519PrivateKey&>(signer.GetPrivateKey());
        PublicKey publicKey{};
        std::copy_n(key.GetPublicKeyBytePtr(), publicKey.size(), publicKey.begin());
        return publicKey;
    });
}

Result<Signature> ed25519Sign(ByteView secretSeed, ByteView message) {
    if (secretSeed.size() != kKeyBytes) return inputInvalid("secret key length");
    return guarded<Signature>([&]() -> Result<Signature> {
        const CryptoPP::ed25519Signer signer(secretSeed.data());
        Signature signature{};
        signer.SignMessage(CryptoPP::NullRNG(), pointerOf(message), message.size(), signature.data());
        return signature;
    });
}

bool ed25519Verify(ByteView publicKey, ByteView message, ByteView signature) {
    if (publicKey.size() != kKeyBytes || signature.size() != kSignatureBytes) return false;
    if (!isAcceptableSigningKey(publicKey)) return false;
    // RFC 8032 5.1.7: S in [0, L). Crypto++ 8.7 looks at three bits of it only (upstream issue 1352).
    if (!isBelow(signature.subspan(32), kGroupOrder)) return false;
    const Result<bool> verified = guarded<bool>([&]() -> Result<bool> {
        const CryptoPP::ed25519Verifier verifier(publicKey.data());
        return verifier.VerifyMessage(pointerOf(message), message.size(), signature.data(), signature.size());
    });
    return verified && *verified;
}

}  // namespace intaglio::crypto::cryptopp
