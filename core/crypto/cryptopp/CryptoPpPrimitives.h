#pragma once
#include <memory>

#include "core/crypto/Primitives.h"

namespace intaglio::crypto {

/// The primitives on Crypto++ (8.7 or later). Stricter than the library where its own checks fall short: see CryptoPpCurves.cpp and
/// CryptoPpAead.cpp. Stateless; one object serves every thread.
[[nodiscard]] std::unique_ptr<Primitives> createCryptoPpPrimitives();

}  // namespace intaglio::crypto
