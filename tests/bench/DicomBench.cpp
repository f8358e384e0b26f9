#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcistrmb.h>
#include <dcmtk/dcmdata/dcostrmb.h>
#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmdata/dcrleerg.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmjpeg/djencode.h>
#include <dcmtk/dcmjpeg/djrploss.h>
#include <dcmtk/dcmjpls/djencode.h>
#include <dcmtk/oflog/oflog.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>

#include "core/dicom/dcmtk/DcmtkReader.h"
#include "core/dicom/dcmtk/DcmtkWriter.h"

/// Reading a DICOM file into an Image against the toolkit's own way (what dcmdjpeg, dcmdjpls and dcmdrle do): parse, change to a native
/// representation, hand out the pixel array. Same bytes in memory, same process; both run alternately, so that a busy machine slows both.
/// Writing a sealed picture in every encoding against what dcmconv, dcmcrle, dcmcjpeg and dcmcjpls do with the same source: parse, change
/// the representation, write. Ours also decodes nothing, marks the copy as derived and takes its smallest and largest value.
using namespace intaglio;

namespace {

constexpr int kRounds = 9;
constexpr int kSide = 2048;
using Clock = std::chrono::steady_clock;

struct Coding {
    const char* name;
    E_TransferSyntax syntax;
    int bits;
};

double milliseconds(const std::function<void()>& work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

/// Soft structures with a little noise, as a detector gives them.
std::vector<Uint16> makeSamples(int bits) {
    std::vector<Uint16> samples(static_cast<std::size_t>(kSide) * kSide);
    const double top = std::pow(2.0, bits) - 1;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto row = static_cast<double>(i / kSide);
        const auto column = static_cast<double>(i % kSide);
        const auto noise = static_cast<double>((i * 2654435761U) >> 24 & 0xFF) / 255.0;
        samples[i] = static_cast<Uint16>(top * (0.5 + 0.4 * std::sin(column * 0.004) * std::cos(row * 0.005) + 0.004 * noise));
    }
    return samples;
}

void describe(DcmDataset& data, int bits) {
    data.putAndInsertString(DCM_SOPClassUID, UID_SecondaryCaptureImageStorage);
    data.putAndInsertString(DCM_SOPInstanceUID, "1.2.3");
    data.putAndInsertUint16(DCM_SamplesPerPixel, 1);
    data.putAndInsertString(DCM_PhotometricInterpretation, "MONOCHROME2");
    data.putAndInsertUint16(DCM_Rows, kSide);
    data.putAndInsertUint16(DCM_Columns, kSide);
    data.putAndInsertUint16(DCM_BitsAllocated, bits > 8 ? 16 : 8);
    data.putAndInsertUint16(DCM_BitsStored, static_cast<Uint16>(bits));
    data.putAndInsertUint16(DCM_HighBit, static_cast<Uint16>(bits - 1));
    data.putAndInsertUint16(DCM_PixelRepresentation, 0);
}

base::Bytes makeFile(const Coding& coding) {
    DcmFileFormat format;
    DcmDataset& data = *format.getDataset();
    describe(data, coding.bits);
    const std::vector<Uint16> samples = makeSamples(coding.bits);
    if (coding.bits > 8) {
        data.putAndInsertUint16Array(DCM_PixelData, samples.data(), static_cast<unsigned long>(samples.size()));
    } else {
        const std::vector<Uint8> bytes(samples.begin(), samples.end());
        data.putAndInsertUint8Array(DCM_PixelData, bytes.data(), static_cast<unsigned long>(bytes.size()));
    }
    const DJ_RPLossy lossy(90);
    const bool isBaseline = coding.syntax == EXS_JPEGProcess1;
    if (data.chooseRepresentation(coding.syntax, isBaseline ? &lossy : nullptr).bad()) return {};
    base::Bytes buffer(std::size_t{32} << 20);
    DcmOutputBufferStream stream(buffer.data(), static_cast<offile_off_t>(buffer.size()));
    format.transferInit();
    if (format.write(stream, coding.syntax, EET_ExplicitLength, nullptr).bad()) return {};
    format.transferEnd();
    stream.flush();
    void* filled = nullptr;
    offile_off_t length = 0;
    stream.flushBuffer(filled, length);
    buffer.resize(static_cast<std::size_t>(length));
    return buffer;
}

/// The toolkit's way; the sum keeps the result alive.
std::uint64_t readWithToolkit(const base::Bytes& file, int bits) {
    DcmInputBufferStream stream;
    stream.setBuffer(file.data(), static_cast<offile_off_t>(file.size()));
    stream.setEos();
    DcmFileFormat format;
    format.transferInit();
    if (format.read(stream).bad()) return 0;
    format.transferEnd();
    if (format.getDataset()->chooseRepresentation(EXS_LittleEndianExplicit, nullptr).bad()) return 0;
    if (bits > 8) {
        const Uint16* words = nullptr;
        return format.getDataset()->findAndGetUint16Array(DCM_PixelData, words).good() ? words[0] + std::uint64_t{1} : 0;
    }
    const Uint8* bytes = nullptr;
    return format.getDataset()->findAndGetUint8Array(DCM_PixelData, bytes).good() ? bytes[0] + std::uint64_t{1} : 0;
}

bool measure(const image::ImageReader& reader, const Coding& coding) {
    const base::Bytes file = makeFile(coding);
    std::vector<double> ours;
    std::vector<double> theirs;
    bool good = !file.empty();
    for (int round = 0; good && round < kRounds; ++round) {
        ours.push_back(milliseconds([&] { good = good && reader.read(file, {}).hasValue(); }));
        theirs.push_back(milliseconds([&] { good = good && readWithToolkit(file, coding.bits) != 0; }));
    }
    if (!good) {
        std::printf("%-28s failed\n", coding.name);
        return false;
    }
    std::printf("%-28s %8.1f ms %10.1f ms %8.2f   (%.1f MB)\n", coding.name, median(ours), median(theirs), median(ours) / median(theirs),
                static_cast<double>(file.size()) / 1e6);
    return true;
}

struct Form {
    const char* name;
    dicom::SealedEncoding encoding;
    E_TransferSyntax syntax;
};

struct Layout {
    const char* name;
    int rows;
    int columns;
    int frames;
    int samples;
    int bits;
};

image::Image makePicture(const Layout& layout) {
    image::Geometry geometry;
    geometry.rows = layout.rows;
    geometry.columns = layout.columns;
    geometry.frames = layout.frames;
    geometry.samplesPerPixel = layout.samples;
    geometry.bitsAllocated = layout.bits > 8 ? 16 : 8;
    geometry.bitsStored = layout.bits;
    image::Image picture = std::move(*image::Image::create(geometry));
    const std::vector<Uint16> samples = makeSamples(layout.bits);
    const std::size_t count = geometry.sampleCount();
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint16_t value = samples[(i / static_cast<std::size_t>(layout.samples)) % samples.size()];
        if (layout.bits > 8) {
            picture.samples<std::uint16_t>()[i] = value;
        } else {
            picture.bytes()[i] = static_cast<std::uint8_t>(value);
        }
    }
    return picture;
}

base::Bytes writeFile(DcmFileFormat& format, E_TransferSyntax syntax) {
    static base::Bytes buffer(std::size_t{1} << 20);
    DcmOutputBufferStream stream(buffer.data(), static_cast<offile_off_t>(buffer.size()));
    base::Bytes file;
    const auto drain = [&] {
        void* filled = nullptr;
        offile_off_t length = 0;
        stream.flushBuffer(filled, length);
        base::append(file, {static_cast<const std::uint8_t*>(filled), static_cast<std::size_t>(length)});
    };
    OFCondition condition = EC_StreamNotifyClient;
    format.transferInit();
    while (condition == EC_StreamNotifyClient) {
        condition = format.write(stream, syntax, EET_ExplicitLength, nullptr);
        drain();
    }
    format.transferEnd();
    while (condition.good() && !stream.isFlushed()) {
        stream.flush();
        drain();
    }
    return condition.good() ? file : base::Bytes();
}

base::Bytes makeSource(const Layout& layout, const image::Image& picture) {
    DcmFileFormat format;
    DcmDataset& data = *format.getDataset();
    describe(data, layout.bits);
    data.putAndInsertString(DCM_SeriesInstanceUID, "1.2.4");
    data.putAndInsertUint16(DCM_Rows, static_cast<Uint16>(layout.rows));
    data.putAndInsertUint16(DCM_Columns, static_cast<Uint16>(layout.columns));
    data.putAndInsertString(DCM_NumberOfFrames, std::to_string(layout.frames).c_str());
    if (layout.samples > 1) {
        data.putAndInsertUint16(DCM_SamplesPerPixel, 3);
        data.putAndInsertString(DCM_PhotometricInterpretation, "RGB");
        data.putAndInsertUint16(DCM_PlanarConfiguration, 0);
    }
    const auto count = static_cast<unsigned long>(picture.geometry().sampleCount());
    if (layout.bits > 8) {
        data.putAndInsertUint16Array(DCM_PixelData, picture.samples<Uint16>().data(), count);
    } else {
        data.putAndInsertUint8Array(DCM_PixelData, picture.bytes().data(), count);
    }
    return writeFile(format, EXS_LittleEndianExplicit);
}

bool writeWithToolkit(const base::Bytes& source, E_TransferSyntax syntax) {
    DcmInputBufferStream stream;
    stream.setBuffer(source.data(), static_cast<offile_off_t>(source.size()));
    stream.setEos();
    DcmFileFormat format;
    format.transferInit();
    if (format.read(stream).bad()) return false;
    format.transferEnd();
    return format.getDataset()->chooseRepresentation(syntax, nullptr).good() && !writeFile(format, syntax).empty();
}

bool measureWriting(const dicom::DicomWriter& writer, const Layout& layout, const Form& form) {
    constexpr int kWritingRounds = 3;
    const image::Image picture = makePicture(layout);
    const base::Bytes source = makeSource(layout, picture);
    std::vector<double> ours;
    std::vector<double> theirs;
    std::size_t size = 0;
    bool good = !source.empty();
    for (int round = 0; good && round < kWritingRounds; ++round) {
        ours.push_back(milliseconds([&] {
            const auto sealed = writer.writeSealed(source, picture, form.encoding);
            good = good && sealed.hasValue();
            if (sealed) size = sealed->size();
        }));
        theirs.push_back(milliseconds([&] { good = good && writeWithToolkit(source, form.syntax); }));
    }
    if (!good) {
        std::printf("%-28s failed\n", form.name);
        return false;
    }
    const double raw = static_cast<double>(picture.bytes().size()) / 1e6;
    std::printf("%-28s %8.1f ms %10.1f ms %8.2f   (%.1f MB of %.1f, %.0f MB/s)\n", form.name, median(ours), median(theirs),
                median(ours) / median(theirs), static_cast<double>(size) / 1e6, raw, raw / median(ours) * 1000);
    return true;
}

bool measureAllWriting() {
    const auto writer = dicom::createDicomWriter();
    const Layout layouts[] = {{"12 MP RGB, 8 bit", 3000, 4000, 1, 3, 8},
                              {"12 MP grey, 12 bit", 3000, 4000, 1, 1, 12},
                              {"50 frames of 512 x 512, 12 bit", 512, 512, 50, 1, 12}};
    const Form forms[] = {{"uncompressed", dicom::SealedEncoding::ExplicitLittleEndian, EXS_LittleEndianExplicit},
                          {"deflated", dicom::SealedEncoding::Deflated, EXS_DeflatedLittleEndianExplicit},
                          {"RLE", dicom::SealedEncoding::Rle, EXS_RLELossless},
                          {"JPEG lossless", dicom::SealedEncoding::JpegLossless, EXS_JPEGProcess14SV1},
                          {"JPEG-LS lossless", dicom::SealedEncoding::JpegLs, EXS_JPEGLSLossless}};
    bool good = true;
    for (const Layout& layout : layouts) {
        std::printf("\nWriting %s, median of 3\n", layout.name);
        for (const Form& form : forms) good = measureWriting(*writer, layout, form) && good;
    }
    return good;
}

}  // namespace

int main() {
    const auto reader = dicom::createDicomReader();
    (void)reader->read(base::viewOf("nothing"), {});  // registers the decoders, without colour conversion, before the encoders
    OFLog::configure(OFLogger::OFF_LOG_LEVEL);
    DcmRLEDecoderRegistration::registerCodecs();
    DcmRLEEncoderRegistration::registerCodecs();
    DJEncoderRegistration::registerCodecs();
    // The raw encoder, as ours: the cooked one also renders the picture.
    DJLSEncoderRegistration::registerCodecs(0, 0, 0, 0, OFFalse);
    const Coding codings[] = {{"uncompressed, 16 bit", EXS_LittleEndianExplicit, 16},
                              {"uncompressed, 12 bit", EXS_LittleEndianExplicit, 12},
                              {"big endian, 16 bit", EXS_BigEndianExplicit, 16},
                              {"deflated, 12 bit", EXS_DeflatedLittleEndianExplicit, 12},
                              {"RLE, 12 bit", EXS_RLELossless, 12},
                              {"JPEG baseline, 8 bit", EXS_JPEGProcess1, 8},
                              {"JPEG lossless, 12 bit", EXS_JPEGProcess14SV1, 12},
                              {"JPEG-LS lossless, 12 bit", EXS_JPEGLSLossless, 12}};
    std::printf("One %d x %d picture, median of %d\n%-28s %11s %13s %8s\n", kSide, kSide, kRounds, "coding", "Intaglio", "toolkit",
                "ratio");
    bool good = true;
    for (const Coding& coding : codings) good = measure(*reader, coding) && good;
    good = measureAllWriting() && good;
    return good ? 0 : 1;
}
