#include "core/training/TrainModel.h"

#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/inference/ModelCatalog.h"
#include "core/inference/Preprocess.h"
#include "core/training/Baseline.h"
#include "core/training/Plots.h"

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
namespace fs = std::filesystem;

constexpr const char* kCheckpointFile = "training.checkpoint";
constexpr const char* kCurvesFile = "training.svg";

std::vector<std::string> keysOf(const inference::Manifest& manifest) {
    std::vector<std::string> keys;
    for (const auto& label : manifest.labels) {
        keys.push_back(label.key);
    }
    return keys;
}

Status makeFolder(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    return failure ? Status(Error(ErrorCode::FileUnwritable, {base::pathText(folder)})) : Status();
}

Result<PictureSet> loadSplit(const image::ReaderRegistry& readers, const Recipe& recipe, const Dataset& dataset, const std::string& split,
                             int threads, base::ProgressSink& progress, const std::stop_token& stop) {
    const auto samples = dataset.inSplit(split);
    if (samples.empty()) {
        return Error(ErrorCode::SplitEmpty, {split});
    }
    return PictureSet::load(samples, keysOf(recipe.manifest), readers, recipe.manifest.preprocess, recipe.augmentation, threads, progress,
                            stop);
}

TrainRequest networkRequest(const TrainModelRequest& request) {
    TrainRequest training = request.recipe.training;
    training.pretrainedWeights = request.pretrainedWeights;
    training.checkpointFile = request.folder / kCheckpointFile;
    training.modelFile = request.folder / inference::kModelFile;
    training.resume = request.resume;
    training.threads = request.threads;
    return training;
}

Result<std::vector<std::vector<float>>> baselineRows(const PictureSet& pictures, const Recipe& recipe, bool prepared) {
    std::vector<std::vector<float>> rows;
    for (std::size_t index = 0; index < pictures.size(); ++index) {
        if (!prepared) {
            rows.push_back(colorPercentiles(pictures.display(index)));
            continue;
        }
        const auto picture = inference::preparePicture(pictures.display(index), recipe.manifest.preprocess);
        if (!picture) {
            return picture.error();
        }
        rows.push_back(colorPercentiles(*picture));
    }
    return rows;
}

/// What a finished package tells about its training; the inverse of what completePackage writes.
TrainReport reportFrom(const inference::Manifest& manifest) {
    const auto further = nlohmann::json::parse(manifest.further);
    const auto& facts = further.at("training_data");
    TrainReport report;
    report.parameters = further.at("parameters").get<std::int64_t>();
    report.bestEpoch = facts.at("best_epoch").get<int>();
    for (const auto& row : facts.at("epochs")) {
        EpochReport epoch;
        epoch.epoch = row.at("epoch").get<int>();
        epoch.trainLoss = row.at("train_loss").get<double>();
        epoch.trainAccuracy = row.at("train_accuracy").get<double>();
        epoch.validationLoss = row.at("val_loss").get<double>();
        epoch.validationBalancedAccuracy = row.at("val_balanced_accuracy").get<double>();
        report.epochs.push_back(epoch);
    }
    return report;
}

Result<TrainReport> recordedTraining(const crypto::Primitives& primitives, const fs::path& folder) {
    const auto package = inference::openPackage(primitives, folder);
    if (package.problem) {
        return *package.problem;
    }
    try {
        return reportFrom(package.manifest);
    } catch (const nlohmann::json::exception& exception) {
        return Error(ErrorCode::ModelBroken, {package.manifest.id, exception.what()});
    }
}

}  // namespace

Status repackageModel(const PackagePorts& ports, const TrainModelRequest& request, base::ProgressSink& progress,
                      const std::stop_token& stop) {
    const auto dataset = readDataset(request.labelsFile, request.table);
    if (!dataset) {
        return dataset.error();
    }
    const auto report = recordedTraining(ports.primitives, request.folder);
    if (!report) {
        return report.error();
    }
    return completePackage(ports, request.recipe, *dataset, *report, request.folder, request.threads, progress, stop);
}

Result<TrainReport> trainModel(const PackagePorts& ports, NetworkTrainer& trainer, const TrainModelRequest& request,
                               const TrainingHooks& hooks) {
    base::ProgressSink& progress = hooks.progress;
    const std::stop_token& stop = hooks.stop;
    const auto dataset = readDataset(request.labelsFile, request.table);
    if (!dataset) {
        return dataset.error();
    }
    if (const auto made = makeFolder(request.folder); !made) {
        return made.error();
    }
    const auto training = loadSplit(ports.readers, request.recipe, *dataset, "train", request.threads, progress, stop);
    if (!training) {
        return training.error();
    }
    const auto validation = loadSplit(ports.readers, request.recipe, *dataset, "val", request.threads, progress, stop);
    if (!validation) {
        return validation.error();
    }
    const TrainRequest network = networkRequest(request);
    auto report = trainer.train(network, *training, *validation, hooks);
    if (!report) {
        return report;
    }
    const auto completed = completePackage(ports, request.recipe, *dataset, *report, request.folder, request.threads, progress, stop);
    if (!completed) {
        return completed.error();
    }
    const std::string curves = trainingPlot(report->epochs);
    if (const auto written = base::writeFileAtomically(request.folder / kCurvesFile, base::viewOf(curves)); !written) {
        return written.error();
    }
    std::error_code ignored;
    fs::remove(network.checkpointFile, ignored);
    return report;
}

Result<EvaluationReport> judgeColorBaseline(const image::ReaderRegistry& readers, const Recipe& recipe, const Dataset& dataset,
                                            const std::string& split, bool prepared, int threads, base::ProgressSink& progress,
                                            const std::stop_token& stop) {
    const auto training = loadSplit(readers, recipe, dataset, "train", threads, progress, stop);
    const auto testing = training ? loadSplit(readers, recipe, dataset, split, threads, progress, stop) : training;
    if (!testing) {
        return testing.error();
    }
    const auto trainingRows = baselineRows(*training, recipe, prepared);
    const auto testingRows = trainingRows ? baselineRows(*testing, recipe, prepared) : trainingRows;
    if (!testingRows) {
        return testingRows.error();
    }
    std::vector<int> labels;
    for (std::size_t index = 0; index < training->size(); ++index) {
        labels.push_back(training->labelOf(index));
    }
    ColorBaseline forest;
    if (const auto trained = forest.train(*trainingRows, labels, recipe.training.shape.classes); !trained) {
        return trained.error();
    }
    std::vector<Judged> judged;
    const auto samples = dataset.inSplit(split);
    for (std::size_t index = 0; index < samples.size(); ++index) {
        judged.push_back({samples[index], forest.probabilities((*testingRows)[index]), false});
    }
    inference::Manifest manifest = recipe.manifest;
    manifest.operatingPoints.clear();
    const inference::ModelIdentity identity{prepared ? "colour-baseline-prepared" : "colour-baseline", "1.0.0", ""};
    return evaluate(manifest, identity, dataset, split, judged);
}

}  // namespace intaglio::training
