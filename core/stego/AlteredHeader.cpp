#include "core/stego/AlteredHeader.h"

#include <algorithm>

#include "core/stego/BitStream.h"

namespace intaglio::stego {
namespace {

/// Most transparent samples that are tried as former carriers, the first ones visited.
constexpr std::size_t kMostTransparentTried = std::size_t{1} << 15;
using Bits = std::vector<std::uint8_t>;

/// A sample that a transparent pixel keeps from carrying, and how many carriers stood before it.
struct Hidden {
    std::size_t sample = 0;
    std::size_t carriersBefore = 0;
};

class Search {
public:
    Search(const Primitives& primitives, const image::Image& picture, const StegoKey& key, const HeaderSites& sites)
        : m_picture(picture), m_opener(primitives, key, geometryBytes(picture)), m_sites(sites) {
        const image::Geometry& geometry = picture.geometry();
        // The alpha sample of a pixel decides for all its channels.
        m_groupSize = geometry.hasAlpha() ? static_cast<std::size_t>(geometry.samplesPerPixel) : 1;
        for (const std::size_t carrier : m_sites.carriers) m_bits.push_back(lowestBit(carrier));
    }

    [[nodiscard]] bool succeeds() {
        if (m_bits.size() + m_groupSize < kHeaderSamples) return false;
        if (hiddenByFlip()) return true;
        const bool fitnessVaries = m_groupSize > 1 || m_picture.meaning().paddingValue.has_value();
        if (!fitnessVaries) return false;
        if (hiddenByNewCarrier()) return true;
        return m_groupSize > 1 ? hiddenByLostPixel() : hiddenByLostSample();
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

    /// A carrier is none any more: the reader missed its bit. Which sample it was matters only for where the bit is missing, and no more
    /// than some hundred places are there, however much of the border is padding.
    [[nodiscard]] bool hiddenByLostSample() {
        if (m_sites.visited.size() == m_sites.carriers.size() && m_sites.barren.empty()) return false;
        for (std::size_t gap = 0; gap <= std::min(m_bits.size(), kMostHeaderBytes * 8 - 1); ++gap) {
            if (opensWith(gap, {0}) || opensWith(gap, {1})) return true;
        }
        return false;
    }
    [[nodiscard]] bool opensWith(std::size_t gap, const Bits& missing) {
        Bits bits = m_bits;
        bits.insert(bits.begin() + static_cast<std::ptrdiff_t>(gap), missing.begin(), missing.end());
        return opens(bits);
    }

    /// With transparency the colours of the lost pixel, and so its bits, are still there, but they were visited in different places.
    [[nodiscard]] bool hiddenByLostPixel() {
        const std::vector<Hidden> hidden = hiddenSamples();
        for (std::size_t first = 0; first < hidden.size();) {
            Bits bits = m_bits;
            std::size_t end = first;
            for (; end < hidden.size() && groupOf(hidden[end].sample) == groupOf(hidden[first].sample); ++end) {
                bits.insert(bits.begin() + static_cast<std::ptrdiff_t>(hidden[end].carriersBefore + end - first),
                            lowestBit(hidden[end].sample));
            }
            if (opens(bits)) return true;
            first = end;
        }
        return hiddenByLostStrip();
    }
    /// Where the pixel was the only one of its strip, all its bits are missing in one place: every value that they may have.
    [[nodiscard]] bool hiddenByLostStrip() {
        for (const HeaderSites::Barren& strip : m_sites.barren) {
            for (std::size_t count = 1; count < m_groupSize; ++count) {
                for (std::size_t values = 0; values < std::size_t{1} << count; ++values) {
                    Bits missing;
                    for (std::size_t i = 0; i < count; ++i) missing.push_back(static_cast<std::uint8_t>((values >> i) & 1));
                    if (opensWith(strip.carriersBefore, missing)) return true;
                }
            }
        }
        return false;
    }

    /// By pixel, those of a pixel in the order of the walk.
    [[nodiscard]] std::vector<Hidden> hiddenSamples() const {
        std::vector<Hidden> hidden;
        std::size_t carriers = 0;
        for (const std::size_t sample : m_sites.visited) {
            if (carriers == kMostHeaderBytes * 8 || hidden.size() == kMostTransparentTried) break;
            if (carriers < m_sites.carriers.size() && m_sites.carriers[carriers] == sample) {
                ++carriers;
            } else {
                hidden.push_back({sample, carriers});
            }
        }
        std::stable_sort(hidden.begin(), hidden.end(),
                         [this](const Hidden& a, const Hidden& b) { return groupOf(a.sample) < groupOf(b.sample); });
        return hidden;
    }

    const image::Image& m_picture;
    HeaderOpener m_opener;
    const HeaderSites& m_sites;
    std::size_t m_groupSize = 1;
    Bits m_bits;
};

}  // namespace

bool hasAlteredHeader(const Primitives& primitives, const image::Image& picture, std::span<const StegoKey> keys,
                      const std::vector<HeaderSites>& walks) {
    for (std::size_t i = 0; i < std::min(keys.size(), walks.size()); ++i) {
        if (Search(primitives, picture, keys[i], walks[i]).succeeds()) return true;
    }
    return false;
}

}  // namespace intaglio::stego
