#include "core/pipeline/SealCarrier.h"

#include <algorithm>
#include <cctype>

#include "core/base/Files.h"

namespace intaglio::pipeline {
namespace {

using base::Error;
using base::ErrorCode;

Error unsupported(const char* detail) {
    return {ErrorCode::CarrierUnsupported, {detail}};
}

/// A PNG stores the samples as they are and nothing that says how to turn them into what the source shows.
base::Status checkPngSource(const image::LoadedImage& picture) {
    const image::Geometry& geometry = picture.image.geometry();
    if (picture.source.wasExpanded) return unsupported("palette, fewer than 8 bits or a dropped channel");
    if (geometry.frames != 1) return unsupported("several pages");
    if (geometry.isSigned) return unsupported("signed samples");
    if (picture.image.meaning().photometric == image::Photometric::Monochrome1) return unsupported("inverted grey");
    if (geometry.bitsStored != geometry.bitsAllocated) return unsupported("unused bits in a sample");
    return {};
}

}  // namespace

bool isDicom(const image::LoadedImage& picture) {
    return picture.source.dicom.has_value();
}

base::Result<SealSource> readSealSource(const SealPorts& ports, const std::filesystem::path& path) {
    auto file = base::readFile(path);
    if (!file) return file.error();
    auto picture = ports.readers.read(*file, base::pathText(path));
    if (!picture) return picture.error();
    return SealSource{std::move(*file), std::move(*picture)};
}

base::Status checkSealSource(const SealPorts& ports, const SealSource& source) {
    if (const auto carrier = stego::checkCarrier(source.picture.image); !carrier) return carrier;
    return isDicom(source.picture) ? ports.dicomWriter.checkCarrier(source.file) : checkPngSource(source.picture);
}

base::Status checkOutputName(const std::filesystem::path& output, bool dicom) {
    const std::string wanted = dicom ? ".dcm" : ".png";
    std::string extension = base::pathText(output.extension());
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (extension == wanted) return {};
    return Error(ErrorCode::OutputFormatUnsupported, {base::pathText(output), wanted});
}

base::Status checkStop(const std::stop_token& stop) {
    if (stop.stop_requested()) return ErrorCode::Cancelled;
    return {};
}

}  // namespace intaglio::pipeline
