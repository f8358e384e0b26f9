#include "core/stego/robust/BlockTransform.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace intaglio::stego::robust {
namespace {

constexpr float kScale = 8;

/// Integral of p_k over [low, high] of the unit interval.
float integralOf(int frequency, double low, double high) {
    if (frequency == 0) return static_cast<float>(high - low);
    const double angle = std::numbers::pi * frequency;
    return static_cast<float>(std::numbers::sqrt2 * (std::sin(angle * high) - std::sin(angle * low)) / angle);
}

}  // namespace

std::vector<BlockGrid> gridsFor(int columns, int rows) {
    const int longSide = std::max(columns, rows), shortSide = std::min(columns, rows);
    if (longSide < kLongSideBlocks * kSmallestBlockPixels) return {};
    const std::int64_t scaled = std::int64_t{kLongSideBlocks} * shortSide;
    const int below = static_cast<int>(scaled / longSide);
    const bool isNearerAbove = 2 * (scaled % longSide) >= longSide;
    std::vector<BlockGrid> grids;
    for (const int blocks : {isNearerAbove ? below + 1 : below, isNearerAbove ? below : below + 1}) {
        if (blocks < kFewestBlocks || blocks > kLongSideBlocks) continue;
        grids.push_back(columns >= rows ? BlockGrid{kLongSideBlocks, blocks} : BlockGrid{blocks, kLongSideBlocks});
    }
    return grids;
}

LumaPlane lumaOf(const image::Image& image) {
    const image::Geometry& geometry = image.geometry();
    const auto pixels = static_cast<std::size_t>(geometry.columns) * static_cast<std::size_t>(geometry.rows);
    LumaPlane plane{geometry.columns, geometry.rows, std::vector<float>(pixels)};
    const std::uint8_t* sample = image.bytes().data();
    const auto stride = static_cast<std::size_t>(geometry.samplesPerPixel);
    if (stride < 3) {
        for (std::size_t i = 0; i < pixels; ++i) plane.values[i] = sample[i * stride];
        return plane;
    }
    for (std::size_t i = 0; i < pixels; ++i, sample += stride) {
        plane.values[i] =
            0.299f * static_cast<float>(sample[0]) + 0.587f * static_cast<float>(sample[1]) + 0.114f * static_cast<float>(sample[2]);
    }
    return plane;
}

BlockTransform::BlockTransform(int columns, int rows, BlockGrid grid, int frequencies)
    : m_grid(grid),
      m_frequencies(frequencies),
      m_across(axisFor(columns, grid.columns, frequencies)),
      m_down(axisFor(rows, grid.rows, frequencies)) {}

BlockTransform::Axis BlockTransform::axisFor(int pixels, int blocks, int frequencies) {
    Axis axis;
    axis.pixelsPerBlock = static_cast<float>(pixels) / static_cast<float>(blocks);
    const auto count = static_cast<std::size_t>(pixels);
    axis.first.resize(count);
    axis.second.resize(count);
    axis.isCrossed.resize(count);
    const auto share = [&](int block, std::int64_t low, std::int64_t high) {
        Share result;
        result.block = block;
        for (int k = 0; k < frequencies; ++k) {
            result.integrals[k] = integralOf(k, static_cast<double>(low) / pixels - block, static_cast<double>(high) / pixels - block);
        }
        return result;
    };
    // Positions are whole numbers of 1 / pixels of a block, so a border falls on the same side of a pixel everywhere.
    for (int pixel = 0; pixel < pixels; ++pixel) {
        const std::int64_t low = std::int64_t{pixel} * blocks, high = low + blocks;
        const int block = static_cast<int>(low / pixels);
        const std::int64_t border = std::int64_t{block + 1} * pixels;
        const auto i = static_cast<std::size_t>(pixel);
        axis.first[i] = share(block, low, std::min(high, border));
        axis.isCrossed[i] = high > border;
        if (high > border) axis.second[i] = share(block + 1, border, high);
    }
    return axis;
}

std::size_t BlockTransform::coefficientCount() const {
    return m_grid.blocks() * static_cast<std::size_t>(m_frequencies) * static_cast<std::size_t>(m_frequencies);
}

std::size_t BlockTransform::indexOf(std::size_t block, int u, int v) const {
    const auto columns = static_cast<std::size_t>(m_grid.columns), frequencies = static_cast<std::size_t>(m_frequencies);
    const std::size_t line = block / columns * frequencies + static_cast<std::size_t>(v);
    return (line * columns + block % columns) * frequencies + static_cast<std::size_t>(u);
}

/// `lines` holds, for each row of blocks and each frequency down, one sum for every column of pixels.
void BlockTransform::gatherRow(const float* row, const Share& share, std::vector<float>& lines) const {
    const std::size_t width = m_across.first.size();
    for (int v = 0; v < m_frequencies; ++v) {
        const float weight = share.integrals[v];
        float* line = lines.data() + static_cast<std::size_t>(share.block * m_frequencies + v) * width;
        for (std::size_t x = 0; x < width; ++x) line[x] += weight * row[x];
    }
}

std::vector<float> BlockTransform::analyse(const LumaPlane& plane) const {
    const std::size_t width = m_across.first.size(), frequencies = static_cast<std::size_t>(m_frequencies);
    const std::size_t lineCount = static_cast<std::size_t>(m_grid.rows) * frequencies;
    std::vector<float> lines(lineCount * width);
    for (std::size_t y = 0; y < m_down.first.size(); ++y) {
        gatherRow(plane.values.data() + y * width, m_down.first[y], lines);
        if (m_down.isCrossed[y]) gatherRow(plane.values.data() + y * width, m_down.second[y], lines);
    }
    std::vector<float> coefficients(coefficientCount());
    for (std::size_t r = 0; r < lineCount; ++r) {
        const float* line = lines.data() + r * width;
        float* out = coefficients.data() + r * static_cast<std::size_t>(m_grid.columns) * frequencies;
        const auto add = [&](const Share& share, float value) {
            float* block = out + static_cast<std::size_t>(share.block) * frequencies;
            for (std::size_t u = 0; u < frequencies; ++u) block[u] += share.integrals[u] * value;
        };
        for (std::size_t x = 0; x < width; ++x) {
            add(m_across.first[x], kScale * line[x]);
            if (m_across.isCrossed[x]) add(m_across.second[x], kScale * line[x]);
        }
    }
    return coefficients;
}

void BlockTransform::spreadRow(const std::vector<float>& lines, const Share& share, float* row) const {
    const std::size_t width = m_across.first.size();
    for (int v = 0; v < m_frequencies; ++v) {
        const float weight = share.integrals[v] * m_down.pixelsPerBlock / kScale;
        const float* line = lines.data() + static_cast<std::size_t>(share.block * m_frequencies + v) * width;
        for (std::size_t x = 0; x < width; ++x) row[x] += weight * line[x];
    }
}

void BlockTransform::addSynthesis(const std::vector<float>& coefficients, std::vector<float>& plane) const {
    const std::size_t width = m_across.first.size(), frequencies = static_cast<std::size_t>(m_frequencies);
    const std::size_t lineCount = static_cast<std::size_t>(m_grid.rows) * frequencies;
    std::vector<float> lines(lineCount * width);
    for (std::size_t r = 0; r < lineCount; ++r) {
        const float* in = coefficients.data() + r * static_cast<std::size_t>(m_grid.columns) * frequencies;
        const auto valueOf = [&](const Share& share) {
            const float* block = in + static_cast<std::size_t>(share.block) * frequencies;
            float value = 0;
            for (std::size_t u = 0; u < frequencies; ++u) value += share.integrals[u] * block[u];
            return value * m_across.pixelsPerBlock;
        };
        for (std::size_t x = 0; x < width; ++x) {
            lines[r * width + x] = valueOf(m_across.first[x]) + (m_across.isCrossed[x] ? valueOf(m_across.second[x]) : 0.0f);
        }
    }
    for (std::size_t y = 0; y < m_down.first.size(); ++y) {
        spreadRow(lines, m_down.first[y], plane.data() + y * width);
        if (m_down.isCrossed[y]) spreadRow(lines, m_down.second[y], plane.data() + y * width);
    }
}

}  // namespace intaglio::stego::robust
