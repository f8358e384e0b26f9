#include "core/stego/ReducedLayout.h"

#include <algorithm>

namespace intaglio::stego {
namespace {

/// Calls `work` with a null pointer of the picture's sample type.
template <class Work>
auto withSampleType(const image::Geometry& geometry, Work work) {
    if (geometry.bitsAllocated == 8) {
        return geometry.isSigned ? work(static_cast<const std::int8_t*>(nullptr)) : work(static_cast<const std::uint8_t*>(nullptr));
    }
    return geometry.isSigned ? work(static_cast<const std::int16_t*>(nullptr)) : work(static_cast<const std::uint16_t*>(nullptr));
}

template <class Sample>
bool isOpaque(const image::Image& image) {
    const auto samples = image.samples<Sample>();
    const auto step = static_cast<std::size_t>(image.geometry().samplesPerPixel);
    const auto opaque = static_cast<Sample>(image.geometry().maximumValue());
    for (std::size_t i = step - 1; i < samples.size(); i += step) {
        if (samples[i] != opaque) return false;
    }
    return true;
}

template <class Sample>
bool hasEqualColors(const image::Image& image) {
    const auto samples = image.samples<Sample>();
    const auto step = static_cast<std::size_t>(image.geometry().samplesPerPixel);
    for (std::size_t i = 0; i < samples.size(); i += step) {
        if (samples[i] != samples[i + 1] || samples[i] != samples[i + 2]) return false;
    }
    return true;
}

/// The picture with `colors` of its colour channels, and with its alpha channel where asked.
template <class Sample>
image::Image withChannels(const image::Image& image, int colors, bool alpha) {
    image::Geometry geometry = image.geometry();
    geometry.samplesPerPixel = colors + (alpha ? 1 : 0);
    image::PixelMeaning meaning = image.meaning();
    if (colors == 1) meaning.photometric = image::Photometric::Monochrome2;
    auto reduced = image::Image::create(geometry, std::move(meaning));
    if (!reduced) return {};
    const auto from = image.samples<Sample>();
    const auto to = reduced->template samples<Sample>();
    const auto fromStep = static_cast<std::size_t>(image.geometry().samplesPerPixel);
    const auto toStep = static_cast<std::size_t>(geometry.samplesPerPixel);
    for (std::size_t pixel = 0; pixel < to.size() / toStep; ++pixel) {
        for (std::size_t color = 0; color < static_cast<std::size_t>(colors); ++color) {
            to[pixel * toStep + color] = from[pixel * fromStep + color];
        }
        if (alpha) to[pixel * toStep + toStep - 1] = from[pixel * fromStep + fromStep - 1];
    }
    return std::move(*reduced);
}

}  // namespace

std::vector<image::Image> reducedLayouts(const image::Image& image) {
    const image::Geometry& geometry = image.geometry();
    const image::Photometric photometric = image.meaning().photometric;
    if (geometry.samplesPerPixel == 1 || geometry.bitsAllocated > 16) return {};
    return withSampleType(geometry, [&](auto type) {
        using Sample = std::remove_const_t<std::remove_pointer_t<decltype(type)>>;
        const bool alpha = geometry.hasAlpha();
        const int colors = geometry.samplesPerPixel - (alpha ? 1 : 0);
        const bool opaque = alpha && isOpaque<Sample>(image);
        const bool grey = colors == 3 && photometric == image::Photometric::Rgb && hasEqualColors<Sample>(image);
        std::vector<image::Image> layouts;
        if (opaque) layouts.push_back(withChannels<Sample>(image, colors, false));
        if (grey) layouts.push_back(withChannels<Sample>(image, 1, alpha));
        if (grey && opaque) layouts.push_back(withChannels<Sample>(image, 1, false));
        std::erase_if(layouts, [](const image::Image& layout) { return layout.geometry().columns == 0; });
        return layouts;
    });
}

}  // namespace intaglio::stego
