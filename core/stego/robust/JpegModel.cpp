#include "core/stego/robust/JpegModel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace intaglio::stego::robust {
namespace {

constexpr std::size_t kSide = 8;
using Block = std::array<float, kSide * kSide>;

constexpr std::array<int, kSide * kSide> kLuminanceTable{16, 11, 10, 16, 24,  40,  51,  61,   //
                                                         12, 12, 14, 19, 26,  58,  60,  55,   //
                                                         14, 13, 16, 24, 40,  57,  69,  56,   //
                                                         14, 17, 22, 29, 51,  87,  80,  62,   //
                                                         18, 22, 37, 56, 68,  109, 103, 77,   //
                                                         24, 35, 55, 64, 81,  104, 113, 92,   //
                                                         49, 64, 78, 87, 103, 121, 120, 101,  //
                                                         72, 92, 95, 98, 112, 100, 103, 99};

Block tableFor(int quality) {
    const int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    Block table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        table[i] = static_cast<float>(std::clamp((kLuminanceTable[i] * percent + 50) / 100, 1, 255));
    }
    return table;
}

/// Rows are frequencies, columns positions; orthonormal.
const Block& cosines() {
    static const Block instance = [] {
        Block basis{};
        for (std::size_t k = 0; k < kSide; ++k) {
            for (std::size_t i = 0; i < kSide; ++i) {
                const double angle = std::numbers::pi * static_cast<double>((2 * i + 1) * k) / 16;
                basis[k * kSide + i] = static_cast<float>((k == 0 ? std::sqrt(0.125) : 0.5) * std::cos(angle));
            }
        }
        return basis;
    }();
    return instance;
}

const Block& cosinesTransposed() {
    static const Block instance = [] {
        Block transposed{};
        for (std::size_t k = 0; k < kSide; ++k) {
            for (std::size_t i = 0; i < kSide; ++i) transposed[i * kSide + k] = cosines()[k * kSide + i];
        }
        return transposed;
    }();
    return instance;
}

Block product(const Block& a, const Block& b) {
    Block result{};
    for (std::size_t row = 0; row < kSide; ++row) {
        for (std::size_t k = 0; k < kSide; ++k) {
            for (std::size_t column = 0; column < kSide; ++column)
                result[row * kSide + column] += a[row * kSide + k] * b[k * kSide + column];
        }
    }
    return result;
}

float rounded(float value) {
    return static_cast<float>(static_cast<int>(value + (value < 0 ? -0.5f : 0.5f)));
}

void quantise(Block& block, const Block& table) {
    block = product(product(cosines(), block), cosinesTransposed());
    for (std::size_t i = 0; i < block.size(); ++i) block[i] = rounded(block[i] / table[i]) * table[i];
    block = product(product(cosinesTransposed(), block), cosines());
}

/// Part of each old pixel in each new one along a side: where it begins and the weights from there.
struct Cover {
    std::size_t first = 0;
    std::vector<float> weights;  ///< sum to one
};
std::vector<Cover> coversOf(int pixels, int fewer) {
    std::vector<Cover> covers(static_cast<std::size_t>(fewer));
    for (int i = 0; i < fewer; ++i) {
        const std::int64_t low = std::int64_t{i} * pixels, high = low + pixels;
        Cover& cover = covers[static_cast<std::size_t>(i)];
        cover.first = static_cast<std::size_t>(low / fewer);
        for (std::int64_t pixel = low / fewer; pixel * fewer < high; ++pixel) {
            const std::int64_t part = std::min(high, (pixel + 1) * fewer) - std::max(low, pixel * fewer);
            cover.weights.push_back(static_cast<float>(part) / static_cast<float>(pixels));
        }
    }
    return covers;
}

}  // namespace

LumaPlane afterJpeg(const LumaPlane& plane, int quality) {
    const Block table = tableFor(quality);
    LumaPlane after = plane;
    const auto at = [&](int row, int column) -> std::size_t {
        return static_cast<std::size_t>(std::min(row, plane.rows - 1)) * static_cast<std::size_t>(plane.columns) +
               static_cast<std::size_t>(std::min(column, plane.columns - 1));
    };
    constexpr int kStep = static_cast<int>(kSide);
    for (int top = 0; top < plane.rows; top += kStep) {
        for (int left = 0; left < plane.columns; left += kStep) {
            Block block;
            for (int i = 0; i < kStep * kStep; ++i) {
                block[static_cast<std::size_t>(i)] = rounded(plane.values[at(top + i / kStep, left + i % kStep)]) - 128;
            }
            quantise(block, table);
            for (int row = top; row < std::min(top + kStep, plane.rows); ++row) {
                for (int column = left; column < std::min(left + kStep, plane.columns); ++column) {
                    const float value = block[static_cast<std::size_t>((row - top) * kStep + column - left)];
                    after.values[at(row, column)] = std::clamp(rounded(value) + 128, 0.0f, 255.0f);
                }
            }
        }
    }
    return after;
}

LumaPlane shrunk(const LumaPlane& plane, int columns, int rows) {
    const auto across = coversOf(plane.columns, columns), down = coversOf(plane.rows, rows);
    const auto width = static_cast<std::size_t>(plane.columns);
    LumaPlane small{columns, rows, {}};
    small.values.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    std::vector<float> line(width);
    for (const Cover& vertical : down) {
        std::fill(line.begin(), line.end(), 0.0f);
        for (std::size_t i = 0; i < vertical.weights.size(); ++i) {
            const float* row = plane.values.data() + (vertical.first + i) * width;
            for (std::size_t x = 0; x < width; ++x) line[x] += vertical.weights[i] * row[x];
        }
        for (const Cover& horizontal : across) {
            float value = 0;
            for (std::size_t i = 0; i < horizontal.weights.size(); ++i) value += horizontal.weights[i] * line[horizontal.first + i];
            small.values.push_back(value);
        }
    }
    return small;
}

}  // namespace intaglio::stego::robust
