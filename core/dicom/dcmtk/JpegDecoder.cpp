#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>

#include "core/dicom/dcmtk/FrameDecoders.h"
#include "core/dicom/dcmtk/JpegHeader.h"
#include "core/dicom/dcmtk/Toolkit.h"

namespace intaglio::dicom {

using base::ByteView;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::size_t kMostSamplesPerByte = 512;
constexpr std::size_t kMaximumScans = 256;

E_TransferSyntax toolkitSyntax(const TransferSyntax& syntax) {
    const E_TransferSyntax known = DcmXfer(syntax.uid.c_str()).getXfer();
    return known == EXS_Unknown ? EXS_JPEGProcess14SV1 : known;
}

/// A data set with just what the codec asks for, from checked values, so that a codec never meets a file's other attributes.
void describe(DcmDataset& dataSet, const PixelLayout& layout, const JpegHeader& header) {
    const auto bits = static_cast<Uint16>(header.precision <= 8 ? 8 : 16);
    dataSet.putAndInsertUint16(DCM_SamplesPerPixel, static_cast<Uint16>(layout.samplesPerPixel));
    dataSet.putAndInsertString(DCM_PhotometricInterpretation, layout.samplesPerPixel == 1 ? "MONOCHROME2" : "RGB");
    if (layout.samplesPerPixel > 1) dataSet.putAndInsertUint16(DCM_PlanarConfiguration, 0);
    dataSet.putAndInsertUint16(DCM_Rows, static_cast<Uint16>(layout.rows));
    dataSet.putAndInsertUint16(DCM_Columns, static_cast<Uint16>(layout.columns));
    dataSet.putAndInsertUint16(DCM_BitsAllocated, bits);
    dataSet.putAndInsertUint16(DCM_BitsStored, static_cast<Uint16>(header.precision));
    dataSet.putAndInsertUint16(DCM_HighBit, static_cast<Uint16>(header.precision - 1));
    dataSet.putAndInsertUint16(DCM_PixelRepresentation, 0);
    dataSet.putAndInsertString(DCM_NumberOfFrames, "1");
}

/// Pixel data of one frame in one fragment, owned by `dataSet`.
DcmPixelData* insertStream(DcmDataset& dataSet, ByteView stream, E_TransferSyntax syntax) {
    auto sequence = std::make_unique<DcmPixelSequence>(DcmTag(DCM_PixelData, EVR_OB));
    sequence->insert(new DcmPixelItem(DcmTag(DCM_Item, EVR_OB)));
    auto fragment = std::make_unique<DcmPixelItem>(DcmTag(DCM_Item, EVR_OB));
    if (fragment->putUint8Array(stream.data(), static_cast<unsigned long>(stream.size())).bad()) return nullptr;
    sequence->insert(fragment.release());
    auto pixels = std::make_unique<DcmPixelData>(DCM_PixelData);
    pixels->putOriginalRepresentation(syntax, nullptr, sequence.release());
    if (dataSet.insert(pixels.get(), OFTrue).bad()) return nullptr;
    return pixels.release();
}

Result<JpegHeader> checkedHeader(ByteView stream, const PixelLayout& layout, Coding coding) {
    const auto header = readJpegHeader(stream);
    if (!header) return Error(ErrorCode::PictureDamaged, {"dicom", "JPEG header"});
    if (header->isJpegLs != (coding == Coding::JpegLs)) return Error(ErrorCode::PictureDamaged, {"dicom", "JPEG stream of another kind"});
    if (header->rows != layout.rows || header->columns != layout.columns || header->components != layout.samplesPerPixel ||
        header->precision < 2 || header->precision > layout.containerBits() || header->precision > 16) {
        return Error(ErrorCode::PictureDamaged, {"dicom", "JPEG stream of another geometry"});
    }
    // A block of 64 samples takes at least two bits and every scan passes over the whole picture: what claims more is a trap.
    if (!header->isJpegLs && stream.size() * kMostSamplesPerByte < layout.samplesPerFrame())
        return Error(ErrorCode::PictureTruncated, {"dicom"});
    if (countScans(stream) > kMaximumScans) return Error(ErrorCode::PictureDamaged, {"dicom", "JPEG stream of too many scans"});
    return *header;
}

}  // namespace

Result<DecodedFrame> decodeJpegFamily(ByteView stream, const PixelLayout& layout, const TransferSyntax& syntax) {
    auto header = checkedHeader(stream, layout, syntax.coding);
    if (!header) return header.error();
    // The toolkit fills what is missing with grey; half a picture must not pass as a whole one.
    if (!endsWithMarker(stream)) return Error(ErrorCode::PictureTruncated, {"dicom"});
    DcmDataset dataSet;
    describe(dataSet, layout, *header);
    DcmPixelData* const pixels = insertStream(dataSet, stream, toolkitSyntax(syntax));
    if (pixels == nullptr) return ErrorCode::OutOfMemory;
    DecodedFrame frame;
    frame.bytesPerSample = header->precision <= 8 ? 1 : 2;
    frame.precision = header->precision;
    frame.isAligned = true;
    const std::size_t size = static_cast<std::size_t>(layout.samplesPerFrame()) * static_cast<std::size_t>(frame.bytesPerSample);
    if (size > UINT32_MAX - 2) return Error(ErrorCode::PictureTooLarge, {std::to_string(layout.columns), std::to_string(layout.rows)});
    frame.samples.resize(size + size % 2);
    Uint32 fragment = 1;
    OFString model;
    const OFCondition condition =
        pixels->getUncompressedFrame(&dataSet, 0, fragment, frame.samples.data(), static_cast<Uint32>(frame.samples.size()), model);
    if (condition.bad()) return Error(ErrorCode::PictureDamaged, {"dicom", "JPEG stream"});
    frame.samples.resize(size);
    return frame;
}

}  // namespace intaglio::dicom
