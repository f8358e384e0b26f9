#include <map>
#include <memory>

#include "app/cli/AnalyzeOptions.h"
#include "app/cli/Choice.h"
#include "app/cli/Command.h"
#include "core/base/Files.h"
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
                          {"scale_maximum", explanation->scaleMaximum},
                          {"result", report::predictionJson(explanation->prediction)}});
    context.console.text("Heatmap for \"" + explanation->label + "\" written to " + options.out +
                         ".\nIt shows what influenced the model, not where disease is.");
}

}  // namespace

void addExplainCommand(CLI::App& root, CommandContext& context) {
    using inference::ExplainMethod;
    const std::map<std::string, ExplainMethod> methods{
        {"gradcam", ExplainMethod::GradCam}, {"hirescam", ExplainMethod::HiResCam}, {"occlusion", ExplainMethod::Occlusion}};
    CLI::App* command = addCommand(root, context, "explain", "Draw what influenced the model over the picture");
    auto options = std::make_shared<ExplainOptions>();
    command->add_option("IMAGE", options->file, "Picture")->required();
    command->add_option("--out", options->out, "PNG to write")->required();
    command->add_option("--raw", options->raw, "NumPy file (.npy, float32) of the map itself, in logit contributions");
    command->add_option("--label", options->label, "Label to explain (default: the finding)");
    command->add_option("--method", options->method, "gradcam (default), hirescam or occlusion")
        ->transform(choiceOf(methods))
        ->option_text("METHOD");
    options->analyze = addAnalyzeOptions(*command);
    command->callback([&context, options] { explain(context, *options); });
}

}  // namespace intaglio::cli
