#include <chrono>
#include <cmath>

#include "core/base/Files.h"
#include "core/image/ImageReader.h"
#include "core/training/CalibrationFit.h"
#include "core/training/CardTables.h"
#include "core/training/Compare.h"
#include "core/training/Plots.h"
#include "core/training/Robustness.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using namespace intaglio::training;

namespace {

/// `count` pictures of `groups` groups; class probabilities that lean to the truth more often than not. The same for the same seed.
ScoreTable noisyTable(int count, int groups, int classes, unsigned seed, double skill) {
    ScoreTable table;
    for (int label = 0; label < classes; ++label) {
        table.classes.push_back("class " + std::to_string(label));
        table.isFinding.push_back(label > 0);
    }
    std::uint64_t state = seed;
    const auto unit = [&] {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<double>(state >> 11) * 0x1p-53;
    };
    for (int row = 0; row < count; ++row) {
        Scored scored{std::vector<double>(static_cast<std::size_t>(classes)), row % classes, "group " + std::to_string(row % groups)};
        double sum = 0;
        for (double& probability : scored.probabilities) {
            sum += probability = unit();
        }
        const double share = skill * unit();
        for (double& probability : scored.probabilities) {
            probability *= (1 - share) / sum;
        }
        scored.probabilities[static_cast<std::size_t>(scored.truth)] += share;
        table.rows.push_back(std::move(scored));
    }
    return table;
}

inference::Manifest manifest() {
    auto recipe = defaultRecipe("test-model", {"ill", "normal"}, "small_cnn", 32);
    REQUIRE(recipe);
    return recipe->manifest;
}

}  // namespace

TEST_CASE("A thousand draws of 1,200 pictures in seven classes take seconds") {
    const ScoreTable table = noisyTable(1200, 300, 7, 1, 1);
    const auto start = std::chrono::steady_clock::now();
    const Estimates figures = estimate(table, allRows(table), allFigures);
    CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() < 20);
    CHECK(figures.at("auc_macro").ci95);
    CHECK(figures.at("class 6/average_precision").ci95);
}

TEST_CASE("Figures from sorted rows equal those computed one by one, also with repeated rows") {
    ScoreTable table = noisyTable(60, 20, 3, 3, 0.7);
    table.rows[5].probabilities = table.rows[7].probabilities;  // a tie
    std::vector<std::size_t> rows;
    std::vector<std::uint32_t> counts(table.rows.size());
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        counts[row] = static_cast<std::uint32_t>(row / 3 % 3);
        rows.insert(rows.end(), counts[row], row);
    }
    const Figures ranked = RankedTable(table, allRows(table)).figures(counts);
    for (std::size_t label = 0; label < 3; ++label) {
        const std::string prefix = table.classes[label] + "/";
        CHECK(ranked.at(prefix + "auc") == Approx(rocArea(classScores(table, rows, label))));
        CHECK(ranked.at(prefix + "average_precision") == Approx(averagePrecision(classScores(table, rows, label))));
    }
    CHECK(ranked.at("brier") == Approx(brierScore(table, rows)));
    CHECK(ranked.at("kappa") == Approx(cohensKappa(confusionMatrix(table, rows))));
    CHECK(ranked.at("ece") == Approx(debiasedCalibrationError(reliabilityBins(table, rows))).margin(0.02));
    // Sums of repeated rows differ from products by rounding only.
    const Figures repeated = figuresOf(table, rows);
    CHECK(ranked.size() == repeated.size());
    for (const auto& [name, value] : ranked) {
        INFO(name);
        CHECK(repeated.at(name) == Approx(value).margin(1e-9));
    }
}

TEST_CASE("Paired differences are narrower than the figures they come from, and exact for equal models") {
    const ScoreTable weak = noisyTable(200, 50, 2, 5, 0.8), strong = noisyTable(200, 50, 2, 5, 1.6);
    const Estimates same = pairedDifferences(weak, weak, headFigures);
    CHECK(same.at("balanced_accuracy").value == 0);
    CHECK(same.at("balanced_accuracy").ci95->high == 0);
    const Estimates gain = pairedDifferences(weak, strong, headFigures);
    CHECK(gain.at("balanced_accuracy").value > 0);
    CHECK(gain.at("balanced_accuracy").ci95->low <= gain.at("balanced_accuracy").value);
    ScoreTable other = strong;
    other.rows.pop_back();
    CHECK(pairedDifferences(weak, other, headFigures).empty());
}

TEST_CASE("Numbers become round ranges, words and identifiers do not") {
    std::vector<std::string> ages;
    for (int index = 0; index < 90; ++index) {
        ages.push_back(std::to_string(5 * (index % 18)));
    }
    const auto ranges = numberRanges(ages);
    REQUIRE(ranges.size() == 5);
    CHECK(ranges[0].name() == "0 to 20");
    CHECK(ranges[4].name() == "80 to 100");
    CHECK(numberRanges({"male", "female"}).empty());
    CHECK(numberRanges({"0", "1", "0", "1"}).empty());
    std::vector<std::string> identifiers;
    for (int index = 0; index < 50; ++index) {
        identifiers.push_back(std::to_string(1000 + index));
    }
    CHECK(numberRanges(identifiers).empty());
}

TEST_CASE("Biases are taken where they calibrate held-out groups better, and left where they do not") {
    // Training showed both classes equally often; here one is four times as frequent.
    std::vector<LogitRow> shifted, fair;
    for (int row = 0; row < 400; ++row) {
        const float logit = static_cast<float>(row % 41 - 20) / 5;
        const double chance = 1 / (1 + std::exp(-static_cast<double>(logit)));
        const double shiftedChance = 1 / (1 + 4 * std::exp(-static_cast<double>(logit)));
        const double place = (row * 7 % 40 + 0.5) / 40;
        shifted.push_back({{0, logit}, place < shiftedChance ? 1 : 0, "g" + std::to_string(row)});
        fair.push_back({{0, logit}, place < chance ? 1 : 0, "g" + std::to_string(row)});
    }
    const CalibrationFit fit = fitCalibration(shifted, 2);
    REQUIRE(fit.biases.size() == 2);
    CHECK(fit.plattLikelihood < fit.temperatureLikelihood);
    CHECK(fit.biases[0] - fit.biases[1] == Approx(std::log(4.0)).margin(0.5));
    const CalibrationFit other = fitCalibration(fair, 2);
    CHECK(other.biases.empty());
    CHECK(fitCalibration({fair.begin(), fair.begin() + 50}, 2).biases.empty());
}

TEST_CASE("Biases that gain less than the error of the gain are left, and copies of a picture are no further proof") {
    // One class is `odds` times rarer than the logits say. Every picture `copies` times, in one group or each in its own.
    const auto fitOf = [](double odds, int copies, bool inOneGroup) {
        std::vector<LogitRow> rows;
        for (int row = 0; row < 400; ++row) {
            const float logit = static_cast<float>(row % 41 - 20) / 5;
            const double chance = 1 / (1 + odds * std::exp(-static_cast<double>(logit)));
            const double place = (row * 7 % 40 + 0.5) / 40;
            for (int copy = 0; copy < copies; ++copy) {
                rows.push_back({{0, logit}, place < chance ? 1 : 0, std::to_string(row) + (inOneGroup ? "" : "-" + std::to_string(copy))});
            }
        }
        return fitCalibration(rows, 2);
    };
    const CalibrationFit clear = fitOf(4, 1, true);
    CHECK(clear.temperatureLikelihood - clear.plattLikelihood > clear.errorOfGain.value());
    CHECK(clear.biases.size() == 2);
    const CalibrationFit slight = fitOf(1.2, 1, true);
    CAPTURE(slight.temperatureLikelihood, slight.plattLikelihood, slight.errorOfGain.value());
    CHECK(slight.plattLikelihood < slight.temperatureLikelihood);
    CHECK(slight.temperatureLikelihood - slight.plattLikelihood < slight.errorOfGain.value());
    CHECK(slight.biases.empty());
    CHECK(fitOf(1.2, 5, true).biases.empty());
    CHECK(fitOf(1.2, 5, false).biases.size() == 2);
}

TEST_CASE("Biases are not taken on the word of a handful of patients") {
    std::vector<LogitRow> rows;
    for (int row = 0; row < 400; ++row) {
        const float logit = static_cast<float>(row % 41 - 20) / 5;
        const double chance = 1 / (1 + 4 * std::exp(-static_cast<double>(logit)));
        rows.push_back({{0, logit}, (row * 7 % 40 + 0.5) / 40 < chance ? 1 : 0, std::to_string(row % 4)});
    }
    const CalibrationFit fit = fitCalibration(rows, 2);
    CHECK(fit.biases.empty());
    CHECK_FALSE(fit.errorOfGain.has_value());
}

TEST_CASE("A drawing is written as SVG and painted as a PNG of twice the size") {
    const Drawing drawing =
        intervalDrawing("Models", "accuracy", {{"ours", {0.9, Interval{0.8, 0.95}}, false}, {"theirs", {0.7, {}}, true}});
    CHECK(svgOf(drawing).find("ours") != std::string::npos);
    const auto png = pngOf(drawing);
    REQUIRE(png);
    const image::ReaderRegistry readers(image::standardReaders());
    const auto picture = readers.read(*png, "plot.png");
    REQUIRE(picture);
    CHECK(picture->image.geometry().columns == static_cast<int>(std::lround(drawing.width * 2)));
    const auto statistics = image::statisticsOf(picture->image);
    CHECK(statistics.maximum == 255);
    CHECK(statistics.minimum < 60);
    CHECK(statistics.mean > 200);
    CHECK(pngOf(drawing).value() == *png);
}

TEST_CASE("Stains are changed only where pictures have colours") {
    CHECK(robustnessChanges(true).size() == robustnessChanges(false).size() + 6);
    CHECK(robustnessChanges(false).front().name == "JPEG, quality 50");
}

TEST_CASE("Row filters choose by words and refuse what is no filter") {
    const auto filter = parseRowFilter("origin!=a|b");
    REQUIRE(filter);
    CHECK(filter->column == "origin");
    CHECK(filter->words == std::vector<std::string>{"a", "b"});
    CHECK(filter->exclude);
    CHECK_FALSE(parseRowFilter("origin"));
    CHECK_FALSE(parseRowFilter("=a"));
    CHECK_FALSE(parseRowFilter("!=a"));
    const test::TemporaryFolder folder;
    const auto table = folder.path() / "labels.csv";
    REQUIRE(
        base::writeFileAtomically(table, base::viewOf(std::string_view("path,label,split,origin\n1.png,ill,train,a\n2.png,normal,train,b\n"
                                                                       "3.png,ill,test,c\n"))));
    TableOptions options;
    options.where = {*parseRowFilter("origin!=a")};
    const auto dataset = readDataset(table, options);
    REQUIRE(dataset);
    REQUIRE(dataset->samples.size() == 2);
    CHECK(dataset->samples[0].path == "2.png");
    options.where.push_back(*parseRowFilter("split=test"));
    CHECK(readDataset(table, options)->samples.size() == 1);
    options.where = {*parseRowFilter("hospital=a")};
    CHECK(readDataset(table, options).error().code == base::ErrorCode::LabelsInvalid);
}

TEST_CASE("Published figures and comparison tables") {
    const auto published = parsePublished(R"({"figures": [{"name": "S1", "source": "paper", "metrics": {"accuracy": 0.97}}]})");
    REQUIRE(published);
    CHECK(published->at(0).metrics.at("accuracy") == 0.97);
    CHECK_FALSE(parsePublished(R"({"figures": [{"name": "S1"}]})"));
    CHECK_FALSE(parsePublished("{"));
    Comparison comparison{"made", "test", "one", {}, *published};
    CompareRow row;
    row.name = "one";
    row.parameters = 123;
    row.report.table = noisyTable(40, 20, 2, 1, 1);
    row.report.figures = estimate(row.report.table, allRows(row.report.table), allFigures);
    comparison.rows.push_back(row);
    CompareRow failed;
    failed.name = "two";
    failed.failure = base::Error(base::ErrorCode::OutOfMemory, {});
    comparison.rows.push_back(failed);
    const std::string markdown = comparisonMarkdown(comparison);
    CHECK(markdown.find("| one | 123 |") != std::string::npos);
    CHECK(markdown.find("failed: out-of-memory") != std::string::npos);
    CHECK(markdown.find("| S1 | accuracy | 0.970 | paper |") != std::string::npos);
    const auto csv = parseTable(comparisonCsv(comparison), "comparison.csv");
    REQUIRE(csv);
    REQUIRE(csv->size() == 3);
    CHECK((*csv)[1].fields.size() == (*csv)[0].fields.size());
    CHECK((*csv)[2].fields.size() == (*csv)[0].fields.size());
    const auto json = nlohmann::json::parse(comparisonJson(comparison));
    CHECK(json["rows"][0]["metrics"]["accuracy"]["ci95"].size() == 2);
    CHECK(json["rows"][1]["error"] == "out-of-memory");
}

TEST_CASE("A recipe takes another architecture's own size and engine") {
    const auto recipe = defaultRecipe("base", {"ill", "normal"}, "mobilenet_v2", 96);
    REQUIRE(recipe);
    CHECK(recipe->training.addNormalization);
    ArchitectureFacts fixed;
    fixed.name = "s1_cnn";
    fixed.naturalShape = {1, 3, 200, 200};
    const auto other = recipeFor(*recipe, fixed, "s1-cnn");
    REQUIRE(other);
    CHECK(other->manifest.id == "s1-cnn");
    CHECK(other->training.shape.rows == 200);
    CHECK(other->manifest.inputRows == 200);
    CHECK_FALSE(other->training.addNormalization);  // built as it was published
    ArchitectureFacts svm;
    svm.name = "svm";
    const auto classical = recipeFor(*recipe, svm, "svm");
    REQUIRE(classical);
    CHECK(classical->manifest.engine == inference::kClassicalEngine);
    CHECK(classical->training.shape.rows == 96);
    CHECK_FALSE(classical->training.addNormalization);
}

TEST_CASE("The card renders floor, cross-validation, further tests and heatmap scores") {
    inference::Manifest model = manifest();
    auto further = nlohmann::ordered_json::parse(model.further);
    further["card"] = {{"floor", {{"metric", "balanced_accuracy"}, {"value", 0.81}, {"text", "plain fine-tuning"}}},
                       {"published", {{{"metric", "auc_macro"}, {"value", 0.9}, {"name", "ResNet-18"}, {"source", "MedMNIST"}}}}};
    further["training_data"] = {{"dataset", "made"}, {"counts", {{"train", {{"ill", 3}}}, {"val", {{"ill", 1}, {"normal", 2}}}}}};
    model.further = further.dump();
    const std::string metrics =
        R"({"split": "test", "dataset": "made", "n": 10, "groups": 5, "metrics": {"balanced_accuracy": {"value": 0.9, "ci95": [0.8, 0.95]}},
            "per_class": {}, "confusion": [], "calibration": {"method": "temperature", "temperature": 1.5,
            "ece_before": {"value": 0.1, "ci95": null}, "ece_after": {"value": 0.02, "ci95": null}}})";
    CardFigures figures;
    figures.metrics = figures.crossValidation = metrics;
    figures.further["without-shenzhen"] = metrics;
    figures.explanation =
        R"({"pictures": 4, "split": "val", "methods": [{"method": "gradcam", "insertion": {"value": 0.7, "ci95": [0.6, 0.8]},
        "deletion": {"value": 0.2, "ci95": [0.1, 0.3]}, "pointing": {"hits": 3, "of": 4, "chance": 0.1}}]})";
    const std::string card = modelCard(model, figures);
    CHECK(card.find("| balanced_accuracy | 0.900 (0.800 to 0.950) | 0.810 | floor: plain fine-tuning |") != std::string::npos);
    CHECK(card.find("ResNet-18 (MedMNIST)") != std::string::npos);
    CHECK(card.find("### Cross-validation") != std::string::npos);
    CHECK(card.find("| without-shenzhen | 10 |") != std::string::npos);
    CHECK(card.find("| gradcam | 0.700 (0.600 to 0.800) | 0.200 (0.100 to 0.300) | 3 of 4 (chance 10 %) |") != std::string::npos);
    CHECK(card.find("before 0.100 (interval n/a), after 0.020 (interval n/a)") != std::string::npos);
    CHECK(card.find("| train | 3 | 0 |") != std::string::npos);
}
