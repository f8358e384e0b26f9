#pragma once
#include <CLI/CLI.hpp>
#include <stop_token>

#include "app/cli/Console.h"
#include "app/cli/ExitStatus.h"
#include "app/composition/Services.h"

namespace intaglio::cli {

/// What every command works with. Commands run on the main thread; `stop` is set by Ctrl-C.
struct CommandContext {
    composition::Services& services;
    Console& console;
    ExitStatus& status;
    std::stop_token stop;

    /// Prints the error, with the file that it is about where one is given, and remembers its exit code.
    void fail(const base::Error& error, const std::string& file = "") {
        console.error(wordsOf(error), file);
        status.note(error);
    }
    /// The same in words of the caller's.
    void complain(const Complaint& complaint) {
        console.error(complaint.words);
        status.note(complaint.error);
    }
};

/// Puts the inputs before the options in the usage line: an option that takes several values would take what follows it as one more.
class HelpFormatter final : public CLI::Formatter {
public:
    [[nodiscard]] std::string make_usage(const CLI::App* app, std::string name) const override;
};

/// Adds a subcommand that carries --json and --quiet.
CLI::App* addCommand(CLI::App& parent, CommandContext& context, const std::string& name, const std::string& description);

// One file each. A command registers its options and a callback; it never throws and never exits by itself.
void addInfoCommand(CLI::App& root, CommandContext& context);
void addModelsCommand(CLI::App& root, CommandContext& context);
void addPredictCommand(CLI::App& root, CommandContext& context);
void addKindCommand(CLI::App& root, CommandContext& context);
void addExplainCommand(CLI::App& root, CommandContext& context);
void addKeysCommand(CLI::App& root, CommandContext& context);
void addSealCommand(CLI::App& root, CommandContext& context);
void addOpenCommand(CLI::App& root, CommandContext& context);
void addAnswerCommand(CLI::App& root, CommandContext& context);
void addExportCommands(CLI::App& root, CommandContext& context);
void addPlanCommand(CLI::App& root, CommandContext& context);
void addBatchCommand(CLI::App& root, CommandContext& context);
void addTrainCommand(CLI::App& root, CommandContext& context);
void addEvaluateCommand(CLI::App& root, CommandContext& context);
void addCompareCommand(CLI::App& root, CommandContext& context);
void addCleanCommand(CLI::App& root, CommandContext& context);
void addSampleCommand(CLI::App& root, CommandContext& context);
void addLaterCommands(CLI::App& root, CommandContext& context);
void addCompletionCommand(CLI::App& root, CommandContext& context);

}  // namespace intaglio::cli
