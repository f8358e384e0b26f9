#include "core/dicom/dcmtk/Carrier.h"

#include <algorithm>
#include <cstring>

#include "core/dicom/dcmtk/PixelReader.h"

namespace intaglio::dicom {

using base::Bytes;
using base::Error;
using base::ErrorCode;
using base::Status;
using image::Image;

namespace {

Error refusal(std::string detail) {
    return Error(ErrorCode::CarrierUnsupported, {std::move(detail)});
}

Status checkDepth(const PixelLayout& layout) {
    if (layout.bitsAllocated != 8 && layout.bitsAllocated != 16) return refusal("BitsAllocated " + std::to_string(layout.bitsAllocated));
    if (layout.bitsStored < 8) return refusal("BitsStored " + std::to_string(layout.bitsStored));
    if (layout.highBit != layout.bitsStored - 1) return refusal("HighBit " + std::to_string(layout.highBit));
    if (layout.samplesPerPixel > 1 && (layout.bitsAllocated != 8 || layout.isSigned)) return refusal("colour of more than 8 bit");
    return {};
}

Status checkColor(const ParsedFile& file, const PixelLayout& layout) {
    const std::string& term = layout.photometric;
    if (layout.samplesPerPixel == 1) return term == "MONOCHROME1" || term == "MONOCHROME2" ? Status() : Status(refusal(term));
    if (term == "RGB" || term == "YBR_FULL") return {};
    // Decoding undoes these; only uncompressed pixel data would keep the subsampling.
    const bool isDecoded = term == "YBR_FULL_422" || term == "YBR_RCT" || term == "YBR_ICT";
    return isDecoded && file.pixels->isEncapsulated ? Status() : Status(refusal(term));
}

bool isSigned(DcmDataset& dataSet) {
    return dataSet.tagExists(DCM_DigitalSignaturesSequence, OFTrue) || dataSet.tagExists(DCM_MACParametersSequence, OFTrue);
}

/// What stands in the bits above BitsStored of an uncompressed picture's words.
enum class UnusedBits { Extension, Zero, Other };

UnusedBits unusedBitsOf(base::ByteView words, const PixelLayout& layout) {
    if (layout.bitsStored == layout.bitsAllocated) return UnusedBits::Extension;
    const auto mask = static_cast<std::uint16_t>((1U << layout.bitsStored) - 1);
    const auto sign = static_cast<std::uint16_t>(layout.isSigned ? 1U << (layout.bitsStored - 1) : 0U);
    const auto count = static_cast<std::size_t>(layout.samplesPerFrame()) * static_cast<std::size_t>(layout.frames);
    // Collected without branches, so that the compiler takes many words at once.
    std::uint16_t againstExtension = 0;
    std::uint16_t againstZero = 0;
    for (std::size_t i = 0; i < count; ++i) {
        std::uint16_t word = 0;
        std::memcpy(&word, words.data() + 2 * i, sizeof word);
        const auto low = static_cast<std::uint16_t>(word & mask);
        const auto extended = static_cast<std::uint16_t>((low ^ sign) - sign);
        againstExtension = static_cast<std::uint16_t>(againstExtension | (word ^ extended));
        againstZero = static_cast<std::uint16_t>(againstZero | (word ^ low));
    }
    if (againstExtension == 0) return UnusedBits::Extension;
    return againstZero == 0 ? UnusedBits::Zero : UnusedBits::Other;
}

template <class T>
void arrange(const Image& pixels, bool planar, T* target) {
    const std::span<const T> samples = pixels.samples<T>();
    if (!planar) {
        std::copy(samples.begin(), samples.end(), target);
        return;
    }
    const std::size_t perFrame = pixels.geometry().samplesPerFrame();
    const auto step = static_cast<std::size_t>(pixels.geometry().samplesPerPixel);
    for (std::size_t frame = 0; frame < samples.size(); frame += perFrame) {
        for (std::size_t plane = 0; plane < step; ++plane) {
            for (std::size_t i = plane; i < perFrame; i += step) *target++ = samples[frame + i];
        }
    }
}

/// Takes the bits above BitsStored over from the source's words. Only grey pictures have such bits, so both lie in the same order.
void keepUnusedBits(base::ByteView source, int bitsStored, std::span<std::uint16_t> words) {
    const std::uint32_t mask = (std::uint32_t{1} << bitsStored) - 1;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::uint32_t old = source[2 * i] | std::uint32_t{source[2 * i + 1]} << 8;
        words[i] = static_cast<std::uint16_t>((old & ~mask) | (words[i] & mask));
    }
}

Status fillNative(const ParsedFile& file, const PixelLayout& layout, const Image& pixels, bool planar, DcmPixelData& element) {
    const std::size_t count = pixels.geometry().sampleCount();
    if (layout.containerBits() == 8) {
        Uint8* bytes = nullptr;
        if (element.createUint8Array(static_cast<Uint32>(count), bytes).bad()) return ErrorCode::OutOfMemory;
        arrange(pixels, planar, bytes);
        return {};
    }
    Uint16* words = nullptr;
    if (element.createUint16Array(static_cast<Uint32>(count), words).bad()) return ErrorCode::OutOfMemory;
    arrange(pixels, planar, words);
    if (file.pixels->isEncapsulated) return {};
    const auto native = nativePixels(file, layout);
    if (!native) return native.error();
    if (unusedBitsOf(native->bytes(), layout) != UnusedBits::Extension) keepUnusedBits(native->bytes(), layout.bitsStored, {words, count});
    return {};
}

Status insertNative(ParsedFile& file, const PixelLayout& layout, const Image& pixels, bool planar) {
    if (pixels.bytes().size() > UINT32_MAX - 2) return refusal("uncompressed pixel data above 4 GiB");
    auto element = std::make_unique<DcmPixelData>(DCM_PixelData);
    if (auto status = fillNative(file, layout, pixels, planar, *element); !status) return status;
    if (file.dataSet->insert(element.get(), OFTrue).bad()) return ErrorCode::OutOfMemory;
    (void)element.release();  // the data set's now
    return {};
}

Status checkGeometry(const PixelLayout& layout, const Image& pixels) {
    const image::Geometry& geometry = pixels.geometry();
    const bool equal = geometry.rows == layout.rows && geometry.columns == layout.columns && geometry.frames == layout.frames &&
                       geometry.samplesPerPixel == layout.samplesPerPixel && geometry.bitsAllocated == layout.containerBits() &&
                       geometry.bitsStored == layout.bitsStored && geometry.isSigned == layout.isSigned;
    return equal ? Status() : Status(Error(ErrorCode::InvalidArgument, {"pixels", "geometry"}));
}

bool holdsFragments(DcmItem& item) {
    for (unsigned long i = 0; i < item.card(); ++i) {
        DcmElement* const element = item.getElement(i);
        if (element == nullptr) continue;
        if (element->getTag() == DCM_PixelData && element->getLengthField() == DCM_UndefinedLength) return true;
        auto* const sequence = dynamic_cast<DcmSequenceOfItems*>(element);
        for (unsigned long k = 0; sequence != nullptr && k < sequence->card(); ++k) {
            DcmItem* const nested = sequence->getItem(k);
            if (nested != nullptr && holdsFragments(*nested)) return true;
        }
    }
    return false;
}

/// Icons, also private ones, may be compressed with the picture's syntax and cannot follow it into a native one.
void dropCompressedIcons(DcmDataset& dataSet) {
    for (unsigned long i = dataSet.card(); i-- > 0;) {
        auto* const sequence = dynamic_cast<DcmSequenceOfItems*>(dataSet.getElement(i));
        for (unsigned long k = 0; sequence != nullptr && k < sequence->card(); ++k) {
            DcmItem* const item = sequence->getItem(k);
            if (item == nullptr || !holdsFragments(*item)) continue;
            delete dataSet.remove(i);
            break;
        }
    }
}

/// The attributes that follow from how the samples lie now.
void describeSamples(DcmDataset& dataSet, const PixelLayout& layout, bool planar) {
    if (layout.samplesPerPixel == 1) return;
    dataSet.putAndInsertUint16(DCM_PlanarConfiguration, planar ? 1 : 0);
    if (layout.photometric == "YBR_RCT" || layout.photometric == "YBR_ICT")
        dataSet.putAndInsertString(DCM_PhotometricInterpretation, "RGB");
    if (layout.photometric == "YBR_FULL_422") dataSet.putAndInsertString(DCM_PhotometricInterpretation, "YBR_FULL");
}

}  // namespace

Status checkSealable(const ParsedFile& file, const PixelLayout& layout) {
    if (auto status = checkDepth(layout); !status) return status;
    if (auto status = checkColor(file, layout); !status) return status;
    if (file.pixels->isEncapsulated && (file.syntax.coding == Coding::Native || file.syntax.coding == Coding::Unsupported)) {
        return refusal("transfer syntax " + file.syntax.uid);
    }
    if (isSigned(*file.dataSet)) return refusal("the file carries a digital signature");
    if (!file.isComplete) return refusal("elements behind the pixel data cannot be read");
    for (const DcmTagKey& tag : {DCM_SOPClassUID, DCM_SOPInstanceUID, DCM_SeriesInstanceUID}) {
        if (rawText(*file.dataSet, tag).empty()) return refusal("SOP class, instance or series missing");
    }
    return {};
}

Status checkEncodable(const ParsedFile& file, const PixelLayout& layout, SealedEncoding encoding) {
    if (!isEncapsulated(encoding) || file.pixels->isEncapsulated) return {};
    const auto native = nativePixels(file, layout);
    if (!native) return native.error();
    if (unusedBitsOf(native->bytes(), layout) != UnusedBits::Other) return {};
    return refusal("bits above BitsStored hold other data, which compressed pixel data cannot keep");
}

Status replacePixels(ParsedFile& file, const PixelLayout& layout, const Image& pixels, SealedEncoding encoding, bool planar) {
    if (auto status = checkGeometry(layout, pixels); !status) return status;
    planar = planar && layout.samplesPerPixel > 1 && !isEncapsulated(encoding);
    const bool isYbr = layout.photometric.starts_with("YBR_FULL");
    auto status =
        isEncapsulated(encoding) ? insertEncapsulated(*file.dataSet, pixels, isYbr, encoding) : insertNative(file, layout, pixels, planar);
    if (!status) return status;
    describeSamples(*file.dataSet, layout, planar);
    dropCompressedIcons(*file.dataSet);
    return {};
}

}  // namespace intaglio::dicom
