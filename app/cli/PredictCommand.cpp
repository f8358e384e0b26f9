#include <memory>

#include "app/cli/AnalyzeOptions.h"
#include "app/cli/Command.h"
#include "app/cli/FlagText.h"
#include "core/base/Files.h"
#include "core/pipeline/AnalyzeFile.h"
#include "core/report/ResultJson.h"

namespace intaglio::cli {
namespace {

std::string percent(double probability) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%5.1f %%", probability * 100);
    return text.data();
}

/// "   83.0 % (75.1 % to 88.4 %)  label"
std::string lineOf(const inference::ClassProbability& entry) {
    std::string line = "\n  " + percent(entry.probability);
    if (entry.lowest && entry.highest) line += " (" + percent(*entry.lowest) + " to " + percent(*entry.highest) + ")";
    return line + "  " + entry.label;
}

std::string textOf(const pipeline::BatchRow& row) {
    std::string text = base::pathText(row.file) + ": ";
    if (!row.prediction) return text + "not judged";
    const inference::Prediction& result = *row.prediction;
    text += result.finding + " (" + std::string(inference::decisionName(result.decision)) + " at operating point " + result.operatingPoint +
            ")";
    for (const auto& entry : result.probabilities) text += lineOf(entry);
    text += flagLines(result);
    text += "\n  model " + result.model.id + " " + result.model.version + "; not a medical device, for research and decision support";
    return text;
}

void predict(CommandContext& context, const std::string& file, const pipeline::AnalyzeOptions& options) {
    ConsoleProgress progress(context.console);
    const pipeline::BatchRow row = pipeline::analyzeFile(context.services.readers(), context.services.analyzer(), base::pathFromText(file),
                                                         options, progress, context.stop);
    context.console.json(report::rowJson(row));
    if (row.prediction) context.console.text(textOf(row));
    if (row.refusal) context.fail(row.refusal->reason, file);
    if (row.error) context.fail(*row.error, file);
}

}  // namespace

void addPredictCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command = addCommand(root, context, "predict", "Judge pictures with a model and print its probabilities");
    auto files = std::make_shared<std::vector<std::string>>();
    command->add_option("IMAGE", *files, "Pictures")->required();
    const auto options = addAnalyzeOptions(*command);
    command
        ->add_flag("--override-gate", options->overrideRefusal,
                   "For doctors: judge with --model although the gate refuses the picture; the result and the log say so")
        ->needs("--model");
    command->callback([&context, files, options] {
        for (const std::string& file : *files) predict(context, file, *options);
    });
}

}  // namespace intaglio::cli
