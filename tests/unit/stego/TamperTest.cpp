#include "core/stego/FrameHeader.h"
#include "core/stego/HeaderSites.h"
#include "tests/support/Catch.h"
#include "tests/unit/stego/StegoSetup.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

struct Sealed {
    image::Image original;
    image::Image sealed;
    base::Bytes frame;
};

Sealed sealPicture(const PictureShape& shape, Pattern pattern, const crypto::StegoKey& key,
                   std::vector<crypto::ProtectedRegion> regions = {}) {
    auto parameters = frameParameters();
    parameters.protectedRegions = std::move(regions);
    image::Image original = makePicture(shape, pattern, 4);
    base::Bytes frame = randomFrame(parameters, 4);
    auto embedded = stego::embed(primitives(), original, key, parameters, frame);
    REQUIRE(embedded);
    return {std::move(original), std::move(embedded->image), std::move(frame)};
}

/// Would a reader take the changed picture for the one that was sealed?
bool readsAsIntact(const Sealed& sealed, const image::Image& changed, const crypto::StegoKey& key) {
    const auto result = stego::extract(primitives(), changed, {&key, 1});
    const auto* extracted = std::get_if<stego::Extracted>(&result);
    return extracted != nullptr && extracted->frame == sealed.frame &&
           stego::canonicalDigest(primitives(), extracted->restored) == stego::canonicalDigest(primitives(), sealed.original);
}

void checkRandomChanges(const PictureShape& shape, Pattern pattern, unsigned trials, std::vector<crypto::ProtectedRegion> regions = {}) {
    const crypto::StegoKey key = stegoKey(5);
    const Sealed sealed = sealPicture(shape, pattern, key, std::move(regions));
    REQUIRE(readsAsIntact(sealed, sealed.sealed, key));
    std::mt19937 random(11);
    image::Image changed = sealed.sealed;
    for (unsigned trial = 0; trial < trials; ++trial) {
        const std::size_t index = random() % changed.geometry().sampleCount();
        const std::int64_t value = changed.sampleAt(index);
        const std::int64_t delta = trial % 2 == 0 ? 1 : 1 + static_cast<std::int64_t>(random() % 200);
        const std::int64_t high = changed.geometry().maximumValue();
        changed.setSampleAt(index, value + delta <= high ? value + delta : value - delta);
        CAPTURE(trial, index, value);
        REQUIRE_FALSE(readsAsIntact(sealed, changed, key));
        changed.setSampleAt(index, value);
    }
}

stego::ExtractFailure failureOf(const image::Image& picture, const crypto::StegoKey& key) {
    const auto result = stego::extract(primitives(), picture, {&key, 1});
    REQUIRE(std::holds_alternative<stego::ExtractFailure>(result));
    return std::get<stego::ExtractFailure>(result);
}

/// Found, whether or not what it announces is still whole.
bool hasHeader(const image::Image& picture, const crypto::StegoKey& key) {
    const auto result = stego::extract(primitives(), picture, {&key, 1});
    const auto* failure = std::get_if<stego::ExtractFailure>(&result);
    return failure == nullptr || *failure != stego::ExtractFailure::NoHeader;
}

}  // namespace

TEST_CASE("a change of any one sample never reads as intact") {
    checkRandomChanges({150, 120, 1, 8}, Pattern::Smooth, 400);
    checkRandomChanges({120, 100, 3, 8}, Pattern::SaturatedDisc, 300);
    checkRandomChanges({190, 170, 1, 14, true}, Pattern::Padded, 300);
    checkRandomChanges({130, 100, 4, 8}, Pattern::Constant, 100);
    checkRandomChanges({100, 100, 1, 12, false, 2}, Pattern::Constant, 100);
    checkRandomChanges({180, 160, 1, 8}, Pattern::Smooth, 300, {{20, 20, 60, 50}, {100, 90, 40, 40}});
}

TEST_CASE("a picture whose header lost one bit reads as damaged, not as never sealed") {
    const crypto::StegoKey key = stegoKey(5);
    const Sealed sealed = sealPicture({150, 120, 1, 8}, Pattern::Smooth, key);
    const auto sites = stego::findHeaderSites(sealed.sealed, stego::SampleRange::of(sealed.sealed),
                                              stego::headerOrderKey(primitives(), key, sealed.sealed.geometry()));
    REQUIRE(sites);
    for (const std::size_t index : sites->carriers) {
        image::Image changed = sealed.sealed;
        changed.setSampleAt(index, changed.sampleAt(index) ^ 1);
        CHECK(failureOf(changed, key) == stego::ExtractFailure::BodyDamaged);
    }
    image::Image twice = sealed.sealed;
    for (const std::size_t index : {sites->carriers[0], sites->carriers[100]}) twice.setSampleAt(index, twice.sampleAt(index) ^ 1);
    CHECK(failureOf(twice, key) == stego::ExtractFailure::NoHeader);
}

TEST_CASE("a header sample that became padding, or padding that became a sample, never reads as never sealed") {
    const crypto::StegoKey key = stegoKey(5);
    const Sealed sealed = sealPicture({190, 170, 1, 14, true}, Pattern::Padded, key);
    const auto padding = sealed.sealed.meaning().paddingValue;
    REQUIRE(padding);
    const auto sites = stego::findHeaderSites(sealed.sealed, stego::SampleRange::of(sealed.sealed),
                                              stego::headerOrderKey(primitives(), key, sealed.sealed.geometry()));
    REQUIRE(sites);
    for (std::size_t i = 0; i < sites->visited.size(); i += 7) {
        const std::size_t index = sites->visited[i];
        image::Image changed = sealed.sealed;
        changed.setSampleAt(index, changed.sampleAt(index) == *padding ? *padding + 40 : *padding);
        CAPTURE(index);
        CHECK(hasHeader(changed, key));
    }
}

TEST_CASE("every header sample that became padding reads as damaged where nearly all of the border is padding") {
    constexpr int kSide = 600;
    image::Image picture = blankPicture({kSide, kSide});
    picture.meaning().paddingValue = 0;
    std::mt19937 random(1);
    for (int row = 0; row < kSide; ++row) {
        for (int column = 0; column < kSide; ++column) {
            const bool tissue = (column > 100 && column < 500 && row > 100 && row < 500) || (row > 560 && column < 70);
            if (tissue) picture.setSampleAt(static_cast<std::size_t>(row * kSide + column), 100 + static_cast<int>(random() % 2));
        }
    }
    const crypto::StegoKey key = stegoKey(1);
    const auto parameters = frameParameters();
    const auto embedded = stego::embed(primitives(), picture, key, parameters, randomFrame(parameters, 1));
    REQUIRE(embedded);
    const auto sites = stego::findHeaderSites(embedded->image, stego::SampleRange::of(embedded->image),
                                              stego::headerOrderKey(primitives(), key, embedded->image.geometry()));
    REQUIRE(sites);
    REQUIRE(sites->visited.size() > 5000);
    for (const std::size_t index : sites->carriers) {
        image::Image changed = embedded->image;
        changed.setSampleAt(index, 0);
        CAPTURE(index);
        CHECK(hasHeader(changed, key));  // the last one's bit may be replaced by an equal one: the picture's digest tells
    }
}

TEST_CASE("the only opaque pixel of the border that became transparent reads as damaged") {
    image::Image picture = makePicture({120, 110, 4, 8}, Pattern::Smooth, 1);
    const auto pixelAt = [](int column, int row) { return static_cast<std::size_t>((row * 120 + column) * 4); };
    for (int row = 0; row < 110; ++row) {
        for (int column = 0; column < 120; ++column) {
            const bool border = std::min({column, row, 119 - column, 109 - row}) < 8;
            picture.setSampleAt(pixelAt(column, row) + 3, border ? 0 : 255);
        }
    }
    const std::size_t only = pixelAt(3, 50);
    picture.setSampleAt(only + 3, 255);
    const crypto::StegoKey key = stegoKey(5);
    const auto parameters = frameParameters();
    auto embedded = stego::embed(primitives(), picture, key, parameters, randomFrame(parameters, 1));
    REQUIRE(embedded);
    embedded->image.setSampleAt(only + 3, 0);
    CHECK(failureOf(embedded->image, key) == stego::ExtractFailure::BodyDamaged);
}

TEST_CASE("a header pixel that became transparent or opaque never reads as never sealed") {
    const crypto::StegoKey key = stegoKey(5);
    const Sealed sealed = sealPicture({130, 100, 4, 8}, Pattern::Smooth, key);
    const auto sites = stego::findHeaderSites(sealed.sealed, stego::SampleRange::of(sealed.sealed),
                                              stego::headerOrderKey(primitives(), key, sealed.sealed.geometry()));
    REQUIRE(sites);
    for (std::size_t i = 0; i < sites->visited.size(); i += 3) {
        const std::size_t index = sites->visited[i];
        image::Image changed = sealed.sealed;
        const std::size_t alpha = index / 4 * 4 + 3;
        changed.setSampleAt(alpha, changed.sampleAt(alpha) == 0 ? 255 : 0);
        CAPTURE(index);
        CHECK(hasHeader(changed, key));
    }
}

TEST_CASE("another stego key and an untouched picture show no header") {
    const crypto::StegoKey key = stegoKey(5);
    const Sealed sealed = sealPicture({150, 120, 1, 8}, Pattern::Smooth, key);
    const std::array<crypto::StegoKey, 2> others{stegoKey(6), crypto::publicStegoKey(primitives())};
    for (const image::Image* picture : {&sealed.sealed, &sealed.original}) {
        const auto result = stego::extract(primitives(), *picture, others);
        REQUIRE(std::holds_alternative<stego::ExtractFailure>(result));
        CHECK(std::get<stego::ExtractFailure>(result) == stego::ExtractFailure::NoHeader);
    }
    CHECK(std::holds_alternative<stego::ExtractFailure>(stego::extract(primitives(), sealed.original, {&key, 1})));
    CHECK(std::holds_alternative<stego::ExtractFailure>(stego::extract(primitives(), sealed.sealed, {})));
}

TEST_CASE("the key that fits is found among several and named by its epoch") {
    const std::array<crypto::StegoKey, 3> keys{stegoKey(9, 12), stegoKey(5, 11), stegoKey(2, 10)};
    const Sealed sealed = sealPicture({150, 120, 1, 8}, Pattern::Smooth, keys[1]);
    const auto result = stego::extract(primitives(), sealed.sealed, keys);
    REQUIRE(std::holds_alternative<stego::Extracted>(result));
    CHECK(std::get<stego::Extracted>(result).epoch == 11);
}

TEST_CASE("carriers that cannot be used are refused with their reason") {
    const crypto::StegoKey key = stegoKey(1);
    const auto refusalOf = [](image::Image picture) {
        const auto status = stego::checkCarrier(picture);
        REQUIRE_FALSE(status);
        CHECK(status.error().code == base::ErrorCode::CarrierUnsupported);
        return status.error().arguments.at(0);
    };
    auto palette = makePicture({80, 70}, Pattern::Constant, 1);
    palette.meaning().photometric = image::Photometric::Palette;
    CHECK(refusalOf(palette) == "palette");
    auto subsampled = makePicture({80, 70, 3}, Pattern::Constant, 1);
    subsampled.meaning().photometric = image::Photometric::YbrFull422;
    CHECK(refusalOf(subsampled) == "subsampled colour");
    CHECK(refusalOf(makePicture({80, 70, 1, 4}, Pattern::Constant, 1)) == "4 bits a sample");
    image::Geometry wide;
    wide.columns = wide.rows = 80;
    wide.bitsAllocated = wide.bitsStored = 32;
    CHECK(refusalOf(image::Image::create(wide).value()) == "32 bits a sample");
    const auto parameters = frameParameters();
    const auto embedded = stego::embed(primitives(), palette, key, parameters, randomFrame(parameters, 1));
    REQUIRE_FALSE(embedded);
    CHECK(embedded.error().code == base::ErrorCode::CarrierUnsupported);
    const auto plan = stego::plan(primitives(), palette, key, parameters);
    REQUIRE(plan);
    CHECK_FALSE(plan->fits);
    CHECK(std::holds_alternative<stego::ExtractFailure>(stego::extract(primitives(), palette, {&key, 1})));
}

TEST_CASE("a frame of another size than its parameters say is refused") {
    const auto picture = makePicture({80, 70}, Pattern::Smooth, 1);
    const auto wrongSize = stego::embed(primitives(), picture, stegoKey(1), frameParameters(), base::Bytes(10));
    REQUIRE_FALSE(wrongSize);
    CHECK(wrongSize.error().code == base::ErrorCode::InvalidArgument);
}
