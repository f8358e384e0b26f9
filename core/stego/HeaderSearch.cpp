#include "core/stego/HeaderSearch.h"

namespace intaglio::stego {

std::optional<HeaderSites> headerSitesFor(const Primitives& primitives, const image::Image& picture, const StegoKey& key,
                                          std::size_t bytes) {
    return findHeaderSites(picture, SampleRange::of(picture), headerOrderKey(primitives, key, picture.geometry()), bytes);
}

std::optional<FoundHeader> findHeader(const Primitives& primitives, const image::Image& picture, std::span<const StegoKey> keys,
                                      std::vector<HeaderSites>& walks) {
    walks.clear();
    const Bytes geometry = geometryBytes(picture);
    const SampleRange range = SampleRange::of(picture);
    // How long the header is stands in it, so as many sites are looked for as it may have; and those of one pixel more, for the search for
    // a header in which one carries that did not.
    const HeaderStrips strips(picture, range, kMostHeaderBytes * 8 + static_cast<std::size_t>(picture.geometry().samplesPerPixel));
    if (strips.fitSamples() + static_cast<std::size_t>(picture.geometry().samplesPerPixel) < kHeaderSamples) return std::nullopt;
    for (const StegoKey& key : keys) {
        auto sites = strips.walk(headerOrderKey(primitives, key, picture.geometry()));
        auto header = openHeader(primitives, key, geometry, readHeaderBits(picture, sites));
        if (!header) {
            walks.push_back(std::move(sites));
            continue;
        }
        sites.truncate(headerBytes(header->parameters) * 8);
        return FoundHeader{std::move(*header), std::move(sites), &key};
    }
    return std::nullopt;
}

}  // namespace intaglio::stego
