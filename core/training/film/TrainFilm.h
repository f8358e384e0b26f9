#pragma once
#include "core/training/TrainModel.h"
#include "core/training/film/FilmEvaluation.h"
#include "core/training/film/FilmPatches.h"

/// Training and judging of models with a film plan: patches around known lesions, then whole films.
namespace intaglio::training {

/// Where the request has a film plan and does not say where its lesions are: beside its table, also when it reads another one later.
void nameLesions(TrainModelRequest& request);

/// As trainModel(): trains the patch network on "train", looks for its false alarms there, trains again with them as background, fits the
/// film's score (ridge logistic regression on kFilmFeatures) on "val", where temperature and thresholds are chosen too, and completes the
/// package. Each of the two rounds has a checkpoint of its own; `resume` goes on from both. In the package a film whose label is the
/// key of the label with role normal is normal, every other film has the lesion label.
[[nodiscard]] base::Result<TrainReport> trainFilmModel(const PackagePorts& ports, NetworkTrainer& trainer, const TrainModelRequest& request,
                                                       const TrainingHooks& hooks);

/// Judges a film package on a split and writes the film report into `folder`. SplitEmpty and the errors of reading and of the model.
[[nodiscard]] base::Result<FilmReport> evaluateFilmModel(const image::ReaderRegistry& readers, inference::Engine& engine,
                                                         const inference::ModelPackage& package, const EvaluateRequest& request,
                                                         const std::filesystem::path& folder, base::ProgressSink& progress,
                                                         const std::stop_token& stop);

/// Weights and, last, the bias of a logistic regression with an L2 penalty on standardised features (the bias is free), found by Newton's
/// method; both classes count alike in sum. Rows of kFilmFeatures; all zeros where a class is missing.
struct FilmRow {
    std::array<double, inference::kFilmFeatures> features{};
    bool isAbnormal = false;
};
[[nodiscard]] std::vector<double> fitFilmScore(const std::vector<FilmRow>& rows, double penalty = 1);

}  // namespace intaglio::training
