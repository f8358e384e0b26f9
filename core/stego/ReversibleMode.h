#pragma once
#include "core/stego/HeaderSearch.h"

/// The reversible mode behind plan(), embed() and extract(): the picture has passed checkCarrier() and the regions checkRegions().
namespace intaglio::stego {

[[nodiscard]] Result<Plan> planReversible(const Primitives& primitives, const image::Image& image, const StegoKey& key,
                                          const FrameParameters& parameters);
/// CarrierTooSmall, RegionInvalid.
[[nodiscard]] Result<Embedded> embedReversible(const Primitives& primitives, const image::Image& image, const StegoKey& key,
                                               const FrameParameters& parameters, ByteView frame);
/// Empty where the body is not whole.
[[nodiscard]] std::optional<Extracted> extractReversible(const Primitives& primitives, const image::Image& image, const FoundHeader& found);

}  // namespace intaglio::stego
