#pragma once
#include <optional>

#include "core/stego/FrameHeader.h"
#include "core/stego/SampleRange.h"

namespace intaglio::stego {

/// Where the header lies: samples of the first frame (row * columns * samplesPerPixel + ...).
struct HeaderSites {
    std::vector<std::size_t> carriers;  ///< eight for each byte of the header, in the order of its bits
    std::vector<std::size_t> visited;   ///< these and the unfit ones passed over on the way: the body leaves all of them alone

    /// Forgets what comes behind the first `count` carriers, which must be there.
    void truncate(std::size_t count);
};

/// Walks the border strip of 8 pixels in keyed order, then the next strip inwards where the border is padding or transparent, until
/// `wanted` carriers are found or the picture ends.
[[nodiscard]] HeaderSites walkHeaderSites(const image::Image& picture, const SampleRange& range, const OrderKey& key, std::size_t wanted);
/// The sites of a header of `bytes` bytes. Empty where the picture has too few fit samples.
[[nodiscard]] std::optional<HeaderSites> findHeaderSites(const image::Image& picture, const SampleRange& range, const OrderKey& key,
                                                         std::size_t bytes = kHeaderBytes);

/// A byte for every eight carriers; carriers left over are not read.
[[nodiscard]] Bytes readHeaderBits(const image::Image& picture, const HeaderSites& sites);
/// Replaces the lowest bits of the first carriers, eight for each byte; every other bit stays.
void writeHeaderBits(image::Image& picture, const HeaderSites& sites, ByteView bytes);

}  // namespace intaglio::stego
