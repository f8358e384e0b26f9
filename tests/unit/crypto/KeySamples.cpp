#include "tests/unit/crypto/KeySamples.h"

#include "core/crypto/EncryptedCopy.h"
#include "core/crypto/FingerprintWords.h"
#include "core/crypto/KeyText.h"
#include "tests/unit/crypto/KeySamplesSupport.h"
#include "tests/unit/crypto/PayloadTestSupport.h"

namespace intaglio::crypto::test {
namespace {

PrivateIdentity made(const Primitives& primitivesIn, Role role, std::string name, const PrivateIdentity* clinic) {
    NewKeyRequest request;
    request.role = role;
    request.name = std::move(name);
    request.clinic = clinic;
    request.now = kSampleTime;
    return *createIdentity(primitivesIn, request);
}

SampleKeys makeKeys() {
    const FixedRandomPrimitives fixedRandom(0x4b);
    SampleKeys keys;
    const PrivateIdentity founded = made(fixedRandom, Role::Clinic, "Practice", nullptr);
    const PrivateIdentity doctor = made(fixedRandom, Role::Doctor, "Dr. M\xc3\xbcller", &founded);
    keys.clinic = *rotateStegoKey(fixedRandom, founded);
    keys.kiosk = made(fixedRandom, Role::Kiosk, "Waiting room", &keys.clinic);
    keys.doctor = *replaceKeys(fixedRandom, doctor, &keys.clinic, kSampleTime + 86400);
    keys.stranger = made(fixedRandom, Role::Doctor, "Dr. Elsewhere", nullptr);
    return keys;
}

std::string digestText(ByteView content) {
    return base::toHex(primitives().sha256(content));
}

std::string codeText(const base::Error& error) {
    return std::string(base::codeName(error.code));
}

std::string describe(const PublicIdentity& identity) {
    std::string text = base::toHex(identity.fingerprint(primitives())) + '\t' + identity.readableFingerprint(primitives()) + '\t';
    for (const std::string_view word : fingerprintWords(primitives(), identity)) text.append(word).append(" ");
    text.pop_back();
    return text;
}

std::string payloadOutcome(ByteView content) {
    const auto payload = decodePayload(content);
    if (!payload) return codeText(payload.error());
    return "ok\t" + std::string(modeName(payload->mode)) + (payload->answer ? " answer" : " result");
}

std::string frameOutcome(ByteView content) {
    constexpr std::size_t kLargeFrame = 24 + 8 * 80 + 512 + 16;
    const bool isLarge = content.size() == kLargeFrame;
    const EnvelopeContext context = isLarge ? sampleContext(512, 8) : sampleContext(512, 1);
    const auto result = openEnvelope(primitives(), content, sampleKeys().doctor.encryptionKey.view(), context);
    if (const auto* failure = std::get_if<OpenFailure>(&result)) return *failure == OpenFailure::Damaged ? "damaged" : "not-for-you";
    const auto& opened = std::get<OpenedEnvelope>(result);
    if (!verifyEnvelope(primitives(), opened, sampleKeys().kiosk.pub.signing)) return "bad-signature";
    return "ok\t" + digestText(opened.payload.view());
}

std::string revocationOutcome(ByteView content) {
    const auto list = decodeRevocationList(primitives(), content, "");
    if (!list) return codeText(list.error());
    std::string text = "ok\tnumber " + std::to_string(list->number);
    for (const RevokedKey& key : list->keys) {
        text += ", " + base::toHex(key.key) + ' ' + std::to_string(key.revokedAt) + ' ' + std::to_string(static_cast<int>(key.reason));
    }
    return text;
}

std::string keyFileOutcome(ByteView content) {
    const auto identity = decodeKeyFile(primitives(), content, base::viewOf(kSamplePassphrase), "");
    if (!identity) return codeText(identity.error());
    return "ok\t" + digestText(writeKeyText(*identity).view());
}

std::string copyOutcome(ByteView content) {
    const auto copy = decryptCopy(primitives(), content, sampleKeys().doctor, "");
    if (!copy) return codeText(copy.error());
    return "ok\t" + digestText(copy->view());
}

}  // namespace

const SampleKeys& sampleKeys() {
    static const SampleKeys instance = makeKeys();
    return instance;
}

EnvelopeContext sampleContext(std::uint16_t bucket, std::uint8_t slots) {
    EnvelopeContext context;
    const auto geometry = countingBytes<18>(0);
    context.geometry.assign(geometry.begin(), geometry.end());
    context.nonce = countingBytes<16>(0x30);
    context.bucket = bucket;
    context.slots = slots;
    return context;
}

cbor::Value copyOfValue(const cbor::Value& value) {
    return *cbor::decode(cbor::encode(value)->view());
}

cbor::Value without(const cbor::Value& map, std::int64_t key) {
    cbor::Value rest = cbor::Value::map();
    for (const auto& [field, value] : map.fields()) {
        if (field != key) rest.set(field, copyOfValue(value));
    }
    return rest;
}

Bytes changedMap(ByteView original, const std::function<void(cbor::Value&)>& change) {
    cbor::Value map = *cbor::decode(original);
    change(map);
    return copyOf(cbor::encode(map)->view());
}

std::vector<KeySample> keySamples() {
    std::vector<KeySample> samples;
    addPayloadSamples(samples);
    addFrameSamples(samples);
    addEnrolmentSamples(samples);
    addKeyFileSamples(samples);
    addRevocationSamples(samples);
    addCopySamples(samples);
    return samples;
}

std::string outcomeOf(std::string_view name, ByteView content) {
    if (name.ends_with(".cbor")) return payloadOutcome(content);
    if (name.ends_with(".frame")) return frameOutcome(content);
    if (name.ends_with(".revoked")) return revocationOutcome(content);
    if (name.ends_with(".key")) return keyFileOutcome(content);
    if (name.ends_with(".age")) return copyOutcome(content);
    const auto identity = decodePublicIdentity(primitives(), content, "");
    return identity ? "ok\t" + describe(*identity) : codeText(identity.error());
}

}  // namespace intaglio::crypto::test
