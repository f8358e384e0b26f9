#include "core/dicom/dcmtk/DcmtkReader.h"

#include <new>

#include "core/dicom/dcmtk/Facts.h"
#include "core/dicom/dcmtk/Meaning.h"
#include "core/dicom/dcmtk/PixelReader.h"

namespace intaglio::dicom {

using base::ByteView;
using base::Error;
using base::ErrorCode;
using base::Result;
using image::LoadedImage;

namespace {

Result<LoadedImage> readChecked(ByteView file, const image::ReadLimits& limits) {
    auto parsed = parseFile(file);
    if (!parsed) return parsed.error();
    auto layout = readPixelLayout(*parsed, limits);
    if (!layout) return layout.error();
    const auto photometric = decodedPhotometric(*layout);
    if (!photometric) return photometric.error();
    auto image = readPixels(*parsed, *layout, readMeaning(*parsed->dataSet, *layout, *photometric));
    if (!image) return image.error();
    LoadedImage loaded;
    loaded.image = std::move(*image);
    loaded.source.format = "dicom";
    loaded.source.transferSyntax = parsed->syntax.uid;
    loaded.source.lossy = parsed->syntax.lossy || rawText(*parsed->dataSet, DCM_LossyImageCompression) == "01";
    loaded.source.photometric = layout->photometric;
    loaded.source.bitsAllocated = layout->bitsAllocated;
    loaded.source.dicom = readFacts(*parsed->dataSet);
    return loaded;
}

class DcmtkReader final : public image::ImageReader {
public:
    [[nodiscard]] std::string_view format() const override { return "dicom"; }
    [[nodiscard]] bool recognises(ByteView head) const override { return looksLikeDicom(head); }
    [[nodiscard]] Result<LoadedImage> read(ByteView file, const image::ReadLimits& limits) const override try {
        return readChecked(file, limits);
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (...) {
        return Error(ErrorCode::PictureDamaged, {"dicom", "the decoder gave up"});
    }
};

}  // namespace

image::ReaderRegistry pictureReaders() {
    auto readers = image::standardReaders();
    readers.insert(readers.begin(), createDicomReader());
    return image::ReaderRegistry(std::move(readers));
}

std::unique_ptr<image::ImageReader> createDicomReader() {
    return std::make_unique<DcmtkReader>();
}

}  // namespace intaglio::dicom
