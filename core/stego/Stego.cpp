#include "core/stego/Stego.h"

#include "core/crypto/Envelope.h"
#include "core/stego/AlteredHeader.h"
#include "core/stego/Regions.h"
#include "core/stego/ReversibleMode.h"

namespace intaglio::stego {
namespace {

constexpr std::uint8_t kSuite = 1;

base::Error notYet(EmbeddingMode mode) {
    return {base::ErrorCode::NotYetAvailable, {std::string(crypto::modeName(mode))}};
}

/// What a picture and a request must have in every mode.
base::Status checkRequest(const image::Image& image, const FrameParameters& parameters) {
    if (auto carrier = checkCarrier(image); !carrier) return carrier;
    return checkRegions(image.geometry(), parameters.protectedRegions);
}

/// Where no header is found: frames that have none.
std::optional<Extracted> extractWithoutHeader(const Primitives&, const image::Image&, std::span<const StegoKey>) {
    return std::nullopt;
}

std::optional<Extracted> extractFound(const Primitives& primitives, const image::Image& image, const FoundHeader& found) {
    const FrameParameters& parameters = found.header.parameters;
    if (parameters.suite != kSuite || !checkRegions(image.geometry(), parameters.protectedRegions)) return std::nullopt;
    switch (parameters.mode) {
        case EmbeddingMode::Reversible:
            return extractReversible(primitives, image, found);
        case EmbeddingMode::Covert:
        case EmbeddingMode::Robust:
            break;
    }
    return std::nullopt;
}

}  // namespace

Result<Plan> plan(const Primitives& primitives, const image::Image& image, const StegoKey& key, const FrameParameters& parameters) {
    if (const auto request = checkRequest(image, parameters); !request) {
        Plan refused;
        refused.mode = parameters.mode;
        refused.neededBytes = crypto::frameBytes(parameters.bucket, parameters.slots);
        refused.reason = request.error();
        return refused;
    }
    switch (parameters.mode) {
        case EmbeddingMode::Reversible:
            return planReversible(primitives, image, key, parameters);
        case EmbeddingMode::Covert:
        case EmbeddingMode::Robust:
            break;
    }
    return notYet(parameters.mode);
}

Result<Embedded> embed(const Primitives& primitives, const image::Image& image, const StegoKey& key, const FrameParameters& parameters,
                       ByteView frame) {
    if (const auto request = checkRequest(image, parameters); !request) return request.error();
    if (frame.size() != crypto::frameBytes(parameters.bucket, parameters.slots)) {
        return base::Error(base::ErrorCode::InvalidArgument, {"frame", std::to_string(frame.size())});
    }
    switch (parameters.mode) {
        case EmbeddingMode::Reversible:
            return embedReversible(primitives, image, key, parameters, frame);
        case EmbeddingMode::Covert:
        case EmbeddingMode::Robust:
            break;
    }
    return notYet(parameters.mode);
}

ExtractResult extract(const Primitives& primitives, const image::Image& image, std::span<const StegoKey> keys) {
    if (!checkCarrier(image)) return ExtractFailure::NoHeader;
    if (const auto found = findHeader(primitives, image, keys)) {
        auto extracted = extractFound(primitives, image, *found);
        if (!extracted) return ExtractFailure::BodyDamaged;
        return std::move(*extracted);
    }
    if (auto extracted = extractWithoutHeader(primitives, image, keys)) return std::move(*extracted);
    return hasAlteredHeader(primitives, image, keys) ? ExtractFailure::BodyDamaged : ExtractFailure::NoHeader;
}

}  // namespace intaglio::stego
