#include <cstdlib>

#include "core/crypto/Age.h"
#include "core/crypto/AgeHeader.h"
#include "tests/support/FuzzDriver.h"
#include "tests/unit/crypto/CryptoTestSupport.h"

namespace {

using namespace intaglio;
using namespace intaglio::crypto;
using test::primitives;

/// Keeps a run at thousands of inputs a second; the limit itself is tested elsewhere.
constexpr int kWorkFactorLimit = 4;
const base::Bytes kKey(32, 0x11);

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const base::ByteView input(data, size);
    (void)age::decryptWithPassphrase(primitives(), input, test::bytesOf("passphrase"), kWorkFactorLimit);
    (void)age::decryptWithKey(primitives(), input, kKey);
    if (const auto header = age::parseHeader(input)) {
        const base::Bytes again = age::writeHeader(header->stanzas);
        // The format has one way to write a header.
        if (!std::equal(again.begin(), again.end(), header->authenticated.begin(), header->authenticated.end())) std::abort();
    }
    const std::string_view text = base::textOf(input);
    if (const auto identity = age::identityFromText(text); identity && age::identityText(identity->view()) != text) std::abort();
    if (const auto recipient = age::recipientFromText(text); recipient && age::recipientText(*recipient) != text) std::abort();
    return 0;
}

void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds) {
    const base::Bytes plaintext = test::bytesOf("plaintext");
    const std::vector<PublicKey> recipients(2, *primitives().x25519PublicKey(kKey));
    seeds.push_back(*age::encryptToKeys(primitives(), plaintext, recipients));
    seeds.push_back(*age::encryptWithPassphrase(primitives(), plaintext, test::bytesOf("passphrase"), 2));
    seeds.push_back(test::bytesOf(age::identityText(kKey)));
    seeds.push_back(test::bytesOf(age::recipientText(recipients[0])));
}
