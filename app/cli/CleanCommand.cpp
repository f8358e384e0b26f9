#include <map>
#include <memory>

#include "app/cli/Choice.h"
#include "app/cli/Command.h"
#include "app/cli/KeyFiles.h"
#include "core/base/Files.h"
#include "core/pipeline/CleanImage.h"
#include "core/report/ResultJson.h"

namespace intaglio::cli {
namespace {

struct CleanCommandOptions {
    std::string file;
    std::string out;
    pipeline::CleanFor kind = pipeline::CleanFor::Automatic;
    bool keepExisting = false;
};

base::Result<pipeline::CleanedFile> cleanToFile(CommandContext& context, const CleanCommandOptions& options) {
    if (const base::Status output = checkOutput(options.file, options.out, options.keepExisting); !output) return output.error();
    composition::Services& services = context.services;
    const bool asksModels = options.kind == pipeline::CleanFor::Automatic;
    const pipeline::CleanPorts ports{services.readers(), services.dicomWriter(), asksModels ? &services.analyzer() : nullptr};
    ConsoleProgress progress(context.console);
    return pipeline::cleanFile(ports, base::pathFromText(options.file), base::pathFromText(options.out), options.kind, progress,
                               context.stop);
}

/// The largest value that the cleaned samples can have. The file may hold fewer bits: a DICOM picture as PNG is written as it is shown.
std::int64_t highestValue(CommandContext& context, const pipeline::CleanedFile& cleaned, const std::string& file) {
    constexpr int kShownBits = 8;
    int bits = cleaned.bitsStored;
    const auto source = bits == kShownBits ? context.services.readers().readFile(base::pathFromText(file)) : base::ErrorCode::NothingToDo;
    if (source && enhance::isCleanable(source->image)) bits = source->image.geometry().bitsStored;
    return (std::int64_t{1} << bits) - 1;
}

std::string sentenceOf(const pipeline::CleanedFile& cleaned, const std::string& out, std::int64_t highest) {
    const enhance::CleanReport& report = cleaned.report;
    std::string done = report.isDenoised ? "noise" : "";
    if (report.isIlluminationCorrected) done += done.empty() ? "lamp" : ", lamp";
    if (report.isStainNormalised) done += done.empty() ? "stain" : ", stain";
    return "Cleaned picture written to " + out + " (" + (done.empty() ? "nothing to take away" : "corrected: " + done) +
           "; largest change " + std::to_string(report.largestChange) + " of " + std::to_string(highest) +
           ").\nIt is for the patient; judge the original.";
}

void clean(CommandContext& context, const CleanCommandOptions& options) {
    const auto cleaned = cleanToFile(context, options);
    if (!cleaned) {
        context.console.json({{"file", options.file}, {"status", "error"}, {"error", report::errorJson(cleaned.error())}});
        return context.fail(cleaned.error());
    }
    const enhance::CleanReport& report = cleaned->report;
    context.console.json({{"file", options.file},
                          {"out", options.out},
                          {"status", "ok"},
                          {"smear", cleaned->isSmear},
                          {"noise", report.noise},
                          {"denoised", report.isDenoised},
                          {"illumination_corrected", report.isIlluminationCorrected},
                          {"stain_normalised", report.isStainNormalised},
                          {"max_change", report.largestChange},
                          {"mean_change", report.meanChange},
                          {"bits_stored", cleaned->bitsStored}});
    if (context.console.showsText()) context.console.text(sentenceOf(*cleaned, options.out, highestValue(context, *cleaned, options.file)));
}

}  // namespace

void addCleanCommand(CLI::App& root, CommandContext& context) {
    using pipeline::CleanFor;
    const std::map<std::string, CleanFor> kinds{{"auto", CleanFor::Automatic}, {"smear", CleanFor::Smear}, {"other", CleanFor::Other}};
    CLI::App* command = addCommand(root, context, "clean", "Write the cleaned picture that a patient gets");
    auto options = std::make_shared<CleanCommandOptions>();
    command->add_option("IMAGE", options->file, "Picture")->required();
    command->add_option("--out", options->out, "PNG or TIFF to write; DICOM from DICOM")->required();
    command
        ->add_option("--kind", options->kind,
                     "auto (default: the models' gate tells a blood smear), smear or other; lamp and stain are corrected in smears alone")
        ->transform(choiceOf(kinds))
        ->option_text("KIND");
    addKeepExisting(*command, options->keepExisting);
    command->callback([&context, options] { clean(context, *options); });
}

}  // namespace intaglio::cli
