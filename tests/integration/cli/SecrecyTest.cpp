#include <cstdlib>
#include <filesystem>

#include "tests/integration/cli/CliRun.h"
#include "tests/support/Catch.h"

using namespace intaglio::test;
namespace fs = std::filesystem;

namespace {

constexpr const char* kLabel = "CanaryLabel4711";
constexpr const char* kNote = "canary note, nobody may find it";

/// A result whose finding is the canary.
std::string canaryResult(const Cli& cli) {
    auto result = nlohmann::json::parse(contentOf(cli.resultFile()));
    result["probabilities"] = {{"benign", 0.25}, {kLabel, 0.75}};
    result["finding"] = kLabel;
    writeText(cli.path("input/canary.json"), result.dump());
    return cli.file("input/canary.json");
}

std::string reversed(std::string text) {
    return {text.rbegin(), text.rend()};
}

/// Files below `folder` that hold one of the canaries, in either direction or in 16-bit characters.
std::vector<std::string> filesWithCanary(const fs::path& folder) {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        const std::string content = contentOf(entry.path());
        for (const std::string canary : {kLabel, kNote}) {
            std::string wide;
            for (const char letter : canary) wide += {letter, '\0'};
            for (const std::string& form : {canary, reversed(canary), wide}) {
                if (content.find(form) != std::string::npos) found.push_back(entry.path().string());
            }
        }
    }
    return found;
}

}  // namespace

TEST_CASE("what is sealed appears in no output, log, temporary file or record") {
    const Cli cli;
    cli.makeKeys();
    for (const char* folder : {"input", "temporary", "work"}) fs::create_directories(cli.path(folder));
    const std::string picture = cli.sample("input/picture.png", 4, 300);
    const std::string result = canaryResult(cli);
    const std::string place = "export TMPDIR='" + cli.file("temporary") + "'; cd '" + cli.file("work") + "';";
    const auto seal = [&](const std::string& output) {
        return cli.run({"seal", picture, "--to", cli.file("keys/doctor.pub"), "--as", cli.file("keys/kiosk.key"), "--out", output, "--json",
                        "--note", kNote, "--result", result, "--passphrase-file", cli.file("passphrase")},
                       place);
    };
    REQUIRE(filesWithCanary(cli.path("input")).size() == 1);  // the search finds what is there
    const CliResult sealed = seal(cli.file("work/sealed.png"));
    INFO(sealed.err);
    REQUIRE(sealed.exitCode == 0);
    CHECK(seal(cli.file("nowhere/sealed.png")).exitCode == 1);
    CHECK(seal(cli.file("work/sealed.jpg")).exitCode == 2);
    for (const char* folder : {"home", "temporary", "work", "std", "keys"}) CHECK(filesWithCanary(cli.path(folder)).empty());
    CHECK(filesIn(cli.path("temporary")).empty());
    CHECK(filesIn(cli.path("work")) == std::vector<std::string>{"sealed.png"});

    // The doctor reads it, on the screen alone: the memory of opened results holds no finding.
    const CliResult opened = cli.open(cli.file("work/sealed.png"));
    REQUIRE(opened.lines().at(0).at("result").at("finding") == kLabel);
    REQUIRE(opened.lines().at(0).at("result").at("note") == kNote);
    REQUIRE(fs::exists(cli.path("home/records/seen.sqlite")));
    CHECK(filesWithCanary(cli.path("home")).empty());
    const std::string records = contentOf(cli.path("home/records/seen.sqlite"));
    for (const char* word : {"kiosk-name", "picture.png", "doctor", "positive"}) CHECK(records.find(word) == std::string::npos);
}

#ifdef __linux__
TEST_CASE("a sealing program leaves no core dump, whatever the limit that it was started with") {
    const Cli cli;
    cli.makeKeys();
    fs::create_directories(cli.path("input"));
    fs::create_directories(cli.path("work"));
    const std::string picture = cli.sample("input/picture.png", 4, 300);
    const std::string result = canaryResult(cli);
    // The program waits for its passphrase at a pipe; then its limits are looked at and it is made to crash.
    const std::string script = R"sh(
cd "$1/work"
ulimit -c unlimited 2>/dev/null || ulimit -c "$(ulimit -H -c)"
mkfifo ../pipe
"$2" seal ../input/picture.png --to ../keys/doctor.pub --as ../keys/kiosk.key --out sealed.png --note 'canary note, nobody may find it' \
    --result ../input/canary.json --passphrase-file ../pipe >/dev/null 2>&1 &
program=$!
tries=0
while [ "$(grep -c 'Max core file size  *0  *0 ' /proc/$program/limits 2>/dev/null)" != 1 ] && [ $tries -lt 200 ]; do
    sleep 0.05
    tries=$((tries + 1))
done
grep 'Max core file size' /proc/$program/limits > ../limits
kill -SEGV $program
wait $program
echo $? > ../status
)sh";
    writeText(cli.path("crash.sh"), script);
    const std::string program = (binaryFolder() / "bin" / "intaglio").string();
    REQUIRE(std::system(("INTAGLIO_HOME='" + cli.file("home") + "' sh '" + cli.file("crash.sh") + "' '" + cli.file(".") + "' '" + program +
                         "' 2>/dev/null")
                            .c_str()) == 0);
    const std::string limits = contentOf(cli.path("limits"));
    INFO(limits);
    CHECK(limits.find("Max core file size        0                    0") != std::string::npos);
    CHECK(contentOf(cli.path("status")) == "139\n");  // it did crash
    CHECK(filesIn(cli.path("work")).empty());
    CHECK(filesWithCanary(cli.path("work")).empty());
}
#endif
