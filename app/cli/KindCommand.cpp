#include <memory>

#include "app/cli/AnalyzeOptions.h"
#include "app/cli/Command.h"
#include "app/cli/Percent.h"
#include "core/base/Files.h"
#include "core/inference/Gate.h"
#include "core/inference/PictureKind.h"
#include "core/report/ResultJson.h"

namespace intaglio::cli {
namespace {

nlohmann::ordered_json lineOf(const std::string& file, const inference::KindFinding& finding) {
    nlohmann::ordered_json probabilities = nlohmann::ordered_json::object();
    for (const inference::ClassProbability& entry : finding.probabilities) probabilities[entry.label] = entry.probability;
    nlohmann::ordered_json line = {{"file", file},
                                   {"status", "ok"},
                                   {"kind", {{"label", finding.kind.label}, {"score", finding.kind.score}}},
                                   {"sure", finding.isSure},
                                   {"probabilities", std::move(probabilities)}};
    line["familiarity_ratio"] = finding.ratio ? nlohmann::ordered_json(*finding.ratio) : nlohmann::ordered_json(nullptr);
    return line;
}

std::string textOf(const std::string& file, const inference::KindFinding& finding) {
    const bool isNone = finding.kind.label == inference::kNoKind;
    return file + ": " + inference::kindWords(finding.kind.label) + " (" + percent(finding.kind.score) + ")" +
           (finding.isSure ? ""
            : isNone       ? "; it would be refused"
                           : "; not sure enough, so it would be refused");
}

base::Result<inference::KindFinding> findKind(CommandContext& context, const std::string& file, const pipeline::AnalyzeOptions& options) {
    const auto picture = context.services.readers().readFile(base::pathFromText(file));
    if (!picture) return picture.error();
    return context.services.analyzer().kindOf(*picture, options);
}

void kind(CommandContext& context, const std::string& file, const pipeline::AnalyzeOptions& options) {
    const auto finding = findKind(context, file, options);
    if (!finding) {
        context.console.json({{"file", file}, {"status", "error"}, {"error", report::errorJson(finding.error())}});
        return context.fail(finding.error(), file);
    }
    context.console.json(lineOf(file, *finding));
    context.console.text(textOf(file, *finding));
}

}  // namespace

void addKindCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command = addCommand(root, context, "kind", "Say which kind of picture the gate takes a picture for");
    auto files = std::make_shared<std::vector<std::string>>();
    auto options = std::make_shared<pipeline::AnalyzeOptions>();
    command->add_option("IMAGE", *files, "Pictures")->required();
    command->add_option("--frame", options->frame, "Frame of a multi-frame picture, from 0")->check(CLI::Range(0, 65535));
    command->callback([&context, files, options] {
        for (const std::string& file : *files) {
            if (context.stop.stop_requested()) return context.fail(base::ErrorCode::Cancelled);
            kind(context, file, *options);
        }
    });
}

}  // namespace intaglio::cli
