#include <algorithm>

#include "tests/unit/crypto/KeySamplesSupport.h"
#include "tests/unit/crypto/PayloadTestSupport.h"

/// Payloads and frames.
namespace intaglio::crypto::test {
namespace {

using cbor::Value;

constexpr std::string_view kBrokenPayload = "cbor-invalid";

Bytes encoded(const Payload& payload) {
    return copyOf(encodePayload(payload)->view());
}

Bytes withField(const Bytes& payload, std::int64_t key, const Value& value) {
    return changedMap(payload, [&](Value& map) {
        map = without(map, key);
        map.set(key, copyOfValue(value));
    });
}

/// A binding with nothing but the field `key` of `size` bytes.
Value bindingOf(std::int64_t key, std::size_t size) {
    Value binding = Value::map();
    binding.set(key, Value::bytes(Bytes(size, 0x11)));
    return binding;
}

Value emptyRegionBinding() {
    Value numbers = Value::array();
    for (const std::uint64_t number : {8U, 8U, 0U, 8U}) numbers.add(Value::number(number));
    Value pair = Value::array();
    pair.add(std::move(numbers));
    pair.add(Value::bytes(Bytes(32)));
    Value binding = bindingOf(1, 32);
    binding.set(5, std::move(pair));
    return binding;
}

/// The first key's value, 1, in two bytes instead of one.
Bytes longForm(Bytes payload) {
    payload.insert(payload.begin() + 2, 0x18);
    return payload;
}

Bytes swappedKeys(Bytes payload) {
    // 01 01 02 50 ...: version and report id trade places.
    constexpr std::ptrdiff_t kVersionField = 1;
    constexpr std::ptrdiff_t kReportField = 18;
    std::rotate(payload.begin() + 1, payload.begin() + 1 + kVersionField + 1, payload.begin() + 1 + 2 + kReportField);
    return payload;
}

Bytes withByte(Bytes payload, std::uint8_t byte) {
    payload.push_back(byte);
    return payload;
}

std::vector<PublicKey> readers(std::size_t count) {
    return std::vector<PublicKey>(count, *sampleKeys().doctor.pub.encryption);
}

Bytes frameFor(std::span<const PublicKey> recipients, std::uint8_t slots, const SecretBytes& seed) {
    Payload payload = samplePayload();
    payload.kiosk = sampleKeys().kiosk.pub.fingerprint(primitives());
    payload.recipients = {sampleKeys().doctor.pub.fingerprint(primitives())};
    const FixedRandomPrimitives fixedRandom(slots);
    return *sealEnvelope(fixedRandom, encodePayload(payload)->view(), seed.view(), recipients, sampleContext(512, slots));
}

Bytes flipped(Bytes content, std::size_t at) {
    content[at] ^= 1;
    return content;
}

}  // namespace

void addPayloadSamples(std::vector<KeySample>& out) {
    const Bytes whole = encoded(samplePayload());
    const Bytes answer = encoded(sampleAnswer());
    out.push_back({"payload-every-field.cbor", whole, "ok"});
    out.push_back({"payload-reversible.cbor", encoded(samplePayload(EmbeddingMode::Reversible)), "ok"});
    out.push_back({"payload-covert.cbor", encoded(samplePayload(EmbeddingMode::Covert)), "ok"});
    out.push_back({"payload-robust.cbor", encoded(samplePayload(EmbeddingMode::Robust)), "ok"});
    out.push_back({"payload-answer.cbor", answer, "ok"});
    out.push_back({"payload-unknown-negative-key.cbor", withField(whole, -9, Value::text("later")), "ok"});
    const auto broken = [&out](const char* what, Bytes content) {
        out.push_back({std::string("broken-payload-") + what + ".cbor", std::move(content), std::string(kBrokenPayload)});
    };
    broken("unknown-key", withField(whole, 19, Value::number(1)));
    broken("missing-counter", changedMap(whole, [](Value& map) { map = without(map, 5); }));
    broken("binding-of-another-mode", withField(whole, 12, bindingOf(2, 32)));
    broken("binding-too-short", withField(whole, 12, bindingOf(1, 31)));
    broken("region-empty", withField(whole, 12, emptyRegionBinding()));
    broken("answer-beside-result", withField(whole, 18, Value::text("no")));
    broken("answer-empty", withField(answer, 18, Value::text("")));
    broken("long-form", longForm(whole));
    broken("keys-unsorted", swappedKeys(whole));
    broken("byte-after-end", withByte(whole, 0));
    broken("cut-off", copyOf(ByteView(whole).first(whole.size() - 1)));
    broken("indefinite-length", withByte(
                                    [&] {
                                        Bytes map = whole;
                                        map[0] = 0xbf;
                                        return map;
                                    }(),
                                    0xff));
}

void addFrameSamples(std::vector<KeySample>& out) {
    const SampleKeys& keys = sampleKeys();
    const Bytes one = frameFor(readers(1), 1, keys.kiosk.signingSeed);
    out.push_back({"one-slot.frame", one, "ok"});
    out.push_back({"eight-slots.frame", frameFor(readers(5), 8, keys.kiosk.signingSeed), "ok"});
    const std::vector<PublicKey> stranger = {*keys.stranger.pub.encryption};
    out.push_back({"broken-frame-for-another.frame", frameFor(stranger, 1, keys.kiosk.signingSeed), "not-for-you"});
    out.push_back({"broken-frame-signed-by-another.frame", frameFor(readers(1), 1, keys.stranger.signingSeed), "bad-signature"});
    out.push_back({"broken-frame-mark.frame", flipped(one, 0), "damaged"});
    out.push_back({"broken-frame-slot-bit.frame", flipped(one, 24), "damaged"});
    out.push_back({"broken-frame-body-bit.frame", flipped(one, one.size() - 1), "damaged"});
    out.push_back({"broken-frame-cut-off.frame", copyOf(ByteView(one).first(one.size() - 1)), "damaged"});
}

}  // namespace intaglio::crypto::test
