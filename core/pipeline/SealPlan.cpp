#include "core/crypto/Envelope.h"
#include "core/pipeline/SealCarrier.h"

namespace intaglio::pipeline {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

/// A result of four classes for one doctor, with the digests of the tiles: bucket 512.
constexpr std::size_t kTypicalPayloadBytes = 260;

stego::Plan refusedPlan(const PlanRequest& request, std::size_t neededBytes, Error reason) {
    stego::Plan plan;
    plan.mode = request.mode;
    plan.neededBytes = neededBytes;
    plan.reason = std::move(reason);
    return plan;
}

Result<stego::FrameParameters> parametersOf(const PlanRequest& request) {
    const auto slots = crypto::slotsFor(request.recipients);
    if (!slots) return slots.error();
    const auto bucket = crypto::bucketFor(request.payloadBytes != 0 ? request.payloadBytes : kTypicalPayloadBytes);
    if (!bucket) return bucket.error();
    stego::FrameParameters parameters;
    parameters.bucket = *bucket;
    parameters.slots = *slots;
    parameters.mode = request.mode;
    parameters.protectedRegions = request.protectedRegions;
    parameters.strength = request.strength;
    return parameters;
}

}  // namespace

Result<stego::Plan> planSeal(const SealPorts& ports, const PlanRequest& request) {
    const auto loaded =
        request.sourceContent ? readSealSource(ports, *request.sourceContent, request.source) : readSealSource(ports, request.source);
    if (!loaded) return loaded.error();
    if (const auto slots = crypto::slotsFor(request.recipients); !slots) return slots.error();
    if (request.payloadBytes > crypto::kMaximumPayloadBytes) {
        return refusedPlan(
            request, request.payloadBytes,
            Error(ErrorCode::PayloadTooLarge, {std::to_string(request.payloadBytes), std::to_string(crypto::kMaximumPayloadBytes)}));
    }
    const auto parameters = parametersOf(request);
    if (!parameters) return parameters.error();
    const std::size_t needed = crypto::frameBytes(parameters->bucket, parameters->slots);
    if (const auto mode = checkSealMode(loaded->picture, request.mode, request.protectedRegions); !mode) {
        if (mode.error().code == ErrorCode::RegionInvalid) return mode.error();
        return refusedPlan(request, needed, mode.error());
    }
    if (const auto carrier = checkSealSource(ports, *loaded); !carrier) return refusedPlan(request, needed, carrier.error());
    const crypto::StegoKey publicKey = crypto::publicStegoKey(ports.primitives);
    auto plan = stego::plan(ports.primitives, loaded->picture.image, request.key != nullptr ? *request.key : publicKey, *parameters);
    // A region that cannot be is a mistake of the caller, not a property of the picture.
    if (plan && plan->reason && plan->reason->code == ErrorCode::RegionInvalid) return *plan->reason;
    return plan;
}

}  // namespace intaglio::pipeline
