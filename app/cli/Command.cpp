#include "app/cli/Command.h"

namespace intaglio::cli {

CLI::App* addCommand(CLI::App& parent, CommandContext& context, const std::string& name, const std::string& description) {
    CLI::App* command = parent.add_subcommand(name, description);
    command->add_flag("--json", context.console.options().json, "One JSON object per line on standard output");
    command->add_flag("--quiet", context.console.options().quiet, "Errors only");
    return command;
}

}  // namespace intaglio::cli
