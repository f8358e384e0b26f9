#pragma once
#include <optional>

#include "core/stego/FrameHeader.h"
#include "core/stego/SampleRange.h"

namespace intaglio::stego {

/// Bounds the work for each key on a picture that is nearly all padding or transparent; strips without a fit sample are not counted.
inline constexpr std::size_t kMostVisited = std::size_t{1} << 17;

/// Pixels of one row: row * columns + column of the first.
struct PixelRun {
    std::size_t first = 0;
    std::size_t count = 0;
};

/// Where the header lies: samples of the first frame (row * columns * samplesPerPixel + ...).
struct HeaderSites {
    /// A strip without a single fit sample.
    struct Barren {
        int inset = 0;  ///< pixels from the border
        std::size_t carriersBefore = 0;
        std::vector<PixelRun> runs;
    };

    std::vector<std::size_t> carriers;  ///< eight for each byte of the header, in the order of its bits
    std::vector<std::size_t> visited;   ///< these and the unfit ones passed over on the way: the body leaves all of them alone
    std::vector<Barren> barren;         ///< strips passed over as a whole: the body leaves them alone, too

    /// Forgets what comes behind the first `count` carriers, which must be there.
    void truncate(std::size_t count);
};

/// The strips of 8 pixels from the border inwards, and which of them have fit samples at all: looked at once for all keys.
class HeaderStrips {
public:
    /// Looks inwards until `wanted` fit samples are found or the picture ends. `picture` and `range` must outlive the strips.
    HeaderStrips(const image::Image& picture, const SampleRange& range, std::size_t wanted);
    /// Fit samples found, `wanted` at most.
    [[nodiscard]] std::size_t fitSamples() const { return m_fitSamples; }
    /// Visits the border strip in keyed order, then the next strip inwards where the border is padding or transparent, until all `wanted`
    /// carriers are found, kMostVisited samples are visited or the picture ends.
    [[nodiscard]] HeaderSites walk(const OrderKey& key) const;

private:
    const image::Image& m_picture;
    const SampleRange& m_range;
    std::size_t m_wanted;
    std::size_t m_fitSamples = 0;
    std::vector<bool> m_barren;  ///< of the strips from the border inwards
};
/// The sites of a header of `bytes` bytes. Empty where the picture has too few fit samples.
[[nodiscard]] std::optional<HeaderSites> findHeaderSites(const image::Image& picture, const SampleRange& range, const OrderKey& key,
                                                         std::size_t bytes = kHeaderBytes);

/// A byte for every eight carriers; carriers left over are not read.
[[nodiscard]] Bytes readHeaderBits(const image::Image& picture, const HeaderSites& sites);
/// Replaces the lowest bits of the first carriers, eight for each byte; every other bit stays.
void writeHeaderBits(image::Image& picture, const HeaderSites& sites, ByteView bytes);

}  // namespace intaglio::stego
