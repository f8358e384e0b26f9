#include "core/inference/Prediction.h"

#include <algorithm>

#include "core/base/SecretBytes.h"

namespace intaglio::inference {

namespace {

std::optional<double> probabilityOf(const Prediction& prediction, const std::string& label) {
    const auto& all = prediction.probabilities;
    const auto own = std::find_if(all.begin(), all.end(), [&](const ClassProbability& entry) { return entry.label == label; });
    return own == all.end() ? std::nullopt : std::optional(own->probability);
}

}  // namespace

std::string_view decisionName(Decision decision) {
    switch (decision) {
        case Decision::Negative:
            return "negative";
        case Decision::Positive:
            return "positive";
        case Decision::Indeterminate:
            return "indeterminate";
    }
    return "indeterminate";
}

std::optional<std::string> weightedFinding(const Prediction& prediction) {
    const auto isWeight = [](const std::string& flag) { return flag.starts_with(kWeightedFindingFlag); };
    const auto flag = std::find_if(prediction.flags.begin(), prediction.flags.end(), isWeight);
    if (flag == prediction.flags.end() || std::any_of(flag + 1, prediction.flags.end(), isWeight)) return std::nullopt;
    std::string label = flag->substr(kWeightedFindingFlag.size());
    const auto own = probabilityOf(prediction, label);
    return own && *own < *probabilityOf(prediction, mostProbableLabel(prediction)) ? std::optional(std::move(label)) : std::nullopt;
}

bool hasBrokenWeight(const Prediction& prediction) {
    const bool hasFlag = std::any_of(prediction.flags.begin(), prediction.flags.end(),
                                     [](const std::string& flag) { return flag.starts_with(kWeightedFindingFlag); });
    return hasFlag && !weightedFinding(prediction);
}

std::string mostProbableLabel(const Prediction& prediction) {
    const auto& all = prediction.probabilities;
    const auto found = std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.probability < b.probability; });
    return found == all.end() ? std::string() : found->label;
}

std::string findingOf(const Prediction& prediction) {
    return weightedFinding(prediction).value_or(mostProbableLabel(prediction));
}

bool canBeFinding(const Prediction& prediction, const std::string& label) {
    if (const auto weighted = weightedFinding(prediction)) return label == *weighted;
    const auto own = probabilityOf(prediction, label);
    return own && *own >= *probabilityOf(prediction, mostProbableLabel(prediction));
}

void wipe(Prediction& prediction) {
    for (ClassProbability& entry : prediction.probabilities) {
        base::wipe(&entry.probability, sizeof entry.probability);
        if (entry.lowest) base::wipe(&*entry.lowest, sizeof *entry.lowest);
        if (entry.highest) base::wipe(&*entry.highest, sizeof *entry.highest);
        base::wipe(entry.label);
    }
    for (std::string& flag : prediction.flags) base::wipe(flag);
    base::wipe(prediction.finding);
    base::wipe(&prediction.decision, sizeof prediction.decision);
    if (prediction.findingProbability) base::wipe(&*prediction.findingProbability, sizeof *prediction.findingProbability);
}

}  // namespace intaglio::inference
