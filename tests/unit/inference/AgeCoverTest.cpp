#include "core/inference/AgeCover.h"

#include "tests/support/Catch.h"

using namespace intaglio::inference;

TEST_CASE("The ages that models are made for are named together, youngest first, and joined where no year is missing") {
    CHECK(coveredAges({}).empty());
    CHECK(coveredAges({{15, kMaximumAge}, {1, 5}}) == "1-5, 15+");
    CHECK(coveredAges({{1, 5}, {6, 14}}) == "1-14");
    CHECK(coveredAges({{1, 5}, {6.5, 14}}) == "1-5, 6.5-14");
    CHECK(coveredAges({{1, 60}, {15, 20}}) == "1-60");
    CHECK(coveredAges({{0, kMaximumAge}, {1, 5}}) == "0+");
    CHECK(coveredAges({{0, 5}}) == "0-5");
    CHECK(coveredAges({{0.5, 120}}) == "0.5-120");
    CHECK(coveredAges({{7, 7}}) == "7");
}

TEST_CASE("A model without limits is made for every age") {
    InputGate gate;
    CHECK_FALSE(hasAgeLimits(gate));
    CHECK(agesOf(gate) == AgeRange{0, kMaximumAge});
    gate.ageMaximum = 5;
    CHECK(hasAgeLimits(gate));
    CHECK(agesOf(gate) == AgeRange{0, 5});
    gate = {};
    gate.ageMinimum = 15;
    CHECK(hasAgeLimits(gate));
    CHECK(agesOf(gate) == AgeRange{15, kMaximumAge});
}
