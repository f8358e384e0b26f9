#include "core/crypto/Payload.h"

#include <algorithm>

#include "core/crypto/Cbor.h"
#include "tests/support/Catch.h"
#include "tests/unit/crypto/CryptoTestSupport.h"
#include "tests/unit/crypto/PayloadTestSupport.h"

namespace intaglio::crypto {

using base::ErrorCode;
using cbor::Value;
using test::codeOf;
using test::copyOf;
using test::samplePayload;

namespace {

/// The sample payload, written by an independent encoder after docs/formats/sealed-image.md.
const std::string kGolden =
    "b101010250101112131415161718191a1b1c1d1e1f031a6b011b0704484041424344454647051a0001117006826c6c65"
    "756b656d69612d616c6c65312e322e30075820808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c"
    "9d9e9f08836b626c6f6f642d736d65617219fde8846662656e69676e656561726c79637072656370726f098419028f19"
    "051f19f0a31907ae0a836973637265656e696e67198000010b8267626c75727265646d64656d6f6e7374726174696f6e"
    "0ca1015820a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebf0d82480102030405060708"
    "4861626364656667680e010f6cc39c62657277656973756e67105820c0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3"
    "d4d5d6d7d8d9dadbdcdddedf11836b312e322e3832362e302e316b312e322e3832362e302e325820e0e1e2e3e4e5e6e7"
    "e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff";

void checkSame(const Payload& a, const Payload& b) {
    CHECK(a.version == b.version);
    CHECK(a.reportId == b.reportId);
    CHECK(a.issuedAt == b.issuedAt);
    CHECK(a.kiosk == b.kiosk);
    CHECK(a.counter == b.counter);
    CHECK(a.modelId == b.modelId);
    CHECK(a.modelVersion == b.modelVersion);
    CHECK(a.modelSha256 == b.modelSha256);
    CHECK(a.kind == b.kind);
    CHECK(a.kindScore == b.kindScore);
    REQUIRE(a.classes.size() == b.classes.size());
    for (std::size_t i = 0; i < a.classes.size(); ++i) {
        CHECK(a.classes[i].label == b.classes[i].label);
        CHECK(a.classes[i].probability == b.classes[i].probability);
    }
    CHECK(a.operatingPoint == b.operatingPoint);
    CHECK(a.threshold == b.threshold);
    CHECK(a.decision == b.decision);
    CHECK(a.flags == b.flags);
    CHECK(a.binding.originalSha256 == b.binding.originalSha256);
    CHECK(a.recipients == b.recipients);
    CHECK(a.mode == b.mode);
    CHECK(a.note == b.note);
    CHECK(a.subjectReference == b.subjectReference);
    CHECK(a.findingProbability == b.findingProbability);
    REQUIRE(a.dicom.has_value() == b.dicom.has_value());
    if (!a.dicom) return;
    CHECK(a.dicom->sopInstanceUid == b.dicom->sopInstanceUid);
    CHECK(a.dicom->seriesInstanceUid == b.dicom->seriesInstanceUid);
    CHECK(a.dicom->attributesSha256 == b.dicom->attributesSha256);
}

/// The golden map with one field left out, replaced or added.
Bytes goldenWith(std::int64_t key, const Value* replacement) {
    const auto golden = cbor::decode(test::hex(kGolden));
    REQUIRE(golden);
    Value map = Value::map();
    const auto copy = [](const Value& value) {
        auto again = cbor::decode(cbor::encode(value)->view());
        return std::move(*again);
    };
    for (const auto& [field, value] : golden->fields()) {
        if (field != key) map.set(field, copy(value));
    }
    if (replacement != nullptr) map.set(key, copy(*replacement));
    return copyOf(cbor::encode(map)->view());
}

std::optional<ErrorCode> decodeCode(std::int64_t key, const Value& replacement) {
    return codeOf(decodePayload(goldenWith(key, &replacement)));
}

}  // namespace

TEST_CASE("A payload has the bytes of the format document", "[crypto]") {
    const auto encoded = encodePayload(samplePayload());
    REQUIRE(encoded);
    CHECK(base::toHex(encoded->view()) == kGolden);
    const auto decoded = decodePayload(test::hex(kGolden));
    REQUIRE(decoded);
    checkSame(*decoded, samplePayload());
}

TEST_CASE("Optional payload fields may be absent and recipients come sorted", "[crypto]") {
    Payload payload = samplePayload();
    payload.note.clear();
    payload.subjectReference.clear();
    payload.dicom.reset();
    payload.flags.clear();
    payload.findingProbability = 63569;
    std::reverse(payload.recipients.begin(), payload.recipients.end());
    const auto encoded = encodePayload(payload);
    REQUIRE(encoded);
    const auto decoded = decodePayload(encoded->view());
    REQUIRE(decoded);
    std::sort(payload.recipients.begin(), payload.recipients.end());
    checkSame(*decoded, payload);
}

TEST_CASE("A payload that would be too long is refused with its limit", "[crypto]") {
    Payload payload = samplePayload();
    payload.note = std::string(kMaximumNoteBytes, 'x');
    CHECK(encodePayload(payload));
    payload.note += 'x';
    CHECK(codeOf(encodePayload(payload)) == ErrorCode::PayloadTooLarge);
    payload = samplePayload();
    payload.flags.assign(20, std::string(100, 'y'));
    CHECK(codeOf(encodePayload(payload)) == ErrorCode::PayloadTooLarge);
}

TEST_CASE("A payload that could not be read back is not written", "[crypto]") {
    const auto codeWith = [](auto change) {
        Payload payload = samplePayload();
        change(payload);
        return codeOf(encodePayload(payload));
    };
    CHECK(codeWith([](Payload& p) { p.recipients.clear(); }) == ErrorCode::CborInvalid);
    CHECK(codeWith([](Payload& p) { p.recipients.assign(9, Fingerprint{}); }) == ErrorCode::CborInvalid);
    CHECK(codeWith([](Payload& p) { p.recipients[1] = p.recipients[0]; }) == ErrorCode::CborInvalid);
    CHECK(codeWith([](Payload& p) { p.classes.clear(); }) == ErrorCode::CborInvalid);
    CHECK(codeWith([](Payload& p) { p.issuedAt = -1; }) == ErrorCode::CborInvalid);
    CHECK(codeWith([](Payload& p) { p.version = 2; }) == ErrorCode::CborInvalid);
    CHECK(codeWith([](Payload& p) { p.note = "\xff"; }) == ErrorCode::CborInvalid);
    CHECK(codeWith([](Payload& p) { p.subjectReference.resize(31); }) == ErrorCode::CborInvalid);
    CHECK(codeWith([](Payload& p) { p.dicom->sopInstanceUid = std::string(65, '1'); }) == ErrorCode::CborInvalid);
    CHECK(codeWith([](Payload& p) { p.mode = static_cast<EmbeddingMode>(9); }) == ErrorCode::CborInvalid);
    CHECK(codeWith([](Payload& p) { p.decision = static_cast<SealedDecision>(3); }) == ErrorCode::CborInvalid);
}

TEST_CASE("Every required payload field is required", "[crypto]") {
    for (std::int64_t key = 1; key <= 17; ++key) {
        CAPTURE(key);
        const auto code = codeOf(decodePayload(goldenWith(key, nullptr)));
        if (key >= 15) {
            CHECK_FALSE(code);
        } else {
            CHECK(code == ErrorCode::CborInvalid);
        }
    }
}

TEST_CASE("Payload fields of a wrong type or range are refused", "[crypto]") {
    for (std::int64_t key = 1; key <= 17; ++key) {
        CAPTURE(key);
        CHECK(decodeCode(key, Value::negative(0)) == ErrorCode::CborInvalid);
    }
    CHECK(decodeCode(1, Value::number(2)) == ErrorCode::CborInvalid);
    CHECK(decodeCode(2, Value::bytes(Bytes(15))) == ErrorCode::CborInvalid);
    CHECK(decodeCode(3, Value::number(std::uint64_t{1} << 63)) == ErrorCode::CborInvalid);
    CHECK(decodeCode(9, Value::array()) == ErrorCode::CborInvalid);
    CHECK(decodeCode(14, Value::number(0)) == ErrorCode::CborInvalid);
    CHECK(decodeCode(14, Value::number(4)) == ErrorCode::CborInvalid);
    CHECK(decodeCode(15, Value::text("")) == ErrorCode::CborInvalid);
    CHECK(decodeCode(15, Value::text(std::string(513, 'n'))) == ErrorCode::CborInvalid);
    Value tooHigh = Value::array();
    for (int i = 0; i < 4; ++i) tooHigh.add(Value::number(65536));
    CHECK(decodeCode(9, tooHigh) == ErrorCode::CborInvalid);
    Value unsorted = Value::array();
    unsorted.add(Value::bytes(Bytes(8, 2)));
    unsorted.add(Value::bytes(Bytes(8, 1)));
    CHECK(decodeCode(13, unsorted) == ErrorCode::CborInvalid);
}

TEST_CASE("Unknown payload fields are refused unless their key is negative", "[crypto]") {
    CHECK(decodeCode(0, Value::number(1)) == ErrorCode::CborInvalid);
    CHECK(decodeCode(19, Value::number(1)) == ErrorCode::CborInvalid);
    CHECK(decodeCode(1000, Value::number(1)) == ErrorCode::CborInvalid);
    CHECK_FALSE(decodeCode(-2, Value::text("from the future")));
    CHECK(decodeCode(-1, Value::text("a known one of another type")) == ErrorCode::CborInvalid);
    Value binding = Value::map();
    binding.set(1, Value::bytes(Bytes(32)));
    binding.set(6, Value::bytes(Bytes(32)));
    CHECK(decodeCode(12, binding) == ErrorCode::CborInvalid);
}

TEST_CASE("A cut or extended payload is refused", "[crypto]") {
    const Bytes golden = test::hex(kGolden);
    for (std::size_t length = 0; length < golden.size(); ++length)
        REQUIRE(codeOf(decodePayload(ByteView(golden).first(length))) == ErrorCode::CborInvalid);
    Bytes longer = golden;
    longer.push_back(0);
    CHECK(codeOf(decodePayload(longer)) == ErrorCode::CborInvalid);
}

TEST_CASE("Whatever decodes encodes to the same bytes", "[crypto]") {
    const Bytes golden = test::hex(kGolden);
    std::size_t accepted = 0;
    for (std::size_t i = 0; i < golden.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            Bytes altered = golden;
            altered[i] = static_cast<std::uint8_t>(altered[i] ^ (1 << bit));
            const auto decoded = decodePayload(altered);
            // A flipped bit can make the last key a negative, unknown one, which is skipped and so not written again.
            if (!decoded || cbor::decode(altered)->fields().back().first < 0) continue;
            ++accepted;
            const auto again = encodePayload(*decoded);
            REQUIRE(again);
            REQUIRE(copyOf(again->view()) == altered);
        }
    }
    CHECK(accepted > 1000);
}

}  // namespace intaglio::crypto
