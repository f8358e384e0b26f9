#include "core/crypto/Revocation.h"
#include "tests/fuzz/crypto/FuzzSupport.h"

/// Reads arbitrary bytes as a list of revoked keys, with and without its signature being true.
namespace {

using namespace intaglio;
using namespace intaglio::crypto;

void check(const Primitives& primitives, base::ByteView input) {
    const auto list = decodeRevocationList(primitives, input, "a.revoked");
    if (!list) return;
    fuzz::require(list->keys.size() <= kMaximumRevokedKeys);
    for (const RevokedKey& key : list->keys) fuzz::require(list->find(key.key) != nullptr && list->isRevokedAt(key.key, key.revokedAt));
    const base::Bytes again = encodeRevocationList(*list);
    const auto second = decodeRevocationList(primitives, again, "a.revoked");
    fuzz::require(second && encodeRevocationList(*second) == again);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::QuickPrimitives kQuick;
    check(kQuick, {data, size});
    check(test::primitives(), {data, size});
    return 0;
}

void intaglioFuzzSeeds(fuzz::Seeds& seeds) {
    const fuzz::QuickPrimitives quick;
    const PrivateIdentity clinic = fuzz::made(quick, Role::Clinic);
    std::optional<RevocationList> list;
    for (std::uint8_t i = 1; i <= 4; ++i) {
        auto next = revoke(quick, list ? &*list : nullptr, clinic, Fingerprint{static_cast<std::uint8_t>(i * 37)},
                           static_cast<RevocationReason>(i), 1795234567 + i);
        fuzz::require(next.hasValue());
        list = std::move(*next);
        fuzz::addSeed(seeds, encodeRevocationList(*list));
    }
}
