#pragma once
#include <algorithm>
#include <array>

#include "core/image/Image.h"
#include "core/image/Noise.h"

/// How the generated pictures are put onto pixels: a function of the place, both coordinates 0 .. 1, asked once for every pixel.
namespace intaglio::image {

[[nodiscard]] inline std::uint8_t greyLevel(double share) {
    return static_cast<std::uint8_t>(std::clamp(share, 0.0, 1.0) * 255 + 0.5);
}

/// Rises to 1 at 0 and falls to both sides with this deviation.
[[nodiscard]] inline double bell(double distance, double deviation) {
    const double scaled = distance / deviation;
    return std::exp(-0.5 * scaled * scaled);
}

/// `brightness(x, y)` gives 0 .. 1. InvalidArgument for a size outside 32 .. 8192.
template <class Brightness>
[[nodiscard]] Result<Image> paintGrey(int size, Brightness brightness) {
    if (size < 32 || size > 8192) {
        return base::Error(base::ErrorCode::InvalidArgument, {"size", std::to_string(size)});
    }
    Geometry geometry;
    geometry.columns = size;
    geometry.rows = size;
    auto image = Image::create(geometry);
    if (!image) {
        return image;
    }
    auto samples = image->bytes().begin();
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            *samples++ = greyLevel(brightness((column + 0.5) / size, (row + 0.5) / size));
        }
    }
    return image;
}

/// `color(x, y)` gives red, green and blue, 0 .. 1. InvalidArgument as paintGrey.
template <class Color>
[[nodiscard]] Result<Image> paintColor(int size, Color color) {
    if (size < 32 || size > 8192) {
        return base::Error(base::ErrorCode::InvalidArgument, {"size", std::to_string(size)});
    }
    Geometry geometry;
    geometry.columns = size;
    geometry.rows = size;
    geometry.samplesPerPixel = 3;
    PixelMeaning meaning;
    meaning.photometric = Photometric::Rgb;
    auto image = Image::create(geometry, std::move(meaning));
    if (!image) {
        return image;
    }
    auto samples = image->bytes().begin();
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            for (const double channel : color((column + 0.5) / size, (row + 0.5) / size)) {
                *samples++ = greyLevel(channel);
            }
        }
    }
    return image;
}

}  // namespace intaglio::image
