#pragma once
#include "core/pipeline/SealImage.h"

/// Is there a result in a picture already? Sealing once more would bury the first one: the doctor would get the second, and the picture
/// that it gives back would be a sealed one.
namespace intaglio::pipeline {

/// The detail of the CarrierUnsupported that checkNotSealed() gives.
inline constexpr std::string_view kHoldsResult = "it holds a sealed result already";

/// CarrierUnsupported with kHoldsResult where a sealed result, whole or damaged, is found with the public order or one of the signer's own
/// `keys`; OutOfMemory. A result that another clinic's key hides is not found: such a picture looks as if nothing was ever sealed in it.
/// Takes as long as opening the picture does.
[[nodiscard]] base::Status checkNotSealed(const crypto::Primitives& primitives, const image::Image& picture,
                                          const std::vector<crypto::StegoKey>& keys);

/// True for the error that checkNotSealed() gives.
[[nodiscard]] bool isAlreadySealed(const base::Error& error);

}  // namespace intaglio::pipeline
