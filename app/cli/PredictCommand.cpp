#include <algorithm>
#include <memory>

#include "app/cli/AnalyzeOptions.h"
#include "app/cli/FlagText.h"
#include "app/cli/LabelNames.h"
#include "app/cli/Percent.h"
#include "core/base/Files.h"
#include "core/pipeline/AnalyzeFile.h"
#include "core/report/ResultJson.h"

namespace intaglio::cli {
namespace {

/// "   83.0 % (75.1 % to 88.4 %)  label"
std::string lineOf(const inference::ClassProbability& entry, const LabelNames& names) {
    constexpr int kWidth = 5;
    std::string line = "\n  " + percent(entry.probability, 1, kWidth);
    if (entry.lowest && entry.highest) line += " (" + percent(*entry.lowest, 1, kWidth) + " to " + percent(*entry.highest, 1, kWidth) + ")";
    return line + "  " + names.of(entry.label);
}

/// "finding 41.3 % against 38.3 % of the operating point balanced: positive". What is decided is the sum of all findings, which may pass
/// the threshold while a label that is none is the most probable one.
std::string decisionText(const inference::Prediction& result) {
    const std::string decision(inference::decisionName(result.decision));
    if (!result.findingProbability || result.operatingPoint.empty()) return decision + ": no operating point";
    constexpr int kFine = 4;
    const int decimals = percent(*result.findingProbability) == percent(result.threshold) ? kFine : 1;
    return "finding " + percent(*result.findingProbability, decimals) + " against " + percent(result.threshold, decimals) +
           " of the operating point " + result.operatingPoint + ": " + decision;
}

std::string mostProbableText(const inference::Prediction& result, const LabelNames& names) {
    const std::string key = inference::mostProbableLabel(result);
    const auto entry = std::find_if(result.probabilities.begin(), result.probabilities.end(),
                                    [&](const inference::ClassProbability& candidate) { return candidate.label == key; });
    if (entry == result.probabilities.end()) return {};
    const std::string text = "; most probable " + names.of(key) + " " + percent(entry->probability);
    return result.finding == key ? text : text + "; shown as " + names.of(result.finding);
}

/// Only here: where a result is merely read, nobody can say the age any more.
std::string ageHint(const inference::Prediction& result) {
    const auto flag = std::find(result.flags.begin(), result.flags.end(), pipeline::kAgeUncheckedFlag);
    return flag == result.flags.end() ? "" : "\n  --age YEARS says how old the patient is; another model may be made for that age";
}

std::string textOf(const pipeline::BatchRow& row, const LabelNames& names) {
    std::string text = base::pathText(row.file) + ": ";
    if (!row.prediction) return text + "not judged";
    const inference::Prediction& result = *row.prediction;
    text += decisionText(result) + mostProbableText(result, names);
    text += flagLines(result) + ageHint(result);
    for (const auto& entry : result.probabilities) text += lineOf(entry, names);
    const auto hasRange = [](const inference::ClassProbability& entry) { return entry.lowest && entry.highest; };
    if (std::any_of(result.probabilities.begin(), result.probabilities.end(), hasRange))
        text += "\n  in brackets: lowest to highest of what the model's networks or views say alone; no confidence interval";
    text += "\n  model " + result.model.id + " " + result.model.version + "; not a medical device, for research and decision support";
    return text;
}

void predict(CommandContext& context, const std::string& file, const pipeline::AnalyzeOptions& options) {
    ConsoleProgress progress(context.console);
    const pipeline::BatchRow row = pipeline::analyzeFile(context.services.readers(), context.services.analyzer(), base::pathFromText(file),
                                                         options, progress, context.stop);
    context.console.json(report::rowJson(row));
    if (row.prediction && context.console.showsText()) context.console.text(textOf(row, LabelNames(context, row.prediction->model)));
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
