#pragma once
#include "app/cli/Command.h"

namespace intaglio::cli {

/// "keys renew", "replace", "adopt", "rotate" and "revoke": what happens to a key after it was made.
void addKeyLifeCommands(CLI::App& keys, CommandContext& context);

}  // namespace intaglio::cli
