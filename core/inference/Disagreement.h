#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/inference/Prediction.h"

/// Where a decision is not as sure as it sounds: the networks of an ensemble, or the views of a turned picture, decide differently, or
/// the decision is not the more probable side.
namespace intaglio::inference {

/// Lowest and highest summed probability of the findings that one of the combined answers gives on its own, in whole percent, 0..100.
struct FindingRange {
    int lowest = 0;
    int highest = 0;
};

/// Begins the flag of a result whose answers lie on both sides of the threshold: "answers-disagree:17/94".
inline constexpr std::string_view kDisagreementFlag = "answers-disagree:";
/// `findings`: of every answer, 0..1. Nothing where all decide alike, where there are fewer than two, and where the result has no
/// operating point to decide by.
[[nodiscard]] std::optional<std::string> disagreementFlag(const std::vector<double>& findings, const Prediction& prediction);
/// Nothing where it is no such flag.
[[nodiscard]] std::optional<FindingRange> readDisagreementFlag(std::string_view flag);

/// True where the operating point decides "negative" although a finding is more probable than none, or "positive" although none is.
[[nodiscard]] bool decidesAgainstOdds(const Prediction& prediction);

}  // namespace intaglio::inference
