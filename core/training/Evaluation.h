#pragma once
#include "core/inference/Manifest.h"
#include "core/training/Bootstrap.h"
#include "core/training/Dataset.h"

/// The judgement of a model on one split: every figure with its interval, for the whole, per class, per subgroup, per study and at
/// every operating point.
namespace intaglio::training {

/// One judged picture.
struct Judged {
    const Sample* sample = nullptr;
    std::vector<double> probabilities;  ///< in the order of the manifest's labels
    bool gateRefuses = false;           ///< the picture was scored although the gate would have refused it
};

/// The classes in which the truth is given: the model's own, or its label groups where the table is coarser.
struct TruthScheme {
    std::vector<std::string> classes;
    std::vector<bool> isFinding;
    std::vector<std::vector<std::size_t>> members;  ///< indices of the model's labels that are summed
};

/// Chooses the model's labels where all truths are among them; else the fewest groups and remaining labels that cover the truths.
/// LabelUnknown with the first truth that neither is.
[[nodiscard]] base::Result<TruthScheme> truthSchemeOf(const inference::Manifest& manifest, const std::vector<std::string>& truths);

/// Probabilities summed into the scheme's classes, ready for figures.
[[nodiscard]] ScoreTable scoreTable(const std::vector<Judged>& judged, const TruthScheme& scheme);

/// Rows that share a value of a further column ("sex" = "F").
struct SubgroupReport {
    std::string column, value;
    std::size_t count = 0;
    Estimates figures;
};

struct OperatingPointReport {
    inference::OperatingPoint point;
    Estimates figures;
};

/// Accuracy after a change of the pictures ("hue +20").
struct RobustnessRow {
    std::string change;
    Estimate accuracy, balancedAccuracy;
};

struct EvaluationReport {
    inference::ModelIdentity model;
    std::string dataset, split;
    std::size_t count = 0, groups = 0, gateRefusals = 0;
    TruthScheme scheme;
    ScoreTable table;
    Estimates figures;  ///< names as figuresOf gives them
    std::vector<OperatingPointReport> operatingPoints;
    std::vector<SubgroupReport> subgroups;
    std::size_t studyCount = 0;  ///< groups with several pictures of one truth, each judged by its mean probability; 0: none
    Estimates studyFigures;
    std::vector<RobustnessRow> robustness;
    double seconds = 0;  ///< reading, preparing and judging all pictures
};

/// Fills everything but seconds, robustness and gateRefusals' cause. `judged` is not empty. LabelUnknown.
[[nodiscard]] base::Result<EvaluationReport> evaluate(const inference::Manifest& manifest, const inference::ModelIdentity& model,
                                                      const Dataset& dataset, const std::string& split, const std::vector<Judged>& judged,
                                                      const BootstrapOptions& options = {});

/// metrics.json, two spaces of indentation. Fields as the manual of the command line lists them.
[[nodiscard]] std::string metricsJson(const EvaluationReport& report);
/// predictions.csv: path, label, split, group, predicted, refused by the gate, one probability column per label.
[[nodiscard]] std::string predictionsCsv(const inference::Manifest& manifest, const std::vector<Judged>& judged);

}  // namespace intaglio::training
