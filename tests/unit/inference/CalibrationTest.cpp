#include "core/inference/Calibration.h"

#include <cmath>
#include <limits>

#include "tests/support/Catch.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;

TEST_CASE("Softmax of logits over temperature") {
    const auto manifest = test::smallManifest();  // temperature 1.5
    const auto probabilities = inference::calibratedProbabilities(std::vector<float>{0, 3}, manifest);
    REQUIRE(probabilities);
    CHECK((*probabilities)[1] == Approx(1 / (1 + std::exp(-2.0))));
    CHECK((*probabilities)[0] + (*probabilities)[1] == Approx(1));
}

TEST_CASE("Platt's biases shift the calibrated logits and survive writing") {
    auto manifest = test::smallManifest();
    manifest.temperature = 2;
    manifest.biases = {0.5, -0.25};
    const auto probabilities = inference::calibratedProbabilities(std::vector<float>{0, 3}, manifest);
    REQUIRE(probabilities);
    CHECK((*probabilities)[1] == Approx(1 / (1 + std::exp(-(1.5 - 0.75)))));
    const auto written = inference::serialiseManifest(manifest);
    REQUIRE(written);
    const auto again = inference::parseManifest(*written, manifest.id);
    REQUIRE(again);
    CHECK(again->biases == manifest.biases);
    CHECK(again->temperature == 2);
    manifest.biases = {0.5};
    CHECK_FALSE(inference::serialiseManifest(manifest));
}

TEST_CASE("A rare label is shown by its share where the manifest says so, and the probabilities stay") {
    inference::ModelPackage package;
    package.manifest = test::smallManifest();  // label 0 is normal, label 1 a finding
    const std::vector<float> logits{1, 0};
    const auto plain = inference::predictionFrom(logits, package);
    package.manifest.shownLabel = {inference::kOverShare, {0.9, 0.1}};
    const auto weighted = inference::predictionFrom(logits, package);
    REQUIRE(plain);
    REQUIRE(weighted);
    CHECK(plain->finding == package.manifest.labels[0].key);
    CHECK_FALSE(inference::weightedFinding(*plain));
    CHECK(weighted->finding == package.manifest.labels[1].key);
    CHECK(weighted->flags.back() == "weighted-finding:" + package.manifest.labels[1].key);
    CHECK(inference::weightedFinding(*weighted) == package.manifest.labels[1].key);
    CHECK(weighted->probabilities[0].probability == plain->probabilities[0].probability);
    CHECK(weighted->decision == plain->decision);
    const auto written = inference::serialiseManifest(package.manifest);
    REQUIRE(written);
    const auto again = inference::parseManifest(*written, package.manifest.id);
    REQUIRE(again);
    CHECK(again->shownLabel.rule == inference::kOverShare);
    CHECK(again->shownLabel.shares == package.manifest.shownLabel.shares);
    // Where the most probable label wins under both rules, nothing is said.
    const auto sure = inference::predictionFrom(std::vector<float>{9, 0}, package);
    REQUIRE(sure);
    CHECK(sure->finding == package.manifest.labels[0].key);
    CHECK(sure->flags == plain->flags);
}

TEST_CASE("A most probable finding is never replaced, however rare the calmer label is") {
    inference::ModelPackage package;
    package.manifest = test::smallManifest();
    package.manifest.shownLabel = {inference::kOverShare, {0.1, 0.9}};
    const auto prediction = inference::predictionFrom(std::vector<float>{0, 0.5}, package);
    REQUIRE(prediction);
    CHECK(prediction->probabilities[0].probability / 0.1 > prediction->probabilities[1].probability / 0.9);
    CHECK(prediction->finding == package.manifest.labels[1].key);
    CHECK_FALSE(inference::weightedFinding(*prediction));
}

TEST_CASE("Nothing calm is named while a finding is more probable than it") {
    const std::vector<bool> isFinding{false, false, true};  // nevus, keratosis, melanoma
    const std::vector<double> shares{0.67, 0.11, 0.11};
    CHECK(inference::shownClass(std::vector<double>{0.37, 0.312, 0.318}, shares, isFinding) == 2);
    CHECK(inference::shownClass(std::vector<double>{0.37, 0.315, 0.315}, shares, isFinding) == 2);
    CHECK(inference::shownClass(std::vector<double>{0.60, 0.30, 0.10}, shares, isFinding) == 1);
    CHECK(inference::shownClass(std::vector<double>{0.60, 0.10, 0.30}, shares, isFinding) == 2);
    CHECK(inference::shownClass(std::vector<double>{0.95, 0.03, 0.02}, shares, isFinding) == 0);
    CHECK(inference::shownClass(std::vector<double>{0.37, 0.312, 0.318}, {}, isFinding) == 0);
    // A rarer finding may stand before a more probable one, as both are to be looked for.
    CHECK(inference::shownClass(std::vector<double>{0.5, 0.2, 0.2, 0.1}, std::vector<double>{0.6, 0.2, 0.18, 0.02},
                                {false, true, false, true}) == 3);
}

TEST_CASE("A result's finding is the label of its flag, else the most probable one") {
    inference::Prediction prediction;
    CHECK(inference::findingOf(prediction).empty());
    prediction.probabilities = {{"nevus", 0.6}, {"melanoma", 0.3}, {"other", 0.1}};
    CHECK(inference::findingOf(prediction) == "nevus");
    CHECK(inference::canBeFinding(prediction, "nevus"));
    CHECK_FALSE(inference::canBeFinding(prediction, "melanoma"));
    CHECK_FALSE(inference::hasBrokenWeight(prediction));
    prediction.flags = {"demonstration", "weighted-finding:melanoma"};
    CHECK(inference::findingOf(prediction) == "melanoma");
    CHECK(inference::canBeFinding(prediction, "melanoma"));
    CHECK_FALSE(inference::canBeFinding(prediction, "nevus"));
    CHECK_FALSE(inference::hasBrokenWeight(prediction));
}

TEST_CASE("A weighted-finding flag that names nobody, the most probable label, or stands twice does not count") {
    inference::Prediction prediction;
    prediction.probabilities = {{"nevus", 0.6}, {"melanoma", 0.3}, {"other", 0.1}};
    for (const std::vector<std::string>& flags : {std::vector<std::string>{"weighted-finding:nobody"},
                                                  {"weighted-finding:"},
                                                  {"weighted-finding:nevus"},
                                                  {"weighted-finding:melanoma", "weighted-finding:other"}}) {
        prediction.flags = flags;
        INFO(flags.front());
        CHECK(inference::findingOf(prediction) == "nevus");
        CHECK(inference::hasBrokenWeight(prediction));
    }
}

TEST_CASE("Huge logits neither overflow nor lose their sum") {
    auto manifest = test::smallManifest();
    manifest.temperature = 0.01;
    const auto softmax = inference::calibratedProbabilities(std::vector<float>{3e38F, -3e38F}, manifest);
    REQUIRE(softmax);
    CHECK((*softmax)[0] == 1);
    CHECK((*softmax)[1] == 0);
    manifest.activation = "sigmoid";
    const auto sigmoid = inference::calibratedProbabilities(std::vector<float>{3e38F, -3e38F}, manifest);
    REQUIRE(sigmoid);
    CHECK((*sigmoid)[0] == 1);
    CHECK((*sigmoid)[1] == 0);
}

TEST_CASE("Logits that are too few or not finite are no prediction") {
    const auto manifest = test::smallManifest();
    for (const auto& logits :
         {std::vector<float>{}, std::vector<float>{1}, std::vector<float>{1, 2, 3},
          std::vector<float>{1, std::numeric_limits<float>::quiet_NaN()}, std::vector<float>{std::numeric_limits<float>::infinity(), 0}}) {
        const auto result = inference::calibratedProbabilities(logits, manifest);
        REQUIRE_FALSE(result);
        CHECK(result.error().code == base::ErrorCode::ModelOutputInvalid);
    }
}

TEST_CASE("The summed probability of findings decides, not the likeliest label") {
    inference::ModelPackage package;
    package.manifest = test::smallManifest();
    package.manifest.temperature = 1;
    package.manifest.labels = {{"benign", {{"en", "Benign"}}, inference::LabelRole::Normal},
                               {"early", {{"en", "Early"}}, inference::LabelRole::Finding},
                               {"late", {{"en", "Late"}}, inference::LabelRole::Finding}};
    const std::vector<float> logits{std::log(0.4F), std::log(0.3F), std::log(0.3F)};
    const auto prediction = inference::predictionFrom(logits, package);
    REQUIRE(prediction);
    CHECK(prediction->finding == "benign");
    CHECK(prediction->findingProbability == Approx(0.6).epsilon(1e-5));
    CHECK(prediction->decision == inference::Decision::Positive);
    CHECK(prediction->operatingPoint == "balanced");
    CHECK(prediction->threshold == 0.5);
    CHECK(prediction->probabilities.at(2).label == "late");
    package.manifest.operatingPoints[0].threshold = 0.61;
    CHECK(inference::predictionFrom(logits, package)->decision == inference::Decision::Negative);
}

TEST_CASE("A probability exactly at the threshold is positive") {
    inference::ModelPackage package;
    package.manifest = test::smallManifest();
    const auto prediction = inference::predictionFrom(std::vector<float>{1, 1}, package);
    REQUIRE(prediction);
    CHECK(prediction->findingProbability == 0.5);
    CHECK(prediction->decision == inference::Decision::Positive);
}

TEST_CASE("Independent labels combine to the chance that any holds") {
    auto manifest = test::smallManifest();
    manifest.activation = "sigmoid";
    manifest.labels[0].role = inference::LabelRole::Finding;
    CHECK(inference::findingProbability(std::vector<double>{0.5, 0.5}, manifest) == Approx(0.75));
}

TEST_CASE("A package's reservations go with every prediction") {
    inference::ModelPackage package;
    package.manifest = test::smallManifest();
    package.manifest.demonstration = true;
    package.manifest.nonCommercial = true;
    package.status = inference::PackageStatus::Unsigned;
    package.identity = {"small-model", "1.0.0", std::string(64, 'a')};
    const auto prediction = inference::predictionFrom(std::vector<float>{0, 1}, package);
    REQUIRE(prediction);
    CHECK(prediction->flags == std::vector<std::string>{"demonstration", "non-commercial", "unsigned"});
    CHECK(prediction->model.sha256 == std::string(64, 'a'));
}

TEST_CASE("Answers of several networks become an interval around the combined probability") {
    inference::ModelPackage package;
    package.manifest = test::smallManifest();
    auto prediction = inference::predictionFrom(std::vector<float>{-1, 1}, package).value();
    REQUIRE(inference::addIntervals(prediction, {}, package.manifest));
    CHECK_FALSE(prediction.probabilities[1].lowest.has_value());
    const auto flags = prediction.flags;
    const std::vector<inference::Tensor> answers{{{1, 2}, {0, 0}}, {{1, 2}, {-2, 2}}};
    REQUIRE(inference::addIntervals(prediction, answers, package.manifest));
    CHECK(*prediction.probabilities[1].lowest == Approx(0.5));
    CHECK(*prediction.probabilities[1].highest == Approx(1 / (1 + std::exp(-4 / 1.5))));
    CHECK(*prediction.probabilities[0].lowest == Approx(1 - *prediction.probabilities[1].highest));
    CHECK(*prediction.probabilities[1].lowest <= prediction.probabilities[1].probability);
    CHECK(prediction.flags == flags);  // both decide "positive"
    CHECK_FALSE(inference::addIntervals(prediction, {{{1, 3}, {0, 0, 0}}}, package.manifest));
}
