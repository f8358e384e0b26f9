#include <array>
#include <memory>
#include <thread>

#include "app/cli/Command.h"
#include "core/base/Files.h"
#include "core/training/TrainModel.h"

namespace intaglio::cli {
namespace {

using base::Error;
using base::ErrorCode;
using base::Status;

constexpr const char* kColorBaseline = "colour-baseline";

struct TrainOptions {
    std::string labels;
    std::string arch;
    std::string out;
    std::string recipe;
    std::string weights;
    std::string labelColumn = "label";
    std::string split = "test";
    int side = 160;
    int epochs = 0;
    int batchSize = 0;
    double learningRate = 0;
    std::uint64_t seed = 0;
    int threads = 0;
    bool resume = false;
    bool repackage = false;
};

int threadsOf(const TrainOptions& options) {
    return options.threads > 0 ? options.threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

/// The package's id from the name of its folder: lower-case letters, digits and '-'.
std::string identifierFrom(const std::filesystem::path& folder) {
    std::string id;
    for (const char c : base::pathText(folder.filename().empty() ? folder.parent_path().filename() : folder.filename())) {
        const auto byte = static_cast<unsigned char>(c);
        id += std::isalnum(byte) != 0 && byte < 128 ? static_cast<char>(std::tolower(byte)) : '-';
    }
    return id.empty() || id.front() == '-' ? "model" + id : id;
}

base::Result<training::Recipe> recipeOf(const TrainOptions& options, const training::Dataset& dataset) {
    if (!options.recipe.empty()) {
        auto recipe = training::readRecipe(base::pathFromText(options.recipe));
        if (recipe && !options.arch.empty() && options.arch != kColorBaseline) {
            recipe->manifest.architecture = recipe->training.architecture = options.arch;
        }
        return recipe;
    }
    const std::string arch = options.arch.empty() || options.arch == kColorBaseline ? "mobilenet_v2" : options.arch;
    return training::defaultRecipe(identifierFrom(base::pathFromText(options.out)), dataset.labels(), arch, options.side);
}

void applyOverrides(const TrainOptions& options, training::TrainRequest& training) {
    if (options.epochs > 0) training.epochs = options.epochs;
    if (options.batchSize > 0) training.batchSize = options.batchSize;
    if (options.learningRate > 0) training.learningRate = options.learningRate;
    if (options.seed > 0) training.seed = options.seed;
}

std::string numberText(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4f", value);
    return text.data();
}

training::EpochObserver printerOf(CommandContext& context) {
    return [&context](const training::EpochReport& epoch) {
        context.console.json({{"epoch", epoch.epoch},
                              {"train_loss", epoch.trainLoss},
                              {"train_accuracy", epoch.trainAccuracy},
                              {"val_loss", epoch.validationLoss},
                              {"val_balanced_accuracy", epoch.validationBalancedAccuracy},
                              {"learning_rate", epoch.learningRate},
                              {"seconds", epoch.seconds}});
        context.console.text("epoch " + std::to_string(epoch.epoch) + ": training loss " + numberText(epoch.trainLoss) +
                             ", validation loss " + numberText(epoch.validationLoss) + ", validation balanced accuracy " +
                             numberText(epoch.validationBalancedAccuracy));
    };
}

Status trainNetwork(CommandContext& context, const TrainOptions& options, const training::Recipe& recipe) {
    auto trainer = context.services.createTrainer();
    if (!trainer) return trainer.error();
    const auto engine = context.services.engines().engine();
    if (!engine) return engine.error();
    training::TrainModelRequest request;
    request.recipe = recipe;
    applyOverrides(options, request.recipe.training);
    request.labelsFile = base::pathFromText(options.labels);
    request.table.labelColumn = options.labelColumn;
    request.pretrainedWeights = base::pathFromText(options.weights);
    request.folder = base::pathFromText(options.out);
    request.resume = options.resume;
    request.threads = threadsOf(options);
    ConsoleProgress progress(context.console);
    const auto report = training::trainModel({context.services.primitives(), context.services.readers(), **engine}, **trainer, request,
                                             {progress, context.stop, printerOf(context), {}, nullptr});
    if (!report) return report.error();
    context.console.json({{"model", recipe.manifest.id},
                          {"folder", options.out},
                          {"best_epoch", report->bestEpoch},
                          {"parameters", report->parameters},
                          {"stopped_early", report->stoppedEarly}});
    context.console.text("model " + recipe.manifest.id + " written to " + options.out + "; kept epoch " +
                         std::to_string(report->bestEpoch));
    return {};
}

Status repackage(CommandContext& context, const TrainOptions& options, const training::Recipe& recipe) {
    const auto engine = context.services.engines().engine();
    if (!engine) return engine.error();
    training::TrainModelRequest request;
    request.recipe = recipe;
    request.labelsFile = base::pathFromText(options.labels);
    request.table.labelColumn = options.labelColumn;
    request.folder = base::pathFromText(options.out);
    request.threads = threadsOf(options);
    ConsoleProgress progress(context.console);
    const Status done =
        training::repackageModel({context.services.primitives(), context.services.readers(), **engine}, request, progress, context.stop);
    if (!done) return done;
    context.console.json({{"model", recipe.manifest.id}, {"folder", options.out}, {"repackaged", true}});
    context.console.text("model " + recipe.manifest.id + " packaged anew in " + options.out + "; evaluate it to bring the card up to date");
    return {};
}

Status judgeBaseline(CommandContext& context, const TrainOptions& options, const training::Recipe& recipe,
                     const training::Dataset& dataset) {
    for (const bool prepared : {false, true}) {
        ConsoleProgress progress(context.console);
        const auto report = training::judgeColorBaseline(context.services.readers(), recipe, dataset, options.split, prepared,
                                                         threadsOf(options), progress, context.stop);
        if (!report) return report.error();
        const auto folder = base::pathFromText(options.out) / (prepared ? "prepared" : "colour");
        if (Status written = training::writeEvaluation(*report, {}, folder); !written) return written;
        const double value = report->figures.at("balanced_accuracy").value;
        context.console.json({{"model", report->model.id}, {"split", options.split}, {"balanced_accuracy", value}});
        context.console.text(std::string(prepared ? "after preparation" : "picture as it is") + ": balanced accuracy " + numberText(value));
    }
    return {};
}

Status runTrain(CommandContext& context, const TrainOptions& options) {
    const auto dataset = training::readDataset(base::pathFromText(options.labels), {options.labelColumn, "group"});
    if (!dataset) return dataset.error();
    const auto recipe = recipeOf(options, *dataset);
    if (!recipe) return recipe.error();
    if (options.repackage) return repackage(context, options, *recipe);
    return options.arch == kColorBaseline ? judgeBaseline(context, options, *recipe, *dataset) : trainNetwork(context, options, *recipe);
}

}  // namespace

void addTrainCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command = addCommand(root, context, "train", "Train a network on labelled pictures and package it as a model");
    auto options = std::make_shared<TrainOptions>();
    command->add_option("--labels", options->labels, "Table with the columns path, label, split and perhaps group")->required();
    command->add_option("--out", options->out, "Folder of the package")->required();
    command->add_option("--arch", options->arch, "mobilenet_v2, small_cnn, or colour-baseline (a test of the data, not a model)");
    command->add_option("--recipe", options->recipe, "Recipe with labels, preparation and settings (recipes/*.json)");
    command->add_option("--weights", options->weights, "Pretrained weights to start from");
    command->add_option("--label-column", options->labelColumn, "Column that holds the truth");
    command->add_option("--split", options->split, "Split on which colour-baseline is judged");
    command->add_option("--side", options->side, "Rows and columns of the network's input, without a recipe")->check(CLI::Range(16, 1024));
    command->add_option("--epochs", options->epochs, "Passes over the training pictures")->check(CLI::Range(1, 10000));
    command->add_option("--batch", options->batchSize, "Pictures a step")->check(CLI::Range(1, 1024));
    command->add_option("--learning-rate", options->learningRate, "Peak learning rate")->check(CLI::PositiveNumber);
    command->add_option("--seed", options->seed, "Seed of every random choice, from 1");
    command->add_option("--threads", options->threads, "Processor cores to use")->check(CLI::Range(1, 256));
    command->add_flag("--repackage", options->repackage, "Keep the network in --out and make the rest of its package anew");
    command->add_flag("--resume", options->resume, "Go on where a stopped or killed run ended");
    command->callback([&context, options] {
        if (const Status done = runTrain(context, *options); !done) context.fail(done.error());
    });
}

}  // namespace intaglio::cli
