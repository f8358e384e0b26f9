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
    writeText(package / "labels.csv", "path,label,split\n/home/Ada Example/1.png,benign,train\n");
    fs::create_directories(package / "evaluation");
    writeText(package / "evaluation" / "predictions.csv", "path,label,split,predicted\n/home/Ada Example/1.png,benign,test,pro\n");
    const CliResult made =
        models(cli, {"sign", package.string(), "--key", cli.file("keys/clinic.key"), "--passphrase-file", cli.file("passphrase")});
    INFO(made.err);
    REQUIRE(made.exitCode == 0);
    CHECK(made.err.find("labels.csv names pictures with their whole paths") != std::string::npos);
    CHECK(made.err.find("predictions.csv names pictures with their whole paths") != std::string::npos);
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

TEST_CASE("The gate's own model is switched off only by somebody who says yes") {
    const Cli cli;
    const CliResult refused = models(cli, {"disable", "picture-kind"});
    INFO(refused.err);
    CHECK(refused.exitCode == 2);
    CHECK(codeOf(refused) == "invalid-argument");
    CHECK(refused.err.find("--yes") != std::string::npos);
    CHECK(listed(cli, "picture-kind").at("enabled") == true);
    CHECK(models(cli, {"disable", "picture-kind", "--yes"}).exitCode == 0);
    CHECK(listed(cli, "picture-kind").at("enabled") == false);
    CHECK(models(cli, {"enable", "picture-kind"}).exitCode == 0);
    CHECK(models(cli, {"disable", "leukemia-all"}).exitCode == 0);
}

TEST_CASE("What cannot be removed, and who does not say a name, is told what to do") {
    const Cli cli;
    const CliResult shipped = cli.run({"models", "remove", "leukemia-all"});
    INFO(shipped.err);
    CHECK(shipped.exitCode == 2);
    CHECK(shipped.err.find("came with the program") != std::string::npos);
    CHECK(shipped.err.find("intaglio models disable leukemia-all") != std::string::npos);
    const CliResult nameless =
        cli.run({"models", "install", packageOnStick(cli).string(), "--accept-unsigned"}, "unset USER LOGNAME USERNAME;");
    INFO(nameless.err);
    CHECK(nameless.exitCode == 2);
    CHECK(nameless.err.find("--by NAME") != std::string::npos);
}

TEST_CASE("A package that changed after it was accepted is called not accepted, and how to accept it is said") {
    const Cli cli;
    const std::string package = packageOnStick(cli).string();
    const CliResult refused = cli.run({"models", "install", package});
    CHECK(refused.err.find("--accept-unsigned") != std::string::npos);
    REQUIRE(models(cli, {"install", package, "--accept-unsigned", "--by", "Ada"}).exitCode == 0);
    writeText(cli.path("home/models/clinic-all/CARD.md"), "# Another card");
    const CliResult shown = cli.run({"models"});
    INFO(shown.out);
    CHECK(shown.out.find("  not accepted\n") != std::string::npos);
    CHECK(shown.out.find("changed after Ada accepted it; intaglio models accept clinic-all --by NAME") != std::string::npos);
    const CliResult predicted = cli.run({"predict", cli.sample("smear.png", 7, 192), "--model", "clinic-all"});
    INFO(predicted.err);
    CHECK(predicted.exitCode == 3);
    CHECK(predicted.err.find("intaglio models accept clinic-all --by NAME") != std::string::npos);
    CHECK(predicted.err.find("--accept-unsigned") == std::string::npos);
}

TEST_CASE("Damaged decisions are named, and how to get out of it") {
    const Cli cli;
    writeText(cli.path("home/models.json"), "nonsense");
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"models"}, {"models", "enable", "leukemia-all"}, {"predict", cli.sample("smear.png", 7, 192)}}) {
        const CliResult result = cli.run(arguments);
        INFO(result.err);
        CHECK(result.exitCode == 1);
        CHECK(result.err.find(cli.file("home/models.json")) != std::string::npos);
        CHECK(result.err.find("Restore the file from a backup, or delete it") != std::string::npos);
    }
}

TEST_CASE("Where no model is found, the folders that were looked into are named") {
    const Cli cli;
    fs::create_directories(cli.path("alone/bin"));
    fs::copy_file(binaryFolder() / "bin" / "intaglio", cli.path("alone/bin/intaglio"));
    const CliResult result =
        cli.run({}, "INTAGLIO_HOME='" + cli.file("home") + "' '" + cli.file("alone/bin/intaglio") + "' models; exit $?;");
    INFO(result.err);
    CHECK(result.exitCode == 1);
    for (const std::string& said : {cli.file("alone/share/intaglio/models"), cli.file("home/models"), std::string("INTAGLIO_MODELS")}) {
        INFO(said);
        CHECK(result.err.find(said) != std::string::npos);
    }
    CHECK(cli.run({"models", "--help"}).out.find("INTAGLIO_MODELS") != std::string::npos);
}
