#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "core/base/Files.h"
#include "core/training/Recipe.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

/// What is committed side by side says the same: recipes, the packages that were made from them, and the report that compares them.
namespace {

using namespace intaglio;
using nlohmann::json;
namespace fs = std::filesystem;

std::string textOf(const fs::path& file) {
    INFO(file);
    const auto bytes = base::readFile(file);
    REQUIRE(bytes);
    return std::string(base::textOf(*bytes));
}

json jsonOf(const fs::path& file) {
    return json::parse(textOf(file));
}

/// The first value of `part` that `whole` does not have at the same place; empty where it has all. Lists are of one length.
std::string missingFrom(const json& whole, const json& part, const std::string& place) {
    if (whole.type() != part.type() || !part.is_structured()) {
        return whole == part ? "" : place;  // 3 equals 3.0
    }
    if (part.is_array() && whole.size() != part.size()) {
        return place;
    }
    for (const auto& [name, value] : part.items()) {
        const std::string inside = place + "/" + name;
        const bool isThere = part.is_array() || whole.contains(name);
        const std::string missing = isThere ? missingFrom(part.is_array() ? whole[std::stoul(name)] : whole[name], value, inside) : inside;
        if (!missing.empty()) {
            return missing;
        }
    }
    return "";
}

std::vector<fs::path> recipes() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(test::sourceFolder() / "recipes")) {
        files.push_back(entry.path());
    }
    return files;
}

std::string threeDigits(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3f", value);
    return text.data();
}

/// "0.850 (0.815 to 0.886)", as the report's tables say it.
std::string figureOf(const fs::path& metrics, const std::string& name) {
    const json figure = jsonOf(metrics).at("metrics").at(name);
    return threeDigits(figure.at("value")) + " (" + threeDigits(figure.at("ci95")[0]) + " to " + threeDigits(figure.at("ci95")[1]) + ")";
}

}  // namespace

TEST_CASE("Every shipped package was made from the recipe that is committed beside it") {
    const auto files = recipes();
    REQUIRE_FALSE(files.empty());
    for (const fs::path& file : files) {
        INFO(file);
        json manifest = jsonOf(file).at("manifest");
        const json package =
            jsonOf(test::sourceFolder() / "models" / manifest.at("intaglio").at("id").get<std::string>() / "metadata.json");
        if (manifest.at("intaglio").contains("film")) {
            manifest["intaglio"]["film"].erase("score_weights");  // fitted in training
        }
        CHECK(missingFrom(package, manifest, "") == "");

        const auto recipe = training::readRecipe(file);
        REQUIRE(recipe);
        // A setting that came later is not recorded: by its default the recipe does what it did before.
        const json recorded = package.at("intaglio").at("training_data").at("recipe");
        CHECK(missingFrom(json::parse(training::trainingJson(*recipe)), recorded, "") == "");
    }
}

TEST_CASE("The comparison's first rows are the shipped models' own figures") {
    std::istringstream report(textOf(test::sourceFolder() / "docs/reports/models.md"));
    const fs::path models = test::sourceFolder() / "models";
    int compared = 0;
    for (std::string line; std::getline(report, line);) {
        const std::string id = line.rfind("| ", 0) == 0 ? line.substr(2, line.find(' ', 2) - 2) : "";
        if (id.empty() || !fs::exists(models / id / "metadata.json")) {
            continue;
        }
        INFO(line);
        const fs::path apart = models / id / "evaluation/further/normal-bacterial-and-viral-told-apart/metrics.json";
        const fs::path metrics = fs::exists(apart) ? apart : models / id / "evaluation/metrics.json";
        const std::string figures = "| " + figureOf(metrics, "balanced_accuracy") + " | " + figureOf(metrics, "accuracy") + " | " +
                                    figureOf(metrics, "auc_macro") + " |";
        CHECK(line.find(figures) != std::string::npos);
        ++compared;
    }
    CHECK(compared == 5);
}
