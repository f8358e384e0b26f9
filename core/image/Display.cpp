#include "core/image/Display.h"

#include <algorithm>
#include <type_traits>

#include "core/image/GreyTransform.h"
#include "core/image/SampleVisit.h"

namespace intaglio::image {
namespace {

using base::Error;
using base::ErrorCode;

Error unsupported(const Image& image) {
    return Error(ErrorCode::PictureUnsupported, {"display", std::string(photometricName(image.meaning().photometric))});
}

/// Entries for every pattern of Sample, indexed by its bits.
template <class Sample>
std::vector<std::uint8_t> tabulated(const GreyTransform& transform) {
    using Pattern = std::make_unsigned_t<Sample>;
    std::vector<std::uint8_t> entries(std::size_t{1} << (8 * sizeof(Sample)));
    for (std::size_t index = 0; index < entries.size(); ++index) {
        entries[index] = transform(static_cast<Sample>(static_cast<Pattern>(index)));
    }
    return entries;
}

template <class T>
std::span<const T> frameOf(std::span<const T> samples, const Geometry& geometry, int frame) {
    return samples.subspan(static_cast<std::size_t>(frame) * geometry.samplesPerFrame(), geometry.samplesPerFrame());
}

template <class Pattern>
void lookUp(std::span<const Pattern> samples, std::span<const std::uint8_t> entries, std::span<std::uint8_t> target) {
    std::transform(samples.begin(), samples.end(), target.begin(), [entries](Pattern pattern) { return entries[pattern]; });
}

/// One frame's samples as 8 bit, all channels kept.
Result<Bytes> eightBitSamples(const Image& image, int frame, const std::optional<Window>& window) {
    const Geometry& geometry = image.geometry();
    Bytes target(geometry.samplesPerFrame());
    if (geometry.bitsAllocated <= 16) {
        const Result<DisplayTable> table = DisplayTable::create(image, frame, window);
        if (!table) {
            return table.error();
        }
        table->apply(image, frame, target);
        return target;
    }
    const Result<GreyTransform> transform = GreyTransform::create(image, frame, window);
    if (!transform) {
        return transform.error();
    }
    withSamples(image, [&](auto samples) {
        const auto values = frameOf(samples, geometry, frame);
        std::transform(values.begin(), values.end(), target.begin(), [&](auto value) { return (*transform)(value); });
    });
    return target;
}

/// Alpha of one frame as 8 bit: never windowed.
Bytes alphaOf(const Image& image, int frame) {
    const Geometry& geometry = image.geometry();
    const auto step = static_cast<std::size_t>(geometry.samplesPerPixel);
    Bytes alpha(geometry.samplesPerFrame() / step);
    const std::int64_t largest = geometry.maximumValue();
    withSamples(image, [&](auto samples) {
        const auto values = frameOf(samples, geometry, frame);
        for (std::size_t pixel = 0; pixel < alpha.size(); ++pixel) {
            const auto value = std::clamp<std::int64_t>(values[pixel * step + step - 1], 0, largest);
            alpha[pixel] = static_cast<std::uint8_t>((value * 255 + largest / 2) / largest);
        }
    });
    return alpha;
}

/// Drops the alpha channel after blending the others onto black.
Bytes composedOntoBlack(const Bytes& samples, const Bytes& alpha, std::size_t step) {
    Bytes composed;
    composed.reserve(alpha.size() * (step - 1));
    for (std::size_t pixel = 0; pixel < alpha.size(); ++pixel) {
        for (std::size_t channel = 0; channel + 1 < step; ++channel) {
            composed.push_back(static_cast<std::uint8_t>((samples[pixel * step + channel] * alpha[pixel] + 127) / 255));
        }
    }
    return composed;
}

std::uint8_t clampedByte(int value) {
    return static_cast<std::uint8_t>(std::clamp(value, 0, 255));
}

/// Coefficients in 1/65536: R = Y' + redFromCr (Cr - 128), and so on, with Y' = lumaGain (Y - lumaOffset).
struct YbrCoefficients {
    int lumaGain;
    int lumaOffset;
    int redFromCr;
    int greenFromCb;
    int greenFromCr;
    int blueFromCb;
};
/// PS3.3 C.7.6.3.1.2: YBR_FULL (also YBR_ICT) uses the whole range, YBR_PARTIAL the range 16..235 of ITU-R BT.601.
constexpr YbrCoefficients kFullRange{65536, 0, 91881, 22554, 46802, 116130};
constexpr YbrCoefficients kPartialRange{76309, 16, 104597, 25675, 53279, 132201};

void convertToRgb(Bytes& samples, std::size_t step, const YbrCoefficients& coefficients) {
    constexpr int kHalf = 1 << 15;
    for (std::size_t start = 0; start + 2 < samples.size(); start += step) {
        const int luma = (samples[start] - coefficients.lumaOffset) * coefficients.lumaGain + kHalf;
        const int blueness = samples[start + 1] - 128;
        const int redness = samples[start + 2] - 128;
        samples[start] = clampedByte((luma + coefficients.redFromCr * redness) >> 16);
        samples[start + 1] = clampedByte((luma - coefficients.greenFromCb * blueness - coefficients.greenFromCr * redness) >> 16);
        samples[start + 2] = clampedByte((luma + coefficients.blueFromCb * blueness) >> 16);
    }
}

Result<Bytes> paletteColors(const Image& image, int frame) {
    const std::optional<Palette>& palette = image.meaning().palette;
    const auto isEmpty = [](const std::vector<std::uint16_t>& channel) { return channel.empty(); };
    if (!palette || std::any_of(palette->channels.begin(), palette->channels.end(), isEmpty)) {
        return unsupported(image);
    }
    const int shift = palette->bits > 8 ? 8 : 0;
    Bytes colors(image.geometry().samplesPerFrame() * 3);
    withSamples(image, [&](auto samples) {
        std::size_t position = 0;
        for (const auto stored : frameOf(samples, image.geometry(), frame)) {
            for (const std::vector<std::uint16_t>& channel : palette->channels) {
                const auto last = static_cast<std::int64_t>(channel.size()) - 1;
                const auto index = std::clamp<std::int64_t>(static_cast<std::int64_t>(stored) - palette->first, 0, last);
                colors[position++] = static_cast<std::uint8_t>(channel[static_cast<std::size_t>(index)] >> shift);
            }
        }
    });
    return colors;
}

enum class ColorModel { Grey, Color, PaletteIndex, Unknown };

ColorModel modelOf(const Image& image) {
    const int samples = image.geometry().samplesPerPixel;
    switch (image.meaning().photometric) {
        case Photometric::Monochrome1:
        case Photometric::Monochrome2:
            return samples <= 2 ? ColorModel::Grey : ColorModel::Unknown;
        case Photometric::Palette:
            return samples == 1 ? ColorModel::PaletteIndex : ColorModel::Unknown;
        case Photometric::YbrRct:  // its differences need one bit more than the samples have: decoders resolve it, or nobody can
            return ColorModel::Unknown;
        default:
            return samples >= 3 ? ColorModel::Color : ColorModel::Unknown;
    }
}

Result<Bytes> displaySamples(const Image& image, int frame, const std::optional<Window>& window) {
    if (modelOf(image) == ColorModel::PaletteIndex) {
        return paletteColors(image, frame);
    }
    Result<Bytes> samples = eightBitSamples(image, frame, window);
    if (!samples) {
        return samples;
    }
    const auto step = static_cast<std::size_t>(image.geometry().samplesPerPixel);
    const Photometric photometric = image.meaning().photometric;
    if (photometric == Photometric::YbrPartial420) {
        convertToRgb(*samples, step, kPartialRange);
    } else if (modelOf(image) == ColorModel::Color && photometric != Photometric::Rgb) {
        convertToRgb(*samples, step, kFullRange);
    }
    return image.geometry().hasAlpha() ? composedOntoBlack(*samples, alphaOf(image, frame), step) : std::move(*samples);
}

}  // namespace

Result<DisplayTable> DisplayTable::create(const Image& image, int frame, const std::optional<Window>& window) {
    const Geometry& geometry = image.geometry();
    if (geometry.bitsAllocated > 16 || image.meaning().photometric == Photometric::Palette) {
        return unsupported(image);
    }
    const Result<GreyTransform> transform = GreyTransform::create(image, frame, window);
    if (!transform) {
        return transform.error();
    }
    DisplayTable table;
    if (geometry.bitsAllocated == 8) {
        table.m_entries = geometry.isSigned ? tabulated<std::int8_t>(*transform) : tabulated<std::uint8_t>(*transform);
    } else {
        table.m_entries = geometry.isSigned ? tabulated<std::int16_t>(*transform) : tabulated<std::uint16_t>(*transform);
    }
    return table;
}

void DisplayTable::apply(const Image& image, int frame, std::span<std::uint8_t> target) const {
    if (m_entries.size() == 256) {
        lookUp(frameOf(image.samples<std::uint8_t>(), image.geometry(), frame), m_entries, target);
    } else {
        lookUp(frameOf(image.samples<std::uint16_t>(), image.geometry(), frame), m_entries, target);
    }
}

Result<Image> toDisplay(const Image& image, int frame, const std::optional<Window>& window) {
    if (image.bytes().empty()) {
        return Error(ErrorCode::PictureHasNoPixels, {"display"});
    }
    if (frame < 0 || frame >= image.geometry().frames) {
        return Error(ErrorCode::InvalidArgument, {"frame", std::to_string(frame)});
    }
    if (modelOf(image) == ColorModel::Unknown) {
        return unsupported(image);
    }
    Result<Bytes> samples = displaySamples(image, frame, window);
    if (!samples) {
        return samples.error();
    }
    const bool isGrey = modelOf(image) == ColorModel::Grey;
    Geometry geometry;
    geometry.columns = image.geometry().columns;
    geometry.rows = image.geometry().rows;
    geometry.samplesPerPixel = isGrey ? 1 : 3;
    PixelMeaning meaning;
    meaning.photometric = isGrey ? Photometric::Monochrome2 : Photometric::Rgb;
    meaning.spacing = image.meaning().spacing;
    meaning.pixelAspect = image.meaning().pixelAspect;
    Result<Image> display = Image::create(geometry, std::move(meaning));
    if (display) {
        std::copy(samples->begin(), samples->end(), display->bytes().begin());
    }
    return display;
}

Result<Image> asMonochrome2(const Image& image) {
    if (image.meaning().photometric != Photometric::Monochrome1) {
        return image;
    }
    if (image.meaning().modalityLut || image.meaning().voiLut || image.geometry().samplesPerPixel != 1) {
        return unsupported(image);
    }
    Image turned = image;
    const std::int64_t sum = image.geometry().minimumValue() + image.geometry().maximumValue();
    withSamples(turned, [sum](auto samples) {
        using Sample = typename decltype(samples)::value_type;
        std::transform(samples.begin(), samples.end(), samples.begin(), [sum](Sample value) { return static_cast<Sample>(sum - value); });
    });
    PixelMeaning& meaning = turned.meaning();
    meaning.photometric = Photometric::Monochrome2;
    for (Window& window : meaning.windows) {
        window.center = meaning.rescaleSlope * static_cast<double>(sum) + 2 * meaning.rescaleIntercept - window.center;
    }
    for (std::optional<std::int64_t>* padding : {&meaning.paddingValue, &meaning.paddingRangeLimit}) {
        if (*padding) {
            *padding = sum - **padding;
        }
    }
    return turned;
}

}  // namespace intaglio::image
