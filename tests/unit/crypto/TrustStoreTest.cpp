#include "core/crypto/TrustStore.h"

#include <fstream>

#include "core/base/Files.h"
#include "tests/support/Shared.h"
#include "tests/unit/crypto/KeysTestSupport.h"

namespace intaglio::crypto {

using base::ErrorCode;
using test::codeOf;
using test::kNow;
using test::made;
using test::primitives;
using test::taken;

namespace {

using intaglio::test::TemporaryFolder;

TrustStore opened(const TemporaryFolder& folder) {
    auto store = TrustStore::open(primitives(), folder / "trust");
    REQUIRE(store);
    return std::move(*store);
}

Fingerprint fingerprint(const PrivateIdentity& identity) {
    return identity.pub.fingerprint(primitives());
}

RevocationList revoked(const RevocationList* previous, const PrivateIdentity& clinic, const PrivateIdentity& key) {
    auto list = revoke(primitives(), previous, clinic, fingerprint(key), RevocationReason::Stolen, kNow);
    REQUIRE(list);
    return *list;
}

}  // namespace

TEST_CASE("A store remembers its clinic, kiosks, doctors and the newest list", "[crypto]") {
    const TemporaryFolder folder;
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity kiosk = made(Role::Kiosk, &clinic);
    const PrivateIdentity zoe = made(Role::Doctor, &clinic, "Zoe");
    const PrivateIdentity anna = made(Role::Doctor, &clinic, "Anna");
    const RevocationList list = revoked(nullptr, clinic, zoe);
    {
        TrustStore store = opened(folder);
        CHECK(store.clinic() == nullptr);
        CHECK(store.revocations() == nullptr);
        REQUIRE(store.pinClinic(clinic.pub));
        for (const PrivateIdentity* identity : {&kiosk, &zoe, &anna}) REQUIRE(store.add(identity->pub));
        REQUIRE(store.update(list));
    }
    const TrustStore store = opened(folder);
    REQUIRE(store.clinic() != nullptr);
    CHECK(store.clinic()->signing == clinic.pub.signing);
    REQUIRE(store.kiosks().size() == 1);
    REQUIRE(store.doctors().size() == 2);
    CHECK(store.doctors()[0].name == "Anna");
    CHECK(store.doctors()[1].name == "Zoe");
    REQUIRE(store.revocations() != nullptr);
    CHECK(store.revocations()->isRevokedAt(fingerprint(zoe), 0));
    CHECK(store.ignored().empty());
}

TEST_CASE("A pinned clinic is the only one, and its signature is required", "[crypto]") {
    const TemporaryFolder folder;
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity other = made(Role::Clinic);
    TrustStore store = opened(folder);
    CHECK(codeOf(store.pinClinic(made(Role::Kiosk).pub)) == ErrorCode::KeyWrongRole);
    REQUIRE(store.pinClinic(clinic.pub));
    CHECK(store.pinClinic(clinic.pub));
    CHECK(codeOf(store.pinClinic(other.pub)) == ErrorCode::ClinicMismatch);
    CHECK(codeOf(store.add(made(Role::Kiosk).pub)) == ErrorCode::KeyNotEnrolled);
    CHECK(codeOf(store.add(made(Role::Kiosk, &other).pub)) == ErrorCode::ClinicMismatch);
    CHECK(codeOf(store.add(other.pub)) == ErrorCode::KeyWrongRole);
    // A patient signs nothing that anybody should believe.
    CHECK(codeOf(store.add(made(Role::Patient).pub)) == ErrorCode::KeyWrongRole);
    PublicIdentity altered = made(Role::Kiosk, &clinic).pub;
    ++altered.notAfter;
    CHECK(codeOf(store.add(altered)) == ErrorCode::KeySignatureInvalid);
    CHECK(store.kiosks().empty());
    CHECK(opened(folder).kiosks().empty());
}

TEST_CASE("Keys trusted by name no longer count once a clinic is pinned", "[crypto]") {
    const TemporaryFolder folder;
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity byName = made(Role::Kiosk, nullptr, "by name");
    const PrivateIdentity enrolled = made(Role::Kiosk, &clinic, "enrolled");
    TrustStore store = opened(folder);
    REQUIRE(store.add(byName.pub));
    REQUIRE(store.add(enrolled.pub));
    CHECK(store.kiosks().size() == 2);
    REQUIRE(store.pinClinic(clinic.pub));
    REQUIRE(store.kiosks().size() == 1);
    CHECK(store.kiosks()[0].name == "enrolled");
    const TrustStore again = opened(folder);
    CHECK(again.kiosks().size() == 1);
    REQUIRE(again.ignored().size() == 1);
    CHECK(again.ignored()[0].code == ErrorCode::KeyNotEnrolled);
    // Its enrolment brings it back.
    REQUIRE(store.add(enrolIdentity(primitives(), byName.pub, clinic, kNow).value()));
    CHECK(opened(folder).kiosks().size() == 2);
}

TEST_CASE("A renewed key takes the place of the old enrolment, not the other way round", "[crypto]") {
    const TemporaryFolder folder;
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity old = made(Role::Doctor, &clinic);
    const PrivateIdentity renewed = taken(renewIdentity(primitives(), old, taken(rotateStegoKey(primitives(), clinic)), kNow + 86400));
    TrustStore store = opened(folder);
    REQUIRE(store.pinClinic(clinic.pub));
    REQUIRE(store.add(old.pub));
    REQUIRE(store.add(renewed.pub));
    REQUIRE(store.add(old.pub));
    REQUIRE(store.doctors().size() == 1);
    CHECK(store.doctors()[0].epoch == renewed.pub.epoch);
    CHECK(opened(folder).doctors()[0].epoch == renewed.pub.epoch);
}

TEST_CASE("A revoked key is not added, and lists do not go back", "[crypto]") {
    const TemporaryFolder folder;
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity kiosk = made(Role::Kiosk, &clinic);
    const PrivateIdentity second = made(Role::Kiosk, &clinic);
    const RevocationList first = revoked(nullptr, clinic, kiosk);
    const RevocationList next = revoked(&first, clinic, second);
    const RevocationList twin = revoked(&first, clinic, made(Role::Kiosk, &clinic));
    TrustStore store = opened(folder);
    CHECK(codeOf(store.update(first)) == ErrorCode::KeyFileInvalid);
    REQUIRE(store.pinClinic(clinic.pub));
    CHECK(codeOf(store.update(revoked(nullptr, made(Role::Clinic), kiosk))) == ErrorCode::ClinicMismatch);
    REQUIRE(store.update(next));
    CHECK(store.update(next));
    CHECK(codeOf(store.update(first)) == ErrorCode::RevocationListOld);
    CHECK(codeOf(store.update(twin)) == ErrorCode::RevocationListOld);
    RevocationList forged = next;
    ++forged.number;
    CHECK(codeOf(store.update(forged)) == ErrorCode::KeySignatureInvalid);
    CHECK(codeOf(store.add(kiosk.pub)) == ErrorCode::KeyRevoked);
    CHECK(opened(folder).revocations()->number == 2);
}

TEST_CASE("Removed keys stay away, whatever their file is called", "[crypto]") {
    const TemporaryFolder folder;
    const PrivateIdentity kiosk = made(Role::Kiosk);
    REQUIRE(opened(folder).add(kiosk.pub));
    REQUIRE(base::writeFileAtomically(folder / "trust" / "from a stick.pub", encodePublicIdentity(kiosk.pub)));
    TrustStore store = opened(folder);
    CHECK(store.kiosks().size() == 1);
    REQUIRE(store.remove(fingerprint(kiosk)));
    CHECK(store.remove(fingerprint(kiosk)));
    CHECK(store.kiosks().empty());
    CHECK(opened(folder).kiosks().empty());
}

TEST_CASE("Files that do not hold are named and left out", "[crypto]") {
    const TemporaryFolder folder;
    const PrivateIdentity clinic = made(Role::Clinic);
    const PrivateIdentity kiosk = made(Role::Kiosk, &clinic);
    {
        TrustStore store = opened(folder);
        REQUIRE(store.pinClinic(clinic.pub));
        REQUIRE(store.add(kiosk.pub));
        REQUIRE(store.update(revoked(nullptr, clinic, kiosk)));
    }
    const auto write = [&](const char* name, ByteView content) { REQUIRE(base::writeFileAtomically(folder / "trust" / name, content)); };
    write("garbage.pub", test::bytesOf("hello"));
    write("stranger.pub", encodePublicIdentity(made(Role::Doctor).pub));
    write("notes.txt", test::bytesOf("not looked at"));
    const TrustStore store = opened(folder);
    CHECK(store.kiosks().size() == 1);
    CHECK(store.doctors().empty());
    CHECK(store.ignored().size() == 2);
    std::ofstream(folder / "file") << "x";
    CHECK(codeOf(TrustStore::open(primitives(), folder / "file")) == ErrorCode::FileUnwritable);
}

}  // namespace intaglio::crypto
