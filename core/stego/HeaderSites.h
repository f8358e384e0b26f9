#pragma once
#include <optional>

#include "core/stego/FrameHeader.h"
#include "core/stego/SampleRange.h"

namespace intaglio::stego {

/// Where the header lies: samples of the first frame (row * columns * samplesPerPixel + ...).
struct HeaderSites {
    std::vector<std::size_t> carriers;  ///< kHeaderSamples of them, in the order of the header's bits
    std::vector<std::size_t> visited;   ///< these and the unfit ones passed over on the way: the body leaves all of them alone
};

/// Walks the border strip of 8 pixels in keyed order, then the next strip inwards where the border is padding or transparent, until
/// `wanted` carriers are found or the picture ends.
[[nodiscard]] HeaderSites walkHeaderSites(const image::Image& picture, const SampleRange& range, const OrderKey& key, std::size_t wanted);
/// The first kHeaderSamples of them. Empty where the picture has too few fit samples.
[[nodiscard]] std::optional<HeaderSites> findHeaderSites(const image::Image& picture, const SampleRange& range, const OrderKey& key);

[[nodiscard]] HeaderBytes readHeaderBits(const image::Image& picture, const HeaderSites& sites);
/// Replaces the lowest bits; every other bit stays.
void writeHeaderBits(image::Image& picture, const HeaderSites& sites, const HeaderBytes& bits);

}  // namespace intaglio::stego
