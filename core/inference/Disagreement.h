#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/inference/Prediction.h"

/// Where a decision is not as sure as it sounds: the networks of an ensemble, or the views of a turned picture, do not decide alike, or
/// the decision is not what the model holds for more likely (ADR 0020). Stateless, any thread.
namespace intaglio::inference {

/// Begins the flag of a result whose answers lie on both sides of the threshold: "answers-disagree:165/945", lowest and highest
/// probability of a finding (Prediction::findingProbability) in thousandths, rounded outwards.
inline constexpr std::string_view kDisagreementFlag = "answers-disagree:";

/// The lowest and highest probability of a finding, 0..1, among the answers that a result combines and the result itself: the mean of
/// logits of three labels or more may decide as none of its members.
struct FindingRange {
    double lowest = 0;
    double highest = 0;
};

/// `findings`: what every combined answer gives for a finding on its own, 0..1. Nothing where all decide alike and as the result does,
/// where nothing was combined, and where the result has no operating point to decide by.
[[nodiscard]] std::optional<std::string> disagreementFlag(const std::vector<double>& findings, const Prediction& prediction);
/// What the flag of a result says. Nothing where there is no such flag or several, and where it does not hold the result's own
/// probability and its threshold between its ends: whoever made such a result, nobody may read on it.
[[nodiscard]] std::optional<FindingRange> disagreement(const Prediction& prediction);

/// True where the decision is negative although the model gives a finding more than one half: the threshold lies above it.
[[nodiscard]] bool isLikelyButNegative(const Prediction& prediction);

}  // namespace intaglio::inference
