#include "core/image/Image.h"

#include <algorithm>

#include "core/image/SampleVisit.h"

namespace intaglio::image {
namespace {

using base::Error;
using base::ErrorCode;

constexpr int kMaximumSide = 65535;

bool isWithin(int value, int low, int high) {
    return value >= low && value <= high;
}

Status checkRanges(const Geometry& geometry) {
    const auto invalid = [](const char* name, int value) { return Error(ErrorCode::InvalidArgument, {name, std::to_string(value)}); };
    if (!isWithin(geometry.columns, 1, kMaximumSide)) {
        return invalid("columns", geometry.columns);
    }
    if (!isWithin(geometry.rows, 1, kMaximumSide)) {
        return invalid("rows", geometry.rows);
    }
    if (geometry.frames < 1) {
        return invalid("frames", geometry.frames);
    }
    if (!isWithin(geometry.samplesPerPixel, 1, 4)) {
        return invalid("samplesPerPixel", geometry.samplesPerPixel);
    }
    if (geometry.bitsAllocated != 8 && geometry.bitsAllocated != 16 && geometry.bitsAllocated != 32) {
        return invalid("bitsAllocated", geometry.bitsAllocated);
    }
    if (!isWithin(geometry.bitsStored, 1, geometry.bitsAllocated)) {
        return invalid("bitsStored", geometry.bitsStored);
    }
    return {};
}

/// Sums in 64-bit integers by row-sized pieces, so that neither overflow nor rounding touches the mean of a large picture.
template <class T>
SampleStatistics statisticsOfSpan(std::span<const T> samples) {
    constexpr std::size_t kPiece = std::size_t{1} << 20;
    SampleStatistics statistics;
    if (samples.empty()) {
        return statistics;
    }
    T smallest = samples[0];
    T largest = samples[0];
    double total = 0;
    for (std::size_t start = 0; start < samples.size(); start += kPiece) {
        std::int64_t sum = 0;
        for (const T value : samples.subspan(start, std::min(kPiece, samples.size() - start))) {
            smallest = std::min(smallest, value);
            largest = std::max(largest, value);
            sum += static_cast<std::int64_t>(value);
        }
        total += static_cast<double>(sum);
    }
    statistics.minimum = static_cast<std::int64_t>(smallest);
    statistics.maximum = static_cast<std::int64_t>(largest);
    statistics.mean = total / static_cast<double>(samples.size());
    return statistics;
}

}  // namespace

std::string_view photometricName(Photometric photometric) {
    switch (photometric) {
        case Photometric::Monochrome1:
            return "MONOCHROME1";
        case Photometric::Monochrome2:
            return "MONOCHROME2";
        case Photometric::Rgb:
            return "RGB";
        case Photometric::Palette:
            return "PALETTE COLOR";
        case Photometric::YbrFull:
            return "YBR_FULL";
        case Photometric::YbrFull422:
            return "YBR_FULL_422";
        case Photometric::YbrIct:
            return "YBR_ICT";
        case Photometric::YbrRct:
            return "YBR_RCT";
        case Photometric::YbrPartial420:
            return "YBR_PARTIAL_420";
    }
    return "MONOCHROME2";
}

std::int64_t Geometry::minimumValue() const {
    return isSigned ? -(std::int64_t{1} << (bitsStored - 1)) : 0;
}

std::int64_t Geometry::maximumValue() const {
    return isSigned ? (std::int64_t{1} << (bitsStored - 1)) - 1 : (std::int64_t{1} << bitsStored) - 1;
}

Result<Image> Image::create(const Geometry& geometry, PixelMeaning meaning) {
    if (const Status status = checkRanges(geometry); !status) {
        return status.error();
    }
    // 2^16 * 2^16 * 4 * 2^31 does not fit into 64 bits: divide instead of multiplying.
    const std::uint64_t samplesPerFrame = geometry.samplesPerFrame();
    if (static_cast<std::uint64_t>(geometry.frames) > kMaximumSamples / samplesPerFrame) {
        return Error(ErrorCode::PictureTooLarge, {std::to_string(geometry.columns), std::to_string(geometry.rows)});
    }
    Image image;
    try {
        image.m_samples.resize(geometry.sampleCount() * geometry.bytesPerSample());
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    }
    image.m_geometry = geometry;
    image.m_meaning = std::move(meaning);
    return image;
}

std::int64_t Image::sampleAt(std::size_t index) const {
    return withSamples(*this, [index](auto samples) { return static_cast<std::int64_t>(samples[index]); });
}

void Image::setSampleAt(std::size_t index, std::int64_t value) {
    withSamples(*this, [index, value](auto samples) {
        using Sample = typename decltype(samples)::value_type;
        samples[index] = static_cast<Sample>(value);
    });
}

Image Image::frame(int index) const {
    Image single;
    if (m_samples.empty()) {
        return single;
    }
    const std::size_t frameBytes = m_geometry.samplesPerFrame() * m_geometry.bytesPerSample();
    const auto chosen = static_cast<std::size_t>(std::clamp(index, 0, m_geometry.frames - 1));
    const auto first = m_samples.begin() + static_cast<std::ptrdiff_t>(chosen * frameBytes);
    single.m_geometry = m_geometry;
    single.m_geometry.frames = 1;
    single.m_meaning = m_meaning;
    single.m_samples.assign(first, first + static_cast<std::ptrdiff_t>(frameBytes));
    return single;
}

SampleStatistics statisticsOf(const Image& image) {
    return withSamples(image, [](auto samples) { return statisticsOfSpan(samples); });
}

}  // namespace intaglio::image
