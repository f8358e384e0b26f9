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

/// Takes the data set over and writes a whole file: preamble, file meta information, Explicit VR Little Endian.
Result<Bytes> serialise(std::unique_ptr<DcmDataset> dataSet) {
    // 3.6.7 and later take ownership where no deep copy is asked for.
    DcmFileFormat format(dataSet.release(), OFFalse);
    Bytes buffer(kChunk);
    DcmOutputBufferStream stream(buffer.data(), static_cast<offile_off_t>(buffer.size()));
    Bytes result;
    format.transferInit();
    OFCondition condition = EC_StreamNotifyClient;
    while (condition == EC_StreamNotifyClient) {
        condition = format.write(stream, EXS_LittleEndianExplicit, EET_ExplicitLength, nullptr, EGL_withoutGL, EPD_noChange);
        void* filled = nullptr;
        offile_off_t length = 0;
        stream.flushBuffer(filled, length);
        if (length == 0 && condition == EC_StreamNotifyClient) break;
        base::append(result, {static_cast<const std::uint8_t*>(filled), static_cast<std::size_t>(length)});
    }
    format.transferEnd();
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

    [[nodiscard]] Result<Bytes> writeSealed(ByteView source, const Image& pixels, SealedEncoding encoding) const override {
        if (encoding != SealedEncoding::ExplicitLittleEndian) return base::Error(base::ErrorCode::NotYetAvailable, {"transfer syntax"});
        return guarded([&]() -> Result<Bytes> {
            auto carrier = openCarrier(source);
            if (!carrier) return carrier.error();
            if (auto status = replacePixels(carrier->file, carrier->layout, pixels); !status) return status.error();
            markDerived(*carrier->file.dataSet, pixels, carrier->file.syntax.lossy);
            return serialise(std::move(carrier->file.dataSet));
        });
    }

    [[nodiscard]] Result<Bytes> writeRestored(ByteView sealed, const Image& pixels, const std::string& sopInstanceUid,
                                              const std::string& seriesInstanceUid) const override {
        return guarded([&]() -> Result<Bytes> {
            auto carrier = openCarrier(sealed);
            if (!carrier) return carrier.error();
            if (auto status = replacePixels(carrier->file, carrier->layout, pixels); !status) return status.error();
            unmarkDerived(*carrier->file.dataSet, sopInstanceUid, seriesInstanceUid);
            return serialise(std::move(carrier->file.dataSet));
        });
    }
};

}  // namespace

std::unique_ptr<DicomWriter> createDicomWriter() {
    return std::make_unique<DcmtkWriter>();
}

}  // namespace intaglio::dicom
