#pragma once
#include "app/cli/Command.h"

namespace intaglio::cli {

/// A package as "models --json" prints it.
[[nodiscard]] nlohmann::ordered_json packageJson(const inference::ModelPackage& package);
/// The same for people.
[[nodiscard]] std::string packageText(CommandContext& context, const inference::ModelPackage& package);

/// "models install", "sign", "check", "card": a package as files.
void addPackageCommands(CLI::App& models, CommandContext& context);
/// "models remove", "enable", "disable", "default", "accept", "trust", "distrust": what an administrator decides.
void addModelDecisionCommands(CLI::App& models, CommandContext& context);

}  // namespace intaglio::cli
