#include "tests/support/LongTests.h"
#include "tests/unit/stego/RoundTrip.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

constexpr std::uint16_t kBuckets[] = {256, 512, 1024, 2048};
constexpr std::uint8_t kSlots[] = {1, 2, 4, 8};

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

/// One to eight rectangles inside the border strip; none where the picture has no room for one. They may overlap.
std::vector<crypto::ProtectedRegion> randomRegions(const PictureShape& shape, std::mt19937& random) {
    std::vector<crypto::ProtectedRegion> regions;
    const int columns = shape.columns - 16, rows = shape.rows - 16;
    if (columns < 1 || rows < 1) return regions;
    const auto number = [&](int first, int end) { return first + static_cast<int>(random() % static_cast<unsigned>(end - first)); };
    const int count = 1 + static_cast<int>(random() % crypto::kMaximumProtectedRegions);
    for (int i = 0; i < count; ++i) {
        const int column = number(0, columns), row = number(0, rows);
        const int width = number(1, std::max(2, (columns - column) / 2 + 1)), height = number(1, std::max(2, (rows - row) / 2 + 1));
        regions.push_back({static_cast<std::uint16_t>(8 + column), static_cast<std::uint16_t>(8 + row),
                           static_cast<std::uint16_t>(std::min(width, columns - column)),
                           static_cast<std::uint16_t>(std::min(height, rows - row))});
    }
    return regions;
}

void runRandomTrials(unsigned first, unsigned count, Tally& tally) {
    for (unsigned seed = first; seed < first + count; ++seed) {
        std::mt19937 random(seed);
        const PictureShape shape = randomShape(random);
        const auto pattern = static_cast<Pattern>(random() % kPatterns);
        auto parameters = frameParameters(kBuckets[random() % 4], kSlots[random() % 4], static_cast<std::uint8_t>(seed));
        if (random() % 3 == 0) parameters.protectedRegions = randomRegions(shape, random);
        image::Image picture = makePicture(shape, pattern, seed);
        if (shape.samplesPerPixel == 1 && random() % 4 == 0) picture.meaning().photometric = image::Photometric::Monochrome1;
        CAPTURE(seed, shape.columns, shape.rows, shape.samplesPerPixel, shape.bitsStored, shape.isSigned, static_cast<int>(pattern),
                parameters.protectedRegions.size());
        // In this one a frame's bits decide whether one plane is enough for it.
        checkRoundTrip(picture, parameters, seed, tally, pattern == Pattern::FlagsAndCarriers ? 8.0 : 3.0);
    }
}

/// Every size that the plan's capacity allows is embedded, the next one is refused; returns how many frames were tried.
int checkPromise(const image::Image& picture, unsigned seed) {
    const crypto::StegoKey key = stegoKey(static_cast<std::uint8_t>(seed));
    int tried = 0;
    std::size_t capacity = 0;
    for (const std::uint16_t bucket : kBuckets) {
        for (const std::uint8_t slots : kSlots) {
            auto parameters = frameParameters(bucket, slots);
            const auto plan = stego::plan(primitives(), picture, key, parameters);
            REQUIRE(plan);
            if (tried > 0) CHECK(plan->capacityBytes == capacity);
            capacity = plan->capacityBytes;
            CHECK(plan->fits == (plan->neededBytes <= plan->capacityBytes));
            for (std::uint8_t nonce = 0; nonce < 4; ++nonce) {  // a plan is made before the nonce and the frame are known
                parameters.nonce.fill(nonce);
                const auto frame = randomFrame(parameters, seed * 31 + nonce);
                CAPTURE(bucket, slots, nonce);
                CHECK(stego::embed(primitives(), picture, key, parameters, frame).hasValue() == plan->fits);
            }
            ++tried;
        }
    }
    return tried;
}

}  // namespace

TEST_CASE("every generated picture is restored exactly or refused cleanly") {
    Tally tally;
    runRandomTrials(1, 300, tally);
    CHECK(tally.restored > 100);
    CHECK(tally.refused > 20);
    CHECK(tally.almostAsPlanned * 50 < tally.asPlanned);
}

TEST_CASE("ten thousand generated pictures are restored exactly or refused cleanly") {
    if (!runsLongTests("ten thousand generated pictures")) return;
    Tally tally;
    runRandomTrials(100000, 10000, tally);
    CHECK(tally.restored > 3000);
    CHECK(tally.almostAsPlanned * 50 < tally.asPlanned);
    WARN(tally.restored << " restored, " << tally.refused << " refused, " << tally.almostAsPlanned
                        << " with a distortion more than 0.3 dB from the plan's");
}

namespace {

/// A border, rows that carry and, below, `flagRows` rows (and `extra` samples of another) that cost flags.
image::Image flaggedPicture(int flagRows, int extra) {
    constexpr int kCarrierEnd = 128;
    image::Image picture = blankPicture({140, kCarrierEnd + flagRows + 9});
    const image::Geometry& geometry = picture.geometry();
    for (int row = 0; row < geometry.rows; ++row) {
        for (int column = 0; column < geometry.columns; ++column) {
            const bool odd = ((row + column) & 1) != 0;
            std::int64_t value = odd ? 150 : 10;
            if (row < 8) {
                value = 100;
            } else if (row <= kCarrierEnd + flagRows) {
                value = flagsAndCarriersValue(column, row, row >= kCarrierEnd);
                if (row == kCarrierEnd + flagRows && column >= extra && !odd) value = 201;
            }
            picture.setSampleAt(static_cast<std::size_t>(row) * 140 + static_cast<std::size_t>(column), value);
        }
    }
    return picture;
}

}  // namespace

TEST_CASE("a plan counts what flags that are no random bits leave for the other colour") {
    const crypto::StegoKey key = stegoKey(1);
    auto parameters = frameParameters();
    int fitting = 0;
    for (const int flagRows : {84, 87, 88, 89, 90, 91, 92}) {
        for (const int extra : {0, 40, 56, 88, 120}) {
            const image::Image picture = flaggedPicture(flagRows, extra);
            const auto plan = stego::plan(primitives(), picture, key, parameters);
            REQUIRE(plan);
            CAPTURE(flagRows, extra, plan->capacityBytes);
            CHECK(plan->fits == (plan->neededBytes <= plan->capacityBytes));
            if (!plan->fits) continue;
            ++fitting;
            for (unsigned seed = 0; seed < 50; ++seed) {
                parameters.nonce.fill(static_cast<std::uint8_t>(seed));
                REQUIRE(stego::embed(primitives(), picture, key, parameters, randomFrame(parameters, seed)).hasValue());
            }
        }
    }
    CHECK(fitting >= 8);
}

TEST_CASE("what a plan promises embedding keeps, whatever the frame, and no more") {
    const unsigned pictures = runsLongTests("promises of three hundred plans") ? 300 : 25;
    for (unsigned seed = 1; seed <= pictures; ++seed) {
        std::mt19937 random(seed);
        PictureShape shape = randomShape(random);
        shape.columns = 30 + shape.columns * 2 / 5;  // capacities around the sizes of frames
        shape.rows = 30 + shape.rows * 2 / 5;
        const auto pattern = static_cast<Pattern>(random() % kPatterns);
        CAPTURE(seed, shape.columns, shape.rows, shape.samplesPerPixel, shape.bitsStored, shape.isSigned, static_cast<int>(pattern));
        CHECK(checkPromise(makePicture(shape, pattern, seed), seed) == 16);
    }
}
