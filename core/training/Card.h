#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "core/inference/Manifest.h"

namespace intaglio::training {

/// JSON texts as evaluation wrote them; empty where there is none yet.
struct CardFigures {
    std::string metrics;                              ///< metrics.json of the model on its test split
    std::string colorBaseline;                        ///< of a classifier that sees colours only
    std::string preparedBaseline;                     ///< of the same classifier after the model's preparation
    std::string command;                              ///< that made the figures
    std::string explanation = {};                     ///< explanation.json (core/explain/ScoreExplanations.h)
    std::string crossValidation = {};                 ///< metrics.json over the folds
    std::string film = {};                            ///< filmJson (core/training/film/FilmEvaluation.h) of the same evaluation
    std::map<std::string, std::string> further = {};  ///< name -> metrics.json of other tests ("without-montgomery", a cross-source test)
};

/// What lies in a package's folder: evaluation/metrics.json, explanation.json, cross-validation/metrics.json and
/// further/NAME/metrics.json; and in the folder of the colour baseline.
[[nodiscard]] CardFigures readCardFigures(const std::filesystem::path& package, const std::filesystem::path& baseline);

/// CARD.md: what the model is for and not for, what it was trained on, every figure with its interval, known confounds and limits. The
/// prose is that of the manifest and its "card" object, every number comes from `figures`. Malformed figures are left out. Of the "card"
/// object the figures use
///   "floor": {"metric": "balanced_accuracy", "value": 0.81, "text": "what reached it"}
///   "published": [{"metric", "value", "name", "source"}]
[[nodiscard]] std::string modelCard(const inference::Manifest& manifest, const CardFigures& figures);

}  // namespace intaglio::training
