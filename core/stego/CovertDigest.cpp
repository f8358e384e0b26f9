#include <algorithm>

#include "core/stego/Binding.h"
#include "core/stego/Canonical.h"
#include "core/stego/Covert.h"
#include "core/stego/CovertOffsets.h"

namespace intaglio::stego {
namespace {

constexpr auto kTiles = static_cast<int>(crypto::kTilesPerSide);
constexpr std::size_t kBytesPerTile = crypto::kTileDigestBytes / (crypto::kTilesPerSide * crypto::kTilesPerSide);

/// Feeds what is bound of a picture to hashers: the numbers of the pairs in the first frame; in the others, which never change, the
/// samples.
class BoundSamples {
public:
    BoundSamples(const Primitives& primitives, const image::Image& picture, const StegoKey& key)
        : m_picture(picture), m_offsets(CovertOffsets::of(primitives, picture, key)) {}

    /// Samples `first` to `first` + `count` - 1 of a frame. Without offsets (no memory for them) the first frame's samples are taken too:
    /// such a digest matches nothing that was ever sealed.
    void hash(crypto::Hasher& hasher, int frame, std::size_t first, std::size_t count) {
        constexpr std::size_t kPiece = std::size_t{1} << 16;
        if (frame != 0 || !m_offsets) {
            hashSamples(hasher, m_picture, static_cast<std::size_t>(frame) * m_picture.geometry().samplesPerFrame() + first, count);
            return;
        }
        for (std::size_t done = 0; done < count; done += kPiece) {
            m_numbers.clear();
            appendPairNumbers(m_numbers, m_picture, *m_offsets, first + done, std::min(kPiece, count - done));
            hasher.update(m_numbers);
        }
    }

private:
    const image::Image& m_picture;
    Result<CovertOffsets> m_offsets;
    Bytes m_numbers;
};

void hashTile(crypto::Hasher& hasher, BoundSamples& samples, const image::Geometry& geometry, int tile) {
    const auto step = static_cast<std::size_t>(geometry.samplesPerPixel);
    const int firstColumn = tileEdge(tile % kTiles, geometry.columns), endColumn = tileEdge(tile % kTiles + 1, geometry.columns);
    const int firstRow = tileEdge(tile / kTiles, geometry.rows), endRow = tileEdge(tile / kTiles + 1, geometry.rows);
    for (int frame = 0; frame < geometry.frames; ++frame) {
        for (int row = firstRow; row < endRow; ++row) {
            const std::size_t pixel =
                static_cast<std::size_t>(row) * static_cast<std::size_t>(geometry.columns) + static_cast<std::size_t>(firstColumn);
            samples.hash(hasher, frame, pixel * step, static_cast<std::size_t>(endColumn - firstColumn) * step);
        }
    }
}

}  // namespace

Digest bucketDigest(const Primitives& primitives, const image::Image& image, const StegoKey& key) {
    const auto hasher = primitives.sha256();
    hasher->update(base::viewOf("intaglio/1/covert"));
    hasher->update(geometryBytes(image));
    BoundSamples samples(primitives, image, key);
    for (int frame = 0; frame < image.geometry().frames; ++frame) samples.hash(*hasher, frame, 0, image.geometry().samplesPerFrame());
    return hasher->finish();
}

Bytes bucketTiles(const Primitives& primitives, const image::Image& image, const StegoKey& key) {
    const Bytes description = geometryBytes(image);
    BoundSamples samples(primitives, image, key);
    Bytes tiles;
    for (int tile = 0; tile < kTiles * kTiles; ++tile) {
        const auto hasher = primitives.sha256();
        hasher->update(base::viewOf("intaglio/1/covert-tile"));
        hasher->update(description);
        hasher->update(Bytes{static_cast<std::uint8_t>(tile)});
        hashTile(*hasher, samples, image.geometry(), tile);
        base::append(tiles, ByteView(hasher->finish()).first(kBytesPerTile));
    }
    return tiles;
}

}  // namespace intaglio::stego
