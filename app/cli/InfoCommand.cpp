#include <bit>
#include <memory>

#include "app/cli/Command.h"
#include "core/base/Files.h"
#include "core/report/ResultJson.h"

namespace intaglio::cli {
namespace {

using nlohmann::ordered_json;

/// SHA-256 of the stored values in C order, all frames, little endian.
std::string sampleDigest(const crypto::Primitives& primitives, const image::Image& picture) {
    static_assert(std::endian::native == std::endian::little, "swap the samples of wider pictures first");
    return base::toHex(primitives.sha256(picture.bytes()));
}

ordered_json spacingJson(const image::Image& picture) {
    const auto& spacing = picture.meaning().spacing;
    return spacing ? ordered_json{spacing->rowMm, spacing->columnMm} : ordered_json(nullptr);
}

/// As the file states it: a JPEG 2000 file says YBR_RCT although its samples are decoded to RGB.
std::string photometricOf(const image::LoadedImage& loaded) {
    if (!loaded.source.photometric.empty()) return loaded.source.photometric;
    return std::string(image::photometricName(loaded.image.meaning().photometric));
}

ordered_json pictureJson(const crypto::Primitives& primitives, const std::string& file, const image::LoadedImage& loaded) {
    const image::Geometry& geometry = loaded.image.geometry();
    const image::SampleStatistics statistics = image::statisticsOf(loaded.image);
    return {{"file", file},
            {"status", "ok"},
            {"format", loaded.source.format},
            {"modality", loaded.source.dicom ? loaded.source.dicom->modality : ""},
            {"transfer_syntax", loaded.source.transferSyntax},
            {"rows", geometry.rows},
            {"columns", geometry.columns},
            {"frames", geometry.frames},
            {"samples", geometry.samplesPerPixel},
            {"bits_stored", geometry.bitsStored},
            {"bits_allocated", loaded.source.bitsAllocated > 0 ? loaded.source.bitsAllocated : geometry.bitsAllocated},
            {"signed", geometry.isSigned},
            {"photometric", photometricOf(loaded)},
            {"spacing_mm", spacingJson(loaded.image)},
            {"min", statistics.minimum},
            {"max", statistics.maximum},
            {"mean", statistics.mean},
            {"sha256", sampleDigest(primitives, loaded.image)},
            {"error", nullptr}};
}

std::string textOf(const ordered_json& line) {
    std::string text = line["file"].get<std::string>();
    for (const auto& [key, value] : line.items()) {
        if (key == "file" || key == "status" || key == "error") continue;
        text += "\n  " + key + ": " + (value.is_string() ? value.get<std::string>() : value.dump());
    }
    return text;
}

void describe(CommandContext& context, const std::string& file) {
    const auto loaded = context.services.readers().readFile(base::pathFromText(file));
    if (!loaded) {
        context.console.json({{"file", file}, {"status", "error"}, {"error", report::errorJson(loaded.error())}});
        context.fail(loaded.error(), file);
        return;
    }
    const ordered_json line = pictureJson(context.services.primitives(), file, *loaded);
    context.console.json(line);
    context.console.text(textOf(line));
}

}  // namespace

void addInfoCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command = addCommand(root, context, "info", "Say what a picture is, before any display transform");
    auto files = std::make_shared<std::vector<std::string>>();
    command->add_option("FILE", *files, "Pictures: DICOM, PNG, JPEG, TIFF, BMP")->required();
    command->callback([&context, files] {
        for (const std::string& file : *files) {
            if (context.stop.stop_requested()) return context.fail(base::ErrorCode::Cancelled);
            describe(context, file);
        }
    });
}

}  // namespace intaglio::cli
