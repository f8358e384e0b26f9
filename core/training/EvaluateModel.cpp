#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/image/Display.h"
#include "core/inference/Calibration.h"
#include "core/inference/Combined.h"
#include "core/training/Plots.h"
#include "core/training/Robustness.h"
#include "core/training/TrainModel.h"
#include "core/training/film/FilmSet.h"

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

std::vector<Judged> judgedFrom(const inference::Manifest& manifest, const std::vector<const Sample*>& samples,
                               std::vector<PictureScore> scores) {
    inference::Manifest raw = manifest;
    raw.temperature = 1;
    raw.biases.clear();
    std::vector<Judged> judged;
    for (std::size_t index = 0; index < samples.size(); ++index) {
        const auto uncalibrated = inference::calibratedProbabilities(scores[index].logits, raw);
        judged.push_back({samples[index], std::move(scores[index].probabilities), scores[index].gateRefuses,
                          uncalibrated ? *uncalibrated : std::vector<double>()});
    }
    return judged;
}

/// What one evaluation works with.
struct Work {
    const image::ReaderRegistry& readers;
    const inference::ModelPackage& package;
    const EvaluateRequest& request;
    inference::ModelRunner& runner;
    const std::vector<const Sample*>& samples;
    base::ProgressSink& progress;
    const std::stop_token& stop;

    [[nodiscard]] Result<std::vector<PictureScore>> score(const PictureChange& change) const {
        return scorePictures(package, runner, samples, readers, {request.jobs, change}, progress, stop);
    }
};

Result<RobustnessRow> judgeChange(const Work& work, const NamedChange& change, const TruthScheme& scheme) {
    auto scores = work.score(change.change);
    if (!scores) {
        return scores.error();
    }
    const auto refusals =
        static_cast<std::size_t>(std::count_if(scores->begin(), scores->end(), [](const auto& score) { return score.gateRefuses; }));
    const ScoreTable table = scoreTable(judgedFrom(work.package.manifest, work.samples, *std::move(scores)), scheme);
    const Estimates figures = estimate(table, allRows(table), headFigures, work.request.bootstrap);
    return RobustnessRow{change.name, figures.at("accuracy"), figures.at("balanced_accuracy"), refusals};
}

/// Whether the pictures carry colours, as far as the first ones tell.
Result<bool> showsColors(const Work& work) {
    constexpr std::size_t kLookedAt = 5;
    for (std::size_t index = 0; index < std::min(kLookedAt, work.samples.size()); ++index) {
        const auto loaded = work.readers.readFile(work.samples[index]->file);
        const auto display = loaded ? image::toDisplay(loaded->image) : Result<image::Image>(loaded.error());
        if (!display) {
            return display.error();
        }
        if (isColored(*display)) {
            return true;
        }
    }
    return false;
}

Status addRobustness(const Work& work, EvaluationReport& report) {
    const auto colored = showsColors(work);
    if (!colored) {
        return colored.error();
    }
    for (const NamedChange& change : robustnessChanges(*colored)) {
        auto row = judgeChange(work, change, report.scheme);
        if (!row) {
            return row.error();
        }
        report.robustness.push_back(*std::move(row));
    }
    return {};
}

}  // namespace

Result<std::vector<Judged>> judgeSamples(const image::ReaderRegistry& readers, inference::ModelRunner& runner,
                                         const inference::ModelPackage& package, const std::vector<const Sample*>& samples, int jobs,
                                         base::ProgressSink& progress, const std::stop_token& stop) {
    auto scores = scorePictures(package, runner, samples, readers, {jobs, {}}, progress, stop);
    return scores ? Result<std::vector<Judged>>(judgedFrom(package.manifest, samples, *std::move(scores))) : scores.error();
}

Result<Dataset> judgedDataset(const inference::ModelPackage& package, const std::filesystem::path& labels, const TableOptions& options,
                              const std::string& split) {
    auto dataset = readDataset(labels, options);
    const bool isGiven = dataset && dataset->hasSplits && (!dataset->validationTaken || split == "test");
    if (!dataset || isGiven) {
        return dataset;
    }
    const std::filesystem::path own = package.folder / kOwnLabelsFile;
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(own, ignored)) {
        return Error(ErrorCode::LabelsInvalid, {base::pathText(labels), "it says no splits, and " + base::pathText(own) +
                                                                            ", which would tell what the model learnt from, is missing"});
    }
    const auto taken = takeSplits(*dataset, own);
    return taken ? std::move(dataset) : taken.error();
}

Result<EvaluationOutcome> evaluateModel(const image::ReaderRegistry& readers, inference::Engine& engine,
                                        const inference::ModelPackage& package, const EvaluateRequest& request,
                                        base::ProgressSink& progress, const std::stop_token& stop) {
    auto dataset = judgedDataset(package, request.labelsFile, request.table, request.split);
    if (!dataset) {
        return dataset.error();
    }
    useFilmLabels(*dataset, package.manifest);
    const auto samples = dataset->inSplit(request.split);
    if (samples.empty()) {
        return Error(ErrorCode::SplitEmpty, {request.split});
    }
    auto runner = inference::loadModel(engine, package, inference::Device::Auto);
    if (!runner) {
        return runner.error();
    }
    const Work work{readers, package, request, **runner, samples, progress, stop};
    const auto start = std::chrono::steady_clock::now();
    const auto judged = judgeSamples(readers, **runner, package, samples, request.jobs, progress, stop);
    if (!judged) {
        return judged.error();
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    auto report = evaluate(package.manifest, package.identity, *dataset, request.split, *judged, request.bootstrap);
    if (!report) {
        return report.error();
    }
    report->seconds = seconds;
    if (request.robustness) {
        if (const auto added = addRobustness(work, *report); !added) {
            return added.error();
        }
    }
    return EvaluationOutcome{*std::move(report), predictionsCsv(package.manifest, *judged)};
}

namespace {

/// The recorded epochs of a package; none where it has no such record.
std::vector<EpochReport> epochsOf(const inference::Manifest& manifest) {
    const auto further = nlohmann::json::parse(manifest.further, nullptr, false);
    std::vector<EpochReport> epochs;
    try {
        for (const auto& row : further.at("training_data").at("epochs")) {
            EpochReport epoch;
            epoch.epoch = row.at("epoch").get<int>();
            epoch.trainLoss = row.at("train_loss").get<double>();
            epoch.validationLoss = row.at("val_loss").get<double>();
            epoch.validationBalancedAccuracy = row.at("val_balanced_accuracy").get<double>();
            epochs.push_back(epoch);
        }
    } catch (const nlohmann::json::exception&) {
        return {};  // a package made elsewhere
    }
    return epochs;
}

}  // namespace

Status writeDrawing(const Drawing& drawing, const std::filesystem::path& folder, const std::string& name) {
    const std::string svg = svgOf(drawing);
    const auto png = pngOf(drawing);
    if (!png) {
        return png.error();
    }
    const auto written = base::writeFileAtomically(folder / (name + ".svg"), base::viewOf(svg));
    return written ? base::writeFileAtomically(folder / (name + ".png"), *png) : written;
}

Status writeEvaluation(const EvaluationReport& report, const std::string& predictions, const std::filesystem::path& folder,
                       const inference::Manifest* manifest) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    for (const auto& [name, content] : {std::pair{"metrics.json", metricsJson(report)}, std::pair{kPredictionsFile, predictions}}) {
        if (content.empty()) {
            continue;
        }
        if (const auto written = base::writeFileAtomically(folder / name, base::viewOf(content)); !written) {
            return written;
        }
    }
    std::vector<std::pair<const char*, Drawing>> drawings{{"roc", rocDrawing(report)},
                                                          {"precision-recall", precisionRecallDrawing(report)},
                                                          {"confusion", confusionDrawing(report)},
                                                          {"reliability", reliabilityDrawing(report)}};
    if (const auto epochs = manifest ? epochsOf(*manifest) : std::vector<EpochReport>(); !epochs.empty()) {
        drawings.emplace_back("training", trainingDrawing(epochs));
    }
    for (const auto& [name, drawing] : drawings) {
        if (const auto written = writeDrawing(drawing, folder, name); !written) {
            return written;
        }
    }
    return {};
}

}  // namespace intaglio::training
