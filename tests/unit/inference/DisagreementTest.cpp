#include "core/inference/Disagreement.h"

#include "core/inference/Calibration.h"
#include "tests/support/Catch.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;

namespace {

inference::Prediction decidedAt(double threshold) {
    inference::Prediction prediction;
    prediction.decision = inference::Decision::Negative;
    prediction.threshold = threshold;
    return prediction;
}

}  // namespace

TEST_CASE("Answers on both sides of the threshold are flagged, and nothing else is") {
    const auto prediction = decidedAt(0.675);
    CHECK(inference::disagreementFlag({0.1652, 0.9449}, prediction) == "answers-disagree:17/94");
    CHECK(inference::disagreementFlag({0.9449, 0.5, 0.1652}, prediction) == "answers-disagree:17/94");
    CHECK(inference::disagreementFlag({0.2, 0.675}, prediction) == "answers-disagree:20/68");
    CHECK_FALSE(inference::disagreementFlag({0.675, 0.9}, prediction));
    CHECK_FALSE(inference::disagreementFlag({0.01, 0.674}, prediction));
    CHECK_FALSE(inference::disagreementFlag({0.9}, prediction));
    CHECK_FALSE(inference::disagreementFlag({}, prediction));
    auto undecided = prediction;
    undecided.decision = inference::Decision::Indeterminate;
    CHECK_FALSE(inference::disagreementFlag({0.1, 0.9}, undecided));
}

TEST_CASE("The flag gives its range back, and what is no such flag gives nothing") {
    const auto range = inference::readDisagreementFlag("answers-disagree:0/100");
    REQUIRE(range);
    CHECK(range->lowest == 0);
    CHECK(range->highest == 100);
    for (const char* broken : {"", "answers-disagree", "answers-disagree:", "answers-disagree:/", "answers-disagree:17",
                               "answers-disagree:17/", "answers-disagree:/94", "answers-disagree:94/17", "answers-disagree:-1/94",
                               "answers-disagree:17/101", "answers-disagree:17/94/95", "answers-disagree: 17/94", "answers-disagree:1.7/94",
                               "answers-disagree:17/99999999999999999999", "cleaned:17/94"}) {
        INFO(broken);
        CHECK_FALSE(inference::readDisagreementFlag(broken));
    }
}

TEST_CASE("A decision against the more probable side is known as one") {
    auto prediction = decidedAt(0.675);
    CHECK_FALSE(inference::decidesAgainstOdds(prediction));  // made without the summed probability
    prediction.findingProbability = 0.6;
    CHECK(inference::decidesAgainstOdds(prediction));
    prediction.findingProbability = 0.4;
    CHECK_FALSE(inference::decidesAgainstOdds(prediction));
    prediction.decision = inference::Decision::Positive;
    CHECK(inference::decidesAgainstOdds(prediction));
    prediction.findingProbability = 0.6;
    CHECK_FALSE(inference::decidesAgainstOdds(prediction));
    prediction.decision = inference::Decision::Indeterminate;
    CHECK_FALSE(inference::decidesAgainstOdds(prediction));
}

TEST_CASE("A prediction whose networks disagree says so, by the sum of its findings") {
    inference::ModelPackage package;
    package.manifest = test::smallManifest();  // label 0 is normal, label 1 a finding
    package.manifest.operatingPoints = {{"balanced", 0.6, 0.9, 0.9}};
    package.manifest.defaultOperatingPoint = "balanced";
    auto prediction = inference::predictionFrom(std::vector<float>{0, 0}, package).value();
    const auto before = prediction.flags;
    REQUIRE(inference::addIntervals(prediction, {{{1, 2}, {3, -3}}, {{1, 2}, {-3, 3}}}, package.manifest));
    REQUIRE(prediction.flags.size() == before.size() + 1);
    CHECK(prediction.flags.back() == "answers-disagree:2/98");
    CHECK(prediction.decision == inference::Decision::Negative);
}
