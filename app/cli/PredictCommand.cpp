#include <memory>

#include "app/cli/AnalyzeOptions.h"
#include "app/cli/FlagText.h"
#include "app/cli/ResultText.h"
#include "core/base/Files.h"
#include "core/pipeline/AnalyzeFile.h"
#include "core/report/ResultJson.h"

namespace intaglio::cli {
namespace {

std::string textOf(CommandContext& context, const pipeline::BatchRow& row) {
    std::string text = base::pathText(row.file) + ": ";
    const inference::Prediction& result = *row.prediction;
    const LabelNames names(context, result.model);
    text += decisionText(result, names) + flagLines(result);
    if (const std::string advice = ageAdvice(context, result); !advice.empty()) text += "\n  " + advice;
    return text + probabilityLines(result, names) + modelLine(result);
}

void predict(CommandContext& context, const std::string& file, const pipeline::AnalyzeOptions& options) {
    ConsoleProgress progress(context.console);
    const pipeline::BatchRow row = pipeline::analyzeFile(context.services.readers(), context.services.analyzer(), base::pathFromText(file),
                                                         options, progress, context.stop);
    context.console.json(report::rowJson(row));
    if (row.prediction && context.console.showsText()) context.console.text(textOf(context, row));
    if (row.refusal) context.fail(row.refusal->reason, file);
    if (row.error) context.fail(*row.error, file);
}

void predictAll(CommandContext& context, const std::vector<std::string>& files, const pipeline::AnalyzeOptions& options) {
    if (options.patientAge && files.size() > 1)
        return context.complain(
            {{base::ErrorCode::InvalidArgument, {"--age", ""}},
             {"--age says how old one patient is, but several pictures are named.",
              "Judge them one by one, each with the age of its patient. For patients who all have that age there is \"intaglio batch\"."}});
    for (const std::string& file : files) predict(context, file, options);
}

}  // namespace

void addPredictCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command = addCommand(root, context, "predict", "Judge pictures with a model and print its probabilities");
    auto files = std::make_shared<std::vector<std::string>>();
    command->add_option("IMAGE", *files, "Pictures")->required();
    const auto options = addAnalyzeOptions(*command);
    addAgeOption(*command, *options);
    command
        ->add_flag("--override-gate", options->overrideRefusal,
                   "For doctors: judge with --model although the gate refuses the picture; the result and the log say so")
        ->needs("--model");
    command->callback([&context, files, options] { predictAll(context, *files, *options); });
}

}  // namespace intaglio::cli
