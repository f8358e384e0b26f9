#pragma once
#include <CLI/CLI.hpp>
#include <memory>

#include "core/pipeline/Analyze.h"

namespace intaglio::cli {

/// --model, --device and --frame, shared by the commands that run a model.
[[nodiscard]] std::shared_ptr<pipeline::AnalyzeOptions> addAnalyzeOptions(CLI::App& command);
/// --age. `options` must live as long as the command.
void addAgeOption(CLI::App& command, pipeline::AnalyzeOptions& options,
                  const std::string& description = "Age of the patient in years, where the file does not say");

}  // namespace intaglio::cli
