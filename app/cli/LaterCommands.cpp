#include "app/cli/Command.h"

namespace intaglio::cli {
namespace {

void addLater(CLI::App& root, CommandContext& context, const std::string& name, const std::string& description) {
    CLI::App* command = addCommand(root, context, name, description + " (not in this version)");
    command->allow_extras();
    command->callback([&context, name] { context.fail({base::ErrorCode::NotYetAvailable, {"The command \"" + name + "\""}}); });
}

}  // namespace

/// Commands of the agreed command line that a later version brings: they say so instead of being unknown.
void addLaterCommands(CLI::App& root, CommandContext& context) {
    addLater(root, context, "dicom", "DICOM tags, de-identification and export");
}

}  // namespace intaglio::cli
