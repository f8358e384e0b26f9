#include "app/cli/ResultText.h"

#include <algorithm>

#include "app/cli/Percent.h"

namespace intaglio::cli {
namespace {

/// "   83.0 % (75.1 % to 88.4 %)  label"
std::string lineOf(const inference::ClassProbability& entry, const LabelNames& names) {
    constexpr int kWidth = 5;
    std::string line = "\n  " + percent(entry.probability, 1, kWidth);
    if (entry.lowest && entry.highest) line += " (" + percent(*entry.lowest, 1, kWidth) + " to " + percent(*entry.highest, 1, kWidth) + ")";
    return line + "  " + names.of(entry.label);
}

/// "finding 41.3 % against 38.3 % of the operating point balanced: positive"
std::string comparisonText(const inference::Prediction& result) {
    const std::string decision(inference::decisionName(result.decision));
    if (result.operatingPoint.empty()) return decision + ": no operating point";
    if (!result.findingProbability)
        return decision + " by the operating point " + result.operatingPoint + " at " + percent(result.threshold) +
               "; the probability of a finding is not stated";
    constexpr int kFine = 4;
    const int decimals = percent(*result.findingProbability) == percent(result.threshold) ? kFine : 1;
    return "finding " + percent(*result.findingProbability, decimals) + " against " + percent(result.threshold, decimals) +
           " of the operating point " + result.operatingPoint + ": " + decision;
}

std::string mostProbableText(const inference::Prediction& result, const LabelNames& names) {
    const std::string key = inference::mostProbableLabel(result);
    const auto entry = std::find_if(result.probabilities.begin(), result.probabilities.end(),
                                    [&](const inference::ClassProbability& candidate) { return candidate.label == key; });
    if (entry == result.probabilities.end()) return {};
    const std::string text = "; most probable " + names.of(key) + " " + percent(entry->probability);
    return result.finding == key ? text : text + "; shown as " + names.of(result.finding);
}

}  // namespace

std::string decisionText(const inference::Prediction& result, const LabelNames& names) {
    return comparisonText(result) + mostProbableText(result, names);
}

std::string modelLine(const inference::Prediction& result) {
    return "\n  model " + result.model.id + " " + result.model.version + "; not a medical device, for research and decision support";
}

std::string probabilityLines(const inference::Prediction& result, const LabelNames& names) {
    std::string lines;
    for (const auto& entry : result.probabilities) lines += lineOf(entry, names);
    const auto hasRange = [](const inference::ClassProbability& entry) { return entry.lowest && entry.highest; };
    if (std::any_of(result.probabilities.begin(), result.probabilities.end(), hasRange))
        lines += "\n  in brackets: lowest to highest of what the model's networks or views say alone; no confidence interval";
    return lines;
}

}  // namespace intaglio::cli
