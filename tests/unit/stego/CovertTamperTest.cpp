#include <cstdio>

#include "core/stego/Binding.h"
#include "core/stego/CovertHeader.h"
#include "core/stego/CovertSamples.h"
#include "tests/support/Catch.h"
#include "tests/unit/stego/CovertSetup.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

struct Sealed {
    image::Image original;
    image::Image sealed;
    base::Bytes frame;
    crypto::Digest digest;
};

Sealed sealPicture(const image::Image& original, const crypto::StegoKey& key) {
    const auto parameters = covertParameters();
    base::Bytes frame = randomFrame(parameters, 4);
    auto embedded = stego::embed(primitives(), original, key, parameters, frame);
    REQUIRE(embedded);
    return {original, std::move(embedded->image), std::move(frame), stego::bucketDigest(primitives(), original, key)};
}

enum class Reading { Intact, Mismatch, Damaged, NothingFound };

/// What a reader would say; a frame with a bit changed fails in the envelope, which is damage too.
Reading readingOf(const Sealed& sealed, const image::Image& changed, const crypto::StegoKey& key) {
    const auto result = stego::extract(primitives(), changed, {&key, 1});
    if (const auto* failure = std::get_if<stego::ExtractFailure>(&result)) {
        return *failure == stego::ExtractFailure::NoHeader ? Reading::NothingFound : Reading::Damaged;
    }
    const auto& extracted = std::get<stego::Extracted>(result);
    if (extracted.frame != sealed.frame) return Reading::Damaged;
    return stego::bucketDigest(primitives(), extracted.restored, key) == sealed.digest ? Reading::Intact : Reading::Mismatch;
}

struct Count {
    int intact = 0, mismatch = 0, damaged = 0, nothing = 0;
    std::int64_t largestIntact = 0;

    void add(Reading reading, std::int64_t delta) {
        switch (reading) {
            case Reading::Intact:
                ++intact;
                largestIntact = std::max(largestIntact, std::abs(delta));
                break;
            case Reading::Mismatch:
                ++mismatch;
                break;
            case Reading::Damaged:
                ++damaged;
                break;
            case Reading::NothingFound:
                ++nothing;
                break;
        }
    }
};

/// Changes of -8 to 8 of one sample each.
Count countReadings(const image::Image& original, unsigned trials) {
    const crypto::StegoKey key = stegoKey(5);
    const Sealed sealed = sealPicture(original, key);
    REQUIRE(readingOf(sealed, sealed.sealed, key) == Reading::Intact);
    std::mt19937 random(11);
    image::Image changed = sealed.sealed;
    Count count;
    for (unsigned trial = 0; trial < trials; ++trial) {
        const std::size_t index = random() % changed.geometry().sampleCount();
        const std::int64_t value = changed.sampleAt(index);
        const std::int64_t size = 1 + static_cast<std::int64_t>(random() % 8);
        const std::int64_t delta = random() % 2 != 0 ? size : -size;
        if (value + delta < changed.geometry().minimumValue() || value + delta > changed.geometry().maximumValue()) continue;
        changed.setSampleAt(index, value + delta);
        CAPTURE(trial, index, value, delta);
        const Reading reading = readingOf(sealed, changed, key);
        // What reads as intact is within its pair: one level, and only in one of the two directions.
        if (reading == Reading::Intact) REQUIRE(std::abs(delta) == 1);
        count.add(reading, delta);
        changed.setSampleAt(index, value);
    }
    return count;
}

}  // namespace

TEST_CASE("of single changed samples only those that stay within their pair, and carry nothing, read as intact") {
    struct Case {
        const char* name;
        image::Image picture;
        unsigned trials = 100;
    };
    const std::vector<Case> cases{{"grey 160 x 160", softPicture({160, 160, 1, 8}), 1000},
                                  {"colour 192 x 192", softPicture({192, 192, 3, 8})},
                                  {"padded signed 14 bits", makePicture({190, 170, 1, 14, true}, Pattern::Padded, 4)},
                                  {"half flat colour", makePicture({192, 192, 3, 8}, Pattern::SaturatedDisc, 4)},
                                  {"transparency", softPicture({150, 140, 4, 8})},
                                  {"three frames", softPicture({150, 120, 1, 12, false, 3})}};
    for (const Case& test : cases) {
        const Count count = countReadings(test.picture, test.trials);
        std::printf("%s: of %u changes of one sample by 1 to 8, %d read as intact (largest %d), %d as another picture, %d as damaged\n",
                    test.name, test.trials, count.intact, static_cast<int>(count.largestIntact), count.mismatch, count.damaged);
        CHECK(count.nothing == 0);
        CHECK(count.damaged > 0);
        CHECK(count.intact * 16 < static_cast<int>(test.trials));  // one in sixteen of what no carrier reads
    }
}

TEST_CASE("a changed carrier reads as damaged, a sample that left its pair as another picture") {
    const crypto::StegoKey key = stegoKey(5);
    const Sealed sealed = sealPicture(softPicture({100, 100, 1, 8}), key);
    const stego::CovertSamples samples(sealed.sealed, stego::CovertOffsets::of(primitives(), sealed.sealed, key).value());
    int damaged = 0, intact = 0, outside = 0;
    for (std::size_t sample = 0; sample < sealed.sealed.geometry().sampleCount(); sample += 29) {
        if (!samples.isDry(sample)) continue;
        image::Image changed = sealed.sealed;
        changed.setSampleAt(sample, samples.partnerOf(sample));
        const Reading reading = readingOf(sealed, changed, key);
        damaged += reading == Reading::Damaged;
        intact += reading == Reading::Intact;
        changed.setSampleAt(sample, 2 * sealed.sealed.sampleAt(sample) - samples.partnerOf(sample));
        const Reading left = readingOf(sealed, changed, key);
        outside += left == Reading::Damaged || left == Reading::Mismatch;
        REQUIRE(left != Reading::Intact);
        REQUIRE(left != Reading::NothingFound);
    }
    // The picture is used to nearly its last carrier.
    CHECK(damaged > 270);
    CHECK(intact < 18);
    CHECK(outside > 270);
}

TEST_CASE("a covert header with one changed sample reads as damaged, not as never sealed") {
    const crypto::StegoKey key = stegoKey(5);
    for (const auto regions : {0, 2}) {
        auto parameters = covertParameters();
        for (int i = 0; i < regions; ++i) parameters.protectedRegions.push_back({static_cast<std::uint16_t>(20 + 30 * i), 20, 12, 12});
        const auto embedded = stego::embed(primitives(), softPicture({128, 100, 1, 8}), key, parameters, randomFrame(parameters, 4));
        REQUIRE(embedded);
        const auto sites = stego::covertHeaderSites(primitives(), embedded->image.geometry(), key, 0, stego::headerBytes(parameters));
        image::Image changed = embedded->image;
        const crypto::Digest digest = stego::bucketDigest(primitives(), changed, key);
        for (std::size_t i = 0; i < sites.size(); i += 29) {
            const std::int64_t value = changed.sampleAt(sites[i]);
            const std::int64_t wanted = value % 3 == 0 ? 0 : value ^ 1;  // also one that saturates
            changed.setSampleAt(sites[i], wanted);
            const auto result = stego::extract(primitives(), changed, {&key, 1});
            const auto* failure = std::get_if<stego::ExtractFailure>(&result);
            CAPTURE(i, value);
            if ((wanted - value) % 2 != 0) {
                REQUIRE(failure != nullptr);
                CHECK(*failure == stego::ExtractFailure::BodyDamaged);
            } else if (wanted != value) {  // the header reads as before: the picture's digest tells
                if (failure != nullptr) {
                    CHECK(*failure == stego::ExtractFailure::BodyDamaged);
                } else {
                    CHECK(stego::bucketDigest(primitives(), std::get<stego::Extracted>(result).restored, key) != digest);
                }
            }
            changed.setSampleAt(sites[i], value);
        }
    }
}

TEST_CASE("nothing is found in covert mode under another key, in the original, or with no key") {
    const crypto::StegoKey key = stegoKey(5);
    const Sealed sealed = sealPicture(softPicture({150, 120, 1, 8}), key);
    const std::array<crypto::StegoKey, 3> keys{stegoKey(9, 12), stegoKey(5, 11), stegoKey(2, 10)};
    const auto found = stego::extract(primitives(), sealed.sealed, keys);
    REQUIRE(std::holds_alternative<stego::Extracted>(found));
    CHECK(std::get<stego::Extracted>(found).epoch == 11);
    CHECK(readingOf(sealed, sealed.original, key) == Reading::NothingFound);
    CHECK(readingOf(sealed, sealed.sealed, stegoKey(6)) == Reading::NothingFound);
    CHECK(std::holds_alternative<stego::ExtractFailure>(stego::extract(primitives(), sealed.sealed, {})));
}
