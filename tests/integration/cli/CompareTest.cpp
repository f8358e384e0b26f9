#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "core/image/ImageReader.h"
#include "core/image/Phantom.h"
#include "core/training/Dataset.h"
#include "tests/integration/cli/CliRun.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using namespace intaglio::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// Bones ("normal") and mammograms ("ill") of two hospitals, two pictures a patient.
std::string writeTable(const Cli& cli) {
    const fs::path folder = cli.path("pictures");
    fs::create_directories(folder);
    std::string table = "path,label,split,group,hospital\n";
    std::uint64_t seed = 1;
    for (const auto& [split, count] : {std::pair("train", 24), std::pair("val", 12), std::pair("test", 24)}) {
        for (int index = 0; index < count; ++index) {
            const bool isIll = index / 2 % 2 == 1;
            const std::string name = std::string(split) + std::to_string(index) + ".png";
            const auto picture = isIll ? image::mammogramPhantom(++seed, 64) : image::bonePhantom(++seed, 64);
            const auto png = image::encodePng(picture.value()).value();
            std::ofstream(folder / name, std::ios::binary)
                .write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
            table += name + "," + (isIll ? "ill" : "normal") + "," + split + "," + split + std::to_string(index / 2) + "," +
                     (index % 8 < 4 ? "north" : "south") + "\n";
        }
    }
    writeText(folder / "labels.csv", table);
    return (folder / "labels.csv").string();
}

}  // namespace

TEST_CASE("compare trains, judges, keeps what is finished and puts published figures beside") {
    const Cli cli;
    const std::string table = writeTable(cli), out = cli.file("comparison");
    writeText(cli.path("published.json"),
              R"({"figures": [{"name": "A paper", "source": "Journal 2020", "metrics": {"balanced_accuracy": 0.97}}]})");
    const std::vector<std::string> arguments{
        "compare", "--archs", "knn,svm", "--labels", table, "--out", out, "--side", "64", "--published", cli.file("published.json"),
        "--json"};
    const CliResult first = cli.run(arguments);
    INFO(first.err);
    REQUIRE(first.exitCode == 0);
    REQUIRE(first.lines().size() == 2);
    CHECK(first.lines()[0].at("name") == "knn");
    CHECK(first.lines()[1].at("balanced_accuracy").at("value") >= 0.8);
    for (const char* name : {"comparison.json", "comparison.csv", "comparison.md", "comparison.svg", "comparison.png", "svm/row.json",
                             "svm/metadata.json", "svm/evaluation/metrics.json", "svm/evaluation/roc.png"}) {
        INFO(name);
        CHECK(fs::is_regular_file(fs::path(out) / name));
    }
    const std::string markdown = contentOf(fs::path(out) / "comparison.md");
    CHECK(markdown.find("| A paper | balanced_accuracy | 0.970 | Journal 2020 |") != std::string::npos);
    const json report = json::parse(contentOf(fs::path(out) / "comparison.json"));
    CHECK(report.at("rows")[1].at("difference_to_reference").contains("balanced_accuracy"));

    // Finished rows are taken as they are; one whose record is gone is made again.
    const auto before = fs::last_write_time(fs::path(out) / "knn" / "metadata.json");
    const auto changed = fs::last_write_time(fs::path(out) / "svm" / "metadata.json");
    fs::remove(fs::path(out) / "svm" / "row.json");
    REQUIRE(cli.run(arguments).exitCode == 0);
    CHECK(fs::last_write_time(fs::path(out) / "knn" / "metadata.json") == before);
    CHECK(fs::last_write_time(fs::path(out) / "svm" / "metadata.json") != changed);
    CHECK(contentOf(fs::path(out) / "comparison.csv").find("knn,") != std::string::npos);
}

TEST_CASE("compare names a model that fails and goes on with the others") {
    const Cli cli;
    const std::string table = writeTable(cli), out = cli.file("comparison");
    const CliResult result = cli.run({"compare", "--archs", "nonsense,knn", "--labels", table, "--out", out, "--side", "64", "--json"});
    INFO(result.err);
    CHECK(result.exitCode != 0);
    REQUIRE(result.lines().size() == 2);
    CHECK(result.lines()[0].at("status") == "error");
    CHECK(result.lines()[1].at("status") == "ok");
    CHECK(cli.run({"compare", "--labels", table, "--out", out}).exitCode == 2);
    CHECK(cli.run({"compare", "--archs", "knn", "--labels", table, "--out", out, "--split", "absent"}).exitCode != 0);
}

TEST_CASE("evaluate takes rows by column, and the card shows hospitals, patients and folds") {
    const Cli cli;
    const std::string table = writeTable(cli), model = cli.file("clinic-model");
    const CliResult trained =
        cli.run({"train", "--labels", table, "--arch", "knn", "--out", model, "--side", "64", "--folds", "3", "--json"});
    INFO(trained.err);
    REQUIRE(trained.exitCode == 0);
    const auto lines = trained.lines();
    const auto judged = std::find_if(lines.begin(), lines.end(), [](const json& line) { return line.contains("cross_validation"); });
    REQUIRE(judged != lines.end());
    CHECK(judged->at("cross_validation").at("n") == 60);
    const fs::path pooled = fs::path(model) / "evaluation" / "cross-validation";
    const auto rows = training::parseTable(contentOf(pooled / "predictions.csv"), "predictions.csv");
    REQUIRE(rows);
    const std::vector<std::string>& head = rows->front().fields;
    REQUIRE(std::vector<std::string>(head.end() - 4, head.end()) ==
            std::vector<std::string>{"fold", "positive_at_screening", "positive_at_balanced", "positive_at_rule-in"});
    std::map<std::string, std::set<std::string>> foldsOfGroup;
    int ill = 0, found = 0;
    for (std::size_t row = 1; row < rows->size(); ++row) {
        const std::vector<std::string>& fields = (*rows)[row].fields;
        foldsOfGroup[fields[3]].insert(*(fields.end() - 4));
        if (fields[1] != "normal") ++ill, found += *(fields.end() - 2) == "yes";
    }
    CHECK(std::all_of(foldsOfGroup.begin(), foldsOfGroup.end(), [](const auto& group) { return group.second.size() == 1; }));
    const json balanced = json::parse(contentOf(pooled / "metrics.json")).at("operating_points").at(1);
    CHECK(balanced.at("chosen_on_val").at("sensitivity") > 0);
    CHECK(balanced.at("metrics").at("sensitivity").at("value") == Approx(static_cast<double>(found) / ill));
    CHECK_FALSE(fs::exists(fs::path(model) / "folds"));
    const auto judge = [&](const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"evaluate", "--model", model,   "--labels",         table,
                                           "--split",  "test",    "--out", cli.file("judged"), "--json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return cli.run(arguments);
    };
    const CliResult all = judge({"--card", "--robustness"});
    INFO(all.err);
    REQUIRE(all.exitCode == 0);
    const json metrics = all.lines().front();
    CHECK(metrics.at("n") == 24);
    CHECK(metrics.at("study_level").at("n") == 12);
    CHECK(metrics.at("robustness").size() == 8);
    CHECK(metrics.at("subgroups")[0].at("column") == "hospital");
    const std::string card = contentOf(fs::path(model) / "CARD.md");
    for (const char* section :
         {"### Cross-validation", "Told apart: ", "### By study", "### Calibration", "| hospital | north |", "| JPEG, quality 50 |"}) {
        INFO(section);
        CHECK(card.find(section) != std::string::npos);
    }
    const CliResult north = judge({"--where", "hospital=north"});
    REQUIRE(north.exitCode == 0);
    CHECK(north.lines().front().at("n") == 12);
    CHECK(judge({"--where", "hospital!=north"}).lines().front().at("n") == 12);
    CHECK(judge({"--where", "hospital=west"}).exitCode != 0);
    CHECK(judge({"--where", "city=north"}).exitCode != 0);
}
