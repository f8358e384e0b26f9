#include <zlib.h>

#include <cstdio>
#include <cstdlib>

#include "tests/support/SampleFiles.h"

namespace intaglio::test {
namespace {

Bytes deflated(ByteView content) {
    uLongf length = compressBound(static_cast<uLong>(content.size()));
    Bytes compressed(length);
    if (compress(compressed.data(), &length, content.data(), static_cast<uLong>(content.size())) != Z_OK) {
        std::abort();
    }
    compressed.resize(length);
    return compressed;
}

Bytes headerOf(const PngSpec& spec) {
    Bytes header;
    base::appendBigEndian(header, spec.columns, 4);
    base::appendBigEndian(header, spec.rows, 4);
    for (const int value : {spec.bitDepth, spec.colorType, 0, 0, spec.isInterlaced ? 1 : 0}) {
        header.push_back(static_cast<std::uint8_t>(value));
    }
    return header;
}

std::size_t pixelBits(const PngSpec& spec) {
    constexpr std::array<std::size_t, 7> kSamples{1, 0, 3, 1, 2, 0, 4};
    return kSamples[static_cast<std::size_t>(spec.colorType)] * static_cast<std::size_t>(spec.bitDepth);
}

Bytes filteredRows(const PngSpec& spec, ByteView packed) {
    const std::size_t rowBytes = (spec.columns * pixelBits(spec) + 7) / 8;
    Bytes rows;
    for (std::size_t start = 0; start + rowBytes <= packed.size() && rowBytes > 0; start += rowBytes) {
        rows.push_back(0);
        base::append(rows, packed.subspan(start, rowBytes));
    }
    return rows;
}

/// PNG specification, section 8.2.
Bytes adam7Rows(const PngSpec& spec, ByteView packed) {
    struct Pass {
        std::size_t left, top, across, down;
    };
    constexpr std::array<Pass, 7> kPasses{
        {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}}};
    const std::size_t pixelBytes = pixelBits(spec) / 8;
    Bytes rows;
    for (const Pass& pass : kPasses) {
        for (std::size_t row = pass.top; row < spec.rows && pass.left < spec.columns; row += pass.down) {
            rows.push_back(0);
            for (std::size_t column = pass.left; column < spec.columns; column += pass.across) {
                base::append(rows, packed.subspan((row * spec.columns + column) * pixelBytes, pixelBytes));
            }
        }
    }
    return rows;
}

}  // namespace

Bytes pngChunk(const std::string& type, ByteView content) {
    Bytes body(type.begin(), type.end());
    base::append(body, content);
    Bytes chunk;
    base::appendBigEndian(chunk, content.size(), 4);
    base::append(chunk, body);
    base::appendBigEndian(chunk, crc32(0, body.data(), static_cast<uInt>(body.size())), 4);
    return chunk;
}

Bytes pngFile(const PngSpec& spec, ByteView packed) {
    Bytes file{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    base::append(file, pngChunk("IHDR", headerOf(spec)));
    for (const Chunk& chunk : spec.chunks) {
        base::append(file, pngChunk(chunk.type, chunk.content));
    }
    base::append(file, pngChunk("IDAT", deflated(spec.isInterlaced ? adam7Rows(spec, packed) : filteredRows(spec, packed))));
    base::append(file, pngChunk("IEND", {}));
    return file;
}

Bytes pngFile(const image::Image& image, bool isInterlaced, const std::vector<Chunk>& chunks) {
    constexpr std::array kTypes{0, 4, 2, 6};
    const image::Geometry& geometry = image.geometry();
    PngSpec spec;
    spec.columns = static_cast<std::uint32_t>(geometry.columns);
    spec.rows = static_cast<std::uint32_t>(geometry.rows);
    spec.bitDepth = geometry.bitsAllocated;
    spec.colorType = kTypes[static_cast<std::size_t>(geometry.samplesPerPixel - 1)];
    spec.isInterlaced = isInterlaced;
    spec.chunks = chunks;
    Bytes packed;
    for (std::size_t index = 0; index < geometry.sampleCount(); ++index) {
        base::appendBigEndian(packed, static_cast<std::uint64_t>(image.sampleAt(index)), geometry.bitsAllocated / 8);
    }
    return pngFile(spec, packed);
}

}  // namespace intaglio::test
