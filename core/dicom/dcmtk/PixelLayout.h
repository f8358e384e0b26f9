#pragma once
#include <string>

#include "core/image/ImageReader.h"

namespace intaglio::dicom {

struct ParsedFile;

/// The Image Pixel module (PS3.3 C.7.6.3) as the file states it, checked.
struct PixelLayout {
    int rows = 0;
    int columns = 0;
    int frames = 1;
    int samplesPerPixel = 1;
    int bitsAllocated = 8;
    int bitsStored = 8;
    int highBit = 7;
    bool isSigned = false;
    bool planar = false;      ///< one plane per sample instead of interleaved
    std::string photometric;  ///< as stated; MONOCHROME2 where a bare ACR-NEMA data set states none

    [[nodiscard]] std::uint64_t samplesPerFrame() const {
        return static_cast<std::uint64_t>(rows) * static_cast<std::uint64_t>(columns) * static_cast<std::uint64_t>(samplesPerPixel);
    }
    /// 8, 16 or 32: what a sample takes in memory.
    [[nodiscard]] int containerBits() const { return bitsAllocated <= 8 ? 8 : bitsAllocated <= 16 ? 16 : 32; }
    [[nodiscard]] std::uint64_t containerBytesPerFrame() const {
        return samplesPerFrame() * static_cast<std::uint64_t>(containerBits() / 8);
    }
};

/// PictureHasNoPixels, PictureDamaged, PictureUnsupported, PictureTooLarge.
[[nodiscard]] base::Result<PixelLayout> readPixelLayout(ParsedFile& file, const image::ReadLimits& limits);

}  // namespace intaglio::dicom
