#include "core/stego/Stego.h"

#include <algorithm>

#include "core/crypto/Envelope.h"
#include "core/stego/AlteredHeader.h"
#include "core/stego/Covert.h"
#include "core/stego/ReducedLayout.h"
#include "core/stego/Regions.h"
#include "core/stego/ReversibleMode.h"
#include "core/stego/robust/Robust.h"

namespace intaglio::stego {
namespace {

constexpr std::uint8_t kSuite = 1;

base::Error noSuchMode(EmbeddingMode mode) {
    return {base::ErrorCode::InvalidArgument, {"mode", std::to_string(static_cast<int>(mode))}};
}

/// What a picture and a request must have in every mode.
base::Status checkRequest(const image::Image& image, const FrameParameters& parameters) {
    if (auto carrier = checkCarrier(image); !carrier) return carrier;
    return checkRegions(image.geometry(), parameters.protectedRegions);
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

/// Empty where no key finds a header; `walks` is then for hasAlteredHeader().
std::optional<ExtractResult> extractByHeader(const Primitives& primitives, const image::Image& image, std::span<const StegoKey> keys,
                                             std::vector<HeaderSites>& walks) {
    const auto found = findHeader(primitives, image, keys, walks);
    if (!found) return extractCovert(primitives, image, keys);
    auto extracted = extractFound(primitives, image, *found);
    if (!extracted) return ExtractResult(ExtractFailure::BodyDamaged);
    return ExtractResult(std::move(*extracted));
}

bool isNothing(const ExtractResult& result) {
    const auto* failure = std::get_if<ExtractFailure>(&result);
    return failure != nullptr && *failure == ExtractFailure::NoHeader;
}

}  // namespace

Bytes sealedGeometryBytes(const Extracted& extracted) {
    return extracted.geometry.empty() ? geometryBytes(extracted.restored) : extracted.geometry;
}

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
            return planCovert(primitives, image, key, parameters);
        case EmbeddingMode::Robust:
            return planRobust(primitives, image, key, parameters);
    }
    return noSuchMode(parameters.mode);
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
            return embedCovert(primitives, image, key, parameters, frame);
        case EmbeddingMode::Robust:
            return embedRobust(primitives, image, key, parameters, frame);
    }
    return noSuchMode(parameters.mode);
}

ExtractResult extract(const Primitives& primitives, const image::Image& image, std::span<const StegoKey> keys) {
    if (!checkCarrier(image)) return ExtractFailure::NoHeader;
    std::vector<HeaderSites> walks;
    if (auto result = extractByHeader(primitives, image, keys, walks)) return std::move(*result);
    const std::vector<image::Image> layouts = reducedLayouts(image);
    std::vector<std::vector<HeaderSites>> layoutWalks(layouts.size());
    for (std::size_t i = 0; i < layouts.size(); ++i) {
        if (auto result = extractByHeader(primitives, layouts[i], keys, layoutWalks[i])) return std::move(*result);
    }
    if (auto result = extractRobust(primitives, image, keys); !isNothing(result)) return result;
    const auto isAltered = [&](const image::Image& layout, const std::vector<HeaderSites>& found) {
        return hasAlteredHeader(primitives, layout, keys, found) || hasAlteredCovertHeader(primitives, layout, keys);
    };
    bool altered = isAltered(image, walks);
    for (std::size_t i = 0; i < layouts.size() && !altered; ++i) altered = isAltered(layouts[i], layoutWalks[i]);
    return altered ? ExtractFailure::BodyDamaged : ExtractFailure::NoHeader;
}

}  // namespace intaglio::stego
