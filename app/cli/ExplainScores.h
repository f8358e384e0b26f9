#pragma once
#include "app/cli/Command.h"

namespace intaglio::cli {

/// `intaglio explain --scores`: which way of explaining a model is worth showing.
struct ExplainScoresOptions {
    pipeline::AnalyzeOptions analyze;  ///< model and device; a model must be named
    std::string labels;
    std::string split = "val";
    std::string regions;
    std::string label;  ///< explained; empty: each picture's most probable
    std::string out;    ///< JSON file
    int pictures = 40;
    int masks = 300;
};

/// Writes the file that core/explain/ScoreExplanations.h describes and prints it as a table.
void scoreExplanationsOf(CommandContext& context, const ExplainScoresOptions& options);

}  // namespace intaglio::cli
