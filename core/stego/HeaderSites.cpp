#include "core/stego/HeaderSites.h"

#include <algorithm>

#include "core/stego/BitStream.h"

namespace intaglio::stego {
namespace {

constexpr int kStripWidth = 8;
/// Bounds the work on a picture that is padding or transparent through and through.
constexpr std::size_t kMostVisited = std::size_t{1} << 20;

struct Pixel {
    int row = 0;
    int column = 0;
};

/// A closed frame of pixels, `inset` pixels away from the border.
class Strip {
public:
    Strip(const image::Geometry& geometry, int inset) : m_inset(inset), m_width(geometry.columns - 2 * inset) {
        const int height = geometry.rows - 2 * inset;
        m_top = std::min(kStripWidth, (height + 1) / 2);
        m_bottomStart = height - std::min(kStripWidth, height - m_top);
        m_height = height;
        m_left = std::min(kStripWidth, (m_width + 1) / 2);
        m_right = std::min(kStripWidth, m_width - m_left);
    }
    [[nodiscard]] std::size_t pixels() const {
        return static_cast<std::size_t>(fullRows()) * static_cast<std::size_t>(m_width) +
               static_cast<std::size_t>(m_bottomStart - m_top) * static_cast<std::size_t>(m_left + m_right);
    }
    /// Full rows (top, then bottom) first, then the sides.
    [[nodiscard]] Pixel pixel(std::size_t index) const {
        const std::size_t full = static_cast<std::size_t>(fullRows()) * static_cast<std::size_t>(m_width);
        if (index < full) {
            const int line = static_cast<int>(index / static_cast<std::size_t>(m_width));
            const int row = line < m_top ? line : m_bottomStart + line - m_top;
            return {m_inset + row, m_inset + static_cast<int>(index % static_cast<std::size_t>(m_width))};
        }
        const auto sides = static_cast<std::size_t>(m_left + m_right);
        const int row = m_top + static_cast<int>((index - full) / sides);
        const int side = static_cast<int>((index - full) % sides);
        return {m_inset + row, m_inset + (side < m_left ? side : m_width - m_right + side - m_left)};
    }

private:
    [[nodiscard]] int fullRows() const { return m_top + m_height - m_bottomStart; }
    int m_inset, m_width, m_height = 0, m_top = 0, m_bottomStart = 0, m_left = 0, m_right = 0;
};

/// Is the sample opaque and free to have its lowest bit replaced?
bool isFit(const image::Image& picture, const SampleRange& range, std::size_t pixelStart, std::size_t channel) {
    const image::Geometry& geometry = picture.geometry();
    const std::size_t alpha = static_cast<std::size_t>(geometry.samplesPerPixel) - 1;
    if (geometry.hasAlpha() && picture.sampleAt(pixelStart + alpha) == 0) return false;
    return range.allowsLowestBit(static_cast<std::int32_t>(picture.sampleAt(pixelStart + channel)));
}

/// Adds the sites of one strip; true when the header is complete.
bool visitStrip(const image::Image& picture, const SampleRange& range, const OrderKey& key, const Strip& strip, std::size_t wanted,
                HeaderSites& sites) {
    const image::Geometry& geometry = picture.geometry();
    const auto samplesPerPixel = static_cast<std::size_t>(geometry.samplesPerPixel);
    const std::size_t channels = samplesPerPixel - (geometry.hasAlpha() ? 1 : 0);
    const std::size_t count = strip.pixels() * channels;
    const KeyedPermutation order(key, count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t index = order.at(i);
        const Pixel pixel = strip.pixel(index / channels);
        const std::size_t start =
            (static_cast<std::size_t>(pixel.row) * static_cast<std::size_t>(geometry.columns) + static_cast<std::size_t>(pixel.column)) *
            samplesPerPixel;
        const std::size_t channel = index % channels;
        sites.visited.push_back(start + channel);
        if (isFit(picture, range, start, channel)) sites.carriers.push_back(start + channel);
        if (sites.carriers.size() == wanted) return true;
        if (sites.visited.size() >= kMostVisited) return false;
    }
    return false;
}

}  // namespace

HeaderSites walkHeaderSites(const image::Image& picture, const SampleRange& range, const OrderKey& key, std::size_t wanted) {
    const image::Geometry& geometry = picture.geometry();
    HeaderSites sites;
    for (int inset = 0; std::min(geometry.columns, geometry.rows) - 2 * inset > 0; inset += kStripWidth) {
        if (visitStrip(picture, range, key, Strip(geometry, inset), wanted, sites)) break;
        if (sites.visited.size() >= kMostVisited) break;
    }
    return sites;
}

void HeaderSites::truncate(std::size_t count) {
    carriers.resize(count);
    const auto last = count == 0 ? visited.begin() : std::find(visited.begin(), visited.end(), carriers.back()) + 1;
    visited.erase(last, visited.end());
}

std::optional<HeaderSites> findHeaderSites(const image::Image& picture, const SampleRange& range, const OrderKey& key, std::size_t bytes) {
    HeaderSites sites = walkHeaderSites(picture, range, key, bytes * 8);
    if (sites.carriers.size() < bytes * 8) return std::nullopt;
    return sites;
}

Bytes readHeaderBits(const image::Image& picture, const HeaderSites& sites) {
    Bytes header(sites.carriers.size() / 8);
    for (std::size_t i = 0; i < header.size() * 8; ++i) setBit(header, i, (picture.sampleAt(sites.carriers[i]) & 1) != 0);
    return header;
}

void writeHeaderBits(image::Image& picture, const HeaderSites& sites, ByteView bytes) {
    for (std::size_t i = 0; i < bytes.size() * 8; ++i) {
        const std::int64_t cleared = picture.sampleAt(sites.carriers[i]) & ~std::int64_t{1};
        picture.setSampleAt(sites.carriers[i], cleared | (bitAt(bytes, i) ? 1 : 0));
    }
}

}  // namespace intaglio::stego
