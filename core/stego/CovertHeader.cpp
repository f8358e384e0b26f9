#include "core/stego/CovertHeader.h"

#include <algorithm>
#include <numeric>

#include "core/stego/Covert.h"

namespace intaglio::stego {
namespace {

constexpr std::size_t kColumns = 255;

/// Distinct for the first 255 samples of a block; those of the first 16 span all bytes.
constexpr std::uint8_t columnOf(std::size_t sample) {
    return static_cast<std::uint8_t>(1 + 37 * sample % kColumns);
}

std::size_t colorSamples(const image::Geometry& geometry) {
    const std::size_t channels = static_cast<std::size_t>(geometry.samplesPerPixel) - (geometry.hasAlpha() ? 1 : 0);
    return static_cast<std::size_t>(geometry.columns) * static_cast<std::size_t>(geometry.rows) * channels;
}

std::optional<OpenedHeader> openCovert(const Primitives& primitives, const StegoKey& key, ByteView geometry, ByteView bytes) {
    auto opened = openHeader(primitives, key, geometry, bytes);
    if (opened && opened->parameters.mode != EmbeddingMode::Covert) opened.reset();
    return opened;
}

/// The header as it stands and, behind it, what would be its rectangles.
Bytes longestHeader(const Primitives& primitives, const image::Image& picture, const StegoKey& key, std::vector<std::size_t>& sites) {
    const std::size_t end = std::min(kMostHeaderBytes, colorSamples(picture.geometry()) / covertHeaderBlock(picture.geometry()));
    const auto more = covertHeaderSites(primitives, picture.geometry(), key, kHeaderBytes, end);
    sites.insert(sites.end(), more.begin(), more.end());
    return readCovertHeader(picture, sites);
}

/// Tries every change of one sample of the bytes `first` to `end` - 1 of `header`.
bool opensWithOtherByte(const Primitives& primitives, const image::Image& picture, const StegoKey& key, Bytes& header, std::size_t first,
                        std::size_t end) {
    const Bytes geometry = geometryBytes(picture);
    const std::size_t block = covertHeaderBlock(picture.geometry());
    for (std::size_t i = first; i < end; ++i) {
        const std::uint8_t read = header[i];
        for (std::size_t sample = 0; sample < block; ++sample) {
            header[i] = static_cast<std::uint8_t>(read ^ columnOf(sample));
            if (mayBeCovertHeader(primitives, key, header) && openCovert(primitives, key, geometry, header)) return true;
        }
        header[i] = read;
    }
    return false;
}

bool opensAfterOneChange(const Primitives& primitives, const image::Image& picture, const StegoKey& key) {
    constexpr std::size_t kNonce = 16, kMac = 8;
    auto sites = covertHeaderSites(primitives, picture.geometry(), key, 0, kHeaderBytes);
    if (sites.empty()) return false;
    Bytes header = longestHeader(primitives, picture, key, sites);
    if (opensWithOtherByte(primitives, picture, key, header, 0, kNonce)) return true;
    if (opensWithOtherByte(primitives, picture, key, header, kNonce + kMac, kHeaderBytes)) return true;
    // The change is in the MAC or in a rectangle only where all else is that of a header.
    if (!mayBeCovertHeader(primitives, key, header)) return false;
    return opensWithOtherByte(primitives, picture, key, header, kNonce, kNonce + kMac) ||
           opensWithOtherByte(primitives, picture, key, header, kHeaderBytes, header.size());
}

}  // namespace

std::size_t covertHeaderBlock(const image::Geometry& geometry) {
    return std::clamp<std::size_t>(colorSamples(geometry) / 256, 16, kColumns);
}

std::vector<std::size_t> covertHeaderSites(const Primitives& primitives, const image::Geometry& geometry, const StegoKey& key,
                                           std::size_t first, std::size_t end) {
    const std::size_t block = covertHeaderBlock(geometry);
    const std::size_t samples = colorSamples(geometry);
    std::vector<std::size_t> sites;
    if (end * block > samples) return sites;
    const auto step = static_cast<std::size_t>(geometry.samplesPerPixel);
    const std::size_t channels = step - (geometry.hasAlpha() ? 1 : 0);
    const KeyedPermutation order(headerOrderKey(primitives, key, geometry), samples);
    sites.reserve((end - first) * block);
    for (std::size_t i = first * block; i < end * block; ++i) {
        const std::size_t index = order.at(i);
        sites.push_back(index / channels * step + index % channels);
    }
    return sites;
}

Bytes readCovertHeader(const image::Image& picture, const std::vector<std::size_t>& sites) {
    const std::size_t block = covertHeaderBlock(picture.geometry());
    Bytes bytes(sites.size() / block);
    for (std::size_t i = 0; i < sites.size(); ++i) {
        const bool odd = (picture.sampleAt(sites[i]) & 1) != 0;
        if (odd) bytes[i / block] = static_cast<std::uint8_t>(bytes[i / block] ^ columnOf(i % block));
    }
    return bytes;
}

/// Breadth first over the differences: each is reached by the fewest changes.
CovertHeaderByte::CovertHeaderByte(const std::vector<bool>& mayChange) {
    m_weight.fill(kUnreached);
    m_weight[0] = 0;
    std::vector<std::uint8_t> reached{0};
    for (std::size_t next = 0; next < reached.size() && reached.size() < m_weight.size(); ++next) {
        for (std::size_t sample = 0; sample < mayChange.size(); ++sample) {
            const auto difference = static_cast<std::uint8_t>(reached[next] ^ columnOf(sample));
            if (!mayChange[sample] || m_weight[difference] != kUnreached) continue;
            m_weight[difference] = static_cast<std::uint16_t>(m_weight[reached[next]] + 1);
            m_sample[difference] = static_cast<std::uint16_t>(sample);
            reached.push_back(difference);
        }
    }
}

bool CovertHeaderByte::writesAll() const {
    return std::find(m_weight.begin(), m_weight.end(), kUnreached) == m_weight.end();
}

double CovertHeaderByte::expectedChanges() const {
    return std::accumulate(m_weight.begin(), m_weight.end(), 0.0) / static_cast<double>(m_weight.size());
}

std::vector<std::size_t> CovertHeaderByte::changesFor(std::uint8_t difference) const {
    std::vector<std::size_t> samples;
    while (difference != 0) {
        samples.push_back(m_sample[difference]);
        difference = static_cast<std::uint8_t>(difference ^ columnOf(samples.back()));
    }
    return samples;
}

std::optional<FoundCovertHeader> findCovertHeader(const Primitives& primitives, const image::Image& picture,
                                                  std::span<const StegoKey> keys) {
    const Bytes geometry = geometryBytes(picture);
    const std::size_t block = covertHeaderBlock(picture.geometry());
    for (const StegoKey& key : keys) {
        auto sites = covertHeaderSites(primitives, picture.geometry(), key, 0, kHeaderBytes);
        if (sites.empty()) return std::nullopt;
        auto header = openCovert(primitives, key, geometry, readCovertHeader(picture, sites));
        // How long the header is stands in it, so as many bytes are looked at as it may have.
        if (!header) header = openCovert(primitives, key, geometry, longestHeader(primitives, picture, key, sites));
        if (!header) continue;
        sites.resize(headerBytes(header->parameters) * block);
        return FoundCovertHeader{std::move(*header), std::move(sites), &key};
    }
    return std::nullopt;
}

bool hasAlteredCovertHeader(const Primitives& primitives, const image::Image& picture, std::span<const StegoKey> keys) {
    return std::any_of(keys.begin(), keys.end(), [&](const StegoKey& key) { return opensAfterOneChange(primitives, picture, key); });
}

}  // namespace intaglio::stego
