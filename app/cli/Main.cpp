#include <atomic>
#include <exception>
#include <thread>

#include "app/cli/Command.h"
#include "app/cli/UsageHint.h"
#include "core/base/Platform.h"
#include "core/report/ErrorSentence.h"

namespace {

using namespace intaglio;

std::atomic<bool> interrupted = false;

/// Turns Ctrl-C, which may only set a flag, into a stop request.
class InterruptWatch {
public:
    explicit InterruptWatch(std::stop_source& source)
        : m_thread([&source](const std::stop_token& end) {
              while (!end.stop_requested() && !interrupted) std::this_thread::sleep_for(std::chrono::milliseconds(50));
              if (interrupted) source.request_stop();
          }) {
        base::platform::onInterrupt([] { interrupted = true; });
    }

private:
    std::jthread m_thread;
};

void addCommands(CLI::App& root, cli::CommandContext& context) {
    using Add = void (*)(CLI::App&, cli::CommandContext&);
    constexpr Add kCommands[] = {cli::addInfoCommand,    cli::addModelsCommand,   cli::addPredictCommand,   cli::addKindCommand,
                                 cli::addExplainCommand, cli::addKeysCommand,     cli::addSealCommand,      cli::addOpenCommand,
                                 cli::addAnswerCommand,  cli::addExportCommands,  cli::addPlanCommand,      cli::addBatchCommand,
                                 cli::addTrainCommand,   cli::addEvaluateCommand, cli::addCompareCommand,   cli::addCleanCommand,
                                 cli::addSampleCommand,  cli::addLaterCommands,   cli::addCompletionCommand};
    for (const Add add : kCommands) add(root, context);
}

int reportUsage(const CLI::App& root, const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0) return root.exit(problem);  // --help, --version
    const auto* hinted = dynamic_cast<const cli::HintedError*>(&problem);
    const std::string hint = hinted != nullptr ? hinted->hint() : "Run the command with --help to see how it is used.";
    std::fprintf(stderr, "error: %s\nhint: %s\n", cli::onOneLine(problem.what()).c_str(), hint.c_str());
    return cli::exitCodeOf(base::ErrorCategory::Usage);
}

int run(int argc, char** argv) {
    base::platform::hardenProcess();
    composition::Services services;
    cli::Console console;
    cli::ExitStatus status;
    std::stop_source stop;
    cli::CommandContext context{services, console, status, stop.get_token()};

    CLI::App root(
        "Intaglio judges medical pictures on this computer and seals the result inside the picture.\n"
        "Not a medical device; for research and decision support.",
        "intaglio");
    root.set_version_flag("--version", "intaglio " INTAGLIO_VERSION);
    root.require_subcommand(1);
    root.formatter(std::make_shared<cli::HelpFormatter>());
    addCommands(root, context);
    const InterruptWatch watch(stop);
    int usage = 0;
    try {
        root.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        usage = reportUsage(root, problem);
    }
    if (const base::Status complete = cli::Console::checkOutput(); !complete) context.fail(complete.error());
    return usage != 0 ? usage : status.code();
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::bad_alloc&) {
        std::fputs("error: There is not enough memory for this.\nhint: Close other programs or use a smaller picture.\n", stderr);
    } catch (const std::exception&) {
        const base::Error error(base::ErrorCode::Internal, {"unexpected exception"});
        std::fprintf(stderr, "error: %s\nhint: %s\n", report::sentenceOf(error).c_str(), report::hintOf(error).c_str());
    }
    return cli::exitCodeOf(base::ErrorCategory::Failed);
}
