#include <tiffio.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstring>

#include "core/image/Orientation.h"
#include "core/image/ReaderSupport.h"

namespace intaglio::image {
namespace {

using base::Error;
using base::ErrorCode;

constexpr const char* kFormat = "tiff";
constexpr int kMaximumPages = 65535;

Error damaged(std::string detail) {
    return Error(ErrorCode::PictureDamaged, {kFormat, std::move(detail)});
}
Error unsupported(std::string detail) {
    return Error(ErrorCode::PictureUnsupported, {kFormat, std::move(detail)});
}

/// The file in memory as libtiff's client sees it, and libtiff's last complaint.
struct Memory {
    ByteView file;
    std::uint64_t position = 0;
    bool isReadPastEnd = false;
    std::array<char, 160> message{};
};

Memory& memoryOf(thandle_t handle) {
    return *static_cast<Memory*>(handle);
}

tmsize_t onRead(thandle_t handle, void* target, tmsize_t length) {
    Memory& memory = memoryOf(handle);
    const std::uint64_t left = memory.position < memory.file.size() ? memory.file.size() - memory.position : 0;
    const std::uint64_t count = std::min(left, static_cast<std::uint64_t>(std::max<tmsize_t>(length, 0)));
    memory.isReadPastEnd = memory.isReadPastEnd || count < static_cast<std::uint64_t>(std::max<tmsize_t>(length, 0));
    std::memcpy(target, memory.file.data() + (memory.file.size() - left), static_cast<std::size_t>(count));
    memory.position += count;
    return static_cast<tmsize_t>(count);
}

tmsize_t onWrite(thandle_t, void*, tmsize_t) {
    return 0;
}

toff_t onSeek(thandle_t handle, toff_t offset, int whence) {
    Memory& memory = memoryOf(handle);
    const std::uint64_t base = whence == SEEK_SET ? 0 : (whence == SEEK_CUR ? memory.position : memory.file.size());
    memory.position = base + offset;
    return memory.position;
}

int onClose(thandle_t) {
    return 0;
}
toff_t onSize(thandle_t handle) {
    return memoryOf(handle).file.size();
}

/// Handlers belong to one open file, so that readers in several threads do not share a thing.
int onError(TIFF*, void* user, const char*, const char* format, va_list arguments) {
    Memory& memory = *static_cast<Memory*>(user);
    if (memory.message[0] == '\0') {
        (void)std::vsnprintf(memory.message.data(), memory.message.size(), format, arguments);
    }
    return 1;
}
int onWarning(TIFF*, void*, const char*, const char*, va_list) {
    return 1;
}

struct CloseTiff {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using TiffHandle = std::unique_ptr<TIFF, CloseTiff>;

TiffHandle openTiff(Memory& memory) {
    constexpr tmsize_t kLargestAllocation = tmsize_t{2} << 30;
    const std::unique_ptr<TIFFOpenOptions, void (*)(TIFFOpenOptions*)> options(TIFFOpenOptionsAlloc(), TIFFOpenOptionsFree);
    if (!options) {
        return nullptr;
    }
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), kLargestAllocation);
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), onError, &memory);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), onWarning, &memory);
    // "m": no memory mapping, every access goes through onRead and its bounds.
    return TiffHandle(
        TIFFClientOpenExt("memory", "rm", &memory, onRead, onWrite, onSeek, onClose, onSize, nullptr, nullptr, options.get()));
}

/// What decides how one page's samples are read; pages that are equal in it become frames.
struct Layout {
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;
    std::uint16_t bits = 1;
    std::uint16_t samples = 1;
    std::uint16_t keptSamples = 1;
    std::uint16_t sampleFormat = SAMPLEFORMAT_UINT;
    std::uint16_t photometric = PHOTOMETRIC_MINISBLACK;
    std::uint16_t planar = PLANARCONFIG_CONTIG;
    std::uint16_t compression = COMPRESSION_NONE;
    std::uint16_t orientation = ORIENTATION_TOPLEFT;
    bool operator==(const Layout&) const = default;

    [[nodiscard]] bool isPalette() const { return photometric == PHOTOMETRIC_PALETTE; }
    [[nodiscard]] int outputSamples() const { return isPalette() ? 3 : keptSamples; }
    [[nodiscard]] int outputBits() const { return bits == 16 && !isPalette() ? 16 : 8; }
};

/// Real transparency is kept; premultiplied colour lies on black already and unnamed channels mean nothing here, so both are dropped.
std::uint16_t keptSamplesOf(TIFF* tiff, const Layout& layout) {
    const bool isColor = layout.photometric == PHOTOMETRIC_RGB || layout.photometric == PHOTOMETRIC_YCBCR;
    const std::uint16_t color = isColor ? 3 : 1;
    std::uint16_t count = 0;
    std::uint16_t* kinds = nullptr;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_EXTRASAMPLES, &count, &kinds);
    const bool hasAlpha = count == 1 && kinds != nullptr && kinds[0] == EXTRASAMPLE_UNASSALPHA && layout.samples == color + 1;
    return hasAlpha && !layout.isPalette() ? static_cast<std::uint16_t>(color + 1) : color;
}

Layout layoutOf(TIFF* tiff) {
    Layout layout;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &layout.columns);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &layout.rows);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &layout.bits);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &layout.samples);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLEFORMAT, &layout.sampleFormat);
    TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &layout.photometric);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &layout.planar);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &layout.compression);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &layout.orientation);
    layout.keptSamples = keptSamplesOf(tiff, layout);
    return layout;
}

Status checkLayout(const Layout& layout) {
    const bool isGrey = layout.photometric == PHOTOMETRIC_MINISBLACK || layout.photometric == PHOTOMETRIC_MINISWHITE;
    const bool isJpegColor = layout.photometric == PHOTOMETRIC_YCBCR && layout.compression == COMPRESSION_JPEG;
    if (!isGrey && !layout.isPalette() && layout.photometric != PHOTOMETRIC_RGB && !isJpegColor) {
        return unsupported("photometric interpretation " + std::to_string(layout.photometric));
    }
    if (layout.compression == COMPRESSION_OJPEG || TIFFIsCODECConfigured(layout.compression) == 0) {
        return unsupported("compression " + std::to_string(layout.compression));
    }
    if (layout.sampleFormat == SAMPLEFORMAT_IEEEFP || layout.sampleFormat > SAMPLEFORMAT_VOID) {
        return unsupported("sample format " + std::to_string(layout.sampleFormat));
    }
    const bool isSubByte = layout.bits == 1 || layout.bits == 2 || layout.bits == 4;
    const bool isWhole = layout.bits == 8 || (layout.bits == 16 && !layout.isPalette());
    if (!isWhole && !(isSubByte && layout.samples == 1 && layout.sampleFormat != SAMPLEFORMAT_INT)) {
        return unsupported(std::to_string(layout.bits) + " bits per sample");
    }
    if (layout.samples < layout.keptSamples || layout.samples > 16) {
        return damaged("samples per pixel");
    }
    return {};
}

/// The most a compression can expand; a file that promises more costs no memory.
std::uint64_t largestRatio(std::uint16_t compression) {
    switch (compression) {
        case COMPRESSION_NONE:
            return 1;
        case COMPRESSION_PACKBITS:
            return 64;
        case COMPRESSION_LZW:
            return 2731;
        case COMPRESSION_DEFLATE:
        case COMPRESSION_ADOBE_DEFLATE:
            return 1032;
        default:
            return 65536;
    }
}

std::uint64_t promisedBytes(const Layout& layout) {
    const std::uint64_t samples = std::uint64_t{layout.columns} * layout.samples;
    return (samples * layout.bits + 7) / 8 * layout.rows;
}

/// The rectangles a page is stored in: strips of whole rows, or tiles.
struct Chunks {
    bool isTiled = false;
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;
    std::size_t rowBytes = 0;
    std::size_t bytes = 0;
};

Result<Chunks> chunksOf(TIFF* tiff, const Layout& layout) {
    // Tiles are larger than the picture only for small pictures; anything far beyond it is an attempt to use up memory.
    constexpr std::uint32_t kMaximumTileSide = 16384;
    Chunks chunks;
    chunks.isTiled = TIFFIsTiled(tiff) != 0;
    if (chunks.isTiled) {
        TIFFGetField(tiff, TIFFTAG_TILEWIDTH, &chunks.columns);
        TIFFGetField(tiff, TIFFTAG_TILELENGTH, &chunks.rows);
        if (chunks.columns == 0 || chunks.rows == 0 || chunks.columns > kMaximumTileSide || chunks.rows > kMaximumTileSide) {
            return damaged("tile size");
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
        return damaged("row size");
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
    PageReader(TIFF* tiff, const Memory& memory, const Layout& layout, const Chunks& chunks, std::span<std::uint8_t> target)
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
            return m_memory.isReadPastEnd ? Error(ErrorCode::PictureTruncated, {kFormat}) : damaged(m_memory.message.data());
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
    const Memory& m_memory;
    const Layout& m_layout;
    const Chunks& m_chunks;
    std::span<std::uint8_t> m_target;
    Bytes m_buffer;
    Bytes m_unpacked;
    std::size_t m_sampleBytes = 1;
    std::size_t m_targetRow = 0;
};

struct Page {
    tdir_t index = 0;
    Layout layout;
};

/// Every full-resolution page; thumbnails and masks beside the first are left out. Refuses a chain that breaks or bites its own tail.
Result<std::vector<Page>> listPages(TIFF* tiff) {
    std::vector<Page> pages;
    while (pages.size() < kMaximumPages) {
        std::uint32_t kind = 0;
        TIFFGetFieldDefaulted(tiff, TIFFTAG_SUBFILETYPE, &kind);
        const bool isExtra = (kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) != 0;
        if (pages.empty() || !isExtra) {
            pages.push_back({TIFFCurrentDirectory(tiff), layoutOf(tiff)});
        }
        if (TIFFLastDirectory(tiff) != 0) {
            break;
        }
        if (TIFFReadDirectory(tiff) == 0) {
            return damaged("page list");
        }
    }
    const auto isLikeFirst = [&](const Page& page) { return page.layout == pages.front().layout; };
    if (!std::all_of(pages.begin(), pages.end(), isLikeFirst)) {
        pages.resize(1);
    }
    return pages;
}

PixelMeaning meaningOf(TIFF* tiff, const Layout& layout) {
    PixelMeaning meaning;
    if (layout.outputSamples() >= 3) {
        meaning.photometric = Photometric::Rgb;
    } else if (layout.photometric == PHOTOMETRIC_MINISWHITE) {
        meaning.photometric = Photometric::Monochrome1;
    }
    float perColumn = 0;
    float perRow = 0;
    std::uint16_t unit = RESUNIT_INCH;
    TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &perColumn);
    TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &perRow);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
    if (!(perColumn > 0 && perRow > 0 && perColumn < 1e6F && perRow < 1e6F)) {
        return meaning;
    }
    meaning.pixelAspect = static_cast<double>(perColumn) / static_cast<double>(perRow);
    if (unit == RESUNIT_INCH || unit == RESUNIT_CENTIMETER) {
        const double unitMm = unit == RESUNIT_INCH ? 25.4 : 10;
        meaning.spacing =
            Spacing{unitMm / static_cast<double>(perRow), unitMm / static_cast<double>(perColumn), SpacingSource::FileResolution};
    }
    return meaning;
}

Status expandPalette(TIFF* tiff, const Layout& layout, ByteView indices, std::span<std::uint8_t> target) {
    std::array<std::uint16_t*, 3> channels{};
    if (TIFFGetField(tiff, TIFFTAG_COLORMAP, &channels[0], &channels[1], &channels[2]) == 0) {
        return damaged("no colour map");
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

Status readPage(TIFF* tiff, const Memory& memory, const Page& page, std::span<std::uint8_t> target) {
    const Layout& layout = page.layout;
    if (TIFFSetDirectory(tiff, page.index) == 0) {
        return damaged("page list");
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

/// All pages as frames of one picture, not turned upright yet.
Result<Image> readPages(TIFF* tiff, const Memory& memory, const std::vector<Page>& pages, const ReadLimits& limits) {
    const Layout& layout = pages.front().layout;
    if (const Status status = checkLayout(layout); !status) {
        return status.error();
    }
    Result<Geometry> geometry = checkedGeometry(kFormat, layout.columns, layout.rows, layout.outputSamples(), layout.outputBits(), limits);
    if (!geometry) {
        return geometry.error();
    }
    if (pages.size() > limits.maximumSamples / geometry->samplesPerFrame()) {
        return Error(ErrorCode::PictureTooLarge, {std::to_string(layout.columns), std::to_string(layout.rows)});
    }
    if (promisedBytes(layout) * pages.size() / largestRatio(layout.compression) > memory.file.size()) {
        return Error(ErrorCode::PictureTruncated, {kFormat});
    }
    geometry->frames = static_cast<int>(pages.size());
    geometry->isSigned = layout.sampleFormat == SAMPLEFORMAT_INT;
    Result<Image> image = Image::create(*geometry, meaningOf(tiff, layout));
    if (!image) {
        return image;
    }
    const std::size_t frameBytes = geometry->samplesPerFrame() * geometry->bytesPerSample();
    for (std::size_t index = 0; index < pages.size(); ++index) {
        const auto target = image->bytes().subspan(index * frameBytes, frameBytes);
        if (const Status status = readPage(tiff, memory, pages[index], target); !status) {
            return status.error();
        }
    }
    return image;
}

Result<LoadedImage> readTiff(ByteView file, const ReadLimits& limits) {
    Memory memory;
    memory.file = file;
    const TiffHandle tiff = openTiff(memory);
    if (!tiff) {
        return memory.isReadPastEnd ? Error(ErrorCode::PictureTruncated, {kFormat}) : damaged(memory.message.data());
    }
    const Result<std::vector<Page>> pages = listPages(tiff.get());
    if (!pages) {
        return pages.error();
    }
    TIFFSetDirectory(tiff.get(), pages->front().index);
    Result<Image> image = readPages(tiff.get(), memory, *pages, limits);
    if (!image) {
        return image.error();
    }
    const Layout& layout = pages->front().layout;
    Result<Image> upright = uprightPicture(std::move(*image), layout.orientation);
    if (!upright) {
        return upright.error();
    }
    LoadedImage loaded{std::move(*upright), {}};
    loaded.source.format = kFormat;
    loaded.source.lossy = layout.compression == COMPRESSION_JPEG || layout.compression == COMPRESSION_WEBP;
    loaded.source.exifOrientation = layout.orientation >= 1 && layout.orientation <= 8 ? layout.orientation : 1;
    loaded.source.wasExpanded = layout.isPalette() || layout.bits < 8 || layout.keptSamples != layout.samples;
    return loaded;
}

class TiffReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view format() const override { return kFormat; }
    [[nodiscard]] bool recognises(ByteView head) const override {
        constexpr std::array<std::string_view, 4> kMagics{{{"II*\0", 4}, {"MM\0*", 4}, {"II+\0", 4}, {"MM\0+", 4}}};
        const std::string_view start = base::textOf(head.first(std::min<std::size_t>(head.size(), 4)));
        return std::find(kMagics.begin(), kMagics.end(), start) != kMagics.end();
    }
    [[nodiscard]] Result<LoadedImage> read(ByteView file, const ReadLimits& limits) const override {
        return withoutExceptions(kFormat, [&] { return readTiff(file, limits); });
    }
};

}  // namespace

std::unique_ptr<ImageReader> makeTiffReader() {
    return std::make_unique<TiffReader>();
}

}  // namespace intaglio::image
