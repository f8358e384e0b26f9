#include <tiffio.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "tests/support/SampleFiles.h"

namespace intaglio::test {
namespace {

struct Memory {
    Bytes content;
    std::size_t position = 0;
};
Memory& memoryOf(thandle_t handle) {
    return *static_cast<Memory*>(handle);
}

tmsize_t onRead(thandle_t handle, void* target, tmsize_t length) {
    Memory& memory = memoryOf(handle);
    const std::size_t count =
        std::min(static_cast<std::size_t>(length), memory.content.size() - std::min(memory.position, memory.content.size()));
    std::copy_n(memory.content.begin() + static_cast<std::ptrdiff_t>(memory.position), count, static_cast<std::uint8_t*>(target));
    memory.position += count;
    return static_cast<tmsize_t>(count);
}
tmsize_t onWrite(thandle_t handle, void* source, tmsize_t length) {
    Memory& memory = memoryOf(handle);
    const auto count = static_cast<std::size_t>(length);
    memory.content.resize(std::max(memory.content.size(), memory.position + count));
    std::copy_n(static_cast<const std::uint8_t*>(source), count, memory.content.begin() + static_cast<std::ptrdiff_t>(memory.position));
    memory.position += count;
    return length;
}
toff_t onSeek(thandle_t handle, toff_t offset, int whence) {
    Memory& memory = memoryOf(handle);
    const toff_t base = whence == SEEK_SET ? 0 : (whence == SEEK_CUR ? memory.position : memory.content.size());
    memory.position = static_cast<std::size_t>(base + offset);
    return memory.position;
}
int onClose(thandle_t) {
    return 0;
}
toff_t onSize(thandle_t handle) {
    return memoryOf(handle).content.size();
}

int photometricOf(const image::Geometry& geometry, const TiffSpec& spec) {
    if (spec.photometric >= 0) {
        return spec.photometric;
    }
    return geometry.samplesPerPixel >= 3 ? PHOTOMETRIC_RGB : PHOTOMETRIC_MINISBLACK;
}

void setFields(TIFF* tiff, const image::Geometry& geometry, const TiffSpec& spec) {
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, geometry.columns);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, geometry.rows);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, geometry.bitsAllocated);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, geometry.samplesPerPixel);
    TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT, geometry.isSigned ? SAMPLEFORMAT_INT : SAMPLEFORMAT_UINT);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, photometricOf(geometry, spec));
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, spec.compression);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, spec.isPlanar ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, spec.orientation);
    if (geometry.hasAlpha()) {
        const std::uint16_t kind = static_cast<std::uint16_t>(spec.extraSample < 0 ? EXTRASAMPLE_UNASSALPHA : spec.extraSample);
        TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 1, &kind);
    }
    if (spec.dotsPerInch > 0) {
        TIFFSetField(tiff, TIFFTAG_XRESOLUTION, spec.dotsPerInch);
        TIFFSetField(tiff, TIFFTAG_YRESOLUTION, spec.dotsPerInch);
        TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    }
    if (!spec.profile.empty()) {
        TIFFSetField(tiff, TIFFTAG_ICCPROFILE, static_cast<std::uint32_t>(spec.profile.size()), spec.profile.data());
    }
    if (!spec.colorMap.empty()) {
        const std::size_t entries = spec.colorMap.size() / 3;
        TIFFSetField(tiff, TIFFTAG_COLORMAP, spec.colorMap.data(), spec.colorMap.data() + entries, spec.colorMap.data() + 2 * entries);
    }
}

/// One rectangle's samples, beyond the picture zero; `plane` < 0: all channels.
Bytes rectangle(const image::Image& image, int left, int top, int columns, int rows, int plane) {
    const image::Geometry& geometry = image.geometry();
    const std::size_t sampleBytes = geometry.bytesPerSample();
    const auto samples = static_cast<std::size_t>(geometry.samplesPerPixel);
    const std::size_t copied = plane < 0 ? samples * sampleBytes : sampleBytes;
    const std::size_t skipped = plane < 0 ? 0 : static_cast<std::size_t>(plane) * sampleBytes;
    Bytes content(copied * static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    for (int row = 0; row < std::min(rows, geometry.rows - top); ++row) {
        for (int column = 0; column < std::min(columns, geometry.columns - left); ++column) {
            const auto pixel =
                static_cast<std::size_t>(top + row) * static_cast<std::size_t>(geometry.columns) + static_cast<std::size_t>(left + column);
            const auto place = static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
            std::memcpy(content.data() + place * copied, image.bytes().data() + pixel * samples * sampleBytes + skipped, copied);
        }
    }
    return content;
}

void writeTiles(TIFF* tiff, const image::Image& image, const TiffSpec& spec, int planes) {
    const auto side = static_cast<std::uint32_t>(spec.tileSide);
    TIFFSetField(tiff, TIFFTAG_TILEWIDTH, side);
    TIFFSetField(tiff, TIFFTAG_TILELENGTH, side);
    for (int plane = 0; plane < planes; ++plane) {
        for (int top = 0; top < image.geometry().rows; top += spec.tileSide) {
            for (int left = 0; left < image.geometry().columns; left += spec.tileSide) {
                Bytes tile = rectangle(image, left, top, spec.tileSide, spec.tileSide, planes > 1 ? plane : -1);
                TIFFWriteTile(tiff, tile.data(), static_cast<std::uint32_t>(left), static_cast<std::uint32_t>(top), 0,
                              static_cast<std::uint16_t>(plane));
            }
        }
    }
}

void writeStrips(TIFF* tiff, const image::Image& image, int planes) {
    constexpr int kRowsPerStrip = 8;
    const image::Geometry& geometry = image.geometry();
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, kRowsPerStrip);
    std::uint32_t strip = 0;
    for (int plane = 0; plane < planes; ++plane) {
        for (int top = 0; top < geometry.rows; top += kRowsPerStrip) {
            const int rows = std::min(kRowsPerStrip, geometry.rows - top);
            Bytes content = rectangle(image, 0, top, geometry.columns, rows, planes > 1 ? plane : -1);
            if (TIFFWriteEncodedStrip(tiff, strip++, content.data(), static_cast<tmsize_t>(content.size())) < 0) {
                std::abort();
            }
        }
    }
}

void writePage(TIFF* tiff, const image::Image& image, const TiffSpec& spec) {
    setFields(tiff, image.geometry(), spec);
    const int planes = spec.isPlanar ? image.geometry().samplesPerPixel : 1;
    if (spec.tileSide > 0) {
        writeTiles(tiff, image, spec, planes);
    } else {
        writeStrips(tiff, image, planes);
    }
    if (TIFFWriteDirectory(tiff) == 0) {
        std::abort();
    }
}

}  // namespace

Bytes tiffFile(const std::vector<image::Image>& pages, const TiffSpec& spec) {
    Memory memory;
    TIFF* tiff =
        TIFFClientOpen("memory", spec.isBigEndian ? "wb" : "wl", &memory, onRead, onWrite, onSeek, onClose, onSize, nullptr, nullptr);
    if (tiff == nullptr) {
        std::abort();
    }
    for (const image::Image& page : pages) {
        writePage(tiff, page, spec);
    }
    TIFFClose(tiff);
    return std::move(memory.content);
}

Bytes tiffFile(const image::Image& image, const TiffSpec& spec) {
    std::vector<image::Image> pages;
    for (int frame = 0; frame < image.geometry().frames; ++frame) {
        pages.push_back(image.frame(frame));
    }
    return tiffFile(pages, spec);
}

}  // namespace intaglio::test
