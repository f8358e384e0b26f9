#include "tests/support/Catch.h"
#include "tests/unit/stego/StegoSetup.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

struct Tally {
    int restored = 0;
    int refused = 0;
};

/// No sample in or entering the padding range, none transparent changed.
bool respectsUntouchables(const image::Image& original, const image::Image& sealed) {
    const auto& meaning = original.meaning();
    const auto& geometry = original.geometry();
    for (std::size_t i = 0; i < geometry.sampleCount(); ++i) {
        const std::int64_t before = original.sampleAt(i);
        const std::int64_t after = sealed.sampleAt(i);
        if (before == after) continue;
        if (meaning.paddingValue) {
            const std::int64_t last = meaning.paddingRangeLimit.value_or(*meaning.paddingValue);
            const auto padded = [&](std::int64_t value) { return value >= *meaning.paddingValue && value <= last; };
            if (padded(before) || padded(after)) return false;
        }
        if (geometry.hasAlpha()) {
            const auto samples = static_cast<std::size_t>(geometry.samplesPerPixel);
            const std::size_t alpha = i / samples * samples + samples - 1;
            if (i == alpha || original.sampleAt(alpha) == 0) return false;
        }
    }
    return true;
}

void checkRoundTrip(const image::Image& original, const stego::FrameParameters& parameters, unsigned seed, Tally& tally) {
    const crypto::StegoKey key = stegoKey(static_cast<std::uint8_t>(seed));
    const base::Bytes frame = randomFrame(parameters, seed);
    const auto plan = stego::plan(primitives(), original, key, parameters);
    REQUIRE(plan);
    const auto embedded = stego::embed(primitives(), original, key, parameters, frame);
    REQUIRE(embedded.hasValue() == plan->fits);
    if (!embedded) {
        CHECK(embedded.error().code == base::ErrorCode::CarrierTooSmall);
        CHECK(plan->reason.has_value());
        CHECK(plan->capacityBytes < frame.size());
        ++tally.refused;
        return;
    }
    CHECK(largestDifference(original, embedded->image) <= 1);
    CHECK(respectsUntouchables(original, embedded->image));
    // Near the capacity one of the two may have to spread over more layers than the other.
    CHECK(embedded->psnrDb == Approx(plan->psnrDb).margin(3.0));
    const auto result = stego::extract(primitives(), embedded->image, {&key, 1});
    REQUIRE(std::holds_alternative<stego::Extracted>(result));
    const auto& extracted = std::get<stego::Extracted>(result);
    CHECK(extracted.frame == frame);
    CHECK(sameSamples(extracted.restored, original));
    CHECK(extracted.parameters.nonce == parameters.nonce);
    CHECK(extracted.parameters.bucket == parameters.bucket);
    CHECK(extracted.parameters.slots == parameters.slots);
    CHECK(extracted.epoch == 1);
    ++tally.restored;
}

PictureShape randomShape(std::mt19937& random) {
    static constexpr int kSamples[] = {1, 3, 1, 3, 1, 2, 4};
    PictureShape shape;
    shape.columns = 1 + static_cast<int>(random() % 257);
    shape.rows = 1 + static_cast<int>(random() % 263);
    if (random() % 4 != 0) {  // most of them large enough to hold something
        shape.columns = 40 + shape.columns * 217 / 257;
        shape.rows = 40 + shape.rows * 223 / 263;
    }
    shape.samplesPerPixel = kSamples[random() % std::size(kSamples)];
    shape.bitsStored = 8 + static_cast<int>(random() % 9);
    if (shape.samplesPerPixel > 1) shape.bitsStored = random() % 2 != 0 ? 8 : 16;
    shape.isSigned = shape.samplesPerPixel == 1 && random() % 3 == 0;
    shape.frames = random() % 10 == 0 ? 3 : 1;
    return shape;
}

void runRandomTrials(unsigned first, unsigned count, Tally& tally) {
    static constexpr std::uint16_t kBuckets[] = {256, 512, 1024, 2048};
    static constexpr std::uint8_t kSlots[] = {1, 2, 4, 8};
    for (unsigned seed = first; seed < first + count; ++seed) {
        std::mt19937 random(seed);
        const PictureShape shape = randomShape(random);
        const auto pattern = static_cast<Pattern>(random() % kPatterns);
        const auto parameters = frameParameters(kBuckets[random() % 4], kSlots[random() % 4], static_cast<std::uint8_t>(seed));
        CAPTURE(seed, shape.columns, shape.rows, shape.samplesPerPixel, shape.bitsStored, shape.isSigned, static_cast<int>(pattern));
        checkRoundTrip(makePicture(shape, pattern, seed), parameters, seed, tally);
    }
}

}  // namespace

TEST_CASE("every generated picture is restored exactly or refused cleanly") {
    Tally tally;
    runRandomTrials(1, 300, tally);
    CHECK(tally.restored > 100);
    CHECK(tally.refused > 20);
}

TEST_CASE("ten thousand generated pictures are restored exactly or refused cleanly", "[.long]") {
    Tally tally;
    runRandomTrials(100000, 10000, tally);
    CHECK(tally.restored > 3000);
}

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
