#include "core/training/Evaluation.h"

#include <nlohmann/json.hpp>

#include "core/training/Card.h"
#include "core/training/Plots.h"
#include "core/training/Recipe.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using namespace intaglio::training;
using Json = nlohmann::json;

namespace {

/// Labels calm (normal), mild and grave (findings); group "ill" = mild + grave.
inference::Manifest manifest() {
    auto recipe = defaultRecipe("test-model", {"calm", "mild", "grave"}, "small_cnn", 32);
    REQUIRE(recipe);
    recipe->manifest.labels[0].role = inference::LabelRole::Normal;
    recipe->manifest.labelGroups = {{"ill", {"mild", "grave"}}};
    return recipe->manifest;
}

Dataset dataset(const std::vector<std::array<std::string, 3>>& rows) {
    Dataset made;
    made.name = "made";
    made.columnNames = {"path", "label", "split", "group", "sex"};
    for (const auto& [label, group, sex] : rows) {
        Sample sample;
        sample.path = std::to_string(made.samples.size()) + ".png";
        sample.label = label;
        sample.split = "test";
        sample.group = group;
        sample.columns["sex"] = sex;
        made.samples.push_back(sample);
    }
    return made;
}

std::vector<Judged> judge(const Dataset& data, const std::vector<std::vector<double>>& probabilities) {
    std::vector<Judged> judged;
    for (std::size_t index = 0; index < data.samples.size(); ++index) {
        judged.push_back({&data.samples[index], probabilities[index], index == 0});
    }
    return judged;
}

const inference::ModelIdentity kIdentity{"test-model", "1.0.0", std::string(64, 'a')};

}  // namespace

TEST_CASE("Truths that are coarser than the classes are met by summing a label group") {
    const auto scheme = truthSchemeOf(manifest(), {"ill", "calm"});
    REQUIRE(scheme);
    CHECK(scheme->classes == std::vector<std::string>{"calm", "ill"});
    CHECK(scheme->isFinding == std::vector<bool>{false, true});
    const Dataset data = dataset({{"ill", "p1", "F"}, {"calm", "p2", "M"}});
    const ScoreTable table = scoreTable(judge(data, {{0.4, 0.3, 0.3}, {0.8, 0.1, 0.1}}), *scheme);
    CHECK(table.rows[0].probabilities[1] == Approx(0.6));
    CHECK(figuresOf(table, allRows(table)).at("accuracy") == 1);
}

TEST_CASE("Truths among the model's own labels are never summed, and unknown ones are refused") {
    CHECK(truthSchemeOf(manifest(), {"mild", "calm"})->classes.size() == 3);
    const auto unknown = truthSchemeOf(manifest(), {"mild", "odd"});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == base::ErrorCode::LabelUnknown);
    CHECK(unknown.error().arguments.at(0) == "odd");
}

TEST_CASE("metrics.json carries the agreed fields with intervals, subgroups and studies") {
    std::vector<std::array<std::string, 3>> rows;
    std::vector<std::vector<double>> probabilities;
    for (int index = 0; index < 40; ++index) {
        const bool calm = index < 20;
        rows.push_back({calm ? "calm" : "grave", "p" + std::to_string(index / 2), index % 2 == 0 ? "F" : "M"});
        probabilities.push_back(calm == (index % 10 != 3) ? std::vector<double>{0.8, 0.1, 0.1} : std::vector<double>{0.1, 0.2, 0.7});
    }
    const Dataset data = dataset(rows);
    const auto report = evaluate(manifest(), kIdentity, data, "test", judge(data, probabilities), {200, 1});
    REQUIRE(report);
    const Json json = Json::parse(metricsJson(*report));
    CHECK(json["n"] == 40);
    CHECK(json["model"]["id"] == "test-model");
    CHECK(json["classes"] == Json({"calm", "mild", "grave"}));
    for (const char* name : {"accuracy", "balanced_accuracy", "auc_macro", "sensitivity", "specificity", "ppv", "npv", "f1_macro", "kappa",
                             "mcc", "brier", "ece", "average_precision"}) {
        INFO(name);
        REQUIRE(json["metrics"].contains(name));
        REQUIRE(json["metrics"][name]["ci95"].size() == 2);
        CHECK(json["metrics"][name]["ci95"][0] <= json["metrics"][name]["ci95"][1]);
    }
    CHECK(json["metrics"]["accuracy"]["value"] == 0.9);
    CHECK(json["confusion"] == Json({{18, 0, 2}, {0, 0, 0}, {2, 0, 18}}));
    CHECK(json["subgroups"].size() == 2);
    CHECK(json["subgroups"][0]["column"] == "sex");
    CHECK(json["study_level"]["n"] == 20);
    CHECK(json["gate_refusals"] == 1);
    CHECK(json["operating_points"].size() == 1);
    CHECK(json["operating_points"][0]["metrics"]["sensitivity"]["value"] == 0.9);
    CHECK(json.contains("seconds"));
    CHECK(json.contains("images_per_second"));
}

TEST_CASE("predictions.csv has one row a picture, quoted where needed") {
    Dataset data = dataset({{"calm", "p1", "F"}, {"grave", "p2", "M"}});
    data.samples[0].path = "a, b.png";
    const std::string text = predictionsCsv(manifest(), judge(data, {{0.8, 0.1, 0.1}, {0.1, 0.2, 0.7}}));
    const auto rows = parseTable(text, "predictions.csv");
    REQUIRE(rows);
    REQUIRE(rows->size() == 3);
    CHECK((*rows)[0].fields.back() == "p_grave");
    CHECK((*rows)[1].fields.front() == "a, b.png");
    CHECK((*rows)[1].fields[5] == "yes");
    CHECK((*rows)[2].fields[4] == "grave");
    CHECK((*rows)[2].fields.back() == "0.700000");
    const auto longer = parseTable(predictionsCsv(manifest(), judge(data, {{0.8, 0.1, 0.1}, {0.1, 0.2, 0.7}}), {{"fold", {"1", "2"}}}), "");
    REQUIRE(longer);
    CHECK((*longer)[0].fields.back() == "fold");
    CHECK((*longer)[2].fields.back() == "2");
}

TEST_CASE("The card shows the figures it is given and says where there are none") {
    inference::Manifest model = manifest();
    model.nonCommercial = true;
    const std::string bare = modelCard(model, {});
    CHECK(bare.find("Not evaluated yet") != std::string::npos);
    CHECK(bare.find("Non-commercial") != std::string::npos);
    const Dataset data = dataset({{"calm", "p1", "F"}, {"grave", "p2", "M"}, {"calm", "p3", "F"}});
    const auto report =
        evaluate(model, kIdentity, data, "test", judge(data, {{0.8, 0.1, 0.1}, {0.1, 0.2, 0.7}, {0.3, 0.6, 0.1}}), {100, 1});
    REQUIRE(report);
    const std::string card = modelCard(model, {metricsJson(*report), {}, {}, "the command"});
    CHECK(card.find("| accuracy | 0.667 (") != std::string::npos);
    CHECK(card.find("the command") != std::string::npos);
    CHECK(modelCard(model, {"{]", {}, {}, {}}).find("Not evaluated yet") != std::string::npos);
}

TEST_CASE("Diagrams are SVG with every class and escaped names") {
    inference::Manifest model = manifest();
    model.labels[2].key = "grave <&>";
    model.labelGroups.clear();
    const Dataset data = dataset({{"calm", "p1", "F"}, {"grave <&>", "p2", "M"}});
    const auto report = evaluate(model, kIdentity, data, "test", judge(data, {{0.8, 0.1, 0.1}, {0.1, 0.2, 0.7}}), {50, 1});
    REQUIRE(report);
    for (const std::string& plot : {svgOf(rocDrawing(*report)), svgOf(precisionRecallDrawing(*report)), svgOf(confusionDrawing(*report))}) {
        CHECK(plot.starts_with("<svg "));
        CHECK(plot.ends_with("</svg>\n"));
        CHECK(plot.find("grave &lt;&amp;&gt;") != std::string::npos);
    }
    CHECK(svgOf(reliabilityDrawing(*report)).find("<circle") != std::string::npos);
    CHECK(trainingPlot({{1, 0.5, 0.8, 0.4, 0.9, 1e-3, 1}, {2, 0.3, 0.9, 0.3, 0.95, 1e-4, 1}}).find("polyline") != std::string::npos);
}

TEST_CASE("Curves start and end where they must") {
    const std::vector<BinaryScore> scores{{0.9, true}, {0.8, false}, {0.8, true}, {0.1, false}};
    const auto roc = rocCurve(scores);
    REQUIRE(roc.size() == 4);
    CHECK(roc.front().y == 0);
    CHECK(roc[1].y == 0.5);
    CHECK(roc[2].x == 0.5);
    CHECK(roc.back().x == 1);
    CHECK(roc.back().y == 1);
    const auto precision = precisionRecallCurve(scores);
    REQUIRE(precision.size() == 3);
    CHECK(precision[1].y == Approx(2.0 / 3));
}

TEST_CASE("A recipe with a misspelt or wrong setting is refused by name") {
    const auto valid = readRecipe(test::sourceFolder() / "recipes" / "leukemia-all.json");
    REQUIRE(valid);
    CHECK(valid->manifest.id == "leukemia-all");
    CHECK(valid->training.shape.classes == 4);
    CHECK(valid->training.shape.rows == 160);
    const auto text = [](const char* training) {
        return std::string(R"({"manifest": {"intaglio": {"id": "x"}}, "training": )") + training + "}";
    };
    for (const auto& [training, word] : {std::pair{R"({"epoch": 3})", "epoch"}, std::pair{R"({"epochs": "many"})", "epochs: \"many\""}}) {
        const auto recipe = parseRecipe(text(training), "r.json");
        REQUIRE_FALSE(recipe);
        CHECK(recipe.error().code == base::ErrorCode::InvalidArgument);
        CHECK(recipe.error().arguments.at(1).find(word) != std::string::npos);
    }
    CHECK_FALSE(parseRecipe("no json", "r.json"));
}

TEST_CASE("A recipe made from labels alone is valid and knows healthy words") {
    const auto recipe = defaultRecipe("clinic-model", {"normal", "ill"}, "mobilenet_v2", 96);
    REQUIRE(recipe);
    CHECK(recipe->manifest.labels[0].role == inference::LabelRole::Normal);
    CHECK(recipe->manifest.labels[1].role == inference::LabelRole::Finding);
    CHECK(recipe->manifest.demonstration);
    CHECK(recipe->training.shape.rows == 96);
    CHECK_FALSE(defaultRecipe("Bad Id", {"a", "b"}, "mobilenet_v2", 96));
}
