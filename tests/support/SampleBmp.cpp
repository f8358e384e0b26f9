#include "tests/support/SampleFiles.h"

namespace intaglio::test {
namespace {

void littleEndian(Bytes& target, std::uint32_t value, int bytes) {
    for (int index = 0; index < bytes; ++index) {
        target.push_back(static_cast<std::uint8_t>(value >> (8 * index)));
    }
}

std::vector<std::array<std::uint8_t, 3>> greyRamp() {
    std::vector<std::array<std::uint8_t, 3>> ramp(256);
    for (std::size_t index = 0; index < ramp.size(); ++index) {
        ramp[index].fill(static_cast<std::uint8_t>(index));
    }
    return ramp;
}

Bytes rowsOf(const image::Image& image, const BmpSpec& spec) {
    const image::Geometry& geometry = image.geometry();
    Bytes rows;
    for (int row = 0; row < geometry.rows; ++row) {
        const int stored = spec.isTopDown ? row : geometry.rows - 1 - row;
        const auto samples = static_cast<std::size_t>(geometry.samplesPerPixel);
        const std::size_t start = static_cast<std::size_t>(stored) * static_cast<std::size_t>(geometry.columns) * samples;
        const std::size_t rowStart = rows.size();
        for (std::size_t pixel = 0; pixel < static_cast<std::size_t>(geometry.columns); ++pixel) {
            for (std::size_t sample = samples; sample-- > 0;) {
                rows.push_back(image.bytes()[start + pixel * samples + sample]);
            }
            if (spec.hasSpareByte) {
                rows.push_back(0x5a);
            }
        }
        while ((rows.size() - rowStart) % 4 != 0) {
            rows.push_back(0);
        }
    }
    return rows;
}

}  // namespace

Bytes bmpFile(const image::Image& image, const BmpSpec& spec) {
    const image::Geometry& geometry = image.geometry();
    const bool isIndexed = geometry.samplesPerPixel == 1;
    const auto palette = isIndexed ? (spec.palette.empty() ? greyRamp() : spec.palette) : spec.palette;
    const Bytes rows = rowsOf(image, spec);
    const auto offset = static_cast<std::uint32_t>(54 + palette.size() * 4);
    Bytes file{'B', 'M'};
    littleEndian(file, offset + static_cast<std::uint32_t>(rows.size()), 4);
    littleEndian(file, 0, 4);
    littleEndian(file, offset, 4);
    littleEndian(file, 40, 4);
    littleEndian(file, static_cast<std::uint32_t>(geometry.columns), 4);
    littleEndian(file, static_cast<std::uint32_t>(spec.isTopDown ? -geometry.rows : geometry.rows), 4);
    littleEndian(file, 1, 2);
    littleEndian(file, isIndexed ? 8 : (spec.hasSpareByte ? 32 : 24), 2);
    littleEndian(file, spec.compression, 4);
    littleEndian(file, static_cast<std::uint32_t>(rows.size()), 4);
    littleEndian(file, 4000, 4);
    littleEndian(file, 2000, 4);
    littleEndian(file, static_cast<std::uint32_t>(spec.palette.size()), 4);
    littleEndian(file, 0, 4);
    for (const auto& color : palette) {
        base::append(file, Bytes{color[2], color[1], color[0], 0});
    }
    base::append(file, rows);
    return file;
}

}  // namespace intaglio::test
