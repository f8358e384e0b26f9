#include "core/crypto/Age.h"
#include "core/crypto/AgeHeader.h"
#include "tests/fuzz/crypto/FuzzSupport.h"

namespace {

using namespace intaglio;
using namespace intaglio::crypto;

const base::Bytes kKey(32, 0x11);

const Primitives& primitives() {
    static const fuzz::QuickPrimitives instance;
    return instance;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const base::ByteView input(data, size);
    (void)age::decryptWithPassphrase(primitives(), input, test::bytesOf("passphrase"));
    (void)age::decryptWithKey(primitives(), input, kKey);
    if (const auto header = age::parseHeader(input)) {
        const base::Bytes again = age::writeHeader(header->stanzas);
        // The format has one way to write a header.
        fuzz::require(fuzz::isSame(again, header->authenticated));
    }
    const std::string_view text = base::textOf(input);
    if (const auto identity = age::identityFromText(text)) fuzz::require(age::identityText(identity->view()) == text);
    if (const auto recipient = age::recipientFromText(text)) fuzz::require(age::recipientText(*recipient) == text);
    return 0;
}

void intaglioFuzzSeeds(fuzz::Seeds& seeds) {
    const base::Bytes plaintext = test::bytesOf("plaintext");
    const std::vector<PublicKey> recipients(2, *primitives().x25519PublicKey(kKey));
    seeds.push_back(*age::encryptToKeys(primitives(), plaintext, recipients));
    seeds.push_back(*age::encryptWithPassphrase(primitives(), plaintext, test::bytesOf("passphrase"), 2));
    seeds.push_back(test::bytesOf(age::identityText(kKey)));
    seeds.push_back(test::bytesOf(age::recipientText(recipients[0])));
}
