#pragma once
#include "core/training/Evaluation.h"
#include "core/training/Package.h"

/// Use cases: a table of labelled pictures becomes a package; a package is judged on a split.
namespace intaglio::training {

inline constexpr const char* kOwnLabelsFile = "labels.csv";  ///< of a package whose splits were made here
/// The same until all networks are trained: before, labels.csv tells what the finished model that lies there learnt from.
inline constexpr const char* kUnfinishedLabelsFile = "training-labels.csv";

struct TrainModelRequest {
    Recipe recipe;                     ///< its training part decides everything but the paths below
    std::filesystem::path labelsFile;  ///< table, or folder of labelled pictures
    TableOptions table;
    std::filesystem::path lesionsFile = {};   ///< for a recipe with a film plan; empty: kLesionsFile beside the table, or in the folder
    bool groupDuplicates = true;              ///< where splits are made here: near copies join one group
    std::filesystem::path pretrainedWeights;  ///< empty: random start; beginWith (StartingWeights.h) also takes a finished model
    std::string startedFrom;                  ///< what `pretrainedWeights` are, for the card
    bool startedFromModel = false;            ///< a finished model, which may have learnt from pictures that are tested on now
    std::filesystem::path folder;             ///< of the package; made where missing
    bool resume = false;
    int threads = 2;
};

/// The pictures that a request names. Where their splits are made here, near copies are grouped first and the outcome is written into the
/// package's folder as `table`, from where a resumed run takes it. Phase "compare".
[[nodiscard]] base::Result<Dataset> trainingDataset(const image::ReaderRegistry& readers, const TrainModelRequest& request,
                                                    const char* table, base::ProgressSink& progress, const std::stop_token& stop);

/// Once the networks are trained, and before the package is complete: the splits that were made for them become labels.csv, from where
/// every later judgement takes them. Where they were given, such a table of an earlier run is removed; one that no such run wrote stays.
[[nodiscard]] base::Status keepSplits(const TrainModelRequest& request, const Dataset& dataset);
/// Once the package is complete: removes kUnfinishedLabelsFile, unless it is what the request reads.
void removeUnfinishedSplits(const TrainModelRequest& request);

/// What a trainer is asked for: the recipe's plan with the request's files, threads and scale of inputs.
[[nodiscard]] TrainRequest networkRequest(const TrainModelRequest& request);

/// InvalidArgument unless the package's folder is named like the model, as every package must be: found before training, not after it.
[[nodiscard]] base::Status checkPackageFolder(const TrainModelRequest& request);

/// A digest of all that decides what a training learns: recipe, starting weights, and the rows of "train" and "val". What an earlier run
/// left is only gone on with where it is equal. Errors of reading the weights.
[[nodiscard]] base::Result<std::string> trainingIdentity(const crypto::Primitives& primitives, const TrainModelRequest& request,
                                                         const Dataset& dataset);

/// Loads the splits "train" and "val", trains, and completes the package. While it runs the folder holds training.checkpoint, from which
/// `resume` goes on; it is removed at the end. Also writes training.svg. A recipe with a film plan goes to trainFilmModel
/// (film/TrainFilm.h).
[[nodiscard]] base::Result<TrainReport> trainModel(const PackagePorts& ports, NetworkTrainer& trainer, const TrainModelRequest& request,
                                                   const TrainingHooks& hooks);

/// Completes the package in `request.folder` anew around the network that it holds, from recipe, tables and pictures as they are now:
/// for a changed card, gate or colour scale. What happened in training is taken over from its metadata.json. The card loses its figures
/// until the next evaluation. ModelBroken where the manifest cannot be read, else errors as of trainModel.
[[nodiscard]] base::Status repackageModel(const PackagePorts& ports, const TrainModelRequest& request, base::ProgressSink& progress,
                                          const std::stop_token& stop);

/// Trains the colour-only baseline on "train" and judges it on `split`. With `prepared`, colours are those after the recipe's
/// preparation, else those of the picture as it is.
[[nodiscard]] base::Result<EvaluationReport> judgeColorBaseline(const image::ReaderRegistry& readers, const Recipe& recipe,
                                                                const Dataset& dataset, const std::string& split, bool prepared,
                                                                int threads, base::ProgressSink& progress, const std::stop_token& stop);

/// The pictures to judge a package on. Where `labels` says no splits they are those of the package's own labels.csv, so that nothing that
/// was learnt counts as a test. LabelsInvalid naming that table where it is missing or knows a picture not.
[[nodiscard]] base::Result<Dataset> judgedDataset(const inference::ModelPackage& package, const std::filesystem::path& labels,
                                                  const TableOptions& options, const std::string& split);

struct EvaluateRequest {
    std::filesystem::path labelsFile;
    TableOptions table;
    std::string split = "test";
    int jobs = 1;
    bool robustness = false;  ///< also judge changed pictures
    BootstrapOptions bootstrap;
};

struct EvaluationOutcome {
    EvaluationReport report;
    std::string predictionsCsv;
};

/// Judges a package on a split. Nothing is refused: the report says how many pictures the model's own limits would have refused.
/// SplitEmpty, LabelsInvalid, LabelUnknown, errors of reading and of the model, Cancelled.
[[nodiscard]] base::Result<EvaluationOutcome> evaluateModel(const image::ReaderRegistry& readers, inference::Engine& engine,
                                                            const inference::ModelPackage& package, const EvaluateRequest& request,
                                                            base::ProgressSink& progress, const std::stop_token& stop);

/// Judges some pictures with a loaded model, in order; phase "predict". Errors of reading and of the model, Cancelled.
[[nodiscard]] base::Result<std::vector<Judged>> judgeSamples(const image::ReaderRegistry& readers, inference::ModelRunner& runner,
                                                             const inference::ModelPackage& package,
                                                             const std::vector<const Sample*>& samples, int jobs,
                                                             base::ProgressSink& progress, const std::stop_token& stop);

inline constexpr const char* kPredictionsFile = "predictions.csv";  ///< of an evaluation: every picture with its path
/// metrics.json, predictions.csv (where given) and the diagrams as SVG and PNG; with a manifest that records its training also the
/// training curves.
[[nodiscard]] base::Status writeEvaluation(const EvaluationReport& report, const std::string& predictions,
                                           const std::filesystem::path& folder, const inference::Manifest* manifest = nullptr);

}  // namespace intaglio::training
