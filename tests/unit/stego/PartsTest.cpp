#include <set>

#include "core/stego/Expansion.h"
#include "core/stego/FrameHeader.h"
#include "core/stego/HeaderSearch.h"
#include "core/stego/Plane.h"
#include "tests/support/Catch.h"
#include "tests/unit/stego/StegoSetup.h"

using namespace intaglio;
using namespace intaglio::stego;
using namespace intaglio::test;

TEST_CASE("SipHash-2-4 gives the reference value of its authors for eight bytes") {
    OrderKey key{};
    for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::uint8_t>(i);
    CHECK(sipHash24(key, 0x0706050403020100ULL) == 0x93f5f5799a932462ULL);
}

TEST_CASE("the keyed order visits every index once and depends on the key") {
    for (const std::uint64_t size : {1ULL, 2ULL, 3ULL, 5ULL, 64ULL, 1000ULL, 4097ULL}) {
        OrderKey key{};
        key[0] = 9;
        const KeyedPermutation order(key, size);
        std::set<std::uint64_t> seen;
        for (std::uint64_t i = 0; i < size; ++i) seen.insert(order.at(i));
        CHECK(seen.size() == size);
        CHECK(*seen.rbegin() == size - 1);
    }
    OrderKey one{}, two{};
    two[15] = 1;
    int same = 0;
    for (std::uint64_t i = 0; i < 1000; ++i) same += KeyedPermutation(one, 1000).at(i) == KeyedPermutation(two, 1000).at(i);
    CHECK(same < 20);
}

TEST_CASE("the keyed order is pinned: a change would make sealed pictures unreadable") {
    OrderKey key{};
    for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::uint8_t>(i * 17);
    const KeyedPermutation order(key, 1000);
    std::vector<std::uint64_t> first;
    for (std::uint64_t i = 0; i < 6; ++i) first.push_back(order.at(i));
    CHECK(first == std::vector<std::uint64_t>{851, 94, 56, 894, 597, 978});
}

TEST_CASE("expansion is reversible for every value, prediction and bit of a small range") {
    const Segment run{10, 20};
    for (std::int32_t value = run.low; value <= run.high; ++value) {
        for (std::int32_t prediction = 0; prediction <= 30; ++prediction) {
            const Step step = stepFor(value, prediction, run);
            if (isAwayFromEnds(value, prediction, run)) {
                const bool carries = value == prediction || value == prediction - 1;
                CHECK(step.role == (carries ? Role::Carrier : Role::Shifted));
                CHECK_FALSE(step.ambiguous);
            }
            for (const int bit : {0, 1}) {
                const bool moves = step.role == Role::Shifted || (step.role == Role::Carrier && bit == 1);
                const std::int32_t after = moves ? value + step.direction : value;
                CAPTURE(value, prediction, bit);
                REQUIRE(after >= run.low);
                REQUIRE(after <= run.high);
                const Sighting seen = sightingOf(after, prediction, run);
                CHECK(seen.ambiguous == step.ambiguous);
                if (step.role == Role::Carrier) {
                    REQUIRE(seen.role == Role::Carrier);
                    CHECK(seen.bit == (bit == 1));
                    CHECK(after - (seen.bit ? seen.direction : 0) == value);
                } else if (!step.ambiguous) {
                    CHECK(seen.role == step.role);
                    CHECK(after - seen.direction == value);
                } else if (step.role == Role::Shifted) {
                    CHECK(after - seen.direction == value);
                }
            }
        }
    }
}

TEST_CASE("padding splits the range, and neither half leads into it") {
    auto picture = blankPicture({8, 8, 1, 12});
    picture.meaning().paddingValue = 100;
    picture.meaning().paddingRangeLimit = 90;
    const SampleRange range = SampleRange::of(picture);
    CHECK(range.segmentOf(89).high == 89);
    CHECK(range.segmentOf(101).low == 101);
    CHECK(range.segmentOf(101).high == 4095);
    for (const int value : {90, 95, 100, -1, 4096}) CHECK_FALSE(range.segmentOf(value).usable());
    CHECK_FALSE(range.allowsLowestBit(101));  // its partner 100 is padding
    CHECK(range.allowsLowestBit(102));
    CHECK(range.allowsLowestBit(89));
}

TEST_CASE("a padding value at the end of the range leaves one half") {
    auto picture = blankPicture({8, 8, 1, 16, true});
    picture.meaning().paddingValue = -32768;
    const SampleRange range = SampleRange::of(picture);
    CHECK_FALSE(range.segmentOf(-32768).usable());
    CHECK(range.segmentOf(-32767).low == -32767);
    CHECK(range.segmentOf(32767).high == 32767);
}

TEST_CASE("complexity bins grow with complexity and end where their limit says") {
    for (int bin = 0; bin < 255; ++bin) {
        CHECK(complexityBin(complexityLimit(bin)) == bin);
        CHECK(complexityBin(complexityLimit(bin) + 1) == bin + 1);
    }
    CHECK(complexityBin(800000) == 255);
}

TEST_CASE("what the complexity of a sample is made of does not contain its own colour") {
    auto picture = makePicture({21, 17}, Pattern::Noise, 3);
    const auto complexities = [&picture] {
        const Plane<std::int16_t> plane(picture, 0, 0, 17);
        ComplexityRows<std::int16_t> rows(plane);
        std::vector<int> even;
        for (int r = 0; r < 17; ++r) {
            const std::int16_t* row = rows.next();
            for (int c = r & 1; c < 21; c += 2) even.push_back(row[c]);
        }
        return even;
    };
    const auto before = complexities();
    for (int r = 0; r < 17; ++r) {
        for (int c = r & 1; c < 21; c += 2) picture.setSampleAt(static_cast<std::size_t>(r * 21 + c), (r * 7 + c * 3) & 255);
    }
    CHECK(complexities() == before);
}

TEST_CASE("the header survives its own seal and no flipped bit") {
    const crypto::StegoKey key = stegoKey(3);
    const base::Bytes geometry{1, 2, 3};
    const auto parameters = frameParameters(1024, 4, 77);
    Arrangement arrangement;
    arrangement.planeOrder = 4;
    arrangement.variant = 9;
    arrangement.layers = 5;
    arrangement.shares = {1, 2, 3, 250, 5};
    const auto header = sealHeader(primitives(), key, geometry, parameters, arrangement);
    REQUIRE(header);
    const auto opened = openHeader(primitives(), key, geometry, *header);
    REQUIRE(opened);
    CHECK(std::get<stego::Arrangement>(opened->arrangement) == arrangement);
    CHECK(opened->parameters.bucket == 1024);
    CHECK(opened->parameters.slots == 4);
    CHECK(opened->parameters.nonce == parameters.nonce);
    for (std::size_t bit = 0; bit < kHeaderSamples; ++bit) {
        base::Bytes flipped = *header;
        flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ (1u << (bit % 8)));
        CAPTURE(bit);
        CHECK_FALSE(openHeader(primitives(), key, geometry, flipped).has_value());
    }
    CHECK_FALSE(openHeader(primitives(), key, base::Bytes{1, 2, 4}, *header).has_value());
    CHECK_FALSE(openHeader(primitives(), stegoKey(4), geometry, *header).has_value());
}

TEST_CASE("a bucket that does not exist has no header") {
    const auto header = sealHeader(primitives(), stegoKey(1), {}, frameParameters(300, 1), {});
    REQUIRE_FALSE(header);
    CHECK(header.error().code == base::ErrorCode::InvalidArgument);
}

TEST_CASE("header samples lie in the border strip and differ by key") {
    const auto picture = makePicture({200, 150, 3}, Pattern::Smooth, 1);
    const SampleRange range = SampleRange::of(picture);
    const auto sitesFor = [&](std::uint8_t filler) {
        return findHeaderSites(picture, range, headerOrderKey(primitives(), stegoKey(filler), picture.geometry()));
    };
    const auto sites = sitesFor(1);
    REQUIRE(sites);
    CHECK(sites->carriers.size() == kHeaderSamples);
    CHECK(std::set<std::size_t>(sites->carriers.begin(), sites->carriers.end()).size() == kHeaderSamples);
    for (const std::size_t index : sites->carriers) {
        const int column = static_cast<int>(index / 3 % 200);
        const int row = static_cast<int>(index / 600);
        CHECK((column < 8 || column >= 192 || row < 8 || row >= 142));
    }
    CHECK(sites->carriers != sitesFor(2)->carriers);
}

TEST_CASE("a picture made to keep a reader walking costs a bounded number of visits for each key, and none where nothing is fit") {
    image::Image picture = blankPicture({1000, 900, 4});
    std::vector<crypto::StegoKey> keys;
    for (int i = 0; i < 17; ++i) keys.push_back(stegoKey(static_cast<std::uint8_t>(i + 1)));
    const auto visitsOf = [&] {
        std::vector<HeaderSites> walks;
        REQUIRE_FALSE(findHeader(primitives(), picture, keys, walks).has_value());
        std::size_t visits = 0;
        for (const HeaderSites& walk : walks) visits += walk.visited.size();
        return visits;
    };
    CHECK(visitsOf() == 0);                     // transparent through and through
    for (int strip = 0; strip < 56; ++strip) {  // one opaque pixel in each strip, so that none can be passed over as a whole
        picture.setSampleAt(static_cast<std::size_t>((450 * 1000 + strip * 8) * 4 + 3), 255);
    }
    CHECK(visitsOf() == 0);  // fewer than a header needs, whatever the key
    for (int column = 440; column < 560; ++column) picture.setSampleAt(static_cast<std::size_t>((450 * 1000 + column) * 4 + 3), 255);
    CHECK(visitsOf() == keys.size() * kMostVisited);
    for (std::size_t i = 3; i < picture.geometry().sampleCount(); i += 4) picture.setSampleAt(i, 255);
    CHECK(visitsOf() == keys.size() * (kMostHeaderBytes * 8 + 4));
}

TEST_CASE("padding all round is passed over as a whole, however wide") {
    auto picture = makePicture({700, 600}, Pattern::Smooth, 1);
    picture.meaning().paddingValue = 0;
    for (int row = 0; row < 600; ++row) {
        for (int column = 0; column < 700; ++column) {
            if (std::min({row, column, 599 - row, 699 - column}) < 160)
                picture.setSampleAt(static_cast<std::size_t>(row * 700 + column), 0);
        }
    }
    const auto sites = findHeaderSites(picture, SampleRange::of(picture), OrderKey{});
    REQUIRE(sites);
    CHECK(sites->visited.size() == kHeaderSamples);
    CHECK(sites->barren.size() == 20);
    const auto parameters = frameParameters();
    const auto frame = randomFrame(parameters, 1);
    const crypto::StegoKey key = stegoKey(1);
    const auto embedded = embed(primitives(), picture, key, parameters, frame);
    REQUIRE(embedded);
    const auto result = extract(primitives(), embedded->image, {&key, 1});
    REQUIRE(std::holds_alternative<Extracted>(result));
    CHECK(sameSamples(std::get<Extracted>(result).restored, picture));
}

TEST_CASE("a padded border moves the header inwards") {
    auto picture = makePicture({160, 160}, Pattern::Smooth, 1);
    picture.meaning().paddingValue = 0;
    for (int row = 0; row < 160; ++row) {
        for (int column = 0; column < 160; ++column) {
            if (std::min({row, column, 159 - row, 159 - column}) < 12) picture.setSampleAt(static_cast<std::size_t>(row * 160 + column), 0);
        }
    }
    const auto sites = findHeaderSites(picture, SampleRange::of(picture), OrderKey{});
    REQUIRE(sites);
    for (const std::size_t index : sites->carriers) CHECK(picture.sampleAt(index) > 1);
    const auto parameters = frameParameters();
    const auto frame = randomFrame(parameters, 1);
    const crypto::StegoKey key = stegoKey(1);
    const auto embedded = embed(primitives(), picture, key, parameters, frame);
    REQUIRE(embedded);
    const auto result = extract(primitives(), embedded->image, {&key, 1});
    REQUIRE(std::holds_alternative<Extracted>(result));
    CHECK(sameSamples(std::get<Extracted>(result).restored, picture));
}
