#pragma once
#include <functional>

#include "core/crypto/Cbor.h"
#include "core/crypto/Envelope.h"
#include "core/crypto/Revocation.h"
#include "tests/unit/crypto/CryptoTestSupport.h"
#include "tests/unit/crypto/KeySamples.h"

/// Shared by the files that make and read the samples.
namespace intaglio::crypto::test {

inline constexpr std::string_view kSamplePassphrase = "correct horse battery staple";
inline constexpr std::int64_t kSampleTime = 1795234567;

/// The people of the samples, always the same.
struct SampleKeys {
    PrivateIdentity clinic;    ///< after one rotation
    PrivateIdentity kiosk;     ///< enrolled
    PrivateIdentity doctor;    ///< enrolled, with replaced keys: one retired
    PrivateIdentity stranger;  ///< a doctor without a clinic
};
[[nodiscard]] const SampleKeys& sampleKeys();

/// What the sample frames are bound to: geometry 00 01 ... 11, nonce 30 31 ... 3f, mode reversible.
[[nodiscard]] EnvelopeContext sampleContext(std::uint16_t bucket, std::uint8_t slots);

/// The deterministic encoding of `original` after `change` to its map.
[[nodiscard]] Bytes changedMap(ByteView original, const std::function<void(cbor::Value&)>& change);
/// `map` without `key`.
[[nodiscard]] cbor::Value without(const cbor::Value& map, std::int64_t key);
[[nodiscard]] cbor::Value copyOfValue(const cbor::Value& value);

void addPayloadSamples(std::vector<KeySample>& out);
void addFrameSamples(std::vector<KeySample>& out);
void addEnrolmentSamples(std::vector<KeySample>& out);
void addKeyFileSamples(std::vector<KeySample>& out);
void addRevocationSamples(std::vector<KeySample>& out);
void addCopySamples(std::vector<KeySample>& out);

}  // namespace intaglio::crypto::test
