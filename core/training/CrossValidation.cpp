#include "core/training/CrossValidation.h"

#include <chrono>

#include "core/base/Files.h"
#include "core/inference/Calibration.h"
#include "core/inference/Combined.h"
#include "core/inference/ModelCatalog.h"
#include "core/training/DatasetFolder.h"
#include "core/training/film/TrainFilm.h"

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
namespace fs = std::filesystem;

constexpr const char* kFolds = "folds";

/// What all folds share and fill.
struct Folds {
    const PackagePorts& ports;
    NetworkTrainer& trainer;
    const CrossValidationRequest& request;
    const TrainingHooks& hooks;
    const Dataset& dataset;
    std::vector<int> foldOf;                                               ///< of every sample
    std::vector<Judged> judged;                                            ///< of every sample
    std::map<std::string, std::vector<inference::OperatingPoint>> points;  ///< by name, one per fold
    std::map<std::string, std::vector<bool>> decisions;                    ///< of every operating point by name, one per sample
    std::vector<std::vector<double>> shares;  ///< by which each fold shows labels; empty where it shows the most probable
};

fs::path foldsFolder(const Folds& folds) {
    return folds.request.training.folder / kFolds;
}

Result<fs::path> writeFoldTable(const Folds& folds, int fold) {
    Dataset table = folds.dataset;
    divideByFold(table, folds.foldOf, fold, folds.request.training.recipe.training.seed);
    for (Sample& sample : table.samples) {
        sample.columns.clear();
    }
    for (const char* split : {"train", "val", "test"}) {
        if (table.inSplit(split).empty()) {
            return Error(ErrorCode::SplitEmpty, {"fold " + std::to_string(fold + 1) + ", " + split});
        }
    }
    const fs::path folder = foldsFolder(folds) / std::to_string(fold + 1);
    std::error_code failure;
    fs::create_directories(folder, failure);
    const auto written = writeDataset(table, folder / "labels.csv");
    return written ? Result<fs::path>(folder) : written.error();
}

/// What folds are judged by and their networks do not depend on.
std::string judgingText(const Recipe& recipe) {
    std::string text = "\n" + recipe.manifest.activation + " " + recipe.manifest.shownLabel.rule + " " + std::to_string(recipe.networks);
    for (const std::string& turn : recipe.manifest.testTimeTransforms) {
        text += " " + turn;
    }
    return text;
}

/// Goes on with what an earlier run left only where that was of the same recipe, weights and pictures; else throws it away.
Status beginFold(const Folds& folds, TrainModelRequest& request) {
    const auto dataset = readDataset(request.labelsFile);
    const auto identity = dataset ? trainingIdentity(folds.ports.primitives, request, *dataset) : Result<std::string>(dataset.error());
    if (!identity) {
        return identity.error();
    }
    const fs::path record = request.folder.parent_path() / "identity";
    const auto former = base::readFile(record);
    const std::string own = *identity + judgingText(request.recipe);
    request.resume = request.resume && former && base::textOf(*former) == own;
    if (request.resume) {
        return {};
    }
    std::error_code failure;
    fs::remove_all(request.folder, failure);
    return failure ? Status(Error(ErrorCode::FileUnwritable, {base::pathText(request.folder)}))
                   : base::writeFileAtomically(record, base::viewOf(own));
}

Result<inference::ModelPackage> trainFold(const Folds& folds, int fold) {
    const auto folder = writeFoldTable(folds, fold);
    if (!folder) {
        return folder.error();
    }
    TrainModelRequest request = folds.request.training;
    nameLesions(request);
    request.labelsFile = *folder / "labels.csv";
    request.table = {};
    request.folder = *folder / request.recipe.manifest.id;
    if (const auto begun = beginFold(folds, request); !begun) {
        return begun.error();
    }
    std::error_code ignored;
    const bool isFinished = request.resume && fs::is_regular_file(request.folder / inference::kMetadataFile, ignored);
    if (!isFinished) {
        const auto trained = trainModel(folds.ports, folds.trainer, request, folds.hooks);
        if (!trained) {
            return trained.error();
        }
    }
    inference::ModelPackage package = inference::openPackage(folds.ports.primitives, request.folder);
    return package.problem ? Result<inference::ModelPackage>(*package.problem) : package;
}

Status judgeFold(Folds& folds, int fold, const inference::ModelPackage& package) {
    auto runner = inference::loadModel(folds.ports.engine, package, inference::Device::Auto);
    if (!runner) {
        return runner.error();
    }
    std::vector<std::size_t> places;
    std::vector<const Sample*> samples;
    for (std::size_t index = 0; index < folds.foldOf.size(); ++index) {
        if (folds.foldOf[index] == fold) {
            places.push_back(index);
            samples.push_back(&folds.dataset.samples[index]);
        }
    }
    auto judged = judgeSamples(folds.ports.readers, **runner, package, samples, folds.request.training.threads, folds.hooks.progress,
                               folds.hooks.stop);
    if (!judged) {
        return judged.error();
    }
    folds.shares.push_back(package.manifest.shownLabel.shares);
    for (const auto& point : package.manifest.operatingPoints) {
        folds.points[point.name].push_back(point);
        auto& decisions = folds.decisions[point.name];
        decisions.resize(folds.foldOf.size());
        for (std::size_t row = 0; row < places.size(); ++row) {
            decisions[places[row]] = inference::findingProbability((*judged)[row].probabilities, package.manifest) >= point.threshold;
        }
    }
    for (std::size_t row = 0; row < places.size(); ++row) {
        folds.judged[places[row]] = std::move((*judged)[row]);
    }
    return {};
}

inference::OperatingPoint meanOf(const std::vector<inference::OperatingPoint>& points) {
    inference::OperatingPoint mean{points.front().name, 0, 0, 0};
    const auto count = static_cast<double>(points.size());
    for (const inference::OperatingPoint& point : points) {
        mean.threshold += point.threshold / count;
        mean.sensitivity += point.sensitivity / count;
        mean.specificity += point.specificity / count;
    }
    return mean;
}

/// Each picture was decided by its own fold's threshold: a table of decisions in place of probabilities.
OperatingPointReport pointOf(const Folds& folds, const EvaluationReport& report, const std::string& name) {
    ScoreTable decided{{"no", "yes"}, {false, true}, {}};
    for (std::size_t row = 0; row < report.table.rows.size(); ++row) {
        const Scored& scored = report.table.rows[row];
        const bool isFinding = report.scheme.isFinding[static_cast<std::size_t>(scored.truth)];
        const double yes = folds.decisions.at(name)[row] ? 1 : 0;
        decided.rows.push_back({{1 - yes, yes}, isFinding ? 1 : 0, scored.group});
    }
    return {meanOf(folds.points.at(name)), estimate(decided, allRows(decided), figuresAt(0.5), folds.request.bootstrap)};
}

/// Each label's mean over the folds; empty where the most probable label is shown.
std::vector<double> meanShares(const std::vector<std::vector<double>>& shares) {
    std::vector<double> mean(shares.front().size());
    for (const auto& fold : shares) {
        for (std::size_t label = 0; label < mean.size(); ++label) {
            mean[label] += fold[label] / static_cast<double>(shares.size());
        }
    }
    return mean;
}

/// By which fold a picture was judged, and what that fold's operating points decided.
std::vector<PredictionColumn> foldColumns(const Folds& folds, const EvaluationReport& report) {
    PredictionColumn judgedBy{"fold", {}};
    for (const int fold : folds.foldOf) {
        judgedBy.values.push_back(std::to_string(fold + 1));
    }
    std::vector<PredictionColumn> columns{std::move(judgedBy)};
    for (const OperatingPointReport& entry : report.operatingPoints) {
        PredictionColumn decided{"positive_at_" + entry.point.name, {}};
        for (const bool isPositive : folds.decisions.at(entry.point.name)) {
            decided.values.emplace_back(isPositive ? "yes" : "no");
        }
        columns.push_back(std::move(decided));
    }
    return columns;
}

Result<EvaluationOutcome> pooled(const Folds& folds, double seconds) {
    inference::Manifest manifest = folds.request.training.recipe.manifest;
    manifest.operatingPoints.clear();
    manifest.shownLabel.shares = meanShares(folds.shares);
    auto report =
        evaluate(manifest, {manifest.id, manifest.version, ""}, folds.dataset, kFoldsSplit, folds.judged, folds.request.bootstrap);
    if (!report) {
        return report.error();
    }
    for (const char* name : {"screening", "balanced", "rule-in"}) {
        // A fold whose validation split has one side only chooses no thresholds of its own.
        const auto found = folds.points.find(name);
        if (found != folds.points.end() && found->second.size() == static_cast<std::size_t>(folds.request.folds)) {
            report->operatingPoints.push_back(pointOf(folds, *report, name));
        }
    }
    if (report->calibration) {
        report->calibration->method = "by fold";
    }
    report->seconds = seconds;
    std::string predictions = predictionsCsv(manifest, folds.judged, foldColumns(folds, *report));
    return EvaluationOutcome{*std::move(report), std::move(predictions)};
}

}  // namespace

Result<EvaluationOutcome> crossValidate(const PackagePorts& ports, NetworkTrainer& trainer, const CrossValidationRequest& request,
                                        const TrainingHooks& hooks) {
    constexpr int kFewest = 3, kMost = 20;
    if (request.folds < kFewest || request.folds > kMost) {
        return Error(ErrorCode::InvalidArgument, {"folds", std::to_string(request.folds)});
    }
    if (const auto named = checkPackageFolder(request.training); !named) {
        return named.error();
    }
    auto dataset = trainingDataset(ports.readers, request.training, kUnfinishedLabelsFile, hooks.progress, hooks.stop);
    if (!dataset) {
        return dataset.error();
    }
    useFilmLabels(*dataset, request.training.recipe.manifest);
    Folds folds{ports,
                trainer,
                request,
                hooks,
                *dataset,
                groupedFolds(*dataset, request.folds, request.training.recipe.training.seed),
                std::vector<Judged>(dataset->samples.size()),
                {},
                {},
                {}};
    const auto start = std::chrono::steady_clock::now();
    for (int fold = 0; fold < request.folds; ++fold) {
        hooks.progress.report("fold", fold, request.folds);
        const auto package = trainFold(folds, fold);
        if (!package) {
            return package.error();
        }
        if (const auto judged = judgeFold(folds, fold, *package); !judged) {
            return judged.error();
        }
    }
    auto outcome = pooled(folds, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    if (!outcome) {
        return outcome;
    }
    const auto written = writeEvaluation(outcome->report, outcome->predictionsCsv, request.training.folder / kFoldsFolder);
    if (!written) {
        return written.error();
    }
    return outcome;
}

void removeFolds(const TrainModelRequest& training) {
    std::error_code ignored;
    fs::remove_all(training.folder / kFolds, ignored);
}

}  // namespace intaglio::training
