#include "core/training/TrainModel.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/inference/ModelCatalog.h"
#include "core/inference/Preprocess.h"
#include "core/training/Baseline.h"
#include "core/training/NumberText.h"
#include "core/training/Plots.h"
#include "core/training/film/TrainFilm.h"

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
namespace fs = std::filesystem;

const std::string kCheckpointFile = "training.checkpoint";
constexpr const char* kCurvesFile = "training.svg";

std::vector<std::string> keysOf(const inference::Manifest& manifest) {
    std::vector<std::string> keys;
    for (const auto& label : manifest.labels) {
        keys.push_back(label.key);
    }
    return keys;
}

/// Everything that a preparation step says.
std::string stepText(const inference::PreprocessStep& step) {
    std::string text = step.name;
    for (const auto& [name, number] : step.numbers) {
        text += "," + name + "=" + shortNumber(number);
    }
    for (const auto& [name, word] : step.words) {
        text += "," + name + "=" + quotedField(word);
    }
    return text;
}

Status makeFolder(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    return failure ? Status(Error(ErrorCode::FileUnwritable, {base::pathText(folder)})) : Status();
}

/// What all loading of pictures shares.
struct Loading {
    const image::ReaderRegistry& readers;
    const Recipe& recipe;
    const Dataset& dataset;
    bool keepDisplays = false;
    int threads = 1;
    base::ProgressSink& progress;
    const std::stop_token& stop;
};

Result<PictureSet> loadSplit(const Loading& loading, const std::string& split) {
    const auto samples = loading.dataset.inSplit(split);
    if (samples.empty()) {
        return Error(ErrorCode::SplitEmpty, {split});
    }
    const Recipe& recipe = loading.recipe;
    const PicturePlan plan{keysOf(recipe.manifest), recipe.manifest.preprocess, recipe.augmentation,
                           recipe.training.shape,   loading.keepDisplays,       loading.threads};
    return PictureSet::load(samples, plan, loading.readers, loading.progress, loading.stop);
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
    const auto further = nlohmann::ordered_json::parse(manifest.further);
    const auto& facts = further.at("training_data");
    TrainReport report;
    report.parameters = further.at("parameters").get<std::int64_t>();
    report.bestEpoch = facts.at("best_epoch").get<int>();
    report.startedFrom = facts.value("started_from", std::string());
    report.counts = facts.at("counts").dump();
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
    // What is made anew may be broken, or of an older program; the network with its record may not.
    if (package.manifest.id.empty()) {
        return *package.problem;
    }
    if (const Status whole = inference::verifyDigests(primitives, package); !whole) {
        return whole.error();
    }
    try {
        return reportFrom(package.manifest);
    } catch (const nlohmann::json::exception& exception) {
        return Error(ErrorCode::ModelBroken, {package.manifest.id, exception.what()});
    }
}

fs::path checkpointOf(const fs::path& folder, int number) {
    return folder / (number == 1 ? kCheckpointFile : "training-" + std::to_string(number) + ".checkpoint");
}

/// Epochs of a later network count on after those of the ones before.
TrainingHooks countingOn(const TrainingHooks& hooks, int before) {
    TrainingHooks counting = hooks;
    if (hooks.onEpoch) {
        counting.onEpoch = [observe = hooks.onEpoch, before](EpochReport epoch) {
            epoch.epoch += before;
            observe(epoch);
        };
    }
    return counting;
}

/// One network after the other, each from the next seed. The report holds the epochs of all, counted on, and the parameters of all.
Result<TrainReport> trainNetworks(NetworkTrainer& trainer, const TrainRequest& first, const Recipe& recipe, const BatchSource& training,
                                  const BatchSource& validation, const TrainingHooks& hooks) {
    TrainReport whole;
    for (int number = 1; number <= recipe.networks; ++number) {
        const int before = static_cast<int>(whole.epochs.size());
        TrainRequest request = first;
        request.seed += static_cast<std::uint64_t>(number - 1);
        request.modelFile = first.modelFile.parent_path() / networkFile(recipe.manifest, number);
        request.checkpointFile = checkpointOf(first.checkpointFile.parent_path(), number);
        const auto report = trainer.train(request, training, validation, countingOn(hooks, before));
        if (!report) {
            return report;
        }
        for (EpochReport epoch : report->epochs) {
            epoch.epoch += before;
            whole.epochs.push_back(epoch);
        }
        whole.bestEpoch = number == 1 ? report->bestEpoch : whole.bestEpoch;
        whole.stoppedEarly = whole.stoppedEarly || report->stoppedEarly;
        whole.parameters += report->parameters;
    }
    return whole;
}

void removeCheckpoints(const fs::path& folder) {
    std::error_code ignored;
    for (int number = 1; number <= kMostNetworks; ++number) {
        fs::remove(checkpointOf(folder, number), ignored);
    }
}

/// What a finished package needs no longer: checkpoints, and networks of an earlier, larger ensemble.
void removeLeftOvers(const fs::path& folder, const Recipe& recipe) {
    removeCheckpoints(folder);
    std::error_code ignored;
    for (int number = recipe.networks + 1; number <= kMostNetworks; ++number) {
        fs::remove(folder / networkFile(recipe.manifest, number), ignored);
    }
}

}  // namespace

Status checkPackageFolder(const TrainModelRequest& request) {
    std::error_code ignored;
    const fs::path whole = fs::weakly_canonical(request.folder, ignored);
    const std::string name = base::pathText(whole.has_filename() ? whole.filename() : whole.parent_path().filename());
    const std::string& id = request.recipe.manifest.id;
    return name == id ? Status()
                      : Status(Error(ErrorCode::InvalidArgument, {"the package's folder, which must be named \"" + id + "\" like the model",
                                                                  base::pathText(request.folder)}));
}

Result<std::string> trainingIdentity(const crypto::Primitives& primitives, const TrainModelRequest& request, const Dataset& dataset) {
    std::string text = trainingJson(request.recipe) + "\n";
    for (const inference::PreprocessStep& step : request.recipe.manifest.preprocess) {
        text += stepText(step) + "\n";
    }
    for (const std::string& key : keysOf(request.recipe.manifest)) {
        text += quotedField(key) + ",";
    }
    if (request.recipe.manifest.film) {
        TrainModelRequest named = request;
        nameLesions(named);
        const auto lesions = inference::fileDigest(primitives, named.lesionsFile);
        if (!lesions) {
            return lesions.error();
        }
        const inference::FilmPlan& film = *request.recipe.manifest.film;
        text += "\n" + std::to_string(film.filmRows) + "x" + std::to_string(film.filmColumns) + "/" + std::to_string(film.stride) + " " +
                quotedField(film.lesionLabel) + " " + *lesions;
    }
    if (request.recipe.manifest.activation != "softmax") {
        text += "\n" + request.recipe.manifest.activation;
    }
    if (!request.pretrainedWeights.empty()) {
        const auto digest = inference::fileDigest(primitives, request.pretrainedWeights);
        if (!digest) {
            return digest.error();
        }
        text += "\n" + *digest;
    }
    for (const Sample& sample : dataset.samples) {
        if (sample.split == "train" || sample.split == "val") {
            text += "\n" + quotedField(sample.path) + "," + quotedField(sample.label) + "," + sample.split;
        }
    }
    return base::toHex(primitives.sha256(base::viewOf(text)));
}

TrainRequest networkRequest(const TrainModelRequest& request) {
    TrainRequest training = request.recipe.training;
    training.pretrainedWeights = request.pretrainedWeights;
    training.checkpointFile = request.folder / kCheckpointFile;
    training.modelFile = request.folder / inference::modelFileOf(request.recipe.manifest);
    training.resume = request.resume;
    training.threads = request.threads;
    // A film's map reads the two answers for a patch against each other, whatever the film's own activation is.
    training.independentLabels = request.recipe.manifest.activation == "sigmoid" && !request.recipe.manifest.film;
    if (const auto& steps = request.recipe.manifest.preprocess; !steps.empty() && steps.back().name == "scale") {
        const auto number = [&](const char* name, double fallback) {
            const auto found = steps.back().numbers.find(name);
            return found == steps.back().numbers.end() ? fallback : found->second;
        };
        training.inputDivisor = number("divisor", training.inputDivisor);
        training.inputOffset = number("offset", training.inputOffset);
    }
    return training;
}

Status repackageModel(const PackagePorts& ports, const TrainModelRequest& request, base::ProgressSink& progress,
                      const std::stop_token& stop) {
    TrainModelRequest again = request;
    again.resume = true;
    auto dataset = trainingDataset(ports.readers, again, kOwnLabelsFile, progress, stop);
    if (!dataset) {
        return dataset.error();
    }
    const auto report = recordedTraining(ports.primitives, request.folder);
    if (!report) {
        return report.error();
    }
    Recipe recipe = request.recipe;
    const auto recorded = inference::openPackage(ports.primitives, request.folder).manifest;
    if (const auto set = setNetworks(recipe, 1 + static_cast<int>(recorded.ensembleMembers.size())); !set) {
        return set;
    }
    // A mark that came with the model it began with stays.
    recipe.manifest.nonCommercial = recipe.manifest.nonCommercial || (!report->startedFrom.empty() && recorded.nonCommercial);
    if (recipe.manifest.film) {
        // The film's score was fitted in training.
        recipe.manifest.film = recorded.film;
        useFilmLabels(*dataset, recipe.manifest);
    }
    return completePackage(ports, recipe, *dataset, *report, request.folder, request.threads, progress, stop);
}

Result<TrainReport> trainModel(const PackagePorts& ports, NetworkTrainer& trainer, const TrainModelRequest& request,
                               const TrainingHooks& hooks) {
    if (const auto named = checkPackageFolder(request); !named) {
        return named.error();
    }
    if (request.recipe.manifest.film) {
        return trainFilmModel(ports, trainer, request, hooks);
    }
    base::ProgressSink& progress = hooks.progress;
    const std::stop_token& stop = hooks.stop;
    const auto dataset = trainingDataset(ports.readers, request, kUnfinishedLabelsFile, progress, stop);
    if (!dataset) {
        return dataset.error();
    }
    if (const auto made = makeFolder(request.folder); !made) {
        return made.error();
    }
    const auto identity = trainingIdentity(ports.primitives, request, *dataset);
    if (!identity) {
        return identity.error();
    }
    const Loading loading{ports.readers, request.recipe, *dataset, false, request.threads, progress, stop};
    const auto training = loadSplit(loading, "train");
    if (!training) {
        return training.error();
    }
    const auto validation = loadSplit(loading, "val");
    if (!validation) {
        return validation.error();
    }
    if (!request.resume) {
        removeCheckpoints(request.folder);  // of an older run
    }
    TrainRequest network = networkRequest(request);
    network.identity = *identity;
    auto report = trainNetworks(trainer, network, request.recipe, *training, *validation, hooks);
    if (!report) {
        return report;
    }
    report->startedFrom = request.startedFrom;
    if (const auto kept = keepSplits(request, *dataset); !kept) {
        return kept.error();
    }
    const auto completed = completePackage(ports, request.recipe, *dataset, *report, request.folder, request.threads, progress, stop);
    if (!completed) {
        return completed.error();
    }
    const std::string curves = trainingPlot(report->epochs);
    if (const auto written = base::writeFileAtomically(request.folder / kCurvesFile, base::viewOf(curves)); !written) {
        return written.error();
    }
    removeUnfinishedSplits(request);
    removeLeftOvers(request.folder, request.recipe);
    return report;
}

Result<EvaluationReport> judgeColorBaseline(const image::ReaderRegistry& readers, const Recipe& recipe, const Dataset& dataset,
                                            const std::string& split, bool prepared, int threads, base::ProgressSink& progress,
                                            const std::stop_token& stop) {
    const Loading loading{readers, recipe, dataset, true, threads, progress, stop};
    const auto training = loadSplit(loading, "train");
    const auto testing = training ? loadSplit(loading, split) : training;
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
        Judged& row = judged.emplace_back();
        row.sample = samples[index];
        row.probabilities = forest.probabilities((*testingRows)[index]);
    }
    inference::Manifest manifest = recipe.manifest;
    manifest.operatingPoints.clear();
    const inference::ModelIdentity identity{prepared ? "colour-baseline-prepared" : "colour-baseline", "1.0.0", ""};
    return evaluate(manifest, identity, dataset, split, judged);
}

}  // namespace intaglio::training
