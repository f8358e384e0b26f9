#pragma once
#include "core/stego/FrameHeader.h"
#include "core/stego/HeaderSites.h"
#include "core/stego/Layer.h"

/// The reversible mode: lays a body of bytes over the layers of a picture and lifts it off again.
namespace intaglio::stego {

/// A picture with everything that both directions know before the first bit: ranges, header sites, masks.
class Carrier {
public:
    /// `picture`, `sites` and `protectedRegions` must outlive the carrier; checkCarrier() and checkRegions() must have passed.
    Carrier(const image::Image& picture, const SampleRange& range, const HeaderSites& sites,
            const std::vector<crypto::ProtectedRegion>& protectedRegions);

    [[nodiscard]] const image::Image& picture() const { return m_picture; }
    [[nodiscard]] const SampleRange& range() const { return m_range; }
    /// Channels that may carry: 1 or 3.
    [[nodiscard]] int channels() const { return m_channels; }
    [[nodiscard]] Mask maskOf(int channel) const;
    /// The plane as predictor and sorter see it: header samples with the lowest bit cleared, else reading would need what it reads.
    template <class Number>
    [[nodiscard]] Plane<Number> planeOf(int channel, const RowRange& rows) const;
    /// Index in the picture of a plane's position.
    [[nodiscard]] std::size_t sampleIndex(int channel, std::uint32_t position) const {
        return std::size_t{position} * m_step + static_cast<std::size_t>(channel);
    }

private:
    const image::Image& m_picture;
    SampleRange m_range;
    const HeaderSites& m_sites;
    const std::vector<crypto::ProtectedRegion>& m_protectedRegions;
    std::size_t m_step;
    int m_channels;
};

/// A sample of the picture and what is added to it.
struct SampleChange {
    std::size_t index = 0;
    int delta = 0;
};

struct LaidBody {
    Arrangement arrangement;  ///< all but the variant
    std::vector<SampleChange> changes;
    double expectedChanges = 0;  ///< how many there are on average over all bodies of this length
};
/// Empty where the body does not fit. How it is spread over planes depends on its length and the picture, not on its bits.
[[nodiscard]] std::optional<LaidBody> layBody(const Carrier& carrier, const BodyKeys& keys, ByteView body);

/// Bits that fit whatever they are. The second colour of a plane depends a little on the bits in the first, so it is counted with a margin.
[[nodiscard]] std::size_t capacityBits(const Carrier& carrier);

struct LiftedBody {
    Bytes body;
    std::vector<SampleChange> changes;  ///< give back the original samples, header samples aside
};
/// Empty where the layers do not hold that many bytes: the picture was changed.
[[nodiscard]] std::optional<LiftedBody> liftBody(const Carrier& carrier, const BodyKeys& keys, const Arrangement& arrangement,
                                                 std::size_t bytes);

}  // namespace intaglio::stego
