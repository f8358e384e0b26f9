#include "core/dicom/dcmtk/PixelReader.h"

#include <algorithm>
#include <bit>
#include <cstdlib>

#include "core/dicom/dcmtk/Fragments.h"
#include "core/dicom/dcmtk/FrameDecoders.h"
#include "core/dicom/dcmtk/SampleStore.h"

namespace intaglio::dicom {

static_assert(std::endian::native == std::endian::little, "samples are handed over as the toolkit holds them in memory");

using base::Bytes;
using base::ByteView;
using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using image::Image;

namespace {

/// A big-endian file's samples in this machine's order. `unit`: bytes that were swapped together.
Bytes reorder(ByteView bytes, std::size_t unit) {
    Bytes result(bytes.size());
    const std::size_t whole = bytes.size() / unit * unit;
    if (unit == 2) {
        for (std::size_t at = 0; at < whole; at += 2) {
            result[at] = bytes[at + 1];
            result[at + 1] = bytes[at];
        }
    } else {
        for (std::size_t at = 0; at < whole; at += unit) {
            std::reverse_copy(bytes.data() + at, bytes.data() + at + unit, result.data() + at);
        }
    }
    std::copy(bytes.begin() + static_cast<std::ptrdiff_t>(whole), bytes.end(), result.begin() + static_cast<std::ptrdiff_t>(whole));
    return result;
}

std::uint64_t roughness(ByteView bytes, std::size_t step) {
    std::uint64_t sum = 0;
    for (std::size_t i = step; i < bytes.size(); ++i) sum += static_cast<std::uint64_t>(std::abs(int{bytes[i]} - int{bytes[i - step]}));
    return sum;
}

/// PS3.5 8.1.1 swaps 8-bit samples in big-endian words, but writers of this retired syntax disagree. Wrongly swapped pixels alternate, so
/// the smoother reading of the first frame is taken; the standard's where both are alike.
bool holdsSwappedBytes(ByteView bytes, const PixelLayout& layout) {
    const auto frame = static_cast<std::size_t>(layout.samplesPerFrame());
    const std::size_t even = std::min(frame + frame % 2, bytes.size() / 2 * 2);
    const ByteView asStored = bytes.first(even);
    const Bytes swapped = reorder(asStored, 2);
    const auto step = static_cast<std::size_t>(layout.planar ? 1 : layout.samplesPerPixel);
    return roughness(ByteView(swapped).first(std::min(frame, even)), step) <= roughness(asStored.first(std::min(frame, even)), step);
}

std::uint64_t nativeBits(const PixelLayout& layout) {
    return layout.samplesPerFrame() * static_cast<std::uint64_t>(layout.frames) * static_cast<std::uint64_t>(layout.bitsAllocated);
}

Result<std::vector<Bytes>> frameStreams(const PixelElement& pixels, const PixelLayout& layout) {
    if (pixels.fragments.size() < 2) return Error(ErrorCode::PictureTruncated, {"dicom"});
    std::vector<ByteView> fragments(pixels.fragments.begin() + 1, pixels.fragments.end());
    while (fragments.size() > static_cast<std::size_t>(layout.frames) && fragments.back().empty()) fragments.pop_back();
    return joinFragments(fragments, pixels.fragments.front(), layout.frames);
}

/// Some writers wrap plain samples into fragments and name a JPEG syntax; the exact length and the missing marker give them away.
bool isPlainFrame(ByteView stream, const PixelLayout& layout) {
    const std::uint64_t size = layout.containerBytesPerFrame();
    return stream.size() == size + size % 2 && layout.bitsAllocated % 8 == 0 && !(stream[0] == 0xFF && stream[1] >= 0x4F);
}

Result<DecodedFrame> decodeFrame(ByteView stream, const PixelLayout& layout, const TransferSyntax& syntax) {
    switch (syntax.coding) {
        case Coding::Rle:
            return decodeRle(stream, layout);
        case Coding::Jpeg:
        case Coding::JpegLs:
            if (isPlainFrame(stream, layout)) return DecodedFrame{Bytes(stream.begin(), stream.end()), layout.bitsAllocated / 8};
            return decodeJpegFamily(stream, layout, syntax);
        case Coding::Jpeg2000:
            return decodeJpeg2000(stream, layout);
        case Coding::DeflatedFrames:
            return decodeDeflated(stream, layout);
        case Coding::Native:
        case Coding::Unsupported:
            break;
    }
    return Error(ErrorCode::PictureUnsupported, {"dicom", "transfer syntax " + syntax.uid});
}

image::Geometry geometryOf(const PixelLayout& layout) {
    image::Geometry geometry;
    geometry.columns = layout.columns;
    geometry.rows = layout.rows;
    geometry.frames = layout.frames;
    geometry.samplesPerPixel = layout.samplesPerPixel;
    geometry.bitsAllocated = layout.containerBits();
    geometry.bitsStored = layout.bitsStored;
    geometry.isSigned = layout.isSigned;
    return geometry;
}

Result<Image> readEncapsulated(const ParsedFile& file, const PixelLayout& layout, image::PixelMeaning meaning) {
    auto streams = frameStreams(*file.pixels, layout);
    if (!streams) return streams.error();
    PixelLayout stored = layout;
    stored.planar = layout.planar && file.syntax.coding == Coding::DeflatedFrames;
    // The picture is allocated only once its first frame has proved to be there.
    Result<Image> image = Image();
    for (std::size_t f = 0; f < streams->size(); ++f) {
        auto frame = decodeFrame((*streams)[f], layout, file.syntax);
        if (!frame) return frame.error();
        if (f == 0) image = Image::create(geometryOf(layout), std::move(meaning));
        if (!image) return image;
        storeSamples(SampleSource{frame->samples, frame->bytesPerSample, frame->isAligned}, stored, *image, f);
    }
    return image;
}

Status storeNative(ByteView pixels, bool subsampled, const PixelLayout& layout, Image& image) {
    for (std::size_t f = 0; f < static_cast<std::size_t>(layout.frames); ++f) {
        if (layout.bitsAllocated % 8 != 0) {
            const auto bits = layout.samplesPerFrame() * static_cast<std::uint64_t>(layout.bitsAllocated);
            auto frame = unpackBits(pixels, f * bits, layout);
            if (!frame) return frame.error();
            storeSamples(SampleSource{frame->samples, frame->bytesPerSample, false}, layout, image, f);
            continue;
        }
        const int width = layout.bitsAllocated / 8;
        const auto samples = static_cast<std::size_t>(subsampled ? layout.samplesPerFrame() / 3 * 2 : layout.samplesPerFrame());
        const std::size_t size = samples * static_cast<std::size_t>(width);
        const ByteView bytes = pixels.subspan(f * size, size);
        if (subsampled) {
            storeUpsampled(bytes, image, f);
        } else {
            storeSamples(SampleSource{bytes, width, false}, layout, image, f);
        }
    }
    return {};
}

}  // namespace

bool isSubsampled(const ParsedFile& file, const PixelLayout& layout) {
    if (layout.photometric != "YBR_FULL_422" || layout.samplesPerPixel != 3 || layout.bitsAllocated != 8 || layout.columns % 2 != 0)
        return false;
    // Files that say YBR_FULL_422 and hold three full samples exist; their length tells.
    return file.pixels && !file.pixels->isEncapsulated && file.pixels->value.size() < nativeBits(layout) / 8;
}

Result<NativePixels> nativePixels(const ParsedFile& file, const PixelLayout& layout) {
    const ByteView bytes = file.pixels->value;
    std::uint64_t needed = (nativeBits(layout) + 7) / 8;
    if (isSubsampled(file, layout)) needed = needed / 3 * 2;
    if (bytes.size() < needed) return Error(ErrorCode::PictureTruncated, {"dicom"});
    NativePixels result;
    result.inFile = bytes;
    if (!file.syntax.bigEndian) return result;
    const auto width = static_cast<std::size_t>(layout.bitsAllocated / 8);
    if (width == 1 && file.pixels->isWords && holdsSwappedBytes(bytes, layout)) result.reordered = reorder(bytes, 2);
    if (width == 0 && file.pixels->isWords) result.reordered = reorder(bytes, 2);
    if (width > 1) result.reordered = reorder(bytes, width);
    return result;
}

Result<Image> readPixels(const ParsedFile& file, const PixelLayout& layout, image::PixelMeaning meaning) {
    const bool encapsulated = file.pixels->isEncapsulated;
    if (encapsulated && file.syntax.coding == Coding::Native)
        return Error(ErrorCode::PictureDamaged, {"dicom", "fragments in a native syntax"});
    if (!encapsulated && file.syntax.coding == Coding::Unsupported) {
        return Error(ErrorCode::PictureUnsupported, {"dicom", "transfer syntax " + file.syntax.uid});
    }
    if (encapsulated) return readEncapsulated(file, layout, std::move(meaning));
    const auto native = nativePixels(file, layout);
    if (!native) return native.error();
    auto image = Image::create(geometryOf(layout), std::move(meaning));
    if (!image) return image.error();
    if (auto status = storeNative(native->bytes(), isSubsampled(file, layout), layout, *image); !status) return status.error();
    return image;
}

}  // namespace intaglio::dicom
