#pragma once
#include "core/stego/Stego.h"

namespace intaglio::stego {

/// Feeds `count` samples from index `first` on to the hasher as little-endian numbers of canonical width: 1 byte up to 8 bits stored,
/// 2 up to 16, else 4.
void hashSamples(crypto::Hasher& hasher, const image::Image& image, std::size_t first, std::size_t count);

}  // namespace intaglio::stego
