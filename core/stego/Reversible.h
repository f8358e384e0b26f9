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

/// Bits that fit whatever they are. The second colour of a plane depends on what the first carries, so it is counted as the least that is
/// left under the ways in which the first may come to be filled, with a margin.
[[nodiscard]] std::size_t capacityBits(const Carrier& carrier);

/// capacityBits(), measured when first asked for: that costs as much as laying a body.
class Capacity {
public:
    /// `carrier` must outlive it.
    explicit Capacity(const Carrier& carrier) : m_carrier(carrier) {}
    [[nodiscard]] std::size_t bits() {
        if (!m_bits) m_bits = capacityBits(m_carrier);
        return *m_bits;
    }

private:
    const Carrier& m_carrier;
    std::optional<std::size_t> m_bits;
};

struct LaidBody {
    Arrangement arrangement;  ///< all but the variant
    std::size_t changedSamples = 0;
    double expectedChanges = 0;  ///< how many there are on average over all bodies of this length
};
/// Writes the body into `target`, a copy of the carrier's picture; null to find out only what would happen. Empty where the body does not
/// fit; `target` is then as before. How it is spread over planes depends on its length and the picture, not on its bits.
[[nodiscard]] std::optional<LaidBody> layBody(const Carrier& carrier, const BodyKeys& keys, ByteView body, Capacity& capacity,
                                              image::Image* target);

/// The body; gives `restored`, a copy of the carrier's picture, its original samples back, those of the header aside. Empty where the
/// layers do not hold that many bytes: the picture was changed, and `restored` is worth nothing.
[[nodiscard]] std::optional<Bytes> liftBody(const Carrier& carrier, const BodyKeys& keys, const Arrangement& arrangement, std::size_t bytes,
                                            image::Image& restored);

}  // namespace intaglio::stego
