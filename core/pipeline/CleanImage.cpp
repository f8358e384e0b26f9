#include "core/pipeline/CleanImage.h"

#include <algorithm>
#include <cctype>

#include "core/base/Files.h"
#include "core/image/Display.h"

namespace intaglio::pipeline {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using image::Image;

constexpr const char* kSmearKind = "blood-smear";

enum class OutputFormat { Png, Tiff, Dicom };

Result<OutputFormat> formatOf(const std::filesystem::path& out, bool isDicom) {
    std::string extension = base::pathText(out.extension());
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (extension == ".png") return OutputFormat::Png;
    if (extension == ".tif" || extension == ".tiff") return OutputFormat::Tiff;
    if (extension == ".dcm" && isDicom) return OutputFormat::Dicom;
    return Error{ErrorCode::OutputFormatUnsupported, {base::pathText(out), isDicom ? ".png, .tif, .dcm" : ".png, .tif"}};
}

/// Stored values where they can be cleaned as they are, else what a person sees of the only frame.
Result<Image> cleanableOf(const Image& picture) {
    if (enhance::isCleanable(picture)) return picture;
    if (picture.geometry().frames != 1) return Error{ErrorCode::PictureUnsupported, {"picture", "frames that are not grey or RGB"}};
    return image::toDisplay(picture);
}

/// A picture that no model is for, or that the gate refuses, is no smear.
Result<bool> isSmear(const CleanPorts& ports, const image::LoadedImage& loaded, CleanFor kind, base::ProgressSink& progress,
                     const std::stop_token& stop) {
    if (kind != CleanFor::Automatic) return kind == CleanFor::Smear;
    const image::Geometry& geometry = loaded.image.geometry();
    if (ports.analyzer == nullptr || geometry.samplesPerPixel < 3 || geometry.bitsAllocated != 8 || geometry.frames != 1) return false;
    const auto analysis = ports.analyzer->analyze(loaded, {}, progress, stop);
    if (!analysis) {
        return analysis.error().code == ErrorCode::Cancelled ? Result<bool>(analysis.error()) : Result<bool>(false);
    }
    const auto* prediction = std::get_if<inference::Prediction>(&*analysis);
    return prediction != nullptr && cleanKindOf(*prediction) == enhance::CleanKind::Smear;
}

/// PNG holds unsigned samples of one frame with black at zero; a DICOM picture also needs its window to be looked at.
Result<base::Bytes> pngOf(const Image& picture, const image::LoadedImage& loaded, const std::filesystem::path& out) {
    if (picture.geometry().frames != 1) return Error{ErrorCode::OutputFormatUnsupported, {base::pathText(out), ".tif, .dcm"}};
    if (loaded.source.dicom || picture.geometry().isSigned) {
        const auto shown = image::toDisplay(picture);
        return shown ? image::encodePng(*shown) : Result<base::Bytes>(shown.error());
    }
    const auto upright = image::asMonochrome2(picture);
    return upright ? image::encodePng(*upright, loaded.source.colorChunks) : Result<base::Bytes>(upright.error());
}

Result<base::Bytes> encoded(const CleanPorts& ports, OutputFormat format, const enhance::CleanPicture& clean,
                            const image::LoadedImage& loaded, base::ByteView source, const std::filesystem::path& out) {
    switch (format) {
        case OutputFormat::Png:
            return pngOf(clean.picture, loaded, out);
        case OutputFormat::Tiff:
            return image::encodeTiff(clean.picture, loaded.source.colorChunks);
        case OutputFormat::Dicom:
            if (!(clean.picture.geometry() == loaded.image.geometry())) {
                return Error{ErrorCode::OutputFormatUnsupported, {base::pathText(out), ".png, .tif"}};
            }
            return ports.dicomWriter.writeSealedForm(
                source, clean.picture, {dicom::SealedEncoding::ExplicitLittleEndian, false, static_cast<int>(clean.report.largestChange)});
    }
    return ErrorCode::Internal;
}

}  // namespace

enhance::CleanKind cleanKindOf(const inference::Prediction& prediction) {
    return prediction.kind.label == kSmearKind ? enhance::CleanKind::Smear : enhance::CleanKind::Other;
}

Result<CleanedFile> cleanFile(const CleanPorts& ports, const std::filesystem::path& file, const std::filesystem::path& out, CleanFor kind,
                              base::ProgressSink& progress, std::stop_token stop) {
    if (base::isSameFile(file, out)) return Error{ErrorCode::OutputIsInput, {base::pathText(out)}};
    progress.report("load", 0, 1);
    const auto source = base::readFile(file);
    if (!source) return source.error();
    const auto loaded = ports.readers.read(*source, base::pathText(file));
    if (!loaded) return loaded.error();
    const auto format = formatOf(out, loaded->source.dicom.has_value());
    if (!format) return format.error();
    progress.report("clean", 0, 1);
    const auto smear = isSmear(ports, *loaded, kind, progress, stop);
    if (!smear) return smear.error();
    const auto cleanable = cleanableOf(loaded->image);
    if (!cleanable) return cleanable.error();
    const auto clean = enhance::cleaned(*cleanable, *smear ? enhance::CleanKind::Smear : enhance::CleanKind::Other);
    if (!clean) return clean.error();
    if (stop.stop_requested()) return ErrorCode::Cancelled;
    progress.report("write", 0, 1);
    const auto bytes = encoded(ports, *format, *clean, *loaded, *source, out);
    if (!bytes) return bytes.error();
    if (const base::Status written = base::writeFileAtomically(out, *bytes); !written) return written.error();
    progress.report("write", 1, 1);
    const bool isShown = *format == OutputFormat::Png && loaded->source.dicom.has_value();
    return CleanedFile{clean->report, *smear, isShown ? 8 : clean->picture.geometry().bitsStored};
}

}  // namespace intaglio::pipeline
