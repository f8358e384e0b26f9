#pragma once
#include "core/crypto/Revocation.h"

/// What a machine remembers of the newest list of revoked keys that it ever took, in a small file beside the list: a list that is damaged,
/// deleted or put back from a backup must not count as "nothing is revoked".
namespace intaglio::crypto {

struct RevocationFloor {
    PublicKey clinic{};
    std::uint64_t number = 0;
    Digest digest{};  ///< SHA-256 of the list's bytes
};

[[nodiscard]] RevocationFloor floorOf(const Primitives& primitives, const RevocationList& list);
/// KeyFileInvalid; the errors of base::readFile().
[[nodiscard]] Result<RevocationFloor> readRevocationFloor(const std::filesystem::path& path);
/// Atomic.
[[nodiscard]] Status writeRevocationFloor(const RevocationFloor& floor, const std::filesystem::path& path);

}  // namespace intaglio::crypto
