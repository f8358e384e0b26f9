#pragma once
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>

#include "app/cli/ErrorWords.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"

namespace intaglio::cli {

/// How much is said and in which form; shared by every command.
struct OutputOptions {
    bool json = false;
    bool quiet = false;
};

/// Standard output carries results (text, or with --json one object per line and nothing else); standard error carries messages for
/// people. Thread-safe.
class Console {
public:
    [[nodiscard]] OutputOptions& options() { return m_options; }

    /// False with --json or --quiet.
    [[nodiscard]] bool showsText() const { return !m_options.json && !m_options.quiet; }
    /// A line of result text; silent with --json or --quiet.
    void text(const std::string& line);
    /// A JSON line; silent without --json. Invalid UTF-8 (odd file names) is replaced, never fatal.
    void json(const nlohmann::ordered_json& line);
    /// "error: ..." and "hint: ..." on standard error. `file` is put before a sentence that does not name it itself.
    void error(const Words& words, const std::string& file = "");
    /// "note: ..." on standard error; silent with --quiet.
    void note(const std::string& line);
    /// "warning: ..." on standard error; silent with --quiet.
    void warning(const std::string& line);
    /// Asks on standard error and waits for "y" or "yes" on standard input. Only where that is a terminal.
    [[nodiscard]] bool confirm(const std::string& question);

    /// A progress bar on standard error, where that is a terminal and --quiet is not given.
    void progress(std::string_view phase, double done, double total);
    void endProgress();

    /// OutputIncomplete where anything that was written to standard output got lost (full disk, closed pipe). Call it at the end.
    [[nodiscard]] static base::Status checkOutput();

private:
    void message(const char* kind, const std::string& line);
    OutputOptions m_options;
    std::mutex m_mutex;
    bool m_hasProgress = false;
};

class ConsoleProgress final : public base::ProgressSink {
public:
    explicit ConsoleProgress(Console& console) : m_console(console) {}
    ~ConsoleProgress() override { m_console.endProgress(); }
    void report(std::string_view phase, double done, double total) override { m_console.progress(phase, done, total); }

private:
    Console& m_console;
};

}  // namespace intaglio::cli
