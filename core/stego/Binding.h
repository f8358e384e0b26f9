#pragma once
#include "core/stego/Stego.h"

/// What a signed result says about its picture, made when sealing and checked when opening (SEALED_IMAGE 2.5).
/// Reversible: every sample exactly. Covert: every sample to within its pair of neighbouring levels. Robust: how the picture looks.
namespace intaglio::stego {

/// `key` decides the pairs of covert mode; other modes do not use it. `withTiles` adds the tile digests.
[[nodiscard]] crypto::Binding bindingOf(const Primitives& primitives, const image::Image& original, EmbeddingMode mode, const StegoKey& key,
                                        const std::vector<crypto::ProtectedRegion>& protectedRegions, bool withTiles);

/// What became of a picture since it was sealed.
struct BindingCheck {
    bool matches = false;  ///< the picture is the one that was signed, as far as the mode can tell
    /// Tiles (row * kTilesPerSide + column) whose content differs; empty where none does or no tile digests were signed.
    std::vector<int> changedTiles;
    std::optional<bool> protectedMatches;  ///< every sample in the protected regions is as it was; absent where there are none
};
/// `picture`: Extracted::restored. Constant effort; never fails.
[[nodiscard]] BindingCheck checkBinding(const Primitives& primitives, const image::Image& picture, EmbeddingMode mode, const StegoKey& key,
                                        const crypto::Binding& binding);

/// The first column (or row) of tile `index` along a side of `length` pixels.
[[nodiscard]] constexpr int tileEdge(int index, int length) {
    return index * length / static_cast<int>(crypto::kTilesPerSide);
}

}  // namespace intaglio::stego
