#include <thread>

#include "core/base/FileLock.h"
#include "core/base/Files.h"
#include "core/crypto/RevocationFloor.h"
#include "core/crypto/TrustStore.h"
#include "tests/support/Shared.h"
#include "tests/unit/crypto/KeysTestSupport.h"

/// Key files and the trust store while two programs, the command line and a window perhaps, work on them at once.
namespace intaglio::crypto {

using base::ErrorCode;
using test::codeOf;
using test::kNow;
using test::kPassphrase;
using test::kQuickWorkFactor;
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

RevocationList revoked(const RevocationList* previous, const PrivateIdentity& clinic, const PublicIdentity& key) {
    auto list = revoke(primitives(), previous, clinic, key.fingerprint(primitives()), RevocationReason::Stolen, kNow);
    REQUIRE(list);
    return *list;
}

std::uint64_t rememberedNumber(const TemporaryFolder& folder) {
    const auto floor = readRevocationFloor(folder / "trust/clinic.revoked.newest");
    REQUIRE(floor);
    return floor->number;
}

/// Runs both at the same moment.
template <class First, class Second>
void together(First first, Second second) {
    std::thread other(second);
    first();
    other.join();
}

}  // namespace

TEST_CASE("A store that was opened earlier knows what another program wrote before it changes anything", "[crypto]") {
    const TemporaryFolder folder;
    const PrivateIdentity clinic = made(Role::Clinic);
    const PublicIdentity thief = made(Role::Kiosk, &clinic, "thief").pub;
    const PublicIdentity doctor = made(Role::Doctor, &clinic).pub;
    TrustStore window = opened(folder);
    TrustStore commandLine = opened(folder);
    REQUIRE(commandLine.pinClinic(clinic.pub));
    CHECK(codeOf(window.pinClinic(made(Role::Clinic).pub)) == ErrorCode::ClinicMismatch);
    const RevocationList first = revoked(nullptr, clinic, thief);
    const RevocationList second = revoked(&first, clinic, made(Role::Kiosk, &clinic, "lost").pub);
    REQUIRE(commandLine.update(first));
    REQUIRE(commandLine.update(second));
    CHECK(codeOf(window.add(thief)) == ErrorCode::KeyRevoked);
    CHECK(codeOf(window.update(first)) == ErrorCode::RevocationListOld);
    CHECK(rememberedNumber(folder) == 2);
    REQUIRE(window.add(doctor));
    REQUIRE(commandLine.remove(doctor.fingerprint(primitives())));
    CHECK(opened(folder).doctors().empty());
    CHECK(opened(folder).revocations()->number == 2);
}

TEST_CASE("Who only looks at a store does not wait for the one who changes it", "[crypto]") {
    const TemporaryFolder folder;
    const PrivateIdentity clinic = made(Role::Clinic);
    TrustStore store = opened(folder);
    REQUIRE(store.pinClinic(clinic.pub));
    REQUIRE(store.update(revoked(nullptr, clinic, made(Role::Kiosk, &clinic, "thief").pub)));
    std::filesystem::remove(folder / "trust/clinic.revoked.newest");
    REQUIRE(base::whileLocked(folder / "trust/clinic.pub", [&]() -> base::Status {
        const auto begin = std::chrono::steady_clock::now();
        CHECK(opened(folder).revocations() != nullptr);
        CHECK(std::chrono::steady_clock::now() - begin < base::kLockPatience / 2);
        CHECK_FALSE(std::filesystem::exists(folder / "trust/clinic.revoked.newest"));
        return {};
    }));
    CHECK(opened(folder).revocations() != nullptr);
    CHECK(rememberedNumber(folder) == 1);
}

TEST_CASE("Keys and lists that programs take in at once are all there", "[crypto]") {
    const TemporaryFolder folder;
    const PrivateIdentity clinic = made(Role::Clinic);
    REQUIRE(opened(folder).pinClinic(clinic.pub));
    constexpr std::size_t kLists = 12;
    std::vector<RevocationList> lists;
    std::vector<PublicIdentity> doctors;
    for (std::size_t i = 0; i < kLists; ++i) {
        const std::string name = std::to_string(i);
        lists.push_back(revoked(lists.empty() ? nullptr : &lists.back(), clinic, made(Role::Kiosk, &clinic, "kiosk" + name).pub));
        doctors.push_back(made(Role::Doctor, &clinic, "doctor" + name).pub);
    }
    int problems = 0;
    const auto takeLists = [&] {
        for (const RevocationList& list : lists) problems += TrustStore::open(primitives(), folder / "trust")->update(list) ? 0 : 1;
    };
    int others = 0;
    const auto takeKeys = [&] {
        for (const PublicIdentity& doctor : doctors) others += TrustStore::open(primitives(), folder / "trust")->add(doctor) ? 0 : 1;
    };
    together(takeLists, takeKeys);
    CHECK(problems == 0);
    CHECK(others == 0);
    const TrustStore store = opened(folder);
    CHECK(store.defect() == nullptr);
    CHECK(store.doctors().size() == kLists);
    REQUIRE(store.revocations() != nullptr);
    CHECK(store.revocations()->number == kLists);
    CHECK(rememberedNumber(folder) == kLists);
}

TEST_CASE("Of two programs that change one key file, one changes it and the other is told", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    for (int round = 0; round < 10; ++round) {
        const TemporaryFolder folder;
        REQUIRE(writeIdentity(primitives(), made(Role::Doctor, &clinic), kPassphrase, folder.path(), kQuickWorkFactor));
        const auto read = [&] { return taken(readKeyFile(primitives(), folder / "doctor.key", kPassphrase)); };
        const PrivateIdentity renewed = taken(renewIdentity(primitives(), read(), clinic, kNow + 86400));
        const PrivateIdentity replaced = taken(replaceKeys(primitives(), read(), &clinic, kNow));
        const auto write = [&](const PrivateIdentity& identity, Status& written) {
            written = replaceIdentity(primitives(), identity, kPassphrase, folder.path(), kQuickWorkFactor);
        };
        Status first;
        Status second;
        together([&] { write(renewed, first); }, [&] { write(replaced, second); });
        REQUIRE(static_cast<bool>(first) != static_cast<bool>(second));
        CHECK((first ? second : first).error().code == ErrorCode::KeyFileInvalid);
        const PrivateIdentity& kept = first ? renewed : replaced;
        CHECK(test::textOf(read()) == test::textOf(kept));
        const auto publicPart = readPublicIdentity(primitives(), folder / "doctor.pub");
        REQUIRE(publicPart);
        CHECK(encodePublicIdentity(*publicPart) == encodePublicIdentity(kept.pub));
    }
}

TEST_CASE("Of two programs that make a key of one name, one makes it and the other is told", "[crypto]") {
    for (int round = 0; round < 10; ++round) {
        const TemporaryFolder folder;
        const PrivateIdentity keys[] = {made(Role::Kiosk), made(Role::Kiosk)};
        Status written[2];
        const auto write = [&](int which) {
            written[which] = writeIdentity(primitives(), keys[which], kPassphrase, folder.path(), kQuickWorkFactor);
        };
        together([&] { write(0); }, [&] { write(1); });
        REQUIRE(static_cast<bool>(written[0]) != static_cast<bool>(written[1]));
        const PrivateIdentity& kept = written[0] ? keys[0] : keys[1];
        CHECK(test::textOf(taken(readKeyFile(primitives(), folder / "kiosk.key", kPassphrase))) == test::textOf(kept));
    }
}

}  // namespace intaglio::crypto
