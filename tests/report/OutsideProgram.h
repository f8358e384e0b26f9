#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Runs another program and measures it from outside, as a user would see it.
namespace intaglio::report {

struct ProgramRun {
    double seconds = 0;
    double peakMegabytes = 0;  ///< largest resident set
    int exitStatus = 0;        ///< 128 + the signal where it was killed
};
/// A child's peak memory counts what it had before it became another program: so `watcher`, this program started afresh, starts it.
/// `arguments[0]` is looked up in PATH. Output is thrown away, input empty. Empty where no process could be started.
[[nodiscard]] std::optional<ProgramRun> runProgram(const std::filesystem::path& watcher, const std::vector<std::string>& arguments,
                                                   const std::filesystem::path& folder);
/// The watcher's part, called before anything else takes memory: runs the program and writes what it took to `report`.
[[nodiscard]] bool watchProgram(const std::vector<std::string>& arguments, const std::filesystem::path& report);
/// Is there a program of this name in PATH?
[[nodiscard]] bool isInstalled(const std::string& name);

}  // namespace intaglio::report
