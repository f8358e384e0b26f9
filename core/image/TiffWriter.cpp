#include <tiffio.h>

#include <algorithm>
#include <cstring>

#include "core/image/PngChunks.h"

// libtiff reports errors by return values and through the handlers below; nothing here jumps or throws through it.

namespace intaglio::image {
namespace {

using base::Error;
using base::ErrorCode;

constexpr const char* kFormat = "tiff";
/// Rows of a strip together; small enough for the caches, large enough for deflate's window of 32 KiB.
constexpr std::size_t kStripBytes = std::size_t{256} << 10;
constexpr int kDeflateLevel = 1;
/// Offsets of a classic TIFF file have 32 bits; what deflate may add to samples that do not compress stays below a hundredth.
constexpr std::uint64_t kLargestSamples = std::uint64_t{4'200'000'000};
constexpr double kMillimetresPerInch = 25.4;

/// The file under construction as libtiff's client sees it.
struct TiffOutput {
    Bytes file;
    std::uint64_t position = 0;
    bool isOutOfMemory = false;
};

TiffOutput& outputOf(thandle_t handle) {
    return *static_cast<TiffOutput*>(handle);
}

tmsize_t onRead(thandle_t handle, void* target, tmsize_t length) {
    TiffOutput& output = outputOf(handle);
    const std::uint64_t left = output.position < output.file.size() ? output.file.size() - output.position : 0;
    const std::uint64_t count = std::min(left, static_cast<std::uint64_t>(std::max<tmsize_t>(length, 0)));
    if (count != 0) std::memcpy(target, output.file.data() + output.position, static_cast<std::size_t>(count));
    output.position += count;
    return static_cast<tmsize_t>(count);
}

tmsize_t onWrite(thandle_t handle, void* source, tmsize_t length) try {
    TiffOutput& output = outputOf(handle);
    const auto count = static_cast<std::size_t>(std::max<tmsize_t>(length, 0));
    const auto end = static_cast<std::size_t>(output.position) + count;
    if (output.file.size() < end) output.file.resize(end);
    if (count != 0) std::memcpy(output.file.data() + output.position, source, count);
    output.position = end;
    return length;
} catch (const std::exception&) {
    outputOf(handle).isOutOfMemory = true;
    return 0;
}

toff_t onSeek(thandle_t handle, toff_t offset, int whence) {
    TiffOutput& output = outputOf(handle);
    const std::uint64_t base = whence == SEEK_SET ? 0 : (whence == SEEK_CUR ? output.position : output.file.size());
    output.position = base + offset;
    return output.position;
}

int onClose(thandle_t) {
    return 0;
}
toff_t onSize(thandle_t handle) {
    return outputOf(handle).file.size();
}
int onMessage(TIFF*, void*, const char*, const char*, va_list) {
    return 1;
}

struct CloseTiff {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using TiffHandle = std::unique_ptr<TIFF, CloseTiff>;

TiffHandle openForWriting(TiffOutput& output) {
    const std::unique_ptr<TIFFOpenOptions, void (*)(TIFFOpenOptions*)> options(TIFFOpenOptionsAlloc(), TIFFOpenOptionsFree);
    if (!options) return nullptr;
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), onMessage, nullptr);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), onMessage, nullptr);
    // "l": little endian on every machine, so that equal pictures give equal files.
    return TiffHandle(
        TIFFClientOpenExt("memory", "wml", &output, onRead, onWrite, onSeek, onClose, onSize, nullptr, nullptr, options.get()));
}

struct Resolution {
    std::uint16_t unit = RESUNIT_NONE;
    double perColumn = 0;  // along a row
    double perRow = 0;
};

/// From the pHYs chunk of a PNG, else from what the picture says of itself; none where neither says anything.
std::optional<Resolution> resolutionOf(const Image& image, const std::vector<ColorChunk>& chunks) {
    const auto phys = std::find_if(chunks.begin(), chunks.end(), [](const ColorChunk& chunk) { return chunk.name == "pHYs"; });
    std::optional<Spacing> spacing = image.meaning().spacing;
    if (phys != chunks.end()) spacing = spacingFromPhys(phys->content);
    if (spacing && spacing->rowMm > 0 && spacing->columnMm > 0) {
        return Resolution{RESUNIT_INCH, kMillimetresPerInch / spacing->columnMm, kMillimetresPerInch / spacing->rowMm};
    }
    const double aspect = image.meaning().pixelAspect;
    if (aspect == 1 || !(aspect > 1e-6 && aspect < 1e6)) return std::nullopt;
    return Resolution{RESUNIT_NONE, aspect, 1};
}

/// The tags of one page: what the samples are and how large they lie, nothing that names a person, a program or a time.
struct PageTags {
    Geometry geometry;
    bool isWhiteZero = false;
    std::uint32_t rowsPerStrip = 1;
    std::optional<Resolution> resolution;
    Bytes profile;
};

std::uint16_t photometricOf(const PageTags& tags) {
    if (tags.geometry.samplesPerPixel >= 3) return PHOTOMETRIC_RGB;
    return tags.isWhiteZero ? PHOTOMETRIC_MINISWHITE : PHOTOMETRIC_MINISBLACK;
}

bool setTags(TIFF* tiff, const PageTags& tags, int page) {
    const Geometry& geometry = tags.geometry;
    bool good = TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, static_cast<std::uint32_t>(geometry.columns)) != 0;
    good = good && TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, static_cast<std::uint32_t>(geometry.rows)) != 0;
    good = good && TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, geometry.bitsAllocated) != 0;
    good = good && TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, geometry.samplesPerPixel) != 0;
    good = good && TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT, geometry.isSigned ? SAMPLEFORMAT_INT : SAMPLEFORMAT_UINT) != 0;
    good = good && TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, photometricOf(tags)) != 0;
    good = good && TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG) != 0;
    good = good && TIFFSetField(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT) != 0;
    good = good && TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, tags.rowsPerStrip) != 0;
    good = good && TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_ADOBE_DEFLATE) != 0;
    good = good && TIFFSetField(tiff, TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL) != 0;
    good = good && TIFFSetField(tiff, TIFFTAG_ZIPQUALITY, kDeflateLevel) != 0;
    if (geometry.hasAlpha()) {
        const std::uint16_t kind = EXTRASAMPLE_UNASSALPHA;
        good = good && TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 1, &kind) != 0;
    }
    if (geometry.frames > 1) good = good && TIFFSetField(tiff, TIFFTAG_PAGENUMBER, page, geometry.frames) != 0;
    if (tags.resolution) {
        good = good && TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, tags.resolution->unit) != 0;
        good = good && TIFFSetField(tiff, TIFFTAG_XRESOLUTION, tags.resolution->perColumn) != 0;
        good = good && TIFFSetField(tiff, TIFFTAG_YRESOLUTION, tags.resolution->perRow) != 0;
    }
    if (!tags.profile.empty()) {
        good = good && TIFFSetField(tiff, TIFFTAG_ICCPROFILE, static_cast<std::uint32_t>(tags.profile.size()), tags.profile.data()) != 0;
    }
    return good;
}

/// `strip` is lent to libtiff, which may work in it; the picture itself is not touched.
bool writeStrips(TIFF* tiff, const PageTags& tags, ByteView samples, Bytes& strip) {
    const std::size_t rowBytes = samples.size() / static_cast<std::size_t>(tags.geometry.rows);
    const std::size_t stripBytes = rowBytes * tags.rowsPerStrip;
    std::uint32_t index = 0;
    for (std::size_t at = 0; at < samples.size(); at += stripBytes, ++index) {
        const ByteView part = samples.subspan(at, std::min(stripBytes, samples.size() - at));
        std::copy(part.begin(), part.end(), strip.begin());
        if (TIFFWriteEncodedStrip(tiff, index, strip.data(), static_cast<tmsize_t>(part.size())) < 0) return false;
    }
    return true;
}

bool writePages(TIFF* tiff, const PageTags& tags, const Image& image) {
    const std::size_t pageBytes = tags.geometry.samplesPerFrame() * tags.geometry.bytesPerSample();
    Bytes strip(pageBytes / static_cast<std::size_t>(tags.geometry.rows) * tags.rowsPerStrip);
    for (int page = 0; page < tags.geometry.frames; ++page) {
        const ByteView samples = image.bytes().subspan(static_cast<std::size_t>(page) * pageBytes, pageBytes);
        if (!setTags(tiff, tags, page) || !writeStrips(tiff, tags, samples, strip) || TIFFWriteDirectory(tiff) == 0) return false;
    }
    return true;
}

Error unsupported(const char* detail) {
    return Error(ErrorCode::PictureUnsupported, {kFormat, detail});
}

Status checkLayout(const Image& image) {
    const Geometry& geometry = image.geometry();
    if (image.bytes().empty()) return Error(ErrorCode::PictureHasNoPixels, {kFormat});
    if (geometry.bitsAllocated > 16) return unsupported("32-bit samples");
    if (image.bytes().size() > kLargestSamples) return unsupported("more than 4 GB of samples");
    if (geometry.frames > 65535) return unsupported("more than 65535 pages");
    const Photometric photometric = image.meaning().photometric;
    const bool isGrey = photometric == Photometric::Monochrome1 || photometric == Photometric::Monochrome2;
    if (geometry.samplesPerPixel >= 3 ? photometric != Photometric::Rgb : !isGrey) return unsupported("photometric interpretation");
    return {};
}

PageTags tagsFor(const Image& image, const std::vector<ColorChunk>& chunks) {
    PageTags tags;
    tags.geometry = image.geometry();
    tags.isWhiteZero = image.meaning().photometric == Photometric::Monochrome1;
    const std::size_t rowBytes =
        tags.geometry.samplesPerFrame() / static_cast<std::size_t>(tags.geometry.rows) * tags.geometry.bytesPerSample();
    tags.rowsPerStrip =
        static_cast<std::uint32_t>(std::clamp<std::size_t>(kStripBytes / rowBytes, 1, static_cast<std::size_t>(tags.geometry.rows)));
    tags.resolution = resolutionOf(image, chunks);
    for (const ColorChunk& chunk : chunks) {
        if (chunk.name == "iCCP") tags.profile = profileInChunk(chunk.content);
    }
    return tags;
}

Result<Bytes> writeTiff(const Image& image, const std::vector<ColorChunk>& chunks) {
    const PageTags tags = tagsFor(image, chunks);
    TiffOutput output;
    bool good = false;
    {
        const TiffHandle tiff = openForWriting(output);
        good = tiff != nullptr && writePages(tiff.get(), tags, image);
    }
    if (!good) return output.isOutOfMemory ? Error(ErrorCode::OutOfMemory) : Error(ErrorCode::Internal, {"tiff encoder"});
    return std::move(output.file);
}

}  // namespace

Result<Bytes> encodeTiff(const Image& image, const std::vector<ColorChunk>& chunks) {
    if (const Status status = checkLayout(image); !status) return status.error();
    for (const ColorChunk& chunk : chunks) {
        if (!isColorChunk(chunk.name)) return Error(ErrorCode::InvalidArgument, {"chunk", chunk.name});
    }
    try {
        return writeTiff(image, chunks);
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    }
}

}  // namespace intaglio::image
