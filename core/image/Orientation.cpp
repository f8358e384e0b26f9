#include "core/image/Orientation.h"

#include <algorithm>
#include <cstring>

namespace intaglio::image {
namespace {

/// Reads integers of a TIFF structure; anything outside the bytes is empty.
class TiffFields {
public:
    TiffFields(ByteView bytes, bool isLittleEndian) : m_bytes(bytes), m_isLittleEndian(isLittleEndian) {}

    [[nodiscard]] std::optional<std::uint32_t> number(std::size_t position, std::size_t width) const {
        if (position > m_bytes.size() || width > m_bytes.size() - position) {
            return std::nullopt;
        }
        std::uint32_t value = 0;
        for (std::size_t index = 0; index < width; ++index) {
            const std::size_t place = m_isLittleEndian ? width - 1 - index : index;
            value = value << 8 | m_bytes[position + place];
        }
        return value;
    }

private:
    ByteView m_bytes;
    bool m_isLittleEndian;
};

constexpr std::uint32_t kOrientationTag = 0x0112;
constexpr std::uint32_t kShortType = 3;
constexpr std::size_t kEntryBytes = 12;

int orientationInDirectory(const TiffFields& fields, std::size_t directory) {
    const std::uint32_t entries = fields.number(directory, 2).value_or(0);
    for (std::size_t index = 0; index < entries; ++index) {
        const std::size_t entry = directory + 2 + index * kEntryBytes;
        const std::optional<std::uint32_t> tag = fields.number(entry, 2);
        if (!tag) {
            return 1;  // the directory runs past the segment
        }
        if (tag == kOrientationTag && fields.number(entry + 2, 2) == kShortType) {
            const std::uint32_t value = fields.number(entry + 8, 2).value_or(1);
            return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
        }
    }
    return 1;
}

/// Where the pixel of an upright picture lies in the stored one: start + column * perColumn + row * perRow, in pixels.
struct Walk {
    std::ptrdiff_t start;
    std::ptrdiff_t perColumn;
    std::ptrdiff_t perRow;
};

Walk walkOf(int orientation, std::ptrdiff_t columns, std::ptrdiff_t rows) {
    const std::ptrdiff_t lastColumn = columns - 1;
    const std::ptrdiff_t lastRow = (rows - 1) * columns;
    switch (orientation) {
        case 2:
            return {lastColumn, -1, columns};
        case 3:
            return {lastRow + lastColumn, -1, -columns};
        case 4:
            return {lastRow, 1, -columns};
        case 5:
            return {0, columns, 1};
        case 6:
            return {lastRow, -columns, 1};
        case 7:
            return {lastRow + lastColumn, -columns, -1};
        default:
            return {lastColumn, columns, -1};
    }
}

void copyFrame(std::span<const std::uint8_t> source, std::span<std::uint8_t> target, const Geometry& upright, const Walk& walk) {
    const std::size_t pixelBytes = upright.bytesPerSample() * static_cast<std::size_t>(upright.samplesPerPixel);
    std::uint8_t* out = target.data();
    for (std::ptrdiff_t row = 0; row < upright.rows; ++row) {
        std::ptrdiff_t pixel = walk.start + row * walk.perRow;
        for (int column = 0; column < upright.columns; ++column) {
            std::memcpy(out, source.data() + static_cast<std::size_t>(pixel) * pixelBytes, pixelBytes);
            out += pixelBytes;
            pixel += walk.perColumn;
        }
    }
}

void transposeMeaning(PixelMeaning& meaning) {
    if (meaning.spacing) {
        std::swap(meaning.spacing->rowMm, meaning.spacing->columnMm);
    }
    if (meaning.pixelAspect > 0) {
        meaning.pixelAspect = 1 / meaning.pixelAspect;
    }
}

}  // namespace

int exifOrientation(ByteView segment) {
    constexpr std::array<std::uint8_t, 6> kExif{'E', 'x', 'i', 'f', 0, 0};
    if (segment.size() < kExif.size() + 8 || !std::equal(kExif.begin(), kExif.end(), segment.begin())) {
        return 1;
    }
    const ByteView tiff = segment.subspan(kExif.size());
    const bool isLittleEndian = tiff[0] == 'I' && tiff[1] == 'I';
    const bool isBigEndian = tiff[0] == 'M' && tiff[1] == 'M';
    const TiffFields fields(tiff, isLittleEndian);
    constexpr std::uint32_t kTiffMagic = 42;
    if (!(isLittleEndian || isBigEndian) || fields.number(2, 2) != kTiffMagic) {
        return 1;
    }
    return orientationInDirectory(fields, fields.number(4, 4).value_or(0));
}

Result<Image> uprightPicture(Image image, int orientation) {
    if (orientation < 2 || orientation > 8 || image.bytes().empty()) {
        return image;
    }
    Geometry upright = image.geometry();
    PixelMeaning meaning = image.meaning();
    if (orientation >= 5) {
        std::swap(upright.columns, upright.rows);
        transposeMeaning(meaning);
    }
    Result<Image> turned = Image::create(upright, std::move(meaning));
    if (!turned) {
        return turned;
    }
    const Walk walk = walkOf(orientation, image.geometry().columns, image.geometry().rows);
    const std::size_t frameBytes = upright.samplesPerFrame() * upright.bytesPerSample();
    for (std::size_t start = 0; start < image.bytes().size(); start += frameBytes) {
        copyFrame(std::as_const(image).bytes().subspan(start, frameBytes), turned->bytes().subspan(start, frameBytes), upright, walk);
    }
    return turned;
}

}  // namespace intaglio::image
