#include "tests/integration/dicom/DicomSamples.h"

#include <dcmtk/dcmdata/dcostrmb.h>
#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmdata/dcrleerg.h>
#include <dcmtk/dcmjpeg/djencode.h>
#include <dcmtk/dcmjpeg/djrploss.h>
#include <dcmtk/dcmjpls/djencode.h>
#include <dcmtk/oflog/oflog.h>

#include "tests/support/Catch.h"

namespace intaglio::test {

using base::Bytes;

namespace {

void prepareEncoders() {
    static const bool once = [] {
        OFLog::configure(OFLogger::OFF_LOG_LEVEL);
        DcmRLEEncoderRegistration::registerCodecs();
        DJEncoderRegistration::registerCodecs();
        DJLSEncoderRegistration::registerCodecs();
        return true;
    }();
    (void)once;
}

void insertIdentity(DcmDataset& data) {
    const std::pair<DcmTagKey, const char*> values[] = {
        {DCM_ImageType, "ORIGINAL\\PRIMARY\\AXIAL"},
        {DCM_SOPClassUID, UID_SecondaryCaptureImageStorage},
        {DCM_SOPInstanceUID, kSampleSopInstanceUid},
        {DCM_StudyDate, "20200101"},
        {DCM_AccessionNumber, "A1"},
        {DCM_Modality, "OT"},
        {DCM_ConversionType, "WSD"},
        {DCM_PatientName, "Sample^Picture"},
        {DCM_PatientID, "SAMPLE"},
        {DCM_PatientBirthDate, "19700101"},
        {DCM_PatientSex, "O"},
        {DCM_BodyPartExamined, "CHEST"},
        {DCM_StudyInstanceUID, "1.2.826.0.1.3680043.10.1.3"},
        {DCM_SeriesInstanceUID, kSampleSeriesInstanceUid},
        {DCM_PatientOrientation, "L\\F"},
        {DCM_Laterality, "L"},
        {DCM_PixelSpacing, "0.5\\0.5"},
    };
    for (const auto& [tag, value] : values) data.putAndInsertString(tag, value);
}

void insertLayout(DcmDataset& data, const SampleOptions& options) {
    data.putAndInsertUint16(DCM_SamplesPerPixel, static_cast<Uint16>(options.samplesPerPixel));
    data.putAndInsertString(DCM_PhotometricInterpretation, options.photometric.c_str());
    if (options.samplesPerPixel > 1) data.putAndInsertUint16(DCM_PlanarConfiguration, options.planar ? 1 : 0);
    if (options.frames > 1) data.putAndInsertString(DCM_NumberOfFrames, std::to_string(options.frames).c_str());
    data.putAndInsertUint16(DCM_Rows, static_cast<Uint16>(options.rows));
    data.putAndInsertUint16(DCM_Columns, static_cast<Uint16>(options.columns));
    data.putAndInsertUint16(DCM_BitsAllocated, static_cast<Uint16>(options.bitsAllocated));
    data.putAndInsertUint16(DCM_BitsStored, static_cast<Uint16>(options.bitsStored));
    data.putAndInsertUint16(DCM_HighBit, static_cast<Uint16>(options.highBit < 0 ? options.bitsStored - 1 : options.highBit));
    data.putAndInsertUint16(DCM_PixelRepresentation, options.isSigned ? 1 : 0);
    if (options.samplesPerPixel == 1) {
        data.putAndInsertString(DCM_WindowCenter, "40");
        data.putAndInsertString(DCM_WindowWidth, "400");
        data.putAndInsertString(DCM_RescaleIntercept, "0");
        data.putAndInsertString(DCM_RescaleSlope, "1");
        data.putAndInsertString(DCM_RescaleType, "US");
    }
}

void insertTable(DcmDataset& data, const DcmTagKey& sequence) {
    DcmItem* item = nullptr;
    REQUIRE(data.findOrCreateSequenceItem(sequence, item, -2).good());
    const Uint16 descriptor[3] = {4, 0, 12};
    const Uint16 entries[4] = {0, 100, 1000, 4095};
    item->putAndInsertUint16Array(DcmTag(DCM_LUTDescriptor, EVR_US), descriptor, 3);
    item->putAndInsertUint16Array(DcmTag(DCM_LUTData, EVR_OW), entries, 4);
    if (sequence == DCM_ModalityLUTSequence) item->putAndInsertString(DCM_ModalityLUTType, "US");
}

/// A ramp with deterministic noise, so that every bit is in use and codecs have work to do.
std::uint32_t sampleValue(std::size_t i, const SampleOptions& options) {
    const std::uint32_t mask = options.bitsStored >= 32 ? 0xFFFFFFFFU : (1U << options.bitsStored) - 1;
    const auto noise = static_cast<std::uint32_t>(i * 2654435761U) >> 28;
    if (!options.isSmooth) return (static_cast<std::uint32_t>(i * 5) + noise) & mask;
    const std::size_t pixel = i / static_cast<std::size_t>(options.samplesPerPixel);
    const std::size_t diagonal = pixel / static_cast<std::size_t>(options.columns) % static_cast<std::size_t>(options.rows) +
                                 pixel % static_cast<std::size_t>(options.columns);
    return (static_cast<std::uint32_t>(diagonal / 4) + noise / 4 - (options.isSigned ? 60U : 0U)) & mask;
}

void insertPixels(DcmDataset& data, const SampleOptions& options) {
    const auto count = static_cast<std::size_t>(options.rows) * static_cast<std::size_t>(options.columns) *
                       static_cast<std::size_t>(options.samplesPerPixel) * static_cast<std::size_t>(options.frames);
    if (options.bitsAllocated == 8 || options.bitsAllocated == 1) {
        std::vector<Uint8> bytes(options.bitsAllocated == 1 ? (count + 7) / 8 : count);
        for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<Uint8>(sampleValue(i, options));
        REQUIRE(data.putAndInsertUint8Array(DCM_PixelData, bytes.data(), static_cast<unsigned long>(bytes.size())).good());
        return;
    }
    const std::size_t words = options.bitsAllocated / 16;
    std::vector<Uint16> values(count * words);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<Uint16>(sampleValue(i, options) << (options.highBit < 0 ? 0 : options.highBit + 1 - options.bitsStored));
        values[i] = static_cast<Uint16>(values[i] | options.highBits);
    }
    REQUIRE(data.putAndInsertUint16Array(DCM_PixelData, values.data(), static_cast<unsigned long>(values.size())).good());
}

Bytes serialise(DcmFileFormat& format, E_TransferSyntax syntax) {
    Bytes buffer(std::size_t{8} << 20);
    DcmOutputBufferStream stream(buffer.data(), static_cast<offile_off_t>(buffer.size()));
    format.transferInit();
    REQUIRE(format.write(stream, syntax, EET_ExplicitLength, nullptr).good());
    format.transferEnd();
    stream.flush();
    void* filled = nullptr;
    offile_off_t length = 0;
    stream.flushBuffer(filled, length);
    const auto* const begin = static_cast<const std::uint8_t*>(filled);
    return Bytes(begin, begin + length);
}

void insertExtras(DcmDataset& data, const SampleOptions& options) {
    if (options.hasExtremes) {
        data.putAndInsertUint16(DcmTag(DCM_SmallestImagePixelValue, EVR_US), 0);
        data.putAndInsertUint16(DcmTag(DCM_LargestImagePixelValue, EVR_US), 1);
    }
    if (options.hasTables) {
        insertTable(data, DCM_ModalityLUTSequence);
        insertTable(data, DCM_VOILUTSequence);
    }
    if (options.hasSignature) {
        DcmItem* item = nullptr;
        REQUIRE(data.findOrCreateSequenceItem(DCM_DigitalSignaturesSequence, item, -2).good());
        item->putAndInsertString(DCM_DigitalSignatureUID, "1.2.3");
    }
    if (options.hasFunctionalGroups) {
        DcmItem* shared = nullptr;
        DcmItem* measures = nullptr;
        REQUIRE(data.findOrCreateSequenceItem(DCM_SharedFunctionalGroupsSequence, shared, -2).good());
        REQUIRE(shared->findOrCreateSequenceItem(DCM_PixelMeasuresSequence, measures, -2).good());
        measures->putAndInsertString(DCM_PixelSpacing, "0.5\\0.5");
    }
    for (const auto& [tag, value] : options.words) REQUIRE(data.putAndInsertUint16(DcmTag(tag, EVR_US), value).good());
    for (const auto& [tag, value] : options.overrides) REQUIRE(data.putAndInsertString(tag, value.c_str()).good());
}

bool isCompressed(E_TransferSyntax syntax) {
    return syntax == EXS_RLELossless || syntax == EXS_JPEGProcess1 || syntax == EXS_JPEGProcess14SV1 || syntax == EXS_JPEGLSLossless;
}

SampleOptions named(const char* name) {
    SampleOptions options;
    options.name = name;
    return options;
}

SampleOptions depth(const char* name, int allocated, int stored, bool isSigned) {
    SampleOptions options = named(name);
    options.bitsAllocated = allocated;
    options.bitsStored = stored;
    options.isSigned = isSigned;
    return options;
}

SampleOptions color(const char* name, const char* photometric, bool planar) {
    SampleOptions options = depth(name, 8, 8, false);
    options.samplesPerPixel = 3;
    options.photometric = photometric;
    options.planar = planar;
    return options;
}

SampleOptions coded(SampleOptions options, const char* name, E_TransferSyntax syntax) {
    options.name = name;
    options.syntax = syntax;
    return options;
}

}  // namespace

Bytes makeSample(const SampleOptions& options) {
    prepareEncoders();
    DcmFileFormat format;
    DcmDataset& data = *format.getDataset();
    insertIdentity(data);
    insertLayout(data, options);
    insertPixels(data, options);
    insertExtras(data, options);
    if (isCompressed(options.syntax)) {
        const DJ_RPLossy lossy(90);
        const DcmRepresentationParameter* const parameter = options.syntax == EXS_JPEGProcess1 ? &lossy : nullptr;
        REQUIRE(data.chooseRepresentation(options.syntax, parameter).good());
        // The encoder issues a new identity for lossy compression; the test's own is wanted.
        data.putAndInsertString(DCM_SOPInstanceUID, kSampleSopInstanceUid);
    }
    for (const DcmTagKey& tag : options.removed) data.findAndDeleteElement(tag);
    return serialise(format, options.syntax);
}

std::vector<SampleOptions> sealableSamples() {
    SampleOptions frames = named("frames");
    frames.frames = 3;
    SampleOptions inverse = depth("inverse 10 bit", 16, 10, false);
    inverse.photometric = "MONOCHROME1";
    return {named("16 bit"),
            depth("8 bit", 8, 8, false),
            depth("12 bit", 16, 12, false),
            depth("12 bit signed", 16, 12, true),
            depth("16 bit signed", 16, 16, true),
            inverse,
            frames,
            color("RGB", "RGB", false),
            color("RGB by plane", "RGB", true),
            color("YBR_FULL", "YBR_FULL", false),
            coded(named(""), "implicit", EXS_LittleEndianImplicit),
            coded(named(""), "big endian", EXS_BigEndianExplicit),
            coded(named(""), "deflated", EXS_DeflatedLittleEndianExplicit),
            coded(depth("", 16, 12, true), "RLE", EXS_RLELossless),
            coded(color("", "RGB", false), "RLE colour", EXS_RLELossless),
            coded(frames, "JPEG lossless frames", EXS_JPEGProcess14SV1),
            coded(depth("", 16, 12, false), "JPEG-LS", EXS_JPEGLSLossless)};
}

std::vector<SampleOptions> unsealableSamples() {
    SampleOptions palette = depth("palette", 8, 8, false);
    palette.photometric = "PALETTE COLOR";
    SampleOptions highBit = depth("high bit", 16, 12, false);
    highBit.highBit = 15;
    SampleOptions signature = named("signature");
    signature.hasSignature = true;
    SampleOptions deepColor = color("16-bit colour", "RGB", false);
    deepColor.bitsAllocated = 16;
    deepColor.bitsStored = 16;
    SampleOptions nameless = named("no series");
    nameless.overrides.emplace_back(DCM_SeriesInstanceUID, "");
    return {palette,
            highBit,
            signature,
            deepColor,
            nameless,
            depth("1 bit", 1, 1, false),
            depth("32 bit", 32, 32, false),
            color("subsampled", "YBR_FULL_422", false)};
}

}  // namespace intaglio::test
