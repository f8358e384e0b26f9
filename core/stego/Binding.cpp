#include "core/stego/Binding.h"

#include <algorithm>

#include "core/stego/Canonical.h"
#include "core/stego/Covert.h"
#include "core/stego/Regions.h"
#include "core/stego/robust/Thumbnail.h"

namespace intaglio::stego {
namespace {

using crypto::ProtectedRegion;

constexpr int kTiles = static_cast<int>(crypto::kTilesPerSide);
constexpr std::size_t kBytesPerTile = crypto::kTileDigestBytes / (crypto::kTilesPerSide * crypto::kTilesPerSide);

/// Feeds the samples of a rectangle, frame by frame and row by row.
void hashRectangle(crypto::Hasher& hasher, const image::Image& picture, int firstColumn, int firstRow, int columns, int rows) {
    const image::Geometry& geometry = picture.geometry();
    const auto samples = static_cast<std::size_t>(geometry.samplesPerPixel);
    for (int frame = 0; frame < geometry.frames; ++frame) {
        for (int row = firstRow; row < firstRow + rows; ++row) {
            const std::size_t pixel =
                static_cast<std::size_t>(row) * static_cast<std::size_t>(geometry.columns) + static_cast<std::size_t>(firstColumn);
            const std::size_t first = static_cast<std::size_t>(frame) * geometry.samplesPerFrame() + pixel * samples;
            hashSamples(hasher, picture, first, static_cast<std::size_t>(columns) * samples);
        }
    }
}

/// The first two bytes of SHA-256("intaglio/1/tile" || geometry || number of the tile || its samples), tile after tile.
Bytes sampleTiles(const Primitives& primitives, const image::Image& picture) {
    const image::Geometry& geometry = picture.geometry();
    const Bytes description = geometryBytes(picture);
    Bytes tiles;
    for (int tile = 0; tile < kTiles * kTiles; ++tile) {
        const int row = tile / kTiles, column = tile % kTiles;
        const auto hasher = primitives.sha256();
        hasher->update(base::viewOf("intaglio/1/tile"));
        hasher->update(description);
        hasher->update(Bytes{static_cast<std::uint8_t>(tile)});
        const int firstColumn = tileEdge(column, geometry.columns), firstRow = tileEdge(row, geometry.rows);
        hashRectangle(*hasher, picture, firstColumn, firstRow, tileEdge(column + 1, geometry.columns) - firstColumn,
                      tileEdge(row + 1, geometry.rows) - firstRow);
        base::append(tiles, ByteView(hasher->finish()).first(kBytesPerTile));
    }
    return tiles;
}

/// SHA-256("intaglio/1/protected" || geometry || number of regions || for each: its four numbers and its samples). `regions` must pass
/// checkRegions().
Digest protectedDigest(const Primitives& primitives, const image::Image& picture, const std::vector<ProtectedRegion>& regions) {
    const auto hasher = primitives.sha256();
    hasher->update(base::viewOf("intaglio/1/protected"));
    hasher->update(geometryBytes(picture));
    hasher->update(Bytes{static_cast<std::uint8_t>(regions.size())});
    for (const ProtectedRegion& region : regions) {
        Bytes numbers;
        for (const std::uint16_t number : {region.column, region.row, region.columns, region.rows})
            base::appendBigEndian(numbers, number, 2);
        hasher->update(numbers);
        hashRectangle(*hasher, picture, region.column, region.row, region.columns, region.rows);
    }
    return hasher->finish();
}

/// Tile digests as `mode` makes them; empty where it makes none.
Bytes tilesOf(const Primitives& primitives, const image::Image& picture, EmbeddingMode mode, const StegoKey& key) {
    if (mode == EmbeddingMode::Covert) return bucketTiles(primitives, picture, key);
    return mode == EmbeddingMode::Reversible ? sampleTiles(primitives, picture) : Bytes();
}

std::vector<int> differingTiles(ByteView signedTiles, ByteView tiles) {
    std::vector<int> changed;
    if (signedTiles.size() != tiles.size()) return changed;
    for (std::size_t start = 0; start < tiles.size(); start += kBytesPerTile) {
        const ByteView before = signedTiles.subspan(start, kBytesPerTile), now = tiles.subspan(start, kBytesPerTile);
        if (!std::equal(before.begin(), before.end(), now.begin())) changed.push_back(static_cast<int>(start / kBytesPerTile));
    }
    return changed;
}

bool matchesAsAWhole(const Primitives& primitives, const image::Image& picture, EmbeddingMode mode, const StegoKey& key,
                     const crypto::Binding& binding) {
    if (mode == EmbeddingMode::Covert) return bucketDigest(primitives, picture, key) == binding.bucketsSha256;
    if (mode == EmbeddingMode::Robust) return thumbnailMatches(picture, binding.thumbnail);
    return mode == EmbeddingMode::Reversible && canonicalDigest(primitives, picture) == binding.originalSha256;
}

}  // namespace

crypto::Binding bindingOf(const Primitives& primitives, const image::Image& original, EmbeddingMode mode, const StegoKey& key,
                          const std::vector<ProtectedRegion>& protectedRegions, bool withTiles) {
    crypto::Binding binding;
    if (mode == EmbeddingMode::Reversible) binding.originalSha256 = canonicalDigest(primitives, original);
    if (mode == EmbeddingMode::Covert) binding.bucketsSha256 = bucketDigest(primitives, original, key);
    if (mode == EmbeddingMode::Robust) binding.thumbnail = thumbnailOf(original);
    if (withTiles) binding.tiles = tilesOf(primitives, original, mode, key);
    if (!protectedRegions.empty() && checkRegions(original.geometry(), protectedRegions)) {
        binding.protectedRegions = protectedRegions;
        binding.protectedSha256 = protectedDigest(primitives, original, protectedRegions);
    }
    return binding;
}

BindingCheck checkBinding(const Primitives& primitives, const image::Image& picture, EmbeddingMode mode, const StegoKey& key,
                          const crypto::Binding& binding) {
    BindingCheck check;
    check.matches = matchesAsAWhole(primitives, picture, mode, key, binding);
    if (!binding.tiles.empty()) check.changedTiles = differingTiles(binding.tiles, tilesOf(primitives, picture, mode, key));
    if (!binding.protectedRegions.empty()) {
        check.protectedMatches = checkRegions(picture.geometry(), binding.protectedRegions).hasValue() &&
                                 protectedDigest(primitives, picture, binding.protectedRegions) == binding.protectedSha256;
        check.matches = check.matches && *check.protectedMatches;
    }
    return check;
}

}  // namespace intaglio::stego
