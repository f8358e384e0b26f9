#include "core/dicom/dcmtk/DcmtkWriter.h"

#include <dcmtk/dcmdata/dcostrmb.h>

#include <limits>
#include <new>

#include "core/dicom/dcmtk/Carrier.h"
#include "core/dicom/dcmtk/Derivation.h"

namespace intaglio::dicom {

using base::Error;
using base::ErrorCode;
using base::Status;

namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20;
/// Preamble and file meta information.
constexpr std::size_t kHeadRoom = 4096;

/// The reader's own limits have already been applied to whatever is written back.
constexpr image::ReadLimits kLimits = {std::numeric_limits<std::uint32_t>::max(), 65535};

struct Carrier {
    ParsedFile file;
    PixelLayout layout;
};

Result<Carrier> openCarrier(ByteView source) {
    auto parsed = parseFile(source);
    if (!parsed) return parsed.error();
    auto layout = readPixelLayout(*parsed, kLimits);
    if (!layout && layout.error().code == ErrorCode::PictureUnsupported) {
        return Error(ErrorCode::CarrierUnsupported, {layout.error().arguments.back()});
    }
    if (!layout) return layout.error();
    if (auto status = checkSealable(*parsed, *layout); !status) return status.error();
    return Carrier{std::move(*parsed), *layout};
}

double compressionRatio(const ParsedFile& file, const PixelLayout& layout) {
    std::uint64_t coded = 0;
    for (std::size_t i = 1; i < file.pixels->fragments.size(); ++i) coded += file.pixels->fragments[i].size();
    const double plain = static_cast<double>(layout.samplesPerFrame()) * layout.frames * layout.bitsStored / 8;
    return coded == 0 ? 1 : plain / static_cast<double>(coded);
}

void drain(DcmOutputBufferStream& stream, Bytes& result) {
    void* filled = nullptr;
    offile_off_t length = 0;
    stream.flushBuffer(filled, length);
    base::append(result, {static_cast<const std::uint8_t*>(filled), static_cast<std::size_t>(length)});
}

/// Takes the data set over and writes a whole file: preamble, file meta information, data set.
Result<Bytes> serialise(std::unique_ptr<DcmDataset> dataSet, E_TransferSyntax syntax) {
    // 3.6.7 and later take ownership where no deep copy is asked for.
    DcmFileFormat format(dataSet.release(), OFFalse);
    Bytes buffer(kChunk);
    DcmOutputBufferStream stream(buffer.data(), static_cast<offile_off_t>(buffer.size()));
    Bytes result;
    // Growing by doubling would hold the file twice; where it is deflated most of this is never touched.
    result.reserve(format.calcElementLength(syntax, EET_ExplicitLength) + kHeadRoom);
    std::size_t before = 0;
    format.transferInit();
    OFCondition condition = EC_StreamNotifyClient;
    do {
        before = result.size();
        condition = format.write(stream, syntax, EET_ExplicitLength, nullptr, EGL_withoutGL, EPD_noChange);
        drain(stream, result);
    } while (condition == EC_StreamNotifyClient && result.size() > before);
    format.transferEnd();
    // Deflating holds bytes back until it is told that no more follow.
    while (condition.good() && !stream.isFlushed()) {
        before = result.size();
        stream.flush();
        drain(stream, result);
        if (result.size() == before && !stream.isFlushed()) return Error(ErrorCode::CarrierUnsupported, {"the deflated data do not end"});
    }
    if (condition.bad()) return Error(ErrorCode::CarrierUnsupported, {condition.text()});
    return result;
}

template <class Work>
auto guarded(const Work& work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (...) {
        return Error(ErrorCode::PictureDamaged, {"dicom", "the toolkit gave up"});
    }
}

class DcmtkWriter final : public DicomWriter {
public:
    [[nodiscard]] Status checkCarrier(ByteView source) const override {
        return guarded([&]() -> Status {
            auto carrier = openCarrier(source);
            return carrier ? Status() : Status(carrier.error());
        });
    }

    [[nodiscard]] Status checkEncoding(ByteView source, SealedEncoding encoding) const override {
        return guarded([&]() -> Status {
            auto carrier = openCarrier(source);
            return carrier ? checkEncodable(carrier->file, carrier->layout, encoding) : Status(carrier.error());
        });
    }

    [[nodiscard]] Result<Bytes> writeSealed(ByteView source, const Image& pixels, SealedEncoding encoding) const override {
        return writeSealedForm(source, pixels, SealedForm{encoding});
    }

    [[nodiscard]] Result<Bytes> writeSealedForm(ByteView source, const Image& pixels, const SealedForm& form) const override {
        return guarded([&]() -> Result<Bytes> {
            auto carrier = openCarrier(source);
            if (!carrier) return carrier.error();
            auto& [file, layout] = *carrier;
            if (auto status = checkEncodable(file, layout, form.encoding); !status) return status.error();
            markDerived(*file.dataSet, pixels, form);
            if (file.syntax.lossy) markLossy(*file.dataSet, file.syntax, compressionRatio(file, layout));
            const bool planar = layout.planar && !file.pixels->isEncapsulated;
            if (auto status = replacePixels(file, layout, pixels, form.encoding, planar); !status) return status.error();
            return serialise(std::move(file.dataSet), syntaxOf(form.encoding));
        });
    }

    [[nodiscard]] Result<Bytes> writeRestored(ByteView sealed, const Image& pixels, const std::string& sopInstanceUid,
                                              const std::string& seriesInstanceUid) const override {
        return guarded([&]() -> Result<Bytes> {
            auto carrier = openCarrier(sealed);
            if (!carrier) return carrier.error();
            auto& [file, layout] = *carrier;
            unmarkDerived(*file.dataSet, sopInstanceUid, seriesInstanceUid);
            const bool planar = integerAt(*file.dataSet, DCM_PlanarConfiguration) == std::int64_t{1};
            constexpr SealedEncoding kEncoding = SealedEncoding::ExplicitLittleEndian;
            if (auto status = replacePixels(file, layout, pixels, kEncoding, planar); !status) return status.error();
            return serialise(std::move(file.dataSet), syntaxOf(kEncoding));
        });
    }
};

}  // namespace

std::unique_ptr<DicomWriter> createDicomWriter() {
    return std::make_unique<DcmtkWriter>();
}

}  // namespace intaglio::dicom
