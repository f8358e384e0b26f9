#include "core/crypto/EnvelopeFrame.h"

#include <algorithm>

namespace intaglio::crypto {
namespace {

constexpr std::string_view kMagic = "INTG";
constexpr std::uint8_t kFrameVersion = 1;
constexpr std::size_t kFieldBytes = 16;  ///< the header without its checksum
constexpr std::size_t kChecksumBytes = 8;
static_assert(kFieldBytes + kChecksumBytes == kFrameHeaderBytes);

Bytes headerFields(const EnvelopeContext& context) {
    Bytes out;
    base::append(out, base::viewOf(kMagic));
    out.push_back(kFrameVersion);
    out.push_back(context.suite);
    out.push_back(static_cast<std::uint8_t>(context.mode));
    out.push_back(context.slots);
    base::appendBigEndian(out, context.bucket, 2);
    base::appendBigEndian(out, frameBytes(context.bucket, context.slots), 4);
    base::appendBigEndian(out, 0, 2);
    return out;
}

void updateText(Hasher& hasher, std::string_view text) {
    hasher.update(base::viewOf(text));
    const std::uint8_t zero = 0;
    hasher.update({&zero, 1});
}

/// Has no key, so it says nothing about authenticity: it tells an accident ("damaged") from a frame for somebody else ("not for you"),
/// which authenticated encryption alone cannot.
FixedBytes<kChecksumBytes> checksum(const Primitives& primitives, const EnvelopeContext& context, ByteView fields, ByteView slotsAndBody) {
    const auto hasher = primitives.sha256();
    updateText(*hasher, "intaglio/1/frame");
    hasher->update(headerDigest(primitives, context));
    hasher->update(fields);
    hasher->update(slotsAndBody);
    const Digest digest = hasher->finish();
    FixedBytes<kChecksumBytes> out{};
    std::copy_n(digest.begin(), out.size(), out.begin());
    return out;
}

}  // namespace

Status checkContext(const EnvelopeContext& context) {
    const auto refused = [](const char* detail) { return base::Error(base::ErrorCode::CryptoInputInvalid, {detail}); };
    if (context.suite != 1) return refused("suite");
    const auto mode = static_cast<int>(context.mode);
    if (mode < 1 || mode > 3) return refused("mode");
    if (context.bucket != 256 && context.bucket != 512 && context.bucket != 1024 && context.bucket != 2048) return refused("bucket");
    if (context.slots != 1 && context.slots != 2 && context.slots != 4 && context.slots != 8) return refused("slots");
    return {};
}

Digest headerDigest(const Primitives& primitives, const EnvelopeContext& context) {
    Bytes fields{context.suite, static_cast<std::uint8_t>(context.mode)};
    base::appendBigEndian(fields, context.bucket, 2);
    fields.push_back(context.slots);
    base::append(fields, context.nonce);
    base::appendBigEndian(fields, context.geometry.size(), 4);
    const auto hasher = primitives.sha256();
    updateText(*hasher, "intaglio/1/head");
    hasher->update(fields);
    hasher->update(context.geometry);
    return hasher->finish();
}

Bytes wrapInfo(const EnvelopeContext& context) {
    constexpr std::string_view kLabel = "intaglio/1/wrap";
    Bytes info(kLabel.begin(), kLabel.end());
    info.push_back(0);
    info.push_back(context.suite);
    info.push_back(static_cast<std::uint8_t>(context.mode));
    return info;
}

SecretBytes signedMessage(std::uint8_t suite, ByteView payload) {
    constexpr std::string_view kLabel = "intaglio/1/sig";
    SecretBytes message(kLabel.size() + 2 + payload.size());
    auto out = std::copy(kLabel.begin(), kLabel.end(), message.data().begin());
    *out++ = 0;
    *out++ = suite;
    std::copy(payload.begin(), payload.end(), out);
    return message;
}

Bytes assembleFrame(const Primitives& primitives, const EnvelopeContext& context, ByteView slotsAndBody) {
    Bytes frame = headerFields(context);
    const auto check = checksum(primitives, context, frame, slotsAndBody);
    base::append(frame, check);
    base::append(frame, slotsAndBody);
    return frame;
}

std::optional<FrameParts> splitFrame(const Primitives& primitives, const EnvelopeContext& context, ByteView frame) {
    if (!checkContext(context)) return std::nullopt;
    if (frame.size() != frameBytes(context.bucket, context.slots)) return std::nullopt;
    const Bytes expected = headerFields(context);
    const ByteView fields = frame.first(kFieldBytes);
    if (!std::equal(fields.begin(), fields.end(), expected.begin())) return std::nullopt;
    ByteView rest = frame.subspan(kFrameHeaderBytes);
    const auto check = checksum(primitives, context, fields, rest);
    if (!base::equalConstantTime(check, frame.subspan(kFieldBytes, kChecksumBytes))) return std::nullopt;
    FrameParts parts;
    for (int slot = 0; slot < context.slots; ++slot) {
        parts.slots.push_back(rest.first(kSlotBytes));
        rest = rest.subspan(kSlotBytes);
    }
    parts.body = rest;
    return parts;
}

SecretBytes padPlaintext(ByteView payload, const Signature& signature, std::uint16_t bucket) {
    SecretBytes plaintext(bucket);
    auto out = std::copy(payload.begin(), payload.end(), plaintext.data().begin());
    out = std::copy(signature.begin(), signature.end(), out);
    *out = 0x80;
    return plaintext;
}

std::optional<OpenedEnvelope> unpadPlaintext(ByteView padded) {
    std::size_t size = padded.size();
    while (size > 0 && padded[size - 1] == 0) --size;
    if (size == 0 || padded[size - 1] != 0x80) return std::nullopt;
    --size;
    if (size < kSignatureBytes) return std::nullopt;
    OpenedEnvelope opened;
    const ByteView payload = padded.first(size - kSignatureBytes);
    opened.payload = SecretBytes(payload);
    std::copy_n(padded.begin() + static_cast<std::ptrdiff_t>(payload.size()), kSignatureBytes, opened.signature.begin());
    return opened;
}

}  // namespace intaglio::crypto
