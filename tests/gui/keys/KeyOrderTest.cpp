// In which order the key manager asks, checks and writes, so that nothing is left half done: without windows.
#include <fstream>
#include <thread>

#include "core/base/Files.h"
#include "tests/gui/keys/KeyRequests.h"
#include "tests/support/Catch.h"
#include "ui/presenters/KeyRingWork.h"

using namespace intaglio;
using test::contentOf;
using test::failureOf;
using test::KeyDesk;
using test::kNewWords;
using ui::KeyAction;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kFiveYears = std::int64_t{5} * 365 * 86400;

}  // namespace

TEST_CASE("keys are replaced only where their list can be continued", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    const auto before = contentOf(doctorFile(desk));
    auto replace = doctorRequest(desk, KeyAction::Replace);
    std::ofstream(listFile(desk)) << "damaged";
    CHECK(failureOf(ui::actOnKey(desk.workplace(), replace)) == base::ErrorCode::KeyFileInvalid);
    CHECK(contentOf(doctorFile(desk)) == before);
    fs::remove(listFile(desk));
    replace.isFirstList = false;
    CHECK(failureOf(ui::actOnKey(desk.workplace(), replace)) == base::ErrorCode::FileNotFound);
    CHECK(contentOf(doctorFile(desk)) == before);

    // Once the list is there again the same request revokes the right key: the one of before.
    REQUIRE(crypto::writeRevocationList(listOf(desk, nullptr, "Entrance"), listFile(desk)));
    const auto done = ui::actOnKey(desk.workplace(), replace);
    REQUIRE(done);
    CHECK_FALSE(done->problem);
    CHECK(desk.store().revocations()->number == 2);
    CHECK(desk.store().revocations()->find(replace.target.fingerprint(desk.primitives())) != nullptr);
}

TEST_CASE("what fails after the new keys were made is told with them, and the list names the old ones", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    const auto replace = doctorRequest(desk, KeyAction::Replace);
    // The copy among the public files cannot be replaced: the key counts all the same, and so does the list.
    const fs::path shared = publicFile(desk, "Dr. Amina Farouk");
    fs::remove(shared);
    fs::create_directories(shared / "not empty");
    const auto outcome = ui::actOnKey(desk.workplace(), replace);
    REQUIRE(outcome);
    CHECK(outcome->problem);
    CHECK(std::ranges::count(outcome->written, doctorFile(desk)) == 1);
    CHECK(std::ranges::count(outcome->written, listFile(desk)) == 1);
    CHECK(std::ranges::count(outcome->written, shared) == 0);
    CHECK(desk.store().revocations()->find(replace.target.fingerprint(desk.primitives())) != nullptr);
}

TEST_CASE("a passphrase that counts already is not called a failure", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    auto change = doctorRequest(desk, KeyAction::ChangePassphrase);
    // The public part cannot take its place after the key file took its own.
    const fs::path beside = fs::path(doctorFile(desk)).replace_extension(".pub");
    fs::remove(beside);
    fs::create_directories(beside / "not empty");
    const auto outcome = ui::actOnKey(desk.workplace(), change);
    REQUIRE(outcome);
    CHECK(outcome->problem);
    CHECK(std::ranges::count(outcome->written, doctorFile(desk)) == 1);
    CHECK(crypto::readKeyFile(desk.primitives(), doctorFile(desk), base::viewOf(kNewWords)));
}

TEST_CASE("a second first list is made only by those who say that there was none", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    auto revoke = requestFor(desk, KeyAction::Revoke, "Entrance");
    revoke.isFirstList = false;
    const auto refused = ui::actOnKey(desk.workplace(), revoke);
    REQUIRE_FALSE(refused);
    CHECK(ui::lacksList(refused.error()));
    CHECK_FALSE(fs::exists(listFile(desk)));
    CHECK(desk.store().revocations() == nullptr);
    revoke.isFirstList = true;
    REQUIRE(ui::actOnKey(desk.workplace(), revoke));
    CHECK(desk.store().revocations()->number == 1);
}

TEST_CASE("where this computer lost its list no other one is begun", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    REQUIRE(ui::actOnKey(desk.workplace(), requestFor(desk, KeyAction::Revoke, "Entrance")));
    fs::remove(listFile(desk));
    std::ofstream(desk.workplace().trustFolder / "clinic.revoked") << "damaged";
    CHECK(failureOf(ui::actOnKey(desk.workplace(), doctorRequest(desk, KeyAction::Revoke))) == base::ErrorCode::KeyFileInvalid);
    CHECK_FALSE(fs::exists(listFile(desk)));
    // Nobody can say whether the key is revoked: it is not signed afresh, and does not pass for valid.
    const auto before = contentOf(doctorFile(desk));
    CHECK_FALSE(ui::actOnKey(desk.workplace(), doctorRequest(desk, KeyAction::Renew)));
    CHECK(contentOf(doctorFile(desk)) == before);
    const auto ring = ui::readKeyRing(desk.workplace(), desk.keys());
    REQUIRE(ring);
    for (const ui::KeyRow& row : ring->rows)
        CHECK(ui::keyStateOf(row, *ring, desk.workplace().clock.unixSeconds()) == ui::KeyState::Unjudged);
}

TEST_CASE("keys that two programs revoke at once are both on the list", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    const auto kiosk = requestFor(desk, KeyAction::Revoke, "Entrance");
    const auto doctor = doctorRequest(desk, KeyAction::Revoke);
    base::Result<ui::KeyActionOutcome> first = ui::KeyActionOutcome{};
    base::Result<ui::KeyActionOutcome> second = ui::KeyActionOutcome{};
    std::thread other([&] { second = ui::actOnKey(desk.workplace(), doctor); });
    first = ui::actOnKey(desk.workplace(), kiosk);
    other.join();
    REQUIRE(first);
    REQUIRE(second);
    const auto list = crypto::readRevocationList(desk.primitives(), listFile(desk));
    REQUIRE(list);
    CHECK(list->number == 2);
    for (const auto* revoked : {&kiosk, &doctor}) CHECK(list->find(revoked->target.fingerprint(desk.primitives())) != nullptr);
    const auto store = desk.store();
    REQUIRE(store.revocations() != nullptr);
    CHECK(store.revocations()->number == 2);
}

TEST_CASE("a list of the same number that says something else is not continued", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    auto store = desk.store();
    REQUIRE(store.update(listOf(desk, nullptr, "Entrance")));
    REQUIRE(crypto::writeRevocationList(listOf(desk, nullptr, "Entrance", crypto::RevocationReason::Stolen), listFile(desk)));
    const auto before = contentOf(listFile(desk));
    CHECK(failureOf(ui::actOnKey(desk.workplace(), doctorRequest(desk, KeyAction::Revoke))) == base::ErrorCode::KeyFileInvalid);
    CHECK(contentOf(listFile(desk)) == before);
    // Nor is a later one that takes back what this computer knows.
    const auto other = listOf(desk, nullptr, "Dr. Amina Farouk");
    REQUIRE(crypto::writeRevocationList(listOf(desk, &other, "Riverside Practice"), listFile(desk)));
    CHECK(failureOf(ui::actOnKey(desk.workplace(), doctorRequest(desk, KeyAction::Revoke))) == base::ErrorCode::KeyFileInvalid);
    CHECK(desk.store().revocations()->number == 1);
}

TEST_CASE("no way of signing a key afresh leads round the list", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    REQUIRE(ui::actOnKey(desk.workplace(), doctorRequest(desk, KeyAction::Revoke)));
    const auto before = contentOf(doctorFile(desk));
    for (const KeyAction action : {KeyAction::Renew, KeyAction::Replace})
        CHECK(failureOf(ui::actOnKey(desk.workplace(), doctorRequest(desk, action))) == base::ErrorCode::KeyRevoked);
    CHECK(contentOf(doctorFile(desk)) == before);
    auto enrol = doctorRequest(desk, KeyAction::Enrol);
    enrol.publicFile = desk.inside("carried.pub");
    fs::copy_file(publicFile(desk, "Dr. Amina Farouk"), enrol.publicFile);
    const auto carried = contentOf(enrol.publicFile);
    CHECK(failureOf(ui::actOnKey(desk.workplace(), enrol)) == base::ErrorCode::KeyRevoked);
    CHECK(contentOf(enrol.publicFile) == carried);
}

TEST_CASE("a clinic admits nobody for longer than five years", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    crypto::PublicIdentity forever = publicKeyOf(desk, "Dr. Amina Farouk");
    const std::int64_t now = desk.workplace().clock.unixSeconds();
    forever.name = "Dr. Jonas Lindqvist";
    forever.notAfter = now + 20 * kFiveYears;
    forever.clinic.reset();
    forever.clinicSignature.reset();
    forever.wrappedStegoKey.clear();
    forever.epoch = 0;
    auto enrol = requestFor(desk, KeyAction::Enrol, "Riverside Practice");
    enrol.target = forever;
    enrol.publicFile = desk.inside("forever.pub");
    REQUIRE(base::writeFileAtomically(enrol.publicFile, crypto::encodePublicIdentity(forever)));
    REQUIRE(ui::actOnKey(desk.workplace(), enrol));
    CHECK(publicKeyOf(desk, "Dr. Jonas Lindqvist").notAfter <= desk.workplace().clock.unixSeconds() + kFiveYears);
}
