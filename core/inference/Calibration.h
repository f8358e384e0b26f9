#pragma once
#include <span>

#include "core/inference/Engine.h"
#include "core/inference/Manifest.h"

/// From a network's raw output to calibrated probabilities and a decision.
namespace intaglio::inference {

/// Softmax or sigmoid of logits / temperature (Guo et al., ICML 2017), plus the manifest's biases where it has any (for two labels that is
/// Platt's scaling, 1999), one value per label. ModelOutputInvalid where the number of
/// logits is not the number of labels or one is not finite.
[[nodiscard]] base::Result<std::vector<double>> calibratedProbabilities(std::span<const float> logits, const Manifest& manifest);

/// Probability that any label of role finding holds: the sum for exclusive labels (softmax), 1 - product of the complements for
/// independent ones (sigmoid).
[[nodiscard]] double findingProbability(std::span<const double> probabilities, const Manifest& manifest);

/// The greatest of these probabilities, the first of equals. `probabilities` is not empty.
[[nodiscard]] std::size_t mostProbable(std::span<const double> probabilities);
/// Which class is shown by the rule kOverShare: the one whose probability is the greatest multiple of its share, the first of equals. A
/// most probable class that is a finding stays, and no class that is none is named instead of the most probable one while a finding is
/// as probable as it. All three have one entry per class; empty shares: the most probable.
[[nodiscard]] std::size_t shownClass(std::span<const double> probabilities, std::span<const double> shares,
                                     const std::vector<bool>& isFinding);
/// The index of the label that the manifest's rule shows.
[[nodiscard]] std::size_t shownLabel(std::span<const double> probabilities, const Manifest& manifest);

/// The one that the manifest names as its default; without a name where there is none.
[[nodiscard]] const OperatingPoint& defaultOperatingPoint(const Manifest& manifest);

/// Fills probabilities, finding, findingProbability, decision, operating point, model and the flags of the package; not kind and
/// time. Positive from the threshold upwards. Indeterminate where the package names no operating point.
[[nodiscard]] base::Result<Prediction> predictionFrom(std::span<const float> logits, const ModelPackage& package);

/// Says with each label the lowest and highest probability that one of the combined answers (ForwardResult::answers, for one picture)
/// gives on its own, each calibrated like the whole, and flags a result whose answers do not decide alike (Disagreement.h). Without answers
/// nothing changes. ModelOutputInvalid as above.
[[nodiscard]] base::Status addIntervals(Prediction& prediction, const std::vector<Tensor>& answers, const Manifest& manifest);

}  // namespace intaglio::inference
