#pragma once
#include "core/crypto/Envelope.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/stego/Stego.h"
#include "tests/unit/stego/Pictures.h"

namespace intaglio::test {

inline const crypto::Primitives& primitives() {
    static const std::unique_ptr<crypto::Primitives> instance = crypto::createCryptoPpPrimitives();
    return *instance;
}

inline crypto::StegoKey stegoKey(std::uint8_t filler, std::uint32_t epoch = 1) {
    return {epoch, base::SecretBytes(base::Bytes(32, filler))};
}

inline stego::FrameParameters frameParameters(std::uint16_t bucket = 256, std::uint8_t slots = 1, std::uint8_t nonceFiller = 7) {
    stego::FrameParameters parameters;
    parameters.bucket = bucket;
    parameters.slots = slots;
    parameters.nonce.fill(nonceFiller);
    return parameters;
}

inline base::Bytes randomFrame(const stego::FrameParameters& parameters, unsigned seed) {
    base::Bytes frame(crypto::frameBytes(parameters.bucket, parameters.slots));
    std::mt19937 random(seed);
    for (std::uint8_t& byte : frame) byte = static_cast<std::uint8_t>(random());
    return frame;
}

}  // namespace intaglio::test
