#pragma once
#include "core/image/Image.h"

namespace intaglio::image {

/// Calls `work` with the samples as a span of their own integer type, so that a loop is written once for all widths.
template <class ImageType, class Work>
decltype(auto) withSamples(ImageType& image, Work&& work) {
    const Geometry& geometry = image.geometry();
    if (geometry.bitsAllocated == 8) {
        return geometry.isSigned ? work(image.template samples<std::int8_t>()) : work(image.template samples<std::uint8_t>());
    }
    if (geometry.bitsAllocated == 16) {
        return geometry.isSigned ? work(image.template samples<std::int16_t>()) : work(image.template samples<std::uint16_t>());
    }
    return geometry.isSigned ? work(image.template samples<std::int32_t>()) : work(image.template samples<std::uint32_t>());
}

}  // namespace intaglio::image
