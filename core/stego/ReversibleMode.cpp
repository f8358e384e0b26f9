#include "core/stego/ReversibleMode.h"

#include <cmath>
#include <limits>

#include "core/crypto/Envelope.h"
#include "core/stego/BitStream.h"
#include "core/stego/Regions.h"
#include "core/stego/Reversible.h"

namespace intaglio::stego {
namespace {

constexpr std::uint8_t kVariants = 16;

base::Error tooSmall(std::size_t needed, std::size_t available) {
    return {base::ErrorCode::CarrierTooSmall, {std::to_string(needed), std::to_string(available)}};
}

double psnrOf(const image::Image& picture, double changedSamples) {
    if (changedSamples == 0) return std::numeric_limits<double>::infinity();
    const double peak = std::exp2(picture.geometry().bitsStored) - 1;
    const double meanSquare = changedSamples / static_cast<double>(picture.geometry().sampleCount());
    return 10 * std::log10(peak * peak / meanSquare);
}

/// What is written into a picture: every change is by one.
struct Writing {
    LaidBody laid;
    Bytes header;
    Bytes original;  ///< the header samples' own lowest bits

    [[nodiscard]] double changedSamples() const {
        std::size_t count = laid.changedSamples;
        for (std::size_t i = 0; i < header.size() * 8; ++i) count += bitAt(header, i) != bitAt(original, i);
        return static_cast<double>(count);
    }
    /// On average over all frames of this length.
    [[nodiscard]] double expectedSamples() const { return laid.expectedChanges + static_cast<double>(header.size() * 8) / 2; }
};

Carrier carrierOf(const image::Image& picture, const HeaderSites& sites, const FrameParameters& parameters) {
    return {picture, SampleRange::of(picture), sites, parameters.protectedRegions};
}

/// Writes the body into `target` (null: nowhere), not the header. Empty where no variant of the body fits. One does not fit at the very
/// edge of the capacity only, where the second colour of a plane happens to hold less than expected with the bits of the first; another
/// mask gives it other bits.
Result<std::optional<Writing>> prepare(const Primitives& primitives, const Carrier& carrier, Capacity& capacity, const StegoKey& key,
                                       const FrameParameters& parameters, const HeaderSites& sites, ByteView frame, image::Image* target) {
    const image::Image& picture = carrier.picture();
    const auto keys = deriveBodyKeys(primitives, key, parameters.nonce);
    if (!keys) return keys.error();
    Writing writing;
    writing.original = readHeaderBits(picture, sites);
    for (std::uint8_t variant = 0; variant < kVariants; ++variant) {
        Bytes body = writing.original;
        base::append(body, frame);
        if (const auto masked = maskBody(primitives, *keys, variant, body); !masked) return masked.error();
        auto laid = layBody(carrier, *keys, body, capacity, target);
        if (!laid && body.size() * 8 > capacity.bits()) break;
        if (!laid) continue;
        laid->arrangement.variant = variant;
        auto header = sealHeader(primitives, key, geometryBytes(picture), parameters, laid->arrangement);
        if (!header) return header.error();
        writing.header = std::move(*header);
        writing.laid = *laid;
        return std::optional(std::move(writing));
    }
    return std::optional<Writing>();
}

std::size_t capacityBytes(Capacity& capacity, std::size_t header) {
    const std::size_t bytes = capacity.bits() / 8;
    return bytes > header ? bytes - header : 0;
}

}  // namespace

Result<Plan> planReversible(const Primitives& primitives, const image::Image& image, const StegoKey& key,
                            const FrameParameters& parameters) {
    Plan plan;
    plan.neededBytes = crypto::frameBytes(parameters.bucket, parameters.slots);
    plan.reason = tooSmall(plan.neededBytes, 0);
    const auto sites = headerSitesFor(primitives, image, key, headerBytes(parameters));
    if (!sites) return plan;
    if (const auto outside = checkHeaderOutside(image.geometry(), *sites, parameters.protectedRegions); !outside) {
        plan.reason = outside.error();
        return plan;
    }
    const Carrier carrier = carrierOf(image, *sites, parameters);
    Capacity capacity(carrier);
    plan.capacityBytes = capacityBytes(capacity, headerBytes(parameters));
    plan.reason = tooSmall(plan.neededBytes, plan.capacityBytes);
    if (plan.neededBytes > plan.capacityBytes) return plan;
    const auto writing = prepare(primitives, carrier, capacity, key, parameters, *sites, Bytes(plan.neededBytes), nullptr);
    if (!writing) return writing.error();
    if (!writing->has_value()) {
        plan.capacityBytes = plan.neededBytes - 1;  // what was tried weighs more than what was measured
        plan.reason = tooSmall(plan.neededBytes, plan.capacityBytes);
        return plan;
    }
    plan.fits = true;
    plan.reason.reset();
    plan.psnrDb = psnrOf(image, (*writing)->expectedSamples());
    plan.maximumChange = 1;
    return plan;
}

Result<Embedded> embedReversible(const Primitives& primitives, const image::Image& image, const StegoKey& key,
                                 const FrameParameters& parameters, ByteView frame) {
    const auto sites = headerSitesFor(primitives, image, key, headerBytes(parameters));
    if (!sites) return tooSmall(frame.size(), 0);
    if (const auto outside = checkHeaderOutside(image.geometry(), *sites, parameters.protectedRegions); !outside) return outside.error();
    const Carrier carrier = carrierOf(image, *sites, parameters);
    Capacity capacity(carrier);
    Embedded embedded{image, 0, 1};
    const auto writing = prepare(primitives, carrier, capacity, key, parameters, *sites, frame, &embedded.image);
    if (!writing) return writing.error();
    if (!writing->has_value()) return tooSmall(frame.size(), capacityBytes(capacity, headerBytes(parameters)));
    embedded.psnrDb = psnrOf(image, (*writing)->changedSamples());
    writeHeaderBits(embedded.image, *sites, (*writing)->header);
    return embedded;
}

std::optional<Extracted> extractReversible(const Primitives& primitives, const image::Image& image, const FoundHeader& found) {
    const FrameParameters& parameters = found.header.parameters;
    const auto* arrangement = std::get_if<Arrangement>(&found.header.arrangement);
    const auto bodyKeys = deriveBodyKeys(primitives, *found.key, parameters.nonce);
    if (arrangement == nullptr || !bodyKeys) return std::nullopt;
    const std::size_t header = headerBytes(parameters);
    const Carrier carrier = carrierOf(image, found.sites, parameters);
    const std::size_t bytes = header + crypto::frameBytes(parameters.bucket, parameters.slots);
    Extracted extracted{parameters, {}, image, found.key->epoch};
    auto body = liftBody(carrier, *bodyKeys, *arrangement, bytes, extracted.restored);
    if (!body || !maskBody(primitives, *bodyKeys, arrangement->variant, *body)) return std::nullopt;
    extracted.frame.assign(body->begin() + static_cast<std::ptrdiff_t>(header), body->end());
    writeHeaderBits(extracted.restored, found.sites, ByteView(*body).first(header));
    return extracted;
}

}  // namespace intaglio::stego
