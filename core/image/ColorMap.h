#pragma once
#include "core/image/Image.h"

/// False colours for heatmaps. Every function is stateless and may be called from any thread.
namespace intaglio::image {

struct RgbColor {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const RgbColor&) const = default;
};

/// 256 colours from dark blue-violet over red and orange to pale yellow. Lightness rises all the way, so that the order survives grey
/// printing and every kind of colour blindness, and neighbours are equally far apart in OKLab (Ottosson 2020).
[[nodiscard]] const std::array<RgbColor, 256>& heatColors();

/// The colour and cover of each value of a map, for laying over a picture: 8-bit RGBA, not premultiplied. The scale is absolute: a
/// value of `scaleMaximum` and above is the last colour, 0 and below says nothing. Cover is 0 up to `threshold` (in the map's own
/// units) and for values that are not numbers, and grows with the value to `opacity` (0 .. 1). `map`: rows x columns, row by row.
/// InvalidArgument where sizes differ or a number is out of range.
[[nodiscard]] Result<Image> heatmapLayer(std::span<const float> map, int rows, int columns, double scaleMaximum, double opacity = 0.6,
                                         double threshold = 0);

/// heatmapLayer composed over an 8-bit grey or RGB picture of the same size: 8-bit RGB. Where the layer is clear the picture's own samples
/// stay.
[[nodiscard]] Result<Image> heatmapOverlay(const Image& display, std::span<const float> map, double scaleMaximum, double opacity = 0.6,
                                           double threshold = 0);

/// A vertical bar of the colours, the scale's maximum at the top: 8-bit RGB. Sides 1 .. 4096 (InvalidArgument).
[[nodiscard]] Result<Image> colorBar(int rows, int columns = 16);

}  // namespace intaglio::image
