#pragma once
#include "tests/support/Catch.h"
#include "tests/unit/stego/StegoSetup.h"

/// What every reversible round trip has to show.
namespace intaglio::test {

struct Tally {
    int restored = 0;
    int refused = 0;
    int asPlanned = 0;        ///< distortion within 0.3 dB of the plan's
    int almostAsPlanned = 0;  ///< within 3 dB: where the cheap samples of a layer end, a few more or less of them make a difference
};

/// Is the sample in one of the regions?
inline bool isProtected(const image::Geometry& geometry, const std::vector<crypto::ProtectedRegion>& regions, std::size_t sample) {
    const std::size_t pixel = sample / static_cast<std::size_t>(geometry.samplesPerPixel);
    const auto columns = static_cast<std::size_t>(geometry.columns), rows = static_cast<std::size_t>(geometry.rows);
    const std::size_t column = pixel % columns, row = pixel / columns % rows;
    return std::any_of(regions.begin(), regions.end(), [&](const crypto::ProtectedRegion& region) {
        return column >= region.column && column < std::size_t{region.column} + region.columns && row >= region.row &&
               row < std::size_t{region.row} + region.rows;
    });
}

/// No sample in or entering the padding range, none transparent, none in a protected region changed.
inline bool respectsUntouchables(const image::Image& original, const image::Image& sealed,
                                 const std::vector<crypto::ProtectedRegion>& regions) {
    const auto& meaning = original.meaning();
    const auto& geometry = original.geometry();
    for (std::size_t i = 0; i < geometry.sampleCount(); ++i) {
        const std::int64_t before = original.sampleAt(i);
        const std::int64_t after = sealed.sampleAt(i);
        if (before == after) continue;
        if (isProtected(geometry, regions, i)) return false;
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

/// `psnrMargin`: decibels between what was planned and what came of it, at most.
inline void checkRoundTrip(const image::Image& original, const stego::FrameParameters& parameters, unsigned seed, Tally& tally,
                           double psnrMargin = 3.0) {
    const crypto::StegoKey key = stegoKey(static_cast<std::uint8_t>(seed));
    const base::Bytes frame = randomFrame(parameters, seed);
    const auto plan = stego::plan(primitives(), original, key, parameters);
    REQUIRE(plan);
    const auto embedded = stego::embed(primitives(), original, key, parameters, frame);
    REQUIRE(embedded.hasValue() == plan->fits);
    if (!embedded) {
        REQUIRE(plan->reason.has_value());
        CHECK(embedded.error().code == plan->reason->code);
        if (plan->reason->code != base::ErrorCode::RegionInvalid) {
            CHECK(plan->reason->code == base::ErrorCode::CarrierTooSmall);
            CHECK(plan->capacityBytes < frame.size());
        }
        ++tally.refused;
        return;
    }
    CHECK(largestDifference(original, embedded->image) <= 1);
    CHECK(respectsUntouchables(original, embedded->image, parameters.protectedRegions));
    ++(std::abs(embedded->psnrDb - plan->psnrDb) <= 0.3 ? tally.asPlanned : tally.almostAsPlanned);
    CHECK(embedded->psnrDb == Approx(plan->psnrDb).margin(psnrMargin));
    const auto result = stego::extract(primitives(), embedded->image, {&key, 1});
    REQUIRE(std::holds_alternative<stego::Extracted>(result));
    const auto& extracted = std::get<stego::Extracted>(result);
    CHECK(extracted.frame == frame);
    CHECK(sameSamples(extracted.restored, original));
    CHECK(extracted.parameters.nonce == parameters.nonce);
    CHECK(extracted.parameters.bucket == parameters.bucket);
    CHECK(extracted.parameters.slots == parameters.slots);
    CHECK(extracted.parameters.protectedRegions == parameters.protectedRegions);
    CHECK(extracted.epoch == 1);
    ++tally.restored;
}

}  // namespace intaglio::test
