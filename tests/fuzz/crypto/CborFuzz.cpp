#include "core/crypto/Cbor.h"
#include "tests/fuzz/crypto/FuzzSupport.h"
#include "tests/unit/crypto/PayloadTestSupport.h"

/// Whatever the decoder accepts must encode to the same bytes: there is one encoding of everything.
namespace {

using namespace intaglio;
using namespace intaglio::crypto;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const base::ByteView input(data, size);
    (void)cbor::isUtf8(input);
    const auto decoded = cbor::decode(input);
    if (!decoded) return 0;
    const auto again = cbor::encode(*decoded);
    fuzz::require(again && fuzz::isSame(again->view(), input));
    return 0;
}

void intaglioFuzzSeeds(fuzz::Seeds& seeds) {
    fuzz::addSeed(seeds, encodePayload(test::samplePayload())->view());
    cbor::Value map = cbor::Value::map();
    map.set(-7, cbor::Value::negative(~std::uint64_t{0}));
    map.set(70000, cbor::Value::number(~std::uint64_t{0}));
    cbor::Value inner = cbor::Value::array();
    inner.add(cbor::Value::array());
    inner.add(cbor::Value::text("\xf0\x9f\xa9\xba"));
    map.set(0, std::move(inner));
    fuzz::addSeed(seeds, cbor::encode(map)->view());
}
