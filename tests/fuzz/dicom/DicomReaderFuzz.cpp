#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "core/dicom/dcmtk/DcmtkReader.h"
#include "core/dicom/dcmtk/DcmtkWriter.h"
#include "tests/support/FuzzDriver.h"

using namespace intaglio;

namespace {

using Bytes = std::vector<std::uint8_t>;

/// Writes Explicit VR Little Endian elements; enough of a file for every decoder to be reached.
class FileBuilder {
public:
    FileBuilder() {
        m_bytes.resize(128);
        text("DICM");
    }
    void string(std::uint16_t group, std::uint16_t element, const char* vr, std::string value) {
        if (value.size() % 2 != 0) value += ' ';
        header(group, element, vr);
        number(value.size(), 2);
        text(value);
    }
    void word(std::uint16_t element, std::uint16_t value) {
        header(0x0028, element, "US");
        number(2, 2);
        number(value, 2);
    }
    void native(const Bytes& samples) {
        header(0x7FE0, 0x0010, "OW");
        number(0, 2);
        number(samples.size(), 4);
        m_bytes.insert(m_bytes.end(), samples.begin(), samples.end());
    }
    void fragments(const std::vector<Bytes>& frames) {
        header(0x7FE0, 0x0010, "OB");
        number(0, 2);
        number(0xFFFFFFFF, 4);
        item({});
        for (const Bytes& frame : frames) item(frame);
        number(0xE0DDFFFE, 4);
        number(0, 4);
    }
    /// A lookup table inside a sequence, so that nesting is mutated too.
    void table() {
        header(0x0028, 0x3010, "SQ");
        number(0, 2);
        number(0xFFFFFFFF, 4);
        number(0xE000FFFE, 4);
        number(0xFFFFFFFF, 4);
        header(0x0028, 0x3002, "US");
        for (const unsigned value : {6U, 4U, 0U, 12U}) number(value, 2);
        header(0x0028, 0x3006, "OW");
        number(0, 2);
        number(8, 4);
        for (const unsigned value : {0U, 9U, 99U, 999U}) number(value, 2);
        number(0xE00DFFFE, 4);
        number(0, 4);
        number(0xE0DDFFFE, 4);
        number(0, 4);
    }
    [[nodiscard]] Bytes take() const { return m_bytes; }

private:
    void text(const std::string& value) { m_bytes.insert(m_bytes.end(), value.begin(), value.end()); }
    void number(std::uint64_t value, int bytes) {
        for (int i = 0; i < bytes; ++i) m_bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
    }
    void header(std::uint16_t group, std::uint16_t element, const std::string& vr) {
        number(group, 2);
        number(element, 2);
        text(vr);
    }
    void item(const Bytes& content) {
        number(0xE000FFFE, 4);
        number(content.size(), 4);
        m_bytes.insert(m_bytes.end(), content.begin(), content.end());
    }
    Bytes m_bytes;
};

FileBuilder start(const std::string& syntax, std::uint16_t bits, int frames = 1) {
    FileBuilder builder;
    builder.string(0x0002, 0x0010, "UI", syntax);
    builder.string(0x0008, 0x0016, "UI", "1.2.840.10008.5.1.4.1.1.7");
    builder.string(0x0008, 0x0018, "UI", "1.2.3");
    builder.string(0x0010, 0x0010, "PN", "A^B");
    builder.string(0x0020, 0x000E, "UI", "1.2.4");
    builder.word(0x0002, 1);
    builder.string(0x0028, 0x0004, "CS", "MONOCHROME2");
    builder.string(0x0028, 0x0008, "IS", std::to_string(frames));
    builder.word(0x0010, 4);
    builder.word(0x0011, 4);
    builder.word(0x0100, bits);
    builder.word(0x0101, bits);
    builder.word(0x0102, static_cast<std::uint16_t>(bits - 1));
    builder.word(0x0103, 0);
    builder.string(0x0028, 0x1050, "DS", "8");
    builder.string(0x0028, 0x1051, "DS", "16");
    builder.table();
    return builder;
}

Bytes rleFrame() {
    Bytes frame(64);
    frame[0] = 1;
    frame[4] = 64;
    const Bytes packed = {7, 1, 2, 3, 4, 5, 6, 7, 8, 0xF9, 9};
    frame.insert(frame.end(), packed.begin(), packed.end());
    frame.push_back(0);
    return frame;
}

/// A 4 x 4 JPEG-LS frame header and an arbitrary scan.
Bytes jpegLsFrame() {
    return {0xFF, 0xD8, 0xFF, 0xF7, 0, 11, 8, 0, 4, 0,    4,    1,    1,    0x11, 0,   0xFF,
            0xDA, 0,    8,    1,    1, 0,  0, 0, 0, 0x40, 0x12, 0x34, 0x56, 0xFF, 0xD9};
}

/// A lossless JPEG frame (process 14, predictor 1) with a Huffman table of two codes and an arbitrary scan.
Bytes jpegFrame() {
    Bytes frame = {0xFF, 0xD8, 0xFF, 0xC4, 0, 21, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    const Bytes rest = {0xFF, 0xC3, 0, 11, 8, 0, 4, 0, 4, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 1, 0, 0, 0x12, 0x34, 0x55, 0xFF, 0xD9};
    frame.insert(frame.end(), rest.begin(), rest.end());
    return frame;
}

/// A JPEG 2000 main header of 4 x 4 samples without data.
Bytes jpeg2000Frame() {
    return {0xFF, 0x4F, 0xFF, 0x51, 0, 41,   0,    0,    0,    0, 0,  4, 0, 0, 0, 4, 0,    0,    0, 0,    0,    0, 0, 0,    0,   0, 0, 4, 0,
            0,    0,    4,    0,    0, 0,    0,    0,    0,    0, 0,  0, 1, 7, 1, 1, 0xFF, 0x52, 0, 12,   0,    0, 0, 1,    0,   0, 4, 4, 0,
            1,    0xFF, 0x5C, 0,    4, 0x40, 0x40, 0xFF, 0x90, 0, 10, 0, 0, 0, 0, 0, 0,    0,    1, 0xFF, 0x93, 0, 0, 0xFF, 0xD9};
}

constexpr dicom::SealedEncoding kEncodings[] = {dicom::SealedEncoding::ExplicitLittleEndian, dicom::SealedEncoding::Deflated,
                                                dicom::SealedEncoding::Rle, dicom::SealedEncoding::JpegLossless,
                                                dicom::SealedEncoding::JpegLs};

const dicom::DicomWriter& writer() {
    static const auto instance = dicom::createDicomWriter();
    return *instance;
}

void checkSame(const base::Result<Bytes>& file, const image::LoadedImage& loaded) {
    static const auto reader = dicom::createDicomReader();
    if (!file) return;
    const auto again = reader->read(*file, image::ReadLimits{1U << 20, 4096});
    if (!again || !std::equal(again->image.bytes().begin(), again->image.bytes().end(), loaded.image.bytes().begin())) __builtin_trap();
    if (again->source.dicom->boundAttributes != loaded.source.dicom->boundAttributes) __builtin_trap();
}

/// What the writer accepts has to come back as it was handed over, and so has what is restored from it.
void checkWritten(base::ByteView file, const image::LoadedImage& loaded, dicom::SealedEncoding encoding) {
    const auto sealed = writer().writeSealed(file, loaded.image, encoding);
    checkSame(sealed, loaded);
    if (!sealed) return;
    checkSame(writer().writeRestored(*sealed, loaded.image, loaded.source.dicom->sopInstanceUid, loaded.source.dicom->seriesInstanceUid),
              loaded);
}

}  // namespace

void intaglioFuzzSeeds(std::vector<Bytes>& seeds) {
    FileBuilder native = start("1.2.840.10008.1.2.1", 16);
    native.native(Bytes(32, 3));
    seeds.push_back(native.take());
    const Bytes plain = seeds.back();
    if (const auto loaded = dicom::createDicomReader()->read(plain, {})) {
        for (const dicom::SealedEncoding encoding : kEncodings) {
            if (auto sealed = writer().writeSealed(plain, loaded->image, encoding)) seeds.push_back(std::move(*sealed));
        }
    }
    const std::pair<const char*, Bytes> frames[] = {{"1.2.840.10008.1.2.5", rleFrame()},
                                                    {"1.2.840.10008.1.2.4.80", jpegLsFrame()},
                                                    {"1.2.840.10008.1.2.4.70", jpegFrame()},
                                                    {"1.2.840.10008.1.2.4.90", jpeg2000Frame()}};
    for (const auto& [syntax, frame] : frames) {
        FileBuilder one = start(syntax, 8);
        one.fragments({frame});
        seeds.push_back(one.take());
        FileBuilder two = start(syntax, 8, 2);
        two.fragments({frame, frame});
        seeds.push_back(two.take());
    }
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto reader = dicom::createDicomReader();
    const base::ByteView file(data, size);
    (void)reader->recognises(file.first(std::min<std::size_t>(size, 4096)));
    const auto loaded = reader->read(file, image::ReadLimits{1U << 20, 4096});
    if (!loaded) return 0;
    const image::Geometry& geometry = loaded->image.geometry();
    const image::SampleStatistics statistics = image::statisticsOf(loaded->image);
    if (statistics.minimum < geometry.minimumValue() || statistics.maximum > geometry.maximumValue()) __builtin_trap();
    if (!writer().checkCarrier(file)) return 0;
    checkWritten(file, *loaded, kEncodings[size % std::size(kEncodings)]);
    return 0;
}
