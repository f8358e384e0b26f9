#include <array>
#include <memory>

#include "app/cli/TrainChecks.h"
#include "core/base/Files.h"
#include "core/training/CrossValidation.h"
#include "core/training/StartingWeights.h"

namespace intaglio::cli {
namespace {

using base::Error;
using base::ErrorCode;
using base::Status;

std::string numberText(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4f", value);
    return text.data();
}

/// With its 95 % interval, where it has one.
std::string figureText(const training::Estimate& figure) {
    const std::string value = numberText(figure.value);
    return figure.ci95 ? value + "  (" + numberText(figure.ci95->low) + " to " + numberText(figure.ci95->high) + ")" : value;
}

training::EpochObserver printerOf(CommandContext& context, const training::TrainModelRequest& request) {
    const std::size_t stages = training::stagesOf(request.recipe.training).size();
    const int epochs = training::plannedEpochs(request.recipe.training) * request.recipe.networks;
    // A classical machine has no epochs, but tries as many settings as fit; a film's network learns once more where it raised false alarms.
    const inference::Manifest& manifest = request.recipe.manifest;
    const bool isCounted = manifest.engine != inference::kClassicalEngine && !manifest.film;
    const std::string total = isCounted ? " of " + std::to_string(epochs) : "";
    return [&context, stages, total](const training::EpochReport& epoch) {
        context.console.json({{"epoch", epoch.epoch},
                              {"stage", epoch.stage},
                              {"train_loss", epoch.trainLoss},
                              {"train_accuracy", epoch.trainAccuracy},
                              {"val_loss", epoch.validationLoss},
                              {"val_balanced_accuracy", epoch.validationBalancedAccuracy},
                              {"learning_rate", epoch.learningRate},
                              {"seconds", epoch.seconds}});
        const std::string stage = stages > 1 ? "stage " + std::to_string(epoch.stage) + " of " + std::to_string(stages) + ", " : "";
        context.console.text(stage + "epoch " + std::to_string(epoch.epoch) + total + ": training loss " + numberText(epoch.trainLoss) +
                             ", validation loss " + numberText(epoch.validationLoss) + ", validation balanced accuracy " +
                             numberText(epoch.validationBalancedAccuracy));
    };
}

training::TrainModelRequest requestOf(const TrainOptions& options, const training::Recipe& recipe) {
    training::TrainModelRequest request;
    request.recipe = recipe;
    request.labelsFile = base::pathFromText(options.labels);
    request.table = options.table;
    request.groupDuplicates = !options.keepDuplicates;
    request.folder = base::pathFromText(options.out);
    request.resume = options.resume;
    request.threads = threadsOf(options);
    return request;
}

/// What a path lacks to be a start: a folder, and a model's network, must be with the description of a model.
std::string lackOf(const std::filesystem::path& path) {
    std::error_code failure;
    const std::filesystem::path whole = std::filesystem::canonical(path, failure);
    const bool isFolder = std::filesystem::is_directory(whole, failure);
    if (!isFolder && whole.extension() != ".ts") return {};
    const std::filesystem::path folder = isFolder ? whole : whole.parent_path();
    if (std::filesystem::exists(folder / inference::kMetadataFile, failure)) return {};
    return isFolder ? " is a folder that holds no model" : " lies in a folder that holds no model";
}

/// A path, or the folder of the installed model of that id where there is no such path. InvalidArgument where there is neither, or where
/// the path cannot be a start; errors of a model that may not be used.
base::Result<std::filesystem::path> startOf(CommandContext& context, const std::string& weights) {
    const auto path = base::pathFromText(weights);
    std::error_code failure;
    if (weights.empty()) return path;
    if (std::filesystem::exists(path, failure)) {
        const std::string lack = lackOf(path);
        return lack.empty() ? base::Result<std::filesystem::path>(path) : Error(ErrorCode::InvalidArgument, {"weights", weights + lack});
    }
    const auto installed = context.services.models().find(weights);
    if (installed) return (*installed)->folder;
    return installed.error().code == ErrorCode::ModelNotFound
               ? Error(ErrorCode::InvalidArgument, {"weights", weights + " is neither a file or folder nor an installed model"})
               : installed.error();
}

/// The finished package on its validation split: what the network's last epoch promised, after storage and calibration.
base::Result<training::EvaluationReport> judgeValidation(CommandContext& context, inference::Engine& engine,
                                                         const training::TrainModelRequest& request) {
    std::error_code failure;
    const auto package = inference::openPackage(context.services.primitives(), std::filesystem::canonical(request.folder, failure));
    if (package.problem) return *package.problem;
    training::EvaluateRequest judge;
    judge.labelsFile = request.labelsFile;
    judge.table = request.table;
    judge.split = "val";
    judge.jobs = request.threads;
    judge.bootstrap.replicates = 200;
    ConsoleProgress progress(context.console);
    const auto outcome = training::evaluateModel(context.services.readers(), engine, package, judge, progress, context.stop);
    return outcome ? base::Result<training::EvaluationReport>(outcome->report) : outcome.error();
}

void printOutcome(CommandContext& context, const TrainOptions& options, const training::TrainModelRequest& request,
                  const training::TrainReport& report, const training::EvaluationReport& validation) {
    nlohmann::ordered_json figures = nlohmann::ordered_json::object();
    std::string text = "on the " + std::to_string(validation.count) + " validation pictures:";
    for (const char* name : {"accuracy", "balanced_accuracy", "auc_macro", "sensitivity", "specificity"}) {
        const auto found = validation.figures.find(name);
        if (found == validation.figures.end()) continue;
        figures[name] = found->second.value;
        text += "\n  " + std::string(name) + std::string(20 - std::string_view(name).size(), ' ') + figureText(found->second);
    }
    const std::string& id = request.recipe.manifest.id;
    context.console.json({{"model", id},
                          {"folder", options.out},
                          {"best_epoch", report.bestEpoch},
                          {"parameters", report.parameters},
                          {"stopped_early", report.stoppedEarly},
                          {"validation", figures}});
    context.console.text("model " + id + " written to " + options.out + "; kept epoch " + std::to_string(report.bestEpoch) + " of " +
                         std::to_string(report.epochs.size()));
    context.console.text(text + "\nThese figures chose the model and flatter it; intaglio evaluate --split test tells the rest.");
}

/// Says which fold the epochs that follow are of.
class FoldProgress final : public base::ProgressSink {
public:
    explicit FoldProgress(Console& console) : m_console(console) {}
    void report(std::string_view phase, double done, double total) override {
        if (phase == "fold") {
            m_console.text("fold " + std::to_string(static_cast<int>(done) + 1) + " of " + std::to_string(static_cast<int>(total)) + ":");
        } else {
            m_console.progress(phase, done, total);
        }
    }

private:
    Console& m_console;
};

/// Every picture judged by a model that never saw its group; written into the package's evaluation/cross-validation.
Status judgeByFolds(CommandContext& context, const TrainOptions& options, const training::TrainModelRequest& request,
                    inference::Engine& engine, training::NetworkTrainer& trainer) {
    FoldProgress progress(context.console);
    const auto outcome =
        training::crossValidate({context.services.primitives(), context.services.readers(), engine}, trainer, {request, options.folds, {}},
                                {progress, context.stop, printerOf(context, request), {}, nullptr});
    context.console.endProgress();
    if (!outcome) return outcome.error();
    const training::Estimate& figure = outcome->report.figures.at("balanced_accuracy");
    nlohmann::ordered_json report{{"folds", options.folds}, {"n", outcome->report.count}, {"balanced_accuracy", figure.value}};
    if (figure.ci95) report["balanced_accuracy_ci95"] = {figure.ci95->low, figure.ci95->high};
    context.console.json({{"cross_validation", report}});
    context.console.text("over " + std::to_string(options.folds) + " folds: balanced accuracy " + figureText(figure) + " of " +
                         std::to_string(outcome->report.count) + " pictures, those of the test split among them\nthe model itself:");
    return {};
}

Status trainNetwork(CommandContext& context, const TrainOptions& options, const training::Recipe& recipe, const training::Dataset& dataset,
                    training::NetworkTrainer& trainer) {
    const auto engine = context.services.engines().engine();
    if (!engine) return engine.error();
    training::TrainModelRequest request = requestOf(options, recipe);
    const auto start = startOf(context, options.weights);
    if (!start) return start.error();
    if (Status begun = training::beginWith(context.services.primitives(), *start, request); !begun) return begun;
    const auto may = mayTrain(context, options, request, dataset);
    if (!may) return may.error();
    if (!*may) return {};  // it was told why
    if (options.folds > 0) {
        if (Status judged = judgeByFolds(context, options, request, **engine, trainer); !judged) return judged;
    }
    std::optional<training::TrainReport> report;
    {
        ConsoleProgress progress(context.console);
        auto trained = training::trainModel({context.services.primitives(), context.services.readers(), **engine}, trainer, request,
                                            {progress, context.stop, printerOf(context, request), {}, nullptr});
        if (!trained) return trained.error();
        report = *std::move(trained);
    }
    training::removeFolds(request);
    dropFormerSignature(context, request.folder);
    const auto validation = judgeValidation(context, **engine, request);
    if (!validation) return validation.error();
    printOutcome(context, options, request, *report, *validation);
    return {};
}

Status repackage(CommandContext& context, const TrainOptions& options, const training::Recipe& recipe) {
    const auto engine = context.services.engines().engine();
    if (!engine) return engine.error();
    ConsoleProgress progress(context.console);
    const Status done = training::repackageModel({context.services.primitives(), context.services.readers(), **engine},
                                                 requestOf(options, recipe), progress, context.stop);
    if (!done) return done;
    dropFormerSignature(context, base::pathFromText(options.out));
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

Status runTrain(CommandContext& context, TrainOptions options) {
    for (const std::string& text : options.where) {
        auto filter = training::parseRowFilter(text);
        if (!filter) return filter.error();
        options.table.where.push_back(*std::move(filter));
    }
    const auto dataset = training::readDataset(base::pathFromText(options.labels), options.table);
    if (!dataset) return dataset.error();
    if (const auto unfit = options.recipe.empty() ? unfitForGuessing(dataset->labels()) : std::nullopt) {
        context.complain(*unfit);
        return {};
    }
    auto trainer = context.services.createTrainer();
    if (!trainer) return trainer.error();
    const auto recipe = recipeOf(options, *dataset, (*trainer)->facts());
    if (!recipe) return recipe.error();
    if (const auto unfit = unfitLabels(options, *recipe, *dataset)) {
        context.complain(*unfit);
        return {};
    }
    if (options.repackage) return repackage(context, options, *recipe);
    return options.arch == kColorBaseline ? judgeBaseline(context, options, *recipe, *dataset)
                                          : trainNetwork(context, options, *recipe, *dataset, **trainer);
}

/// The end of the help: what --arch can name. LibTorch is loaded for it, so it is asked only when help is printed.
std::string architectureList(CommandContext& context) {
    const auto trainer = context.services.createTrainer();
    if (!trainer) return {};
    std::string text = "Architectures, with the rows x columns x channels that they were made for:";
    for (const training::ArchitectureFacts& facts : (*trainer)->facts()) {
        const training::NetworkShape& shape = facts.naturalShape;
        const std::string size = std::to_string(shape.rows) + "x" + std::to_string(shape.columns) + "x" + std::to_string(shape.channels);
        text += "\n  " + facts.name + std::string(facts.name.size() < 18 ? 18 - facts.name.size() : 1, ' ') + size +
                std::string(13 - size.size(), ' ') + facts.description;
    }
    return text;
}

}  // namespace

void addTrainCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command = addCommand(root, context, "train", "Train a network on labelled pictures and package it as a model");
    auto options = std::make_shared<TrainOptions>();
    addTrainOptions(*command, *options);
    command->footer([&context] { return architectureList(context); });
    command->callback([&context, options] {
        const Status done = runTrain(context, *options);
        if (done) return;
        if (const auto unfit = unfitStart(context, done.error())) {
            context.complain(*unfit);
        } else if (const auto stopped = stoppedTraining(*options, done.error())) {
            context.complain(*stopped);
        } else {
            context.fail(done.error());
        }
    });
}

}  // namespace intaglio::cli
