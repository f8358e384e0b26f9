#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "core/training/OperatingPoints.h"

using namespace intaglio::training;

namespace {

/// Two overlapping normal distributions in log odds, as many of either side; their best threshold is at 0.
std::vector<FindingScore> overlappingScores(std::uint64_t seed, int perSide) {
    std::mt19937_64 random(seed);
    std::normal_distribution<double> noise;
    std::vector<FindingScore> scores;
    for (int index = 0; index < 2 * perSide; ++index) {
        const bool isPositive = index % 2 == 0;
        scores.push_back({1 / (1 + std::exp(-noise(random) - (isPositive ? 1 : -1))), isPositive, "patient" + std::to_string(index)});
    }
    return scores;
}

std::vector<FindingScore> asOneGroup(std::vector<FindingScore> scores) {
    std::for_each(scores.begin(), scores.end(), [](FindingScore& score) { score.group = "one patient"; });
    return scores;
}

double distanceFromBest(const std::vector<FindingScore>& scores) {
    const double threshold = chooseOperatingPoints(scores).at(1).threshold;
    return std::abs(std::log(threshold / (1 - threshold)));
}

}  // namespace

TEST_CASE("Operating points trade misses against false alarms in the stated order") {
    // One group: nothing to draw from, the rule itself.
    const std::vector<FindingScore> scores{{0.1, false}, {0.2, true}, {0.3, false}, {0.4, false},
                                           {0.5, false}, {0.6, true}, {0.7, true},  {0.9, true}};
    const auto points = chooseOperatingPoints(asOneGroup(scores));
    REQUIRE(points.size() == 3);
    CHECK(points[0].name == "screening");
    CHECK(points[0].threshold == Approx(0.1076).margin(1e-4));
    CHECK(points[0].sensitivity == 1);
    CHECK(points[0].specificity == 0.25);
    CHECK(points[1].name == "balanced");
    CHECK(points[1].threshold == Approx(0.5505).margin(1e-4));
    CHECK(points[1].sensitivity == 0.75);
    CHECK(points[1].specificity == 1);
    CHECK(points[2].name == "rule-in");
    CHECK(points[2].threshold == Approx(0.5902).margin(1e-4));
}

TEST_CASE("There are no operating points where nothing is to be told apart") {
    CHECK(chooseOperatingPoints({}).empty());
    CHECK(chooseOperatingPoints({{0.4, true, "a"}, {0.6, true, "b"}}).empty());
    CHECK(chooseOperatingPoints({{0.5, true, "a"}, {0.5, false, "b"}}).empty());
    const std::vector<FindingScore> equal{{0.5, true, "a"}, {0.5, false, "b"}, {0.5, true, "c"}, {0.5, false, "d"}, {0.5, true, "e"}};
    CHECK(chooseOperatingPoints(equal).empty());
}

TEST_CASE("Operating points of a model that separates its validation split are three decisions") {
    std::vector<FindingScore> scores;
    for (int index = 0; index < 100; ++index) {
        scores.push_back({0.002 * index, false, "well" + std::to_string(index)});
        scores.push_back({0.75 + 0.002 * index, true, "ill" + std::to_string(index)});
    }
    const auto points = chooseOperatingPoints(scores);
    REQUIRE(points.size() == 3);
    CHECK(points[0].sensitivity == 1);
    CHECK(points[0].specificity == Approx(0.95).margin(0.021));
    CHECK(points[0].specificity < 1);
    CHECK(points[1].sensitivity == 1);
    CHECK(points[1].specificity == 1);
    CHECK(points[2].sensitivity == Approx(0.95).margin(0.021));
    CHECK(points[2].sensitivity < 1);
    CHECK(points[2].specificity == 1);
}

TEST_CASE("Thresholds over draws of patients lie nearer the best one than the rule's own") {
    double drawn = 0, plain = 0;
    constexpr int kSets = 60;
    for (std::uint64_t seed = 1; seed <= kSets; ++seed) {
        const auto scores = overlappingScores(seed, 40);
        drawn += distanceFromBest(scores) / kSets;
        plain += distanceFromBest(asOneGroup(scores)) / kSets;
    }
    CAPTURE(drawn, plain);
    CHECK(drawn < 0.8 * plain);
}

TEST_CASE("Operating points are the same for the same scores in any order, and rise from screening to rule-in") {
    const auto scores = overlappingScores(3, 60);
    const auto points = chooseOperatingPoints(scores);
    REQUIRE(points.size() == 3);
    CHECK(points[0].threshold < points[1].threshold);
    CHECK(points[1].threshold < points[2].threshold);
    CHECK(points[0].sensitivity >= points[1].sensitivity);
    CHECK(points[2].specificity >= points[1].specificity);
    auto shuffled = scores;
    std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937_64(9));
    CHECK(chooseOperatingPoints(shuffled).at(1).threshold == points[1].threshold);
    const auto called = std::count_if(scores.begin(), scores.end(),
                                      [&](const auto& score) { return score.positive && score.probability >= points[1].threshold; });
    CHECK(points[1].sensitivity == Approx(static_cast<double>(called) / 60));
}

TEST_CASE("Many pictures of one patient are drawn together") {
    // Forty pictures of one patient are one opinion: with them taken apart, the threshold would be far surer of where they lie.
    auto apart = overlappingScores(5, 30), together = apart;
    for (int copy = 0; copy < 40; ++copy) {
        apart.push_back({0.3, true, "copy" + std::to_string(copy)});
        together.push_back({0.3, true, "copies"});
    }
    CHECK(chooseOperatingPoints(apart).at(1).threshold < 0.3);
    CHECK(chooseOperatingPoints(together).at(1).threshold > chooseOperatingPoints(apart).at(1).threshold);
}

TEST_CASE("Scores that are all but certain are told apart still") {
    std::vector<FindingScore> sure, calm;
    for (int index = 0; index < 20; ++index) {
        const std::string name = std::to_string(index);
        sure.push_back({1 - (index % 2 == 0 ? 1e-8 : 9e-7), index % 2 == 0, name});
        calm.push_back({index % 2 == 0 ? 1e-7 : 1e-9, index % 2 == 0, name});
    }
    for (const auto& scores : {sure, calm}) {
        const auto points = chooseOperatingPoints(scores);
        REQUIRE(points.size() == 3);
        CHECK(points[1].sensitivity == 1);
        CHECK(points[1].specificity == 1);
    }
}
