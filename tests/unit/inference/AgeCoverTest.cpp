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
    CHECK(coveredAges({{7, 7.5}}) == "7");
}

TEST_CASE("A part of one year is written up to its last tenth") {
    CHECK(coveredAges({{0.5, 0.9}}) == "0.5-0.9");
    CHECK(coveredAges({{0.5, 0.5}}) == "0.5-0.9");
    CHECK(coveredAges({{6.5, 6.9}}) == "6.5-6.9");
    CHECK(coveredAges({{6.95, 6.97}}) == "6.9");
    CHECK(coveredAges({{0.5, 0.9}, {1, 5}}) == "0.5-5");
}

TEST_CASE("An age is cut off and never rounded up to a birthday that has not come") {
    CHECK(yearsText(14.97) == "14.9");
    CHECK(yearsText(0.97) == "0.9");
    CHECK(yearsText(5.96) == "5.9");
    CHECK(yearsText(34) == "34");
    CHECK(yearsText(0) == "0");
    for (int tenths = 0; tenths <= 1300; ++tenths) {
        const std::string digit = tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10);
        CHECK(yearsText(tenths / 10.0) == std::to_string(tenths / 10) + digit);
        CHECK(coveredAges({{tenths / 10.0, kMaximumAge}}) == std::to_string(tenths / 10) + digit + "+");
    }
}

TEST_CASE("Whoever is too young is said to be younger than the first age that is covered") {
    CHECK(yearsText(14.92) == "14.9");
    CHECK(coveredAges({{14.97, kMaximumAge}}) == "15+");
    CHECK(coveredAges({{1 / 12.0, 5}}) == "0.1-5");
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
