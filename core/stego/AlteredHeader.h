#pragma once
#include "core/stego/HeaderSites.h"

namespace intaglio::stego {

/// Did this picture carry a header before one of its samples was changed? A changed header sample would otherwise read as "never sealed";
/// with this, every change of one sample reads as damage. Looks for the header that one flipped bit, or one sample that became fit or unfit
/// to carry (padding, transparency), would have hidden: some thousand openings a key, most of them without a MAC, each with a chance of
/// 2^-64 to be wrong. `walks`: what findHeader() left for these keys.
[[nodiscard]] bool hasAlteredHeader(const Primitives& primitives, const image::Image& picture, std::span<const StegoKey> keys,
                                    const std::vector<HeaderSites>& walks);

}  // namespace intaglio::stego
