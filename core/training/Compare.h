#pragma once
#include "core/training/TrainModel.h"

/// Several architectures, or finished packages, on the same split: one table with intervals.
namespace intaglio::training {

struct CompareRequest {
    TrainModelRequest training;              ///< recipe, pictures and threads; its folder receives everything
    std::vector<std::string> architectures;  ///< each is trained with the recipe, at its own input size where it has a fixed one
    std::map<std::string, std::filesystem::path> weights;  ///< architecture -> pretrained weights; others start at random
    std::vector<std::filesystem::path> packages;           ///< folders of finished packages, judged as they are
    std::string split = "test";
    std::filesystem::path publishedFile;  ///< JSON, see readPublished; empty: none
    BootstrapOptions bootstrap;
};

/// Somebody else's figure, on other data or on the same.
struct PublishedFigure {
    std::string name;
    std::string source;
    std::map<std::string, double> metrics;  ///< "accuracy" and the like, as in metrics.json
};

struct CompareRow {
    std::string name;                    ///< architecture, or the package's id
    std::optional<base::Error> failure;  ///< why there are no figures
    std::int64_t parameters = 0;         ///< 0: not known
    std::string input;                   ///< "160 x 160 x 3"
    bool pretrained = false;
    double trainingSeconds = 0;  ///< 0: not trained here
    int epochs = 0;
    EvaluationReport report;
    Estimates differences;  ///< of the head figures to the first row with figures; empty for that one
};

struct Comparison {
    std::string dataset, split;
    std::string reference;  ///< name of the row that differences are taken to
    std::vector<CompareRow> rows;
    std::vector<PublishedFigure> published;
};

/// Called when a row is finished or was found finished.
using RowObserver = std::function<void(const CompareRow&)>;

/// Judges the finished packages, then trains, packages and judges the architectures, one after another. A finished row is kept in its
/// folder (package, evaluation, row.json) and taken from there by the next run with the same recipe, table, split and weights; an
/// unfinished training goes on from its checkpoint. A row that fails is reported in its place and the others go on. What is finished is
/// written after every row: comparison.json, .csv, .md, .svg and .png. InvalidArgument where nothing is to be compared or the published
/// figures cannot be read; LabelsInvalid, SplitEmpty; Cancelled, with the finished rows written.
[[nodiscard]] base::Result<Comparison> compareModels(const PackagePorts& ports, NetworkTrainer& trainer, const CompareRequest& request,
                                                     const TrainingHooks& hooks, const RowObserver& onRow);

/// {"figures": [{"name", "source", "metrics": {"accuracy": 0.98, ...}}]}. InvalidArgument with the first field that does not fit.
[[nodiscard]] base::Result<std::vector<PublishedFigure>> parsePublished(const std::string& json);

/// The recipe for another architecture: name, engine, and its own input size where it takes no other. `id`: of the package.
[[nodiscard]] base::Result<Recipe> recipeFor(const Recipe& recipe, const ArchitectureFacts& facts, const std::string& id);

[[nodiscard]] std::string comparisonJson(const Comparison& comparison);
[[nodiscard]] std::string comparisonCsv(const Comparison& comparison);
[[nodiscard]] std::string comparisonMarkdown(const Comparison& comparison);

}  // namespace intaglio::training
