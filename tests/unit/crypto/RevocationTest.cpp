#include "core/crypto/Revocation.h"

#include "core/base/Files.h"
#include "tests/support/Shared.h"
#include "tests/unit/crypto/KeysTestSupport.h"

namespace intaglio::crypto {

using base::ErrorCode;
using test::codeOf;
using test::kNow;
using test::made;
using test::primitives;

namespace {

constexpr std::int64_t kDay = 86400;

RevocationList revoked(const RevocationList* previous, const PrivateIdentity& clinic, const Fingerprint& key,
                       RevocationReason reason = RevocationReason::Lost, std::int64_t now = kNow) {
    auto list = revoke(primitives(), previous, clinic, key, reason, now);
    REQUIRE(list);
    return *list;
}

std::optional<ErrorCode> decodeCode(ByteView file) {
    return codeOf(decodeRevocationList(primitives(), file, "clinic.revoked"));
}

}  // namespace

TEST_CASE("Lists of revoked keys grow, count up and come back from their file", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const Fingerprint high{9};
    const Fingerprint low{1};
    const RevocationList first = revoked(nullptr, clinic, high);
    const RevocationList second = revoked(&first, clinic, low, RevocationReason::Left, kNow + kDay);
    CHECK(first.number == 1);
    CHECK(second.number == 2);
    CHECK(second.issuedAt == kNow + kDay);
    REQUIRE(second.keys.size() == 2);
    CHECK(second.keys[0].key == low);

    const intaglio::test::TemporaryFolder folder;
    REQUIRE(writeRevocationList(first, folder / "clinic.revoked"));
    REQUIRE(writeRevocationList(second, folder / "clinic.revoked"));
    const auto read = readRevocationList(primitives(), folder / "clinic.revoked");
    REQUIRE(read);
    CHECK(encodeRevocationList(*read) == encodeRevocationList(second));
    CHECK(read->find(high)->reason == RevocationReason::Lost);
    CHECK(read->find(low)->revokedAt == kNow + kDay);
    CHECK(read->find(Fingerprint{5}) == nullptr);
    CHECK(codeOf(readRevocationList(primitives(), folder / "none")) == ErrorCode::FileNotFound);
}

TEST_CASE("A lost or stolen key never counts, one that left or was replaced counts before the date", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    for (const RevocationReason reason :
         {RevocationReason::Lost, RevocationReason::Stolen, RevocationReason::Left, RevocationReason::Replaced}) {
        const RevocationList list = revoked(nullptr, clinic, Fingerprint{1}, reason);
        const bool isTotal = reason == RevocationReason::Lost || reason == RevocationReason::Stolen;
        CHECK(list.isRevokedAt(Fingerprint{1}, kNow - 1) == isTotal);
        CHECK(list.isRevokedAt(Fingerprint{1}, kNow));
        CHECK_FALSE(list.isRevokedAt(Fingerprint{2}, kNow));
    }
}

TEST_CASE("Revoking twice is refused unless the reason grows worse", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const RevocationList left = revoked(nullptr, clinic, Fingerprint{1}, RevocationReason::Left);
    const auto again = [&](const RevocationList& list, RevocationReason reason) {
        return codeOf(revoke(primitives(), &list, clinic, Fingerprint{1}, reason, kNow + kDay));
    };
    CHECK(again(left, RevocationReason::Left) == ErrorCode::InvalidArgument);
    CHECK(again(left, RevocationReason::Replaced) == ErrorCode::InvalidArgument);
    const RevocationList stolen = revoked(&left, clinic, Fingerprint{1}, RevocationReason::Stolen, kNow + kDay);
    CHECK(stolen.keys.size() == 1);
    CHECK(stolen.isRevokedAt(Fingerprint{1}, 0));
    CHECK(again(stolen, RevocationReason::Left) == ErrorCode::InvalidArgument);
    CHECK(again(stolen, RevocationReason::Lost) == ErrorCode::InvalidArgument);
}

TEST_CASE("Only the clinic itself revokes, within the limits", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity kiosk = made(Role::Kiosk, &clinic);
    const RevocationList list = revoked(nullptr, clinic, Fingerprint{1});
    const auto code = [&](const RevocationList* previous, const PrivateIdentity& by, std::int64_t now) {
        return codeOf(revoke(primitives(), previous, by, Fingerprint{2}, RevocationReason::Lost, now));
    };
    CHECK(code(nullptr, kiosk, kNow) == ErrorCode::KeyWrongRole);
    CHECK(code(&list, made(Role::Clinic), kNow) == ErrorCode::ClinicMismatch);
    CHECK(code(&list, clinic, -1) == ErrorCode::InvalidArgument);
    CHECK_FALSE(code(&list, clinic, kNow));
    RevocationList last = list;
    last.number = std::numeric_limits<std::uint64_t>::max();
    CHECK(code(&last, clinic, kNow) == ErrorCode::InvalidArgument);
}

TEST_CASE("A full list of revoked keys still reads, and takes no more", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    RevocationList full = revoked(nullptr, clinic, Fingerprint{0xff});
    full.keys.clear();
    for (std::size_t i = 1; i < kMaximumRevokedKeys; ++i) {
        Fingerprint key{};
        key[6] = static_cast<std::uint8_t>(i >> 8);
        key[7] = static_cast<std::uint8_t>(i);
        full.keys.push_back({key, kLatestTime, RevocationReason::Left});
    }
    const RevocationList list = revoked(&full, clinic, Fingerprint{0xff});
    REQUIRE(list.keys.size() == kMaximumRevokedKeys);
    const Bytes file = encodeRevocationList(list);
    CHECK(file.size() <= kMaximumRevocationBytes);
    CHECK_FALSE(decodeCode(file));
    CHECK(codeOf(revoke(primitives(), &list, clinic, Fingerprint{0xfe}, RevocationReason::Lost, kNow)) == ErrorCode::TooManyRevokedKeys);
}

TEST_CASE("An altered, cut or reordered list of revoked keys is refused", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const RevocationList one = revoked(nullptr, clinic, Fingerprint{1});
    const RevocationList list = revoked(&one, clinic, Fingerprint{2});
    const Bytes file = encodeRevocationList(list);
    REQUIRE_FALSE(decodeCode(file));
    for (std::size_t i = 0; i < file.size(); ++i) {
        Bytes altered = file;
        altered[i] ^= 1;
        const auto code = decodeCode(altered);
        REQUIRE((code == ErrorCode::KeyFileInvalid || code == ErrorCode::KeySignatureInvalid));
    }
    for (std::size_t length = 0; length < file.size(); ++length)
        REQUIRE(decodeCode(ByteView(file).first(length)) == ErrorCode::KeyFileInvalid);
    CHECK(decodeCode(Bytes(kMaximumRevocationBytes + 1)) == ErrorCode::KeyFileInvalid);

    RevocationList shorter = list;
    shorter.keys.pop_back();
    CHECK(decodeCode(encodeRevocationList(shorter)) == ErrorCode::KeySignatureInvalid);
    RevocationList swapped = list;
    std::swap(swapped.keys[0], swapped.keys[1]);
    CHECK(decodeCode(encodeRevocationList(swapped)) == ErrorCode::KeyFileInvalid);
    RevocationList twice = list;
    twice.keys[1] = twice.keys[0];
    CHECK(decodeCode(encodeRevocationList(twice)) == ErrorCode::KeyFileInvalid);
    RevocationList zero = list;
    zero.number = 0;
    CHECK(decodeCode(encodeRevocationList(zero)) == ErrorCode::KeyFileInvalid);
    RevocationList unknown = list;
    unknown.keys[0].reason = static_cast<RevocationReason>(5);
    CHECK(decodeCode(encodeRevocationList(unknown)) == ErrorCode::KeyFileInvalid);
}

}  // namespace intaglio::crypto
