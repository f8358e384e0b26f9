#include "app/cli/Command.h"

namespace intaglio::cli {

std::string HelpFormatter::make_usage(const CLI::App* app, std::string name) const {
    std::string usage = "Usage: " + name;
    for (const CLI::Option* input : app->get_options([](const CLI::Option* option) { return option->get_positional(); })) {
        usage += " " + make_option_usage(input);
    }
    usage += " [OPTIONS]";
    if (!app->get_subcommands([](const CLI::App*) { return true; }).empty()) usage += " COMMAND";
    return usage + "\n";
}

CLI::App* addCommand(CLI::App& parent, CommandContext& context, const std::string& name, const std::string& description) {
    CLI::App* command = parent.add_subcommand(name, description);
    command->add_flag("--json", context.console.options().json, "One JSON object per line on standard output");
    command->add_flag("--quiet", context.console.options().quiet, "Errors only");
    return command;
}

}  // namespace intaglio::cli
