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

/// The samples are stored as they are, with nothing that says how to turn others into what the source shows.
base::Status checkPictureSource(const image::LoadedImage& picture, bool isTiff) {
    const image::Geometry& geometry = picture.image.geometry();
    if (picture.source.wasExpanded) return unsupported("palette, fewer than 8 bits or a dropped channel");
    if (geometry.bitsStored != geometry.bitsAllocated) return unsupported("unused bits in a sample");
    if (isTiff) return {};
    if (geometry.frames != 1) return unsupported("several pages, which only a TIFF file keeps");
    if (geometry.isSigned) return unsupported("signed samples, which only a TIFF file keeps");
    if (picture.image.meaning().photometric == image::Photometric::Monochrome1)
        return unsupported("inverted grey, which only a TIFF file keeps");
    return {};
}

std::string lowerExtension(const std::filesystem::path& path) {
    std::string extension = base::pathText(path.extension());
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

/// As the command line takes it: X,Y,W,H.
std::string regionText(const crypto::ProtectedRegion& region) {
    return std::to_string(region.column) + "," + std::to_string(region.row) + "," + std::to_string(region.columns) + "," +
           std::to_string(region.rows);
}

}  // namespace

bool isDicom(const image::LoadedImage& picture) {
    return picture.source.dicom.has_value();
}

base::Result<SealSource> readSealSource(const SealPorts& ports, base::Bytes content, const std::filesystem::path& name) {
    auto picture = ports.readers.read(content, base::pathText(name));
    if (!picture) return picture.error();
    return SealSource{std::move(content), std::move(*picture)};
}

base::Result<SealSource> readSealSource(const SealPorts& ports, const std::filesystem::path& path) {
    auto file = base::readFile(path);
    if (!file) return file.error();
    return readSealSource(ports, std::move(*file), path);
}

base::Status checkSealSource(const SealPorts& ports, const SealSource& source, const SealTarget& target) {
    if (const auto carrier = stego::checkCarrier(source.picture.image); !carrier) return carrier;
    return isDicom(source.picture) ? ports.dicomWriter.checkEncoding(source.file, target.encoding)
                                   : checkPictureSource(source.picture, target.isTiff);
}

base::Status checkSealMode(const image::LoadedImage& picture, crypto::EmbeddingMode mode,
                           const std::vector<crypto::ProtectedRegion>& protectedRegions) {
    const bool isRobust = mode == crypto::EmbeddingMode::Robust;
    if (isRobust && isDicom(picture)) return unsupported("robust mode changes what a diagnosis rests on, so it is not for DICOM");
    if (protectedRegions.empty()) return {};
    if (isRobust) return Error(ErrorCode::RegionInvalid, {regionText(protectedRegions.front()), "robust mode changes the whole picture"});
    if (protectedRegions.size() > crypto::kMaximumProtectedRegions)
        return Error(ErrorCode::RegionInvalid, {regionText(protectedRegions.back()), "there are more than eight"});
    return {};
}

bool wasLossy(const image::LoadedImage& picture) {
    return picture.source.lossy || picture.source.format == "jpeg";
}

bool isTiffName(const std::filesystem::path& output) {
    const std::string extension = lowerExtension(output);
    return extension == ".tif" || extension == ".tiff";
}

base::Status checkOutputName(const std::filesystem::path& output, bool dicom) {
    const std::string extension = lowerExtension(output);
    if (dicom ? extension == ".dcm" : (extension == ".png" || isTiffName(output))) return {};
    return Error(ErrorCode::OutputFormatUnsupported, {base::pathText(output), dicom ? ".dcm" : ".png or .tif"});
}

base::Result<base::Bytes> encodePicture(const image::Image& image, const std::vector<image::ColorChunk>& chunks, bool asTiff) {
    constexpr int kPngLevel = 1;
    return asTiff ? image::encodeTiff(image, chunks) : image::encodePng(image, chunks, kPngLevel);
}

base::Status checkStop(const std::stop_token& stop) {
    if (stop.stop_requested()) return ErrorCode::Cancelled;
    return {};
}

}  // namespace intaglio::pipeline
