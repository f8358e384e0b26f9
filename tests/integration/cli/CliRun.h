#pragma once
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/Shared.h"

namespace intaglio::test {

/// What a run of the real program printed and returned.
struct CliResult {
    int exitCode = -1;
    std::string out;
    std::string err;

    /// Standard output as JSON lines; fails the test where a line is none.
    [[nodiscard]] std::vector<nlohmann::json> lines() const;
};

/// Runs build/<preset>/bin/intaglio with a home folder of its own and no standard input. `prefix` is put before the program in the
/// shell ("ulimit -f 1;").
class Cli {
public:
    Cli();
    [[nodiscard]] CliResult run(const std::vector<std::string>& arguments, const std::string& prefix = "") const;
    [[nodiscard]] std::filesystem::path path(const std::string& name) const { return m_folder / name; }
    [[nodiscard]] std::string file(const std::string& name) const { return path(name).string(); }

    /// A passphrase file, and keys of a clinic, a kiosk and two doctors ("doctor", "stranger") in keys/.
    void makeKeys() const;
    /// A generated blood smear.
    [[nodiscard]] std::string sample(const std::string& name, int seed = 4, int size = 512) const;
    /// A result as "predict --json" writes it, made by hand: sealing does not depend on a model in most tests.
    [[nodiscard]] std::string resultFile() const;
    [[nodiscard]] CliResult seal(const std::string& source, const std::string& output, const std::vector<std::string>& more = {}) const;
    [[nodiscard]] CliResult open(const std::string& sealed, const std::string& doctor = "doctor",
                                 const std::vector<std::string>& more = {}) const;

private:
    TemporaryFolder m_folder;
};

/// Names of the files in a folder, hidden ones too.
[[nodiscard]] std::vector<std::string> filesIn(const std::filesystem::path& folder);
[[nodiscard]] std::string contentOf(const std::filesystem::path& file);
void writeText(const std::filesystem::path& file, const std::string& content);

}  // namespace intaglio::test
