#pragma once
#include "core/crypto/Envelope.h"

/// The layout of a frame: header, slots, body. Internal to the envelope; see docs/formats/sealed-image.md.
namespace intaglio::crypto {

inline constexpr std::size_t kFrameHeaderBytes = 24;
inline constexpr std::size_t kSlotBytes = 80;  ///< 32 encapsulated + 32 content key + 16 tag
inline constexpr std::size_t kAeadTagBytes = 16;
inline constexpr std::size_t kContentKeyBytes = 32;
inline constexpr std::size_t kSignatureBytes = 64;

/// The parts of a frame whose structure, lengths and checksum are right.
struct FrameParts {
    std::vector<ByteView> slots;  ///< kSlotBytes each
    ByteView body;
};

/// CryptoInputInvalid for a suite, mode, bucket or slot count outside the format.
[[nodiscard]] Status checkContext(const EnvelopeContext& context);

/// SHA-256 of the fixed header fields: what slots and body are bound to.
[[nodiscard]] Digest headerDigest(const Primitives& primitives, const EnvelopeContext& context);
/// "intaglio/1/wrap" 00 suite mode: the HPKE info.
[[nodiscard]] Bytes wrapInfo(const EnvelopeContext& context);
/// "intaglio/1/sig" 00 suite payload: what the kiosk signs.
[[nodiscard]] SecretBytes signedMessage(std::uint8_t suite, ByteView payload);

/// Header, slots and body in one piece; `slotsAndBody` has the size that the context gives.
[[nodiscard]] Bytes assembleFrame(const Primitives& primitives, const EnvelopeContext& context, ByteView slotsAndBody);
/// Nothing where the frame is not one that assembleFrame() made for this context. Does no more than one hash.
[[nodiscard]] std::optional<FrameParts> splitFrame(const Primitives& primitives, const EnvelopeContext& context, ByteView frame);

/// payload, signature, 0x80, zeros: exactly `bucket` bytes.
[[nodiscard]] SecretBytes padPlaintext(ByteView payload, const Signature& signature, std::uint16_t bucket);
/// Nothing where the padding is malformed or leaves no room for a signature.
[[nodiscard]] std::optional<OpenedEnvelope> unpadPlaintext(ByteView padded);

}  // namespace intaglio::crypto
