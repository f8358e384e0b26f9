#include <filesystem>
#include <fstream>

#include "core/base/Files.h"
#include "tests/support/Shared.h"
#include "tests/unit/crypto/KeysTestSupport.h"

/// Rotation, renewal, replacement and adoption of keys.
namespace intaglio::crypto {

using base::ErrorCode;
using test::codeOf;
using test::copyOf;
using test::kNow;
using test::kPassphrase;
using test::kQuickWorkFactor;
using test::kYear;
using test::made;
using test::primitives;
using test::taken;
using test::textOf;

namespace {

constexpr std::int64_t kLater = kNow + 2 * kYear;

PrivateIdentity rotated(const PrivateIdentity& clinic) {
    return taken(rotateStegoKey(primitives(), clinic));
}
PrivateIdentity renewed(const PrivateIdentity& identity, const PrivateIdentity& clinic) {
    return taken(renewIdentity(primitives(), identity, clinic, kLater));
}
PrivateIdentity replaced(const PrivateIdentity& identity, const PrivateIdentity* clinic) {
    return taken(replaceKeys(primitives(), identity, clinic, kLater));
}

/// Through the file, as the program meets it.
PrivateIdentity readBack(const PrivateIdentity& identity) {
    const auto file = encodeKeyFile(primitives(), identity, kPassphrase, kQuickWorkFactor);
    REQUIRE(file);
    return taken(decodeKeyFile(primitives(), *file, kPassphrase, "a.key"));
}

Result<PrivateIdentity> decodedText(const std::string& text) {
    return readKeyText(primitives(), text, "a.key");
}

}  // namespace

TEST_CASE("A rotation puts a fresh stego key before the old ones and keeps the clinic's own key", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity next = rotated(clinic);
    REQUIRE(next.stegoKeys.size() == 2);
    CHECK(next.stegoKeys[0].epoch == clinic.stegoKeys[0].epoch + 1);
    CHECK(next.pub.epoch == next.stegoKeys[0].epoch);
    CHECK(copyOf(next.stegoKeys[1].secret.view()) == copyOf(clinic.stegoKeys[0].secret.view()));
    CHECK(copyOf(next.stegoKeys[0].secret.view()) != copyOf(next.stegoKeys[1].secret.view()));
    CHECK(next.pub.fingerprint(primitives()) == clinic.pub.fingerprint(primitives()));
    CHECK(textOf(readBack(next)) == textOf(next));
    CHECK(codeOf(rotateStegoKey(primitives(), made(Role::Kiosk, &clinic))) == ErrorCode::KeyWrongRole);
}

TEST_CASE("A clinic may rotate as often as a key file holds, and is told when it may not", "[crypto]") {
    PrivateIdentity clinic = made(Role::Clinic);
    while (clinic.stegoKeys.size() < kMaximumStegoKeys) clinic = rotated(clinic);
    CHECK(textOf(readBack(clinic)) == textOf(clinic));
    CHECK(codeOf(rotateStegoKey(primitives(), clinic)) == ErrorCode::InvalidArgument);
}

TEST_CASE("Renewal brings a kiosk all the clinic's stego keys and a doctor the newest in the enrolment", "[crypto]") {
    const PrivateIdentity first = made(Role::Clinic);
    const PrivateIdentity second = rotated(rotated(first));
    for (const Role role : {Role::Kiosk, Role::Doctor}) {
        const PrivateIdentity old = made(role, &first);
        const PrivateIdentity now = renewed(old, second);
        CHECK(now.pub.fingerprint(primitives()) == old.pub.fingerprint(primitives()));
        CHECK(now.pub.isSignedBy(primitives(), first.pub.signing));
        CHECK(now.stegoKeys.size() == 3);
        CHECK(now.pub.epoch == second.pub.epoch);
        CHECK(now.pub.notBefore == old.pub.notBefore);
        CHECK(now.pub.notAfter == kLater + 5 * kYear);
        CHECK(textOf(readBack(now)) == textOf(now));
    }
}

TEST_CASE("Renewal is for a valid clinic to do, and a clinic renews itself", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity kiosk = made(Role::Kiosk, &clinic);
    CHECK(codeOf(renewIdentity(primitives(), kiosk, kiosk, kNow)) == ErrorCode::KeyWrongRole);
    CHECK(codeOf(renewIdentity(primitives(), kiosk, clinic, clinic.pub.notAfter + 1)) == ErrorCode::KeyExpired);
    CHECK(codeOf(renewIdentity(primitives(), kiosk, clinic, kNow, 0)) == ErrorCode::InvalidArgument);
    CHECK(codeOf(renewIdentity(primitives(), made(Role::Clinic), clinic, kNow)) == ErrorCode::KeyWrongRole);
    const auto itself = renewIdentity(primitives(), clinic, clinic, clinic.pub.notAfter + 1);
    REQUIRE(itself);
    CHECK(itself->pub.notAfter > clinic.pub.notAfter);
    CHECK(renewIdentity(primitives(), kiosk, *itself, clinic.pub.notAfter + 1));
}

TEST_CASE("Two clinics' stego keys of one epoch are not mixed up", "[crypto]") {
    const PrivateIdentity ours = made(Role::Clinic);
    const PrivateIdentity theirs = made(Role::Clinic);  // founded on the same day
    const PrivateIdentity doctor = made(Role::Doctor, &ours);
    CHECK(codeOf(renewIdentity(primitives(), doctor, theirs, kNow)) == ErrorCode::ClinicMismatch);
    const PrivateIdentity nextDay = rotated(theirs);
    CHECK(codeOf(renewIdentity(primitives(), doctor, nextDay, kNow)) == ErrorCode::ClinicMismatch);
    CHECK(renewIdentity(primitives(), made(Role::Doctor), theirs, kNow));
}

TEST_CASE("A clinic founded later follows in the order of epochs", "[crypto]") {
    NewKeyRequest request;
    request.role = Role::Clinic;
    request.name = "clinic";
    request.now = kLater;
    const PrivateIdentity lost = made(Role::Clinic);
    const PrivateIdentity successor = taken(createIdentity(primitives(), request));
    const PrivateIdentity doctor = renewed(made(Role::Doctor, &lost), successor);
    REQUIRE(doctor.stegoKeys.size() == 2);
    CHECK(doctor.stegoKeys[0].epoch == successor.pub.epoch);
    CHECK(doctor.stegoKeys[1].epoch == lost.pub.epoch);
    CHECK(doctor.pub.isSignedBy(primitives(), successor.pub.signing));
}

TEST_CASE("A doctor's replaced keys stay for reading", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity first = made(Role::Doctor, &clinic);
    const PrivateIdentity second = replaced(first, &clinic);
    CHECK(second.pub.name == first.pub.name);
    CHECK(second.pub.fingerprint(primitives()) != first.pub.fingerprint(primitives()));
    CHECK(copyOf(second.signingSeed.view()) != copyOf(first.signingSeed.view()));
    CHECK(copyOf(second.encryptionKey.view()) != copyOf(first.encryptionKey.view()));
    CHECK(second.pub.isSignedBy(primitives(), clinic.pub.signing));
    REQUIRE(second.retired.size() == 1);
    CHECK(encodePublicIdentity(second.retired[0].pub) == encodePublicIdentity(first.pub));
    CHECK(copyOf(second.retired[0].encryptionKey.view()) == copyOf(first.encryptionKey.view()));
    CHECK(copyOf(second.retired[0].exportKey.view()) == copyOf(first.exportKey.view()));
    // No text of the file lets anyone sign with the old key.
    CHECK(textOf(second).find(base::toHex(first.signingSeed.view())) == std::string::npos);

    const PrivateIdentity third = replaced(second, nullptr);
    REQUIRE(third.retired.size() == 2);
    CHECK(third.retired[1].pub.fingerprint(primitives()) == first.pub.fingerprint(primitives()));
    CHECK_FALSE(third.pub.clinic);
    CHECK(third.stegoKeys.size() == 1);
    const PrivateIdentity again = readBack(third);
    CHECK(textOf(again) == textOf(third));
    CHECK(copyOf(again.retired[1].exportKey.view()) == copyOf(first.exportKey.view()));
}

TEST_CASE("Replacing goes as far as a key file holds retired keys", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    PrivateIdentity doctor = made(Role::Doctor, &clinic, std::string(64, 'x'));
    while (doctor.retired.size() < kMaximumRetiredKeys) doctor = replaced(doctor, &clinic);
    CHECK(textOf(readBack(doctor)) == textOf(doctor));
    CHECK(textOf(doctor).size() < kMaximumKeyTextBytes);
    CHECK(codeOf(replaceKeys(primitives(), doctor, &clinic, kLater)) == ErrorCode::InvalidArgument);
}

TEST_CASE("A kiosk's and a clinic's replaced keys leave nothing behind", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity kiosk = replaced(made(Role::Kiosk, &clinic), &clinic);
    CHECK(kiosk.retired.empty());
    CHECK(kiosk.pub.isSignedBy(primitives(), clinic.pub.signing));
    CHECK(textOf(readBack(kiosk)) == textOf(kiosk));

    const PrivateIdentity root = replaced(clinic, nullptr);
    CHECK(root.pub.signing != clinic.pub.signing);
    CHECK(root.stegoKeys.size() == 2);
    CHECK(root.pub.epoch == clinic.pub.epoch + 1);
    CHECK(renewIdentity(primitives(), made(Role::Doctor, &clinic), root, kLater));
    CHECK(codeOf(replaceKeys(primitives(), clinic, &root, kLater)) == ErrorCode::KeyWrongRole);
}

TEST_CASE("A doctor takes a renewed enrolment over, with the epoch in it", "[crypto]") {
    const PrivateIdentity first = made(Role::Clinic);
    const PrivateIdentity second = rotated(first);
    const PrivateIdentity doctor = made(Role::Doctor, &first);
    const auto pub = enrolIdentity(primitives(), doctor.pub, second, kLater);
    REQUIRE(pub);
    const PrivateIdentity adopted = taken(adoptEnrolment(primitives(), doctor, *pub));
    REQUIRE(adopted.stegoKeys.size() == 2);
    CHECK(copyOf(adopted.stegoKeys[0].secret.view()) == copyOf(second.stegoKeys[0].secret.view()));
    CHECK(encodePublicIdentity(adopted.pub) == encodePublicIdentity(*pub));
    CHECK(textOf(readBack(adopted)) == textOf(adopted));
    // The same again changes nothing; so does a doctor's first enrolment.
    CHECK(textOf(taken(adoptEnrolment(primitives(), adopted, *pub))) == textOf(adopted));
    const PrivateIdentity alone = made(Role::Doctor);
    const auto enrolled = enrolIdentity(primitives(), alone.pub, first, kNow);
    REQUIRE(enrolled);
    CHECK(taken(adoptEnrolment(primitives(), alone, *enrolled)).stegoKeys.size() == 1);
}

TEST_CASE("A doctor follows the clinic that the machine has pinned", "[crypto]") {
    NewKeyRequest request;
    request.role = Role::Clinic;
    request.name = "clinic";
    request.now = kLater;
    const PrivateIdentity successor = taken(createIdentity(primitives(), request));
    const PrivateIdentity lost = made(Role::Clinic);
    const PrivateIdentity doctor = made(Role::Doctor, &lost);
    const PublicIdentity pub = enrolIdentity(primitives(), doctor.pub, successor, kLater).value();
    CHECK(codeOf(adoptEnrolment(primitives(), doctor, pub)) == ErrorCode::ClinicMismatch);
    CHECK(codeOf(adoptEnrolment(primitives(), doctor, pub, &lost.pub.signing)) == ErrorCode::ClinicMismatch);
    CHECK(codeOf(adoptEnrolment(primitives(), doctor, doctor.pub, &successor.pub.signing)) == ErrorCode::ClinicMismatch);
    const PrivateIdentity adopted = taken(adoptEnrolment(primitives(), doctor, pub, &successor.pub.signing));
    REQUIRE(adopted.stegoKeys.size() == 2);
    CHECK(adopted.stegoKeys[0].epoch == successor.pub.epoch);
    CHECK(textOf(readBack(adopted)) == textOf(adopted));
}

TEST_CASE("A doctor takes over no enrolment that is not its clinic's for its keys", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity other = made(Role::Clinic);
    const PrivateIdentity doctor = made(Role::Doctor, &clinic);
    const auto adopt = [&](const PublicIdentity& pub) { return codeOf(adoptEnrolment(primitives(), doctor, pub)); };
    CHECK(adopt(made(Role::Doctor, &clinic).pub) == ErrorCode::KeyFileInvalid);
    CHECK(adopt(enrolIdentity(primitives(), doctor.pub, other, kNow).value()) == ErrorCode::ClinicMismatch);
    PublicIdentity altered = doctor.pub;
    ++altered.notAfter;
    CHECK(adopt(altered) == ErrorCode::KeySignatureInvalid);
    PublicIdentity bare = doctor.pub;
    bare.clinic.reset();
    bare.clinicSignature.reset();
    CHECK(adopt(bare) == ErrorCode::KeyNotEnrolled);
    const PrivateIdentity kiosk = made(Role::Kiosk, &clinic);
    CHECK(codeOf(adoptEnrolment(primitives(), kiosk, kiosk.pub)) == ErrorCode::KeyWrongRole);
}

TEST_CASE("Retired lines that do not fit are refused", "[crypto]") {
    const PrivateIdentity doctor = replaced(made(Role::Doctor), nullptr);
    const std::string text = textOf(doctor);
    REQUIRE(decodedText(text));
    const std::size_t start = text.find("# intaglio retired ");
    const std::size_t end = text.find('\n', start) + 1;
    const std::string line = text.substr(start, end - start);
    const auto with = [&](const std::string& other) { return codeOf(decodedText(text.substr(0, start) + other + text.substr(end))); };
    CHECK(with("") == ErrorCode::KeyFileInvalid);
    CHECK(with(line + line) == ErrorCode::KeyFileInvalid);
    CHECK(with(line.substr(0, line.size() - 3) + "\n") == ErrorCode::KeyFileInvalid);
    CHECK(with("# intaglio retired 00\n") == ErrorCode::KeyFileInvalid);
    // The secret of another key, and the present key as its own predecessor.
    const std::string own = "# intaglio retired " + base::toHex(encodePublicIdentity(doctor.pub)) + " ";
    CHECK(with(line.substr(0, line.size() - 65) + base::toHex(doctor.encryptionKey.view()) + "\n") == ErrorCode::KeyFileInvalid);
    CHECK(with(own + base::toHex(doctor.encryptionKey.view()) + "\n") == ErrorCode::KeyFileInvalid);
    // The two age identities in the wrong order.
    const std::size_t first = text.find("AGE-SECRET-KEY");
    const std::size_t second = text.find("AGE-SECRET-KEY", first + 1);
    REQUIRE(second != std::string::npos);
    std::string swapped = text;
    const std::size_t length = text.find('\n', first) - first;
    swapped.replace(first, length, text.substr(second, length));
    swapped.replace(second, length, text.substr(first, length));
    CHECK(codeOf(decodedText(swapped)) == ErrorCode::KeyFileInvalid);
}

TEST_CASE("A key file is replaced in one step and only where there is one", "[crypto]") {
    const intaglio::test::TemporaryFolder folder;
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity doctor = made(Role::Doctor, &clinic);
    const auto replace = [&](const PrivateIdentity& identity, ByteView passphrase) {
        return replaceIdentity(primitives(), identity, passphrase, folder.path(), kQuickWorkFactor);
    };
    CHECK(codeOf(replace(doctor, kPassphrase)) == ErrorCode::FileNotFound);
    REQUIRE(writeIdentity(primitives(), doctor, kPassphrase, folder.path(), kQuickWorkFactor));
    const auto held = [&folder](ByteView passphrase) { return taken(readKeyFile(primitives(), folder / "doctor.key", passphrase)); };
    const PrivateIdentity next = renewed(held(kPassphrase), rotated(clinic));
    const Bytes other = test::bytesOf("another passphrase altogether");
    REQUIRE(replace(next, other));
    CHECK(textOf(taken(readKeyFile(primitives(), folder / "doctor.key", other))) == textOf(next));
    CHECK(codeOf(readKeyFile(primitives(), folder / "doctor.key", kPassphrase)) == ErrorCode::PassphraseWrong);
    CHECK(encodePublicIdentity(readPublicIdentity(primitives(), folder / "doctor.pub").value()) == encodePublicIdentity(next.pub));
    using std::filesystem::perms;
    const auto permissions = std::filesystem::status(folder / "doctor.key").permissions();
    CHECK((permissions & (perms::group_all | perms::others_all)) == perms::none);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 2);

    // What could not be read again leaves the old file as it is.
    PrivateIdentity broken = replaced(held(other), &clinic);
    broken.signingSeed = SecretBytes(32);
    const auto before = base::readFile(folder / "doctor.key");
    CHECK(codeOf(replace(broken, other)) == ErrorCode::SelfVerificationFailed);
    CHECK(*base::readFile(folder / "doctor.key") == *before);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 2);
}

TEST_CASE("Adopting neither takes another name nor goes back", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity doctor = made(Role::Doctor, &clinic);
    PublicIdentity renamed = doctor.pub;
    renamed.name = clinic.pub.name;
    renamed = enrolIdentity(primitives(), renamed, clinic, kNow).value();
    CHECK(codeOf(adoptEnrolment(primitives(), doctor, renamed)) == ErrorCode::KeyFileInvalid);
    const PrivateIdentity later = renewed(doctor, rotated(clinic));
    CHECK(adoptEnrolment(primitives(), doctor, later.pub));
    CHECK(codeOf(adoptEnrolment(primitives(), later, doctor.pub)) == ErrorCode::KeyFileInvalid);
    PublicIdentity shorter = later.pub;
    --shorter.notAfter;
    shorter = enrolIdentity(primitives(), shorter, rotated(clinic), kNow).value();
    shorter.epoch = later.pub.epoch;
    CHECK(codeOf(adoptEnrolment(primitives(), later, shorter)).has_value());
}

TEST_CASE("No key takes the place of another's file", "[crypto]") {
    const intaglio::test::TemporaryFolder folder;
    const PrivateIdentity clinic = made(Role::Clinic, nullptr, "practice");
    const PrivateIdentity kiosk = made(Role::Kiosk, &clinic, "practice");
    REQUIRE(writeIdentity(primitives(), clinic, kPassphrase, folder.path(), kQuickWorkFactor));
    REQUIRE(writeIdentity(primitives(), kiosk, kPassphrase, folder / "kiosk", kQuickWorkFactor));
    const auto replace = [&](const PrivateIdentity& identity) {
        return codeOf(replaceIdentity(primitives(), identity, kPassphrase, folder.path(), kQuickWorkFactor));
    };
    const PrivateIdentity fromElsewhere = taken(readKeyFile(primitives(), folder / "kiosk" / "practice.key", kPassphrase));
    const auto before = base::readFile(folder / "practice.key");
    CHECK(replace(renewed(fromElsewhere, clinic)) == ErrorCode::KeyFileInvalid);
    CHECK(replace(kiosk) == ErrorCode::KeyFileInvalid);
    // Its own file, but in the meantime somebody else wrote there.
    const PrivateIdentity own = taken(readKeyFile(primitives(), folder / "practice.key", kPassphrase));
    CHECK_FALSE(replace(rotated(own)));
    CHECK(replace(own) == ErrorCode::KeyFileInvalid);
    REQUIRE(before);
    REQUIRE(base::writeFileAtomically(folder / "practice.key", *before));
    CHECK_FALSE(replace(own));
}

TEST_CASE("Replacing through a link replaces what the link leads to", "[crypto]") {
    const intaglio::test::TemporaryFolder folder;
    const PrivateIdentity kiosk = made(Role::Kiosk);
    REQUIRE(writeIdentity(primitives(), kiosk, kPassphrase, folder / "real", kQuickWorkFactor));
    std::filesystem::create_directory(folder / "linked");
    std::filesystem::create_symlink(folder / "real" / "kiosk.key", folder / "linked" / "kiosk.key");
    const PrivateIdentity held = taken(readKeyFile(primitives(), folder / "linked" / "kiosk.key", kPassphrase));
    REQUIRE(replaceIdentity(primitives(), held, test::bytesOf("another passphrase altogether"), folder / "linked", kQuickWorkFactor));
    CHECK(std::filesystem::is_symlink(folder / "linked" / "kiosk.key"));
    CHECK(codeOf(readKeyFile(primitives(), folder / "real" / "kiosk.key", kPassphrase)) == ErrorCode::PassphraseWrong);
}

TEST_CASE("A new key file that cannot be read back gets no name", "[crypto]") {
    const intaglio::test::TemporaryFolder folder;
    PrivateIdentity broken = made(Role::Kiosk);
    broken.signingSeed = SecretBytes(32);
    CHECK(codeOf(writeIdentity(primitives(), broken, kPassphrase, folder.path(), kQuickWorkFactor)) == ErrorCode::SelfVerificationFailed);
    CHECK(std::filesystem::is_empty(folder.path()));
}

}  // namespace intaglio::crypto
