#include "core/training/film/TrainFilm.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>

#include "core/base/Files.h"
#include "core/training/Package.h"
#include "core/training/Plots.h"

namespace intaglio::training {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
namespace fs = std::filesystem;

constexpr std::size_t kWeights = inference::kFilmFeatures + 1;

/// Films of one split, prepared, and their table of lesions.
struct FilmTables {
    Dataset dataset;
    LesionTable lesions;
    std::string normalLabel;
};

Result<FilmTables> readTables(const inference::Manifest& manifest, Result<Dataset> dataset, const fs::path& lesionsFile) {
    if (!dataset) {
        return dataset.error();
    }
    const auto lesions = readLesions(lesionsFile);
    if (!lesions) {
        return lesions.error();
    }
    const auto normal = std::find_if(manifest.labels.begin(), manifest.labels.end(),
                                     [](const auto& label) { return label.role == inference::LabelRole::Normal; });
    if (normal == manifest.labels.end()) {
        return Error{ErrorCode::InvalidArgument, {"labels", "none has the role normal"}};
    }
    LesionTable bySample = lesionsOf(*dataset, *lesions, lesionsFile.parent_path());
    return FilmTables{*std::move(dataset), std::move(bySample), normal->key};
}

Result<std::vector<PreparedFilm>> filmsOf(const FilmTables& tables, const std::string& split, const inference::Manifest& manifest,
                                          const image::ReaderRegistry& readers, base::ProgressSink& progress, const std::stop_token& stop) {
    const auto samples = tables.dataset.inSplit(split);
    if (samples.empty()) {
        return Error{ErrorCode::SplitEmpty, {split}};
    }
    return prepareFilms(samples, tables.lesions, manifest, tables.normalLabel, readers, progress, stop);
}

/// A package around the network file as it is now, for loading it.
Result<std::unique_ptr<inference::ModelRunner>> patchNetwork(inference::Engine& engine, const inference::Manifest& manifest,
                                                             const fs::path& folder) {
    inference::ModelPackage package;
    package.manifest = manifest;
    package.folder = folder;
    return engine.loadRunner(package, inference::modelFileOf(manifest), inference::Device::Cpu);
}

/// What one training of a film model works with.
struct FilmTraining {
    const PackagePorts& ports;
    NetworkTrainer& trainer;
    const TrainModelRequest& request;
    const TrainingHooks& hooks;
    Recipe recipe;
    std::vector<PreparedFilm> training;
    std::vector<PreparedFilm> validation;

    /// Both rounds' checkpoints stay until the package is complete: the second round's patches follow from the first one's network.
    [[nodiscard]] fs::path checkpointOf(int round) const {
        fs::path file = networkRequest(request).checkpointFile;
        return round == 1 ? file : file += "-" + std::to_string(round);
    }

    void removeCheckpoints() const {
        std::error_code ignored;
        for (const int round : {1, 2}) {
            fs::remove(checkpointOf(round), ignored);
        }
    }

    [[nodiscard]] Result<TrainReport> trainOn(std::vector<FilmPatch> patches, int round) const {
        const inference::Manifest& manifest = recipe.manifest;
        PatchPlan plan;
        plan.seed = recipe.training.seed + 1;
        auto checked = choosePatches(validation, manifest.inputRows, manifest.inputColumns, plan);
        if (patches.empty() || checked.empty()) {
            return Error{ErrorCode::SplitEmpty, {"train"}};
        }
        const FilmPatches source(training, std::move(patches), manifest, recipe.augmentation);
        const FilmPatches judge(validation, std::move(checked), manifest, recipe.augmentation);
        TrainRequest network = networkRequest(request);
        network.checkpointFile = checkpointOf(round);
        return trainer.train(network, source, judge, hooks);
    }

    /// Candidates on training films that hit nothing: what the network takes for a lesion though it is none.
    [[nodiscard]] Result<std::vector<FilmPatch>> falseAlarms() const {
        constexpr double kAlarm = 0.4;
        constexpr std::size_t kMostOfFilm = 6;
        auto network = patchNetwork(ports.engine, recipe.manifest, request.folder);
        if (!network) {
            return network.error();
        }
        const auto judged = judgeFilms(**network, training, recipe.manifest, hooks.progress, hooks.stop);
        if (!judged) {
            return judged.error();
        }
        std::vector<FilmPatch> alarms;
        for (std::size_t index = 0; index < judged->size(); ++index) {
            const PreparedFilm& film = training[index];
            std::size_t taken = 0;
            for (const auto& candidate : (*judged)[index].candidates) {
                if (film.isUsable() && candidate.probability >= kAlarm && taken < kMostOfFilm && isFarFromLesions(candidate, film)) {
                    alarms.push_back(patchAt(candidate, index));
                    ++taken;
                }
            }
        }
        return alarms;
    }

private:
    [[nodiscard]] bool isFarFromLesions(const inference::FilmCandidate& candidate, const PreparedFilm& film) const {
        return std::none_of(film.lesions.begin(), film.lesions.end(), [&](const LesionCircle& lesion) {
            return std::hypot(candidate.row - lesion.row, candidate.column - lesion.column) <
                   lesion.radius + PatchPlan().clearance * recipe.manifest.inputRows;
        });
    }

    [[nodiscard]] FilmPatch patchAt(const inference::FilmCandidate& candidate, std::size_t film) const {
        const inference::Manifest& manifest = recipe.manifest;
        const auto kept = [](double middle, int side, int patch) {
            return std::clamp(static_cast<int>(middle), patch / 2, side - (patch + 1) / 2);
        };
        return {film, kept(candidate.row, manifest.film->filmRows, manifest.inputRows),
                kept(candidate.column, manifest.film->filmColumns, manifest.inputColumns), false};
    }
};

Result<TrainReport> trainTwice(const FilmTraining& work) {
    const inference::Manifest& manifest = work.recipe.manifest;
    PatchPlan plan;
    plan.seed = work.recipe.training.seed;
    auto patches = choosePatches(work.training, manifest.inputRows, manifest.inputColumns, plan);
    const auto first = work.trainOn(patches, 1);
    if (!first) {
        return first;
    }
    const auto alarms = work.falseAlarms();
    if (!alarms) {
        return alarms.error();
    }
    if (alarms->empty()) {
        return first;
    }
    patches.insert(patches.end(), alarms->begin(), alarms->end());
    return work.trainOn(std::move(patches), 2);
}

Status fitScore(FilmTraining& work) {
    inference::Manifest& manifest = work.recipe.manifest;
    auto network = patchNetwork(work.ports.engine, manifest, work.request.folder);
    if (!network) {
        return network.error();
    }
    std::vector<FilmRow> rows;
    for (const PreparedFilm& film : work.validation) {
        const auto input = inference::toTensor(film.picture, manifest.preprocess);
        const auto reading = input ? inference::judgeFilm(**network, *input, manifest) : Result<inference::FilmReading>(input.error());
        if (!reading) {
            return reading.error();
        }
        rows.push_back({inference::filmFeatures(reading->map), film.isAbnormal});
    }
    manifest.film->scoreWeights = fitFilmScore(rows);
    return {};
}

/// Means and deviations of the features, so that one penalty suits all.
struct Standard {
    std::array<double, inference::kFilmFeatures> mean{};
    std::array<double, inference::kFilmFeatures> deviation{};
};

Standard standardOf(const std::vector<FilmRow>& rows) {
    Standard standard;
    const auto count = static_cast<double>(rows.size());
    for (std::size_t feature = 0; feature < standard.mean.size(); ++feature) {
        double sum = 0;
        double squares = 0;
        for (const FilmRow& row : rows) {
            sum += row.features[feature];
            squares += row.features[feature] * row.features[feature];
        }
        standard.mean[feature] = sum / count;
        standard.deviation[feature] = std::sqrt(std::max(squares / count - standard.mean[feature] * standard.mean[feature], 1e-8));
    }
    return standard;
}

using Vector = cv::Vec<double, static_cast<int>(kWeights)>;

Vector rowOf(const FilmRow& row, const Standard& standard) {
    Vector values;
    for (std::size_t feature = 0; feature < inference::kFilmFeatures; ++feature) {
        values[static_cast<int>(feature)] = (row.features[feature] - standard.mean[feature]) / standard.deviation[feature];
    }
    values[static_cast<int>(inference::kFilmFeatures)] = 1;
    return values;
}

}  // namespace

std::vector<double> fitFilmScore(const std::vector<FilmRow>& rows, double penalty) {
    const auto abnormal = static_cast<double>(std::count_if(rows.begin(), rows.end(), [](const FilmRow& row) { return row.isAbnormal; }));
    const double normal = static_cast<double>(rows.size()) - abnormal;
    if (abnormal == 0 || normal == 0) {
        return std::vector<double>(kWeights, 0.0);
    }
    constexpr int kSteps = 50;
    constexpr int kSize = static_cast<int>(kWeights);
    const Standard standard = standardOf(rows);
    Vector weights = Vector::all(0);
    for (int step = 0; step < kSteps; ++step) {
        cv::Matx<double, kSize, kSize> curvature = cv::Matx<double, kSize, kSize>::zeros();
        Vector slope = Vector::all(0);
        for (int feature = 0; feature + 1 < kSize; ++feature) {
            curvature(feature, feature) = penalty;
            slope[feature] = penalty * weights[feature];
        }
        curvature(kSize - 1, kSize - 1) = 1e-9;
        for (const FilmRow& row : rows) {
            const Vector values = rowOf(row, standard);
            const double share = static_cast<double>(rows.size()) / 2 / (row.isAbnormal ? abnormal : normal);
            const double probability = 1 / (1 + std::exp(-weights.dot(values)));
            slope += values * (share * (probability - (row.isAbnormal ? 1.0 : 0.0)));
            curvature += values * values.t() * (share * probability * (1 - probability));
        }
        weights -= Vector(curvature.solve(slope, cv::DECOMP_SVD));
    }
    std::vector<double> result(kWeights);
    result.back() = weights[kSize - 1];
    for (std::size_t feature = 0; feature < inference::kFilmFeatures; ++feature) {
        result[feature] = weights[static_cast<int>(feature)] / standard.deviation[feature];
        result.back() -= result[feature] * standard.mean[feature];
    }
    return result;
}

void nameLesions(TrainModelRequest& request) {
    if (request.recipe.manifest.film && request.lesionsFile.empty()) {
        request.lesionsFile = lesionsBeside(request.labelsFile);
    }
}

Result<TrainReport> trainFilmModel(const PackagePorts& ports, NetworkTrainer& trainer, const TrainModelRequest& request,
                                   const TrainingHooks& hooks) {
    const inference::Manifest& manifest = request.recipe.manifest;
    if (!manifest.film) {
        return Error{ErrorCode::InvalidArgument, {"recipe", "has no film plan"}};
    }
    std::error_code failure;
    fs::create_directories(request.folder, failure);
    TrainModelRequest identified = request;
    nameLesions(identified);
    auto tables = readTables(manifest, trainingDataset(ports.readers, request, kUnfinishedLabelsFile, hooks.progress, hooks.stop),
                             identified.lesionsFile);
    if (!tables) {
        return tables.error();
    }
    auto training = filmsOf(*tables, "train", manifest, ports.readers, hooks.progress, hooks.stop);
    if (!training) {
        return training.error();
    }
    auto validation = filmsOf(*tables, "val", manifest, ports.readers, hooks.progress, hooks.stop);
    if (!validation) {
        return validation.error();
    }
    const auto identity = trainingIdentity(ports.primitives, identified, tables->dataset);
    if (!identity) {
        return identity.error();
    }
    identified.recipe.training.identity = *identity;
    FilmTraining work{ports, trainer, identified, hooks, request.recipe, *std::move(training), *std::move(validation)};
    work.recipe.manifest.film->scoreWeights.assign(kWeights, 0.0);
    if (!request.resume) {
        work.removeCheckpoints();  // of an older run
    }
    auto report = trainTwice(work);
    if (!report) {
        return report;
    }
    if (const Status fitted = fitScore(work); !fitted) {
        return fitted.error();
    }
    report->startedFrom = request.startedFrom;
    if (const Status kept = keepSplits(request, tables->dataset); !kept) {
        return kept.error();
    }
    Dataset dataset = tables->dataset;
    useFilmLabels(dataset, work.recipe.manifest);
    if (const Status done =
            completePackage(ports, work.recipe, dataset, *report, request.folder, request.threads, hooks.progress, hooks.stop);
        !done) {
        return done.error();
    }
    const std::string curves = trainingPlot(report->epochs);
    if (const Status written = base::writeFileAtomically(request.folder / "training.svg", base::viewOf(curves)); !written) {
        return written.error();
    }
    removeUnfinishedSplits(request);
    work.removeCheckpoints();
    return report;
}

Result<FilmReport> evaluateFilmModel(const image::ReaderRegistry& readers, inference::Engine& engine,
                                     const inference::ModelPackage& package, const EvaluateRequest& request, const fs::path& folder,
                                     base::ProgressSink& progress, const std::stop_token& stop) {
    const inference::Manifest& manifest = package.manifest;
    if (!manifest.film) {
        return Error{ErrorCode::InvalidArgument, {"model", manifest.id}};
    }
    const auto tables =
        readTables(manifest, judgedDataset(package, request.labelsFile, request.table, request.split), lesionsBeside(request.labelsFile));
    if (!tables) {
        return tables.error();
    }
    const auto films = filmsOf(*tables, request.split, manifest, readers, progress, stop);
    if (!films) {
        return films.error();
    }
    auto network = patchNetwork(engine, manifest, package.folder);
    if (!network) {
        return network.error();
    }
    const auto judged = judgeFilms(**network, *films, manifest, progress, stop);
    if (!judged) {
        return judged.error();
    }
    FilmReport report = filmReport(*judged, manifest, request.bootstrap);
    report.dataset = tables->dataset.name;
    report.split = request.split;
    if (const Status written = writeFilmReport(report, *judged, manifest.film->stride, folder); !written) {
        return written.error();
    }
    return report;
}

}  // namespace intaglio::training
