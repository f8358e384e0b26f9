#include "core/training/KindLimits.h"

#include <algorithm>

#include "core/inference/Calibration.h"
#include "core/inference/PictureKind.h"
#include "core/training/Quantile.h"

namespace intaglio::training {

std::vector<PictureScore> ofKnownKinds(const std::vector<PictureScore>& scores, const std::vector<const Sample*>& samples) {
    std::vector<PictureScore> known;
    for (std::size_t index = 0; index < scores.size(); ++index) {
        if (samples[index]->label != inference::kNoKind) {
            known.push_back(scores[index]);
        }
    }
    return known;
}

double kindProbabilityFrom(const std::vector<PictureScore>& validation, const std::vector<const Sample*>& samples,
                           const inference::Manifest& manifest) {
    constexpr double kMissedShare = 0.003;
    constexpr double kLowest = 0.5;
    constexpr double kHighest = 0.95;
    std::vector<double> right;
    for (std::size_t index = 0; index < validation.size(); ++index) {
        const auto probabilities = inference::calibratedProbabilities(validation[index].logits, manifest);
        if (!probabilities || samples[index]->label == inference::kNoKind) {
            continue;
        }
        const auto likeliest = std::max_element(probabilities->begin(), probabilities->end());
        if (manifest.labels[static_cast<std::size_t>(likeliest - probabilities->begin())].key == samples[index]->label) {
            right.push_back(*likeliest);
        }
    }
    return right.empty() ? kLowest : std::clamp(quantileOf(right, kMissedShare), kLowest, kHighest);
}

}  // namespace intaglio::training
