#include <numeric>

#include "tests/support/Catch.h"
#include "tests/support/steganalysis/Covers.h"
#include "tests/support/steganalysis/Roc.h"
#include "tests/support/steganalysis/Spam.h"

using namespace intaglio::steganalysis;

namespace {

/// Area under the curve for `rate` bits per sample of +-1 matching over small covers.
double learnedArea(double rate) {
    constexpr int kCovers = 40;
    std::vector<LabelledFeatures> rows;
    for (int group = 0; group < kCovers; ++group) {
        SamplePlane plane = textureCover(96, 96, 500 + static_cast<unsigned>(group));
        rows.push_back({spamFeatures(plane), false, group});
        matchLowestBits(plane, static_cast<std::size_t>(rate * 96 * 96), 9 + static_cast<unsigned>(group));
        rows.push_back({spamFeatures(plane), true, group});
    }
    const auto scores = crossValidatedScores(rows, 5);
    std::vector<double> clean, stego;
    for (std::size_t i = 0; i < rows.size(); ++i) (rows[i].stego ? stego : clean).push_back(scores[i]);
    return areaUnderCurve(clean, stego);
}

}  // namespace

TEST_CASE("SPAM features are conditional probabilities in the published number") {
    const auto features = spamFeatures(textureCover(96, 96, 1));
    REQUIRE(features.size() == kSpamFeatures);
    for (const double value : features) CHECK((value >= 0 && value <= 1));
    // P(third | first two) over all thirds is 1 where the first two occur in all four directions.
    const std::size_t middle = (3 * 7 + 3) * 7;
    CHECK(std::accumulate(features.begin() + middle, features.begin() + middle + 7, 0.0) == Approx(1));
    const auto constant = spamFeatures({16, 16, std::vector<int>(256, 9)});
    CHECK(constant[middle + 3] == Approx(1));
    CHECK(spamFeatures({2, 2, {1, 2, 3, 4}}).size() == kSpamFeatures);
}

TEST_CASE("the learned detector finds dense +-1 matching and nothing where there is nothing") {
    CHECK(learnedArea(1.0) > 0.9);
    CHECK(learnedArea(0.0) == Approx(0.5).margin(0.02));
}
