#pragma once
#include "core/stego/HeaderSites.h"

namespace intaglio::stego {

/// Did this picture carry a header before one of its samples was changed? A changed header sample would otherwise read as "never sealed";
/// with this, every change of one sample reads as damage. Looks for the header that one flipped bit, or one sample that became fit or unfit
/// to carry (padding, transparency), would have hidden: a few hundred MACs a key, each with a chance of 2^-64 to be wrong.
[[nodiscard]] bool hasAlteredHeader(const Primitives& primitives, const image::Image& picture, std::span<const StegoKey> keys);

}  // namespace intaglio::stego
