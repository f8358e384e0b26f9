#include <set>

#include "core/stego/BitStream.h"
#include "core/stego/CovertBlocks.h"
#include "core/stego/CovertHeader.h"
#include "core/stego/CovertSamples.h"
#include "tests/support/Catch.h"
#include "tests/unit/stego/CovertSetup.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

std::vector<bool> randomBits(std::size_t count, unsigned seed) {
    std::vector<bool> bits(count);
    std::mt19937 random(seed);
    for (std::size_t i = 0; i < count; ++i) bits[i] = random() % 2 != 0;
    return bits;
}

/// Writes any body into any carriers with at most one change a block, and reads it again.
void checkBlocks(unsigned order, std::size_t longBlocks, std::size_t bytes) {
    CAPTURE(order, longBlocks, bytes);
    const auto blocks = stego::CovertBlocks::create(order, longBlocks, bytes * 8);
    REQUIRE(blocks);
    CHECK(blocks->bits() >= bytes * 8);
    CHECK(blocks->bits() < bytes * 8 + order + 1);
    std::vector<bool> carriers = randomBits(blocks->carriers(), order);
    const auto read = [&] { return blocks->syndromes([&](std::size_t ordinal) { return carriers[ordinal]; }); };
    base::Bytes body((blocks->bits() + 7) / 8);
    std::mt19937 random(5);
    for (std::size_t bit = 0; bit < blocks->bits(); ++bit) stego::setBit(body, bit, random() % 2 != 0);
    const auto wanted = stego::numbersOf(*blocks, body);
    const auto found = read();
    std::set<std::size_t> ordinals;
    for (std::size_t block = 0; block < wanted.size(); ++block) {
        const std::size_t position = wanted[block] ^ found[block];
        if (position == 0) continue;
        REQUIRE(position < (std::size_t{1} << blocks->bitsOf(block)));
        const std::size_t ordinal = blocks->ordinalOf(block, position);
        REQUIRE(ordinal < carriers.size());
        CHECK(ordinals.insert(ordinal).second);
        carriers[ordinal] = !carriers[ordinal];
    }
    CHECK(stego::bytesOf(*blocks, read()) == body);
}

std::vector<std::size_t> drySamples(const image::Image& picture, const crypto::StegoKey& key) {
    const stego::CovertSamples samples(picture, stego::CovertOffsets::of(primitives(), picture, key).value());
    std::vector<std::uint32_t> found;
    for (std::size_t run = 0; run < samples.runs(); ++run) samples.collect(run, found);
    CHECK(found.size() == samples.count());
    return {found.begin(), found.end()};
}

bool isFlat(const image::Image& picture, std::size_t sample) {
    const auto& geometry = picture.geometry();
    const auto step = static_cast<std::size_t>(geometry.samplesPerPixel);
    const int row = static_cast<int>(sample / step) / geometry.columns;
    const int column = static_cast<int>(sample / step) % geometry.columns;
    for (int r = std::max(row - 1, 0); r <= std::min(row + 1, geometry.rows - 1); ++r) {
        for (int c = std::max(column - 1, 0); c <= std::min(column + 1, geometry.columns - 1); ++c) {
            const auto neighbour = static_cast<std::size_t>(r * geometry.columns + c) * step + sample % step;
            if (picture.sampleAt(neighbour) != picture.sampleAt(sample)) return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("Hamming blocks of every order write any body with one change a block") {
    for (unsigned order = 1; order <= stego::CovertBlocks::kGreatestOrder; ++order) checkBlocks(order, 0, order > 9 ? 40 : 376);
    checkBlocks(1, 100, 376);
    checkBlocks(7, 13, 376);
    checkBlocks(8, 416, 632);
    checkBlocks(3, 2, 1);
    checkBlocks(11, 26, 40);
}

TEST_CASE("the blocks chosen are those with fewest changes that fit, to the last carrier") {
    const std::size_t bits = 5056;
    CHECK_FALSE(stego::CovertBlocks::choose(bits, bits - 1));
    REQUIRE(stego::CovertBlocks::choose(bits, bits));
    CHECK(stego::CovertBlocks::choose(bits, bits)->order() == 1);
    CHECK(stego::CovertBlocks::choose(bits, bits)->carriers() == bits);
    double last = 1e9;
    for (std::size_t carriers = bits; carriers < 3000000; carriers += 1 + carriers / 50) {
        const auto chosen = stego::CovertBlocks::choose(bits, carriers);
        REQUIRE(chosen);
        CAPTURE(carriers, chosen->order(), chosen->longBlocks());
        CHECK(chosen->carriers() <= carriers);
        CHECK(chosen->carriers() <= stego::CovertBlocks::kMostCarriers);
        CHECK(chosen->expectedChanges() <= last + 0.01);
        const auto read = stego::CovertBlocks::create(chosen->order(), chosen->longBlocks(), bits);
        REQUIRE(read);
        CHECK(read->carriers() == chosen->carriers());
        const auto better = stego::CovertBlocks::create(chosen->order(), chosen->longBlocks() + 1, bits);
        if (better && chosen->order() < stego::CovertBlocks::kGreatestOrder) CHECK(better->carriers() > carriers);
        last = chosen->expectedChanges();
    }
    CHECK(stego::CovertBlocks::choose(bits, 3000000)->order() == 12);
}

TEST_CASE("block numbers that no writer would choose are refused") {
    CHECK_FALSE(stego::CovertBlocks::create(0, 0, 3008));
    CHECK_FALSE(stego::CovertBlocks::create(13, 0, 3008));
    CHECK_FALSE(stego::CovertBlocks::create(12, 1, 3008));
    CHECK_FALSE(stego::CovertBlocks::create(8, 336, 3008));
    CHECK(stego::CovertBlocks::create(8, 335, 3008));
    CHECK_FALSE(stego::CovertBlocks::create(8, 65535, 3008));
    CHECK_FALSE(stego::CovertBlocks::create(12, 0, 21824));  // more carriers than the limit
    CHECK_FALSE(stego::CovertBlocks::create(8, 0, 0));
}

TEST_CASE("a header byte is written with the fewest changes that the samples at hand allow") {
    std::mt19937 random(2);
    for (const unsigned share : {100u, 50u, 10u, 3u}) {
        std::vector<bool> mayChange(255);
        for (std::size_t i = 0; i < mayChange.size(); ++i) mayChange[i] = i < 8 || random() % 100 < share;
        const stego::CovertHeaderByte code(mayChange);
        REQUIRE(code.writesAll());
        double total = 0;
        for (unsigned difference = 0; difference < 256; ++difference) {
            const auto changes = code.changesFor(static_cast<std::uint8_t>(difference));
            total += static_cast<double>(changes.size());
            std::size_t reached = 0;
            for (const std::size_t sample : changes) {
                CHECK(mayChange[sample]);
                reached ^= 1 + 37 * sample % 255;
            }
            CHECK(reached == difference);
        }
        CHECK(code.expectedChanges() == Approx(total / 256));
    }
    CHECK(stego::CovertHeaderByte(std::vector<bool>(255, true)).expectedChanges() == Approx(255.0 / 256));
    CHECK_FALSE(stego::CovertHeaderByte(std::vector<bool>(255, false)).writesAll());
    std::vector<bool> seven(255, false);
    for (std::size_t i = 0; i < 7; ++i) seven[i] = true;
    CHECK_FALSE(stego::CovertHeaderByte(seven).writesAll());
    CHECK(stego::CovertHeaderByte(std::vector<bool>(16, true)).writesAll());
}

TEST_CASE("dry samples stay the same when every one of them changes to its partner") {
    const crypto::StegoKey key = stegoKey(3);
    for (int pattern = 0; pattern < kPatterns; ++pattern) {
        for (const PictureShape& shape :
             {PictureShape{61, 47, 1, 8}, PictureShape{30, 41, 3, 8}, PictureShape{37, 29, 4, 8}, PictureShape{50, 40, 2, 16},
              PictureShape{300, 20, 1, 12, true}, PictureShape{3, 3, 1, 16, true}}) {
            CAPTURE(pattern, shape.columns, shape.samplesPerPixel, shape.bitsStored);
            const image::Image picture = makePicture(shape, static_cast<Pattern>(pattern), 5);
            const auto dry = drySamples(picture, key);
            const stego::CovertSamples samples(picture, stego::CovertOffsets::of(primitives(), picture, key).value());
            image::Image changed = picture;
            for (const std::size_t sample : dry) {
                const std::int64_t partner = samples.partnerOf(sample);
                REQUIRE(std::abs(partner - picture.sampleAt(sample)) == 1);
                REQUIRE(partner > picture.geometry().minimumValue());
                REQUIRE(partner < picture.geometry().maximumValue());
                changed.setSampleAt(sample, partner);
            }
            CHECK(drySamples(changed, key) == dry);
            CHECK(stego::bucketDigest(primitives(), changed, key) == stego::bucketDigest(primitives(), picture, key));
            CHECK(stego::bucketTiles(primitives(), changed, key) == stego::bucketTiles(primitives(), picture, key));
            const auto single = std::all_of(dry.begin(), dry.end(), [&](std::size_t sample) { return samples.isDry(sample); });
            CHECK(single);
        }
    }
}

TEST_CASE("flat, saturated, padded, transparent and protected samples are wet, nearly all others dry") {
    const crypto::StegoKey key = stegoKey(3);
    CHECK(drySamples(makePicture({64, 64, 1, 8}, Pattern::Constant, 1), key).empty());
    CHECK(drySamples(makePicture({64, 64, 1, 8}, Pattern::Checkerboard, 1), key).empty());
    CHECK(drySamples(makePicture({64, 64, 3, 8}, Pattern::SaturatedNoise, 1), key).size() < 64 * 64 * 3 / 3);

    const image::Image soft = softPicture({96, 64, 3, 8});
    CHECK(drySamples(soft, key).size() > std::size_t{96} * 64 * 3 * 98 / 100);

    const image::Image disc = makePicture({200, 200, 1, 8}, Pattern::SaturatedDisc, 1);
    const auto dry = drySamples(disc, key);
    CHECK(dry.size() > 5000);
    CHECK(std::none_of(dry.begin(), dry.end(), [&](std::size_t sample) { return isFlat(disc, sample); }));

    stego::CovertSamples samples(soft, stego::CovertOffsets::of(primitives(), soft, key).value());
    const std::size_t before = samples.count();
    samples.exclude({crypto::ProtectedRegion{10, 12, 70, 40}, crypto::ProtectedRegion{8, 8, 30, 30}});
    CHECK_FALSE(samples.isDry((std::size_t{12} * 96 + 10) * 3));
    CHECK_FALSE(samples.isDry((std::size_t{51} * 96 + 79) * 3 + 2));
    CHECK(samples.count() < before - 70 * 40 * 3 * 9 / 10);
}

TEST_CASE("a pair's partner is one up or one down with equal chance, whatever the value") {
    const image::Image soft = softPicture({256, 256, 1, 8});
    const crypto::StegoKey key = stegoKey(3);
    const stego::CovertSamples samples(soft, stego::CovertOffsets::of(primitives(), soft, key).value());
    std::array<int, 4> total{}, up{};
    for (std::size_t sample = 0; sample < soft.geometry().sampleCount(); ++sample) {
        const auto residue = static_cast<std::size_t>(soft.sampleAt(sample) % 4);
        ++total[residue];
        up[residue] += samples.partnerOf(sample) > soft.sampleAt(sample);
    }
    for (std::size_t residue = 0; residue < 4; ++residue)
        CHECK(up[residue] == Approx(total[residue] / 2.0).margin(5 * std::sqrt(total[residue] / 4.0)));
}

TEST_CASE("offsets depend on key and geometry, and expanding them agrees with reading one by one") {
    const image::Image picture = softPicture({77, 33, 1, 8, false, 2});
    const auto offsets = stego::CovertOffsets::of(primitives(), picture, stegoKey(1)).value();
    const auto other = stego::CovertOffsets::of(primitives(), picture, stegoKey(2)).value();
    const auto wider = stego::CovertOffsets::of(primitives(), softPicture({78, 33, 1, 8, false, 2}), stegoKey(1)).value();
    int differOther = 0, differWider = 0;
    for (std::size_t i = 0; i < 2000; ++i) {
        differOther += offsets.at(i) != other.at(i);
        differWider += offsets.at(i) != wider.at(i);
    }
    for (const int differ : {differOther, differWider}) CHECK(differ == Approx(1000).margin(120));
    for (std::size_t first = 0; first < 20; ++first) {
        for (const std::size_t count : {1u, 2u, 7u, 8u, 9u, 31u, 100u}) {
            std::vector<std::uint8_t> bytes(count + stego::CovertOffsets::kExpandSlack);
            offsets.expand(first, count, bytes.data());
            for (std::size_t i = 0; i < count; ++i) REQUIRE(bytes[i] == offsets.at(first + i));
        }
    }
}
