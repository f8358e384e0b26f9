#include "core/crypto/Primitives.h"

namespace intaglio::crypto {

Digest Primitives::sha256(ByteView data) const {
    const std::unique_ptr<Hasher> hasher = sha256();
    hasher->update(data);
    return hasher->finish();
}

}  // namespace intaglio::crypto
