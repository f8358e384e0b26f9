#include <cmath>

#include "tests/support/Catch.h"
#include "tests/support/steganalysis/ChiSquare.h"
#include "tests/support/steganalysis/Covers.h"
#include "tests/support/steganalysis/Roc.h"
#include "tests/support/steganalysis/Structural.h"

using namespace intaglio::steganalysis;

namespace {

using Detector = double (*)(const SamplePlane&);
struct Named {
    const char* name;
    Detector estimate;
};
constexpr Named kDetectors[] = {{"sample pairs", samplePairs}, {"RS", regularSingular}, {"weighted stego", weightedStego}};

/// Mean estimate over a few covers with `rate` bits per sample replaced.
double meanEstimate(Detector estimate, double rate, bool matching = false) {
    constexpr int kCovers = 6;
    double sum = 0;
    for (int i = 0; i < kCovers; ++i) {
        SamplePlane plane = textureCover(256, 256, 100 + static_cast<unsigned>(i));
        const auto bits = static_cast<std::size_t>(rate * static_cast<double>(plane.values.size()));
        if (matching)
            matchLowestBits(plane, bits, 7 + static_cast<unsigned>(i));
        else
            replaceLowestBits(plane, bits, 7 + static_cast<unsigned>(i));
        sum += estimate(plane) / kCovers;
    }
    return sum;
}

}  // namespace

TEST_CASE("the structural detectors measure a known rate of LSB replacement") {
    for (const Named& detector : kDetectors) {
        for (const auto& [rate, tolerance] : {std::pair{0.0, 0.02}, {0.1, 0.02}, {0.25, 0.025}, {0.5, 0.03}}) {
            CAPTURE(detector.name, rate);
            CHECK(meanEstimate(detector.estimate, rate) == Approx(rate).margin(tolerance));
        }
    }
}

TEST_CASE("the structural detectors measure full embedding, RS nearly full: at 1 its two curves meet") {
    CHECK(meanEstimate(samplePairs, 1.0) == Approx(1.0).margin(0.1));
    CHECK(meanEstimate(weightedStego, 1.0) == Approx(1.0).margin(0.05));
    CHECK(meanEstimate(regularSingular, 0.85) == Approx(0.85).margin(0.1));
}

TEST_CASE("the structural detectors see little of +-1 matching, which leaves the pairs of values") {
    for (const Named& detector : kDetectors) {
        CAPTURE(detector.name);
        CHECK(std::abs(meanEstimate(detector.estimate, 0.1, true)) < 0.03);
    }
}

TEST_CASE("pictures without texture give a number and no fault") {
    for (const Named& detector : kDetectors) {
        CAPTURE(detector.name);
        CHECK(detector.estimate({64, 64, std::vector<int>(64 * 64, 130)}) == Approx(0).margin(1e-9));
        CHECK(std::isfinite(detector.estimate({1, 1, {5}})));
        CHECK(std::isfinite(detector.estimate({3, 1, {0, 255, 0}})));
        CHECK(std::isfinite(detector.estimate({0, 0, {}})));
    }
}

TEST_CASE("the chi-square attack finds a message that fills the samples it looks at, and only that") {
    SamplePlane clean = textureCover(256, 256, 5);
    for (int& value : clean.values) value = value / 3 * 3;  // a histogram with steps, as contrast stretching leaves it
    SamplePlane full = clean;
    replaceLowestBits(full, full.values.size(), 1);
    SamplePlane half = clean;
    replaceLowestBits(half, half.values.size() / 2, 1, true);
    CHECK(chiSquareAttack(clean).probability < 0.001);
    CHECK(chiSquareAttack(full).probability > 0.001);
    CHECK(chiSquareAttack(full).score() > -1.5);
    CHECK(chiSquareAttack(half, 0.45).score() > -1.5);
    CHECK(chiSquareAttack(half, 1.0).probability < 0.001);
    CHECK(chiSquareAttack({0, 0, {}}).probability == 0);
}

TEST_CASE("the chi-square tail has the values of the tables") {
    CHECK(chiSquareTail(3.841459, 1) == Approx(0.05).epsilon(1e-5));
    CHECK(chiSquareTail(18.30704, 10) == Approx(0.05).epsilon(1e-5));
    CHECK(chiSquareTail(124.3421, 100) == Approx(0.05).epsilon(1e-5));
    CHECK(chiSquareTail(2.558212, 10) == Approx(0.99).epsilon(1e-5));
    CHECK(chiSquareTail(0, 4) == 1);
    CHECK(chiSquareTail(1e6, 100) == Approx(0).margin(1e-12));
}

TEST_CASE("the area under the curve counts pairs, ties half") {
    const std::vector<double> clean{1, 2, 3}, same{1, 2, 3}, above{4, 5, 6}, mixed{2, 4};
    CHECK(areaUnderCurve(clean, same) == Approx(0.5));
    CHECK(areaUnderCurve(clean, above) == Approx(1));
    CHECK(areaUnderCurve(above, clean) == Approx(0));
    CHECK(areaUnderCurve(clean, mixed) == Approx((1.5 + 3) / 6));
    CHECK(std::isnan(areaUnderCurve(clean, {})));
    const auto curve = rocCurve(clean, mixed);
    CHECK(curve.front().hits == 0);
    CHECK(curve.back().hits == 1);
    CHECK(curve.back().falseAlarms == 1);
    double area = 0;
    for (std::size_t i = 1; i < curve.size(); ++i)
        area += (curve[i].falseAlarms - curve[i - 1].falseAlarms) * (curve[i].hits + curve[i - 1].hits) / 2;
    CHECK(area == Approx(areaUnderCurve(clean, mixed)));
}

TEST_CASE("a picture is not compared with its own twin, and tiles of one picture are drawn together") {
    // Every stego score is just above its twin's and says nothing about the others.
    std::vector<double> clean, stego;
    std::vector<int> groups;
    for (int i = 0; i < 24; ++i) {
        clean.push_back(i * 7 % 24);
        stego.push_back(i * 7 % 24 + 0.1);
        groups.push_back(i / 4);
    }
    CHECK(areaUnderCurve(clean, stego) > 0.51);
    const auto alone = areaWithInterval(clean, stego), grouped = areaWithInterval(clean, stego, groups);
    CHECK(alone.value == Approx(0.5));
    CHECK(grouped.value == Approx(0.5));
    CHECK(alone.low <= 0.5);
    CHECK(alone.high >= 0.5);
    CHECK(areaWithInterval(clean, stego, groups).high == grouped.high);
    CHECK(std::isnan(areaWithInterval({}, {}).value));
}

TEST_CASE("intervals hold the figure, are repeatable and shrink with more pictures") {
    std::vector<double> few, many;
    for (int i = 0; i < 20; ++i) few.push_back(i % 5);
    for (int i = 0; i < 2000; ++i) many.push_back(i % 5);
    const auto small = meanWithInterval(few), large = meanWithInterval(many, 200);
    CHECK(small.value == Approx(2));
    CHECK(small.low < 2);
    CHECK(small.high > 2);
    CHECK(large.high - large.low < (small.high - small.low) / 5);
    CHECK(meanWithInterval(few).low == small.low);
    CHECK(medianWithInterval(few).value == Approx(2));
    CHECK(quantile({4, 1, 3, 2}, 0.5) == Approx(2.5));
    CHECK(quantile({5, INFINITY, INFINITY}, 0.9) == INFINITY);
    CHECK(std::isnan(quantile({}, 0.5)));
}
