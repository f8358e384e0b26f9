#pragma once
#include <variant>

#include "core/crypto/Payload.h"

/// payload -> sign -> pad -> seal (suite 1: Ed25519, HPKE base X25519/HKDF-SHA256/ChaCha20-Poly1305, ChaCha20-Poly1305 body).
/// Design: sign-then-seal, the signed bytes hold the recipients and the picture's digest (docs/adr/0004-envelope.md).
namespace intaglio::crypto {

inline constexpr std::size_t kMaximumRecipients = 8;

/// The fixed header fields that the body is bound to; the frame does not carry them, the carrier's header does.
struct EnvelopeContext {
    std::uint8_t suite = 1;
    EmbeddingMode mode = EmbeddingMode::Reversible;
    Bytes geometry;  ///< canonical description of the picture (stego::geometryBytes)
    FixedBytes<16> nonce{};
    std::uint16_t bucket = 0;  ///< padded plaintext size in bytes: 256, 512, 1024 or 2048
    std::uint8_t slots = 0;    ///< recipient slots: 1, 2, 4 or 8
};

/// Smallest bucket that holds `payloadBytes` and its signature; PayloadTooLarge above 2048.
[[nodiscard]] Result<std::uint16_t> bucketFor(std::size_t payloadBytes);
/// 1, 2, 4 or 8; TooManyRecipients above 8 or at 0.
[[nodiscard]] Result<std::uint8_t> slotsFor(std::size_t recipients);
/// Exact size in bytes of a frame: the 24-byte frame header, 80 bytes a slot, the bucket and its tag.
[[nodiscard]] std::size_t frameBytes(std::uint16_t bucket, std::uint8_t slots);

/// Signs `payload` with the kiosk's Ed25519 seed and seals it for `recipients` (X25519 keys, 1 to 8).
/// `context.bucket` and `context.slots` must be those of bucketFor and slotsFor.
[[nodiscard]] Result<Bytes> sealEnvelope(const Primitives& primitives, ByteView payload, ByteView signingSeed,
                                         std::span<const PublicKey> recipients, const EnvelopeContext& context);

struct OpenedEnvelope {
    SecretBytes payload;    ///< canonical payload bytes, not yet trusted
    Signature signature{};  ///< over signedMessage(suite, payload)
};
enum class OpenFailure { Damaged, NotForYou };
using OpenResult = std::variant<OpenedEnvelope, OpenFailure>;

/// Tries every slot with `recipientKey` (X25519 secret). NotForYou where no slot opens; Damaged where one opens and the body does
/// not, or the frame's own structure is broken.
[[nodiscard]] OpenResult openEnvelope(const Primitives& primitives, ByteView frame, ByteView recipientKey, const EnvelopeContext& context);

/// Verifies the inner signature with a kiosk's Ed25519 public key.
[[nodiscard]] bool verifyEnvelope(const Primitives& primitives, const OpenedEnvelope& opened, const PublicKey& kiosk,
                                  std::uint8_t suite = 1);

}  // namespace intaglio::crypto
