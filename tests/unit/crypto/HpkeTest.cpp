#include "core/crypto/Hpke.h"

#include "tests/support/Catch.h"
#include "tests/unit/crypto/CryptoTestSupport.h"

namespace intaglio::crypto {

using base::ErrorCode;
using test::bytesOf;
using test::codeOf;
using test::copyOf;
using test::primitives;

namespace {

struct KeyPair {
    Bytes secret;
    PublicKey publicKey;
};

KeyPair keyPair(std::uint8_t fill) {
    const Bytes secret(32, fill);
    const auto publicKey = primitives().x25519PublicKey(secret);
    REQUIRE(publicKey);
    return {secret, *publicKey};
}

}  // namespace

TEST_CASE("HPKE opens for the recipient only, and only unchanged", "[crypto]") {
    const KeyPair recipient = keyPair(1);
    const KeyPair other = keyPair(2);
    const Bytes info = bytesOf("info");
    const Bytes associated = bytesOf("associated");
    const Bytes message = bytesOf("message");
    const auto sealed = hpke::sealOnce(primitives(), recipient.publicKey, info, associated, message);
    REQUIRE(sealed);
    CHECK(sealed->size() == 32 + message.size() + 16);
    const auto opened = hpke::openOnce(primitives(), recipient.secret, info, associated, *sealed);
    REQUIRE(opened);
    CHECK(copyOf(opened->view()) == message);

    CHECK_FALSE(hpke::openOnce(primitives(), other.secret, info, associated, *sealed));
    CHECK_FALSE(hpke::openOnce(primitives(), recipient.secret, bytesOf("infp"), associated, *sealed));
    CHECK_FALSE(hpke::openOnce(primitives(), recipient.secret, info, bytesOf("assocjated"), *sealed));
    for (std::size_t i = 0; i < sealed->size(); ++i) {
        Bytes altered = *sealed;
        altered[i] ^= 1;
        REQUIRE_FALSE(hpke::openOnce(primitives(), recipient.secret, info, associated, altered));
    }
    for (std::size_t length = 0; length < sealed->size(); ++length)
        REQUIRE_FALSE(hpke::openOnce(primitives(), recipient.secret, info, associated, ByteView(*sealed).first(length)));
}

TEST_CASE("HPKE uses a fresh key for every message", "[crypto]") {
    const KeyPair recipient = keyPair(1);
    const auto first = hpke::sealOnce(primitives(), recipient.publicKey, {}, {}, {});
    const auto second = hpke::sealOnce(primitives(), recipient.publicKey, {}, {}, {});
    REQUIRE(first);
    REQUIRE(second);
    CHECK(*first != *second);
}

TEST_CASE("HPKE refuses every mode but base and every unknown algorithm", "[crypto]") {
    const KeyPair recipient = keyPair(1);
    std::vector<hpke::Suite> suites;
    for (const auto mode : {hpke::Mode::PreSharedKey, hpke::Mode::Authenticated, hpke::Mode::AuthenticatedPreSharedKey})
        suites.push_back({mode, 0x0020, 1, 3});
    suites.push_back({hpke::Mode::Base, 0x0010, 1, 3});
    suites.push_back({hpke::Mode::Base, 0x0021, 1, 3});
    suites.push_back({hpke::Mode::Base, 0x0020, 2, 3});
    suites.push_back({hpke::Mode::Base, 0x0020, 1, 0});
    suites.push_back({hpke::Mode::Base, 0x0020, 1, 4});
    for (const hpke::Suite& suite : suites) {
        CHECK(codeOf(hpke::setupSender(primitives(), suite, recipient.publicKey, {})) == ErrorCode::CryptoInputInvalid);
        CHECK(codeOf(hpke::setupReceiver(primitives(), suite, recipient.publicKey, recipient.secret, {})) == ErrorCode::CryptoInputInvalid);
    }
}

TEST_CASE("An export-only context exports and does nothing else", "[crypto]") {
    const KeyPair recipient = keyPair(1);
    const hpke::Suite suite{hpke::Mode::Base, 0x0020, 1, hpke::kExportOnly};
    auto sender = hpke::setupSender(primitives(), suite, recipient.publicKey, {});
    REQUIRE(sender);
    auto receiver = hpke::setupReceiver(primitives(), suite, sender->encapsulated, recipient.secret, {});
    REQUIRE(receiver);
    CHECK(codeOf(sender->context.seal({}, {})) == ErrorCode::CryptoInputInvalid);
    CHECK(codeOf(receiver->open({}, Bytes(16))) == ErrorCode::CryptoInputInvalid);
    const auto first = sender->context.exportSecret(bytesOf("use"), 100);
    const auto second = receiver->exportSecret(bytesOf("use"), 100);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(copyOf(first->view()) == copyOf(second->view()));
    CHECK(codeOf(receiver->exportSecret({}, 255 * 32 + 1)) == ErrorCode::CryptoInputInvalid);
}

TEST_CASE("HPKE messages open in order, and a forged one does not disturb the count", "[crypto]") {
    const KeyPair recipient = keyPair(1);
    auto sender = hpke::setupSender(primitives(), {}, recipient.publicKey, {});
    REQUIRE(sender);
    auto receiver = hpke::setupReceiver(primitives(), {}, sender->encapsulated, recipient.secret, {});
    REQUIRE(receiver);
    const auto first = sender->context.seal({}, bytesOf("one"));
    const auto second = sender->context.seal({}, bytesOf("two"));
    REQUIRE(first);
    REQUIRE(second);
    CHECK(codeOf(receiver->open({}, *second)) == ErrorCode::CryptoAuthenticationFailed);
    CHECK(receiver->sequence() == 0);
    CHECK(receiver->open({}, *first));
    CHECK(receiver->open({}, *second));
    CHECK(codeOf(receiver->open({}, *second)) == ErrorCode::CryptoAuthenticationFailed);
}

TEST_CASE("HPKE refuses low-order keys on both sides", "[crypto]") {
    const KeyPair recipient = keyPair(1);
    CHECK(codeOf(hpke::setupSender(primitives(), {}, Bytes(32), {})) == ErrorCode::CryptoInputInvalid);
    CHECK(codeOf(hpke::setupReceiver(primitives(), {}, Bytes(32), recipient.secret, {})) == ErrorCode::CryptoInputInvalid);
}

}  // namespace intaglio::crypto
