#include "core/pipeline/HeldResult.h"

namespace intaglio::pipeline {

namespace {

bool isHeldResult(const base::Error& error, std::string_view detail) {
    return error.code == base::ErrorCode::CarrierUnsupported && !error.arguments.empty() && error.arguments.front() == detail;
}

}  // namespace

base::Status checkNotSealed(const crypto::Primitives& primitives, const image::Image& picture, const std::vector<crypto::StegoKey>& keys) {
    std::vector<crypto::StegoKey> tried;
    for (const crypto::StegoKey& key : keys) tried.push_back({key.epoch, key.secret.clone()});
    tried.push_back(crypto::publicStegoKey(primitives));
    if (tried.back().secret.empty()) return base::ErrorCode::OutOfMemory;
    const auto found = stego::extract(primitives, picture, tried);
    const auto* failure = std::get_if<stego::ExtractFailure>(&found);
    if (failure != nullptr && *failure == stego::ExtractFailure::NoHeader) return {};
    return base::Error(base::ErrorCode::CarrierUnsupported, {std::string(failure == nullptr ? kHoldsResult : kHoldsDamagedResult)});
}

bool isAlreadySealed(const base::Error& error) {
    return isHeldResult(error, kHoldsResult) || isSealedAndDamaged(error);
}

bool isSealedAndDamaged(const base::Error& error) {
    return isHeldResult(error, kHoldsDamagedResult);
}

}  // namespace intaglio::pipeline
