#include "core/stego/Plane.h"

#include <array>
#include <bit>
#include <cstring>
#include <limits>

namespace intaglio::stego {

template <class Number>
Plane<Number>::Plane(const image::Image& picture, int channel, int firstRow, int rows)
    : m_rows(rows), m_columns(picture.geometry().columns), m_firstRow(firstRow), m_stride(m_columns + 2 * kMargin) {
    // Not value-initialised: every element is written below, and the pages of a large picture are better touched once.
    m_samples.reset(new Number[static_cast<std::size_t>(m_stride) * static_cast<std::size_t>(rows + 2 * kMargin)]);
    const image::Geometry& geometry = picture.geometry();
    if (geometry.bitsAllocated == 8) {
        geometry.isSigned ? fill<std::int8_t>(picture, channel) : fill<std::uint8_t>(picture, channel);
    } else {
        geometry.isSigned ? fill<std::int16_t>(picture, channel) : fill<std::uint16_t>(picture, channel);
    }
    mirror();
}

template <class Number>
template <class Sample>
void Plane<Number>::fill(const image::Image& picture, int channel) {
    const auto step = static_cast<std::size_t>(picture.geometry().samplesPerPixel);
    const std::size_t rowSamples = static_cast<std::size_t>(m_columns) * step;
    const Sample* source = picture.samples<Sample>().data() + static_cast<std::size_t>(m_firstRow) * rowSamples + channel;
    for (int r = 0; r < m_rows; ++r, source += rowSamples) {
        Number* target = row(r);
        const Sample* from = source;
        for (int c = 0; c < m_columns; ++c, from += step) target[c] = static_cast<Number>(*from);
    }
}

template <class Number>
void Plane<Number>::mirror() {
    const auto mirrorColumns = [this](int r) {
        Number* line = row(r);
        line[-1] = line[1];
        line[-2] = line[2];
        line[m_columns] = line[m_columns - 2];
        line[m_columns + 1] = line[m_columns - 3];
    };
    for (int r = 0; r < m_rows; ++r) mirrorColumns(r);
    const std::size_t bytes = static_cast<std::size_t>(m_stride) * sizeof(Number);
    const auto copyRow = [this, bytes](int to, int from) { std::memcpy(row(to) - kMargin, row(from) - kMargin, bytes); };
    copyRow(-1, 1);
    copyRow(-2, 2);
    copyRow(m_rows, m_rows - 2);
    copyRow(m_rows + 1, m_rows - 3);
}

template <class Number>
ComplexityRows<Number>::ComplexityRows(const Plane<Number>& plane, int firstRow)
    : m_plane(plane),
      m_row(firstRow),
      m_above(static_cast<std::size_t>(plane.columns() + 2)),
      m_here(m_above.size()),
      m_below(m_above.size()),
      m_complexity(static_cast<std::size_t>(plane.columns())) {
    gradients(firstRow - 1, m_here.data());
    gradients(firstRow, m_below.data());
}

/// Horizontal plus vertical differences around every sample; element 0 belongs to column -1.
template <class Number>
void ComplexityRows<Number>::gradients(int row, Number* target) const {
    const Number* __restrict here = m_plane.row(row) - 1;
    const Number* __restrict above = m_plane.row(row - 1) - 1;
    const Number* __restrict below = m_plane.row(row + 1) - 1;
    Number* __restrict out = target;
    const int count = m_plane.columns() + 2;
    for (int i = 0; i < count; ++i) {
        const Number across = static_cast<Number>(here[i + 1] - here[i - 1]);
        const Number along = static_cast<Number>(below[i] - above[i]);
        out[i] = static_cast<Number>((across < 0 ? -across : across) + (along < 0 ? -along : along));
    }
}

template <class Number>
const Number* ComplexityRows<Number>::next() {
    std::swap(m_above, m_here);
    std::swap(m_here, m_below);
    gradients(++m_row, m_below.data());
    const Number* __restrict above = m_above.data();
    const Number* __restrict here = m_here.data();
    const Number* __restrict below = m_below.data();
    Number* __restrict out = m_complexity.data();
    const int count = m_plane.columns();
    for (int c = 0; c < count; ++c) {
        out[c] = static_cast<Number>(here[c + 1] + above[c] + above[c + 2] + below[c] + below[c + 2]);
    }
    return out;
}

namespace {

constexpr int exactBin(std::int32_t complexity) {
    if (complexity < 32) return complexity;
    const int exponent = static_cast<int>(std::bit_width(static_cast<std::uint32_t>(complexity))) - 1;
    const int bin = 32 + (exponent - 5) * 16 + ((complexity >> (exponent - 4)) & 15);
    return bin > 255 ? 255 : bin;
}

/// Bins of the complexities that nearly all samples have.
constexpr auto kBins = [] {
    std::array<std::uint8_t, 2048> bins{};
    for (std::size_t i = 0; i < bins.size(); ++i) bins[i] = static_cast<std::uint8_t>(exactBin(static_cast<std::int32_t>(i)));
    return bins;
}();

}  // namespace

int complexityBin(std::int32_t complexity) {
    const auto index = static_cast<std::size_t>(complexity);
    return index < kBins.size() ? kBins[index] : exactBin(complexity);
}

std::int32_t complexityLimit(int bin) {
    if (bin < 32) return bin;
    if (bin >= 255) return std::numeric_limits<std::int32_t>::max();
    const int exponent = 5 + (bin - 32) / 16;
    return ((16 + (bin - 32) % 16 + 1) << (exponent - 4)) - 1;
}

template class Plane<std::int16_t>;
template class Plane<std::int32_t>;
template class ComplexityRows<std::int16_t>;
template class ComplexityRows<std::int32_t>;

}  // namespace intaglio::stego
