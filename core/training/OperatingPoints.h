#pragma once
#include <string>
#include <vector>

#include "core/inference/Manifest.h"

/// The thresholds at which a model decides, chosen on the validation split.
namespace intaglio::training {

/// What a model says of one picture, and what is true.
struct FindingScore {
    double probability = 0;  ///< of all findings together, calibrated, 0 .. 1
    bool positive = false;
    std::string group = {};  ///< patient or slide; scores of one name, the empty one too, are drawn together
};

/// Draws of the groups that a threshold is the mean of.
inline constexpr int kThresholdDraws = 200;

/// Thresholds on the probability of a finding, named by their rule: "balanced" has the largest sum of sensitivity and specificity;
/// "screening" the largest with sensitivity counted four times, "rule-in" with specificity counted four times; so screening <= balanced
/// <= rule-in. Where screening or rule-in would be the same decision as balanced (a model that separates its validation split),
/// screening goes down as far as it costs at most one in twenty further negatives, and rule-in goes up as far as it costs one in twenty
/// positives. A threshold lies between two scores: a tenth, half and nine tenths of the way in log odds, where probabilities nearer to 0 or
/// 1 than 1e-12 count as so near.
///
/// The best threshold of a few hundred pictures hangs on the few at its sides. So the rule is applied to kThresholdDraws draws of the
/// groups (GroupDraws.h), and the mean of the thresholds in log odds is taken (bagging: Breiman 1996); ADR 0021 has what that gains. What
/// the rule promises holds in each draw, and for their mean about. With fewer than kMinimumGroups groups the rule is applied once, to the
/// scores as they are. Equal scores give equal points, in whatever order they come. Sensitivity and specificity are those of the given
/// scores. Empty where one side is empty, or all scores are equal.
[[nodiscard]] std::vector<inference::OperatingPoint> chooseOperatingPoints(const std::vector<FindingScore>& scores);

}  // namespace intaglio::training
