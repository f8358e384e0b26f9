#include "core/inference/Disagreement.h"

#include "core/inference/Calibration.h"
#include "tests/support/Catch.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;

namespace {

inference::Prediction decided(double finding, double threshold) {
    inference::Prediction prediction;
    prediction.findingProbability = finding;
    prediction.threshold = threshold;
    prediction.decision = finding >= threshold ? inference::Decision::Positive : inference::Decision::Negative;
    return prediction;
}

inference::ModelPackage threeLabels() {
    inference::ModelPackage package;
    package.manifest = test::smallManifest();
    package.manifest.temperature = 1;
    package.manifest.labels.push_back({"worse", {{"en", "Worse"}}, inference::LabelRole::Finding, {}});
    package.manifest.operatingPoints = {{"balanced", 0.675, 0.9, 0.9}};
    package.manifest.defaultOperatingPoint = "balanced";
    return package;
}

inference::Prediction combined(const inference::ModelPackage& package, const std::vector<float>& mean,
                               const std::vector<std::vector<float>>& members) {
    auto prediction = inference::predictionFrom(mean, package).value();
    std::vector<inference::Tensor> answers;
    for (const std::vector<float>& member : members) {
        answers.push_back({{1, static_cast<std::int64_t>(member.size())}, member});
    }
    REQUIRE(inference::addIntervals(prediction, answers, package.manifest));
    return prediction;
}

}  // namespace

TEST_CASE("Answers on both sides of the threshold are flagged, in thousandths rounded outwards, and nothing else is") {
    CHECK(inference::disagreementFlag({0.1652, 0.9449}, decided(0.637, 0.675)) == "answers-disagree:165/945");
    CHECK(inference::disagreementFlag({0.9449, 0.5, 0.1652}, decided(0.637, 0.675)) == "answers-disagree:165/945");
    CHECK(inference::disagreementFlag({0.0, 1.0}, decided(0.5, 0.675)) == "answers-disagree:0/1000");
    CHECK(inference::disagreementFlag({0.0361, 0.0419}, decided(0.038, 0.0391)) == "answers-disagree:36/42");
    CHECK_FALSE(inference::disagreementFlag({0.675, 0.9}, decided(0.8, 0.675)));
    CHECK_FALSE(inference::disagreementFlag({0.01, 0.674}, decided(0.3, 0.675)));
    CHECK_FALSE(inference::disagreementFlag({}, decided(0.3, 0.675)));
    auto undecided = decided(0.5, 0.675);
    undecided.decision = inference::Decision::Indeterminate;
    CHECK_FALSE(inference::disagreementFlag({0.1, 0.9}, undecided));
    auto without = decided(0.5, 0.675);
    without.findingProbability.reset();
    CHECK_FALSE(inference::disagreementFlag({0.1, 0.9}, without));
}

TEST_CASE("A result that decides as none of its members is flagged too") {
    // One member is sure of one finding, one of the other: their mean is sure of nothing.
    const auto package = threeLabels();
    const auto prediction = combined(package, {0, 0, 0}, {{0, 5, -5}, {0, -5, 5}});
    CHECK(prediction.decision == inference::Decision::Negative);
    CHECK(prediction.flags.back() == "answers-disagree:666/994");
    CHECK(inference::disagreement(prediction));
}

TEST_CASE("Findings count together, not each on its own") {
    const auto package = threeLabels();
    // 0.84 for a finding in both members, no label above 0.42.
    const auto alike = combined(package, {0, 1, 1}, {{0, 1, 1}, {0, 1, 1}});
    CHECK(alike.decision == inference::Decision::Positive);
    CHECK_FALSE(inference::disagreement(alike));
    const auto apart = combined(package, {0, 0.5F, 0.5F}, {{0, 1, 1}, {0, 0, 0}});
    CHECK(apart.flags.back() == "answers-disagree:666/845");
}

TEST_CASE("Labels that do not exclude one another are judged by the probability that any finding is there") {
    auto package = threeLabels();
    package.manifest.activation = "sigmoid";
    // One half each: three quarters that one of them is there.
    const auto prediction = combined(package, {-3, -0.5F, -0.5F}, {{-3, 0, 0}, {-3, -1, -1}});
    CHECK(prediction.flags.back() == "answers-disagree:465/750");
}

TEST_CASE("A result's flag gives its range back only where the result bears it out") {
    auto prediction = decided(0.637, 0.675);
    CHECK_FALSE(inference::disagreement(prediction));
    prediction.flags = {"demonstration", "answers-disagree:165/945"};
    const auto range = inference::disagreement(prediction);
    REQUIRE(range);
    CHECK(range->lowest == 0.165);
    CHECK(range->highest == 0.945);
    for (const char* broken :
         {"answers-disagree:", "answers-disagree:/", "answers-disagree:165", "answers-disagree:945/165", "answers-disagree:-165/945",
          "answers-disagree:165/1001", "answers-disagree:0165/945", "answers-disagree:165/945/946", "answers-disagree:100/200",
          "answers-disagree:640/945", "answers-disagree:165/660"}) {
        INFO(broken);
        prediction.flags = {broken};
        CHECK_FALSE(inference::disagreement(prediction));
    }
    prediction.flags = {"answers-disagree:165/945", "answers-disagree:165/945"};
    CHECK_FALSE(inference::disagreement(prediction));
    prediction.flags.pop_back();
    prediction.findingProbability.reset();
    CHECK_FALSE(inference::disagreement(prediction));
}

TEST_CASE("A negative decision on a likely finding is known as one") {
    CHECK(inference::isLikelyButNegative(decided(0.6, 0.675)));
    CHECK_FALSE(inference::isLikelyButNegative(decided(0.4, 0.675)));
    CHECK_FALSE(inference::isLikelyButNegative(decided(0.7, 0.675)));
    CHECK_FALSE(inference::isLikelyButNegative(decided(0.1, 0.04)));  // a screening point is meant to catch such pictures
    auto without = decided(0.6, 0.675);
    without.findingProbability.reset();
    CHECK_FALSE(inference::isLikelyButNegative(without));
}
