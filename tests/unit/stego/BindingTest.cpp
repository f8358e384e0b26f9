#include "core/stego/Binding.h"
#include "tests/support/Catch.h"
#include "tests/unit/stego/StegoSetup.h"

using namespace intaglio;
using namespace intaglio::test;
using crypto::EmbeddingMode;

namespace {

const std::vector<crypto::ProtectedRegion> kRegions{{20, 16, 30, 40}, {60, 12, 8, 9}};

crypto::Binding bind(const image::Image& picture, const std::vector<crypto::ProtectedRegion>& regions = {}) {
    return stego::bindingOf(primitives(), picture, EmbeddingMode::Reversible, stegoKey(1), regions, true);
}

stego::BindingCheck check(const image::Image& picture, const crypto::Binding& binding) {
    return stego::checkBinding(primitives(), picture, EmbeddingMode::Reversible, stegoKey(1), binding);
}

}  // namespace

TEST_CASE("the tiles cover a side without gap or overlap") {
    for (const int length : {1, 7, 8, 9, 100, 65535}) {
        CHECK(stego::tileEdge(0, length) == 0);
        CHECK(stego::tileEdge(8, length) == length);
        for (int i = 0; i < 8; ++i) CHECK(stego::tileEdge(i, length) <= stego::tileEdge(i + 1, length));
    }
}

TEST_CASE("a binding holds for its picture and for no other") {
    const auto picture = makePicture({97, 83, 3}, Pattern::Smooth, 3);
    const auto binding = bind(picture, kRegions);
    CHECK(binding.originalSha256 == stego::canonicalDigest(primitives(), picture));
    CHECK(binding.tiles.size() == crypto::kTileDigestBytes);
    CHECK(binding.protectedRegions == kRegions);
    const auto same = check(picture, binding);
    CHECK(same.matches);
    CHECK(same.changedTiles.empty());
    CHECK(same.protectedMatches == true);

    const auto other = check(makePicture({97, 83, 3}, Pattern::Smooth, 4), binding);
    CHECK_FALSE(other.matches);
    CHECK(other.changedTiles.size() == 64);
    CHECK(other.protectedMatches == false);
}

TEST_CASE("a changed sample is found in its tile, in whichever frame it lies") {
    const auto picture = makePicture({80, 64, 1, 12, true, 3}, Pattern::Smooth, 3);
    const auto binding = bind(picture);
    for (int frame = 0; frame < 3; ++frame) {
        for (int tile = 0; tile < 64; tile += 5) {
            auto changed = picture;
            const int column = stego::tileEdge(tile % 8, 80) + 9, row = stego::tileEdge(tile / 8, 64) + 7;
            const auto index = static_cast<std::size_t>((frame * 64 + row) * 80 + column);
            changed.setSampleAt(index, changed.sampleAt(index) ^ 1);
            const auto result = check(changed, binding);
            CHECK_FALSE(result.matches);
            CHECK(result.changedTiles == std::vector<int>{tile});
            CHECK_FALSE(result.protectedMatches.has_value());
        }
    }
}

TEST_CASE("protected regions are proven on their own") {
    const auto picture = makePicture({97, 83, 1, 8, false, 2}, Pattern::Smooth, 3);
    const auto binding = bind(picture, kRegions);
    auto outside = picture;
    outside.setSampleAt(5 * 97 + 5, outside.sampleAt(5 * 97 + 5) ^ 1);
    CHECK_FALSE(check(outside, binding).matches);
    CHECK(check(outside, binding).protectedMatches == true);
    for (const std::size_t inside : {std::size_t{16 * 97 + 20}, std::size_t{55 * 97 + 49}, std::size_t{83 * 97 + 20 * 97 + 67}}) {
        auto changed = picture;
        changed.setSampleAt(inside, changed.sampleAt(inside) ^ 1);
        CHECK(check(changed, binding).protectedMatches == false);
        CHECK_FALSE(check(changed, binding).matches);
    }
}

TEST_CASE("a binding with regions that cannot be in the picture never holds") {
    const auto picture = makePicture({97, 83}, Pattern::Smooth, 3);
    auto binding = bind(picture, kRegions);
    binding.protectedRegions[0].columns = 500;
    const auto result = check(picture, binding);
    CHECK_FALSE(result.matches);
    CHECK(result.protectedMatches == false);
}

TEST_CASE("tiles of a picture smaller than the grid are empty or single samples, and still told apart") {
    const auto picture = makePicture({3, 5}, Pattern::Noise, 3);
    const auto binding = bind(picture);
    CHECK(check(picture, binding).changedTiles.empty());
    auto changed = picture;
    changed.setSampleAt(0, changed.sampleAt(0) ^ 1);
    CHECK(check(changed, binding).changedTiles.size() == 1);
}
