#include <random>

#include "tests/report/Sealing.h"
#include "tests/unit/crypto/CryptoTestSupport.h"
#include "tests/unit/stego/Pictures.h"

/// Random pictures of every awkward kind: restored exactly, or refused as the plan said.
namespace intaglio::report {

namespace {

constexpr int kReversibleTrials = 10000;
constexpr int kCovertTrials = 2000;

test::PictureShape randomShape(std::mt19937& random) {
    static constexpr int kSamples[] = {1, 3, 1, 3, 1, 2, 4};
    test::PictureShape shape;
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

enum class Outcome { Restored, Refused, PlanBroken, Lost, Overstepped };

Outcome tryOne(const Mode& mode, unsigned seed) {
    static constexpr std::uint16_t kBuckets[] = {256, 512, 1024, 2048};
    static constexpr std::uint8_t kSlots[] = {1, 2, 4, 8};
    std::mt19937 random(seed);
    const test::PictureShape shape = randomShape(random);
    const auto pattern = static_cast<test::Pattern>(random() % test::kPatterns);
    const std::uint16_t bucket = kBuckets[random() % 4];
    const std::uint8_t slots = kSlots[random() % 4];
    const image::Image original = test::makePicture(shape, pattern, seed);
    const auto plan = stego::plan(crypto::test::primitives(), original, reportKey(), parametersOf(mode, seed, bucket, slots));
    const auto embedded = sealRandomFrame(original, mode, seed, bucket, slots);
    if (!plan || plan->fits != embedded.hasValue()) return Outcome::PlanBroken;
    if (!embedded) return embedded.error().code == base::ErrorCode::CarrierTooSmall ? Outcome::Refused : Outcome::PlanBroken;
    if (test::largestDifference(original, embedded->image) > 1) return Outcome::Overstepped;
    return comesOut(original, embedded->image, mode, seed, bucket, slots) ? Outcome::Restored : Outcome::Lost;
}

Json measureMode(const Mode& mode, int trials, unsigned firstSeed) {
    std::vector<Outcome> outcomes(static_cast<std::size_t>(trials));
    inParallel(outcomes.size(), [&](std::size_t i) { outcomes[i] = tryOne(mode, firstSeed + static_cast<unsigned>(i)); });
    const auto count = [&](Outcome outcome) { return std::count(outcomes.begin(), outcomes.end(), outcome); };
    return {{"trials", trials},
            {"restored", count(Outcome::Restored)},
            {"refused", count(Outcome::Refused)},
            {"planBroken", count(Outcome::PlanBroken)},
            {"lost", count(Outcome::Lost)},
            {"overstepped", count(Outcome::Overstepped)}};
}

}  // namespace

Json measureRestoration(const Setup& setup) {
    return {{"reversible", measureMode(kModes[0], kReversibleTrials / setup.scale, 100000)},
            {"covert", measureMode(kModes[1], kCovertTrials / setup.scale, 300000)}};
}

}  // namespace intaglio::report
