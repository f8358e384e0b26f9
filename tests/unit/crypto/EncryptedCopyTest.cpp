#include "core/crypto/EncryptedCopy.h"

#include "core/crypto/Gzip.h"
#include "tests/unit/crypto/KeysTestSupport.h"

namespace intaglio::crypto {

using base::ErrorCode;
using test::bytesOf;
using test::codeOf;
using test::copyOf;
using test::made;
using test::primitives;

namespace {

Bytes copyFor(ByteView content, const std::vector<PublicIdentity>& colleagues) {
    const auto file = encryptCopy(primitives(), content, colleagues);
    REQUIRE(file);
    return *file;
}

std::optional<ErrorCode> openCode(ByteView file, const PrivateIdentity& doctor) {
    return codeOf(decryptCopy(primitives(), file, doctor, "a.age"));
}

Bytes ageFile(ByteView content, const PrivateIdentity& doctor) {
    const std::vector<PublicKey> recipients = {*doctor.pub.exportKey};
    const auto file = age::encryptToKeys(primitives(), content, recipients);
    REQUIRE(file);
    return *file;
}

/// Something that neither repeats nor is random.
Bytes picture(std::size_t size) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * i >> 7);
    return bytes;
}

}  // namespace

TEST_CASE("Gzip gives back what it was given, of every size", "[crypto]") {
    for (const std::size_t size : {0U, 1U, 65535U, 65536U, 65537U, 1000000U}) {
        CAPTURE(size);
        const Bytes content = picture(size);
        const auto compressed = gzip::compress(content);
        REQUIRE(compressed);
        const auto opened = gzip::decompress(compressed->view(), size);
        REQUIRE(std::holds_alternative<SecretBytes>(opened));
        CHECK(copyOf(std::get<SecretBytes>(opened).view()) == content);
        if (size == 0) continue;
        const auto tooLarge = gzip::decompress(compressed->view(), size - 1);
        REQUIRE(std::holds_alternative<gzip::Failure>(tooLarge));
        CHECK(std::get<gzip::Failure>(tooLarge) == gzip::Failure::TooLarge);
    }
}

TEST_CASE("Gzip that is damaged, cut off or followed by something is refused", "[crypto]") {
    const auto isMalformed = [](ByteView bytes) {
        const auto result = gzip::decompress(bytes, 1 << 20);
        return std::holds_alternative<gzip::Failure>(result) && std::get<gzip::Failure>(result) == gzip::Failure::Malformed;
    };
    const Bytes content = picture(300);
    const Bytes compressed = copyOf(gzip::compress(content)->view());
    CHECK_FALSE(isMalformed(compressed));
    for (std::size_t length = 0; length < compressed.size(); ++length) REQUIRE(isMalformed(ByteView(compressed).first(length)));
    Bytes longer = compressed;
    longer.push_back(0);
    CHECK(isMalformed(longer));
    Bytes twice = compressed;
    base::append(twice, compressed);
    CHECK(isMalformed(twice));
    // The trailing checksum and length; a header's spare fields say nothing.
    for (std::size_t i = compressed.size() - 8; i < compressed.size(); ++i) {
        Bytes altered = compressed;
        altered[i] ^= 1;
        CHECK(isMalformed(altered));
    }
}

TEST_CASE("An encrypted copy opens for each colleague and for nobody else", "[crypto]") {
    const PrivateIdentity anna = made(Role::Doctor);
    const PrivateIdentity ben = made(Role::Doctor);
    const Bytes content = picture(200000);
    const Bytes file = copyFor(content, {anna.pub, ben.pub});
    for (const PrivateIdentity* doctor : {&anna, &ben}) {
        const auto opened = decryptCopy(primitives(), file, *doctor, "a.age");
        REQUIRE(opened);
        CHECK(copyOf(opened->view()) == content);
    }
    CHECK(openCode(file, made(Role::Doctor)) == ErrorCode::CryptoAuthenticationFailed);
    CHECK(openCode(file, made(Role::Kiosk)) == ErrorCode::KeyWrongRole);
    CHECK(file.size() < content.size());
}

TEST_CASE("A doctor whose keys were replaced still opens older copies", "[crypto]") {
    const PrivateIdentity old = made(Role::Doctor);
    const PrivateIdentity doctor = test::taken(replaceKeys(primitives(), old, nullptr, test::kNow));
    const Bytes content = picture(100);
    CHECK_FALSE(openCode(copyFor(content, {old.pub}), doctor));
    CHECK_FALSE(openCode(copyFor(content, {doctor.pub}), doctor));
    CHECK(openCode(copyFor(content, {doctor.pub}), old) == ErrorCode::CryptoAuthenticationFailed);
}

TEST_CASE("Copies go to doctors, to one at least", "[crypto]") {
    const Bytes content = picture(10);
    const auto code = [&](const std::vector<PublicIdentity>& colleagues) { return codeOf(encryptCopy(primitives(), content, colleagues)); };
    CHECK(code({}) == ErrorCode::TooManyRecipients);
    CHECK(code({made(Role::Kiosk).pub}) == ErrorCode::KeyWrongRole);
    CHECK(code(std::vector<PublicIdentity>(33, made(Role::Doctor).pub)) == ErrorCode::TooManyRecipients);
}

TEST_CASE("What is no encrypted copy, or a damaged one, says so", "[crypto]") {
    const PrivateIdentity doctor = made(Role::Doctor);
    CHECK(openCode({}, doctor) == ErrorCode::KeyFileInvalid);
    CHECK(openCode(bytesOf("hello"), doctor) == ErrorCode::KeyFileInvalid);
    Bytes file = copyFor(picture(1000), {doctor.pub});
    file.back() ^= 1;
    CHECK(openCode(file, doctor) == ErrorCode::KeyFileInvalid);
    CHECK(openCode(ageFile(bytesOf("not compressed"), doctor), doctor) == ErrorCode::KeyFileInvalid);
}

TEST_CASE("A copy that would fill the memory is refused before it does", "[crypto]") {
    // Gzip inside gzip's best ratio: a kilobyte for each megabyte. The limit of 1 GiB takes a second to reach, so a smaller one stands in.
    const Bytes zeros(8 << 20);
    const auto compressed = gzip::compress(zeros);
    REQUIRE(compressed);
    CHECK(compressed->size() < 16 * 1024);
    const auto result = gzip::decompress(compressed->view(), 1 << 20);
    REQUIRE(std::holds_alternative<gzip::Failure>(result));
    CHECK(std::get<gzip::Failure>(result) == gzip::Failure::TooLarge);
}

TEST_CASE("A copy is for readers whose key is valid, not revoked, and the trusted clinic's", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const PublicIdentity anna = made(Role::Doctor, &clinic, "Anna").pub;
    const PublicIdentity ben = made(Role::Doctor, &clinic, "Ben").pub;
    const PublicIdentity stranger = made(Role::Doctor).pub;
    const PrivateIdentity other = made(Role::Clinic);
    const auto list = revoke(primitives(), nullptr, clinic, ben.fingerprint(primitives()), RevocationReason::Left, test::kNow);
    const auto foreign = revoke(primitives(), nullptr, other, ben.fingerprint(primitives()), RevocationReason::Left, test::kNow);
    REQUIRE((list && foreign));
    const auto check = [](const PublicIdentity& second, const RevocationList* revocations, const PublicIdentity& first,
                          const PublicIdentity* pinned = nullptr, std::int64_t now = test::kNow) {
        const std::vector<PublicIdentity> colleagues = {first, second};
        return codeOf(checkCopyRecipients(primitives(), colleagues, revocations, now, pinned));
    };
    CHECK_FALSE(check(ben, nullptr, anna));
    CHECK_FALSE(check(anna, &*list, anna, &clinic.pub));
    CHECK_FALSE(check(stranger, &*list, anna));
    CHECK_FALSE(check(made(Role::Patient, &clinic).pub, &*list, anna, &clinic.pub));
    CHECK(check(ben, &*list, anna) == ErrorCode::KeyRevoked);
    CHECK(check(ben, &*foreign, stranger) == ErrorCode::ClinicMismatch);
    CHECK(check(stranger, nullptr, anna, &clinic.pub) == ErrorCode::KeyNotEnrolled);
    CHECK(check(anna, nullptr, anna, &other.pub) == ErrorCode::ClinicMismatch);
    CHECK(check(made(Role::Kiosk, &clinic).pub, nullptr, anna) == ErrorCode::KeyWrongRole);
    CHECK(check(anna, nullptr, anna, nullptr, anna.notAfter + 1) == ErrorCode::KeyExpired);
    CHECK(check(anna, nullptr, anna, nullptr, anna.notBefore - 1) == ErrorCode::KeyExpired);
}

}  // namespace intaglio::crypto
