#pragma once
#include <string>

#include "core/image/Image.h"
#include "core/inference/Manifest.h"

/// Small, valid samples that tests break one thing of.
namespace intaglio::test {

/// Two labels ("healthy", "ill"), 8 x 8 RGB input, no familiarity.
[[nodiscard]] inference::Manifest smallManifest();

/// An 8-bit picture whose samples are `f(row, column, channel)`.
template <class Function>
[[nodiscard]] image::Image pictureOf(int rows, int columns, int channels, Function f) {
    image::Geometry geometry;
    geometry.rows = rows;
    geometry.columns = columns;
    geometry.samplesPerPixel = channels;
    image::PixelMeaning meaning;
    meaning.photometric = channels == 3 ? image::Photometric::Rgb : image::Photometric::Monochrome2;
    image::Image picture = image::Image::create(geometry, meaning).value();
    std::size_t index = 0;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            for (int channel = 0; channel < channels; ++channel) {
                picture.bytes()[index++] = static_cast<std::uint8_t>(f(row, column, channel));
            }
        }
    }
    return picture;
}

}  // namespace intaglio::test
