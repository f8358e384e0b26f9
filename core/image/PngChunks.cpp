#include "core/image/PngChunks.h"

#include <zlib.h>

#include <algorithm>

namespace intaglio::image {
namespace {

constexpr std::size_t kChunkOverhead = 12;  // length, type, CRC

}  // namespace

bool isColorChunk(std::string_view type) {
    constexpr std::array<std::string_view, 6> kKept{"cICP", "iCCP", "sRGB", "gAMA", "cHRM", "pHYs"};
    return std::find(kKept.begin(), kKept.end(), type) != kKept.end();
}

PngContainer scanPngChunks(ByteView file) {
    PngContainer container;
    std::size_t position = kPngSignature.size();
    while (position + kChunkOverhead <= file.size()) {
        const std::uint64_t length = base::readBigEndian(file.subspan(position, 4));
        const std::string_view type = base::textOf(file.subspan(position + 4, 4));
        if (length > file.size() - position - kChunkOverhead) {
            break;
        }
        const ByteView content = file.subspan(position + 8, static_cast<std::size_t>(length));
        if (type == "IEND") {
            container.isComplete = true;
            break;
        }
        if (type == "IDAT") {
            container.imageDataBytes += length;
        } else if (isColorChunk(type)) {
            container.colorChunks.push_back({std::string(type), Bytes(content.begin(), content.end())});
        }
        position += kChunkOverhead + static_cast<std::size_t>(length);
    }
    return container;
}

std::optional<ColorChunk> profileChunk(ByteView profile, int samplesPerPixel) {
    constexpr std::size_t kProfileHeaderBytes = 128;
    constexpr std::size_t kColorSpacePosition = 16;
    constexpr std::string_view kName{"ICC profile\0\0", 13};  // name, its end, and the only compression method
    const std::string_view expected = samplesPerPixel >= 3 ? "RGB " : "GRAY";
    if (profile.size() < kProfileHeaderBytes || base::textOf(profile.subspan(kColorSpacePosition, 4)) != expected) {
        return std::nullopt;
    }
    uLongf length = compressBound(static_cast<uLong>(profile.size()));
    Bytes compressed(length);
    if (compress(compressed.data(), &length, profile.data(), static_cast<uLong>(profile.size())) != Z_OK) {
        return std::nullopt;
    }
    compressed.resize(length);
    ColorChunk chunk{"iCCP", {}};
    base::append(chunk.content, base::viewOf(kName));
    base::append(chunk.content, compressed);
    return chunk;
}

Bytes profileInChunk(ByteView content) {
    constexpr std::size_t kMaximumProfileBytes = std::size_t{16} << 20;
    const auto name = std::find(content.begin(), content.end(), std::uint8_t{0});
    // Behind the name: its end and the compression method, of which there is one.
    const auto start = static_cast<std::size_t>(name - content.begin()) + 2;
    if (start >= content.size() || content[start - 1] != 0) return {};
    const ByteView packed = content.subspan(start);
    Bytes profile(std::min(kMaximumProfileBytes, packed.size() * 1032 + 64));  // deflate's largest expansion
    auto length = static_cast<uLongf>(profile.size());
    if (uncompress(profile.data(), &length, packed.data(), static_cast<uLong>(packed.size())) != Z_OK) return {};
    profile.resize(length);
    return profile;
}

std::optional<Spacing> spacingFromPhys(ByteView content) {
    constexpr std::size_t kPhysBytes = 9;
    constexpr std::uint8_t kUnitMetre = 1;
    if (content.size() != kPhysBytes || content[8] != kUnitMetre) {
        return std::nullopt;
    }
    const auto columnsPerMetre = static_cast<double>(base::readBigEndian(content.first(4)));
    const auto rowsPerMetre = static_cast<double>(base::readBigEndian(content.subspan(4, 4)));
    if (columnsPerMetre <= 0 || rowsPerMetre <= 0) {
        return std::nullopt;
    }
    constexpr double kMillimetresPerMetre = 1000;
    return Spacing{kMillimetresPerMetre / rowsPerMetre, kMillimetresPerMetre / columnsPerMetre, SpacingSource::FileResolution};
}

}  // namespace intaglio::image
