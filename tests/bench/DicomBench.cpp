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

/// Reading a DICOM file into an Image against the toolkit's own way (what dcmdjpeg, dcmdjpls and dcmdrle do): parse, change to a native
/// representation, hand out the pixel array. Same bytes in memory, same process; both run alternately, so that a busy machine slows both.
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

}  // namespace

int main() {
    const auto reader = dicom::createDicomReader();
    (void)reader->read(base::viewOf("nothing"), {});  // registers the decoders, without colour conversion, before the encoders
    OFLog::configure(OFLogger::OFF_LOG_LEVEL);
    DcmRLEDecoderRegistration::registerCodecs();
    DcmRLEEncoderRegistration::registerCodecs();
    DJEncoderRegistration::registerCodecs();
    DJLSEncoderRegistration::registerCodecs();
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
    return good ? 0 : 1;
}
