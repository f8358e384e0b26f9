#include "core/training/Card.h"

#include <nlohmann/json.hpp>

#include "core/training/Recipe.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using namespace intaglio::training;
using Json = nlohmann::ordered_json;

namespace {

/// Labels calm (normal), mild and grave (findings); group "ill" = mild + grave.
inference::Manifest manifest() {
    auto recipe = defaultRecipe("test-model", {"calm", "mild", "grave"}, "small_cnn", 32);
    REQUIRE(recipe);
    recipe->manifest.labels[0].role = inference::LabelRole::Normal;
    recipe->manifest.labelGroups = {{"ill", {"mild", "grave"}}};
    recipe->manifest.defaultOperatingPoint = "balanced";
    return recipe->manifest;
}

Json estimate(double value) {
    return {{"value", value}, {"ci95", {value, value}}};
}

/// Ten pictures judged as calm or ill.
Json groupedMetrics() {
    const Json figures = {{"accuracy", estimate(0.9)}, {"specificity", estimate(1)}};
    return {{"split", "test"},
            {"dataset", "made"},
            {"n", 10},
            {"groups", 5},
            {"classes", {"calm", "ill"}},
            {"metrics", figures},
            {"per_class", {{"calm", {{"n", 6}, {"groups", 3}, {"finding", false}}}, {"ill", {{"n", 4}, {"groups", 2}, {"finding", true}}}}},
            {"confusion", {{6, 0}, {1, 3}}},
            {"operating_points",
             {{{"name", "screening"}, {"threshold", 0.2}, {"metrics", figures}},
              {{"name", "balanced"}, {"threshold", 0.5}, {"metrics", figures}}}},
            {"calibration", {{"method", "platt"}, {"temperature", 1.5}, {"ece_before", estimate(0.01)}, {"ece_after", estimate(0.02)}}}};
}

std::string cardOf(const inference::Manifest& model, const Json& metrics) {
    CardFigures figures;
    figures.metrics = metrics.dump();
    return modelCard(model, figures);
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("The card says what the figures of grouped truth mean") {
    const std::string card = cardOf(manifest(), groupedMetrics());
    CHECK(holds(card, "The labels mild, grave are judged together as ill here."));
    CHECK(holds(card, "are those of the finding (ill)"));
    CHECK(holds(card, "4 of 10 pictures (40.0 %) are of a finding (ill)"));
    CHECK(holds(card, "in the order: calm, ill.\n\n    [6,0]\n    [1,3]\n"));
    CHECK(holds(card, "| balanced (default) | 0.500 |"));
    CHECK(holds(card, "| screening | 0.200 |"));
    CHECK(holds(card, ": no better than before on this split."));
    CHECK(holds(card, "1 - 3.7/n"));
}

TEST_CASE("Where a finding or none is judged, both ways of deciding stand beside the floor") {
    inference::Manifest model = manifest();
    model.further = R"({"card": {"floor": {"metric": "balanced_accuracy", "value": 0.9, "text": "plain"}}})";
    Json metrics = groupedMetrics();
    metrics["metrics"]["balanced_accuracy"] = estimate(0.91);
    CHECK(holds(cardOf(model, metrics), "| balanced_accuracy | 0.910 (0.910 to 0.910) | 0.900 | floor: plain |"));
    metrics["operating_points"][1]["metrics"]["balanced_accuracy"] = estimate(0.94);
    CHECK(holds(cardOf(model, metrics),
                "| balanced_accuracy, by the more probable side | 0.910 (0.910 to 0.910) | 0.900 | floor: plain |\n"
                "| balanced_accuracy, by the default operating point | 0.940 (0.940 to 0.940) | 0.900 | the same floor; "));
    CHECK(holds(cardOf(model, metrics), "| point | threshold | sensitivity | specificity | PPV | NPV | accuracy | balanced accuracy |"));
    CHECK(holds(cardOf(model, metrics), "| - | 1.000 (1.000 to 1.000) | - | - | 0.900 (0.900 to 0.900) | 0.940 (0.940 to 0.940) |"));
    metrics["classes"] = {"calm", "mild", "grave"};
    CHECK(holds(cardOf(model, metrics), "| balanced_accuracy | 0.910 (0.910 to 0.910) | 0.900 | floor: plain |"));
}

TEST_CASE("The card of a film's model says how many lesions are found, the curve's points first") {
    CHECK_FALSE(holds(cardOf(manifest(), groupedMetrics()), "Lesions on the films"));
    CardFigures figures;
    figures.metrics = groupedMetrics().dump();
    Json film = {{"films", 4}, {"abnormal", 2}, {"lesions", 3}, {"split", "test"}, {"score_fitted_on", "val"}};
    film["metrics"] = {{"film_auc", estimate(0.75)},
                       {"froc_mean", estimate(0.3)},
                       {"pointing_game", estimate(0.5)},
                       {"sensitivity_at_0.5_fp", estimate(0.25)}};
    figures.film = film.dump();
    const std::string card = modelCard(manifest(), figures);
    CHECK(holds(card, "4 films of the split \"test\", 2 of them abnormal, with 3 lesions"));
    CHECK(holds(card,
                "| lesions found at 0.5 false positives per film | 0.250 (0.250 to 0.250) |\n"
                "| mean of these points of the curve | 0.300 (0.300 to 0.300) |\n"
                "| pointing game: the best candidate lies on a lesion | 0.500 (0.500 to 0.500) |\n"
                "| area under the ROC curve, normal against abnormal films | 0.750 (0.750 to 0.750) |\n"));
    CHECK_FALSE(holds(card, "flatters"));
    film["score_fitted_on"] = "test";
    figures.film = film.dump();
    CHECK(holds(modelCard(manifest(), figures), "fitted on these films and flatters"));
    figures.film = R"({"films": 4})";
    CHECK_FALSE(holds(modelCard(manifest(), figures), "Lesions on the films"));
}

TEST_CASE("The card says that figures of three classes are means, and counts classes where roles are missing") {
    Json metrics = groupedMetrics();
    metrics["classes"] = {"calm", "mild", "grave"};
    metrics["per_class"] = {{"calm", {{"n", 6}}}, {"mild", {{"n", 3}}}, {"grave", {{"n", 1}}}};
    metrics["metrics"]["specificity"] = estimate(0.9);
    metrics["operating_points"] = Json::array();
    metrics["calibration"]["ece_after"] = estimate(0.005);
    const std::string card = cardOf(manifest(), metrics);
    CHECK(holds(card, "macro means over the 3 classes, one class against the rest"));
    CHECK(holds(card, "pictures per class: calm 6, mild 3, grave 1"));
    CHECK_FALSE(holds(card, "judged together"));
    CHECK_FALSE(holds(card, "no better than before"));
    CHECK_FALSE(holds(card, "3.7/n"));
}

TEST_CASE("The card of a model without a normal label says that every picture counts as a finding") {
    inference::Manifest model = manifest();
    model.labels[0].role = inference::LabelRole::Finding;
    Json metrics = groupedMetrics();
    metrics["operating_points"] = Json::array();
    CHECK(holds(cardOf(model, metrics), "None: no label of this model is normal"));
    CHECK_FALSE(holds(cardOf(manifest(), metrics), "### Operating points"));
}

TEST_CASE("The card says which epochs became the model") {
    inference::Manifest model = manifest();
    Json facts = {{"best_epoch", 2}, {"epochs", {1, 2, 3, 4}}};
    model.further = Json{{"training_data", facts}}.dump();
    CHECK(holds(cardOf(model, groupedMetrics()), "Kept: epoch 2 of 4, the best one on the validation split. Calibration"));
    facts["networks"] = 2;
    model.further = Json{{"training_data", facts}}.dump();
    CHECK(holds(cardOf(model, groupedMetrics()),
                "2 networks one after the other, 4 epochs in all. Kept: the best epoch of each on the "
                "validation split (of the first: 2). Calibration"));
}

TEST_CASE("The card calls a temperature at its bound no fit") {
    Json metrics = groupedMetrics();
    metrics["calibration"] = {
        {"method", "temperature"}, {"temperature", 1 + 4e-13}, {"ece_before", estimate(0.2)}, {"ece_after", estimate(0.2)}};
    CHECK(holds(cardOf(manifest(), metrics), "temperature 1.000: the validation split gave no reason"));
    CHECK_FALSE(holds(cardOf(manifest(), metrics), "no better than before"));
    metrics["calibration"]["temperature"] = 1.2;
    CHECK(holds(cardOf(manifest(), metrics), "temperature 1.200, fitted on the validation split"));
}

TEST_CASE("The card states ages, combined answers and how the shown label is chosen") {
    inference::Manifest model = manifest();
    const std::string plain = cardOf(model, groupedMetrics());
    CHECK_FALSE(holds(plain, "## Ages"));
    CHECK_FALSE(holds(plain, "## Combined answers"));
    CHECK_FALSE(holds(plain, "### The shown label"));
    model.gate.ageMinimum = 1;
    model.gate.ageMaximum = 5;
    model.testTimeTransforms = {"mirror", "flip"};
    model.ensembleMembers = {"network-2.ts"};
    model.shownLabel.rule = inference::kOverShare;
    Json metrics = groupedMetrics();
    metrics["most_probable"] = {{"accuracy", estimate(0.8)}, {"balanced_accuracy", estimate(0.7)}, {"weighted", 3}, {"weighted_right", 2}};
    const std::string card = cardOf(model, metrics);
    CHECK(holds(card, "Made for ages 1 to 5 (completed years); a file that states another age is refused"));
    CHECK(holds(card, "2 networks judge 3 views of the picture (as it is, mirror, flip): 6 answers"));
    CHECK(holds(card, "would give balanced accuracy 0.700 (0.700 to 0.700) and accuracy 0.800"));
    CHECK(holds(card, "On this split 3 labels were shown by their share, 2 of them rightly."));
    model.gate.ageMaximum.reset();
    CHECK(holds(cardOf(model, metrics), "Made for ages 1 and above (completed years)"));
}
