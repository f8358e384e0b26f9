#pragma once
#include "core/pipeline/SealImage.h"

/// Is there a result in a picture already? Sealing once more would bury the first one: the doctor would get the second, and the picture
/// that it gives back would be a sealed one.
namespace intaglio::pipeline {

/// The detail of the CarrierUnsupported that checkNotSealed() gives.
inline constexpr std::string_view kHoldsResult = "it holds a sealed result already";
/// The same where the picture was cut, edited or packed anew since: nobody can open that result any more.
inline constexpr std::string_view kHoldsDamagedResult = "it holds a sealed result already, a damaged one";

/// CarrierUnsupported with kHoldsResult or kHoldsDamagedResult where a sealed result is found with the public order or one of the signer's
/// own `keys`; OutOfMemory. Damage is known as far as it shows without a recipient's key. A result that another clinic's key hides is not
/// found: such a picture looks as if nothing was ever sealed in it. Takes as long as opening the picture does.
[[nodiscard]] base::Status checkNotSealed(const crypto::Primitives& primitives, const image::Image& picture,
                                          const std::vector<crypto::StegoKey>& keys);

/// True for the error that checkNotSealed() gives, for a whole result and for a damaged one.
[[nodiscard]] bool isAlreadySealed(const base::Error& error);
/// True for the one of a damaged result.
[[nodiscard]] bool isSealedAndDamaged(const base::Error& error);

}  // namespace intaglio::pipeline
