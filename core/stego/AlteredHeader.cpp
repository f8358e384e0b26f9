#include "core/stego/AlteredHeader.h"

#include <algorithm>

#include "core/stego/BitStream.h"

namespace intaglio::stego {
namespace {

/// Most unfit samples that are tried as former carriers; a padded border has millions, and one of them was changed by one in millions.
constexpr std::size_t kMostUnfitTried = 4096;
using Bits = std::vector<std::uint8_t>;

/// A sample passed over by the walk, and how many carriers stood before it.
struct Unfit {
    std::size_t sample = 0;
    std::size_t carriersBefore = 0;
};

class Search {
public:
    Search(const Primitives& primitives, const image::Image& picture, const StegoKey& key)
        : m_picture(picture), m_opener(primitives, key, geometryBytes(picture)) {
        const image::Geometry& geometry = picture.geometry();
        // The alpha sample of a pixel decides for all its channels.
        m_groupSize = geometry.hasAlpha() ? static_cast<std::size_t>(geometry.samplesPerPixel) : 1;
        m_sites = walkHeaderSites(picture, SampleRange::of(picture), headerOrderKey(primitives, key, geometry),
                                  kMostHeaderBytes * 8 + m_groupSize);
        for (const std::size_t carrier : m_sites.carriers) m_bits.push_back(lowestBit(carrier));
    }

    [[nodiscard]] bool succeeds() {
        if (m_bits.size() + m_groupSize < kHeaderSamples) return false;
        if (hiddenByFlip()) return true;
        const bool fitnessVaries = m_groupSize > 1 || m_picture.meaning().paddingValue.has_value();
        return fitnessVaries && (hiddenByNewCarrier() || hiddenByLostCarrier());
    }

private:
    [[nodiscard]] std::uint8_t lowestBit(std::size_t sample) const { return static_cast<std::uint8_t>(m_picture.sampleAt(sample) & 1); }
    [[nodiscard]] std::size_t groupOf(std::size_t sample) const { return sample / m_groupSize; }

    [[nodiscard]] static Bytes bytesOf(const Bits& bits) {
        Bytes header(std::min(bits.size() / 8, kMostHeaderBytes));
        for (std::size_t i = 0; i < header.size() * 8; ++i) setBit(header, i, bits[i] != 0);
        return header;
    }
    [[nodiscard]] bool opens(const Bits& bits) { return m_opener.isReversibleHeader(bytesOf(bits)); }

    [[nodiscard]] bool hiddenByFlip() {
        Bytes header = bytesOf(m_bits);
        if (header.size() < kHeaderBytes) return false;
        // Rectangles behind the parameters matter only where the parameters, as they stand, announce them: one bit is wrong, not two.
        const std::size_t bits = std::max(kHeaderBytes, std::min(header.size(), m_opener.claimedBytes(header))) * 8;
        for (std::size_t i = 0; i < bits; ++i) {
            setBit(header, i, !bitAt(header, i));
            if (m_opener.isReversibleHeader(header)) return true;
            setBit(header, i, !bitAt(header, i));
        }
        return false;
    }

    /// A sample that could not carry can now: the reader took one bit too many.
    [[nodiscard]] bool hiddenByNewCarrier() {
        for (std::size_t i = 0; i < std::min(m_bits.size(), kMostHeaderBytes * 8); ++i) {
            Bits bits;
            for (std::size_t k = 0; k < m_bits.size(); ++k) {
                if (groupOf(m_sites.carriers[k]) != groupOf(m_sites.carriers[i])) bits.push_back(m_bits[k]);
            }
            if (opens(bits)) return true;
        }
        return false;
    }

    [[nodiscard]] std::vector<Unfit> unfitSamples() const {
        std::vector<Unfit> unfit;
        std::size_t carriers = 0;
        for (const std::size_t sample : m_sites.visited) {
            const bool carries = carriers < m_sites.carriers.size() && m_sites.carriers[carriers] == sample;
            if (carries) {
                ++carriers;
            } else if (unfit.size() < kMostUnfitTried) {
                unfit.push_back({sample, carriers});
            }
        }
        return unfit;
    }

    /// A carrier is none any more: the reader missed its bit. With transparency its colour, and so its bit, is still there.
    [[nodiscard]] bool hiddenByLostCarrier() {
        const std::vector<Unfit> unfit = unfitSamples();
        for (const Unfit& lost : unfit) {
            Bits bits = m_bits;
            std::size_t inserted = 0;
            const std::span<const Unfit> members = m_groupSize == 1 ? std::span(&lost, 1) : std::span(unfit);
            for (const Unfit& member : members) {
                if (groupOf(member.sample) != groupOf(lost.sample)) continue;
                bits.insert(bits.begin() + static_cast<std::ptrdiff_t>(member.carriersBefore + inserted), lowestBit(member.sample));
                ++inserted;
            }
            if (opens(bits)) return true;
            if (m_groupSize > 1) continue;
            bits[lost.carriersBefore] ^= 1;
            if (opens(bits)) return true;
        }
        return false;
    }

    const image::Image& m_picture;
    HeaderOpener m_opener;
    std::size_t m_groupSize = 1;
    HeaderSites m_sites;
    Bits m_bits;
};

}  // namespace

bool hasAlteredHeader(const Primitives& primitives, const image::Image& picture, std::span<const StegoKey> keys) {
    return std::any_of(keys.begin(), keys.end(), [&](const StegoKey& key) { return Search(primitives, picture, key).succeeds(); });
}

}  // namespace intaglio::stego
