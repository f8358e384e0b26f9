#include "tests/integration/cli/CliRun.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "tests/support/Catch.h"

namespace intaglio::test {
namespace fs = std::filesystem;
namespace {

std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

int exitCodeOf(int status) {
#ifdef _WIN32
    return status;
#else
    constexpr int kSignalled = 0x7f;
    return (status & kSignalled) != 0 ? 128 + (status & kSignalled) : (status >> 8) & 0xff;
#endif
}

}  // namespace

std::string contentOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void writeText(const fs::path& file, const std::string& content) {
    std::ofstream(file, std::ios::binary) << content;
}

std::vector<std::string> filesIn(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<nlohmann::json> CliResult::lines() const {
    std::vector<nlohmann::json> objects;
    std::istringstream stream(out);
    for (std::string line; std::getline(stream, line);) {
        INFO(line);
        objects.push_back(nlohmann::json::parse(line, nullptr, false));
        REQUIRE(objects.back().is_object());
    }
    return objects;
}

Cli::Cli() {
    fs::create_directories(path("home"));
    fs::create_directories(path("std"));
}

CliResult Cli::run(const std::vector<std::string>& arguments, const std::string& prefix) const {
    std::string command =
        "export INTAGLIO_HOME=" + quoted(file("home")) + "; " + prefix + " " + quoted((binaryFolder() / "bin" / "intaglio").string());
    for (const std::string& argument : arguments) command += " " + quoted(argument);
    command = "(" + command + ") </dev/null >" + quoted(file("std/out")) + " 2>" + quoted(file("std/err"));
    const int status = std::system(command.c_str());
    return {exitCodeOf(status), contentOf(path("std/out")), contentOf(path("std/err"))};
}

namespace {

constexpr const char* kPassphrase = "correct horse battery staple\n";

/// Each key costs a second of key derivation, so all cases share one set.
void makeSharedKeys(const Cli& cli, const fs::path& folder) {
    writeText(folder / "passphrase", kPassphrase);
    const auto make = [&](const std::string& role, const std::string& name, bool isEnrolled) {
        std::vector<std::string> arguments{
            "keys", "new", "--role", role, "--name", name, "--out", folder.string(), "--passphrase-file", (folder / "passphrase").string()};
        if (isEnrolled) arguments.insert(arguments.end(), {"--clinic", (folder / "clinic.key").string()});
        const CliResult made = cli.run(arguments);
        INFO(made.err);
        REQUIRE(made.exitCode == 0);
    };
    make("clinic", "clinic", false);
    make("kiosk", "kiosk", true);
    make("doctor", "doctor", true);
    make("doctor", "stranger", true);
}

}  // namespace

void Cli::makeKeys() const {
    static const TemporaryFolder shared;
    if (!fs::exists(shared / "stranger.pub")) makeSharedKeys(*this, shared.path());
    fs::copy(shared.path(), path("keys"));
    fs::rename(path("keys/passphrase"), path("passphrase"));
}

std::string Cli::sample(const std::string& name, int seed, int size) const {
    const CliResult made = run({"sample", "--out", file(name), "--seed", std::to_string(seed), "--size", std::to_string(size)});
    INFO(made.err);
    REQUIRE(made.exitCode == 0);
    return file(name);
}

std::string Cli::resultFile() const {
    const nlohmann::json result = {{"file", "picture.png"},
                                   {"status", "ok"},
                                   {"model", {{"id", "leukemia-all"}, {"version", "1.0.0"}, {"sha256", std::string(64, 'a')}}},
                                   {"kind", {{"label", "blood-smear"}, {"score", 0.75}}},
                                   {"refusal", nullptr},
                                   {"probabilities", {{"benign", 0.125}, {"early", 0.25}, {"pre", 0.5}, {"pro", 0.125}}},
                                   {"finding", "pre"},
                                   {"decision", "positive"},
                                   {"operating_point", {{"name", "balanced"}, {"threshold", 0.5}}},
                                   {"time_ms", 12.5}};
    writeText(path("result.json"), result.dump() + "\n");
    return file("result.json");
}

CliResult Cli::seal(const std::string& source, const std::string& output, const std::vector<std::string>& more) const {
    std::vector<std::string> arguments{"seal",
                                       source,
                                       "--to",
                                       file("keys/doctor.pub"),
                                       "--as",
                                       file("keys/kiosk.key"),
                                       "--out",
                                       output,
                                       "--json",
                                       "--passphrase-file",
                                       file("passphrase")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    if (std::find(more.begin(), more.end(), "--result") == more.end()) arguments.insert(arguments.end(), {"--result", resultFile()});
    return run(arguments);
}

CliResult Cli::open(const std::string& sealed, const std::string& doctor, const std::vector<std::string>& more) const {
    std::vector<std::string> arguments{"open",
                                       sealed,
                                       "--key",
                                       file("keys/" + doctor + ".key"),
                                       "--trust",
                                       file("keys/kiosk.pub"),
                                       "--json",
                                       "--passphrase-file",
                                       file("passphrase")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
}

}  // namespace intaglio::test
