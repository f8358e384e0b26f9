#pragma once
#include <string>

#include "core/inference/Manifest.h"

namespace intaglio::training {

/// JSON texts as evaluation wrote them; empty where there is none yet.
struct CardFigures {
    std::string metrics;           ///< metrics.json of the model on its test split
    std::string colorBaseline;     ///< of a classifier that sees colours only
    std::string preparedBaseline;  ///< of the same classifier after the model's preparation
    std::string command;           ///< that made the figures
};

/// CARD.md: what the model is for and not for, what it was trained on, every figure with its interval, known confounds and limits. The
/// prose is that of the manifest and its "card" object, every number comes from `figures`. Malformed figures are left out.
[[nodiscard]] std::string modelCard(const inference::Manifest& manifest, const CardFigures& figures);

}  // namespace intaglio::training
