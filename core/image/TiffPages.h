#pragma once
#include "core/image/ImageReader.h"

struct tiff;  // libtiff's TIFF

/// The parts of TiffReader.cpp: what a page looks like and how its samples are fetched. Private to this folder.
namespace intaglio::image {

/// The file in memory as libtiff's client sees it, and libtiff's first complaint.
struct TiffMemory {
    ByteView file;
    std::uint64_t position = 0;
    bool isReadPastEnd = false;
    std::array<char, 160> message{};
};

/// What decides how one page's samples are read; pages that are equal in it become frames.
struct TiffLayout {
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;
    std::uint16_t bits = 1;
    std::uint16_t samples = 1;
    std::uint16_t keptSamples = 1;
    std::uint16_t sampleFormat = 1;
    std::uint16_t photometric = 1;
    std::uint16_t planar = 1;
    std::uint16_t compression = 1;
    std::uint16_t orientation = 1;
    bool operator==(const TiffLayout&) const = default;

    [[nodiscard]] bool isPalette() const { return photometric == 3; }
    [[nodiscard]] int outputSamples() const { return isPalette() ? 3 : keptSamples; }
    [[nodiscard]] int outputBits() const { return bits == 16 && !isPalette() ? 16 : 8; }
};

struct TiffPage {
    unsigned index = 0;
    TiffLayout layout;
};

/// The layout of the current page.
[[nodiscard]] TiffLayout tiffLayoutOf(tiff* file);
/// PictureUnsupported, PictureDamaged.
[[nodiscard]] Status checkTiffLayout(const TiffLayout& layout);
/// False where `pages` like this one cannot come out of a file of this length, however well it is compressed.
[[nodiscard]] bool canHold(std::uint64_t fileBytes, const TiffLayout& layout, std::uint64_t pages);
/// Samples of one page into `target` (outputSamples interleaved, native byte order), not turned. PictureTruncated, PictureDamaged.
[[nodiscard]] Status readTiffPage(tiff* file, const TiffMemory& memory, const TiffPage& page, std::span<std::uint8_t> target);

[[nodiscard]] base::Error tiffDamaged(std::string detail);
[[nodiscard]] base::Error tiffUnsupported(std::string detail);

}  // namespace intaglio::image
