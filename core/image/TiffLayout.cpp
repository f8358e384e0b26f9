#include <tiffio.h>

#include "core/image/TiffPages.h"

namespace intaglio::image {
namespace {

/// Real transparency is kept; premultiplied colour lies on black already and unnamed channels mean nothing here, so both are dropped.
std::uint16_t keptSamplesOf(TIFF* tiff, const TiffLayout& layout) {
    const bool isColor = layout.photometric == PHOTOMETRIC_RGB || layout.photometric == PHOTOMETRIC_YCBCR;
    const std::uint16_t color = isColor ? 3 : 1;
    std::uint16_t count = 0;
    std::uint16_t* kinds = nullptr;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_EXTRASAMPLES, &count, &kinds);
    const bool hasAlpha = count == 1 && kinds != nullptr && kinds[0] == EXTRASAMPLE_UNASSALPHA && layout.samples == color + 1;
    return hasAlpha && !layout.isPalette() ? static_cast<std::uint16_t>(color + 1) : color;
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

std::uint64_t promisedBytes(const TiffLayout& layout) {
    const std::uint64_t samples = std::uint64_t{layout.columns} * layout.samples;
    return (samples * layout.bits + 7) / 8 * layout.rows;
}

}  // namespace

base::Error tiffDamaged(std::string detail) {
    return {base::ErrorCode::PictureDamaged, {"tiff", detail.empty() ? "pixel data" : std::move(detail)}};
}
base::Error tiffUnsupported(std::string detail) {
    return {base::ErrorCode::PictureUnsupported, {"tiff", std::move(detail)}};
}

TiffLayout tiffLayoutOf(TIFF* tiff) {
    TiffLayout layout;
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

Status checkTiffLayout(const TiffLayout& layout) {
    const bool isGrey = layout.photometric == PHOTOMETRIC_MINISBLACK || layout.photometric == PHOTOMETRIC_MINISWHITE;
    const bool isJpegColor = layout.photometric == PHOTOMETRIC_YCBCR && layout.compression == COMPRESSION_JPEG;
    if (!isGrey && !layout.isPalette() && layout.photometric != PHOTOMETRIC_RGB && !isJpegColor) {
        return tiffUnsupported("photometric interpretation " + std::to_string(layout.photometric));
    }
    if (layout.compression == COMPRESSION_OJPEG || TIFFIsCODECConfigured(layout.compression) == 0) {
        return tiffUnsupported("compression " + std::to_string(layout.compression));
    }
    if (layout.sampleFormat == SAMPLEFORMAT_IEEEFP || layout.sampleFormat > SAMPLEFORMAT_VOID) {
        return tiffUnsupported("sample format " + std::to_string(layout.sampleFormat));
    }
    const bool isSubByte = layout.bits == 1 || layout.bits == 2 || layout.bits == 4;
    const bool isWhole = layout.bits == 8 || (layout.bits == 16 && !layout.isPalette());
    if (!isWhole && !(isSubByte && layout.samples == 1 && layout.sampleFormat != SAMPLEFORMAT_INT)) {
        return tiffUnsupported(std::to_string(layout.bits) + " bits per sample");
    }
    if (layout.samples < layout.keptSamples || layout.samples > 16) {
        return tiffDamaged("samples per pixel");
    }
    return {};
}

bool canHold(std::uint64_t fileBytes, const TiffLayout& layout, std::uint64_t pages) {
    return promisedBytes(layout) * pages / largestRatio(layout.compression) <= fileBytes;
}

}  // namespace intaglio::image
