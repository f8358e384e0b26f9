#include <algorithm>
#include <cstdlib>

#include "core/crypto/KeyText.h"
#include "core/crypto/Keys.h"
#include "tests/support/FuzzDriver.h"
#include "tests/unit/crypto/CryptoTestSupport.h"

/// Reads arbitrary bytes as a public key file and as the text inside a key file. Whatever is accepted must be written as it was read.
namespace {

using namespace intaglio;
using namespace intaglio::crypto;
using test::primitives;

PrivateIdentity made(Role role, const PrivateIdentity* clinic) {
    NewKeyRequest request;
    request.role = role;
    request.name = std::string(roleName(role));
    request.clinic = clinic;
    request.now = 1795234567;
    auto identity = createIdentity(primitives(), request);
    if (!identity) std::abort();
    return std::move(*identity);
}

void checkPublic(base::ByteView input) {
    const auto identity = decodePublicIdentity(primitives(), input, "a.pub");
    if (!identity) return;
    const base::Bytes again = encodePublicIdentity(*identity);
    // Unknown negative keys are dropped; everything else stays.
    if (!decodePublicIdentity(primitives(), again, "a.pub")) std::abort();
}

void checkText(base::ByteView input) {
    const auto identity = readKeyText(primitives(), base::textOf(input), "a.key");
    if (!identity) return;
    const SecretBytes again = writeKeyText(*identity);
    if (!readKeyText(primitives(), base::textOf(again.view()), "a.key")) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    checkPublic({data, size});
    checkText({data, size});
    return 0;
}

void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds) {
    const PrivateIdentity clinic = made(Role::Clinic, nullptr);
    for (const Role role : {Role::Clinic, Role::Kiosk, Role::Doctor}) {
        const PrivateIdentity identity = made(role, role == Role::Clinic ? nullptr : &clinic);
        seeds.push_back(encodePublicIdentity(identity.pub));
        const SecretBytes text = writeKeyText(identity);
        seeds.emplace_back(text.view().begin(), text.view().end());
    }
}
