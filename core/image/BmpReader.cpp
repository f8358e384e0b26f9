#include <algorithm>

#include "core/image/ReaderSupport.h"

/// Windows bitmaps: BITMAPFILEHEADER and BITMAPINFOHEADER or a later one ("Bitmap Storage", Windows GDI documentation).
namespace intaglio::image {
namespace {

using base::Error;
using base::ErrorCode;

constexpr const char* kFormat = "bmp";
constexpr std::size_t kFileHeaderBytes = 14;
constexpr std::size_t kInfoHeaderBytes = 40;

std::uint32_t littleEndian(ByteView bytes, std::size_t position, std::size_t width) {
    std::uint32_t value = 0;
    for (std::size_t index = width; index-- > 0;) {
        value = value << 8 | bytes[position + index];
    }
    return value;
}

std::int32_t signedAt(ByteView bytes, std::size_t position) {
    return static_cast<std::int32_t>(littleEndian(bytes, position, 4));
}

Error damaged(const char* detail) {
    return Error(ErrorCode::PictureDamaged, {kFormat, detail});
}
Error unsupported(std::string detail) {
    return Error(ErrorCode::PictureUnsupported, {kFormat, std::move(detail)});
}
Error truncated() {
    return Error(ErrorCode::PictureTruncated, {kFormat});
}

struct Header {
    std::uint32_t pixelOffset = 0;
    std::uint32_t infoBytes = 0;
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;
    bool isTopDown = false;
    int bits = 0;
    std::uint32_t compression = 0;
    std::int32_t columnsPerMetre = 0;
    std::int32_t rowsPerMetre = 0;
    std::uint32_t paletteEntries = 0;
};

struct Color {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    [[nodiscard]] bool isGrey() const { return red == green && green == blue; }
};

Result<Header> parseHeader(ByteView file) {
    if (file.size() < kFileHeaderBytes + 4) {
        return truncated();
    }
    Header header;
    header.pixelOffset = littleEndian(file, 10, 4);
    header.infoBytes = littleEndian(file, kFileHeaderBytes, 4);
    if (header.infoBytes < kInfoHeaderBytes) {
        return unsupported("OS/2 header");
    }
    if (file.size() - kFileHeaderBytes < header.infoBytes) {
        return truncated();
    }
    const std::int32_t columns = signedAt(file, 18);
    const std::int32_t rows = signedAt(file, 22);
    if (columns < 0 || rows == std::numeric_limits<std::int32_t>::min()) {
        return damaged("negative size");
    }
    header.columns = static_cast<std::uint32_t>(columns);
    header.isTopDown = rows < 0;
    header.rows = static_cast<std::uint32_t>(header.isTopDown ? -rows : rows);
    header.bits = static_cast<int>(littleEndian(file, 28, 2));
    header.compression = littleEndian(file, 30, 4);
    header.columnsPerMetre = signedAt(file, 38);
    header.rowsPerMetre = signedAt(file, 42);
    header.paletteEntries = littleEndian(file, 46, 4);
    return header;
}

/// With explicit masks only the usual layout (blue, green, red, one spare byte) is read.
bool hasUsualMasks(ByteView file) {
    constexpr std::size_t kMasks = kFileHeaderBytes + kInfoHeaderBytes;
    return file.size() >= kMasks + 12 && littleEndian(file, kMasks, 4) == 0x00ff0000 && littleEndian(file, kMasks + 4, 4) == 0x0000ff00 &&
           littleEndian(file, kMasks + 8, 4) == 0x000000ff;
}

Status checkCoding(ByteView file, const Header& header) {
    constexpr std::uint32_t kUncompressed = 0;
    constexpr std::uint32_t kRle8 = 1;
    constexpr std::uint32_t kRle4 = 2;
    constexpr std::uint32_t kBitFields = 3;
    if (header.compression == kRle8 || header.compression == kRle4) {
        return unsupported("run-length coding");
    }
    const bool isUsualBitFields = header.compression == kBitFields && header.bits == 32 && hasUsualMasks(file);
    if (header.compression != kUncompressed && !isUsualBitFields) {
        return unsupported("compression " + std::to_string(header.compression));
    }
    if (header.bits != 8 && header.bits != 24 && header.bits != 32) {
        return unsupported(std::to_string(header.bits) + " bits per pixel");
    }
    return {};
}

Result<std::vector<Color>> readPalette(ByteView file, const Header& header) {
    constexpr std::uint32_t kLargest = 256;
    if (header.paletteEntries > kLargest) {
        return damaged("palette size");
    }
    const std::size_t count = header.paletteEntries == 0 ? kLargest : header.paletteEntries;
    const std::size_t start = kFileHeaderBytes + header.infoBytes;
    if (file.size() - start < count * 4) {
        return truncated();
    }
    std::vector<Color> palette(count);
    for (std::size_t index = 0; index < count; ++index) {
        const ByteView entry = file.subspan(start + index * 4, 4);
        palette[index] = {entry[2], entry[1], entry[0]};
    }
    return palette;
}

bool isGreyPalette(const std::vector<Color>& palette) {
    return std::all_of(palette.begin(), palette.end(), [](const Color& color) { return color.isGrey(); });
}

/// The index itself is the grey value: the file is a plain 8-bit grey picture.
bool isIdentityPalette(const std::vector<Color>& palette) {
    for (std::size_t index = 0; index < palette.size(); ++index) {
        if (palette[index].red != index) {
            return false;
        }
    }
    return isGreyPalette(palette);
}

/// An index beyond the palette is black, as other readers show it.
void convertIndexedRow(ByteView source, const std::vector<Color>& palette, bool isGrey, std::span<std::uint8_t> target) {
    std::uint8_t* out = target.data();
    for (const std::uint8_t index : source) {
        const Color color = index < palette.size() ? palette[index] : Color{};
        *out++ = color.red;
        if (!isGrey) {
            *out++ = color.green;
            *out++ = color.blue;
        }
    }
}

void convertColorRow(ByteView source, std::size_t pixelBytes, std::span<std::uint8_t> target) {
    std::uint8_t* out = target.data();
    for (std::size_t start = 0; start < source.size(); start += pixelBytes) {
        *out++ = source[start + 2];
        *out++ = source[start + 1];
        *out++ = source[start];
    }
}

PixelMeaning meaningOf(const Header& header, bool isGrey) {
    PixelMeaning meaning;
    meaning.photometric = isGrey ? Photometric::Monochrome2 : Photometric::Rgb;
    if (header.columnsPerMetre > 0 && header.rowsPerMetre > 0) {
        meaning.spacing = Spacing{1000.0 / header.rowsPerMetre, 1000.0 / header.columnsPerMetre, SpacingSource::FileResolution};
        meaning.pixelAspect = meaning.spacing->rowMm / meaning.spacing->columnMm;
    }
    return meaning;
}

/// Checks that every row is in the file, so that the loop over them needs no check and nothing is allocated in vain.
Result<ByteView> pixelBytesOf(ByteView file, const Header& header) {
    const std::uint64_t rowBytes = (std::uint64_t{header.columns} * static_cast<std::uint64_t>(header.bits) + 31) / 32 * 4;
    if (header.pixelOffset < kFileHeaderBytes + header.infoBytes) {
        return damaged("pixel offset");
    }
    if (header.pixelOffset > file.size() || rowBytes * header.rows > file.size() - header.pixelOffset) {
        return truncated();
    }
    return file.subspan(header.pixelOffset, static_cast<std::size_t>(rowBytes * header.rows));
}

void convertRows(const Header& header, ByteView pixels, const std::vector<Color>& palette, Image& image) {
    const std::size_t rows = header.rows;
    const std::size_t paddedRow = pixels.size() / rows;
    const std::size_t usedRow = header.columns * static_cast<std::size_t>(header.bits) / 8;
    const std::size_t targetRow = image.bytes().size() / rows;
    for (std::size_t row = 0; row < rows; ++row) {
        const ByteView source = pixels.subspan((header.isTopDown ? row : rows - 1 - row) * paddedRow, usedRow);
        const auto target = image.bytes().subspan(row * targetRow, targetRow);
        if (header.bits == 8) {
            convertIndexedRow(source, palette, image.geometry().samplesPerPixel == 1, target);
        } else {
            convertColorRow(source, static_cast<std::size_t>(header.bits) / 8, target);
        }
    }
}

Result<LoadedImage> readBmp(ByteView file, const ReadLimits& limits) {
    const Result<Header> header = parseHeader(file);
    if (!header) {
        return header.error();
    }
    if (const Status status = checkCoding(file, *header); !status) {
        return status.error();
    }
    std::vector<Color> palette;
    if (header->bits == 8) {
        Result<std::vector<Color>> read = readPalette(file, *header);
        if (!read) {
            return read.error();
        }
        palette = std::move(*read);
    }
    const bool isGrey = header->bits == 8 && isGreyPalette(palette);
    const auto geometry = checkedGeometry(kFormat, header->columns, header->rows, isGrey ? 1 : 3, 8, limits);
    if (!geometry) {
        return geometry.error();
    }
    const Result<ByteView> pixels = pixelBytesOf(file, *header);
    if (!pixels) {
        return pixels.error();
    }
    Result<Image> image = Image::create(*geometry, meaningOf(*header, isGrey));
    if (!image) {
        return image.error();
    }
    convertRows(*header, *pixels, palette, *image);
    LoadedImage loaded{std::move(*image), {}};
    loaded.source.format = kFormat;
    loaded.source.wasExpanded = header->bits == 8 && !isIdentityPalette(palette);
    return loaded;
}

class BmpReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view format() const override { return kFormat; }
    [[nodiscard]] bool recognises(ByteView head) const override { return head.size() >= 2 && head[0] == 'B' && head[1] == 'M'; }
    [[nodiscard]] Result<LoadedImage> read(ByteView file, const ReadLimits& limits) const override {
        return withoutExceptions(kFormat, [&] { return readBmp(file, limits); });
    }
};

}  // namespace

std::unique_ptr<ImageReader> makeBmpReader() {
    return std::make_unique<BmpReader>();
}

}  // namespace intaglio::image
