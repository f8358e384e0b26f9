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
    std::vector<double> probabilities;      ///< in the order of the manifest's labels
    bool gateRefuses = false;               ///< the picture was scored although the gate would have refused it
    std::vector<double> uncalibrated = {};  ///< probabilities before calibration; empty where nobody kept them
};

/// The classes in which the truth is given: the model's own, or its label groups where the table is coarser.
struct TruthScheme {
    std::vector<std::string> classes;
    std::vector<bool> isFinding;
    std::vector<std::vector<std::size_t>> members;  ///< indices of the model's labels that are summed
    std::vector<double> shares;                     ///< summed likewise where the model shows labels by their share; else empty
};

/// Chooses the model's labels where all truths are among them; else the fewest groups and remaining labels that cover the truths.
/// LabelUnknown with the first truth that neither is.
[[nodiscard]] base::Result<TruthScheme> truthSchemeOf(const inference::Manifest& manifest, const std::vector<std::string>& truths);

/// Probabilities summed into the scheme's classes, ready for figures.
[[nodiscard]] ScoreTable scoreTable(const std::vector<Judged>& judged, const TruthScheme& scheme);

/// Rows that share a value of a further column ("sex" = "F"), or whose number lies in one range of it ("age" = "40 to 60").
struct SubgroupReport {
    std::string column, value;
    std::size_t count = 0;
    std::vector<std::size_t> truths;  ///< pictures per class of the scheme
    Estimates figures;
    Estimates atDefaultPoint;  ///< empty where the model has no operating point
};

struct OperatingPointReport {
    inference::OperatingPoint point;
    Estimates figures;
};

/// Accuracy after a change of the pictures ("blur, sigma 1 pixel").
struct RobustnessRow {
    std::string change;
    Estimate accuracy, balancedAccuracy;
    std::size_t gateRefusals = 0;
};

/// How the rule of Manifest::shownLabel changes what is predicted.
struct ShownLabelReport {
    Estimates mostProbable;         ///< head figures if the most probable label were predicted
    std::size_t weighted = 0;       ///< pictures for which another one is
    std::size_t weightedRight = 0;  ///< of them rightly
};

/// What calibration did to the error of the probabilities.
struct CalibrationReport {
    std::string method;  ///< "temperature", "platt", or "by fold" where every fold has its own
    double temperature = 1;
    Estimate before, after;  ///< expected calibration error
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
    std::vector<OperatingPointReport> studyPoints;
    std::optional<CalibrationReport> calibration;
    std::optional<ShownLabelReport> shownLabel;  ///< where the manifest's rule is not the most probable label
    std::vector<RobustnessRow> robustness;
    double seconds = 0;  ///< reading, preparing and judging all pictures
};

/// Ranges into which the numbers of a column are put: round steps, at most six ranges over all of them; "low to high" holds low and not
/// high. Empty where a value is no number, where there are few different ones, or where every row has another (an identifier).
struct NumberRange {
    double low = 0, high = 0;
    [[nodiscard]] std::string name() const;
};
[[nodiscard]] std::vector<NumberRange> numberRanges(const std::vector<std::string>& values);

/// Figures of every column's values with at least ten pictures. Columns with more than 24 different words are identifiers.
[[nodiscard]] std::vector<SubgroupReport> subgroupsOf(const Dataset& dataset, const std::vector<Judged>& judged, const ScoreTable& table,
                                                      const inference::Manifest& manifest, const BootstrapOptions& options);

/// Fills everything but seconds and robustness. `judged` is not empty. LabelUnknown.
[[nodiscard]] base::Result<EvaluationReport> evaluate(const inference::Manifest& manifest, const inference::ModelIdentity& model,
                                                      const Dataset& dataset, const std::string& split, const std::vector<Judged>& judged,
                                                      const BootstrapOptions& options = {});

/// metrics.json, two spaces of indentation. Fields as the manual of the command line lists them.
[[nodiscard]] std::string metricsJson(const EvaluationReport& report);
/// A column of predictions.csv beside those that every evaluation has.
struct PredictionColumn {
    std::string name;
    std::vector<std::string> values;  ///< one per picture
};

/// predictions.csv: path, label, split, group, predicted, refused by the gate, one probability column per label, then `further`.
[[nodiscard]] std::string predictionsCsv(const inference::Manifest& manifest, const std::vector<Judged>& judged,
                                         const std::vector<PredictionColumn>& further = {});

}  // namespace intaglio::training
