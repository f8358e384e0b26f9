#include "tests/support/steganalysis/JpegCompatibility.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace intaglio::steganalysis {

namespace {

using Block = std::array<int, 64>;

constexpr std::array<std::size_t, 64> kZigzag{0,  1,  8,  16, 9,  2,  3,  10, 17, 24, 32, 25, 18, 11, 4,  5,  12, 19, 26, 33, 40, 48,
                                              41, 34, 27, 20, 13, 6,  7,  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23,
                                              30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63};

constexpr QuantisationTable kAnnexK{16, 11,  10,  16, 24, 40, 51, 61, 12,  12,  14,  19,  26, 58, 60, 55,  14,  13,  16,  24, 40, 57,
                                    69, 56,  14,  17, 22, 29, 51, 87, 80,  62,  18,  22,  37, 56, 68, 109, 103, 77,  24,  35, 55, 64,
                                    81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98,  112, 100, 103, 99};

/// One dimension of the accurate integer inverse transform of libjpeg (jidctint.c; Loeffler, Ligtenberg, Moschytz, ICASSP 1989), 13 bits of
/// fraction. `outputs` are scaled by 2^13.
std::array<std::int64_t, 8> inverseRow(const std::array<std::int64_t, 8>& in) {
    constexpr std::int64_t k0298 = 2446, k0390 = 3196, k0541 = 4433, k0765 = 6270, k0899 = 7373, k1175 = 9633, k1501 = 12299;
    constexpr std::int64_t k1847 = 15137, k1961 = 16069, k2053 = 16819, k2562 = 20995, k3072 = 25172;
    const std::int64_t shared = (in[2] + in[6]) * k0541;
    const std::int64_t even2 = shared - in[6] * k1847, even3 = shared + in[2] * k0765;
    const std::int64_t even0 = (in[0] + in[4]) * 8192, even1 = (in[0] - in[4]) * 8192;
    const std::array<std::int64_t, 4> even{even0 + even3, even1 + even2, even1 - even2, even0 - even3};

    const std::int64_t turn = (in[7] + in[3] + in[5] + in[1]) * k1175;
    const std::int64_t z1 = -(in[7] + in[1]) * k0899, z2 = -(in[5] + in[3]) * k2562;
    const std::int64_t z3 = -(in[7] + in[3]) * k1961 + turn, z4 = -(in[5] + in[1]) * k0390 + turn;
    const std::array<std::int64_t, 4> odd{in[1] * k1501 + z1 + z4, in[3] * k3072 + z2 + z3, in[5] * k2053 + z2 + z4,
                                          in[7] * k0298 + z1 + z3};
    std::array<std::int64_t, 8> out{};
    for (std::size_t i = 0; i < 4; ++i) {
        out[i] = even[i] + odd[i];
        out[7 - i] = even[i] - odd[i];
    }
    return out;
}

std::int64_t roundedShift(std::int64_t value, int bits) {
    return (value + (std::int64_t{1} << (bits - 1))) >> bits;
}

/// Samples that libjpeg decodes from these dequantised coefficients.
Block decodeBlock(const Block& coefficients) {
    constexpr int kConstantBits = 13, kPassBits = 2;
    std::array<std::array<std::int64_t, 8>, 8> columns{};
    for (std::size_t column = 0; column < 8; ++column) {
        std::array<std::int64_t, 8> in{};
        for (std::size_t row = 0; row < 8; ++row) in[row] = coefficients[row * 8 + column];
        columns[column] = inverseRow(in);
        for (auto& value : columns[column]) value = roundedShift(value, kConstantBits - kPassBits);
    }
    Block block{};
    for (std::size_t row = 0; row < 8; ++row) {
        std::array<std::int64_t, 8> in{};
        for (std::size_t column = 0; column < 8; ++column) in[column] = columns[column][row];
        const auto out = inverseRow(in);
        for (std::size_t column = 0; column < 8; ++column) {
            const std::int64_t value = roundedShift(out[column], kConstantBits + kPassBits + 3) + 128;
            block[row * 8 + column] = static_cast<int>(std::clamp<std::int64_t>(value, 0, 255));
        }
    }
    return block;
}

/// cos((2 x + 1) u pi / 16), normalised: rows u, columns x.
const std::array<std::array<double, 8>, 8>& cosines() {
    static const auto table = [] {
        std::array<std::array<double, 8>, 8> result{};
        for (std::size_t u = 0; u < 8; ++u) {
            for (std::size_t x = 0; x < 8; ++x) {
                const double angle = static_cast<double>((2 * x + 1) * u) * std::numbers::pi / 16;
                result[u][x] = std::cos(angle) * (u == 0 ? std::sqrt(0.125) : 0.5);
            }
        }
        return result;
    }();
    return table;
}

/// The coefficients nearest to the block, on the table's lattice.
Block nearestCoefficients(const Block& block, const QuantisationTable& table) {
    std::array<double, 64> half{};
    for (std::size_t row = 0; row < 8; ++row) {
        for (std::size_t u = 0; u < 8; ++u) {
            for (std::size_t x = 0; x < 8; ++x) half[row * 8 + u] += cosines()[u][x] * (block[row * 8 + x] - 128);
        }
    }
    Block coefficients{};
    for (std::size_t v = 0; v < 8; ++v) {
        for (std::size_t u = 0; u < 8; ++u) {
            double value = 0;
            for (std::size_t row = 0; row < 8; ++row) value += cosines()[v][row] * half[row * 8 + u];
            const int step = table[v * 8 + u];
            coefficients[v * 8 + u] = static_cast<int>(std::lround(value / step)) * step;
        }
    }
    return coefficients;
}

}  // namespace

std::optional<QuantisationTable> luminanceTable(base::ByteView jpegFile) {
    if (jpegFile.size() < 4 || jpegFile[0] != 0xff || jpegFile[1] != 0xd8) return std::nullopt;
    std::size_t at = 2;
    while (at + 4 <= jpegFile.size() && jpegFile[at] == 0xff && jpegFile[at + 1] != 0xda) {
        const std::size_t end = at + 2 + static_cast<std::size_t>(jpegFile[at + 2]) * 256 + jpegFile[at + 3];
        if (end > jpegFile.size() || end < at + 4) return std::nullopt;
        if (jpegFile[at + 1] == 0xdb) {
            std::size_t table = at + 4;
            while (table < end) {
                const bool wide = jpegFile[table] >= 16;
                const std::size_t length = wide ? 129 : 65;
                if (table + length > end) return std::nullopt;
                if ((jpegFile[table] & 15) == 0) {
                    QuantisationTable result{};
                    for (std::size_t i = 0; i < 64; ++i) {
                        const std::size_t entry = table + 1 + (wide ? 2 * i + 1 : i);
                        result[kZigzag[i]] = std::max<int>(1, jpegFile[entry]);
                    }
                    return result;
                }
                table += length;
            }
        }
        at = end;
    }
    return std::nullopt;
}

QuantisationTable standardTable(int quality) {
    const int scale = quality < 50 ? 5000 / std::max(1, quality) : 200 - 2 * quality;
    QuantisationTable table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = std::clamp((kAnnexK[i] * scale + 50) / 100, 1, 255);
    return table;
}

CompatibilityResult jpegCompatibility(const SamplePlane& plane, const QuantisationTable& table) {
    CompatibilityResult result;
    for (int row = 0; row + 8 <= plane.rows; row += 8) {
        for (int column = 0; column + 8 <= plane.columns; column += 8) {
            Block block{};
            for (int i = 0; i < 64; ++i) block[static_cast<std::size_t>(i)] = plane.at(row + i / 8, column + i % 8);
            if (std::any_of(block.begin(), block.end(), [](int value) { return value <= 0 || value >= 255; })) continue;
            ++result.blocks;
            if (decodeBlock(nearestCoefficients(block, table)) != block) ++result.incompatible;
        }
    }
    return result;
}

}  // namespace intaglio::steganalysis
