#include "core/inference/Prediction.h"

#include <algorithm>

#include "core/base/SecretBytes.h"

namespace intaglio::inference {

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

bool isLikeliest(const Prediction& prediction, const std::string& label) {
    const auto& all = prediction.probabilities;
    const auto own = std::find_if(all.begin(), all.end(), [&](const ClassProbability& entry) { return entry.label == label; });
    if (own == all.end()) return false;
    return std::none_of(all.begin(), all.end(), [&](const ClassProbability& entry) { return entry.probability > own->probability; });
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
