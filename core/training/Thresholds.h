#pragma once
#include <span>

#include "core/inference/Manifest.h"
#include "core/training/Metrics.h"

/// What is fitted on the validation split after training: temperature, operating points and limits of the gate.
namespace intaglio::training {

/// Raw outputs of one picture.
struct LogitRow {
    std::vector<float> logits;
    int truth = 0;
    std::string group = {};  ///< patient or slide
};

/// The temperature that gives the lowest negative log-likelihood (Guo et al. 2017), 0.05 .. 20; of fewer than 50 rows 1 .. 20, as
/// so few cannot show that more certainty is due; 1 without rows. `activation`: the
/// manifest's; for "sigmoid" the likelihood is that of independent labels, of which only the truth holds.
[[nodiscard]] double fitTemperature(const std::vector<LogitRow>& rows, const std::string& activation);

/// How logits become probabilities: softmax(logits / temperature + biases).
struct CalibrationFit {
    double temperature = 1;
    std::vector<double> biases;        ///< one per label; empty where the temperature alone is the better choice
    double temperatureLikelihood = 0;  ///< mean negative log-likelihood of held-out groups with the temperature alone
    double plattLikelihood = 0;        ///< and with temperature and biases (Platt 1999; for several labels, bias-corrected temperature)
};

/// Fits both ways and keeps the one with the lower negative log-likelihood on groups that it was not fitted on (five folds of groups).
/// Biases need at least 100 rows, and every label among them. `labels`: number of logits.
[[nodiscard]] CalibrationFit fitCalibration(const std::vector<LogitRow>& rows, std::size_t labels);

/// Thresholds on the given scores, named by their rule: "balanced" has the largest sum of sensitivity and specificity; "screening" the
/// largest with sensitivity counted four times, "rule-in" with specificity counted four times; so screening <= balanced <= rule-in. Where
/// screening or rule-in would be the same decision as balanced (a model that separates its validation split), screening goes down as far
/// as it costs at most one in twenty further negatives, and rule-in goes up as far as it costs one in twenty positives. A threshold
/// lies between two scores, a tenth, half and nine tenths of the way; sensitivity and specificity are those of the given scores. Empty
/// where one side is empty.
[[nodiscard]] std::vector<inference::OperatingPoint> chooseOperatingPoints(const std::vector<BinaryScore>& scores);

/// Linear interpolation between order statistics, share 0 .. 1. `values` is not empty.
[[nodiscard]] double quantileOf(std::vector<double> values, double share);

}  // namespace intaglio::training
