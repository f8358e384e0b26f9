#include "core/crypto/Keys.h"

#include <algorithm>
#include <fstream>
#include <type_traits>

#include "core/base/Files.h"
#include "core/crypto/Age.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "tests/unit/crypto/CryptoTestSupport.h"

namespace intaglio::crypto {

using base::ErrorCode;
using test::bytesOf;
using test::codeOf;
using test::copyOf;
using test::primitives;

static_assert(!std::is_copy_constructible_v<PrivateIdentity> && !std::is_copy_constructible_v<StegoKey>);

namespace {

constexpr std::int64_t kNow = 1795234567;
constexpr int kQuickWorkFactor = 4;
const Bytes kPassphrase = bytesOf("correct horse battery staple");

NewKeyRequest request(Role role, std::string name, const PrivateIdentity* clinic = nullptr) {
    NewKeyRequest out;
    out.role = role;
    out.name = std::move(name);
    out.clinic = clinic;
    out.now = kNow;
    return out;
}

PrivateIdentity made(Role role, const PrivateIdentity* clinic = nullptr) {
    auto identity = createIdentity(primitives(), request(role, std::string(roleName(role)), clinic));
    REQUIRE(identity);
    return std::move(*identity);
}

Bytes keyFile(const PrivateIdentity& identity) {
    const auto file = encodeKeyFile(primitives(), identity, kPassphrase, kQuickWorkFactor);
    REQUIRE(file);
    return *file;
}

/// The text inside a key file.
std::string plaintextOf(const PrivateIdentity& identity) {
    const auto opened = age::decryptWithPassphrase(primitives(), keyFile(identity), kPassphrase);
    REQUIRE(std::holds_alternative<SecretBytes>(opened));
    return std::string(base::textOf(std::get<SecretBytes>(opened).view()));
}

Result<PrivateIdentity> decodedText(const std::string& text) {
    const auto file = age::encryptWithPassphrase(primitives(), bytesOf(text), kPassphrase, kQuickWorkFactor);
    REQUIRE(file);
    return decodeKeyFile(primitives(), *file, kPassphrase, "a.key");
}

void checkSame(const PrivateIdentity& a, const PrivateIdentity& b) {
    CHECK(encodePublicIdentity(a.pub) == encodePublicIdentity(b.pub));
    CHECK(copyOf(a.signingSeed.view()) == copyOf(b.signingSeed.view()));
    CHECK(copyOf(a.encryptionKey.view()) == copyOf(b.encryptionKey.view()));
    CHECK(copyOf(a.exportKey.view()) == copyOf(b.exportKey.view()));
    REQUIRE(a.stegoKeys.size() == b.stegoKeys.size());
    for (std::size_t i = 0; i < a.stegoKeys.size(); ++i) {
        CHECK(a.stegoKeys[i].epoch == b.stegoKeys[i].epoch);
        CHECK(copyOf(a.stegoKeys[i].secret.view()) == copyOf(b.stegoKeys[i].secret.view()));
    }
}

}  // namespace

TEST_CASE("Each role has the keys it needs and no more", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    CHECK(clinic.signingSeed.size() == 32);
    CHECK(clinic.encryptionKey.empty());
    REQUIRE(clinic.stegoKeys.size() == 1);
    CHECK(clinic.stegoKeys[0].epoch == kNow / 86400);
    CHECK(clinic.stegoKeys[0].secret.size() == 32);
    CHECK_FALSE(clinic.pub.clinic);

    const PrivateIdentity kiosk = made(Role::Kiosk, &clinic);
    CHECK(kiosk.encryptionKey.empty());
    CHECK_FALSE(kiosk.pub.encryption);
    CHECK(kiosk.pub.wrappedStegoKey.empty());
    REQUIRE(kiosk.stegoKeys.size() == 1);
    CHECK(copyOf(kiosk.stegoKeys[0].secret.view()) == copyOf(clinic.stegoKeys[0].secret.view()));

    const PrivateIdentity doctor = made(Role::Doctor, &clinic);
    CHECK(doctor.encryptionKey.size() == 32);
    CHECK(doctor.exportKey.size() == 32);
    CHECK(copyOf(doctor.encryptionKey.view()) != copyOf(doctor.exportKey.view()));
    CHECK(doctor.pub.wrappedStegoKey.size() == 80);
    CHECK(doctor.pub.epoch == clinic.pub.epoch);
    CHECK(doctor.stegoKeys.size() == 1);

    const PrivateIdentity alone = made(Role::Doctor);
    CHECK(alone.stegoKeys.empty());
    CHECK(alone.pub.epoch == 0);
    CHECK(alone.pub.wrappedStegoKey.empty());
}

TEST_CASE("An enrolled doctor gets the stego key out of the enrolment, others do not", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity doctor = made(Role::Doctor, &clinic);
    const PrivateIdentity other = made(Role::Doctor, &clinic);
    const auto unwrapped = unwrapStegoKey(primitives(), doctor.pub, doctor.encryptionKey.view());
    REQUIRE(unwrapped);
    CHECK(unwrapped->epoch == clinic.pub.epoch);
    CHECK(copyOf(unwrapped->secret.view()) == copyOf(clinic.stegoKeys[0].secret.view()));
    CHECK(codeOf(unwrapStegoKey(primitives(), doctor.pub, other.encryptionKey.view())) == ErrorCode::CryptoAuthenticationFailed);
    PublicIdentity otherEpoch = doctor.pub;
    otherEpoch.epoch = 2;
    CHECK(codeOf(unwrapStegoKey(primitives(), otherEpoch, doctor.encryptionKey.view())) == ErrorCode::CryptoAuthenticationFailed);
    CHECK(codeOf(unwrapStegoKey(primitives(), made(Role::Doctor).pub, doctor.encryptionKey.view())) == ErrorCode::InvalidArgument);
}

TEST_CASE("The clinic's signature covers every field of an enrolment", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity doctor = made(Role::Doctor, &clinic);
    CHECK(doctor.pub.isSignedBy(primitives(), clinic.pub.signing));
    CHECK_FALSE(doctor.pub.isSignedBy(primitives(), made(Role::Clinic).pub.signing));
    CHECK_FALSE(made(Role::Doctor).pub.isSignedBy(primitives(), clinic.pub.signing));
    const auto isSignedAfter = [&](auto change) {
        PublicIdentity altered = doctor.pub;
        change(altered);
        return altered.isSignedBy(primitives(), clinic.pub.signing);
    };
    CHECK(isSignedAfter([](PublicIdentity&) {}));
    CHECK_FALSE(isSignedAfter([](PublicIdentity& p) { p.role = Role::Kiosk; }));
    CHECK_FALSE(isSignedAfter([](PublicIdentity& p) { p.name += "x"; }));
    CHECK_FALSE(isSignedAfter([](PublicIdentity& p) { p.signing[0] ^= 1; }));
    CHECK_FALSE(isSignedAfter([](PublicIdentity& p) { (*p.encryption)[0] ^= 1; }));
    CHECK_FALSE(isSignedAfter([](PublicIdentity& p) { (*p.exportKey)[0] ^= 1; }));
    CHECK_FALSE(isSignedAfter([](PublicIdentity& p) { p.exportKey.reset(); }));
    CHECK_FALSE(isSignedAfter([](PublicIdentity& p) { ++p.notBefore; }));
    CHECK_FALSE(isSignedAfter([](PublicIdentity& p) { ++p.notAfter; }));
    CHECK_FALSE(isSignedAfter([](PublicIdentity& p) { ++p.epoch; }));
    CHECK_FALSE(isSignedAfter([](PublicIdentity& p) { p.wrappedStegoKey[0] ^= 1; }));
    CHECK_FALSE(isSignedAfter([](PublicIdentity& p) { (*p.clinicSignature)[0] ^= 1; }));
    CHECK_FALSE(isSignedAfter([](PublicIdentity& p) { p.clinicSignature.reset(); }));
}

TEST_CASE("Public identities come back from their file, and from no altered one", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    for (const PublicIdentity& identity : {clinic.pub, made(Role::Kiosk).pub, made(Role::Doctor, &clinic).pub}) {
        const Bytes file = encodePublicIdentity(identity);
        const auto decoded = decodePublicIdentity(primitives(), file, "a.pub");
        REQUIRE(decoded);
        CHECK(encodePublicIdentity(*decoded) == file);
        CHECK(decoded->fingerprint(primitives()) == identity.fingerprint(primitives()));
    }
    const Bytes enrolled = encodePublicIdentity(made(Role::Doctor, &clinic).pub);
    for (std::size_t i = 0; i < enrolled.size(); ++i) {
        Bytes altered = enrolled;
        altered[i] ^= 1;
        const auto code = codeOf(decodePublicIdentity(primitives(), altered, "a.pub"));
        REQUIRE((code == ErrorCode::KeyFileInvalid || code == ErrorCode::KeySignatureInvalid));
    }
    for (std::size_t length = 0; length < enrolled.size(); ++length)
        REQUIRE(codeOf(decodePublicIdentity(primitives(), ByteView(enrolled).first(length), "a.pub")) == ErrorCode::KeyFileInvalid);
    CHECK(codeOf(decodePublicIdentity(primitives(), Bytes(5000), "a.pub")) == ErrorCode::KeyFileInvalid);
}

TEST_CASE("A public identity whose fields contradict each other is refused", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity doctor = made(Role::Doctor);
    const auto codeAfter = [](const PublicIdentity& identity, auto change) {
        PublicIdentity altered = identity;
        change(altered);
        return codeOf(decodePublicIdentity(primitives(), encodePublicIdentity(altered), "a.pub"));
    };
    CHECK_FALSE(codeAfter(doctor.pub, [](PublicIdentity&) {}));
    CHECK(codeAfter(doctor.pub, [](PublicIdentity& p) { p.encryption.reset(); }) == ErrorCode::KeyFileInvalid);
    CHECK(codeAfter(doctor.pub, [](PublicIdentity& p) { p.role = Role::Kiosk; }) == ErrorCode::KeyFileInvalid);
    CHECK(codeAfter(doctor.pub, [](PublicIdentity& p) { p.role = static_cast<Role>(5); }) == ErrorCode::KeyFileInvalid);
    CHECK(codeAfter(doctor.pub, [](PublicIdentity& p) { p.name = "../doctor"; }) == ErrorCode::KeyFileInvalid);
    CHECK(codeAfter(doctor.pub, [](PublicIdentity& p) { p.notAfter = p.notBefore - 1; }) == ErrorCode::KeyFileInvalid);
    CHECK(codeAfter(doctor.pub, [](PublicIdentity& p) { p.clinic = PublicKey{}; }) == ErrorCode::KeyFileInvalid);
    CHECK(codeAfter(doctor.pub, [](PublicIdentity& p) { p.wrappedStegoKey.assign(80, 1); }) == ErrorCode::KeyFileInvalid);
    CHECK(codeAfter(doctor.pub, [](PublicIdentity& p) {
              p.clinic = p.signing;
              p.clinicSignature = Signature{};
              p.wrappedStegoKey = Bytes(80);
          }) == ErrorCode::KeySignatureInvalid);
}

TEST_CASE("Fingerprints name the keys, not the enrolment", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity doctor = made(Role::Doctor);
    const auto enrolled = enrolIdentity(primitives(), doctor.pub, clinic, kNow);
    REQUIRE(enrolled);
    CHECK(enrolled->fingerprint(primitives()) == doctor.pub.fingerprint(primitives()));
    CHECK(doctor.pub.fingerprint(primitives()) != made(Role::Doctor).pub.fingerprint(primitives()));
    const std::string text = doctor.pub.readableFingerprint(primitives());
    REQUIRE(text.size() == 24);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isSeparator = i % 5 == 4;
        CHECK((text[i] == '-') == isSeparator);
        CHECK((isSeparator || (text[i] >= 'A' && text[i] <= 'Z') || (text[i] >= '2' && text[i] <= '7')));
    }
}

TEST_CASE("A readable fingerprint is the base32 form of the digest", "[crypto]") {
    PublicIdentity kiosk;
    kiosk.role = Role::Kiosk;
    // Computed with Python: base64.b32encode(sha256(b"intaglio/1/key\0\2" + bytes(32)).digest())[:20]
    CHECK(kiosk.readableFingerprint(primitives()) == "NV2M-EJ3H-WSKL-6AKG-EHDF");
    CHECK(base::toHex(kiosk.fingerprint(primitives())) == "6d74c22767b494bf");
}

TEST_CASE("Only a valid clinic key enrols, and never another clinic", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity kiosk = made(Role::Kiosk);
    CHECK(codeOf(createIdentity(primitives(), request(Role::Doctor, "a", &kiosk))) == ErrorCode::KeyWrongRole);
    CHECK(codeOf(createIdentity(primitives(), request(Role::Clinic, "a", &clinic))) == ErrorCode::KeyWrongRole);
    NewKeyRequest late = request(Role::Doctor, "a", &clinic);
    late.now = clinic.pub.notAfter + 1;
    CHECK(codeOf(createIdentity(primitives(), late)) == ErrorCode::KeyExpired);
    late.now = clinic.pub.notBefore - 1;
    CHECK(codeOf(createIdentity(primitives(), late)) == ErrorCode::KeyExpired);
    CHECK(isValidAt(clinic.pub, clinic.pub.notBefore));
    CHECK(isValidAt(clinic.pub, clinic.pub.notAfter));
}

TEST_CASE("Key names are no devices and do not deceive", "[crypto]") {
    for (const char* name : {"con", "PRN", "Aux.doctor", "nul .x", "COM1", "lpt9.old", "a\xc2\x85z", "a\xe2\x80\x8b", "a\xe2\x80\xaez",
                             "a\xe2\x81\xa7z", "\xef\xbb\xbfz"}) {
        CAPTURE(name);
        CHECK(codeOf(createIdentity(primitives(), request(Role::Kiosk, name))) == ErrorCode::InvalidArgument);
    }
    for (const char* name : {"Conrad", "COM", "COM10", "Con Nul", "\xe5\x8c\xbb\xe7\x94\x9f", "\xf0\x9f\xa9\xba", "a\xc2\xa0z"}) {
        CAPTURE(name);
        CHECK(createIdentity(primitives(), request(Role::Kiosk, name)));
    }
}

TEST_CASE("Keys end before the year 10000", "[crypto]") {
    NewKeyRequest wanted = request(Role::Kiosk, "kiosk");
    wanted.validitySeconds = kLatestTime - wanted.now;
    CHECK(createIdentity(primitives(), wanted));
    ++wanted.validitySeconds;
    CHECK(codeOf(createIdentity(primitives(), wanted)) == ErrorCode::InvalidArgument);
}

TEST_CASE("A patient's key carries no epoch, whoever signed it", "[crypto]") {
    PublicIdentity patient = made(Role::Patient).pub;
    CHECK(decodePublicIdentity(primitives(), encodePublicIdentity(patient), "p.pub"));
    patient.epoch = 7;
    CHECK(codeOf(decodePublicIdentity(primitives(), encodePublicIdentity(patient), "p.pub")) == ErrorCode::KeyFileInvalid);
}

TEST_CASE("Key names are file names everywhere", "[crypto]") {
    const std::string umlauts(63, 'x');
    for (const std::string& name : {std::string("a"), std::string("Dr. M\xc3\xbcller"), umlauts + "\xc3\xbc"})
        CHECK(createIdentity(primitives(), request(Role::Kiosk, name)));
    for (const std::string& name : {std::string(), std::string("a/b"), std::string("a\\b"), std::string(".hidden"), std::string(".."),
                                    std::string("-rf"), std::string("a\n"), std::string("a:b"), std::string("end."), std::string(" a"),
                                    std::string(65, 'x'), std::string("\xff"), std::string("a\0b", 3)})
        CHECK(codeOf(createIdentity(primitives(), request(Role::Kiosk, name))) == ErrorCode::InvalidArgument);
    NewKeyRequest noTime = request(Role::Kiosk, "a");
    noTime.validitySeconds = 0;
    CHECK(codeOf(createIdentity(primitives(), noTime)) == ErrorCode::InvalidArgument);
}

TEST_CASE("Key files of every role come back whole", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    for (const Role role : {Role::Clinic, Role::Kiosk, Role::Doctor}) {
        for (const PrivateIdentity* root : {static_cast<const PrivateIdentity*>(nullptr), &clinic}) {
            if (role == Role::Clinic && root != nullptr) continue;
            const PrivateIdentity identity = made(role, root);
            const auto decoded = decodeKeyFile(primitives(), keyFile(identity), kPassphrase, "a.key");
            REQUIRE(decoded);
            checkSame(*decoded, identity);
        }
    }
}

TEST_CASE("A key file does not open with another passphrase, nor damaged", "[crypto]") {
    const Bytes file = keyFile(made(Role::Doctor));
    CHECK(codeOf(decodeKeyFile(primitives(), file, bytesOf("wrong"), "a.key")) == ErrorCode::PassphraseWrong);
    CHECK(codeOf(decodeKeyFile(primitives(), bytesOf("hello"), kPassphrase, "a.key")) == ErrorCode::KeyFileInvalid);
    CHECK(codeOf(decodeKeyFile(primitives(), {}, kPassphrase, "a.key")) == ErrorCode::KeyFileInvalid);
    CHECK(codeOf(decodeKeyFile(primitives(), Bytes(70000), kPassphrase, "a.key")) == ErrorCode::KeyFileInvalid);
    Bytes damaged = file;
    damaged.back() ^= 1;
    CHECK(codeOf(decodeKeyFile(primitives(), damaged, kPassphrase, "a.key")) == ErrorCode::KeyFileInvalid);
    std::string text(base::textOf(file));
    const std::size_t factor = text.find(" 4\n");
    REQUIRE(factor != std::string::npos);
    text.replace(factor, 3, " 31\n");
    CHECK(codeOf(decodeKeyFile(primitives(), bytesOf(text), kPassphrase, "a.key")) == ErrorCode::WorkFactorTooHigh);
    CHECK(codeOf(encodeKeyFile(primitives(), made(Role::Kiosk), {}, kQuickWorkFactor)) == ErrorCode::PassphraseMissing);
}

TEST_CASE("The text of a key file must be complete and fit together", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const std::string text = plaintextOf(made(Role::Doctor, &clinic));
    CHECK(decodedText(text));
    CHECK(decodedText(text + "# a remark of somebody\n\n"));
    // Without any one of its own lines it is refused, and with any one twice.
    std::size_t start = 0;
    int required = 0;
    while (start < text.size()) {
        const std::size_t end = text.find('\n', start) + 1;
        const std::string line = text.substr(start, end - start);
        const bool isRemark = line.rfind("# public key", 0) == 0;
        const bool isStego = line.rfind("# intaglio stego", 0) == 0;
        CAPTURE(start);
        CHECK(decodedText(text.substr(0, start) + text.substr(end)).hasValue() == (isRemark || isStego));
        if (!isRemark && start > 0) CHECK(codeOf(decodedText(text + line)) == ErrorCode::KeyFileInvalid);
        required += isRemark || isStego ? 0 : 1;
        start = end;
    }
    CHECK(required == 5);
    CHECK(codeOf(decodedText(text + "# intaglio future 1\n")) == ErrorCode::KeyFileInvalid);
    CHECK(codeOf(decodedText(text + "something else\n")) == ErrorCode::KeyFileInvalid);
    CHECK(codeOf(decodedText(text.substr(0, text.size() - 1))) == ErrorCode::KeyFileInvalid);
    CHECK(codeOf(decodedText("")) == ErrorCode::KeyFileInvalid);
}

TEST_CASE("A key file with another's public part is refused", "[crypto]") {
    const std::string mine = plaintextOf(made(Role::Kiosk));
    const std::string theirs = plaintextOf(made(Role::Kiosk));
    const auto lineOf = [](const std::string& text, const char* mark) {
        const std::size_t start = text.find(mark);
        return text.substr(start, text.find('\n', start) - start);
    };
    std::string mixed = mine;
    const std::string own = lineOf(mine, "# intaglio public");
    mixed.replace(mixed.find(own), own.size(), lineOf(theirs, "# intaglio public"));
    CHECK(codeOf(decodedText(mixed)) == ErrorCode::KeyFileInvalid);
}

TEST_CASE("Key files are written once, for the owner alone, and read back", "[crypto]") {
    const intaglio::test::TemporaryFolder folder;
    const PrivateIdentity kiosk = made(Role::Kiosk);
    REQUIRE(writeIdentity(primitives(), kiosk, kPassphrase, folder.path(), kQuickWorkFactor));
    const auto permissions = std::filesystem::status(folder / "kiosk.key").permissions();
    using std::filesystem::perms;
    CHECK((permissions & (perms::group_all | perms::others_all)) == perms::none);
    const auto key = readKeyFile(primitives(), folder / "kiosk.key", kPassphrase);
    REQUIRE(key);
    checkSame(*key, kiosk);
    const auto pub = readPublicIdentity(primitives(), folder / "kiosk.pub");
    REQUIRE(pub);
    CHECK(pub->fingerprint(primitives()) == kiosk.pub.fingerprint(primitives()));

    CHECK(codeOf(readKeyFile(primitives(), folder / "none.key", kPassphrase)) == ErrorCode::FileNotFound);
    CHECK(codeOf(readKeyFile(primitives(), folder / "kiosk.pub", kPassphrase)) == ErrorCode::KeyFileInvalid);
    CHECK(codeOf(readPublicIdentity(primitives(), folder / "kiosk.key")) == ErrorCode::KeyFileInvalid);
    const auto before = base::readFile(folder / "kiosk.key");
    const Status again = writeIdentity(primitives(), made(Role::Kiosk), kPassphrase, folder.path(), kQuickWorkFactor);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::FileUnwritable);
    CHECK(*base::readFile(folder / "kiosk.key") == *before);
}

TEST_CASE("Neither half of a key pair stays where the other is taken", "[crypto]") {
    const intaglio::test::TemporaryFolder folder;
    std::ofstream(folder / "kiosk.pub") << "taken";
    CHECK_FALSE(writeIdentity(primitives(), made(Role::Kiosk), kPassphrase, folder.path(), kQuickWorkFactor));
    CHECK_FALSE(std::filesystem::exists(folder / "kiosk.key"));
}

TEST_CASE("The public stego key is the same everywhere", "[crypto]") {
    const StegoKey key = publicStegoKey(primitives());
    CHECK(key.epoch == 0);
    CHECK(base::toHex(key.secret.view()) == "be4a24e99fbe96add1f72167f0da8df114d444045f89e6b918ef692213e69c0a");
}

}  // namespace intaglio::crypto
