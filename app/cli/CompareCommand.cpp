#include <array>
#include <memory>
#include <thread>

#include "app/cli/Command.h"
#include "core/base/Files.h"
#include "core/training/Compare.h"

namespace intaglio::cli {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

struct CompareOptions {
    std::vector<std::string> architectures, models, weights, where;
    std::string labels, out, recipe, published;
    std::string labelColumn = "label";
    std::string split = "test";
    int epochs = 0;
    int side = 160;
    int threads = 0;
    std::uint64_t seed = 0;
};

Result<training::Recipe> recipeOf(const CompareOptions& options, const training::TableOptions& table) {
    if (!options.recipe.empty()) return training::readRecipe(base::pathFromText(options.recipe));
    const auto dataset = training::readDataset(base::pathFromText(options.labels), table);
    if (!dataset) return dataset.error();
    return training::defaultRecipe("compare", dataset->labels(), "mobilenet_v2", options.side);
}

void applyOverrides(const CompareOptions& options, training::TrainRequest& training) {
    if (options.seed > 0) training.seed = options.seed;
    if (options.epochs == 0) return;
    training.epochs = options.epochs;
    for (training::TrainStage& stage : training.stages) stage.epochs = options.epochs;
}

/// "ARCH=FILE"; a file alone is for the recipe's own architecture.
std::map<std::string, std::filesystem::path> weightsOf(const CompareOptions& options, const training::Recipe& recipe) {
    std::map<std::string, std::filesystem::path> weights;
    for (const std::string& text : options.weights) {
        const auto sign = text.find('=');
        const bool isNamed = sign != std::string::npos;
        weights[isNamed ? text.substr(0, sign) : recipe.training.architecture] = base::pathFromText(isNamed ? text.substr(sign + 1) : text);
    }
    return weights;
}

Result<training::CompareRequest> requestOf(const CompareOptions& options) {
    training::CompareRequest request;
    training::TableOptions& table = request.training.table;
    table.labelColumn = options.labelColumn;
    for (const std::string& text : options.where) {
        auto filter = training::parseRowFilter(text);
        if (!filter) return filter.error();
        table.where.push_back(*std::move(filter));
    }
    const auto recipe = recipeOf(options, table);
    if (!recipe) return recipe.error();
    request.training.recipe = *recipe;
    applyOverrides(options, request.training.recipe.training);
    request.training.labelsFile = base::pathFromText(options.labels);
    request.training.folder = base::pathFromText(options.out);
    request.training.threads = options.threads > 0 ? options.threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    request.architectures = options.architectures;
    request.weights = weightsOf(options, *recipe);
    for (const std::string& model : options.models) request.packages.push_back(base::pathFromText(model));
    request.split = options.split;
    request.publishedFile = base::pathFromText(options.published);
    return request;
}

/// A finished row on standard output, and an error where it failed: its exit code is kept and the others go on.
void printRow(CommandContext& context, const training::CompareRow& row) {
    context.console.endProgress();
    if (row.failure) {
        context.console.json({{"name", row.name},
                              {"status", "error"},
                              {"error", {{"code", base::codeName(row.failure->code)}, {"detail", row.failure->arguments}}}});
        context.fail(*row.failure, row.name);
        return;
    }
    const auto found = row.report.figures.find("balanced_accuracy");
    const training::Estimate figure = found == row.report.figures.end() ? training::Estimate() : found->second;
    nlohmann::ordered_json json = {{"name", row.name},
                                   {"status", "ok"},
                                   {"parameters", row.parameters},
                                   {"training_seconds", row.trainingSeconds},
                                   {"balanced_accuracy", {{"value", figure.value}, {"ci95", nullptr}}}};
    std::array<char, 160> text{};
    std::snprintf(text.data(), text.size(), "%-20s balanced accuracy %.4f", row.name.c_str(), figure.value);
    std::string line = text.data();
    if (figure.ci95) {
        json["balanced_accuracy"]["ci95"] = {figure.ci95->low, figure.ci95->high};
        std::snprintf(text.data(), text.size(), " (%.4f to %.4f)", figure.ci95->low, figure.ci95->high);
        line += text.data();
    }
    context.console.json(json);
    context.console.text(line);
}

Status runCompare(CommandContext& context, const CompareOptions& options) {
    const auto request = requestOf(options);
    if (!request) return request.error();
    auto trainer = context.services.createTrainer();
    if (!trainer) return trainer.error();
    const auto engine = context.services.engines().engine();
    if (!engine) return engine.error();
    ConsoleProgress progress(context.console);
    const auto comparison = training::compareModels({context.services.primitives(), context.services.readers(), **engine}, **trainer,
                                                    *request, {progress, context.stop, {}, {}, nullptr},
                                                    [&context](const training::CompareRow& row) { printRow(context, row); });
    context.console.endProgress();
    if (!comparison) return comparison.error();
    context.console.text("written to " + options.out + ": comparison.md, .csv, .json, .svg and .png");
    return {};
}

}  // namespace

void addCompareCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command =
        addCommand(root, context, "compare",
                   "Train and judge several architectures, or judge finished models, on one split: one table with intervals");
    auto options = std::make_shared<CompareOptions>();
    command->add_option("--archs", options->architectures, "Architectures to train, separated by commas (also svm, knn)")->delimiter(',');
    command->add_option("--models", options->models, "Folders of finished packages, separated by commas")->delimiter(',');
    command->add_option("--labels", options->labels, "Table with the columns path, label, split and perhaps group")->required();
    command->add_option("--out", options->out, "Folder for the models and the table; a run that was stopped goes on from it")->required();
    command->add_option("--recipe", options->recipe, "Recipe with labels, preparation and settings (recipes/*.json)");
    command->add_option("--weights", options->weights, "Pretrained weights: ARCH=FILE, once for each; others start at random")->take_all();
    command->add_option("--epochs", options->epochs, "Passes over the training pictures (of each stage)")->check(CLI::Range(1, 10000));
    command->add_option("--side", options->side, "Rows and columns of the network's input, without a recipe")->check(CLI::Range(16, 1024));
    command->add_option("--label-column", options->labelColumn, "Column that holds the truth");
    command->add_option("--where", options->where, "Only rows whose column has a value: origin=A, origin=A|B or origin!=A")->take_all();
    command->add_option("--split", options->split, "Split to judge on");
    command->add_option("--published", options->published, "JSON with published figures to stand beside the table");
    command->add_option("--seed", options->seed, "Seed of every random choice, from 1");
    command->add_option("--threads", options->threads, "Processor cores to use")->check(CLI::Range(1, 256));
    command->callback([&context, options] {
        if (const Status done = runCompare(context, *options); !done) context.fail(done.error());
    });
}

}  // namespace intaglio::cli
