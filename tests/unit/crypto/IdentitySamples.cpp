#include "core/crypto/Age.h"
#include "core/crypto/EncryptedCopy.h"
#include "core/crypto/KeyEncoding.h"
#include "core/crypto/KeyText.h"
#include "tests/unit/crypto/KeySamplesSupport.h"

/// Enrolments, key files, lists of revoked keys and encrypted copies.
namespace intaglio::crypto::test {
namespace {

using cbor::Value;

constexpr int kSampleWorkFactor = 4;
constexpr std::string_view kInvalid = "key-file-invalid";

Bytes flipped(Bytes content, std::size_t at) {
    content[at] ^= 1;
    return content;
}

Bytes publicWith(const PublicIdentity& identity, const std::function<void(PublicIdentity&)>& change) {
    PublicIdentity changed = identity;
    change(changed);
    return encodePublicIdentity(changed);
}

Bytes ageFileOf(ByteView text) {
    const FixedRandomPrimitives fixedRandom(0x61);
    return *age::encryptWithPassphrase(fixedRandom, text, base::viewOf(kSamplePassphrase), kSampleWorkFactor);
}

std::string textOf(const PrivateIdentity& identity) {
    return std::string(base::textOf(writeKeyText(identity).view()));
}

Bytes keyFileOf(const PrivateIdentity& identity) {
    return ageFileOf(base::viewOf(textOf(identity)));
}

std::string lineOf(const std::string& text, std::string_view mark) {
    const std::size_t start = text.find(mark);
    return text.substr(start, text.find('\n', start) + 1 - start);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

RevocationList fullList() {
    const SampleKeys& keys = sampleKeys();
    std::optional<RevocationList> list;
    std::uint8_t first = 0x20;
    for (const RevocationReason reason :
         {RevocationReason::Lost, RevocationReason::Stolen, RevocationReason::Left, RevocationReason::Replaced}) {
        list = *revoke(primitives(), list ? &*list : nullptr, keys.clinic, Fingerprint{first}, reason, kSampleTime + first);
        first = static_cast<std::uint8_t>(first + 0x40);
    }
    return *list;
}

Bytes listWith(const std::function<void(RevocationList&)>& change) {
    RevocationList list = fullList();
    change(list);
    return encodeRevocationList(list);
}

/// As a later version would add a field that this one may ignore.
void addNegativeKey(Value& map) {
    map.set(-1, Value::text("later"));
}

Signature signatureOf(ByteView message) {
    return *primitives().ed25519Sign(sampleKeys().clinic.signingSeed.view(), message);
}

Bytes labelled(std::string_view label, const Value& map) {
    Bytes message = bytesOf(label);
    message.push_back(0);
    base::append(message, cbor::encode(map)->view());
    return message;
}

/// Made from the format's words alone: the map without its signature, a negative key in it, signed.
Bytes signedMap(ByteView original, std::int64_t signatureKey, std::string_view label) {
    return changedMap(original, [&](Value& map) {
        map = without(map, signatureKey);
        addNegativeKey(map);
        map.set(signatureKey, Value::bytes(signatureOf(labelled(label, map))));
    });
}

Bytes signedWithNegativeKey(const PublicIdentity& identity) {
    return signedMap(encodePublicIdentity(identity), 12, "intaglio/1/enrol");
}

/// An enrolled doctor who never got the carrier order, signed all the same.
Bytes withoutStegoKey(PublicIdentity identity) {
    identity.wrappedStegoKey.clear();
    identity.clinicSignature = signatureOf(enrolmentMessage(identity));
    return encodePublicIdentity(identity);
}

}  // namespace

void addEnrolmentSamples(std::vector<KeySample>& out) {
    const SampleKeys& keys = sampleKeys();
    const PublicIdentity& doctor = keys.doctor.pub;
    const Bytes whole = encodePublicIdentity(doctor);
    out.push_back({"clinic.pub", encodePublicIdentity(keys.clinic.pub), "ok"});
    out.push_back({"kiosk.pub", encodePublicIdentity(keys.kiosk.pub), "ok"});
    out.push_back({"doctor.pub", whole, "ok"});
    out.push_back({"doctor-not-enrolled.pub", encodePublicIdentity(keys.stranger.pub), "ok"});
    const auto broken = [&out](const char* what, Bytes content, std::string_view outcome) {
        out.push_back({std::string("broken-enrolment-") + what + ".pub", std::move(content), std::string(outcome)});
    };
    broken("validity-changed", publicWith(doctor, [](PublicIdentity& p) { ++p.notAfter; }), "key-signature-invalid");
    broken("name-changed", publicWith(doctor, [](PublicIdentity& p) { p.name = "Dr. Other"; }), "key-signature-invalid");
    broken("signature-missing", publicWith(doctor, [](PublicIdentity& p) { p.clinicSignature.reset(); }), kInvalid);
    broken("key-missing", publicWith(keys.stranger.pub, [](PublicIdentity& p) { p.encryption.reset(); }), kInvalid);
    broken("name-with-slash", publicWith(keys.stranger.pub, [](PublicIdentity& p) { p.name = "../doctor"; }), kInvalid);
    broken("unknown-key", changedMap(whole, [](Value& map) { map.set(13, Value::number(1)); }), kInvalid);
    out.push_back({"negative-key-signed.pub", signedWithNegativeKey(doctor), "ok"});
    broken("negative-key-added", changedMap(whole, addNegativeKey), "key-signature-invalid");
    broken("stego-key-missing", withoutStegoKey(doctor), kInvalid);
    broken("name-that-deceives", publicWith(keys.stranger.pub, [](PublicIdentity& p) { p.name = "Dr.\u202eanna"; }), kInvalid);
    broken("valid-beyond-9999", publicWith(keys.stranger.pub, [](PublicIdentity& p) { p.notAfter = kLatestTime + 1; }), kInvalid);
    broken("version-2",
           changedMap(whole,
                      [](Value& map) {
                          map = without(map, 1);
                          map.set(1, Value::number(2));
                      }),
           kInvalid);
    broken("cut-off", copyOf(ByteView(whole).first(whole.size() - 1)), kInvalid);
}

void addKeyFileSamples(std::vector<KeySample>& out) {
    const SampleKeys& keys = sampleKeys();
    const Bytes whole = keyFileOf(keys.doctor);
    const std::string text = textOf(keys.doctor);
    const std::string stegoLine = lineOf(text, "# intaglio stego ");
    const std::string retiredLine = lineOf(text, "# intaglio retired ");
    out.push_back({"clinic.key", keyFileOf(keys.clinic), "ok"});
    out.push_back({"kiosk.key", keyFileOf(keys.kiosk), "ok"});
    out.push_back({"doctor.key", whole, "ok"});
    const auto broken = [&out](const char* what, Bytes content, std::string_view outcome = kInvalid) {
        out.push_back({std::string("broken-key-") + what + ".key", std::move(content), std::string(outcome)});
    };
    const FixedRandomPrimitives fixedRandom(0x62);
    broken("another-passphrase",
           *age::encryptWithPassphrase(fixedRandom, base::viewOf(text), bytesOf("another passphrase"), kSampleWorkFactor),
           "passphrase-wrong");
    broken("work-factor-31", bytesOf(replaced(std::string(base::textOf(whole)), " 4\n", " 31\n")), "work-factor-too-high");
    broken("content-changed", flipped(whole, whole.size() - 1));
    broken("cut-off", copyOf(ByteView(whole).first(whole.size() - 1)));
    broken("line-unknown", ageFileOf(base::viewOf(text + "# intaglio future 1\n")));
    broken(
        "public-part-of-another",
        ageFileOf(base::viewOf(replaced(text, lineOf(text, "# intaglio public "), lineOf(textOf(keys.stranger), "# intaglio public ")))));
    broken("stego-key-twice", ageFileOf(base::viewOf(replaced(text, stegoLine, stegoLine + stegoLine))));
    broken("retired-key-twice", ageFileOf(base::viewOf(replaced(text, retiredLine, retiredLine + retiredLine))));
    broken("retired-key-without-identity", ageFileOf(base::viewOf(text.substr(0, text.rfind("# public key: ")))));
    broken("no-signing-key", ageFileOf(base::viewOf(replaced(text, lineOf(text, "# intaglio signing "), ""))));
}

void addRevocationSamples(std::vector<KeySample>& out) {
    const Bytes whole = encodeRevocationList(fullList());
    out.push_back({"practice.revoked", whole, "ok"});
    const auto broken = [&out](const char* what, Bytes content, std::string_view outcome = kInvalid) {
        out.push_back({std::string("broken-revocation-") + what + ".revoked", std::move(content), std::string(outcome)});
    };
    broken("key-removed", listWith([](RevocationList& list) { list.keys.pop_back(); }), "key-signature-invalid");
    broken("number-raised", listWith([](RevocationList& list) { ++list.number; }), "key-signature-invalid");
    broken("signed-by-another", listWith([](RevocationList& list) { list.clinic = sampleKeys().stranger.pub.signing; }),
           "key-signature-invalid");
    out.push_back({"practice-negative-key-signed.revoked", signedMap(whole, 6, "intaglio/1/revoked"), "ok"});
    broken("negative-key-added", changedMap(whole, addNegativeKey), "key-signature-invalid");
    broken("date-beyond-9999", listWith([](RevocationList& list) { list.keys[2].revokedAt = kLatestTime + 1; }));
    broken("unsorted", listWith([](RevocationList& list) { std::swap(list.keys[0], list.keys[1]); }));
    broken("key-twice", listWith([](RevocationList& list) { list.keys[1] = list.keys[0]; }));
    broken("number-zero", listWith([](RevocationList& list) { list.number = 0; }));
    broken("reason-unknown", listWith([](RevocationList& list) { list.keys[0].reason = static_cast<RevocationReason>(5); }));
    broken("cut-off", copyOf(ByteView(whole).first(whole.size() - 1)));
}

void addCopySamples(std::vector<KeySample>& out) {
    const SampleKeys& keys = sampleKeys();
    const Bytes picture = bytesOf("P2 2 2 3\n0 1\n2 3\n");
    const FixedRandomPrimitives fixedRandom(0x63);
    const auto copyFor = [&](const PublicIdentity& reader) {
        return *encryptCopy(fixedRandom, picture, std::vector<PublicIdentity>{reader});
    };
    const Bytes whole = copyFor(keys.doctor.pub);
    out.push_back({"for-doctor.age", whole, "ok", false});
    out.push_back({"for-retired-key.age", copyFor(keys.doctor.retired[0].pub), "ok", false});
    out.push_back({"broken-copy-for-another.age", copyFor(keys.stranger.pub), "crypto-authentication-failed", false});
    out.push_back({"broken-copy-content-changed.age", flipped(whole, whole.size() - 1), std::string(kInvalid), false});
    const std::vector<PublicKey> recipients = {*keys.doctor.pub.exportKey};
    out.push_back({"broken-copy-not-compressed.age", *age::encryptToKeys(fixedRandom, picture, recipients), std::string(kInvalid)});
}

}  // namespace intaglio::crypto::test
