// What this computer believes of its clinic: mended as the banner says, kept fresh, and changed by no stray file.
#include <fstream>

#include "core/base/Files.h"
#include "tests/gui/keys/KeyRequests.h"
#include "tests/support/Catch.h"
#include "ui/keys/CompareDialog.h"
#include "ui/presenters/KeyRingWork.h"

using namespace intaglio;
using test::click;
using test::KeyDesk;
using test::waitFor;
using ui::KeyAction;
namespace fs = std::filesystem;

namespace {

/// Brings a clinic's file in and says that all words match.
void bringIn(ui::KeyManagerWindow& window, const fs::path& file) {
    window.importFile(file);
    ui::CompareDialog* dialog = nullptr;
    REQUIRE(waitFor([&] {
        for (auto* each : window.findChildren<ui::CompareDialog*>()) dialog = each->isVisible() ? each : dialog;
        return dialog != nullptr;
    }));
    REQUIRE(click(*dialog, QStringLiteral("compareMatch")));
}

bool isAtRest(ui::KeyManagerWindow& window) {
    return waitFor([&] { return !window.ring().isBusy(); });
}

}  // namespace

TEST_CASE("a damaged clinic is mended as the key manager says", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    REQUIRE(ui::actOnKey(desk.workplace(), requestFor(desk, KeyAction::Revoke, "Entrance")));
    const fs::path trust = desk.workplace().trustFolder;
    const bool isListDamagedToo = GENERATE(false, true);
    std::ofstream(trust / "clinic.pub") << "damaged";
    if (isListDamagedToo) std::ofstream(trust / "clinic.revoked") << "damaged";
    REQUIRE(desk.store().defect() != nullptr);

    ui::KeyManagerWindow window(desk.ports());
    window.show();
    REQUIRE(isAtRest(window));
    CHECK(test::visibleText(window).contains(QStringLiteral("Bring in the clinic's .pub file")));
    // Alone in its folder: what lies beside it would come in too.
    const fs::path alone = desk.inside("alone") / "Riverside Practice.pub";
    fs::create_directories(alone.parent_path());
    fs::copy_file(publicFile(desk, "Riverside Practice"), alone);
    bringIn(window, alone);
    REQUIRE(waitFor([&] { return window.ring().contents().clinic.has_value() && !window.ring().isBusy(); }));
    CHECK((desk.store().defect() != nullptr) == isListDamagedToo);
    // To do the first step once more does no harm.
    bringIn(window, alone);
    REQUIRE(waitFor([&] { return test::visibleText(window).contains(QStringLiteral("trusts \"Riverside Practice\" now")); }));
    REQUIRE(isAtRest(window));
    window.importFile(listFile(desk));
    REQUIRE(waitFor([&] { return !window.ring().contents().isTrustDamaged && !window.ring().isBusy(); }));
    const auto store = desk.store();
    CHECK(store.defect() == nullptr);
    CHECK(store.doctors().size() == 1);
    REQUIRE(store.revocations() != nullptr);
    CHECK(store.revocations()->number == 1);
}

TEST_CASE("another clinic takes the pinned one's place only after people said so", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    const fs::path other = makeOtherClinic(desk) / "public" / "Hill Practice.pub";
    ui::KeyManagerWindow window(desk.ports());
    window.show();
    REQUIRE(isAtRest(window));
    desk.dialogs().confirmed = false;
    bringIn(window, other);
    REQUIRE(waitFor([&] { return test::visibleText(window).contains(QStringLiteral("another clinic")); }));
    REQUIRE(isAtRest(window));
    CHECK(desk.store().clinic()->name == "Riverside Practice");
    desk.dialogs().confirmed = true;
    bringIn(window, other);
    REQUIRE(waitFor([&] { return window.ring().contents().clinic && window.ring().contents().clinic->name == "Hill Practice"; }));
    REQUIRE(isAtRest(window));
    CHECK(desk.store().clinic()->name == "Hill Practice");
    CHECK(desk.store().doctors().empty());
}

TEST_CASE("a clinic that renewed itself is renewed where it is trusted", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    REQUIRE(ui::actOnKey(desk.workplace(), requestFor(desk, KeyAction::Revoke, "Entrance")));
    // The file of a clinic whose validity is over, here and on another computer.
    auto old = publicKeyOf(desk, "Riverside Practice");
    old.notBefore = 1'000'000'000;
    old.notAfter = 1'100'000'000;
    for (const char* computer : {"computer", "other"}) {
        auto store = desk.store(computer);
        REQUIRE(store.replaceClinic(old));
    }
    REQUIRE(ui::actOnKey(desk.workplace(), requestFor(desk, KeyAction::Renew, "Riverside Practice")));
    const auto renewed = publicKeyOf(desk, "Riverside Practice");
    const auto store = desk.store();
    CHECK(store.clinic()->notAfter == renewed.notAfter);
    REQUIRE(store.revocations() != nullptr);
    CHECK(store.revocations()->number == 1);
    CHECK(store.doctors().size() == 1);
    // Elsewhere people bring the file and compare its words; an older file takes nothing back.
    REQUIRE(ui::trustKey(desk.workplace("other"), renewed));
    REQUIRE(ui::trustKey(desk.workplace("other"), old));
    CHECK(desk.store("other").clinic()->notAfter == renewed.notAfter);
}

TEST_CASE("a stray file gives a trusted key no other name", "[gui][keys]") {
    KeyDesk desk;
    desk.makeClinic();
    const fs::path folder = desk.inside("stray");
    fs::create_directories(folder);
    for (const char* name : {"Dr. Amina Farouk", "Riverside Practice"}) {
        auto stray = publicKeyOf(desk, name);
        stray.name = std::string("Stray ") + name;
        stray.notAfter += std::int64_t{365} * 86400;
        stray.clinic.reset();
        stray.clinicSignature.reset();
        stray.wrappedStegoKey.clear();
        REQUIRE(base::writeFileAtomically(folder / (stray.name + ".pub"), crypto::encodePublicIdentity(stray)));
    }
    const auto ring = ui::readKeyRing(desk.workplace(), folder);
    REQUIRE(ring);
    CHECK(ring->ignored.empty());
    CHECK(ring->rows.size() == 3);
    for (const ui::KeyRow& row : ring->rows) {
        CHECK(row.isTrusted);
        CHECK_FALSE(row.facts.identity.name.starts_with("Stray"));
    }
}
