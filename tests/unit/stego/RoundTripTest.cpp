#include "tests/unit/stego/RoundTrip.h"

using namespace intaglio;
using namespace intaglio::test;

TEST_CASE("the smallest pictures are refused with zero capacity") {
    const crypto::StegoKey key = stegoKey(1);
    for (const auto& [columns, rows] : {std::pair{1, 1}, {2, 2}, {1, 5000}, {5000, 2}, {16, 16}}) {
        const auto picture = makePicture({columns, rows}, Pattern::Constant, 1);
        const auto plan = stego::plan(primitives(), picture, key, frameParameters());
        REQUIRE(plan);
        CAPTURE(columns, rows);
        CHECK_FALSE(plan->fits);
        REQUIRE(plan->reason);
        CHECK(plan->reason->code == base::ErrorCode::CarrierTooSmall);
        CHECK(plan->reason->arguments == std::vector<std::string>{std::to_string(plan->neededBytes), std::to_string(plan->capacityBytes)});
    }
}

TEST_CASE("saturated pictures carry a result, for a saturated sample can move inwards") {
    Tally tally;
    checkRoundTrip(makePicture({192, 192, 3}, Pattern::Maximum, 1), frameParameters(512, 1), 1, tally);
    checkRoundTrip(makePicture({224, 224, 1}, Pattern::Zero, 2), frameParameters(512, 1), 2, tally);
    checkRoundTrip(makePicture({224, 224, 1}, Pattern::SaturatedDisc, 3), frameParameters(512, 1), 3, tally);
    checkRoundTrip(makePicture({192, 192, 3}, Pattern::SaturatedDisc, 4), frameParameters(512, 1), 4, tally);
    CHECK(tally.restored == 4);
}

TEST_CASE("a body too large for one plane spreads over the others") {
    const auto picture = makePicture({96, 96, 3}, Pattern::Smooth, 5);
    const crypto::StegoKey key = stegoKey(1);
    const auto parameters = frameParameters(1024, 4);
    Tally tally;
    checkRoundTrip(picture, parameters, 9, tally);
    CHECK(tally.restored == 1);
    // One plane alone is too small for it.
    const auto grey = makePicture({96, 96, 1}, Pattern::Smooth, 5);
    const auto plan = stego::plan(primitives(), grey, key, parameters);
    REQUIRE(plan);
    CHECK_FALSE(plan->fits);
}

TEST_CASE("a multi-frame picture carries in its first frame only") {
    const auto picture = makePicture({200, 150, 1, 12, false, 3}, Pattern::Smooth, 6);
    const auto parameters = frameParameters();
    const auto embedded = stego::embed(primitives(), picture, stegoKey(1), parameters, randomFrame(parameters, 1));
    REQUIRE(embedded);
    CHECK_FALSE(sameSamples(picture.frame(0), embedded->image.frame(0)));
    CHECK(sameSamples(picture.frame(1), embedded->image.frame(1)));
    CHECK(sameSamples(picture.frame(2), embedded->image.frame(2)));
}

TEST_CASE("a picture larger than two megapixels goes through the sampled census and comes back exactly") {
    Tally tally;
    checkRoundTrip(makePicture({1601, 1405, 3}, Pattern::Smooth, 8), frameParameters(2048, 8), 8, tally);
    checkRoundTrip(makePicture({1601, 1405, 1, 12}, Pattern::Smooth, 9), frameParameters(512, 1), 9, tally);
    CHECK(tally.restored == 2);
}
