#include <array>
#include <map>
#include <memory>

#include "app/cli/AnalyzeOptions.h"
#include "app/cli/Choice.h"
#include "app/cli/ExplainScores.h"
#include "app/cli/FlagText.h"
#include "app/cli/ResultText.h"
#include "core/base/Files.h"
#include "core/explain/Evidence.h"
#include "core/image/Npy.h"
#include "core/report/ResultJson.h"

namespace intaglio::cli {
namespace {

struct ExplainOptions {
    std::string file;
    std::string out;
    std::string raw;
    std::string label;
    inference::ExplainMethod method = inference::ExplainMethod::GradCam;
    std::shared_ptr<pipeline::AnalyzeOptions> analyze;
    bool scores = false;
    ExplainScoresOptions scoring;
};

/// Also before the files exist: "map" and "./map" are one name.
bool isOneTarget(const std::filesystem::path& a, const std::filesystem::path& b) {
    std::error_code failure;
    return base::isSameFile(a, b) || std::filesystem::weakly_canonical(a, failure) == std::filesystem::weakly_canonical(b, failure);
}

base::Status checkOutputs(const ExplainOptions& options) {
    if (!options.raw.empty() && isOneTarget(base::pathFromText(options.out), base::pathFromText(options.raw))) {
        return base::Error(base::ErrorCode::InvalidArgument, {"--raw", options.raw});
    }
    for (const std::string& output : {options.out, options.raw}) {
        if (!output.empty() && base::isSameFile(base::pathFromText(options.file), base::pathFromText(output))) {
            return base::Error(base::ErrorCode::OutputIsInput, {output});
        }
    }
    return {};
}

base::Result<pipeline::Explanation> explainFile(CommandContext& context, const ExplainOptions& options) {
    const auto loaded = context.services.readers().readFile(base::pathFromText(options.file));
    if (!loaded) return loaded.error();
    ConsoleProgress progress(context.console);
    return context.services.analyzer().explain(*loaded, *options.analyze, options.label, options.method, progress, context.stop);
}

base::Status writeOutputs(const pipeline::Explanation& explanation, const ExplainOptions& options) {
    const auto png = image::encodePng(explanation.overlay);
    if (!png) return png.error();
    if (base::Status written = base::writeFileAtomically(base::pathFromText(options.out), *png); !written) return written;
    if (options.raw.empty()) return {};
    const inference::Heatmap& map = explanation.map;
    return base::writeFileAtomically(base::pathFromText(options.raw), image::encodeNpy(map.values, map.rows, map.columns));
}

base::Result<pipeline::Explanation> explainAndWrite(CommandContext& context, const ExplainOptions& options) {
    if (base::Status distinct = checkOutputs(options); !distinct) return distinct.error();
    auto explanation = explainFile(context, options);
    if (!explanation) return explanation;
    if (base::Status written = writeOutputs(*explanation, options); !written) return written.error();
    return explanation;
}

/// What the colours stand for: one scale for each model, so that two pictures compare.
std::string writtenText(const pipeline::Explanation& explanation, const ExplainOptions& options, const LabelNames& names) {
    std::array<char, 32> scale{};
    std::snprintf(scale.data(), scale.size(), "%.4g", explanation.scaleMaximum);
    const inference::ModelIdentity& model = explanation.prediction.model;
    return "Heatmap for \"" + names.of(explanation.label) + "\" of the model " + model.id + " " + model.version + " written to " +
           options.out + ".\nFull colour stands for a contribution of " + scale.data() +
           " and more to the label's score (logit), the same in every picture of this model; no colour for none, or for one against "
           "it.\nIt shows what influenced the model, not where disease is.";
}

void explain(CommandContext& context, const ExplainOptions& options) {
    const auto explanation = explainAndWrite(context, options);
    if (!explanation) {
        const bool isRefusal = base::categoryOf(explanation.error().code) == base::ErrorCategory::Refused;
        context.console.json(
            {{"file", options.file}, {"status", isRefusal ? "refused" : "error"}, {"error", report::errorJson(explanation.error())}});
        return context.fail(explanation.error());
    }
    context.console.json({{"file", options.file},
                          {"status", "ok"},
                          {"out", options.out},
                          {"label", explanation->label},
                          {"method", explain::methodName(explanation->method)},
                          {"scale_maximum", explanation->scaleMaximum},
                          {"result", report::predictionJson(explanation->prediction)}});
    const LabelNames names(context, explanation->prediction.model);
    std::string text = writtenText(*explanation, options, names);
    if (explanation->method != options.method) {
        text += "\nThis model cannot be explained by " + std::string(explain::methodName(options.method)) + ": the heatmap was made by " +
                std::string(explain::methodName(explanation->method)) + ".";
    }
    if (options.analyze->alongEdges) text += "\nIts edges are the picture's, drawn for looking only.";
    text += "\n  " + decisionText(explanation->prediction, names) + flagLines(explanation->prediction);
    if (const std::string advice = ageAdvice(context, explanation->prediction); !advice.empty()) text += "\n  " + advice;
    context.console.text(text + modelLine(explanation->prediction));
}

/// `--scores` judges the methods over a table of pictures; everything else draws one picture.
void explainOrScore(CommandContext& context, const ExplainOptions& options) {
    if (options.scores) {
        ExplainScoresOptions scoring = options.scoring;
        scoring.analyze = *options.analyze;
        scoring.label = options.label;
        scoring.out = options.out;
        return scoreExplanationsOf(context, scoring);
    }
    if (options.file.empty()) return context.fail(base::Error(base::ErrorCode::InvalidArgument, {"IMAGE", ""}));
    explain(context, options);
}

void addScoresOptions(CLI::App& command, ExplainOptions& options) {
    CLI::Option* scores =
        command.add_flag("--scores", options.scores, "Score the methods over the pictures of a table; --out is then a JSON file");
    CLI::Option* labels =
        command.add_option("--labels", options.scoring.labels, "With --scores: table with path, label and split")->needs(scores);
    scores->needs(labels);
    command.add_option("--split", options.scoring.split, "With --scores: split (default: val)")->needs(scores);
    command.add_option("--pictures", options.scoring.pictures, "With --scores: how many pictures, evenly taken (default: 40; 0 = all)")
        ->check(CLI::Range(0, 1000000))
        ->needs(scores);
    command
        .add_option("--regions", options.scoring.regions,
                    "With --scores: table with path, x_px, y_px, radius_px of findings, for the pointing game")
        ->needs(scores);
    command.add_option("--masks", options.scoring.masks, "With --scores: masks of RISE (default: 300; 0 = leave RISE out)")
        ->check(CLI::Range(0, 100000))
        ->needs(scores);
}

}  // namespace

void addExplainCommand(CLI::App& root, CommandContext& context) {
    using inference::ExplainMethod;
    std::map<std::string, ExplainMethod> methods;
    for (const ExplainMethod method : explain::allMethods()) methods.emplace(explain::methodName(method), method);
    CLI::App* command = addCommand(root, context, "explain", "Draw what influenced the model over the picture");
    auto options = std::make_shared<ExplainOptions>();
    command->add_option("IMAGE", options->file, "Picture");
    command->add_option("--out", options->out, "PNG to write (JSON with --scores)")->required();
    command->add_option("--raw", options->raw, "NumPy file (.npy, float32) of the map itself, in logit contributions");
    command->add_option("--label", options->label, "Label to explain (default: the finding)");
    command->add_option("--method", options->method, "gradcam (default), hirescam, cam, layercam, occlusion or rise")
        ->transform(choiceOf(methods))
        ->option_text("METHOD");
    options->analyze = addAnalyzeOptions(*command);
    addAgeOption(*command, *options->analyze);
    command->add_flag("--along-edges", options->analyze->alongEdges, "Draw the heatmap along the picture's edges: for looking only");
    addScoresOptions(*command, *options);
    command->callback([&context, options] { explainOrScore(context, *options); });
}

}  // namespace intaglio::cli
