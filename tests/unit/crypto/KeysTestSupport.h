#pragma once
#include "core/crypto/Age.h"
#include "core/crypto/KeyText.h"
#include "tests/support/Catch.h"
#include "tests/unit/crypto/CryptoTestSupport.h"

/// Keys for tests: quick to make, readable to compare.
namespace intaglio::crypto::test {

inline constexpr std::int64_t kNow = 1795234567;
inline constexpr std::int64_t kYear = std::int64_t{365} * 86400;
inline constexpr int kQuickWorkFactor = 4;
inline const Bytes kPassphrase = bytesOf("correct horse battery staple");

[[nodiscard]] inline PrivateIdentity made(Role role, const PrivateIdentity* clinic = nullptr, std::string name = {},
                                          const Primitives& with = primitives()) {
    NewKeyRequest request;
    request.role = role;
    request.name = name.empty() ? std::string(roleName(role)) : std::move(name);
    request.clinic = clinic;
    request.now = kNow;
    auto identity = createIdentity(with, request);
    REQUIRE(identity);
    return std::move(*identity);
}

/// Everything that a key file holds, as its text.
[[nodiscard]] inline std::string textOf(const PrivateIdentity& identity) {
    return std::string(base::textOf(writeKeyText(identity).view()));
}

[[nodiscard]] inline PrivateIdentity taken(Result<PrivateIdentity> identity) {
    REQUIRE(identity);
    return std::move(*identity);
}

}  // namespace intaglio::crypto::test
