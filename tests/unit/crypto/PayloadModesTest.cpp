#include "core/crypto/Cbor.h"
#include "tests/support/Catch.h"
#include "tests/unit/crypto/CryptoTestSupport.h"
#include "tests/unit/crypto/PayloadTestSupport.h"

/// What binds the picture in each mode, and a doctor's answer in place of a model's result.
namespace intaglio::crypto {

using base::ErrorCode;
using cbor::Value;
using test::codeOf;
using test::copyOf;
using test::sampleAnswer;
using test::samplePayload;

namespace {

constexpr EmbeddingMode kModes[] = {EmbeddingMode::Reversible, EmbeddingMode::Covert, EmbeddingMode::Robust};

Bytes encoded(const Payload& payload) {
    const auto bytes = encodePayload(payload);
    REQUIRE(bytes);
    return copyOf(bytes->view());
}

Value copyOfValue(const Value& value) {
    auto again = cbor::decode(cbor::encode(value)->view());
    return std::move(*again);
}

/// `payload`'s map with one field replaced or added.
Bytes mapWith(const Payload& payload, std::int64_t key, const Value& replacement) {
    const auto original = cbor::decode(encoded(payload));
    REQUIRE(original);
    Value map = Value::map();
    for (const auto& [field, value] : original->fields()) {
        if (field != key) map.set(field, copyOfValue(value));
    }
    map.set(key, copyOfValue(replacement));
    return copyOf(cbor::encode(map)->view());
}

/// The binding of `payload` with one field left out, replaced or added, inside the whole map.
std::optional<ErrorCode> codeWithBinding(const Payload& payload, std::int64_t key, const Value* replacement) {
    const auto original = cbor::decode(encoded(payload));
    REQUIRE(original);
    Value binding = Value::map();
    for (const auto& [field, value] : original->find(12)->fields()) {
        if (field != key) binding.set(field, copyOfValue(value));
    }
    if (replacement != nullptr) binding.set(key, copyOfValue(*replacement));
    return codeOf(decodePayload(mapWith(payload, 12, binding)));
}

Value regions(std::initializer_list<std::uint64_t> numbers, std::size_t digestBytes = 32) {
    Value list = Value::array();
    for (const std::uint64_t number : numbers) list.add(Value::number(number));
    Value pair = Value::array();
    pair.add(std::move(list));
    pair.add(Value::bytes(Bytes(digestBytes)));
    return pair;
}

}  // namespace

TEST_CASE("Each mode's binding comes back whole", "[crypto]") {
    for (const EmbeddingMode mode : kModes) {
        CAPTURE(modeName(mode));
        const Payload payload = samplePayload(mode);
        const auto decoded = decodePayload(encoded(payload));
        REQUIRE(decoded);
        CHECK(decoded->mode == mode);
        CHECK(decoded->binding.originalSha256 == payload.binding.originalSha256);
        CHECK(decoded->binding.bucketsSha256 == payload.binding.bucketsSha256);
        CHECK(decoded->binding.thumbnail == payload.binding.thumbnail);
        CHECK(decoded->binding.tiles == payload.binding.tiles);
        CHECK(decoded->binding.protectedRegions == payload.binding.protectedRegions);
        CHECK(decoded->binding.protectedSha256 == payload.binding.protectedSha256);
        CHECK(encoded(*decoded) == encoded(payload));
    }
}

TEST_CASE("The binding has the bytes of the format document", "[crypto]") {
    const Bytes covert = encoded(samplePayload(EmbeddingMode::Covert));
    // {2: 32 bytes, 4: 128 bytes, 5: [[16, 24, 100, 200, 300, 8, 1, 65535], 32 bytes]}
    const std::string expected = "0ca3025820" + base::toHex(test::countingBytes<32>(0xb0)) + "045880" +
                                 base::toHex(test::countingBytes<128>(0x90)) + "058288101818186418c819012c080119ffff5820" +
                                 base::toHex(test::countingBytes<32>(0xd0));
    CHECK(base::toHex(covert).find(expected) != std::string::npos);
}

TEST_CASE("A payload holds the digest of its own mode and no other", "[crypto]") {
    for (const EmbeddingMode mode : kModes) {
        CAPTURE(modeName(mode));
        const Payload payload = samplePayload(mode);
        const auto own = static_cast<std::int64_t>(mode);
        CHECK(codeWithBinding(payload, own, nullptr) == ErrorCode::CborInvalid);
        for (std::int64_t key = 1; key <= 3; ++key) {
            CAPTURE(key);
            const std::size_t right = key == 3 ? 128 : 32;
            const Value fitting = Value::bytes(Bytes(right));
            const Value shorter = Value::bytes(Bytes(right - 1));
            CHECK(codeWithBinding(payload, key, &fitting).has_value() == (key != own));
            CHECK(codeWithBinding(payload, key, &shorter) == ErrorCode::CborInvalid);
        }
    }
}

TEST_CASE("Tiles and protected regions of a wrong form are refused", "[crypto]") {
    const Payload payload = samplePayload(EmbeddingMode::Reversible);
    const auto refuses = [&payload](std::int64_t key, Value value) {
        return codeWithBinding(payload, key, &value) == ErrorCode::CborInvalid;
    };
    CHECK_FALSE(codeWithBinding(payload, 4, nullptr));
    CHECK_FALSE(codeWithBinding(payload, 5, nullptr));
    CHECK(refuses(4, Value::bytes(Bytes(127))));
    CHECK(refuses(4, Value::bytes({})));
    CHECK_FALSE(refuses(5, regions({1, 2, 3, 4})));
    CHECK(refuses(5, regions({})));
    CHECK(refuses(5, regions({1, 2, 3})));
    CHECK(refuses(5, regions({1, 2, 3, 4, 5})));
    CHECK(refuses(5, regions({1, 2, 0, 4})));
    CHECK(refuses(5, regions({1, 2, 3, 0})));
    CHECK(refuses(5, regions({65536, 2, 3, 4})));
    CHECK(refuses(5, regions({1, 2, 3, 4}, 31)));
    CHECK_FALSE(refuses(5, regions({1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1})));
    CHECK(
        refuses(5, regions({1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1})));
    const Value some = regions({1, 2, 3, 4});
    CHECK(codeWithBinding(samplePayload(EmbeddingMode::Robust), 5, &some) == ErrorCode::CborInvalid);
}

TEST_CASE("A binding that its mode does not allow is not written", "[crypto]") {
    const auto codeWith = [](EmbeddingMode mode, auto change) {
        Payload payload = samplePayload(mode);
        change(payload.binding);
        return codeOf(encodePayload(payload));
    };
    CHECK(codeWith(EmbeddingMode::Robust, [](Binding& b) { b.protectedRegions = {{8, 8, 8, 8}}; }) == ErrorCode::CborInvalid);
    CHECK(codeWith(EmbeddingMode::Robust, [](Binding& b) { b.thumbnail.pop_back(); }) == ErrorCode::CborInvalid);
    CHECK(codeWith(EmbeddingMode::Covert, [](Binding& b) { b.tiles.pop_back(); }) == ErrorCode::CborInvalid);
    CHECK(codeWith(EmbeddingMode::Covert, [](Binding& b) { b.protectedRegions[0].rows = 0; }) == ErrorCode::CborInvalid);
    CHECK(codeWith(EmbeddingMode::Covert, [](Binding& b) { b.protectedRegions.resize(9, {1, 1, 1, 1}); }) == ErrorCode::CborInvalid);
}

TEST_CASE("An answer takes the place of everything that a model says", "[crypto]") {
    const Payload payload = sampleAnswer();
    const auto decoded = decodePayload(encoded(payload));
    REQUIRE(decoded);
    CHECK(decoded->answer == payload.answer);
    CHECK(decoded->kiosk == payload.kiosk);
    CHECK(decoded->counter == 3);
    CHECK(decoded->modelId.empty());
    CHECK(decoded->classes.empty());
    CHECK(decoded->flags.empty());
    CHECK_FALSE(decoded->findingProbability);
    CHECK(encoded(*decoded) == encoded(payload));
    CHECK_FALSE(decodePayload(encoded(samplePayload()))->answer);

    // A field of the model beside it is refused, whichever it is.
    const auto result = cbor::decode(encoded(samplePayload()));
    REQUIRE(result);
    for (std::int64_t key = 6; key <= 11; ++key) {
        CAPTURE(key);
        CHECK(codeOf(decodePayload(mapWith(payload, key, *result->find(key)))) == ErrorCode::CborInvalid);
    }
    CHECK(codeOf(decodePayload(mapWith(payload, -1, Value::number(1)))) == ErrorCode::CborInvalid);
    CHECK(codeOf(decodePayload(mapWith(samplePayload(), 18, Value::text("no")))) == ErrorCode::CborInvalid);
}

TEST_CASE("An answer has its limits", "[crypto]") {
    Payload payload = sampleAnswer();
    CHECK(codeOf(decodePayload(mapWith(payload, 18, Value::text("")))) == ErrorCode::CborInvalid);
    CHECK(codeOf(decodePayload(mapWith(payload, 18, Value::text(std::string(1201, 'a'))))) == ErrorCode::CborInvalid);
    CHECK(codeOf(decodePayload(mapWith(payload, 18, Value::number(1)))) == ErrorCode::CborInvalid);
    payload.answer = std::string(kMaximumAnswerBytes, 'a');
    CHECK(encodePayload(payload));
    payload.answer = std::string(kMaximumAnswerBytes + 1, 'a');
    CHECK(codeOf(encodePayload(payload)) == ErrorCode::PayloadTooLarge);
    payload.answer = "";
    CHECK(codeOf(encodePayload(payload)) == ErrorCode::CborInvalid);
    payload = sampleAnswer();
    payload.modelId = "leukemia-all";
    CHECK(codeOf(encodePayload(payload)) == ErrorCode::CborInvalid);
    payload = sampleAnswer();
    payload.findingProbability = 5;
    CHECK(codeOf(encodePayload(payload)) == ErrorCode::CborInvalid);
}

TEST_CASE("A payload that takes another's place keeps nothing of it", "[crypto]") {
    Payload payload = samplePayload();
    payload = sampleAnswer();
    CHECK(encoded(payload) == encoded(sampleAnswer()));
    const Payload other = samplePayload(EmbeddingMode::Robust);
    payload = other;
    CHECK(encoded(payload) == encoded(other));
    CHECK_FALSE(other.classes.empty());
    payload = static_cast<const Payload&>(payload);
    CHECK(encoded(payload) == encoded(other));
}

}  // namespace intaglio::crypto
