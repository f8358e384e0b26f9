#pragma once
#include "core/stego/Stego.h"

/// The covert mode behind plan(), embed() and extract(): the picture has passed checkCarrier() and the regions checkRegions().
/// Westfeld's matrix embedding with +-1 changes, confined to keyed pairs of values (CovertOffsets), which are what the result is bound to.
namespace intaglio::stego {

/// SHA-256("intaglio/1/covert" || geometryBytes || numbers of the pairs of the first frame || samples of the other frames as in
/// canonicalDigest()); samples of an alpha channel stand for themselves. The same before and after embedding. `image` must pass
/// checkCarrier().
[[nodiscard]] Digest bucketDigest(const Primitives& primitives, const image::Image& image, const StegoKey& key);
/// crypto::kTileDigestBytes: for each tile the first two bytes of SHA-256("intaglio/1/covert-tile" || geometryBytes || number of the tile
/// || the same numbers and samples of the tile, frame by frame and row by row). `image` must pass checkCarrier().
[[nodiscard]] Bytes bucketTiles(const Primitives& primitives, const image::Image& image, const StegoKey& key);

[[nodiscard]] Result<Plan> planCovert(const Primitives& primitives, const image::Image& image, const StegoKey& key,
                                      const FrameParameters& parameters);
/// CarrierTooSmall. The result depends on the arguments alone.
[[nodiscard]] Result<Embedded> embedCovert(const Primitives& primitives, const image::Image& image, const StegoKey& key,
                                           const FrameParameters& parameters, ByteView frame);
/// Empty where none of the keys finds a header.
[[nodiscard]] std::optional<ExtractResult> extractCovert(const Primitives& primitives, const image::Image& image,
                                                         std::span<const StegoKey> keys);
/// Did this picture carry a header before one of its samples was changed? Tries every change of one header sample.
[[nodiscard]] bool hasAlteredCovertHeader(const Primitives& primitives, const image::Image& picture, std::span<const StegoKey> keys);

}  // namespace intaglio::stego
