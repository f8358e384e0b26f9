#include "core/training/Metrics.h"

#include <cmath>

#include "core/training/Bootstrap.h"
#include "core/training/CalibrationFit.h"
#include "core/training/Quantile.h"
#include "tests/support/Catch.h"

using namespace intaglio::training;

namespace {

/// Rows with full certainty: `truth` judged as `answer`, `count` times.
void addRows(ScoreTable& table, int truth, int answer, int count, const std::string& group = {}) {
    for (int repeat = 0; repeat < count; ++repeat) {
        Scored row{std::vector<double>(table.classes.size()), truth, group};
        row.probabilities[static_cast<std::size_t>(answer)] = 1;
        row.group = group.empty() ? std::to_string(table.rows.size()) : group;
        table.rows.push_back(row);
    }
}

/// Truth a: 2 right, 1 taken for b. Truth b: 2 right, 1 taken for c. Truth c: 4 right.
ScoreTable threeClasses() {
    ScoreTable table{{"a", "b", "c"}, {false, true, true}, {}};
    addRows(table, 0, 0, 2);
    addRows(table, 0, 1, 1);
    addRows(table, 1, 1, 2);
    addRows(table, 1, 2, 1);
    addRows(table, 2, 2, 4);
    return table;
}

}  // namespace

TEST_CASE("Figures of three classes equal those computed by hand") {
    const ScoreTable table = threeClasses();
    const Figures figures = figuresOf(table, allRows(table));
    CHECK(figures.at("accuracy") == Approx(0.8));
    CHECK(figures.at("balanced_accuracy") == Approx((2.0 / 3 + 2.0 / 3 + 1) / 3));
    CHECK(figures.at("sensitivity") == figures.at("balanced_accuracy"));
    CHECK(figures.at("specificity") == Approx((1 + 6.0 / 7 + 5.0 / 6) / 3));
    CHECK(figures.at("ppv") == Approx((1 + 2.0 / 3 + 4.0 / 5) / 3));
    CHECK(figures.at("npv") == Approx((7.0 / 8 + 6.0 / 7 + 1) / 3));
    CHECK(figures.at("f1_macro") == Approx((0.8 + 2.0 / 3 + 8.0 / 9) / 3));
    CHECK(figures.at("kappa") == Approx(0.45 / 0.65));
    CHECK(figures.at("mcc") == Approx(45 / std::sqrt(62.0 * 66.0)));
    CHECK(figures.at("fpr") == Approx(1 - figures.at("specificity")));
    CHECK(figures.at("fnr") == Approx(1 - figures.at("sensitivity")));
    CHECK(figures.at("b/sensitivity") == Approx(2.0 / 3));
    CHECK(figures.at("c/ppv") == Approx(0.8));
}

TEST_CASE("With two classes sensitivity is that of the finding") {
    ScoreTable table{{"normal", "ill"}, {false, true}, {}};
    addRows(table, 0, 0, 9);
    addRows(table, 0, 1, 1);
    addRows(table, 1, 1, 3);
    addRows(table, 1, 0, 2);
    const Figures figures = figuresOf(table, allRows(table));
    CHECK(figures.at("sensitivity") == Approx(0.6));
    CHECK(figures.at("specificity") == Approx(0.9));
    CHECK(figures.at("ppv") == Approx(0.75));
    CHECK(figures.at("balanced_accuracy") == Approx(0.75));
}

TEST_CASE("Shares change which class is predicted, not the calibration of the most probable one") {
    ScoreTable table{{"common", "rare"}, {false, true}, {{{0.7, 0.3}, 1, "1"}, {{0.95, 0.05}, 0, "2"}}};
    const Figures plain = figuresOf(table, allRows(table));
    CHECK(plain.at("balanced_accuracy") == Approx(0.5));
    table.shares = {0.9, 0.1};
    const Figures weighted = figuresOf(table, allRows(table));
    CHECK(weighted.at("balanced_accuracy") == Approx(1));
    CHECK(weighted.at("ece") == plain.at("ece"));
    CHECK(weighted.at("brier") == plain.at("brier"));
    CHECK(confusionMatrix(table, allRows(table))[1][1] == 1);
}

TEST_CASE("A class without pictures is left out of every mean") {
    ScoreTable table = threeClasses();
    table.classes.push_back("d");
    table.isFinding.push_back(true);
    for (Scored& row : table.rows) {
        row.probabilities.push_back(0);
    }
    const Figures figures = figuresOf(table, allRows(table));
    CHECK(figures.at("balanced_accuracy") == Approx(7.0 / 9));
    CHECK(figures.count("d/sensitivity") == 0);
}

TEST_CASE("Area under the curve and average precision count ties half and together") {
    const std::vector<BinaryScore> scores{{0.9, true}, {0.8, true}, {0.8, false}, {0.4, true}, {0.3, false}};
    CHECK(rocArea(scores) == Approx(4.5 / 6));
    CHECK(averagePrecision(scores) == Approx((1 + 2.0 / 3 + 3.0 / 4) / 3));
    CHECK(std::isnan(rocArea({{0.5, true}})));
    CHECK(std::isnan(averagePrecision({{0.5, false}})));
}

TEST_CASE("The Brier score is the mean squared error over pictures and classes") {
    ScoreTable table{{"a", "b", "c"}, {false, true, true}, {{{0.7, 0.2, 0.1}, 0, "1"}, {{0.1, 0.8, 0.1}, 2, "2"}}};
    CHECK(brierScore(table, allRows(table)) == Approx((0.14 + 1.46) / 2 / 3));
    ScoreTable worst{{"a", "b"}, {false, true}, {}};
    addRows(worst, 0, 1, 3);
    CHECK(brierScore(worst, allRows(worst)) == 1);
}

TEST_CASE("Reliability bins hold equal numbers in order of confidence") {
    ScoreTable table{{"a", "b"}, {false, true}, {}};
    for (int row = 0; row < 32; ++row) {
        const double confidence = 0.55 + 0.01 * row;
        table.rows.push_back({{confidence, 1 - confidence}, row % 2, std::to_string(row)});
    }
    const auto bins = reliabilityBins(table, allRows(table));
    REQUIRE(bins.size() == 15);
    double total = 0;
    for (std::size_t bin = 0; bin < bins.size(); ++bin) {
        CHECK(bins[bin].count >= 2);
        CHECK(bins[bin].count <= 3);
        CHECK((bin == 0 || bins[bin].confidence > bins[bin - 1].confidence));
        total += bins[bin].count;
    }
    CHECK(total == 32);
}

TEST_CASE("The calibration error is debiased by what chance alone would show") {
    CHECK(debiasedCalibrationError({{10, 0.6, 0.5}, {10, 0.9, 1.0}}) == Approx(0.0747).margin(0.0005));
    // A gap within the noise of ten pictures vanishes; a hundred thousand pictures prove it.
    CHECK(debiasedCalibrationError({{10, 0.52, 0.5}}) == 0);
    CHECK(debiasedCalibrationError({{1e5, 0.52, 0.5}}) == Approx(0.02).margin(0.0005));
}

TEST_CASE("Figures at a threshold count what reaches it as positive") {
    ScoreTable table{{"normal", "x", "y"},
                     {false, true, true},
                     {{{0.2, 0.4, 0.4}, 1, "1"}, {{0.6, 0.2, 0.2}, 2, "2"}, {{0.9, 0.1, 0}, 0, "3"}, {{0.3, 0.7, 0}, 0, "4"}}};
    const Figures at40 = figuresAtThreshold(table, allRows(table), 0.4);
    CHECK(at40.at("sensitivity") == 1);
    CHECK(at40.at("specificity") == 0.5);
    CHECK(at40.at("balanced_accuracy") == 0.75);
    const Figures at75 = figuresAtThreshold(table, allRows(table), 0.75);
    CHECK(at75.at("sensitivity") == 0.5);
    CHECK(at75.at("specificity") == 1);
    CHECK(at75.at("accuracy") == 0.75);
    const std::vector<std::size_t> onlyIll{0, 1};
    const Figures withoutHealthy = figuresAtThreshold(table, onlyIll, 0.4);
    CHECK(withoutHealthy.count("specificity") == 0);
    CHECK(withoutHealthy.count("npv") == 0);
    CHECK(withoutHealthy.count("balanced_accuracy") == 0);
    CHECK(withoutHealthy.at("ppv") == 1);
}

TEST_CASE("Intervals come from whole groups: pictures of one patient do not count as independent") {
    ScoreTable alone{{"a", "b"}, {false, true}, {}}, grouped = alone;
    for (int group = 0; group < 10; ++group) {
        addRows(alone, 0, group % 2, 10);
        addRows(grouped, 0, group % 2, 10, "patient " + std::to_string(group));
    }
    const auto accuracy = [](const ScoreTable& table) { return estimate(table, allRows(table), allFigures).at("accuracy"); };
    const Estimate narrow = accuracy(alone), wide = accuracy(grouped);
    CHECK(narrow.value == 0.5);
    CHECK(wide.value == 0.5);
    REQUIRE(narrow.ci95);
    REQUIRE(wide.ci95);
    // Binomial standard error 0.05 of a hundred pictures, 0.158 of ten patients; 1.96 of them on either side.
    CHECK(narrow.ci95->high - narrow.ci95->low == Approx(0.196).margin(0.04));
    CHECK(wide.ci95->high - wide.ci95->low == Approx(0.62).margin(0.12));
    CHECK(accuracy(grouped).ci95->low == wide.ci95->low);
}

TEST_CASE("Four groups give no interval, five do") {
    ScoreTable table{{"a", "b"}, {false, true}, {}};
    for (int group = 0; group < 4; ++group) {
        addRows(table, group % 2, 0, 5, "patient " + std::to_string(group));
    }
    CHECK_FALSE(estimate(table, allRows(table), allFigures).at("accuracy").ci95);
    addRows(table, 0, 0, 5, "patient 5");
    CHECK(estimate(table, allRows(table), allFigures).at("accuracy").ci95);
}

TEST_CASE("Draws without a class say nothing about it") {
    // One healthy patient of ten, judged right in nine pictures of ten: a third of the draws hold no healthy picture at all.
    ScoreTable table{{"normal", "ill"}, {false, true}, {}};
    addRows(table, 0, 0, 9, "healthy");
    addRows(table, 0, 1, 1, "healthy");
    for (int patient = 0; patient < 9; ++patient) {
        addRows(table, 1, 1, 10, "ill " + std::to_string(patient));
    }
    const Estimates figures = estimate(table, allRows(table), allFigures);
    const Estimates atPoint = estimate(table, allRows(table), figuresAt(0.5));
    for (const Estimate& specificity : {figures.at("specificity"), figures.at("normal/sensitivity"), atPoint.at("specificity")}) {
        REQUIRE(specificity.ci95);
        CHECK(specificity.ci95->low == Approx(0.9));
        CHECK(specificity.ci95->high == Approx(0.9));
    }
    CHECK(figures.at("balanced_accuracy").ci95->high == Approx(0.95));
}

TEST_CASE("A class that is never answered has no predictive value, and none in the mean") {
    ScoreTable table{{"a", "b", "c"}, {false, true, true}, {}};
    addRows(table, 0, 0, 4);
    addRows(table, 1, 0, 4);
    addRows(table, 2, 2, 4);
    const Figures figures = figuresOf(table, allRows(table));
    CHECK(figures.count("b/ppv") == 0);
    CHECK(figures.at("ppv") == Approx((0.5 + 0 + 1) / 3));
}

TEST_CASE("The fitted temperature makes confidence equal accuracy") {
    std::vector<LogitRow> rows;
    for (int row = 0; row < 100; ++row) {
        rows.push_back({{4.0F, 0.0F}, row < 75 ? 0 : 1});
    }
    CHECK(fitTemperature(rows, "softmax") == Approx(4 / std::log(3.0)).epsilon(1e-4));
    CHECK(fitTemperature({}, "softmax") == 1);
    // Few pictures that are all told apart show nothing of certainty.
    const std::vector<LogitRow> few(49, {{1.0F, 0.0F}, 0}), many(50, {{1.0F, 0.0F}, 0});
    CHECK(fitTemperature(few, "softmax") == Approx(1).epsilon(1e-4));
    CHECK(fitTemperature(many, "softmax") < 0.1);
    // Independent labels: a third of the first label's rows are wrong by the same margin, so sigmoid(margin / T) must be two thirds.
    std::vector<LogitRow> independent{{{2}, 0, "1"}, {{2}, 0, "2"}, {{2}, 1, "3"}};
    CHECK(fitTemperature(independent, "sigmoid") == Approx(2 / std::log(2.0)).epsilon(1e-4));
}

TEST_CASE("Quantiles interpolate between values") {
    CHECK(quantileOf({3, 1, 2}, 0.5) == 2);
    CHECK(quantileOf({0, 10}, 0.25) == 2.5);
    CHECK(quantileOf({7}, 0.9) == 7);
}
