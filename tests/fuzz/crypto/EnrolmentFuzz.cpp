#include "core/crypto/FingerprintWords.h"
#include "tests/fuzz/crypto/FuzzSupport.h"

/// Reads arbitrary bytes as NAME.pub, with and without its clinic's signature being true.
namespace {

using namespace intaglio;
using namespace intaglio::crypto;

void check(const Primitives& primitives, base::ByteView input) {
    const auto identity = decodePublicIdentity(primitives, input, "a.pub");
    if (!identity) return;
    // Unknown negative keys are dropped; everything else stays.
    const base::Bytes again = encodePublicIdentity(*identity);
    const auto second = decodePublicIdentity(primitives, again, "a.pub");
    fuzz::require(second && encodePublicIdentity(*second) == again);
    fuzz::require(fingerprintWords(primitives, *identity).size() == 10);
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
    fuzz::addSeed(seeds, encodePublicIdentity(clinic.pub));
    for (const Role role : {Role::Kiosk, Role::Doctor}) {
        fuzz::addSeed(seeds, encodePublicIdentity(fuzz::made(quick, role).pub));
        fuzz::addSeed(seeds, encodePublicIdentity(fuzz::made(quick, role, &clinic).pub));
    }
}
