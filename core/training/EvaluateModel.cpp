#include <chrono>

#include "core/base/Files.h"
#include "core/inference/Combined.h"
#include "core/training/Plots.h"
#include "core/training/Robustness.h"
#include "core/training/TrainModel.h"

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

std::vector<Judged> judgedFrom(const std::vector<const Sample*>& samples, std::vector<PictureScore> scores) {
    std::vector<Judged> judged;
    for (std::size_t index = 0; index < samples.size(); ++index) {
        judged.push_back({samples[index], std::move(scores[index].probabilities), scores[index].gateRefuses});
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
    const ScoreTable table = scoreTable(judgedFrom(work.samples, *std::move(scores)), scheme);
    const auto onlyAccuracies = [](const ScoreTable& rows, RowSelection selection) {
        const Figures all = figuresOf(rows, selection);
        return Figures{{"accuracy", all.at("accuracy")}, {"balanced_accuracy", all.at("balanced_accuracy")}};
    };
    const Estimates figures = estimate(table, allRows(table), onlyAccuracies, work.request.bootstrap);
    return RobustnessRow{change.name, figures.at("accuracy"), figures.at("balanced_accuracy")};
}

Status addRobustness(const Work& work, EvaluationReport& report) {
    for (const NamedChange& change : robustnessChanges()) {
        auto row = judgeChange(work, change, report.scheme);
        if (!row) {
            return row.error();
        }
        report.robustness.push_back(*std::move(row));
    }
    return {};
}

}  // namespace

Result<EvaluationOutcome> evaluateModel(const image::ReaderRegistry& readers, inference::Engine& engine,
                                        const inference::ModelPackage& package, const EvaluateRequest& request,
                                        base::ProgressSink& progress, const std::stop_token& stop) {
    const auto dataset = readDataset(request.labelsFile, request.table);
    if (!dataset) {
        return dataset.error();
    }
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
    auto scores = work.score({});
    if (!scores) {
        return scores.error();
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const auto judged = judgedFrom(samples, *std::move(scores));
    auto report = evaluate(package.manifest, package.identity, *dataset, request.split, judged, request.bootstrap);
    if (!report) {
        return report.error();
    }
    report->seconds = seconds;
    if (request.robustness) {
        if (const auto added = addRobustness(work, *report); !added) {
            return added.error();
        }
    }
    return EvaluationOutcome{*std::move(report), predictionsCsv(package.manifest, judged)};
}

Status writeEvaluation(const EvaluationReport& report, const std::string& predictions, const std::filesystem::path& folder) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    const std::vector<std::pair<const char*, std::string>> files{{"metrics.json", metricsJson(report)},
                                                                 {"predictions.csv", predictions},
                                                                 {"roc.svg", rocPlot(report)},
                                                                 {"precision-recall.svg", precisionRecallPlot(report)},
                                                                 {"confusion.svg", confusionPlot(report)},
                                                                 {"reliability.svg", reliabilityPlot(report)}};
    for (const auto& [name, content] : files) {
        if (content.empty()) {
            continue;
        }
        if (const auto written = base::writeFileAtomically(folder / name, base::viewOf(content)); !written) {
            return written;
        }
    }
    return {};
}

}  // namespace intaglio::training
