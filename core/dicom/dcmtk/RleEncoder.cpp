#include <algorithm>

#include "core/dicom/dcmtk/FrameEncoders.h"

namespace intaglio::dicom {

namespace {

constexpr std::size_t kHeaderSize = 64;
constexpr std::size_t kLongestRun = 128;
/// A row of `n` bytes never takes more than n + n / 64 + kRowSlack: a literal ends only at a run of three, the end or after 128 bytes.
constexpr std::size_t kRowSlack = 4;

void putLittleEndian(Bytes& stream, std::size_t at, std::size_t value) {
    for (std::size_t i = 0; i < 4; ++i) stream[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
}

std::size_t runLength(const std::uint8_t* bytes, std::size_t limit) {
    std::size_t length = 1;
    while (length < limit && bytes[length] == bytes[0]) ++length;
    return length;
}

/// How many bytes from here on are cheaper as they are: up to the next run of three.
std::size_t literalLength(const std::uint8_t* bytes, std::size_t left) {
    const std::size_t limit = std::min(left, kLongestRun);
    std::size_t length = 1;
    while (length < limit && !(length + 2 < left && bytes[length] == bytes[length + 1] && bytes[length] == bytes[length + 2])) ++length;
    return length;
}

/// PackBits as PS3.5 G.3.1. Returns the end of what was written.
std::uint8_t* packRow(const std::uint8_t* row, std::size_t count, std::uint8_t* target) {
    std::size_t at = 0;
    while (at < count) {
        const std::size_t run = runLength(row + at, std::min(count - at, kLongestRun));
        if (run > 1) {
            *target++ = static_cast<std::uint8_t>(257 - run);
            *target++ = row[at];
            at += run;
            continue;
        }
        const std::size_t literal = literalLength(row + at, count - at);
        *target++ = static_cast<std::uint8_t>(literal - 1);
        target = std::copy_n(row + at, literal, target);
        at += literal;
    }
    return target;
}

/// Appends one byte plane: the bytes at `offset`, `offset + stride`, ... of the frame.
void packPlane(const FrameSource& frame, std::size_t offset, std::size_t stride, Bytes& row, Bytes& stream) {
    const auto columns = static_cast<std::size_t>(frame.geometry.columns);
    const auto rows = static_cast<std::size_t>(frame.geometry.rows);
    const std::uint8_t* source = frame.samples.data() + offset;
    for (std::size_t y = 0; y < rows; ++y) {
        for (std::size_t x = 0; x < columns; ++x, source += stride) row[x] = *source;
        const std::size_t before = stream.size();
        stream.resize(before + columns + columns / 64 + kRowSlack);
        const std::uint8_t* const end = packRow(row.data(), columns, stream.data() + before);
        stream.resize(static_cast<std::size_t>(end - stream.data()));
    }
    if (stream.size() % 2 != 0) stream.push_back(0);
}

}  // namespace

Result<Bytes> encodeRle(const FrameSource& frame) {
    const std::size_t width = frame.geometry.bytesPerSample();
    const std::size_t segments = width * static_cast<std::size_t>(frame.geometry.samplesPerPixel);
    Bytes stream(kHeaderSize);
    stream.reserve(kHeaderSize + frame.samples.size() + frame.samples.size() / 64);
    Bytes row(static_cast<std::size_t>(frame.geometry.columns));
    putLittleEndian(stream, 0, segments);
    for (std::size_t s = 0; s < segments; ++s) {
        putLittleEndian(stream, 4 + 4 * s, stream.size());
        packPlane(frame, s / width * width + (width - 1 - s % width), segments, row, stream);
        if (stream.size() > UINT32_MAX) return base::Error(base::ErrorCode::CarrierUnsupported, {"a frame above 4 GiB"});
    }
    return stream;
}

}  // namespace intaglio::dicom
