#include "core/stego/CovertSamples.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "core/image/SampleVisit.h"
#include "core/stego/SampleRange.h"

namespace intaglio::stego {
namespace {

constexpr std::size_t kMargin = 4;  ///< one pixel of any layout
constexpr int kBias = 1 << 15;

}  // namespace

CovertSamples::CovertSamples(const image::Image& picture, CovertOffsets offsets)
    : m_picture(picture),
      m_offsets(std::move(offsets)),
      m_minimum(static_cast<int>(picture.geometry().minimumValue())),
      m_step(static_cast<std::size_t>(picture.geometry().samplesPerPixel)),
      m_rowSamples(static_cast<std::size_t>(picture.geometry().columns) * m_step),
      m_runsPerRow((m_rowSamples + kRun - 1) / kRun),
      m_excluded((picture.geometry().samplesPerFrame() + 63) / 64) {
    const auto maximum = static_cast<int>(picture.geometry().maximumValue());
    const SampleRange range = SampleRange::of(picture);
    for (std::size_t i = 0; i < m_allowed.size(); ++i) {
        const Segment& segment = i == 0 ? range.below() : range.above();
        // Both values of the pair inside the run, neither of them an end of the range.
        const int first = std::max(segment.low, m_minimum + 1);
        const int last = std::min(segment.high, maximum - 1) - 1;
        if (first <= last) m_allowed[i] = {static_cast<Low>(first - m_minimum - kBias), static_cast<Low>(last - m_minimum - kBias)};
    }
}

void CovertSamples::exclude(const std::vector<crypto::ProtectedRegion>& regions) {
    for (const crypto::ProtectedRegion& region : regions) {
        for (std::size_t row = region.row; row < std::size_t{region.row} + region.rows; ++row) {
            const std::size_t first = row * m_rowSamples + region.column * m_step;
            for (std::size_t i = 0; i < region.columns * m_step; ++i) exclude(first + i);
        }
    }
}

/// Lower values of the pairs of samples `first` to `first` + `count` - 1 of a row, and of a pixel on either side. Outside the row the
/// nearest sample of the channel is repeated, which changes neither the smallest nor the greatest of any neighbourhood.
template <class Sample>
void CovertSamples::fillLows(int row, std::size_t first, std::size_t count, Low* target) const {
    const std::size_t from = first - std::min(first, m_step);
    const std::size_t end = std::min(first + count + m_step, m_rowSamples);
    const std::size_t start = static_cast<std::size_t>(row) * m_rowSamples;
    const Sample* __restrict source = m_picture.samples<Sample>().data() + start;
    const int minimum = m_minimum;
    constexpr std::size_t kPiece = 512;
    std::array<std::uint8_t, kPiece + CovertOffsets::kExpandSlack> bits;
    for (std::size_t piece = from; piece < end; piece += kPiece) {
        const std::size_t length = std::min(kPiece, end - piece);
        m_offsets.expand(start + piece, length, bits.data());
        Low* __restrict out = target + static_cast<std::ptrdiff_t>(piece) - static_cast<std::ptrdiff_t>(first);
        for (std::size_t i = 0; i < length; ++i) {
            const int value = static_cast<int>(source[piece + i]) - minimum;
            const int low = ((value + bits[i]) & ~1) - bits[i];
            out[i] = static_cast<Low>(std::max(low, 0) - kBias);
        }
    }
    const auto step = static_cast<std::ptrdiff_t>(m_step);
    const auto outside = step - static_cast<std::ptrdiff_t>(std::min(first, m_step));
    for (std::ptrdiff_t i = 0; i < outside; ++i) target[i - step] = target[i];
    const auto filled = static_cast<std::ptrdiff_t>(end) - static_cast<std::ptrdiff_t>(first);
    for (std::ptrdiff_t i = filled; i < static_cast<std::ptrdiff_t>(count) + step; ++i) target[i] = target[i - step];
}

void CovertSamples::lows(int row, std::size_t first, std::size_t count, Low* target) const {
    row = std::clamp(row, 0, m_picture.geometry().rows - 1);
    image::withSamples(m_picture, [&](auto samples) {
        using Sample = typename decltype(samples)::value_type;
        fillLows<Sample>(row, first, count, target);
    });
}

void CovertSamples::mark(const Low* above, const Low* here, const Low* below, std::size_t count, std::uint8_t* dry) const {
    const auto step = static_cast<std::ptrdiff_t>(m_step);
    const Low* const __restrict rows[] = {above, here, below};
    const auto [lower, upper] = m_allowed;
    for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(count); ++i) {
        Low smallest = here[i];
        Low greatest = here[i];
        for (const Low* row : rows) {
            for (const Low neighbour : {row[i - step], row[i], row[i + step]}) {
                smallest = std::min(smallest, neighbour);
                greatest = std::max(greatest, neighbour);
            }
        }
        const bool allowed = (here[i] >= lower.first && here[i] <= lower.last) || (here[i] >= upper.first && here[i] <= upper.last);
        // Pairs no further apart than one share a value: the neighbourhood may be flat.
        dry[i] = static_cast<std::uint8_t>(allowed && static_cast<std::uint16_t>(greatest - smallest) > 1);
    }
}

void CovertSamples::clearExcluded(int row, std::size_t first, std::size_t count, std::uint8_t* dry) const {
    const std::size_t start = static_cast<std::size_t>(row) * m_rowSamples + first;
    for (std::size_t word = start / 64; word <= (start + count - 1) / 64; ++word) {
        for (std::uint64_t left = m_excluded[word]; left != 0; left &= left - 1) {
            const std::size_t sample = word * 64 + static_cast<std::size_t>(std::countr_zero(left));
            if (sample >= start && sample - start < count) dry[sample - start] = 0;
        }
    }
    if (!m_picture.geometry().hasAlpha()) return;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t sample = start + i;
        const std::size_t alpha = sample - sample % m_step + m_step - 1;
        if (sample == alpha || m_picture.sampleAt(alpha) == 0) dry[i] = 0;
    }
}

void CovertSamples::find(int row, std::size_t first, std::size_t count, std::uint8_t* dry) const {
    std::array<std::array<Low, kRun + 2 * kMargin>, 3> window;
    for (int i = 0; i < 3; ++i) lows(row + i - 1, first, count, window[static_cast<std::size_t>(i)].data() + kMargin);
    mark(window[0].data() + kMargin, window[1].data() + kMargin, window[2].data() + kMargin, count, dry);
    clearExcluded(row, first, count, dry);
}

bool CovertSamples::isDry(std::size_t sample) const {
    std::uint8_t dry = 0;
    find(static_cast<int>(sample / m_rowSamples), sample % m_rowSamples, 1, &dry);
    return dry != 0;
}

std::int64_t CovertSamples::partnerOf(std::size_t sample) const {
    const std::int64_t offset = m_offsets.at(sample);
    return ((m_picture.sampleAt(sample) - m_minimum + offset) ^ 1) - offset + m_minimum;
}

void CovertSamples::collect(std::size_t run, std::vector<std::uint32_t>& samples) const {
    const std::size_t row = run / m_runsPerRow;
    const std::size_t first = run % m_runsPerRow * kRun;
    const std::size_t count = std::min(kRun, m_rowSamples - first);
    std::array<std::uint8_t, kRun> dry;
    find(static_cast<int>(row), first, count, dry.data());
    for (std::size_t i = 0; i < count; ++i) {
        if (dry[i] != 0) samples.push_back(static_cast<std::uint32_t>(row * m_rowSamples + first + i));
    }
}

std::size_t CovertSamples::count() const {
    const int rows = m_picture.geometry().rows;
    std::array<std::vector<Low>, 3> window;
    for (auto& line : window) line.resize(m_rowSamples + 2 * kMargin);
    std::vector<std::uint8_t> dry(m_rowSamples);
    lows(0, 0, m_rowSamples, window[1].data() + kMargin);
    lows(0, 0, m_rowSamples, window[2].data() + kMargin);
    std::size_t total = 0;
    for (int row = 0; row < rows; ++row) {
        std::rotate(window.begin(), window.begin() + 1, window.end());
        if (row == 0) window[0] = window[1];
        lows(row + 1, 0, m_rowSamples, window[2].data() + kMargin);
        mark(window[0].data() + kMargin, window[1].data() + kMargin, window[2].data() + kMargin, m_rowSamples, dry.data());
        clearExcluded(row, 0, m_rowSamples, dry.data());
        total = std::accumulate(dry.begin(), dry.end(), total);
    }
    return total;
}

}  // namespace intaglio::stego
