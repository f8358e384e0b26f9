#include "core/image/ColorMap.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace intaglio::image {
namespace {

using base::Error;
using base::ErrorCode;

struct Lab {
    double lightness;
    double a;
    double b;
};
struct LinearRgb {
    double red;
    double green;
    double blue;
    [[nodiscard]] bool isInGamut() const {
        const auto isInside = [](double value) { return value >= 0 && value <= 1; };
        return isInside(red) && isInside(green) && isInside(blue);
    }
};

/// OKLab to linear sRGB; the matrices are those of the definition (bottosson.github.io/posts/oklab).
LinearRgb linearRgb(const Lab& color) {
    const double l = std::pow(color.lightness + 0.3963377774 * color.a + 0.2158037573 * color.b, 3);
    const double m = std::pow(color.lightness - 0.1055613458 * color.a - 0.0638541728 * color.b, 3);
    const double s = std::pow(color.lightness - 0.0894841775 * color.a - 1.2914855480 * color.b, 3);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

Lab polar(double lightness, double chroma, double hue) {
    return {lightness, chroma * std::cos(hue), chroma * std::sin(hue)};
}

/// The path before its steps are made equal, 0 <= position <= 1: lightness rises, hue turns from violet over red to yellow, and the
/// colour is as strong as a screen can show, up to a limit.
Lab pathAt(double position) {
    constexpr double kDegree = std::numbers::pi / 180;
    constexpr double kStrongest = 0.19;
    const double lightness = 0.20 + 0.75 * position;
    const double hue = (285 + 180 * position) * kDegree;
    double low = 0;
    double high = kStrongest;
    for (int step = 0; step < 30; ++step) {
        const double middle = (low + high) / 2;
        (linearRgb(polar(lightness, middle, hue)).isInGamut() ? low : high) = middle;
    }
    return polar(lightness, 0.96 * low, hue);
}

double distance(const Lab& from, const Lab& to) {
    return std::hypot(from.lightness - to.lightness, from.a - to.a, from.b - to.b);
}

/// sRGB transfer function (IEC 61966-2-1).
std::uint8_t encoded(double linear) {
    const double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
}

RgbColor screenColor(const Lab& color) {
    const LinearRgb linear = linearRgb(color);
    return {encoded(linear.red), encoded(linear.green), encoded(linear.blue)};
}

/// Walks the path in fine steps and takes a colour whenever 1/255 of its length has passed.
std::array<RgbColor, 256> equallySpacedColors() {
    constexpr std::size_t kFineSteps = 4096;
    std::vector<Lab> path(kFineSteps + 1);
    std::vector<double> length(kFineSteps + 1, 0.0);
    for (std::size_t step = 0; step <= kFineSteps; ++step) {
        path[step] = pathAt(static_cast<double>(step) / kFineSteps);
        if (step > 0) {
            length[step] = length[step - 1] + distance(path[step - 1], path[step]);
        }
    }
    std::array<RgbColor, 256> colors;
    for (std::size_t index = 0; index < colors.size(); ++index) {
        const double wanted = length.back() * static_cast<double>(index) / 255;
        const auto reached = std::lower_bound(length.begin(), length.end(), wanted);
        const auto step = std::min<std::ptrdiff_t>(reached - length.begin(), kFineSteps);
        colors[index] = screenColor(path[static_cast<std::size_t>(step)]);
    }
    return colors;
}

Error invalid(const char* name, double value) {
    return Error(ErrorCode::InvalidArgument, {name, std::to_string(value)});
}

Status checkStyle(std::size_t values, int rows, int columns, double scaleMaximum, double opacity, double threshold) {
    if (rows < 1 || columns < 1 || values != static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns)) {
        return invalid("map", static_cast<double>(values));
    }
    if (!(scaleMaximum > 0) || !std::isfinite(scaleMaximum)) {
        return invalid("scaleMaximum", scaleMaximum);
    }
    if (!(opacity >= 0 && opacity <= 1)) {
        return invalid("opacity", opacity);
    }
    return std::isfinite(threshold) ? Status() : invalid("threshold", threshold);
}

/// Rises quickly at first, so that weak evidence is seen, and flattens towards the maximum, so that strong evidence hides nothing more.
double coverOf(double share) {
    return 1 - (1 - share) * (1 - share);
}

Result<Image> colorPicture(int rows, int columns, int samplesPerPixel) {
    Geometry geometry;
    geometry.columns = columns;
    geometry.rows = rows;
    geometry.samplesPerPixel = samplesPerPixel;
    PixelMeaning meaning;
    meaning.photometric = Photometric::Rgb;
    return Image::create(geometry, std::move(meaning));
}

void blend(std::span<const std::uint8_t> display, std::size_t samplesPerPixel, std::span<const std::uint8_t> layer,
           std::span<std::uint8_t> target) {
    for (std::size_t pixel = 0; pixel * 3 < target.size(); ++pixel) {
        const int cover = layer[pixel * 4 + 3];
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const int below = display[samplesPerPixel == 1 ? pixel : pixel * 3 + channel];
            const int above = layer[pixel * 4 + channel];
            target[pixel * 3 + channel] = static_cast<std::uint8_t>((above * cover + below * (255 - cover) + 127) / 255);
        }
    }
}

}  // namespace

const std::array<RgbColor, 256>& heatColors() {
    static const std::array<RgbColor, 256> colors = equallySpacedColors();
    return colors;
}

Result<Image> heatmapLayer(std::span<const float> map, int rows, int columns, double scaleMaximum, double opacity, double threshold) {
    if (const Status status = checkStyle(map.size(), rows, columns, scaleMaximum, opacity, threshold); !status) {
        return status.error();
    }
    Result<Image> layer = colorPicture(rows, columns, 4);
    if (!layer) {
        return layer;
    }
    std::uint8_t* out = layer->bytes().data();
    for (const float value : map) {
        const double share = std::clamp(static_cast<double>(value) / scaleMaximum, 0.0, 1.0);
        const bool saysSomething = value > 0 && value > static_cast<float>(threshold);  // false for values that are not numbers
        const RgbColor color = saysSomething ? heatColors()[static_cast<std::size_t>(std::lround(share * 255))] : RgbColor{};
        *out++ = color.red;
        *out++ = color.green;
        *out++ = color.blue;
        *out++ = saysSomething ? static_cast<std::uint8_t>(std::lround(opacity * coverOf(share) * 255)) : std::uint8_t{0};
    }
    return layer;
}

Result<Image> heatmapOverlay(const Image& display, std::span<const float> map, double scaleMaximum, double opacity, double threshold) {
    const Geometry& geometry = display.geometry();
    const bool isDisplay = geometry.bitsAllocated == 8 && (geometry.samplesPerPixel == 1 || geometry.samplesPerPixel == 3);
    if (!isDisplay || geometry.frames != 1 || geometry.isSigned) {
        return Error(ErrorCode::InvalidArgument, {"display", "not 8-bit grey or RGB"});
    }
    const Result<Image> layer = heatmapLayer(map, geometry.rows, geometry.columns, scaleMaximum, opacity, threshold);
    if (!layer) {
        return layer;
    }
    Result<Image> overlay = colorPicture(geometry.rows, geometry.columns, 3);
    if (overlay) {
        overlay->meaning().spacing = display.meaning().spacing;
        overlay->meaning().pixelAspect = display.meaning().pixelAspect;
        blend(display.bytes(), static_cast<std::size_t>(geometry.samplesPerPixel), layer->bytes(), overlay->bytes());
    }
    return overlay;
}

Result<Image> colorBar(int rows, int columns) {
    constexpr int kLargest = 4096;
    if (rows < 1 || rows > kLargest || columns < 1 || columns > kLargest) {
        return invalid("colorBar", rows);
    }
    Result<Image> bar = colorPicture(rows, columns, 3);
    if (!bar) {
        return bar;
    }
    std::uint8_t* out = bar->bytes().data();
    for (int row = 0; row < rows; ++row) {
        const int index = rows == 1 ? 255 : 255 - (row * 255 + (rows - 1) / 2) / (rows - 1);
        const RgbColor color = heatColors()[static_cast<std::size_t>(index)];
        for (int column = 0; column < columns; ++column) {
            *out++ = color.red;
            *out++ = color.green;
            *out++ = color.blue;
        }
    }
    return bar;
}

}  // namespace intaglio::image
