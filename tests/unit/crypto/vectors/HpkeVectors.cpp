#include <algorithm>

#include "core/crypto/Hpke.h"
#include "tests/unit/crypto/vectors/VectorSupport.h"

namespace intaglio::crypto::vectors {
namespace {

using base::ErrorCode;
using test::codeOf;
using test::copyOf;
using test::primitives;

constexpr std::uint64_t kLargestSequence = 100000;  // reached one message at a time

hpke::Suite suiteOf(const json& vector) {
    return {static_cast<hpke::Mode>(vector.at("mode").get<int>()), vector.at("kem_id").get<std::uint16_t>(),
            vector.at("kdf_id").get<std::uint16_t>(), vector.at("aead_id").get<std::uint16_t>()};
}

/// Modes and algorithms that the interface leaves out end at each of its doors.
void checkRefused(const hpke::Suite& suite, const json& vector) {
    CHECK(codeOf(hpke::checkSuite(suite)) == ErrorCode::CryptoInputInvalid);
    const Bytes info = hexMember(vector, "info");
    CHECK(codeOf(hpke::setupSender(primitives(), suite, hexMember(vector, "pkRm"), info)) == ErrorCode::CryptoInputInvalid);
    CHECK(codeOf(hpke::setupSenderWith(primitives(), suite, hexMember(vector, "pkRm"), info, hexMember(vector, "skEm"))) ==
          ErrorCode::CryptoInputInvalid);
    CHECK(codeOf(hpke::setupReceiver(primitives(), suite, hexMember(vector, "enc"), hexMember(vector, "skRm"), info)) ==
          ErrorCode::CryptoInputInvalid);
}

/// Sends messages that nobody looks at, until both sides stand at `sequence`.
void advance(hpke::Context& sender, hpke::Context& receiver, std::uint64_t sequence) {
    while (sender.sequence() < sequence) {
        const auto sealed = sender.seal({}, {});
        REQUIRE(sealed);
        REQUIRE(receiver.open({}, *sealed));
    }
}

void checkEncryptions(hpke::Context& sender, hpke::Context& receiver, json encryptions) {
    std::sort(encryptions.begin(), encryptions.end(), [](const json& a, const json& b) { return a.at("seq") < b.at("seq"); });
    for (const json& message : encryptions) {
        const auto sequence = message.at("seq").get<std::uint64_t>();
        CAPTURE(sequence);
        REQUIRE(sequence <= kLargestSequence);
        advance(sender, receiver, sequence);
        const Bytes associated = hexMember(message, "aad");
        const Bytes expected = hexMember(message, "ct");
        const auto sealed = sender.seal(associated, hexMember(message, "pt"));
        REQUIRE(sealed);
        CHECK(*sealed == expected);
        const auto opened = receiver.open(associated, expected);
        REQUIRE(opened);
        CHECK(copyOf(opened->view()) == hexMember(message, "pt"));
    }
}

void checkExports(const hpke::Context& context, const json& exports) {
    for (const json& entry : exports) {
        const auto exported = context.exportSecret(hexMember(entry, "exporter_context"), entry.at("L").get<std::size_t>());
        REQUIRE(exported);
        CHECK(copyOf(exported->view()) == hexMember(entry, "exported_value"));
    }
}

void checkContext(const hpke::Context& context, const hpke::Suite& suite, const json& vector) {
    CHECK(copyOf(context.exporterSecret()) == hexMember(vector, "exporter_secret"));
    checkExports(context, vector.at("exports"));
    if (suite.aead == hpke::kExportOnly) return;
    CHECK(copyOf(context.key()) == hexMember(vector, "key"));
    CHECK(copyOf(context.baseNonce()) == hexMember(vector, "base_nonce"));
}

std::size_t runVector(const json& vector) {
    const hpke::Suite suite = suiteOf(vector);
    const bool supported = suite.mode == hpke::Mode::Base && suite.kem == 0x0020 && (suite.kdf == 1 || suite.kdf == 3);
    if (!supported) {
        checkRefused(suite, vector);
        return 1;
    }
    const Bytes info = hexMember(vector, "info");
    auto sender = hpke::setupSenderWith(primitives(), suite, hexMember(vector, "pkRm"), info, hexMember(vector, "skEm"));
    auto receiver = hpke::setupReceiver(primitives(), suite, hexMember(vector, "enc"), hexMember(vector, "skRm"), info);
    REQUIRE(sender);
    REQUIRE(receiver);
    CHECK(copyOf(sender->encapsulated) == hexMember(vector, "enc"));
    checkContext(sender->context, suite, vector);
    checkContext(*receiver, suite, vector);
    if (suite.aead == hpke::kExportOnly) {
        CHECK(codeOf(sender->context.seal({}, {})) == ErrorCode::CryptoInputInvalid);
        CHECK(codeOf(receiver->open({}, Bytes(16))) == ErrorCode::CryptoInputInvalid);
        CHECK(vector.at("encryptions").empty());
        return 1;
    }
    checkEncryptions(sender->context, *receiver, vector.at("encryptions"));
    return 1 + vector.at("encryptions").size();
}

}  // namespace

std::size_t runHpke(const json& document) {
    std::size_t count = 0;
    for (const json& vector : document) {
        const int mode = vector.at("mode");
        const int kdf = vector.at("kdf_id");
        const int aead = vector.at("aead_id");
        CAPTURE(mode, kdf, aead);
        count += runVector(vector);
    }
    return count;
}

}  // namespace intaglio::crypto::vectors
