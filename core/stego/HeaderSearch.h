#pragma once
#include "core/stego/HeaderSites.h"

namespace intaglio::stego {

/// A header that a key opened, and where it lies.
struct FoundHeader {
    OpenedHeader header;
    HeaderSites sites;  ///< exactly those of this header
    const StegoKey* key = nullptr;
};

/// Where a header of `bytes` bytes goes. Empty where the picture has too few fit samples.
[[nodiscard]] std::optional<HeaderSites> headerSitesFor(const Primitives& primitives, const image::Image& picture, const StegoKey& key,
                                                        std::size_t bytes);
/// Tries the keys in turn. `keys` must outlive what is found. `walks` gets what each key that found nothing came by, for
/// hasAlteredHeader(); it stays empty where the picture has too few fit samples for any header.
[[nodiscard]] std::optional<FoundHeader> findHeader(const Primitives& primitives, const image::Image& picture,
                                                    std::span<const StegoKey> keys, std::vector<HeaderSites>& walks);

}  // namespace intaglio::stego
