#pragma once
#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/Command.h"
#include "core/pipeline/Analyze.h"

namespace intaglio::cli {

/// --model, --device and --frame, shared by the commands that run a model.
[[nodiscard]] std::shared_ptr<pipeline::AnalyzeOptions> addAnalyzeOptions(CLI::App& command);
/// --age. `options` must live as long as the command.
void addAgeOption(CLI::App& command, pipeline::AnalyzeOptions& options,
                  const std::string& description = "Age of the patient in years, where the file does not say");

/// What --age could have told, where a model made for some ages judged without knowing the patient's; else empty. Only for the command
/// that judges: where a result is merely read, nobody can say the age any more.
[[nodiscard]] std::string ageAdvice(CommandContext& context, const inference::Prediction& result);

}  // namespace intaglio::cli
