#include "core/crypto/Envelope.h"

#include <algorithm>
#include <array>

#include "core/crypto/EnvelopeFrame.h"
#include "core/crypto/Hpke.h"

namespace intaglio::crypto {
namespace {

constexpr std::array<std::uint16_t, 4> kBuckets = {256, 512, 1024, 2048};
constexpr std::array<std::uint8_t, 4> kSlotCounts = {1, 2, 4, 8};
/// Allowed because every content key seals one body and no more.
constexpr FixedBytes<12> kBodyNonce{};

Status checkRequest(ByteView payload, std::span<const PublicKey> recipients, const EnvelopeContext& context) {
    if (const Status checked = checkContext(context); !checked) return checked.error();
    const Result<std::uint16_t> bucket = bucketFor(payload.size());
    if (!bucket) return bucket.error();
    const Result<std::uint8_t> slots = slotsFor(recipients.size());
    if (!slots) return slots.error();
    if (*bucket != context.bucket) return base::Error(base::ErrorCode::InvalidArgument, {"bucket", std::to_string(context.bucket)});
    if (*slots != context.slots) return base::Error(base::ErrorCode::InvalidArgument, {"slots", std::to_string(context.slots)});
    return {};
}

/// A uniformly random order of 0 .. count - 1 (Fisher-Yates, with rejection instead of a biased remainder).
Result<std::vector<std::size_t>> randomOrder(const Primitives& primitives, std::size_t count) {
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i) order[i] = i;
    for (std::size_t left = count; left > 1; --left) {
        const std::size_t limit = 256 - 256 % left;
        std::size_t drawn = limit;
        while (drawn >= limit) {
            const Result<SecretBytes> byte = primitives.random(1);
            if (!byte) return byte.error();
            drawn = byte->view()[0];
        }
        std::swap(order[left - 1], order[drawn % left]);
    }
    return order;
}

/// A slot that nobody can open: sealed to a key whose secret half is dropped at once. It hides how many recipients there are.
Result<Bytes> throwAwaySlot(const Primitives& primitives, ByteView info, ByteView associated) {
    const Result<SecretBytes> secret = primitives.random(32);
    if (!secret) return secret.error();
    const Result<PublicKey> nobody = primitives.x25519PublicKey(secret->view());
    if (!nobody) return nobody.error();
    const Result<SecretBytes> filling = primitives.random(kContentKeyBytes);
    if (!filling) return filling.error();
    return hpke::sealOnce(primitives, *nobody, info, associated, filling->view());
}

/// All slots in one piece, in an order that says nothing about who was named first.
Result<Bytes> sealSlots(const Primitives& primitives, ByteView contentKey, std::span<const PublicKey> recipients,
                        const EnvelopeContext& context) {
    const Digest associated = headerDigest(primitives, context);
    const Bytes info = wrapInfo(context);
    const Result<std::vector<std::size_t>> order = randomOrder(primitives, context.slots);
    if (!order) return order.error();
    Bytes slots;
    for (const std::size_t who : *order) {
        const Result<Bytes> slot = who < recipients.size() ? hpke::sealOnce(primitives, recipients[who], info, associated, contentKey)
                                                           : throwAwaySlot(primitives, info, associated);
        if (!slot) return slot.error();
        base::append(slots, *slot);
    }
    return slots;
}

/// The content key of the first slot that opens. Every slot is tried, whatever came before, so that the time tells the slot count only.
std::optional<SecretBytes> openSlots(const Primitives& primitives, const FrameParts& parts, ByteView recipientKey,
                                     const EnvelopeContext& context, ByteView associated) {
    const Bytes info = wrapInfo(context);
    std::optional<SecretBytes> contentKey;
    for (const ByteView slot : parts.slots) {
        Result<SecretBytes> opened = hpke::openOnce(primitives, recipientKey, info, associated, slot);
        if (opened && !contentKey) contentKey = std::move(*opened);
    }
    return contentKey;
}

}  // namespace

Result<std::uint16_t> bucketFor(std::size_t payloadBytes) {
    const std::size_t needed = payloadBytes + kSignatureBytes + 1;  // one byte at least ends the content
    const auto bucket = std::find_if(kBuckets.begin(), kBuckets.end(), [needed](std::uint16_t size) { return size >= needed; });
    if (bucket != kBuckets.end()) return *bucket;
    const std::size_t limit = kBuckets.back() - kSignatureBytes - 1;
    return base::Error(base::ErrorCode::PayloadTooLarge, {std::to_string(payloadBytes), std::to_string(limit)});
}

Result<std::uint8_t> slotsFor(std::size_t recipients) {
    if (recipients == 0 || recipients > kMaximumRecipients)
        return base::Error(base::ErrorCode::TooManyRecipients, {std::to_string(recipients), std::to_string(kMaximumRecipients)});
    return *std::find_if(kSlotCounts.begin(), kSlotCounts.end(), [recipients](std::uint8_t slots) { return slots >= recipients; });
}

std::size_t frameBytes(std::uint16_t bucket, std::uint8_t slots) {
    return kFrameHeaderBytes + kSlotBytes * slots + bucket + kAeadTagBytes;
}

Result<Bytes> sealEnvelope(const Primitives& primitives, ByteView payload, ByteView signingSeed, std::span<const PublicKey> recipients,
                           const EnvelopeContext& context) {
    if (const Status checked = checkRequest(payload, recipients, context); !checked) return checked.error();
    const Result<Signature> signature = primitives.ed25519Sign(signingSeed, signedMessage(context.suite, payload).view());
    if (!signature) return signature.error();
    const Result<SecretBytes> contentKey = primitives.random(kContentKeyBytes);
    if (!contentKey) return contentKey.error();
    Result<Bytes> sealed = sealSlots(primitives, contentKey->view(), recipients, context);
    if (!sealed) return sealed.error();
    const SecretBytes plaintext = padPlaintext(payload, *signature, context.bucket);
    const Result<Bytes> body = primitives.aeadSeal(AeadAlgorithm::ChaCha20Poly1305, contentKey->view(), kBodyNonce,
                                                   headerDigest(primitives, context), plaintext.view());
    if (!body) return body.error();
    base::append(*sealed, *body);
    return assembleFrame(primitives, context, *sealed);
}

OpenResult openEnvelope(const Primitives& primitives, ByteView frame, ByteView recipientKey, const EnvelopeContext& context) {
    const std::optional<FrameParts> parts = splitFrame(primitives, context, frame);
    if (!parts) return OpenFailure::Damaged;
    const Digest associated = headerDigest(primitives, context);
    const std::optional<SecretBytes> contentKey = openSlots(primitives, *parts, recipientKey, context, associated);
    // Without a key the body is tried with a useless one: "not for you" and "damaged" take the same time.
    const SecretBytes useless(kContentKeyBytes);
    const ByteView key = contentKey && contentKey->size() == kContentKeyBytes ? contentKey->view() : useless.view();
    const Result<SecretBytes> plaintext = primitives.aeadOpen(AeadAlgorithm::ChaCha20Poly1305, key, kBodyNonce, associated, parts->body);
    if (!contentKey) return OpenFailure::NotForYou;
    if (!plaintext) return OpenFailure::Damaged;
    std::optional<OpenedEnvelope> opened = unpadPlaintext(plaintext->view());
    if (!opened) return OpenFailure::Damaged;
    return std::move(*opened);
}

bool verifyEnvelope(const Primitives& primitives, const OpenedEnvelope& opened, const PublicKey& kiosk, std::uint8_t suite) {
    return primitives.ed25519Verify(kiosk, signedMessage(suite, opened.payload.view()).view(), opened.signature);
}

}  // namespace intaglio::crypto
