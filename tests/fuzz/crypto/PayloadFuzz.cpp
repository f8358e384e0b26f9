#include "core/crypto/Payload.h"
#include "tests/fuzz/crypto/FuzzSupport.h"
#include "tests/unit/crypto/PayloadTestSupport.h"

/// Whatever decodes as a payload encodes to bytes that decode to the same.
namespace {

using namespace intaglio;
using namespace intaglio::crypto;

void add(fuzz::Seeds& seeds, const Payload& payload) {
    const auto encoded = encodePayload(payload);
    fuzz::require(encoded.hasValue());
    fuzz::addSeed(seeds, encoded->view());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto decoded = decodePayload({data, size});
    if (!decoded) return 0;
    // Unknown negative keys are dropped, so only what is written again must be stable.
    const auto again = encodePayload(*decoded);
    fuzz::require(again.hasValue());
    const auto second = decodePayload(again->view());
    fuzz::require(second.hasValue());
    const auto third = encodePayload(*second);
    fuzz::require(third && fuzz::isSame(third->view(), again->view()));
    return 0;
}

void intaglioFuzzSeeds(fuzz::Seeds& seeds) {
    Payload payload = test::samplePayload();
    add(seeds, payload);
    payload.note.clear();
    payload.dicom.reset();
    payload.subjectReference.clear();
    payload.findingProbability = 1;
    add(seeds, payload);
    for (const EmbeddingMode mode : {EmbeddingMode::Reversible, EmbeddingMode::Covert, EmbeddingMode::Robust})
        add(seeds, test::samplePayload(mode));
    add(seeds, test::sampleAnswer());
}
