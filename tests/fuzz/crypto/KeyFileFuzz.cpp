#include "core/crypto/KeyText.h"
#include "tests/fuzz/crypto/FuzzSupport.h"

/// Reads arbitrary bytes as NAME.key and as the text inside one. What is accepted must be written as it was read.
namespace {

using namespace intaglio;
using namespace intaglio::crypto;

const base::Bytes kPassphrase = test::bytesOf("passphrase");

void checkText(const Primitives& primitives, base::ByteView input) {
    const auto identity = readKeyText(primitives, base::textOf(input), "a.key");
    if (!identity) return;
    const SecretBytes again = writeKeyText(*identity);
    const auto second = readKeyText(primitives, base::textOf(again.view()), "a.key");
    fuzz::require(second && fuzz::isSame(writeKeyText(*second).view(), again.view()));
    fuzz::require(again.size() <= kMaximumKeyTextBytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::QuickPrimitives kQuick;
    const base::ByteView input(data, size);
    checkText(kQuick, input);
    (void)decodeKeyFile(kQuick, input, kPassphrase, "a.key");
    return 0;
}

void intaglioFuzzSeeds(fuzz::Seeds& seeds) {
    const fuzz::QuickPrimitives quick;
    const PrivateIdentity clinic = fuzz::made(quick, Role::Clinic);
    const PrivateIdentity kiosk = fuzz::made(quick, Role::Kiosk, &clinic);
    const PrivateIdentity doctor = fuzz::made(quick, Role::Doctor, &clinic);
    const auto replaced = replaceKeys(quick, doctor, &clinic, 1795234567);
    fuzz::require(replaced.hasValue());
    for (const PrivateIdentity* identity : {&clinic, &kiosk, &doctor, &*replaced}) fuzz::addSeed(seeds, writeKeyText(*identity).view());
    for (const PrivateIdentity* identity : {&kiosk, &doctor}) {
        const auto file = encodeKeyFile(quick, *identity, kPassphrase, 1);
        fuzz::require(file.hasValue());
        fuzz::addSeed(seeds, *file);
    }
}
