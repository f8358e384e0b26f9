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
};

/// The temperature that gives the lowest negative log-likelihood (Guo et al. 2017), 0.05 .. 20; 1 without rows.
[[nodiscard]] double fitTemperature(const std::vector<LogitRow>& rows);

/// The thresholds with the largest sum of sensitivity and specificity: "screening" with sensitivity counted four times, "balanced"
/// evenly, "rule-in" with specificity counted four times; so screening <= balanced <= rule-in. A threshold lies between two scores, a
/// tenth, half and nine tenths of the way, which matters where a model separates its validation split completely; sensitivity and
/// specificity are those of the given scores. Empty where one side is empty.
[[nodiscard]] std::vector<inference::OperatingPoint> chooseOperatingPoints(const std::vector<BinaryScore>& scores);

/// Linear interpolation between order statistics, share 0 .. 1. `values` is not empty.
[[nodiscard]] double quantileOf(std::vector<double> values, double share);

}  // namespace intaglio::training
