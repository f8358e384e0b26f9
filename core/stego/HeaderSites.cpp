#include "core/stego/HeaderSites.h"

#include <algorithm>

#include "core/stego/BitStream.h"

namespace intaglio::stego {
namespace {

constexpr int kStripWidth = 8;

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
    /// The same pixels as runs within rows.
    [[nodiscard]] std::vector<PixelRun> runs(int columns) const {
        std::vector<PixelRun> found;
        for (int row = 0; row < m_height; ++row) {
            const std::size_t start =
                static_cast<std::size_t>(m_inset + row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(m_inset);
            if (row < m_top || row >= m_bottomStart) {
                found.push_back({start, static_cast<std::size_t>(m_width)});
                continue;
            }
            found.push_back({start, static_cast<std::size_t>(m_left)});
            if (m_right > 0) found.push_back({start + static_cast<std::size_t>(m_width - m_right), static_cast<std::size_t>(m_right)});
        }
        return found;
    }

private:
    [[nodiscard]] int fullRows() const { return m_top + m_height - m_bottomStart; }
    int m_inset, m_width, m_height = 0, m_top = 0, m_bottomStart = 0, m_left = 0, m_right = 0;
};

std::size_t colorChannels(const image::Geometry& geometry) {
    return static_cast<std::size_t>(geometry.samplesPerPixel - (geometry.hasAlpha() ? 1 : 0));
}

bool isOpaque(const image::Image& picture, std::size_t pixelStart) {
    const image::Geometry& geometry = picture.geometry();
    return !geometry.hasAlpha() || picture.sampleAt(pixelStart + static_cast<std::size_t>(geometry.samplesPerPixel) - 1) != 0;
}

/// Is the sample opaque and free to have its lowest bit replaced?
bool isFit(const image::Image& picture, const SampleRange& range, std::size_t pixelStart, std::size_t channel) {
    return isOpaque(picture, pixelStart) && range.allowsLowestBit(static_cast<std::int32_t>(picture.sampleAt(pixelStart + channel)));
}

/// Fit samples of a strip, `most` at most.
std::size_t countFit(const image::Image& picture, const SampleRange& range, const Strip& strip, std::size_t most) {
    const image::Geometry& geometry = picture.geometry();
    const std::size_t channels = colorChannels(geometry);
    std::size_t fit = 0;
    for (const PixelRun& run : strip.runs(geometry.columns)) {
        for (std::size_t pixel = run.first; pixel < run.first + run.count; ++pixel) {
            const std::size_t start = pixel * static_cast<std::size_t>(geometry.samplesPerPixel);
            for (std::size_t channel = 0; channel < channels; ++channel) fit += isFit(picture, range, start, channel);
            if (fit >= most) return most;
        }
    }
    return fit;
}

int stripsOf(const image::Geometry& geometry) {
    return (std::min(geometry.columns, geometry.rows) + 2 * kStripWidth - 1) / (2 * kStripWidth);
}

/// Adds the sites of one strip; true when the header is complete.
bool visitStrip(const image::Image& picture, const SampleRange& range, const OrderKey& key, const Strip& strip, std::size_t wanted,
                HeaderSites& sites) {
    const image::Geometry& geometry = picture.geometry();
    const auto samplesPerPixel = static_cast<std::size_t>(geometry.samplesPerPixel);
    const std::size_t channels = colorChannels(geometry);
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

HeaderStrips::HeaderStrips(const image::Image& picture, const SampleRange& range, std::size_t wanted)
    : m_picture(picture), m_range(range), m_wanted(wanted) {
    const int strips = stripsOf(picture.geometry());
    for (int i = 0; i < strips && m_fitSamples < wanted; ++i) {
        const std::size_t fit = countFit(picture, range, Strip(picture.geometry(), i * kStripWidth), wanted - m_fitSamples);
        m_barren.push_back(fit == 0);
        m_fitSamples += fit;
    }
}

HeaderSites HeaderStrips::walk(const OrderKey& key) const {
    const image::Geometry& geometry = m_picture.geometry();
    HeaderSites sites;
    for (std::size_t i = 0; i < m_barren.size(); ++i) {
        const int inset = static_cast<int>(i) * kStripWidth;
        const Strip strip(geometry, inset);
        if (m_barren[i]) {
            sites.barren.push_back({inset, sites.carriers.size(), strip.runs(geometry.columns)});
            continue;
        }
        if (visitStrip(m_picture, m_range, key, strip, m_wanted, sites) || sites.visited.size() >= kMostVisited) break;
    }
    return sites;
}

void HeaderSites::truncate(std::size_t count) {
    carriers.resize(count);
    const auto last = count == 0 ? visited.begin() : std::find(visited.begin(), visited.end(), carriers.back()) + 1;
    visited.erase(last, visited.end());
    std::erase_if(barren, [&](const Barren& strip) { return strip.carriersBefore >= count; });
}

std::optional<HeaderSites> findHeaderSites(const image::Image& picture, const SampleRange& range, const OrderKey& key, std::size_t bytes) {
    const HeaderStrips strips(picture, range, bytes * 8);
    if (strips.fitSamples() < bytes * 8) return std::nullopt;
    HeaderSites sites = strips.walk(key);
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
