#include "core/image/GreyTransform.h"

#include <algorithm>
#include <cmath>

#include "core/image/Display.h"
#include "core/image/SampleVisit.h"

namespace intaglio::image {
namespace {

constexpr double kWhite = 255;

std::uint16_t entryAt(const LookupTable& table, std::int64_t value) {
    const auto last = static_cast<std::int64_t>(table.entries.size()) - 1;
    return table.entries[static_cast<std::size_t>(std::clamp<std::int64_t>(value - table.first, 0, last))];
}

bool isUsableTable(const std::optional<LookupTable>& table) {
    return table && !table->entries.empty();
}

double tableOutput(const LookupTable& table, double value) {
    const double largest = static_cast<double>((std::uint32_t{1} << std::clamp(table.bits, 1, 16)) - 1);
    constexpr double kFarOutside = 1e9;  // hostile slopes give infinite or undefined values
    const double index = std::isfinite(value) ? std::clamp(value, -kFarOutside, kFarOutside) : 0;
    return std::min(entryAt(table, std::llround(index)) / largest, 1.0) * kWhite;
}

/// The range of what the grey samples of one frame mean, alpha and padding left out.
struct Range {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    void take(double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
};

template <class T>
Range rangeOf(std::span<const T> samples, std::size_t step, const PixelMeaning& meaning) {
    const PaddingRange padding = paddingRangeOf(meaning);
    Range range;
    if (isUsableTable(meaning.modalityLut)) {  // a table need not be monotonic: every value counts
        for (std::size_t index = 0; index < samples.size(); index += step) {
            if (!padding.contains(samples[index])) {
                range.take(modalityValue(meaning, samples[index]));
            }
        }
        return range;
    }
    std::int64_t smallest = std::numeric_limits<std::int64_t>::max();
    std::int64_t largest = std::numeric_limits<std::int64_t>::min();
    for (std::size_t index = 0; index < samples.size(); index += step) {
        const std::int64_t value = samples[index];
        if (!padding.contains(value)) {
            smallest = std::min(smallest, value);
            largest = std::max(largest, value);
        }
    }
    if (smallest <= largest) {
        range.take(modalityValue(meaning, smallest));
        range.take(modalityValue(meaning, largest));
    }
    return range;
}

bool hasColor(const Geometry& geometry) {
    return geometry.samplesPerPixel >= 3;
}

bool keepsValues(const Image& image) {
    const Geometry& geometry = image.geometry();
    const PixelMeaning& meaning = image.meaning();
    const bool isPlainByte = geometry.bitsAllocated == 8 && geometry.bitsStored == 8 && !geometry.isSigned;
    return isPlainByte && !isUsableTable(meaning.modalityLut) && meaning.rescaleSlope == 1 && meaning.rescaleIntercept == 0;
}

const Window* firstUsableWindow(const PixelMeaning& meaning) {
    const auto found = std::find_if(meaning.windows.begin(), meaning.windows.end(), isUsableWindow);
    return found == meaning.windows.end() ? nullptr : &*found;
}

}  // namespace

bool isUsableWindow(const Window& window) {
    return std::isfinite(window.center) && std::isfinite(window.width) && window.width > 0;
}

double windowOutput(const Window& window, double value) {
    if (window.function == VoiFunction::Sigmoid) {
        return kWhite / (1 + std::exp(-4 * (value - window.center) / window.width));
    }
    // Widths under 1 are not allowed for the linear function, yet files with a small rescale slope carry them: the exact form is meant.
    const bool isExact = window.function == VoiFunction::LinearExact || window.width < 1;
    const double center = isExact ? window.center : window.center - 0.5;
    const double width = isExact ? window.width : window.width - 1;
    if (value <= center - width / 2) {
        return 0;
    }
    if (value > center + width / 2) {
        return kWhite;
    }
    return ((value - center) / width + 0.5) * kWhite;
}

PaddingRange paddingRangeOf(const PixelMeaning& meaning) {
    if (!meaning.paddingValue) {
        return {};
    }
    const std::int64_t other = meaning.paddingRangeLimit.value_or(*meaning.paddingValue);
    return {std::min(*meaning.paddingValue, other), std::max(*meaning.paddingValue, other)};
}

double modalityValue(const PixelMeaning& meaning, std::int64_t stored) {
    if (isUsableTable(meaning.modalityLut)) {
        return entryAt(*meaning.modalityLut, stored);
    }
    return static_cast<double>(stored) * meaning.rescaleSlope + meaning.rescaleIntercept;
}

Window fullRangeWindow(const Image& image, int frame) {
    const Geometry& geometry = image.geometry();
    if (image.bytes().empty() || frame < 0 || frame >= geometry.frames) {
        return {};
    }
    const std::size_t count = geometry.samplesPerFrame();
    const std::size_t step = geometry.samplesPerPixel == 2 ? 2 : 1;
    const Range range = withSamples(image, [&](auto samples) {
        return rangeOf(samples.subspan(static_cast<std::size_t>(frame) * count, count), step, image.meaning());
    });
    Window window;
    window.function = VoiFunction::LinearExact;
    if (std::isfinite(range.low) && std::isfinite(range.high)) {
        window.center = range.low / 2 + range.high / 2;
        window.width = range.high > range.low ? range.high - range.low : 1;
    }
    return window;
}

Window defaultWindow(const Image& image, int frame) {
    const Window* window = firstUsableWindow(image.meaning());
    return window != nullptr ? *window : fullRangeWindow(image, frame);
}

Result<GreyTransform> GreyTransform::create(const Image& image, int frame, const std::optional<Window>& window) {
    if (window && !isUsableWindow(*window)) {
        return base::Error(base::ErrorCode::InvalidArgument, {"window", std::to_string(window->width)});
    }
    GreyTransform transform(image);
    transform.m_isColor = hasColor(image.geometry());
    if (window) {
        transform.m_voi = Voi::Windowed;
        transform.m_window = *window;
    }
    if (transform.m_isColor) {
        return transform;
    }
    transform.m_padding = paddingRangeOf(image.meaning());
    transform.m_isInverted = image.meaning().photometric == Photometric::Monochrome1;
    if (window) {
        return transform;
    }
    const bool hasWindow = firstUsableWindow(image.meaning()) != nullptr;
    if (!hasWindow && isUsableTable(image.meaning().voiLut)) {
        transform.m_voi = Voi::Table;
    } else if (hasWindow || !keepsValues(image)) {
        transform.m_voi = Voi::Windowed;
        transform.m_window = defaultWindow(image, frame);
    }
    return transform;
}

double GreyTransform::shown(std::int64_t stored) const {
    const double value = m_isColor ? static_cast<double>(stored) : modalityValue(*m_meaning, stored);
    switch (m_voi) {
        case Voi::Windowed:
            return windowOutput(m_window, value);
        case Voi::Table:
            return tableOutput(*m_meaning->voiLut, value);
        case Voi::Nominal:
            break;
    }
    const auto low = static_cast<double>(m_geometry.minimumValue());
    const auto high = static_cast<double>(m_geometry.maximumValue());
    return (value - low) / (high - low) * kWhite;
}

std::uint8_t GreyTransform::operator()(std::int64_t stored) const {
    if (m_padding.contains(stored)) {
        return 0;
    }
    const double value = shown(stored);
    const double rounded = value >= 0 ? std::floor(std::min(value, kWhite) + 0.5) : 0;  // not a number is black, too
    return static_cast<std::uint8_t>(m_isInverted ? kWhite - rounded : rounded);
}

}  // namespace intaglio::image
