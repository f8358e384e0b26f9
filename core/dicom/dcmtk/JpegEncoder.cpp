#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmjpeg/djcparam.h>
#include <dcmtk/dcmjpeg/djeijg16.h>
#include <dcmtk/dcmjpeg/djeijg8.h>
#include <dcmtk/dcmjpls/djcodece.h>
#include <dcmtk/dcmjpls/djcparam.h>
#include <dcmtk/dcmjpls/djrparam.h>

#include "core/dicom/dcmtk/FrameEncoders.h"

namespace intaglio::dicom {

using base::Error;
using base::ErrorCode;

namespace {

Error refusal(const OFCondition& condition) {
    return Error(ErrorCode::CarrierUnsupported, {std::string("the encoder gave up: ") + condition.text()});
}

EP_Interpretation colorModelOf(const FrameSource& frame) {
    if (frame.geometry.samplesPerPixel == 1) return EPI_Monochrome2;
    return frame.isYbr ? EPI_YBR_Full : EPI_RGB;
}

/// The toolkit's libraries take pointers to data they do not write to.
template <class Encoder, class Word>
OFCondition compress(const DJCodecParameter& parameter, const FrameSource& frame, Uint8*& stream, Uint32& length) {
    Encoder encoder(parameter, EJM_lossless, 1, 0);
    auto* const words = const_cast<Word*>(reinterpret_cast<const Word*>(frame.samples.data()));
    return encoder.encode(static_cast<Uint16>(frame.geometry.columns), static_cast<Uint16>(frame.geometry.rows), colorModelOf(frame),
                          static_cast<Uint16>(frame.geometry.samplesPerPixel), words, stream, length);
}

/// Just what the codec asks for. Signedness is left out: the words are coded as they lie.
void describe(DcmDataset& dataSet, const FrameSource& frame) {
    const auto bits = static_cast<Uint16>(frame.geometry.bitsAllocated);
    dataSet.putAndInsertUint16(DCM_SamplesPerPixel, static_cast<Uint16>(frame.geometry.samplesPerPixel));
    dataSet.putAndInsertString(DCM_PhotometricInterpretation, frame.geometry.samplesPerPixel == 1 ? "MONOCHROME2" : "RGB");
    if (frame.geometry.samplesPerPixel > 1) dataSet.putAndInsertUint16(DCM_PlanarConfiguration, 0);
    dataSet.putAndInsertString(DCM_NumberOfFrames, "1");
    dataSet.putAndInsertUint16(DCM_Rows, static_cast<Uint16>(frame.geometry.rows));
    dataSet.putAndInsertUint16(DCM_Columns, static_cast<Uint16>(frame.geometry.columns));
    dataSet.putAndInsertUint16(DCM_BitsAllocated, bits);
    dataSet.putAndInsertUint16(DCM_BitsStored, bits);
    dataSet.putAndInsertUint16(DCM_HighBit, static_cast<Uint16>(bits - 1));
    dataSet.putAndInsertUint16(DCM_PixelRepresentation, 0);
}

/// The one fragment of a sequence that holds one frame.
Result<Bytes> fragmentOf(DcmPixelSequence& sequence) {
    DcmPixelItem* item = nullptr;
    Uint8* content = nullptr;
    if (sequence.card() != 2 || sequence.getItem(item, 1).bad() || item == nullptr || item->getUint8Array(content).bad() ||
        content == nullptr) {
        return Error(ErrorCode::CarrierUnsupported, {"the encoder gave no stream"});
    }
    return Bytes(content, content + item->getLength());
}

}  // namespace

Result<Bytes> encodeJpegLossless(const FrameSource& frame) {
    prepareToolkit();
    constexpr OFBool kNoWorkaround = OFFalse;
    const DJCodecParameter parameter(ECC_lossyYCbCr, EDC_never, EUC_never, EPC_colorByPixel, kNoWorkaround, kNoWorkaround, OFFalse, OFTrue);
    Uint8* stream = nullptr;
    Uint32 length = 0;
    const OFCondition condition = frame.geometry.bitsAllocated == 8
                                      ? compress<DJCompressIJG8Bit, Uint8>(parameter, frame, stream, length)
                                      : compress<DJCompressIJG16Bit, Uint16>(parameter, frame, stream, length);
    const std::unique_ptr<Uint8[]> owned(stream);
    if (condition.bad()) return refusal(condition);
    return Bytes(stream, stream + length);
}

Result<Bytes> encodeJpegLs(const FrameSource& frame) {
    prepareToolkit();
    DcmDataset dataSet;
    describe(dataSet, frame);
    DcmPixelData pixels(DCM_PixelData);
    DcmStack stack;
    stack.push(&dataSet);
    stack.push(&pixels);
    // The "raw" encoder: the "cooked" one goes through a rendered picture.
    const DJLSCodecParameter parameter(OFFalse, 0, 0, 0, 0, 0, OFFalse, EJLSUC_never, OFFalse, EJLSPC_colorByPixel, OFFalse,
                                       DJLSCodecParameter::interleaveLine);
    const DJLSRepresentationParameter lossless(0, OFTrue);
    DcmPixelSequence* sequence = nullptr;
    OFBool removesOld = OFFalse;
    const auto* const words = reinterpret_cast<const Uint16*>(frame.samples.data());
    const OFCondition condition =
        DJLSLosslessEncoder().encode(words, static_cast<Uint32>(frame.samples.size()), &lossless, sequence, &parameter, stack, removesOld);
    const std::unique_ptr<DcmPixelSequence> owned(sequence);
    if (condition.bad()) return refusal(condition);
    return fragmentOf(*owned);
}

}  // namespace intaglio::dicom
