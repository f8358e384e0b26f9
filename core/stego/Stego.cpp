#include "core/stego/Stego.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/crypto/Envelope.h"
#include "core/stego/AlteredHeader.h"
#include "core/stego/Reversible.h"

namespace intaglio::stego {
namespace {

constexpr std::uint8_t kVariants = 16;
constexpr std::uint8_t kSuite = 1;

base::Error tooSmall(std::size_t needed, std::size_t available) {
    return {base::ErrorCode::CarrierTooSmall, {std::to_string(needed), std::to_string(available)}};
}

base::Status checkMode(EmbeddingMode mode) {
    if (mode == EmbeddingMode::Reversible) return {};
    return base::Error(base::ErrorCode::NotYetAvailable, {mode == EmbeddingMode::Covert ? "covert" : "robust"});
}

double psnrOf(const image::Image& picture, std::size_t changedSamples) {
    if (changedSamples == 0) return std::numeric_limits<double>::infinity();
    const double peak = std::exp2(picture.geometry().bitsStored) - 1;
    const double meanSquare = static_cast<double>(changedSamples) / static_cast<double>(picture.geometry().sampleCount());
    return 10 * std::log10(peak * peak / meanSquare);
}

/// What is written into a picture: every change is by one.
struct Writing {
    std::vector<SampleChange> changes;
    HeaderBytes header{};
    HeaderBytes original{};  ///< the header samples' own lowest bits

    [[nodiscard]] std::size_t changedSamples() const {
        std::size_t count = changes.size();
        for (std::size_t i = 0; i < kHeaderSamples; ++i) count += bitAt(header, i) != bitAt(original, i);
        return count;
    }
};

/// Empty where no variant of the body fits. One does not fit at the very edge of the capacity only, where the second colour of a plane
/// happens to hold less than expected with the bits of the first; another mask gives it other bits.
Result<std::optional<Writing>> prepare(const Primitives& primitives, const image::Image& picture, const StegoKey& key,
                                       const FrameParameters& parameters, const HeaderSites& sites, ByteView frame) {
    const Carrier carrier(picture, SampleRange::of(picture), sites);
    const auto keys = deriveBodyKeys(primitives, key, parameters.nonce);
    if (!keys) return keys.error();
    Writing writing;
    writing.original = readHeaderBits(picture, sites);
    for (std::uint8_t variant = 0; variant < kVariants; ++variant) {
        Bytes body(writing.original.begin(), writing.original.end());
        base::append(body, frame);
        if (const auto masked = maskBody(primitives, *keys, variant, body); !masked) return masked.error();
        auto laid = layBody(carrier, *keys, body);
        if (!laid) continue;
        laid->arrangement.variant = variant;
        const auto header = sealHeader(primitives, key, geometryBytes(picture), parameters, laid->arrangement);
        if (!header) return header.error();
        writing.header = *header;
        writing.changes = std::move(laid->changes);
        return std::optional(std::move(writing));
    }
    return std::optional<Writing>();
}

void applyChanges(image::Image& picture, const std::vector<SampleChange>& changes) {
    for (const SampleChange& change : changes) picture.setSampleAt(change.index, picture.sampleAt(change.index) + change.delta);
}

std::optional<HeaderSites> sitesFor(const Primitives& primitives, const image::Image& picture, const StegoKey& key) {
    return findHeaderSites(picture, SampleRange::of(picture), headerOrderKey(primitives, key, picture.geometry()));
}

std::size_t capacityBytes(const image::Image& picture, const std::optional<HeaderSites>& sites) {
    if (!sites) return 0;
    const std::size_t bytes = capacityBits(Carrier(picture, SampleRange::of(picture), *sites)) / 8;
    return bytes > kHeaderBytes ? bytes - kHeaderBytes : 0;
}

struct Found {
    OpenedHeader header;
    HeaderSites sites;
    const StegoKey* key = nullptr;
};

std::optional<Found> findHeader(const Primitives& primitives, const image::Image& picture, std::span<const StegoKey> keys) {
    const Bytes geometry = geometryBytes(picture);
    for (const StegoKey& key : keys) {
        auto sites = sitesFor(primitives, picture, key);
        if (!sites) continue;
        if (const auto header = openHeader(primitives, key, geometry, readHeaderBits(picture, *sites))) {
            return Found{*header, std::move(*sites), &key};
        }
    }
    return std::nullopt;
}

}  // namespace

Result<Plan> plan(const Primitives& primitives, const image::Image& image, const StegoKey& key, const FrameParameters& parameters) {
    if (const auto mode = checkMode(parameters.mode); !mode) return mode.error();
    Plan plan;
    plan.neededBytes = crypto::frameBytes(parameters.bucket, parameters.slots);
    if (const auto carrier = checkCarrier(image); !carrier) {
        plan.reason = carrier.error();
        return plan;
    }
    const auto sites = sitesFor(primitives, image, key);
    plan.capacityBytes = capacityBytes(image, sites);
    plan.reason = tooSmall(plan.neededBytes, plan.capacityBytes);
    if (plan.neededBytes > plan.capacityBytes) return plan;
    const auto writing = prepare(primitives, image, key, parameters, *sites, Bytes(plan.neededBytes));
    if (!writing) return writing.error();
    if (!writing->has_value()) return plan;
    plan.fits = true;
    plan.reason.reset();
    plan.psnrDb = psnrOf(image, (*writing)->changedSamples());
    plan.maximumChange = 1;
    return plan;
}

Result<Embedded> embed(const Primitives& primitives, const image::Image& image, const StegoKey& key, const FrameParameters& parameters,
                       ByteView frame) {
    if (const auto mode = checkMode(parameters.mode); !mode) return mode.error();
    if (const auto carrier = checkCarrier(image); !carrier) return carrier.error();
    if (frame.size() != crypto::frameBytes(parameters.bucket, parameters.slots)) {
        return base::Error(base::ErrorCode::InvalidArgument, {"frame", std::to_string(frame.size())});
    }
    const auto sites = sitesFor(primitives, image, key);
    if (!sites) return tooSmall(frame.size(), 0);
    const auto writing = prepare(primitives, image, key, parameters, *sites, frame);
    if (!writing) return writing.error();
    if (!writing->has_value()) return tooSmall(frame.size(), capacityBytes(image, sites));
    Embedded embedded{image, psnrOf(image, (*writing)->changedSamples()), 1};
    applyChanges(embedded.image, (*writing)->changes);
    writeHeaderBits(embedded.image, *sites, (*writing)->header);
    return embedded;
}

ExtractResult extract(const Primitives& primitives, const image::Image& image, std::span<const StegoKey> keys) {
    if (!checkCarrier(image)) return ExtractFailure::NoHeader;
    const auto found = findHeader(primitives, image, keys);
    if (!found) return hasAlteredHeader(primitives, image, keys) ? ExtractFailure::BodyDamaged : ExtractFailure::NoHeader;
    const FrameParameters& parameters = found->header.parameters;
    if (parameters.suite != kSuite || parameters.mode != EmbeddingMode::Reversible) return ExtractFailure::BodyDamaged;
    const auto bodyKeys = deriveBodyKeys(primitives, *found->key, parameters.nonce);
    if (!bodyKeys) return ExtractFailure::BodyDamaged;
    const std::size_t frameSize = crypto::frameBytes(parameters.bucket, parameters.slots);
    const Carrier carrier(image, SampleRange::of(image), found->sites);
    auto lifted = liftBody(carrier, *bodyKeys, found->header.arrangement, kHeaderBytes + frameSize);
    if (!lifted) return ExtractFailure::BodyDamaged;
    if (!maskBody(primitives, *bodyKeys, found->header.arrangement.variant, lifted->body)) return ExtractFailure::BodyDamaged;

    Extracted extracted{parameters, Bytes(lifted->body.begin() + kHeaderBytes, lifted->body.end()), image, found->key->epoch};
    applyChanges(extracted.restored, lifted->changes);
    HeaderBytes original{};
    std::copy_n(lifted->body.begin(), kHeaderBytes, original.begin());
    writeHeaderBits(extracted.restored, found->sites, original);
    return extracted;
}

}  // namespace intaglio::stego
