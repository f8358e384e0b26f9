#include <algorithm>

#include "core/stego/Binding.h"
#include "core/stego/Covert.h"
#include "core/stego/CovertOffsets.h"

namespace intaglio::stego {
namespace {

constexpr auto kTiles = static_cast<int>(crypto::kTilesPerSide);
constexpr std::size_t kBytesPerTile = crypto::kTileDigestBytes / (crypto::kTilesPerSide * crypto::kTilesPerSide);

/// Without offsets (no memory for them) the samples themselves are taken: such a digest matches nothing that was ever sealed.
void appendNumbers(Bytes& target, const image::Image& picture, const Result<CovertOffsets>& offsets, int frame, std::size_t first,
                   std::size_t count) {
    if (offsets) {
        appendPairNumbers(target, picture, *offsets, frame, first, count);
        return;
    }
    const std::size_t width = picture.geometry().bytesPerSample();
    const std::size_t start = (static_cast<std::size_t>(frame) * picture.geometry().samplesPerFrame() + first) * width;
    base::append(target, ByteView(picture.bytes()).subspan(start, count * width));
}

/// Hashes one row of a tile after the other; `hashers` one for each tile.
void hashTileRows(const image::Image& picture, const Result<CovertOffsets>& offsets, int frame,
                  std::vector<std::unique_ptr<crypto::Hasher>>& hashers) {
    const image::Geometry& geometry = picture.geometry();
    const std::size_t rowSamples = static_cast<std::size_t>(geometry.columns) * static_cast<std::size_t>(geometry.samplesPerPixel);
    Bytes numbers;
    for (int tileRow = 0; tileRow < kTiles; ++tileRow) {
        for (int row = tileEdge(tileRow, geometry.rows); row < tileEdge(tileRow + 1, geometry.rows); ++row) {
            numbers.clear();
            appendNumbers(numbers, picture, offsets, frame, static_cast<std::size_t>(row) * rowSamples, rowSamples);
            const std::size_t pixelBytes = numbers.size() / static_cast<std::size_t>(geometry.columns);
            for (int column = 0; column < kTiles; ++column) {
                const auto first = static_cast<std::size_t>(tileEdge(column, geometry.columns)) * pixelBytes;
                const auto end = static_cast<std::size_t>(tileEdge(column + 1, geometry.columns)) * pixelBytes;
                hashers[static_cast<std::size_t>(tileRow * kTiles + column)]->update(ByteView(numbers).subspan(first, end - first));
            }
        }
    }
}

}  // namespace

Digest bucketDigest(const Primitives& primitives, const image::Image& image, const StegoKey& key) {
    constexpr std::size_t kPiece = std::size_t{1} << 16;
    const auto hasher = primitives.sha256();
    hasher->update(base::viewOf("intaglio/1/covert"));
    hasher->update(geometryBytes(image));
    const std::size_t samples = image.geometry().samplesPerFrame();
    Bytes numbers;
    for (int frame = 0; frame < image.geometry().frames; ++frame) {
        const auto offsets = CovertOffsets::ofFrame(primitives, image, key, frame);
        for (std::size_t first = 0; first < samples; first += kPiece) {
            numbers.clear();
            appendNumbers(numbers, image, offsets, frame, first, std::min(kPiece, samples - first));
            hasher->update(numbers);
        }
    }
    return hasher->finish();
}

Bytes bucketTiles(const Primitives& primitives, const image::Image& image, const StegoKey& key) {
    const Bytes description = geometryBytes(image);
    std::vector<std::unique_ptr<crypto::Hasher>> hashers;
    for (int tile = 0; tile < kTiles * kTiles; ++tile) {
        auto hasher = primitives.sha256();
        hasher->update(base::viewOf("intaglio/1/covert-tile"));
        hasher->update(description);
        hasher->update(Bytes{static_cast<std::uint8_t>(tile)});
        hashers.push_back(std::move(hasher));
    }
    for (int frame = 0; frame < image.geometry().frames; ++frame) {
        hashTileRows(image, CovertOffsets::ofFrame(primitives, image, key, frame), frame, hashers);
    }
    Bytes tiles;
    for (const auto& hasher : hashers) base::append(tiles, ByteView(hasher->finish()).first(kBytesPerTile));
    return tiles;
}

}  // namespace intaglio::stego
