#include "core/stego/Regions.h"

#include "core/stego/HeaderSearch.h"
#include "tests/unit/stego/RoundTrip.h"

using namespace intaglio;
using namespace intaglio::test;
using Regions = std::vector<crypto::ProtectedRegion>;

namespace {

stego::FrameParameters withRegions(Regions regions, std::uint16_t bucket = 256) {
    auto parameters = frameParameters(bucket);
    parameters.protectedRegions = std::move(regions);
    return parameters;
}

/// Plan and embedding refuse alike; returns the reason.
base::Error refusalOf(const image::Image& picture, const stego::FrameParameters& parameters) {
    const auto plan = stego::plan(primitives(), picture, stegoKey(1), parameters);
    REQUIRE(plan);
    CHECK_FALSE(plan->fits);
    REQUIRE(plan->reason);
    const auto embedded = stego::embed(primitives(), picture, stegoKey(1), parameters, randomFrame(parameters, 1));
    REQUIRE_FALSE(embedded);
    CHECK(embedded.error().code == plan->reason->code);
    CHECK(embedded.error().arguments == plan->reason->arguments);
    return *plan->reason;
}

void checkInvalid(Regions regions, const std::string& number, const std::string& detail) {
    const auto picture = makePicture({100, 90}, Pattern::Smooth, 1);
    const auto reason = refusalOf(picture, withRegions(std::move(regions)));
    CHECK(reason.code == base::ErrorCode::RegionInvalid);
    CHECK(reason.arguments == std::vector<std::string>{number, detail});
}

}  // namespace

TEST_CASE("regions that cannot be protected are refused with the reason") {
    checkInvalid({{20, 20, 0, 5}}, "1", "it is empty");
    checkInvalid({{20, 20, 5, 0}}, "1", "it is empty");
    checkInvalid({{20, 20, 5, 5}, {90, 20, 11, 5}}, "2", "it leaves the picture");
    checkInvalid({{65535, 20, 65535, 5}}, "1", "it leaves the picture");
    checkInvalid({{7, 20, 5, 5}}, "1", "it is less than 8 pixels from the border");
    checkInvalid({{20, 7, 5, 5}}, "1", "it is less than 8 pixels from the border");
    checkInvalid({{20, 20, 73, 5}}, "1", "it is less than 8 pixels from the border");
    checkInvalid({{20, 20, 5, 63}}, "1", "it is less than 8 pixels from the border");
    checkInvalid(Regions(9, {20, 20, 5, 5}), "9", "there are more than 8");
}

TEST_CASE("a region up to the strip along the border is protected") {
    Tally tally;
    const auto picture = makePicture({400, 300}, Pattern::Smooth, 1);
    checkRoundTrip(picture, withRegions({{8, 8, 384, 200}}), 3, tally);
    checkRoundTrip(picture, withRegions({{8, 92, 150, 200}, {300, 92, 92, 200}}), 3, tally);
    CHECK(tally.restored == 2);
}

TEST_CASE("every number of regions, frame, channel and transparency is restored with the regions untouched") {
    Tally tally;
    for (std::size_t count = 1; count <= 8; ++count) {
        Regions regions;
        for (std::size_t i = 0; i < count; ++i) {
            regions.push_back({static_cast<std::uint16_t>(10 + 20 * i), static_cast<std::uint16_t>(12 + 9 * i), 15, 30});
        }
        checkRoundTrip(makePicture({200, 170, 1, 12, true, 2}, Pattern::Smooth, 4), withRegions(regions), 5, tally);
        checkRoundTrip(makePicture({200, 170, 3}, Pattern::Smooth, 4), withRegions(regions, 512), 5, tally);
        checkRoundTrip(makePicture({200, 170, 4}, Pattern::SaturatedDisc, 4), withRegions(regions), 5, tally);
    }
    CHECK(tally.restored == 24);
}

TEST_CASE("what protected regions leave is too small: refused with what would fit") {
    const auto picture = makePicture({120, 110}, Pattern::Smooth, 1);
    const auto reason = refusalOf(picture, withRegions({{8, 8, 104, 94}}));
    CHECK(reason.code == base::ErrorCode::CarrierTooSmall);
    CHECK(reason.arguments.at(0) == std::to_string(crypto::frameBytes(256, 1)));
}

TEST_CASE("a padded border moves the header inwards, where a region may be in its way") {
    auto picture = makePicture({160, 150, 1, 12}, Pattern::Smooth, 1);
    picture.meaning().paddingValue = 0;
    for (int row = 0; row < 150; ++row) {
        for (int column = 0; column < 160; ++column) {
            if (std::min({row, column, 149 - row, 159 - column}) < 16) picture.setSampleAt(static_cast<std::size_t>(row * 160 + column), 0);
        }
    }
    const auto reason = refusalOf(picture, withRegions({{17, 17, 120, 6}}));
    CHECK(reason.code == base::ErrorCode::RegionInvalid);
    Tally tally;
    checkRoundTrip(picture, withRegions({{40, 40, 50, 50}}), 5, tally);
    CHECK(tally.restored == 1);
}

TEST_CASE("no bit of a header with regions can be flipped unnoticed") {
    const auto key = stegoKey(1);
    const auto picture = makePicture({200, 170}, Pattern::Smooth, 4);
    for (const std::size_t count : {1u, 3u, 8u}) {
        const auto parameters = withRegions(Regions(count, {30, 40, 50, 20}));
        const auto embedded = stego::embed(primitives(), picture, key, parameters, randomFrame(parameters, 1));
        REQUIRE(embedded);
        const auto sites = stego::headerSitesFor(primitives(), picture, key, stego::headerBytes(parameters));
        REQUIRE(sites);
        CHECK(sites->carriers.size() == (count == 1 ? 320u : count == 3 ? 512u : 768u));
        for (const std::size_t index : sites->carriers) {
            auto changed = embedded->image;
            changed.setSampleAt(index, changed.sampleAt(index) ^ 1);
            const auto result = stego::extract(primitives(), changed, {&key, 1});
            REQUIRE(std::holds_alternative<stego::ExtractFailure>(result));
            CHECK(std::get<stego::ExtractFailure>(result) == stego::ExtractFailure::BodyDamaged);
        }
    }
}

TEST_CASE("the rectangles are hidden: they look different with every nonce") {
    const auto key = stegoKey(1);
    const auto picture = makePicture({200, 170}, Pattern::Smooth, 4);
    auto parameters = withRegions(Regions(8, {30, 40, 50, 20}));
    std::vector<base::Bytes> seen;
    for (const std::uint8_t nonce : {std::uint8_t{1}, std::uint8_t{2}}) {
        parameters.nonce.fill(nonce);
        const auto header = stego::sealHeader(primitives(), key, stego::geometryBytes(picture), parameters, stego::Arrangement{});
        REQUIRE(header);
        seen.emplace_back(header->begin() + stego::kHeaderBytes, header->end());
    }
    CHECK(seen[0].size() == 64);
    CHECK(seen[0] != seen[1]);
    for (const auto& bytes : seen) CHECK(std::count(bytes.begin(), bytes.end(), 0) < 4);
}
