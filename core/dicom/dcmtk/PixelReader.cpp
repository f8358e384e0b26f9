#include "core/dicom/dcmtk/PixelReader.h"

#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>

#include <bit>

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

DcmPixelData* pixelElement(ParsedFile& file) { return dynamic_cast<DcmPixelData*>(findElement(*file.dataSet, DCM_PixelData)); }

DcmPixelSequence* pixelSequence(ParsedFile& file) {
    DcmPixelData* const pixels = pixelElement(file);
    if (pixels == nullptr) return nullptr;
    E_TransferSyntax syntax = EXS_Unknown;
    const DcmRepresentationParameter* parameter = nullptr;
    pixels->getOriginalRepresentationKey(syntax, parameter);
    DcmPixelSequence* sequence = nullptr;
    return pixels->getEncapsulatedRepresentation(syntax, parameter, sequence).good() ? sequence : nullptr;
}

Result<ByteView> nativeBytes(DcmPixelData& pixels) {
    const std::size_t length = pixels.getLength();
    if (pixels.getVR() == EVR_OW) {
        Uint16* words = nullptr;
        if (pixels.getUint16Array(words).good() && words != nullptr) return ByteView(reinterpret_cast<const std::uint8_t*>(words), length);
    }
    Uint8* bytes = nullptr;
    if (pixels.getUint8Array(bytes).good() && bytes != nullptr) return ByteView(bytes, length);
    return Error(ErrorCode::PictureDamaged, {"dicom", "pixel data"});
}

/// A big-endian file's samples wider than the words that the toolkit has put right.
Bytes reorder(ByteView bytes, std::size_t width, bool wordsAreRight) {
    Bytes result(bytes.begin(), bytes.end());
    for (std::size_t at = 0; at + width <= result.size(); at += width) {
        if (wordsAreRight) {
            std::swap_ranges(result.data() + at, result.data() + at + 2, result.data() + at + 2);
        } else {
            std::reverse(result.data() + at, result.data() + at + width);
        }
    }
    return result;
}

std::uint64_t nativeBits(const PixelLayout& layout) {
    return layout.samplesPerFrame() * static_cast<std::uint64_t>(layout.frames) * static_cast<std::uint64_t>(layout.bitsAllocated);
}

Result<std::vector<Bytes>> frameStreams(ParsedFile& file, const PixelLayout& layout) {
    DcmPixelSequence* const sequence = pixelSequence(file);
    std::vector<ByteView> fragments;
    for (unsigned long i = 0; i < sequence->card(); ++i) {
        DcmPixelItem* item = nullptr;
        Uint8* bytes = nullptr;
        if (sequence->getItem(item, i).bad() || item == nullptr) break;
        if (item->getLength() > 0 && item->getUint8Array(bytes).bad()) return Error(ErrorCode::PictureDamaged, {"dicom", "fragments"});
        fragments.emplace_back(bytes, bytes == nullptr ? 0 : item->getLength());
    }
    if (fragments.size() < 2) return Error(ErrorCode::PictureTruncated, {"dicom"});
    const ByteView table = fragments.front();
    fragments.erase(fragments.begin());
    while (fragments.size() > static_cast<std::size_t>(layout.frames) && fragments.back().empty()) fragments.pop_back();
    return joinFragments(fragments, table, layout.frames);
}

Result<DecodedFrame> decodeFrame(ByteView stream, const PixelLayout& layout, const TransferSyntax& syntax) {
    switch (syntax.coding) {
        case Coding::Rle:
            return decodeRle(stream, layout);
        case Coding::Jpeg:
        case Coding::JpegLs:
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

Status readEncapsulated(ParsedFile& file, const PixelLayout& layout, Image& image) {
    auto streams = frameStreams(file, layout);
    if (!streams) return streams.error();
    for (std::size_t f = 0; f < streams->size(); ++f) {
        auto frame = decodeFrame((*streams)[f], layout, file.syntax);
        if (!frame) return frame.error();
        PixelLayout frameLayout = layout;
        frameLayout.planar = layout.planar && file.syntax.coding == Coding::DeflatedFrames;
        storeSamples(SampleSource{frame->samples, frame->bytesPerSample, frame->isAligned}, frameLayout, image, f);
    }
    return {};
}

Status readNative(ParsedFile& file, const PixelLayout& layout, Image& image) {
    auto pixels = nativePixels(file, layout);
    if (!pixels) return pixels.error();
    const bool subsampled = isSubsampled(file, layout);
    for (std::size_t f = 0; f < static_cast<std::size_t>(layout.frames); ++f) {
        if (layout.bitsAllocated % 8 != 0) {
            const auto bits = layout.samplesPerFrame() * static_cast<std::uint64_t>(layout.bitsAllocated);
            auto frame = unpackBits(pixels->bytes(), f * bits, layout);
            if (!frame) return frame.error();
            storeSamples(SampleSource{frame->samples, frame->bytesPerSample, false}, layout, image, f);
            continue;
        }
        const int width = layout.bitsAllocated / 8;
        const auto samples = static_cast<std::size_t>(subsampled ? layout.samplesPerFrame() / 3 * 2 : layout.samplesPerFrame());
        const std::size_t size = samples * static_cast<std::size_t>(width);
        const ByteView bytes = pixels->bytes().subspan(f * size, size);
        if (subsampled) {
            storeUpsampled(bytes, image, f);
        } else {
            storeSamples(SampleSource{bytes, width, false}, layout, image, f);
        }
    }
    return {};
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

}  // namespace

bool isEncapsulated(ParsedFile& file) { return pixelSequence(file) != nullptr; }

bool isSubsampled(ParsedFile& file, const PixelLayout& layout) {
    if (layout.photometric != "YBR_FULL_422" || layout.samplesPerPixel != 3 || layout.bitsAllocated != 8 || layout.columns % 2 != 0) return false;
    DcmPixelData* const pixels = pixelElement(file);
    // Files that say YBR_FULL_422 and hold three full samples exist; their length tells.
    return pixels != nullptr && !isEncapsulated(file) && pixels->getLength() < nativeBits(layout) / 8;
}

Result<NativePixels> nativePixels(ParsedFile& file, const PixelLayout& layout) {
    DcmPixelData* const pixels = pixelElement(file);
    if (pixels == nullptr) return Error(ErrorCode::PictureUnsupported, {"dicom", "pixel data of another representation"});
    auto bytes = nativeBytes(*pixels);
    if (!bytes) return bytes.error();
    std::uint64_t needed = (nativeBits(layout) + 7) / 8;
    if (isSubsampled(file, layout)) needed = needed / 3 * 2;
    if (bytes->size() < needed) return Error(ErrorCode::PictureTruncated, {"dicom"});
    NativePixels result;
    result.inFile = *bytes;
    const bool wordsAreRight = pixels->getVR() == EVR_OW;
    const auto width = static_cast<std::size_t>(layout.bitsAllocated / 8);
    if (file.syntax.bigEndian && (width == 4 || (width > 1 && !wordsAreRight))) {
        result.reordered = reorder(*bytes, width, wordsAreRight);
    }
    return result;
}

Result<Image> readPixels(ParsedFile& file, const PixelLayout& layout, image::PixelMeaning meaning) {
    const bool encapsulated = isEncapsulated(file);
    if (encapsulated && file.syntax.coding == Coding::Native) return Error(ErrorCode::PictureDamaged, {"dicom", "fragments in a native syntax"});
    if (!encapsulated && file.syntax.coding == Coding::Unsupported) {
        return Error(ErrorCode::PictureUnsupported, {"dicom", "transfer syntax " + file.syntax.uid});
    }
    if (!encapsulated) {
        if (auto pixels = nativePixels(file, layout); !pixels) return pixels.error();
    }
    auto image = Image::create(geometryOf(layout), std::move(meaning));
    if (!image) return image.error();
    auto status = encapsulated ? readEncapsulated(file, layout, *image) : readNative(file, layout, *image);
    if (!status) return status.error();
    return image;
}

}  // namespace intaglio::dicom
