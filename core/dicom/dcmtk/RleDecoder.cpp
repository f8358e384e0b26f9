#include <algorithm>

#include "core/dicom/dcmtk/FrameDecoders.h"
#include "core/dicom/dcmtk/Inflate.h"

namespace intaglio::dicom {

using base::Bytes;
using base::ByteView;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::size_t kHeaderSize = 64;
constexpr std::size_t kMaximumSegments = 15;

std::uint32_t littleEndian(ByteView bytes, std::size_t at) {
    return static_cast<std::uint32_t>(bytes[at]) | static_cast<std::uint32_t>(bytes[at + 1]) << 8 |
           static_cast<std::uint32_t>(bytes[at + 2]) << 16 | static_cast<std::uint32_t>(bytes[at + 3]) << 24;
}

/// PackBits as PS3.5 G.3.2; writes `count` bytes at every `stride`-th place. False where the segment ends early.
bool unpackSegment(ByteView segment, std::uint8_t* target, std::size_t count, std::size_t stride) {
    std::size_t at = 0;
    std::size_t done = 0;
    while (done < count && at < segment.size()) {
        const std::uint8_t control = segment[at++];
        if (control == 128) continue;
        const bool isLiteral = control < 128;
        const std::size_t length = isLiteral ? control + std::size_t{1} : std::size_t{257} - control;
        if (isLiteral ? segment.size() - at < length : at >= segment.size()) return false;
        const std::size_t used = std::min(length, count - done);
        for (std::size_t i = 0; i < used; ++i) target[(done + i) * stride] = segment[at + (isLiteral ? i : 0)];
        at += isLiteral ? length : 1;
        done += used;
    }
    return done == count;
}

/// Decodes every segment into its byte plane of an interleaved little-endian frame.
bool unpackAll(ByteView stream, std::size_t segments, std::size_t pixels, int bytesPerSample, std::uint8_t* target) {
    for (std::size_t s = 0; s < segments; ++s) {
        const std::size_t begin = littleEndian(stream, 4 + 4 * s);
        const std::size_t end = s + 1 < segments ? littleEndian(stream, 8 + 4 * s) : stream.size();
        if (begin < kHeaderSize || begin > end || end > stream.size()) return false;
        const auto width = static_cast<std::size_t>(bytesPerSample);
        // Segments hold the most significant byte of a sample first (PS3.5 G.2).
        const std::size_t offset = s / width * width + (width - 1 - s % width);
        if (!unpackSegment(stream.subspan(begin, end - begin), target + offset, pixels, segments)) return false;
    }
    return true;
}

}  // namespace

Result<DecodedFrame> decodeRle(ByteView stream, const PixelLayout& layout) {
    if (stream.size() < kHeaderSize) return Error(ErrorCode::PictureTruncated, {"dicom"});
    const bool isPacked = layout.bitsAllocated == 1;
    if (!isPacked && layout.bitsAllocated % 8 != 0) return Error(ErrorCode::PictureUnsupported, {"dicom", "RLE with packed samples"});
    const int bytesPerSample = isPacked ? 1 : layout.bitsAllocated / 8;
    const std::size_t segments = littleEndian(stream, 0);
    if (segments == 0 || segments > kMaximumSegments ||
        segments != static_cast<std::size_t>(bytesPerSample) * static_cast<std::size_t>(layout.samplesPerPixel)) {
        return Error(ErrorCode::PictureDamaged, {"dicom", "RLE segments"});
    }
    const auto samples = static_cast<std::size_t>(layout.samplesPerFrame());
    const std::size_t pixels = isPacked ? (samples + 7) / 8 : samples / static_cast<std::size_t>(layout.samplesPerPixel);
    // Two bytes code at most 128: a stream too short for the frame is found before the frame is allocated.
    if (stream.size() * 64 < pixels) return Error(ErrorCode::PictureTruncated, {"dicom"});
    DecodedFrame frame;
    frame.bytesPerSample = bytesPerSample;
    frame.samples.resize(pixels * segments);
    if (!unpackAll(stream, segments, pixels, bytesPerSample, frame.samples.data())) return Error(ErrorCode::PictureTruncated, {"dicom"});
    return isPacked ? unpackBits(frame.samples, 0, layout) : Result<DecodedFrame>(std::move(frame));
}

Result<DecodedFrame> decodeDeflated(ByteView stream, const PixelLayout& layout) {
    const std::uint64_t bits = layout.samplesPerFrame() * static_cast<std::uint64_t>(layout.bitsAllocated);
    const std::uint64_t expected = (bits + 7) / 8;
    auto inflated = inflateRaw(stream, expected + (std::uint64_t{1} << 20));
    if (!inflated) return inflated.error();
    if (inflated->size() < expected) return Error(ErrorCode::PictureTruncated, {"dicom"});
    if (layout.bitsAllocated % 8 != 0) return unpackBits(*inflated, 0, layout);
    DecodedFrame frame;
    frame.bytesPerSample = layout.bitsAllocated / 8;
    frame.samples = std::move(*inflated);
    frame.samples.resize(static_cast<std::size_t>(expected));
    return frame;
}

Result<DecodedFrame> unpackBits(ByteView packed, std::uint64_t firstBit, const PixelLayout& layout) {
    const auto width = static_cast<std::uint64_t>(layout.bitsAllocated);
    const std::uint64_t count = layout.samplesPerFrame();
    if ((firstBit + count * width + 7) / 8 > packed.size()) return Error(ErrorCode::PictureTruncated, {"dicom"});
    DecodedFrame frame;
    frame.bytesPerSample = layout.containerBits() / 8;
    frame.samples.resize(static_cast<std::size_t>(layout.containerBytesPerFrame()));
    std::uint64_t bit = firstBit;
    for (std::uint64_t i = 0; i < count; ++i, bit += width) {
        std::uint64_t value = 0;
        for (std::uint64_t b = 0; b < width; ++b) {
            value |= static_cast<std::uint64_t>((packed[(bit + b) / 8] >> ((bit + b) % 8)) & 1U) << b;
        }
        for (int byte = 0; byte < frame.bytesPerSample; ++byte) {
            frame.samples[i * static_cast<std::uint64_t>(frame.bytesPerSample) + static_cast<std::uint64_t>(byte)] =
                static_cast<std::uint8_t>(value >> (8 * byte));
        }
    }
    return frame;
}

}  // namespace intaglio::dicom
