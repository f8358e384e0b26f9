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

std::string findingOf(const Prediction& prediction) {
    const auto& all = prediction.probabilities;
    for (const std::string& flag : prediction.flags) {
        if (!flag.starts_with(kWeighedFindingFlag)) continue;
        const std::string label = flag.substr(kWeighedFindingFlag.size());
        return probabilityOf(prediction, label) ? label : std::string();
    }
    const auto likeliest =
        std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.probability < b.probability; });
    return likeliest == all.end() ? std::string() : likeliest->label;
}

bool isWeighed(const Prediction& prediction) {
    return std::any_of(prediction.flags.begin(), prediction.flags.end(),
                       [](const std::string& flag) { return flag.starts_with(kWeighedFindingFlag); });
}

bool canBeFinding(const Prediction& prediction, const std::string& label) {
    const std::string shown = findingOf(prediction);
    if (isWeighed(prediction) || label == shown) return !shown.empty() && label == shown;
    const auto own = probabilityOf(prediction, label);
    return own && *own >= *probabilityOf(prediction, shown);
}

void wipe(Prediction& prediction) {
    for (ClassProbability& entry : prediction.probabilities) {
        base::wipe(&entry.probability, sizeof entry.probability);
        base::wipe(entry.label);
    }
    base::wipe(prediction.finding);
    base::wipe(&prediction.decision, sizeof prediction.decision);
    if (prediction.findingProbability) base::wipe(&*prediction.findingProbability, sizeof *prediction.findingProbability);
}

}  // namespace intaglio::inference
