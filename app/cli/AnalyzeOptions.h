#pragma once
#include <CLI/CLI.hpp>
#include <memory>

#include "core/pipeline/Analyze.h"

namespace intaglio::cli {

/// --model, --device and --frame, shared by the commands that run a model.
[[nodiscard]] std::shared_ptr<pipeline::AnalyzeOptions> addAnalyzeOptions(CLI::App& command);
/// --age, for the commands that take one picture. `options` must live as long as the command.
void addAgeOption(CLI::App& command, pipeline::AnalyzeOptions& options);

}  // namespace intaglio::cli
