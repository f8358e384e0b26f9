#include <array>
#include <memory>

#include "app/cli/Command.h"
#include "core/base/Files.h"
#include "core/training/Card.h"
#include "core/training/TrainModel.h"
#include "core/training/film/TrainFilm.h"

namespace intaglio::cli {
namespace {

using base::Error;
using base::ErrorCode;
using base::Status;
namespace fs = std::filesystem;

struct EvaluateOptions {
    std::string model;
    std::string baseline;
    std::string out;
    std::string labels;
    training::EvaluateRequest request;
    std::vector<std::string> where;
    bool card = false;
};

base::Result<inference::ModelPackage> packageOf(CommandContext& context, const std::string& model) {
    std::error_code failure;
    const fs::path folder = base::pathFromText(model);
    if (fs::is_regular_file(folder / inference::kMetadataFile, failure)) {
        inference::ModelPackage package = inference::openPackage(context.services.primitives(), fs::canonical(folder, failure));
        return package.problem ? base::Result<inference::ModelPackage>(*package.problem) : package;
    }
    const auto found = context.services.models().find(model);
    return found ? base::Result<inference::ModelPackage>(**found) : found.error();
}

std::string commandText(const EvaluateOptions& options) {
    std::string text = "intaglio evaluate --model " + options.model + " --labels LABELS.csv --split " + options.request.split + " --out " +
                       options.out + " --card";
    if (options.request.table.labelColumn != "label") text += " --label-column " + options.request.table.labelColumn;
    for (const std::string& filter : options.where) text += " --where '" + filter + "'";
    if (options.request.robustness) text += " --robustness";
    if (!options.baseline.empty()) text += " --baseline " + options.baseline;
    return text;
}

Status writeCard(const EvaluateOptions& options, const inference::ModelPackage& package, const training::EvaluationReport& report,
                 const std::string& film) {
    const fs::path shipped = package.folder / "evaluation" / "baseline";
    training::CardFigures figures =
        training::readCardFigures(package.folder, options.baseline.empty() ? shipped : base::pathFromText(options.baseline));
    figures.metrics = training::metricsJson(report);
    figures.film = film;
    figures.command = commandText(options);
    const std::string card = training::modelCard(package.manifest, figures);
    return base::writeFileAtomically(package.folder / inference::kCardFile, base::viewOf(card));
}

std::string line(const training::EvaluationReport& report, const std::string& name) {
    const auto found = report.figures.find(name);
    if (found == report.figures.end()) return {};
    std::array<char, 96> text{};
    if (found->second.ci95) {
        std::snprintf(text.data(), text.size(), "  %-18s %.4f  (%.4f to %.4f)", name.c_str(), found->second.value, found->second.ci95->low,
                      found->second.ci95->high);
    } else {
        std::snprintf(text.data(), text.size(), "  %-18s %.4f", name.c_str(), found->second.value);
    }
    return std::string("\n") + text.data();
}

void printReport(CommandContext& context, const EvaluateOptions& options, const training::EvaluationReport& report) {
    if (context.console.options().json) {
        const auto metrics = nlohmann::ordered_json::parse(training::metricsJson(report));
        context.console.json(metrics);
    }
    std::string text = report.model.id + " on " + std::to_string(report.count) + " pictures of split " + report.split + ":";
    for (const char* name :
         {"accuracy", "balanced_accuracy", "auc_macro", "sensitivity", "specificity", "f1_macro", "kappa", "brier", "ece"}) {
        text += line(report, name);
    }
    context.console.text(text + "\n  this model's own limits would have refused " + std::to_string(report.gateRefusals) +
                         "\n  written to " + options.out);
}

Status runEvaluate(CommandContext& context, EvaluateOptions options) {
    options.request.labelsFile = base::pathFromText(options.labels);
    for (const std::string& text : options.where) {
        auto filter = training::parseRowFilter(text);
        if (!filter) return filter.error();
        options.request.table.where.push_back(*std::move(filter));
    }
    const auto package = packageOf(context, options.model);
    if (!package) return package.error();
    const auto engine = context.services.engines().engine();
    if (!engine) return engine.error();
    ConsoleProgress progress(context.console);
    const auto outcome = training::evaluateModel(context.services.readers(), **engine, *package, options.request, progress, context.stop);
    context.console.endProgress();
    if (!outcome) return outcome.error();
    if (Status written =
            training::writeEvaluation(outcome->report, outcome->predictionsCsv, base::pathFromText(options.out), &package->manifest);
        !written) {
        return written;
    }
    std::string filmFigures;
    if (package->manifest.film) {
        const auto film = training::evaluateFilmModel(context.services.readers(), **engine, *package, options.request,
                                                      base::pathFromText(options.out), progress, context.stop);
        if (!film) return film.error();
        filmFigures = training::filmJson(*film);
    }
    if (options.card) {
        if (Status written = writeCard(options, *package, outcome->report, filmFigures); !written) return written;
    }
    printReport(context, options, outcome->report);
    return {};
}

}  // namespace

void addEvaluateCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command =
        addCommand(root, context, "evaluate", "Judge a model on labelled pictures: figures with intervals, tables and diagrams");
    auto options = std::make_shared<EvaluateOptions>();
    command->add_option("--model", options->model, "Model id or folder of a package")->required();
    command->add_option("--labels", options->labels, "Table with the columns path, label, split and perhaps group")->required();
    command->add_option("--split", options->request.split, "Split to judge")->required();
    command->add_option("--out", options->out, "Folder for metrics.json, predictions.csv and the diagrams")->required();
    command->add_option("--label-column", options->request.table.labelColumn, "Column that holds the truth");
    command->add_option("--where", options->where, "Only rows whose column has a value: origin=A, origin=A|B or origin!=A")->take_all();
    command->add_option("--jobs", options->request.jobs, "Pictures at once")->check(CLI::Range(1, 256));
    command->add_flag("--robustness", options->request.robustness,
                      "Judge changed pictures too (JPEG, light, blur, turn, resolution; stain where they have colours)");
    command->add_flag("--card", options->card, "Write the package's CARD.md with these figures");
    command->add_option("--baseline", options->baseline, "Folder that train --arch colour-baseline wrote, for the card");
    command->callback([&context, options] {
        if (const Status done = runEvaluate(context, *options); !done) context.fail(done.error());
    });
}

}  // namespace intaglio::cli
