#pragma once
#include <string>

#include "core/crypto/Primitives.h"

/// Object identifiers of models without a registered root.
namespace intaglio::inference {

/// What a recipe says that has no identifier of its own: its package gets one that follows from the network.
inline constexpr const char* kNoModelUid = "2.25.0";

/// An OID under 2.25 (ITU-T X.667) from a digest's first 16 bytes: the same file gets the same one everywhere.
[[nodiscard]] std::string uidFrom(const crypto::Digest& digest);

}  // namespace intaglio::inference
