#include "core/crypto/EnvelopeFrame.h"
#include "tests/fuzz/crypto/FuzzSupport.h"

/// Opens arbitrary frames with a fixed key. Nothing but the seeds may open, since nothing else was sealed.
namespace {

using namespace intaglio;
using namespace intaglio::crypto;

const base::Bytes kDoctor(32, 0x11);

const Primitives& primitives() {
    static const fuzz::QuickPrimitives instance;
    return instance;
}

EnvelopeContext context(std::uint8_t slots) {
    EnvelopeContext out;
    out.geometry = test::bytesOf("geometry");
    out.bucket = 256;
    out.slots = slots;
    return out;
}

/// Made with fixed random bytes, so that the seeds are known when something opens.
base::Bytes sealedSeed(std::uint8_t slots) {
    const std::vector<PublicKey> recipients(slots, *primitives().x25519PublicKey(kDoctor));
    const fuzz::QuickPrimitives fixedRandom(slots);
    const auto frame = sealEnvelope(fixedRandom, test::bytesOf("payload"), base::Bytes(32, 0x77), recipients, context(slots));
    if (!frame) std::abort();
    return *frame;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const base::Bytes kSeeds[] = {sealedSeed(1), sealedSeed(2)};
    if (size == 0) return 0;
    const base::ByteView input(data, size);
    for (std::size_t i = 0; i < 2; ++i) {
        const EnvelopeContext fit = context(static_cast<std::uint8_t>(i + 1));
        // As it is, and with a header and checksum that fit, so that the part behind them is reached too.
        if (std::holds_alternative<OpenedEnvelope>(openEnvelope(primitives(), input, kDoctor, fit)) &&
            !std::equal(input.begin(), input.end(), kSeeds[i].begin(), kSeeds[i].end()))
            std::abort();
        base::Bytes rest(frameBytes(fit.bucket, fit.slots) - kFrameHeaderBytes);
        std::copy_n(input.begin(), std::min(size, rest.size()), rest.begin());
        (void)openEnvelope(primitives(), assembleFrame(primitives(), fit, rest), kDoctor, fit);
        (void)unpadPlaintext(input);
    }
    return 0;
}

void intaglioFuzzSeeds(fuzz::Seeds& seeds) {
    for (const std::uint8_t slots : {std::uint8_t{1}, std::uint8_t{2}}) seeds.push_back(sealedSeed(slots));
}
