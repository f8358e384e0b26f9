#include "core/stego/HeaderSearch.h"

namespace intaglio::stego {

std::optional<HeaderSites> headerSitesFor(const Primitives& primitives, const image::Image& picture, const StegoKey& key,
                                          std::size_t bytes) {
    return findHeaderSites(picture, SampleRange::of(picture), headerOrderKey(primitives, key, picture.geometry()), bytes);
}

std::optional<FoundHeader> findHeader(const Primitives& primitives, const image::Image& picture, std::span<const StegoKey> keys) {
    const Bytes geometry = geometryBytes(picture);
    const SampleRange range = SampleRange::of(picture);
    for (const StegoKey& key : keys) {
        // How long the header is stands in it, so as many sites are looked for as it may have.
        auto sites = walkHeaderSites(picture, range, headerOrderKey(primitives, key, picture.geometry()), kMostHeaderBytes * 8);
        auto header = openHeader(primitives, key, geometry, readHeaderBits(picture, sites));
        if (!header) continue;
        sites.truncate(headerBytes(header->parameters) * 8);
        return FoundHeader{std::move(*header), std::move(sites), &key};
    }
    return std::nullopt;
}

}  // namespace intaglio::stego
