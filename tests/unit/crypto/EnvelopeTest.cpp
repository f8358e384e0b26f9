#include "core/crypto/Envelope.h"

#include <algorithm>
#include <type_traits>

#include "core/crypto/EnvelopeFrame.h"
#include "tests/support/Catch.h"
#include "tests/unit/crypto/CryptoTestSupport.h"
#include "tests/unit/crypto/PayloadTestSupport.h"

namespace intaglio::crypto {

using base::ErrorCode;
using test::bytesOf;
using test::codeOf;
using test::copyOf;
using test::primitives;

// A plaintext that could be copied would be copied, and the copy not wiped.
static_assert(!std::is_copy_constructible_v<OpenedEnvelope> && !std::is_copy_assignable_v<OpenedEnvelope>);

namespace {

const Bytes kKioskSeed(32, 0x77);

Bytes doctorSecret(std::size_t index) {
    return Bytes(32, static_cast<std::uint8_t>(0x11 + index));
}

std::vector<PublicKey> doctors(std::size_t count) {
    std::vector<PublicKey> keys;
    for (std::size_t i = 0; i < count; ++i) {
        const auto key = primitives().x25519PublicKey(doctorSecret(i));
        REQUIRE(key);
        keys.push_back(*key);
    }
    return keys;
}

PublicKey kioskKey() {
    const auto key = primitives().ed25519PublicKey(kKioskSeed);
    REQUIRE(key);
    return *key;
}

EnvelopeContext contextFor(std::size_t payloadBytes, std::size_t recipients) {
    EnvelopeContext context;
    context.geometry = bytesOf("columns, rows and so on");
    context.nonce = test::countingBytes<16>(0x50);
    const auto bucket = bucketFor(payloadBytes);
    const auto slots = slotsFor(recipients);
    REQUIRE(bucket);
    REQUIRE(slots);
    context.bucket = *bucket;
    context.slots = *slots;
    return context;
}

Bytes sealed(const Primitives& crypto, ByteView payload, std::size_t recipients, const EnvelopeContext& context) {
    const auto frame = sealEnvelope(crypto, payload, kKioskSeed, doctors(recipients), context);
    REQUIRE(frame);
    return *frame;
}

OpenResult open(ByteView frame, std::size_t doctor, const EnvelopeContext& context) {
    return openEnvelope(primitives(), frame, doctorSecret(doctor), context);
}

bool isOpened(const OpenResult& result) {
    return std::holds_alternative<OpenedEnvelope>(result);
}

bool failsWith(const OpenResult& result, OpenFailure failure) {
    const auto* actual = std::get_if<OpenFailure>(&result);
    return actual != nullptr && *actual == failure;
}

/// A frame whose checksum fits again after `change`: what somebody who can unmask it would make.
template <class Change>
Bytes forged(const Bytes& frame, const EnvelopeContext& context, Change change) {
    Bytes rest(frame.begin() + kFrameHeaderBytes, frame.end());
    change(rest);
    return assembleFrame(primitives(), context, rest);
}

}  // namespace

TEST_CASE("Every recipient opens the envelope, nobody else does", "[crypto]") {
    const Bytes payload(180, 0x21);
    for (std::size_t count = 1; count <= kMaximumRecipients; ++count) {
        const EnvelopeContext context = contextFor(payload.size(), count);
        const Bytes frame = sealed(primitives(), payload, count, context);
        CHECK(frame.size() == frameBytes(context.bucket, context.slots));
        for (std::size_t i = 0; i < count; ++i) {
            const OpenResult result = open(frame, i, context);
            REQUIRE(isOpened(result));
            const auto& opened = std::get<OpenedEnvelope>(result);
            CHECK(copyOf(opened.payload.view()) == payload);
            CHECK(verifyEnvelope(primitives(), opened, kioskKey()));
        }
        CHECK(failsWith(open(frame, count, context), OpenFailure::NotForYou));
        CHECK(failsWith(openEnvelope(primitives(), frame, kKioskSeed, context), OpenFailure::NotForYou));
    }
}

TEST_CASE("The size of a frame tells the bucket and the slots only", "[crypto]") {
    CHECK(frameBytes(256, 1) == 376);
    CHECK(frameBytes(512, 1) == 632);
    const auto bucketOf = [](std::size_t bytes) { return *bucketFor(bytes); };
    CHECK(bucketOf(0) == 256);
    CHECK(bucketOf(191) == 256);
    CHECK(bucketOf(192) == 512);
    CHECK(bucketOf(447) == 512);
    CHECK(bucketOf(448) == 1024);
    CHECK(bucketOf(960) == 2048);
    CHECK(bucketOf(kMaximumPayloadBytes) == 2048);
    CHECK(bucketOf(1983) == 2048);
    CHECK(codeOf(bucketFor(1984)) == ErrorCode::PayloadTooLarge);
    const std::uint8_t expected[] = {1, 2, 4, 4, 8, 8, 8, 8};
    for (std::size_t count = 1; count <= 8; ++count) CHECK(*slotsFor(count) == expected[count - 1]);
    CHECK(codeOf(slotsFor(0)) == ErrorCode::TooManyRecipients);
    CHECK(codeOf(slotsFor(9)) == ErrorCode::TooManyRecipients);
}

TEST_CASE("Payloads of every length up to a bucket's edge come back", "[crypto]") {
    for (const std::size_t length : {0U, 1U, 190U, 191U, 192U, 447U, 448U, 959U, 960U, 1983U}) {
        Bytes payload(length, 0);  // zeros at the end must not be taken for padding
        if (length > 0) payload[0] = 0x80;
        const EnvelopeContext context = contextFor(length, 1);
        const OpenResult result = open(sealed(primitives(), payload, 1, context), 0, context);
        REQUIRE(isOpened(result));
        CHECK(copyOf(std::get<OpenedEnvelope>(result).payload.view()) == payload);
    }
}

TEST_CASE("A frame with any byte changed, cut or added is damaged", "[crypto]") {
    const Bytes payload(100, 0x21);
    const EnvelopeContext context = contextFor(payload.size(), 2);
    const Bytes frame = sealed(primitives(), payload, 2, context);
    for (std::size_t i = 0; i < frame.size(); ++i) {
        Bytes altered = frame;
        altered[i] ^= static_cast<std::uint8_t>(1 << (i % 8));
        REQUIRE(failsWith(open(altered, 0, context), OpenFailure::Damaged));
    }
    for (std::size_t length = 0; length < frame.size(); length += 7)
        REQUIRE(failsWith(open(ByteView(frame).first(length), 0, context), OpenFailure::Damaged));
    Bytes longer = frame;
    longer.push_back(0);
    CHECK(failsWith(open(longer, 0, context), OpenFailure::Damaged));
}

TEST_CASE("A change behind a repaired checksum still does not open", "[crypto]") {
    const Bytes payload(100, 0x21);
    const EnvelopeContext context = contextFor(payload.size(), 1);
    const Bytes frame = sealed(primitives(), payload, 1, context);
    for (std::size_t i = 0; i < frame.size() - kFrameHeaderBytes; ++i) {
        const Bytes altered = forged(frame, context, [i](Bytes& rest) { rest[i] ^= 1; });
        const OpenResult result = open(altered, 0, context);
        REQUIRE(failsWith(result, i < kSlotBytes ? OpenFailure::NotForYou : OpenFailure::Damaged));
    }
}

TEST_CASE("A frame opens in its own context only", "[crypto]") {
    const Bytes payload(100, 0x21);
    const EnvelopeContext context = contextFor(payload.size(), 1);
    const Bytes frame = sealed(primitives(), payload, 1, context);
    const auto opensWith = [&](auto change) {
        EnvelopeContext other = context;
        change(other);
        // Both as it is and with everything outside the sealed parts made to fit.
        const Bytes refitted = forged(frame, other, [](Bytes&) {});
        return isOpened(open(frame, 0, other)) || isOpened(open(refitted, 0, other));
    };
    CHECK(opensWith([](EnvelopeContext&) {}));
    CHECK_FALSE(opensWith([](EnvelopeContext& c) { c.mode = EmbeddingMode::Covert; }));
    CHECK_FALSE(opensWith([](EnvelopeContext& c) { c.geometry[0] ^= 1; }));
    CHECK_FALSE(opensWith([](EnvelopeContext& c) { c.geometry.push_back(0); }));
    CHECK_FALSE(opensWith([](EnvelopeContext& c) { c.nonce[15] ^= 1; }));
    CHECK_FALSE(opensWith([](EnvelopeContext& c) { c.bucket = 512; }));
    CHECK_FALSE(opensWith([](EnvelopeContext& c) { c.slots = 2; }));
    CHECK_FALSE(opensWith([](EnvelopeContext& c) { c.suite = 2; }));
    CHECK_FALSE(opensWith([](EnvelopeContext& c) { c.bucket = 0; }));
}

TEST_CASE("One recipient cannot make another's envelope say something else", "[crypto]") {
    const Bytes payload(100, 0x21);
    const EnvelopeContext context = contextFor(payload.size(), 1);
    const OpenResult result = open(sealed(primitives(), payload, 1, context), 0, context);
    REQUIRE(isOpened(result));
    const auto& opened = std::get<OpenedEnvelope>(result);
    OpenedEnvelope altered{opened.payload.clone(), opened.signature};
    altered.payload.data()[50] ^= 1;
    CHECK_FALSE(verifyEnvelope(primitives(), altered, kioskKey()));
    CHECK_FALSE(verifyEnvelope(primitives(), opened, kioskKey(), 2));
    CHECK_FALSE(verifyEnvelope(primitives(), opened, *primitives().ed25519PublicKey(Bytes(32, 0x78))));
}

TEST_CASE("Sealing refuses a request that does not fit together", "[crypto]") {
    const Bytes payload(100, 0x21);
    const EnvelopeContext context = contextFor(payload.size(), 1);
    const auto codeWith = [&](std::size_t recipients, auto change) {
        EnvelopeContext other = context;
        change(other);
        return codeOf(sealEnvelope(primitives(), payload, kKioskSeed, doctors(recipients), other));
    };
    CHECK(codeWith(0, [](EnvelopeContext&) {}) == ErrorCode::TooManyRecipients);
    CHECK(codeWith(9, [](EnvelopeContext&) {}) == ErrorCode::TooManyRecipients);
    CHECK(codeWith(2, [](EnvelopeContext&) {}) == ErrorCode::InvalidArgument);
    CHECK(codeWith(1, [](EnvelopeContext& c) { c.bucket = 512; }) == ErrorCode::InvalidArgument);
    CHECK(codeWith(1, [](EnvelopeContext& c) { c.bucket = 300; }) == ErrorCode::CryptoInputInvalid);
    CHECK(codeWith(1, [](EnvelopeContext& c) { c.slots = 3; }) == ErrorCode::CryptoInputInvalid);
    CHECK(codeWith(1, [](EnvelopeContext& c) { c.suite = 0; }) == ErrorCode::CryptoInputInvalid);
    CHECK(codeWith(1, [](EnvelopeContext& c) { c.mode = static_cast<EmbeddingMode>(0); }) == ErrorCode::CryptoInputInvalid);
    CHECK(codeOf(sealEnvelope(primitives(), Bytes(2000), kKioskSeed, doctors(1), context)) == ErrorCode::PayloadTooLarge);
    CHECK(codeOf(sealEnvelope(primitives(), payload, Bytes(31), doctors(1), context)) == ErrorCode::CryptoInputInvalid);
    const std::vector<PublicKey> lowOrder(1);
    CHECK(codeOf(sealEnvelope(primitives(), payload, kKioskSeed, lowOrder, context)) == ErrorCode::CryptoInputInvalid);
}

TEST_CASE("Padding is accepted in its one form only", "[crypto]") {
    const Signature signature = test::countingBytes<64>(1);
    const SecretBytes padded = padPlaintext(bytesOf("payload"), signature, 256);
    REQUIRE(padded.size() == 256);
    const auto opened = unpadPlaintext(padded.view());
    REQUIRE(opened);
    CHECK(copyOf(opened->payload.view()) == bytesOf("payload"));
    CHECK(opened->signature == signature);
    CHECK_FALSE(unpadPlaintext({}));
    CHECK_FALSE(unpadPlaintext(Bytes(256)));
    Bytes wrongMark = copyOf(padded.view());
    wrongMark[71] = 0x81;
    CHECK_FALSE(unpadPlaintext(wrongMark));
    Bytes noRoom(256);
    noRoom[63] = 0x80;
    CHECK_FALSE(unpadPlaintext(noRoom));
    noRoom[63] = 0;
    noRoom[64] = 0x80;
    CHECK(unpadPlaintext(noRoom));
}

TEST_CASE("Slots stand in a random order", "[crypto]") {
    const Bytes payload(100, 0x21);
    const EnvelopeContext context = contextFor(payload.size(), 3);
    std::vector<int> seenAt(4, 0);
    for (int round = 0; round < 64; ++round) {
        const Bytes frame = sealed(primitives(), payload, 3, context);
        const Bytes info = wrapInfo(context);
        for (std::size_t slot = 0; slot < 4; ++slot) {
            // Damaging a slot hides the result from the doctor whose slot it is.
            const Bytes altered = forged(frame, context, [slot](Bytes& rest) { rest[slot * kSlotBytes + 40] ^= 1; });
            if (failsWith(open(altered, 0, context), OpenFailure::NotForYou)) ++seenAt[slot];
        }
    }
    CHECK(seenAt[0] + seenAt[1] + seenAt[2] + seenAt[3] == 64);
    for (const int count : seenAt) CHECK(count > 0);  // missing one place has a chance of 4 * 0.75^64 < 1e-7
}

// The bytes were opened once with another implementation (Python, OpenSSL), written after docs/formats/sealed-image.md.
TEST_CASE("A frame made with fixed random bytes keeps its bytes", "[crypto]") {
    const auto payload = encodePayload(test::samplePayload());
    REQUIRE(payload);
    const EnvelopeContext context = contextFor(payload->size(), 2);
    const Bytes frame = sealed(test::FixedRandomPrimitives(7), payload->view(), 2, context);
    CHECK(frame.size() == 24 + 160 + 512 + 16);
    CHECK(base::toHex(ByteView(frame).first(16)) ==
          "494e54470101010202000000"
          "02c80000");
    CHECK(base::toHex(primitives().sha256(frame)) == "e181e8f2268af54ecd527c67f200f0f24e754d18b1fe0574f9622f0c0de39615");
    CHECK(isOpened(open(frame, 0, context)));
    CHECK(isOpened(open(frame, 1, context)));
}

}  // namespace intaglio::crypto
