#include <tiffio.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstring>

#include "core/image/Orientation.h"
#include "core/image/PngChunks.h"
#include "core/image/ReaderSupport.h"
#include "core/image/TiffPages.h"

namespace intaglio::image {
namespace {

using base::Error;
using base::ErrorCode;

constexpr const char* kFormat = "tiff";
constexpr int kMaximumPages = 65535;

TiffMemory& memoryOf(thandle_t handle) {
    return *static_cast<TiffMemory*>(handle);
}

tmsize_t onRead(thandle_t handle, void* target, tmsize_t length) {
    TiffMemory& memory = memoryOf(handle);
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
    TiffMemory& memory = memoryOf(handle);
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
    TiffMemory& memory = *static_cast<TiffMemory*>(user);
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

TiffHandle openTiff(TiffMemory& memory) {
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

/// Every full-resolution page; thumbnails and masks beside the first are left out. Refuses a chain that breaks or bites its own tail.
Result<std::vector<TiffPage>> listPages(TIFF* tiff) {
    std::vector<TiffPage> pages;
    while (pages.size() < kMaximumPages) {
        std::uint32_t kind = 0;
        TIFFGetFieldDefaulted(tiff, TIFFTAG_SUBFILETYPE, &kind);
        const bool isExtra = (kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) != 0;
        if (pages.empty() || !isExtra) {
            pages.push_back({TIFFCurrentDirectory(tiff), tiffLayoutOf(tiff)});
        }
        if (TIFFLastDirectory(tiff) != 0) {
            break;
        }
        if (TIFFReadDirectory(tiff) == 0) {
            return tiffDamaged("page list");
        }
    }
    const auto isLikeFirst = [&](const TiffPage& page) { return page.layout == pages.front().layout; };
    if (!std::all_of(pages.begin(), pages.end(), isLikeFirst)) {
        pages.resize(1);
    }
    return pages;
}

PixelMeaning meaningOf(TIFF* tiff, const TiffLayout& layout) {
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

std::optional<ColorChunk> profileOf(TIFF* tiff, int samplesPerPixel) {
    std::uint32_t length = 0;
    const std::uint8_t* content = nullptr;
    if (TIFFGetField(tiff, TIFFTAG_ICCPROFILE, &length, &content) == 0 || content == nullptr) {
        return std::nullopt;
    }
    return profileChunk({content, length}, samplesPerPixel);
}

/// All pages as frames of one picture, not turned upright yet.
Result<Image> readPages(TIFF* tiff, const TiffMemory& memory, const std::vector<TiffPage>& pages, const ReadLimits& limits) {
    const TiffLayout& layout = pages.front().layout;
    if (const Status status = checkTiffLayout(layout); !status) {
        return status.error();
    }
    Result<Geometry> geometry = checkedGeometry(kFormat, layout.columns, layout.rows, layout.outputSamples(), layout.outputBits(), limits);
    if (!geometry) {
        return geometry.error();
    }
    if (pages.size() > limits.maximumSamples / geometry->samplesPerFrame()) {
        return Error(ErrorCode::PictureTooLarge, {std::to_string(layout.columns), std::to_string(layout.rows)});
    }
    // A file that promises more than it can hold costs no memory.
    if (!canHold(memory.file.size(), layout, pages.size())) {
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
        if (const Status status = readTiffPage(tiff, memory, pages[index], target); !status) {
            return status.error();
        }
    }
    return image;
}

Result<LoadedImage> readTiff(ByteView file, const ReadLimits& limits) {
    TiffMemory memory;
    memory.file = file;
    const TiffHandle tiff = openTiff(memory);
    if (!tiff) {
        return memory.isReadPastEnd ? Error(ErrorCode::PictureTruncated, {kFormat}) : tiffDamaged(memory.message.data());
    }
    const Result<std::vector<TiffPage>> pages = listPages(tiff.get());
    if (!pages) {
        return pages.error();
    }
    TIFFSetDirectory(tiff.get(), pages->front().index);
    const std::optional<ColorChunk> profile = profileOf(tiff.get(), pages->front().layout.outputSamples());
    Result<Image> image = readPages(tiff.get(), memory, *pages, limits);
    if (!image) {
        return image.error();
    }
    const TiffLayout& layout = pages->front().layout;
    Result<Image> upright = uprightPicture(std::move(*image), layout.orientation);
    if (!upright) {
        return upright.error();
    }
    LoadedImage loaded{std::move(*upright), {}};
    loaded.source.format = kFormat;
    loaded.source.lossy = layout.compression == COMPRESSION_JPEG || layout.compression == COMPRESSION_WEBP;
    loaded.source.exifOrientation = layout.orientation >= 1 && layout.orientation <= 8 ? layout.orientation : 1;
    loaded.source.wasExpanded = layout.isPalette() || layout.bits < 8 || layout.keptSamples != layout.samples;
    if (profile) {
        loaded.source.colorChunks.push_back(*profile);
    }
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
