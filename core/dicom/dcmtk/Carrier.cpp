#include "core/dicom/dcmtk/Carrier.h"

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

/// Where sample `i` of the interleaved picture lies in pixel data of the given arrangement.
std::size_t storedIndex(std::size_t i, const image::Geometry& geometry, bool planar) {
    if (!planar) return i;
    const std::size_t perFrame = geometry.samplesPerFrame();
    const auto samples = static_cast<std::size_t>(geometry.samplesPerPixel);
    const std::size_t within = i % perFrame;
    return i / perFrame * perFrame + within % samples * (perFrame / samples) + within / samples;
}

/// `stored` holds the source's words (or zeros); the low BitsStored bits of each become the new value.
template <class T>
void mergeSamples(std::vector<T>& stored, const Image& pixels, bool planar, bool keepsHighBits) {
    const image::Geometry& geometry = pixels.geometry();
    const auto mask = static_cast<T>((std::uint32_t{1} << geometry.bitsStored) - 1);
    const std::span<const T> samples = pixels.samples<T>();
    for (std::size_t i = 0; i < samples.size(); ++i) {
        T& target = stored[storedIndex(i, geometry, planar)];
        target = keepsHighBits ? static_cast<T>((target & static_cast<T>(~mask)) | (samples[i] & mask)) : samples[i];
    }
}

template <class T>
base::Result<std::vector<T>> newSamples(const ParsedFile& file, const PixelLayout& layout, const Image& pixels, bool planar) {
    std::vector<T> stored(pixels.geometry().sampleCount());
    const bool isNative = !file.pixels->isEncapsulated;
    if (isNative) {
        auto native = nativePixels(file, layout);
        if (!native) return native.error();
        std::copy_n(native->bytes().data(), stored.size() * sizeof(T), reinterpret_cast<std::uint8_t*>(stored.data()));
    }
    mergeSamples(stored, pixels, planar, isNative);
    return stored;
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

void describeDecoded(DcmDataset& dataSet, const PixelLayout& layout) {
    if (layout.samplesPerPixel == 1) return;
    dataSet.putAndInsertUint16(DCM_PlanarConfiguration, 0);
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

Status replacePixels(ParsedFile& file, const PixelLayout& layout, const Image& pixels) {
    if (auto status = checkGeometry(layout, pixels); !status) return status;
    DcmDataset& dataSet = *file.dataSet;
    const bool planar = layout.planar && layout.samplesPerPixel > 1 && !file.pixels->isEncapsulated;
    OFCondition condition;
    if (layout.containerBits() == 8) {
        auto samples = newSamples<std::uint8_t>(file, layout, pixels, planar);
        if (!samples) return samples.error();
        condition = dataSet.putAndInsertUint8Array(DCM_PixelData, samples->data(), static_cast<unsigned long>(samples->size()));
    } else {
        auto samples = newSamples<std::uint16_t>(file, layout, pixels, planar);
        if (!samples) return samples.error();
        condition = dataSet.putAndInsertUint16Array(DCM_PixelData, samples->data(), static_cast<unsigned long>(samples->size()));
    }
    if (condition.bad()) return ErrorCode::OutOfMemory;
    if (file.pixels->isEncapsulated) describeDecoded(dataSet, layout);
    dropCompressedIcons(dataSet);
    return {};
}

}  // namespace intaglio::dicom
