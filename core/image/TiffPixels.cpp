#include <tiffio.h>

#include <algorithm>
#include <cstring>

#include "core/image/TiffPages.h"

namespace intaglio::image {
namespace {

/// The rectangles a page is stored in: strips of whole rows, or tiles.
struct Chunks {
    bool isTiled = false;
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;
    std::size_t rowBytes = 0;
    std::size_t bytes = 0;
};

Result<Chunks> chunksOf(TIFF* tiff, const TiffLayout& layout) {
    // Tiles are larger than the picture only for small pictures; anything far beyond it is an attempt to use up memory.
    constexpr std::uint32_t kMaximumTileSide = 16384;
    Chunks chunks;
    chunks.isTiled = TIFFIsTiled(tiff) != 0;
    if (chunks.isTiled) {
        TIFFGetField(tiff, TIFFTAG_TILEWIDTH, &chunks.columns);
        TIFFGetField(tiff, TIFFTAG_TILELENGTH, &chunks.rows);
        if (chunks.columns == 0 || chunks.rows == 0 || chunks.columns > kMaximumTileSide || chunks.rows > kMaximumTileSide) {
            return tiffDamaged("tile size");
        }
    } else {
        chunks.columns = layout.columns;
        TIFFGetFieldDefaulted(tiff, TIFFTAG_ROWSPERSTRIP, &chunks.rows);
        chunks.rows = std::clamp(chunks.rows, 1U, layout.rows);
    }
    const tmsize_t rowBytes = chunks.isTiled ? TIFFTileRowSize(tiff) : TIFFScanlineSize(tiff);
    const std::uint64_t planeSamples = layout.planar == PLANARCONFIG_SEPARATE ? 1 : layout.samples;
    const std::uint64_t expected = (std::uint64_t{chunks.columns} * planeSamples * layout.bits + 7) / 8;
    if (rowBytes <= 0 || static_cast<std::uint64_t>(rowBytes) != expected) {
        return tiffDamaged("row size");
    }
    chunks.rowBytes = static_cast<std::size_t>(rowBytes);
    chunks.bytes = chunks.rowBytes * chunks.rows;
    return chunks;
}

/// Spreads samples of 1, 2 or 4 bits over bytes; `scale` stretches grey to 0..255 and is 1 for palette indices.
void unpackRow(const std::uint8_t* packed, std::size_t count, int bits, int scale, std::uint8_t* target) {
    const int perByte = 8 / bits;
    const int mask = (1 << bits) - 1;
    for (std::size_t index = 0; index < count; ++index) {
        const auto place = static_cast<int>(index % static_cast<std::size_t>(perByte));
        const int shift = 8 - bits * (place + 1);
        target[index] = static_cast<std::uint8_t>(((packed[index / static_cast<std::size_t>(perByte)] >> shift) & mask) * scale);
    }
}

/// Reads one page's samples, before palette and orientation, into interleaved rows of keptSamples.
class PageReader {
public:
    PageReader(TIFF* tiff, const TiffMemory& memory, const TiffLayout& layout, const Chunks& chunks, std::span<std::uint8_t> target)
        : m_tiff(tiff), m_memory(memory), m_layout(layout), m_chunks(chunks), m_target(target), m_buffer(chunks.bytes) {
        m_sampleBytes = layout.bits == 16 ? 2 : 1;
        m_targetRow = m_target.size() / layout.rows;
        m_unpacked.resize(layout.bits < 8 ? chunks.columns : 0);
    }

    [[nodiscard]] Status read() {
        const bool isSeparate = m_layout.planar == PLANARCONFIG_SEPARATE;
        const std::uint16_t planes = isSeparate ? m_layout.keptSamples : std::uint16_t{1};
        for (std::uint16_t plane = 0; plane < planes; ++plane) {
            for (std::uint32_t row = 0; row < m_layout.rows; row += m_chunks.rows) {
                for (std::uint32_t column = 0; column < m_layout.columns; column += m_chunks.columns) {
                    if (const Status status = readChunk(column, row, plane); !status) {
                        return status;
                    }
                }
            }
        }
        return {};
    }

private:
    Status readChunk(std::uint32_t column, std::uint32_t row, std::uint16_t plane) {
        const std::uint32_t rows = std::min(m_chunks.rows, m_layout.rows - row);
        const std::size_t needed = m_chunks.rowBytes * (m_chunks.isTiled ? m_chunks.rows : rows);
        const auto size = static_cast<tmsize_t>(needed);
        const tmsize_t count = m_chunks.isTiled
                                   ? TIFFReadEncodedTile(m_tiff, TIFFComputeTile(m_tiff, column, row, 0, plane), m_buffer.data(), size)
                                   : TIFFReadEncodedStrip(m_tiff, TIFFComputeStrip(m_tiff, row, plane), m_buffer.data(), size);
        if (count != size || m_memory.message[0] != '\0') {
            return m_memory.isReadPastEnd ? base::Error(base::ErrorCode::PictureTruncated, {"tiff"}) : tiffDamaged(m_memory.message.data());
        }
        for (std::uint32_t inside = 0; inside < rows; ++inside) {
            copyRow(m_buffer.data() + inside * m_chunks.rowBytes, column, row + inside, plane);
        }
        return {};
    }

    void copyRow(const std::uint8_t* source, std::uint32_t column, std::uint32_t row, std::uint16_t plane) {
        const std::size_t pixels = std::min(m_chunks.columns, m_layout.columns - column);
        if (m_layout.bits < 8) {
            const int scale = m_layout.isPalette() ? 1 : 255 / ((1 << m_layout.bits) - 1);
            unpackRow(source, pixels, m_layout.bits, scale, m_unpacked.data());
            source = m_unpacked.data();
        }
        const bool isSeparate = m_layout.planar == PLANARCONFIG_SEPARATE;
        const std::size_t sourceStep = m_sampleBytes * (isSeparate ? 1 : m_layout.samples);
        const std::size_t targetStep = m_sampleBytes * m_layout.keptSamples;
        const std::size_t copied = isSeparate ? m_sampleBytes : targetStep;
        std::uint8_t* target = m_target.data() + row * m_targetRow + column * targetStep + plane * m_sampleBytes;
        if (sourceStep == targetStep && copied == targetStep) {
            std::memcpy(target, source, pixels * targetStep);
            return;
        }
        for (std::size_t pixel = 0; pixel < pixels; ++pixel) {
            std::memcpy(target + pixel * targetStep, source + pixel * sourceStep, copied);
        }
    }

    TIFF* m_tiff;
    const TiffMemory& m_memory;
    const TiffLayout& m_layout;
    const Chunks& m_chunks;
    std::span<std::uint8_t> m_target;
    Bytes m_buffer;
    Bytes m_unpacked;
    std::size_t m_sampleBytes = 1;
    std::size_t m_targetRow = 0;
};

Status expandPalette(TIFF* tiff, const TiffLayout& layout, ByteView indices, std::span<std::uint8_t> target) {
    std::array<std::uint16_t*, 3> channels{};
    if (TIFFGetField(tiff, TIFFTAG_COLORMAP, &channels[0], &channels[1], &channels[2]) == 0) {
        return tiffDamaged("no colour map");
    }
    // Entries have 16 bits by the standard; writers that filled in 8 are recognised, as libtiff's own tools do.
    const std::size_t entries = std::size_t{1} << layout.bits;
    const auto isSmall = [entries](const std::uint16_t* channel) {
        return std::all_of(channel, channel + entries, [](std::uint16_t value) { return value < 256; });
    };
    const int shift = std::all_of(channels.begin(), channels.end(), isSmall) ? 0 : 8;
    std::uint8_t* out = target.data();
    for (const std::uint8_t index : indices) {
        for (const std::uint16_t* channel : channels) {
            *out++ = static_cast<std::uint8_t>(channel[index] >> shift);
        }
    }
    return {};
}

}  // namespace

Status readTiffPage(TIFF* tiff, const TiffMemory& memory, const TiffPage& page, std::span<std::uint8_t> target) {
    const TiffLayout& layout = page.layout;
    if (TIFFSetDirectory(tiff, page.index) == 0) {
        return tiffDamaged("page list");
    }
    if (layout.photometric == PHOTOMETRIC_YCBCR) {
        TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    }
    const Result<Chunks> chunks = chunksOf(tiff, layout);
    if (!chunks) {
        return chunks.error();
    }
    if (!layout.isPalette()) {
        return PageReader(tiff, memory, layout, *chunks, target).read();
    }
    Bytes indices(std::size_t{layout.columns} * layout.rows);
    if (const Status status = PageReader(tiff, memory, layout, *chunks, indices).read(); !status) {
        return status;
    }
    return expandPalette(tiff, layout, indices, target);
}

}  // namespace intaglio::image
