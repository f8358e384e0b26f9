#include "app/cli/SealSettings.h"

#include <array>
#include <charconv>

#include "app/cli/Choice.h"
#include "core/pipeline/SealCarrier.h"
#include "core/report/ResultJson.h"

namespace intaglio::cli {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using crypto::EmbeddingMode;
using nlohmann::ordered_json;
using stego::RobustStrength;

Result<crypto::ProtectedRegion> regionFrom(const std::string& text) {
    const Error invalid(ErrorCode::RegionInvalid, {text, "four whole numbers are needed: X,Y,W,H"});
    std::array<std::uint16_t, 4> numbers{};
    const char* position = text.data();
    const char* const end = text.data() + text.size();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto [next, failure] = std::from_chars(position, end, numbers[i]);
        const bool isLast = i + 1 == numbers.size();
        if (failure != std::errc() || (isLast ? next != end : next == end || *next != ',')) return invalid;
        position = next + 1;
    }
    return crypto::ProtectedRegion{numbers[0], numbers[1], numbers[2], numbers[3]};
}

}  // namespace

std::shared_ptr<SealSettings> addSealSettings(CLI::App& command) {
    auto settings = std::make_shared<SealSettings>();
    command
        .add_option("--mode", settings->mode,
                    "reversible (default: gives the exact original back), covert (fewest traces) or robust (survives JPEG)")
        ->transform(choiceOf<EmbeddingMode>(
            {{"reversible", EmbeddingMode::Reversible}, {"covert", EmbeddingMode::Covert}, {"robust", EmbeddingMode::Robust}}))
        ->option_text("MODE");
    command.add_option("--protect", settings->protectedRegions, "X,Y,W,H: a rectangle that stays untouched, up to 8")
        ->allow_extra_args(false);
    command
        .add_option("--strength", settings->strength, "Robust mode: standard (JPEG quality 75 and above) or strong (also 50, and scaling)")
        ->transform(choiceOf<RobustStrength>({{"standard", RobustStrength::Standard}, {"strong", RobustStrength::Strong}}))
        ->option_text("STRENGTH");
    return settings;
}

void addTransferSyntax(CLI::App& command, const std::shared_ptr<SealSettings>& settings) {
    using dicom::SealedEncoding;
    command.add_option("--transfer-syntax", settings->encoding, "DICOM: explicit (default), deflated, rle, jpeg-lossless or jpeg-ls")
        ->transform(choiceOf<SealedEncoding>({{"explicit", SealedEncoding::ExplicitLittleEndian},
                                              {"deflated", SealedEncoding::Deflated},
                                              {"rle", SealedEncoding::Rle},
                                              {"jpeg-lossless", SealedEncoding::JpegLossless},
                                              {"jpeg-ls", SealedEncoding::JpegLs}}))
        ->option_text("SYNTAX")
        ->each([settings = settings.get()](const std::string&) { settings->namesEncoding = true; });
}

Result<std::vector<crypto::ProtectedRegion>> regionsOf(const SealSettings& settings) {
    std::vector<crypto::ProtectedRegion> regions;
    for (const std::string& text : settings.protectedRegions) {
        const auto region = regionFrom(text);
        if (!region) return region.error();
        regions.push_back(*region);
    }
    return regions;
}

base::Status applySettings(const SealSettings& settings, pipeline::SealRequest& request) {
    auto regions = regionsOf(settings);
    if (!regions) return regions.error();
    if (settings.namesEncoding && !pipeline::checkOutputName(request.output, true))
        return Error(ErrorCode::InvalidArgument, {"--transfer-syntax", request.output.string()});
    request.protectedRegions = *std::move(regions);
    request.mode = settings.mode;
    request.strength = settings.strength;
    request.encoding = settings.encoding;
    return {};
}

ordered_json sealedJson(const std::string& file, const std::string& out, const pipeline::SealReport& report) {
    return {{"file", file},
            {"out", out},
            {"mode", crypto::modeName(report.mode)},
            {"psnr_db", report.psnrDb},
            {"max_change", report.maximumChange},
            {"bytes", report.frameBytes},
            {"hidden", report.hidden},
            {"warnings", report.warnings},
            {"refusal", nullptr},
            {"status", "ok"}};
}

void failToSeal(CommandContext& context, const std::string& file, const std::string& out, const SealSettings& settings,
                const Error& error) {
    const bool isRefused = base::categoryOf(error.code) == base::ErrorCategory::Refused;
    ordered_json line = {{"file", file},
                         {"out", out},
                         {"mode", crypto::modeName(settings.mode)},
                         {"psnr_db", nullptr},
                         {"max_change", nullptr},
                         {"bytes", nullptr},
                         {"hidden", nullptr},
                         {"refusal", isRefused ? report::errorJson(error) : ordered_json(nullptr)},
                         {"status", isRefused ? "refused" : "error"}};
    if (!isRefused) line["error"] = report::errorJson(error);
    context.console.json(line);
    context.fail(error);
}

std::string hidingText(const pipeline::SealReport& report) {
    if (report.hidden) return "";
    return report.kioskHasClinicKey ? " (sealed, not hidden: a doctor is not enrolled by the same clinic, or in another epoch)"
                                    : " (sealed, not hidden: the sealing key has no clinic)";
}

std::string careText(const pipeline::SealReport& report) {
    if (report.mode == EmbeddingMode::Robust)
        return "The seal survives being saved as JPEG; cropping, rotating and strong scaling destroy it. Keep the original: this file does "
               "not "
               "give it back.";
    const std::string care =
        "Keep the file as it is: saving it as JPEG, resizing it or sending it through a chat program destroys the seal.";
    return report.mode == EmbeddingMode::Covert ? care + " Keep the original too: this file does not give it back." : care;
}

void noteWarnings(CommandContext& context, const pipeline::SealReport& report) {
    for (const std::string& warning : report.warnings) {
        if (warning == "covert-void")
            context.console.note("Covert mode hides nothing from an examiner in a picture that was ever a JPEG; the result stays secret.");
    }
}

}  // namespace intaglio::cli
