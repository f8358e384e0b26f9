#include "core/stego/Binding.h"
#include "tests/support/Catch.h"
#include "tests/support/LongTests.h"
#include "tests/unit/stego/CovertSetup.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

struct Tally {
    int sealed = 0;
    int refused = 0;
};

/// Samples that differ, and whether each of them was allowed to.
std::size_t countChanges(const image::Image& original, const image::Image& sealed) {
    const auto& geometry = original.geometry();
    const auto& meaning = original.meaning();
    const auto step = static_cast<std::size_t>(geometry.samplesPerPixel);
    std::size_t changes = 0;
    for (std::size_t i = 0; i < geometry.sampleCount(); ++i) {
        const std::int64_t before = original.sampleAt(i), after = sealed.sampleAt(i);
        if (before == after) continue;
        ++changes;
        CHECK(i < geometry.samplesPerFrame());
        CHECK(std::abs(before - after) == 1);
        for (const std::int64_t value : {before, after}) {
            CHECK(value != geometry.minimumValue());
            CHECK(value != geometry.maximumValue());
            if (meaning.paddingValue) {
                const std::int64_t last = meaning.paddingRangeLimit.value_or(*meaning.paddingValue);
                CHECK((value < *meaning.paddingValue || value > last));
            }
        }
        if (geometry.hasAlpha()) {
            CHECK(i % step != step - 1);
            CHECK(original.sampleAt(i / step * step + step - 1) != 0);
        }
    }
    return changes;
}

void checkRoundTrip(const image::Image& original, const stego::FrameParameters& parameters, unsigned seed, Tally& tally) {
    const crypto::StegoKey key = stegoKey(static_cast<std::uint8_t>(seed));
    const base::Bytes frame = randomFrame(parameters, seed);
    const auto plan = stego::plan(primitives(), original, key, parameters);
    REQUIRE(plan);
    CHECK(plan->mode == crypto::EmbeddingMode::Covert);
    const auto embedded = stego::embed(primitives(), original, key, parameters, frame);
    REQUIRE(embedded.hasValue() == plan->fits);
    CHECK((plan->capacityBytes >= frame.size()) == plan->fits);
    if (!embedded) {
        CHECK(embedded.error().code == base::ErrorCode::CarrierTooSmall);
        REQUIRE(plan->reason);
        CHECK(plan->reason->arguments == embedded.error().arguments);
        ++tally.refused;
        return;
    }
    CHECK_FALSE(plan->reason);
    CHECK(plan->maximumChange == 1);
    CHECK(embedded->maximumChange == 1);
    const std::size_t changes = countChanges(original, embedded->image);
    const double peak = std::exp2(original.geometry().bitsStored) - 1;
    const double samples = static_cast<double>(original.geometry().sampleCount());
    CHECK(embedded->psnrDb == Approx(10 * std::log10(peak * peak * samples / static_cast<double>(changes))));
    CHECK(embedded->psnrDb == Approx(plan->psnrDb).margin(0.3));
    const auto result = stego::extract(primitives(), embedded->image, {&key, 1});
    REQUIRE(std::holds_alternative<stego::Extracted>(result));
    const auto& extracted = std::get<stego::Extracted>(result);
    CHECK(extracted.frame == frame);
    CHECK(sameSamples(extracted.restored, embedded->image));
    CHECK(extracted.parameters.mode == crypto::EmbeddingMode::Covert);
    CHECK(extracted.parameters.nonce == parameters.nonce);
    CHECK(extracted.parameters.bucket == parameters.bucket);
    CHECK(extracted.parameters.slots == parameters.slots);
    CHECK(extracted.parameters.protectedRegions == parameters.protectedRegions);
    CHECK(extracted.epoch == 1);
    CHECK(stego::bucketDigest(primitives(), embedded->image, key) == stego::bucketDigest(primitives(), original, key));
    CHECK(stego::bucketTiles(primitives(), embedded->image, key) == stego::bucketTiles(primitives(), original, key));
    ++tally.sealed;
}

PictureShape randomShape(std::mt19937& random) {
    static constexpr int kSamples[] = {1, 3, 1, 3, 1, 2, 4};
    PictureShape shape;
    shape.columns = 1 + static_cast<int>(random() % 257);
    shape.rows = 1 + static_cast<int>(random() % 263);
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
        auto parameters = covertParameters(kBuckets[random() % 4], kSlots[random() % 4], static_cast<std::uint8_t>(seed));
        if (random() % 4 == 0 && shape.columns > 60 && shape.rows > 60) {
            parameters.protectedRegions = {{10, 9, 20, 30}, {25, 20, 17, 15}};
        }
        CAPTURE(seed, shape.columns, shape.rows, shape.samplesPerPixel, shape.bitsStored, shape.isSigned, static_cast<int>(pattern));
        checkRoundTrip(makePicture(shape, pattern, seed), parameters, seed, tally);
    }
}

}  // namespace

TEST_CASE("covert mode gives back the frame of every generated picture or refuses it cleanly") {
    Tally tally;
    runRandomTrials(1, 200, tally);
    CHECK(tally.sealed > 30);
    CHECK(tally.refused > 50);
}

TEST_CASE("covert mode gives back the frames of ten thousand generated pictures or refuses them cleanly") {
    if (!runsLongTests("ten thousand covert pictures")) return;
    Tally tally;
    runRandomTrials(100000, 10000, tally);
    CHECK(tally.sealed > 2500);
}

TEST_CASE("covert mode reaches 74 dB at 512 x 512 and uses pictures to the last carrier") {
    const auto parameters = covertParameters(512, 1);
    const auto picture = softPicture({512, 512, 1, 8});
    const auto plan = stego::plan(primitives(), picture, stegoKey(1), parameters);
    REQUIRE(plan);
    CHECK(plan->psnrDb > 74.2);
    Tally tally;
    checkRoundTrip(picture, parameters, 1, tally);
    CHECK(tally.sealed == 1);
}

TEST_CASE("covert capacity is right to the byte, one bucket above is refused") {
    const crypto::StegoKey key = stegoKey(9);
    // Rows are added until the frame fits: the first height at which it does has a capacity of little more than the frame.
    const auto parameters = covertParameters(1024, 1);
    const std::size_t frame = crypto::frameBytes(1024, 1);
    Tally tally;
    for (int rows = 118; rows < 180; ++rows) {
        const auto picture = softPicture({80, rows, 1, 8});
        const auto plan = stego::plan(primitives(), picture, key, parameters);
        REQUIRE(plan);
        CHECK(plan->fits == (plan->capacityBytes >= frame));
        checkRoundTrip(picture, parameters, 9, tally);
        if (!plan->fits) continue;
        CHECK(plan->capacityBytes < frame + 2 * 80 / 8);
        const auto above = stego::embed(primitives(), picture, key, covertParameters(2048, 1), base::Bytes(crypto::frameBytes(2048, 1)));
        REQUIRE_FALSE(above);
        CHECK(above.error().code == base::ErrorCode::CarrierTooSmall);
        CHECK(above.error().arguments.at(1) == std::to_string(plan->capacityBytes));
        break;
    }
    CHECK(tally.sealed == 1);
    CHECK(tally.refused > 0);
}

TEST_CASE("nothing in a protected region changes in covert mode, up to eight of them") {
    const crypto::StegoKey key = stegoKey(4);
    auto parameters = covertParameters(512, 2);
    const auto picture = softPicture({260, 240, 3, 8});
    for (const int regions : {1, 3, 8}) {
        parameters.protectedRegions.clear();
        for (int i = 0; i < regions; ++i) {
            parameters.protectedRegions.push_back({static_cast<std::uint16_t>(8 + 25 * i), static_cast<std::uint16_t>(8 + 20 * i), 60, 80});
        }
        Tally tally;
        checkRoundTrip(picture, parameters, 4, tally);
        REQUIRE(tally.sealed == 1);
        const auto embedded = stego::embed(primitives(), picture, key, parameters, randomFrame(parameters, 4));
        REQUIRE(embedded);
        for (const auto& region : parameters.protectedRegions) {
            for (std::size_t row = region.row; row < std::size_t{region.row} + region.rows; ++row) {
                for (std::size_t i = region.column * 3u; i < (region.column + region.columns) * 3u; ++i) {
                    REQUIRE(picture.sampleAt(row * 780 + i) == embedded->image.sampleAt(row * 780 + i));
                }
            }
        }
    }
}

TEST_CASE("pictures that are flat, saturated or tiny are refused in covert mode") {
    for (const auto& [shape, pattern] : {std::pair{PictureShape{1, 1}, Pattern::Noise},
                                         {PictureShape{2, 9000}, Pattern::Noise},
                                         {PictureShape{16, 16}, Pattern::Noise},
                                         {PictureShape{400, 400}, Pattern::Constant},
                                         {PictureShape{400, 400}, Pattern::Maximum},
                                         {PictureShape{400, 400}, Pattern::Zero},
                                         {PictureShape{400, 400}, Pattern::Checkerboard}}) {
        const auto plan = stego::plan(primitives(), makePicture(shape, pattern, 1), stegoKey(1), covertParameters());
        REQUIRE(plan);
        CAPTURE(shape.columns, shape.rows, static_cast<int>(pattern), plan->capacityBytes);
        if (shape.rows == 9000) {
            CHECK(plan->fits);  // narrow, but large enough
            continue;
        }
        CHECK_FALSE(plan->fits);
        REQUIRE(plan->reason);
        CHECK(plan->reason->code == base::ErrorCode::CarrierTooSmall);
    }
}

TEST_CASE("the binding of covert mode holds for the sealed picture and shows where another one differs") {
    const crypto::StegoKey key = stegoKey(4);
    auto parameters = covertParameters();
    parameters.protectedRegions = {{20, 20, 30, 30}};
    const auto picture = softPicture({160, 160, 3, 8});
    const auto binding = stego::bindingOf(primitives(), picture, parameters.mode, key, parameters.protectedRegions, true);
    auto embedded = stego::embed(primitives(), picture, key, parameters, randomFrame(parameters, 1));
    REQUIRE(embedded);
    auto check = stego::checkBinding(primitives(), embedded->image, parameters.mode, key, binding);
    CHECK(check.matches);
    CHECK(check.changedTiles.empty());
    CHECK(check.protectedMatches == true);
    const std::size_t sample = (std::size_t{70} * 160 + 130) * 3;
    embedded->image.setSampleAt(sample, embedded->image.sampleAt(sample) + 2);
    check = stego::checkBinding(primitives(), embedded->image, parameters.mode, key, binding);
    CHECK_FALSE(check.matches);
    CHECK(check.changedTiles == std::vector<int>{3 * 8 + 6});
    CHECK(check.protectedMatches == true);
    CHECK_FALSE(stego::checkBinding(primitives(), picture, parameters.mode, stegoKey(5), binding).matches);
}
