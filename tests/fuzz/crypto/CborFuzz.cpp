#include <cstdlib>

#include "core/crypto/Cbor.h"
#include "core/crypto/Payload.h"
#include "tests/support/FuzzDriver.h"
#include "tests/unit/crypto/PayloadTestSupport.h"

/// Whatever the decoders accept must encode to the same bytes: there is one encoding of everything.
namespace {

using namespace intaglio;
using namespace intaglio::crypto;

bool isSame(base::ByteView a, base::ByteView b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

void checkCbor(base::ByteView input) {
    const auto decoded = cbor::decode(input);
    if (!decoded) return;
    const auto again = cbor::encode(*decoded);
    if (!again || !isSame(again->view(), input)) std::abort();
}

void checkPayload(base::ByteView input) {
    const auto decoded = decodePayload(input);
    if (!decoded) return;
    const auto again = encodePayload(*decoded);
    // Unknown negative keys are dropped, so only what is written again must be stable.
    if (!again) std::abort();
    const auto third = encodePayload(*decodePayload(again->view()));
    if (!third || !isSame(third->view(), again->view())) std::abort();
}

void add(std::vector<std::vector<std::uint8_t>>& seeds, const Payload& payload) {
    const auto encoded = encodePayload(payload);
    if (!encoded) std::abort();
    seeds.emplace_back(encoded->view().begin(), encoded->view().end());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const base::ByteView input(data, size);
    checkCbor(input);
    checkPayload(input);
    return 0;
}

void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds) {
    Payload payload = test::samplePayload();
    for (int i = 0; i < 2; ++i) {
        add(seeds, payload);
        payload.note.clear();
        payload.dicom.reset();
        payload.subjectReference.clear();
        payload.findingProbability = 1;
    }
    for (const EmbeddingMode mode : {EmbeddingMode::Reversible, EmbeddingMode::Covert, EmbeddingMode::Robust})
        add(seeds, test::samplePayload(mode));
    add(seeds, test::sampleAnswer());
}
