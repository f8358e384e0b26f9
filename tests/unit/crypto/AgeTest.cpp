#include "core/crypto/Age.h"

#include "core/crypto/AgeHeader.h"
#include "core/crypto/Bech32.h"
#include "tests/support/Catch.h"
#include "tests/unit/crypto/CryptoTestSupport.h"

namespace intaglio::crypto {

using age::Failure;
using base::ErrorCode;
using test::bytesOf;
using test::codeOf;
using test::copyOf;
using test::primitives;

namespace {

constexpr int kQuickWorkFactor = 4;

Bytes secretKey(std::uint8_t fill) {
    return Bytes(32, fill);
}

PublicKey publicKey(std::uint8_t fill) {
    const auto key = primitives().x25519PublicKey(secretKey(fill));
    REQUIRE(key);
    return *key;
}

bool failsWith(const age::DecryptResult& result, Failure failure) {
    const auto* actual = std::get_if<Failure>(&result);
    return actual != nullptr && *actual == failure;
}

bool opensTo(const age::DecryptResult& result, const Bytes& plaintext) {
    const auto* opened = std::get_if<SecretBytes>(&result);
    return opened != nullptr && copyOf(opened->view()) == plaintext;
}

}  // namespace

TEST_CASE("Age files come back at every chunk boundary", "[crypto]") {
    for (const std::size_t length : {0U, 1U, 65535U, 65536U, 65537U, 131072U, 131073U}) {
        const Bytes plaintext(length, 0x61);
        const std::vector<PublicKey> recipients = {publicKey(1), publicKey(2)};
        const auto file = age::encryptToKeys(primitives(), plaintext, recipients);
        REQUIRE(file);
        CHECK(opensTo(age::decryptWithKey(primitives(), *file, secretKey(1)), plaintext));
        CHECK(opensTo(age::decryptWithKey(primitives(), *file, secretKey(2)), plaintext));
        CHECK(failsWith(age::decryptWithKey(primitives(), *file, secretKey(3)), Failure::NoMatch));
        CHECK(failsWith(age::decryptWithPassphrase(primitives(), *file, bytesOf("x")), Failure::NoMatch));
    }
}

TEST_CASE("A passphrase file opens with its passphrase only", "[crypto]") {
    const Bytes plaintext = bytesOf("key text");
    const auto file = age::encryptWithPassphrase(primitives(), plaintext, bytesOf("correct horse"), kQuickWorkFactor);
    REQUIRE(file);
    CHECK(opensTo(age::decryptWithPassphrase(primitives(), *file, bytesOf("correct horse")), plaintext));
    CHECK(failsWith(age::decryptWithPassphrase(primitives(), *file, bytesOf("correct horsf")), Failure::NoMatch));
    CHECK(failsWith(age::decryptWithPassphrase(primitives(), *file, {}), Failure::NoMatch));
    CHECK(failsWith(age::decryptWithKey(primitives(), *file, secretKey(1)), Failure::NoMatch));
    CHECK(failsWith(age::decryptWithPassphrase(primitives(), *file, bytesOf("correct horse"), kQuickWorkFactor - 1), Failure::WorkFactor));
}

TEST_CASE("Work factors outside the accepted range cost nothing", "[crypto]") {
    for (const int factor : {-1, 0, 21, 64})
        CHECK(codeOf(age::encryptWithPassphrase(primitives(), {}, bytesOf("p"), factor)) == ErrorCode::InvalidArgument);
    const Bytes body(32, 1);
    for (const char* factor : {"21", "30", "63", "64", "999", "99999999999999999999"}) {
        Bytes file = age::writeHeader({{{"scrypt", age::toBase64(Bytes(16, 1)), factor}, body}});
        base::append(file, base::viewOf(" " + age::toBase64(Bytes(32, 1)) + "\n"));
        CHECK(failsWith(age::decryptWithPassphrase(primitives(), file, bytesOf("p")), Failure::WorkFactor));
    }
}

TEST_CASE("A changed byte in an age file never opens", "[crypto]") {
    const std::vector<PublicKey> recipients = {publicKey(1)};
    const auto file = age::encryptToKeys(primitives(), bytesOf("plaintext"), recipients);
    REQUIRE(file);
    for (std::size_t i = 0; i < file->size(); ++i) {
        Bytes altered = *file;
        altered[i] ^= 1;
        REQUIRE(std::holds_alternative<Failure>(age::decryptWithKey(primitives(), altered, secretKey(1))));
    }
    for (std::size_t length = 0; length < file->size(); ++length)
        REQUIRE(std::holds_alternative<Failure>(age::decryptWithKey(primitives(), ByteView(*file).first(length), secretKey(1))));
}

TEST_CASE("Files with more recipients than the cap are refused before any key is tried", "[crypto]") {
    const std::vector<PublicKey> most(age::kMaximumStanzas, publicKey(1));
    const auto file = age::encryptToKeys(primitives(), {}, most);
    REQUIRE(file);
    CHECK(opensTo(age::decryptWithKey(primitives(), *file, secretKey(1)), {}));
    const std::vector<PublicKey> tooMany(age::kMaximumStanzas + 1, publicKey(1));
    CHECK(codeOf(age::encryptToKeys(primitives(), {}, tooMany)) == ErrorCode::TooManyRecipients);
    CHECK(codeOf(age::encryptToKeys(primitives(), {}, {})) == ErrorCode::TooManyRecipients);
    std::vector<age::Stanza> stanzas(age::kMaximumStanzas + 1, age::Stanza{{"grease"}, {}});
    Bytes header = age::writeHeader(stanzas);
    base::append(header, base::viewOf(" " + age::toBase64(Bytes(32)) + "\n"));
    CHECK_FALSE(age::parseHeader(header));
    stanzas.pop_back();
    header = age::writeHeader(stanzas);
    base::append(header, base::viewOf(" " + age::toBase64(Bytes(32)) + "\n"));
    CHECK(age::parseHeader(header));
}

TEST_CASE("Stanza bodies wrap at 64 columns and end with a shorter line", "[crypto]") {
    for (const std::size_t length : {0U, 1U, 47U, 48U, 49U, 96U, 200U}) {
        const age::Stanza stanza{{"type", "argument"}, Bytes(length, 0xab)};
        Bytes header = age::writeHeader({stanza});
        base::append(header, base::viewOf(" " + age::toBase64(Bytes(32, 5)) + "\nrest"));
        const auto parsed = age::parseHeader(header);
        REQUIRE(parsed);
        REQUIRE(parsed->stanzas.size() == 1);
        CHECK(parsed->stanzas[0].arguments == stanza.arguments);
        CHECK(parsed->stanzas[0].body == stanza.body);
        CHECK(copyOf(parsed->payload) == bytesOf("rest"));
    }
}

TEST_CASE("Base64 has one form for every value", "[crypto]") {
    for (std::size_t length = 0; length < 50; ++length) {
        const Bytes bytes(length, 0xfe);
        CHECK(age::fromBase64(age::toBase64(bytes)) == bytes);
    }
    CHECK(age::toBase64(bytesOf("foobar")) == "Zm9vYmFy");
    CHECK(age::toBase64(bytesOf("fooba")) == "Zm9vYmE");
    for (const char* text : {"Z", "Zm9vY", "Zg==", "Zh", "Zm9vYmF", "Zm 9", "Zm9v\n", "Zm-_"}) CHECK_FALSE(age::fromBase64(text));
}

TEST_CASE("Bech32 follows BIP 173", "[crypto]") {
    // BIP 173's own vectors, with the data part joined to bytes where it has any.
    CHECK(bech32::decode("a", "A12UEL5L"));
    CHECK(bech32::decode("a", "a12uel5l"));
    CHECK(bech32::decode("?", "?1ezyfcl"));
    for (const char* text : {"A1G7SGD8", "a1", "a12UEL5L", "1nwldj5", "A12UEL5M", "b12uel5l", "a12uelbl"})
        CHECK_FALSE(bech32::decode("a", text));
    for (std::size_t length = 0; length < 40; ++length) {
        const Bytes bytes(length, 0xc5);
        const std::string text = bech32::encode("age", bytes);
        const auto decoded = bech32::decode("age", text);
        REQUIRE(decoded);
        CHECK(copyOf(decoded->view()) == bytes);
    }
}

TEST_CASE("Age keys read as the program age writes them", "[crypto]") {
    // The key pair that age's own documentation prints.
    const auto identity = age::identityFromText("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX");
    REQUIRE(identity);
    CHECK(copyOf(identity->view()) == Bytes(32, 0x42));
    const auto derived = primitives().x25519PublicKey(identity->view());
    REQUIRE(derived);
    CHECK(age::recipientText(*derived) == "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj");
    CHECK(age::identityText(identity->view()) == "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX");
    CHECK(codeOf(age::identityFromText("age-secret-key-1gfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpq4egaex")) ==
          ErrorCode::InvalidArgument);
    CHECK(codeOf(age::identityFromText("AGE-SECRET-KEY-1")) == ErrorCode::InvalidArgument);
    const auto recipient = age::recipientFromText(age::recipientText(publicKey(1)));
    REQUIRE(recipient);
    CHECK(*recipient == publicKey(1));
    CHECK_FALSE(age::recipientFromText("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwk"));
}

}  // namespace intaglio::crypto
