#include "core/base/Files.h"
#include "core/crypto/TrustStore.h"
#include "tests/support/Shared.h"
#include "tests/unit/crypto/KeysTestSupport.h"

/// A store whose files were damaged, deleted or put back from a backup trusts nobody, and says so.
namespace intaglio::crypto {

using base::ErrorCode;
using test::codeOf;
using test::kNow;
using test::made;
using test::primitives;
using test::taken;

namespace {

namespace fs = std::filesystem;
using intaglio::test::TemporaryFolder;

RevocationList revoked(const RevocationList* previous, const PrivateIdentity& clinic, const PublicIdentity& key,
                       RevocationReason reason = RevocationReason::Stolen, std::int64_t now = kNow) {
    auto list = revoke(primitives(), previous, clinic, key.fingerprint(primitives()), reason, now);
    REQUIRE(list);
    return *list;
}

/// A practice: a kiosk, a doctor, a stranger's key trusted by nobody, and two lists.
struct Practice {
    TemporaryFolder folder;
    PrivateIdentity clinic = made(Role::Clinic);
    PublicIdentity kiosk = made(Role::Kiosk, &clinic).pub;
    PublicIdentity doctor = made(Role::Doctor, &clinic).pub;
    PublicIdentity thief = made(Role::Kiosk, &clinic, "thief").pub;
    RevocationList first = revoked(nullptr, clinic, thief);
    RevocationList second = revoked(&first, clinic, made(Role::Kiosk, &clinic).pub);

    Practice() {
        TrustStore store = open();
        REQUIRE(store.pinClinic(clinic.pub));
        REQUIRE(store.add(kiosk));
        REQUIRE(store.add(doctor));
        REQUIRE(store.update(first));
        REQUIRE(store.update(second));
        REQUIRE(open().defect() == nullptr);
    }
    [[nodiscard]] TrustStore open() const {
        auto store = TrustStore::open(primitives(), folder / "trust");
        REQUIRE(store);
        return std::move(*store);
    }
    [[nodiscard]] fs::path file(const char* name) const { return folder / "trust" / name; }
    void write(const char* name, ByteView content) const { REQUIRE(base::writeFileAtomically(file(name), content)); }
    void damage(const char* name) const { write(name, test::bytesOf("hello")); }
};

void checkTrustsNobody(const TrustStore& store, ErrorCode reason) {
    CHECK(store.kiosks().empty());
    CHECK(store.doctors().empty());
    REQUIRE(store.defect() != nullptr);
    CHECK(store.defect()->code == reason);
    REQUIRE(!store.ignored().empty());
    CHECK(store.ignored()[0].code == reason);
}

}  // namespace

TEST_CASE("A pinned clinic that cannot be read leaves nobody trusted", "[crypto]") {
    const Practice practice;
    const auto checkUnusable = [&practice](ErrorCode reason) {
        TrustStore store = practice.open();
        checkTrustsNobody(store, reason);
        CHECK(store.clinic() == nullptr);
        CHECK(codeOf(store.add(practice.kiosk)) == reason);
        CHECK(codeOf(store.pinClinic(practice.clinic.pub)) == reason);
        CHECK(codeOf(store.update(practice.second)) == reason);
        checkTrustsNobody(practice.open(), reason);
    };
    practice.damage("clinic.pub");
    checkUnusable(ErrorCode::KeyFileInvalid);
    practice.write("clinic.pub", encodePublicIdentity(practice.kiosk));
    checkUnusable(ErrorCode::KeyWrongRole);
    fs::remove(practice.file("clinic.pub"));
    checkUnusable(ErrorCode::FileNotFound);
    fs::create_symlink("nowhere", practice.file("clinic.pub"));
    checkUnusable(ErrorCode::FileNotFound);
    fs::remove(practice.file("clinic.pub"));
    fs::create_directory(practice.file("clinic.pub"));
    checkUnusable(ErrorCode::FileIsDirectory);
    fs::remove(practice.file("clinic.pub"));
    // People compare the fingerprint again: everything is as it was, the list of revoked keys too.
    TrustStore store = practice.open();
    REQUIRE(store.replaceClinic(practice.clinic.pub));
    CHECK(store.defect() == nullptr);
    CHECK(store.kiosks().size() == 1);
    REQUIRE(store.revocations() != nullptr);
    CHECK(store.revocations()->number == 2);
    CHECK(practice.open().doctors().size() == 1);
}

TEST_CASE("A list of revoked keys that is damaged or gone leaves nobody trusted until there is one as new", "[crypto]") {
    const Practice practice;
    const auto checkMended = [&practice](const RevocationList& list) {
        TrustStore store = practice.open();
        CHECK(codeOf(store.add(practice.thief)).has_value());
        CHECK(codeOf(store.update(practice.first)) == ErrorCode::RevocationListOld);
        CHECK(store.kiosks().empty());
        REQUIRE(store.update(list));
        CHECK(store.defect() == nullptr);
        CHECK(store.kiosks().size() == 1);
        CHECK(practice.open().doctors().size() == 1);
    };
    practice.damage("clinic.revoked");
    checkTrustsNobody(practice.open(), ErrorCode::KeyFileInvalid);
    checkMended(practice.second);
    fs::remove(practice.file("clinic.revoked"));
    checkTrustsNobody(practice.open(), ErrorCode::FileNotFound);
    const RevocationList twin = revoked(&practice.first, practice.clinic, practice.doctor);
    TrustStore store = practice.open();
    CHECK(codeOf(store.update(twin)) == ErrorCode::RevocationListOld);
    checkMended(practice.second);
    // The backup of a good list.
    practice.write("clinic.revoked", encodeRevocationList(practice.first));
    checkTrustsNobody(practice.open(), ErrorCode::RevocationListOld);
    checkMended(revoked(&practice.second, practice.clinic, made(Role::Kiosk).pub));
}

TEST_CASE("What is remembered of the newest list is mended by the list, not silently", "[crypto]") {
    const Practice practice;
    practice.damage("clinic.revoked.newest");
    checkTrustsNobody(practice.open(), ErrorCode::KeyFileInvalid);
    TrustStore store = practice.open();
    CHECK(codeOf(store.update(practice.first)) == ErrorCode::RevocationListOld);
    REQUIRE(store.update(practice.second));
    CHECK(practice.open().kiosks().size() == 1);
    // A program that ended right after it wrote the list.
    const RevocationList third = revoked(&practice.second, practice.clinic, made(Role::Kiosk).pub);
    practice.write("clinic.revoked", encodeRevocationList(third));
    CHECK(practice.open().revocations()->number == 3);
    fs::remove(practice.file("clinic.revoked"));
    CHECK(codeOf(practice.open().update(practice.second)) == ErrorCode::RevocationListOld);
}

TEST_CASE("A newer list takes nothing back", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    const PublicIdentity stolen = made(Role::Kiosk, &clinic).pub;
    const PublicIdentity left = made(Role::Doctor, &clinic).pub;
    const RevocationList one = revoked(nullptr, clinic, stolen);
    const RevocationList held = revoked(&one, clinic, left, RevocationReason::Left);
    const TemporaryFolder folder;
    TrustStore store = TrustStore::open(primitives(), folder / "trust").value();
    REQUIRE(store.pinClinic(clinic.pub));
    REQUIRE(store.update(held));
    // What a clinic whose list was lost would sign: numbers go on, keys are missing or milder.
    const auto lists = [&](const PublicIdentity& first, RevocationReason firstReason, const PublicIdentity& second,
                           RevocationReason secondReason, std::int64_t when) {
        RevocationList list = revoked(nullptr, clinic, first, firstReason, when);
        list = revoked(&list, clinic, second, secondReason, when);
        return revoked(&list, clinic, made(Role::Kiosk).pub);
    };
    const PublicIdentity other = made(Role::Kiosk, &clinic).pub;
    const auto refused = [&store](const RevocationList& list) { return codeOf(store.update(list)); };
    CHECK(refused(lists(stolen, RevocationReason::Stolen, other, RevocationReason::Lost, kNow)) == ErrorCode::KeyFileInvalid);
    CHECK(refused(lists(other, RevocationReason::Lost, left, RevocationReason::Left, kNow)) == ErrorCode::KeyFileInvalid);
    CHECK(refused(lists(stolen, RevocationReason::Replaced, left, RevocationReason::Left, kNow)) == ErrorCode::KeyFileInvalid);
    CHECK(refused(lists(stolen, RevocationReason::Stolen, left, RevocationReason::Left, kNow + 1)) == ErrorCode::KeyFileInvalid);
    CHECK(store.revocations()->number == 2);
    CHECK_FALSE(refused(lists(stolen, RevocationReason::Stolen, left, RevocationReason::Left, kNow)));
    CHECK(keepsRevocations(held, revoked(&held, clinic, left, RevocationReason::Lost, kNow + 9)));
}

TEST_CASE("A list can be checked before it is written anywhere", "[crypto]") {
    const Practice practice;
    const TrustStore store = practice.open();
    const RevocationList twin = revoked(&practice.first, practice.clinic, practice.doctor);
    const RevocationList third = revoked(&practice.second, practice.clinic, practice.doctor);
    CHECK(codeOf(store.checkUpdate(practice.first)) == ErrorCode::RevocationListOld);
    CHECK(codeOf(store.checkUpdate(twin)) == ErrorCode::RevocationListOld);
    CHECK(store.checkUpdate(third));
    CHECK(store.revocations()->number == 2);
    CHECK(practice.open().revocations()->number == 2);
}

TEST_CASE("The pinned clinic's file says nothing new about it", "[crypto]") {
    const Practice practice;
    TrustStore store = practice.open();
    PublicIdentity same = practice.clinic.pub;
    same.name = "Another Practice";
    same.notAfter += test::kYear;
    ++same.epoch;
    REQUIRE(store.pinClinic(same));
    CHECK(store.clinic()->name == practice.clinic.pub.name);
    CHECK(practice.open().clinic()->notAfter == practice.clinic.pub.notAfter);
}

TEST_CASE("Another clinic takes the pinned one's place when people say so", "[crypto]") {
    const Practice practice;
    const PrivateIdentity next = taken(replaceKeys(primitives(), practice.clinic, nullptr, kNow));
    const PublicIdentity kiosk = enrolIdentity(primitives(), practice.kiosk, next, kNow).value();
    TrustStore store = practice.open();
    CHECK(codeOf(store.pinClinic(next.pub)) == ErrorCode::ClinicMismatch);
    CHECK(codeOf(store.replaceClinic(practice.kiosk)) == ErrorCode::KeyWrongRole);
    REQUIRE(store.replaceClinic(next.pub));
    CHECK(store.clinic()->signing == next.pub.signing);
    CHECK(store.kiosks().empty());
    CHECK(store.doctors().empty());
    CHECK(store.revocations() == nullptr);
    CHECK(store.defect() == nullptr);
    CHECK(codeOf(store.update(practice.second)) == ErrorCode::ClinicMismatch);
    CHECK(codeOf(store.add(practice.doctor)) == ErrorCode::ClinicMismatch);
    REQUIRE(store.add(kiosk));
    const TrustStore again = practice.open();
    CHECK(again.kiosks().size() == 1);
    CHECK(again.ignored().empty());
    CHECK(again.defect() == nullptr);
}

namespace {

/// Every digest begins alike, as if somebody had searched for keys with one fingerprint.
class CollidingPrimitives : public test::FixedRandomPrimitives {
public:
    CollidingPrimitives() : FixedRandomPrimitives(0x51) {}
    using FixedRandomPrimitives::sha256;
    [[nodiscard]] std::unique_ptr<Hasher> sha256() const override { return std::make_unique<Colliding>(primitives().sha256()); }

private:
    class Colliding : public Hasher {
    public:
        explicit Colliding(std::unique_ptr<Hasher> hasher) : m_hasher(std::move(hasher)) {}
        void update(ByteView data) override { m_hasher->update(data); }
        [[nodiscard]] Digest finish() override {
            Digest digest = m_hasher->finish();
            std::fill_n(digest.begin(), Fingerprint{}.size(), std::uint8_t{7});
            return digest;
        }

    private:
        std::unique_ptr<Hasher> m_hasher;
    };
};

}  // namespace

TEST_CASE("A key with another's fingerprint does not take its place", "[crypto]") {
    const TemporaryFolder folder;
    const CollidingPrimitives colliding;
    const PublicIdentity held = made(Role::Kiosk, nullptr, "held").pub;
    const PublicIdentity forged = made(Role::Kiosk, nullptr, "forged").pub;
    auto store = TrustStore::open(colliding, folder / "trust");
    REQUIRE(store);
    REQUIRE(store->add(held));
    REQUIRE(store->add(held));
    CHECK(codeOf(store->add(forged)) == ErrorCode::KeyFileInvalid);
    REQUIRE(store->kiosks().size() == 1);
    CHECK(store->kiosks()[0].name == "held");
    REQUIRE(base::writeFileAtomically(folder / "trust" / "z.pub", encodePublicIdentity(forged)));
    const auto again = TrustStore::open(colliding, folder / "trust");
    REQUIRE(again);
    REQUIRE(again->kiosks().size() == 1);
    CHECK(again->kiosks()[0].name == "held");
    CHECK(again->ignored().size() == 1);
}

}  // namespace intaglio::crypto
