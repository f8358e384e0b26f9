#include "tests/integration/cli/CliRun.h"
#include "tests/support/Catch.h"
#include "tests/support/ZipSamples.h"

using namespace intaglio::test;
namespace fs = std::filesystem;

namespace {

/// A copy of the shipped model under another id, outside the folders that the program looks into.
fs::path packageOnStick(const Cli& cli, const std::string& id = "clinic-all", const std::string& version = "1.0.0") {
    const fs::path folder = cli.path("stick-" + version) / id;
    fs::create_directories(folder.parent_path());
    fs::copy(sourceFolder() / "models" / "leukemia-all", folder, fs::copy_options::recursive);
    auto metadata = nlohmann::ordered_json::parse(contentOf(folder / "metadata.json"));
    metadata["intaglio"]["id"] = id;
    metadata["version"] = version;
    writeText(folder / "metadata.json", metadata.dump(2));
    return folder;
}

/// Every file of the folder, in a zip with the folder's name on top.
fs::path zipOf(const fs::path& folder) {
    std::vector<ZipEntry> entries;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            const std::string name = folder.filename().string() + "/" + entry.path().lexically_relative(folder).string();
            entries.push_back({name, contentOf(entry.path())});
        }
    }
    const auto bytes = makeZip(entries);
    const fs::path zip = folder.string() + ".zip";
    writeText(zip, {bytes.begin(), bytes.end()});
    return zip;
}

CliResult models(const Cli& cli, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "models");
    arguments.insert(arguments.begin() + 2, "--json");
    return cli.run(arguments);
}

nlohmann::json listed(const Cli& cli, const std::string& id) {
    for (const auto& line : cli.run({"models", "--json"}).lines()) {
        if (line.at("id") == id) return line;
    }
    return {};
}

std::string codeOf(const CliResult& result) {
    const auto lines = result.lines();
    REQUIRE(lines.size() == 1);
    return lines[0].at("error").at("code");
}

}  // namespace

TEST_CASE("A zipped package is checked, run, accepted, listed and judges") {
    const Cli cli;
    const std::string zip = zipOf(packageOnStick(cli)).string();
    const CliResult refused = models(cli, {"install", zip});
    INFO(refused.err);
    CHECK(refused.exitCode == 3);
    CHECK(codeOf(refused) == "package-not-accepted");
    CHECK(listed(cli, "clinic-all").is_null());
    const CliResult installed = models(cli, {"install", zip, "--accept-unsigned", "--by", "Ada"});
    INFO(installed.err);
    REQUIRE(installed.exitCode == 0);
    const auto line = listed(cli, "clinic-all");
    CHECK(line.at("status") == "unsigned");
    CHECK(line.at("enabled") == true);
    CHECK(line.at("kind") == "blood-smear");
    CHECK(line.at("engine") == "torchscript");
    CHECK(line.at("accepted").at("by") == "Ada");
    CHECK(line.at("default") == false);
    CHECK(listed(cli, "leukemia-all").at("default") == true);
    CHECK(codeOf(models(cli, {"install", zip, "--accept-unsigned", "--by", "Ada"})) == "package-installed");
    CHECK(models(cli, {"install", zip, "--accept-unsigned", "--by", "Ada", "--force"}).exitCode == 0);
    const CliResult judged = cli.run({"predict", cli.sample("smear.png", 7, 192), "--model", "clinic-all", "--json"});
    CHECK(judged.lines().at(0).at("model").at("id") == "clinic-all");
}

TEST_CASE("A package that the clinic signed is trusted with the clinic's key, and not once it was changed") {
    const Cli cli;
    cli.makeKeys();
    const fs::path package = packageOnStick(cli);
    const CliResult made =
        models(cli, {"sign", package.string(), "--key", cli.file("keys/clinic.key"), "--passphrase-file", cli.file("passphrase")});
    INFO(made.err);
    REQUIRE(made.exitCode == 0);
    CHECK(codeOf(models(cli, {"install", package.string()})) == "package-not-accepted");
    REQUIRE(models(cli, {"trust", cli.file("keys/clinic.pub")}).exitCode == 0);
    REQUIRE(models(cli, {"install", package.string()}).exitCode == 0);
    const auto line = listed(cli, "clinic-all");
    CHECK(line.at("status") == "ok");
    CHECK(line.at("signature").at("trusted") == true);
    writeText(cli.path("home/models/clinic-all/CARD.md"), "# Everything is fine");
    CHECK(listed(cli, "clinic-all").at("status") == "broken");
    CHECK(listed(cli, "leukemia-all").at("status") == "ok");
    CHECK(models(cli, {"check", "clinic-all"}).exitCode == 1);
}

TEST_CASE("A model is switched off, made the default and removed") {
    const Cli cli;
    REQUIRE(models(cli, {"install", packageOnStick(cli).string(), "--accept-unsigned", "--by", "Ada"}).exitCode == 0);
    REQUIRE(models(cli, {"default", "clinic-all"}).exitCode == 0);
    CHECK(listed(cli, "clinic-all").at("default") == true);
    CHECK(listed(cli, "leukemia-all").at("default") == false);
    REQUIRE(models(cli, {"disable", "clinic-all"}).exitCode == 0);
    CHECK(listed(cli, "clinic-all").at("enabled") == false);
    CHECK(listed(cli, "leukemia-all").at("default") == true);
    CHECK(cli.run({"predict", cli.sample("smear.png"), "--model", "clinic-all"}).exitCode == 2);
    CHECK(models(cli, {"enable", "clinic-all"}).exitCode == 0);
    CHECK(codeOf(models(cli, {"remove", "leukemia-all"})) == "model-not-found");
    REQUIRE(models(cli, {"remove", "clinic-all"}).exitCode == 0);
    CHECK(listed(cli, "clinic-all").is_null());
}

TEST_CASE("check runs a package, and card prints what it is for") {
    const Cli cli;
    const CliResult checked = models(cli, {"check", packageOnStick(cli).string()});
    INFO(checked.err);
    CHECK(checked.exitCode == 0);
    CHECK(checked.lines().at(0).at("checked") == true);
    const CliResult card = cli.run({"models", "card", "leukemia-all"});
    CHECK(card.out.find("## Intended use") != std::string::npos);
    CHECK(cli.run({"models", "card", "absent"}).exitCode == 2);
}

TEST_CASE("A bare TorchScript file is imported with answers, and refused with wrong ones") {
    const Cli cli;
    fs::copy_file(sourceFolder() / "models/leukemia-all/model.ts", cli.path("Foreign net.ts"));
    const CliResult asked = models(cli, {"install", cli.file("Foreign net.ts")});
    CHECK(asked.exitCode == 2);
    CHECK(codeOf(asked) == "package-answers-missing");
    std::vector<std::string> answers{"install",      cli.file("Foreign net.ts"),
                                     "--kind",       "blood-smear",
                                     "--input-size", "160",
                                     "160",          "--scaling",
                                     "-1..1",        "--accept-unsigned",
                                     "--by",         "Ada",
                                     "--label",      "benign:normal",
                                     "--label",      "early:finding",
                                     "--label",      "pre:finding"};
    const CliResult wrong = models(cli, answers);
    CHECK(wrong.exitCode == 1);
    CHECK(codeOf(wrong) == "model-broken");
    answers.insert(answers.end(), {"--label", "pro:finding"});
    const CliResult imported = models(cli, answers);
    INFO(imported.err);
    REQUIRE(imported.exitCode == 0);
    CHECK_FALSE(imported.lines().at(0).at("unknown").empty());
    CHECK(listed(cli, "foreign-net").at("status") == "unsigned");
    CHECK(contentOf(cli.path("home/models/foreign-net/CARD.md")).find("What is not known") != std::string::npos);
}
