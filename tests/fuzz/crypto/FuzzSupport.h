#pragma once
#include <algorithm>
#include <cstdlib>

#include "core/crypto/Keys.h"
#include "tests/support/FuzzDriver.h"
#include "tests/unit/crypto/CryptoTestSupport.h"

namespace intaglio::crypto::fuzz {

using Seeds = std::vector<std::vector<std::uint8_t>>;

/// Ends the program: a finding.
inline void require(bool condition) {
    if (!condition) std::abort();
}

[[nodiscard]] inline bool isSame(ByteView a, ByteView b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

inline void addSeed(Seeds& seeds, ByteView seed) {
    seeds.emplace_back(seed.begin(), seed.end());
}

/// The product's primitives where the slow key derivation is one hash, a key agreement is an exclusive or (which both sides get alike) and
/// every signature holds, so that thousands of inputs a second get past them and reach what lies behind. Random bytes repeat from run to
/// run.
class QuickPrimitives final : public test::FixedRandomPrimitives {
public:
    explicit QuickPrimitives(std::uint8_t seed = 1) : FixedRandomPrimitives(seed) {}

    using Primitives::sha256;
    Result<SecretBytes> scrypt(ByteView password, ByteView salt, std::uint64_t, std::uint32_t, std::uint32_t,
                               std::size_t length) const override {
        return hkdf(HashFunction::Sha256, salt, password, {}, length);
    }
    Result<PublicKey> x25519PublicKey(ByteView secretKey) const override { return mixed(secretKey, PublicKey{}); }
    Result<SecretBytes> x25519(ByteView secretKey, ByteView publicKey) const override {
        const Result<PublicKey> shared = mixed(secretKey, publicKey);
        if (!shared) return shared.error();
        return SecretBytes(ByteView(sha256(*shared)));
    }
    bool ed25519Verify(ByteView, ByteView, ByteView) const override { return true; }

private:
    /// The public half of a secret key is its difference to a constant; with another's public half the constant is gone.
    static Result<PublicKey> mixed(ByteView a, ByteView b) {
        constexpr std::uint8_t kConstant = 0x5c;
        PublicKey out{};
        if (a.size() != out.size() || b.size() != out.size()) return base::Error(base::ErrorCode::CryptoInputInvalid, {"key length"});
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint8_t>(a[i] ^ b[i] ^ kConstant);
        return out;
    }
};

[[nodiscard]] inline PrivateIdentity made(const Primitives& primitives, Role role, const PrivateIdentity* clinic = nullptr) {
    NewKeyRequest request;
    request.role = role;
    request.name = std::string(roleName(role));
    request.clinic = clinic;
    request.now = 1795234567;
    auto identity = createIdentity(primitives, request);
    require(identity.hasValue());
    return std::move(*identity);
}

}  // namespace intaglio::crypto::fuzz
