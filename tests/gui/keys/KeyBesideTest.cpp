// A clinic's file brings in what lies beside it and has its signature; texts of the dialogs stay whole.
#include <QLabel>
#include <QPushButton>

#include "core/base/Files.h"
#include "tests/gui/keys/KeyRequests.h"
#include "tests/support/Catch.h"
#include "ui/keys/CompareDialog.h"
#include "ui/keys/KeyActionDialog.h"
#include "ui/presenters/KeyRingWork.h"
#include "ui/support/ErrorText.h"

using namespace intaglio;
using test::KeyDesk;
using test::waitFor;

namespace {

/// As if no computer but "other" existed: nothing of the stick but `public` is there.
void bringClinicIn(const KeyDesk& desk, ui::KeyManagerWindow& window) {
    window.show();
    REQUIRE(waitFor([&] { return !window.ring().isBusy(); }));
    window.importFile(test::publicFile(desk, "Riverside Practice"));
    REQUIRE(waitFor([&] { return window.findChild<ui::CompareDialog*>() != nullptr; }));
    REQUIRE(test::click(*window.findChild<ui::CompareDialog*>(), QStringLiteral("compareMatch")));
    REQUIRE(waitFor([&] { return window.ring().contents().clinic.has_value() && !window.ring().isBusy(); }));
}

}  // namespace

TEST_CASE("a clinic brings in the kiosks and doctors beside its file, and nobody else", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    crypto::NewKeyRequest stranger;
    stranger.role = crypto::Role::Kiosk;
    stranger.name = "Stranger";
    const auto strange = crypto::createIdentity(desk.primitives(), stranger);
    REQUIRE(strange);
    REQUIRE(base::writeFileAtomically(test::publicFile(desk, "Stranger"), crypto::encodePublicIdentity(strange->pub)));

    ui::KeyManagerWindow window(desk.ports("other"));
    bringClinicIn(desk, window);
    const auto store = desk.store("other");
    REQUIRE(store.kiosks().size() == 1);
    CHECK(store.kiosks().front().name == "Entrance");
    REQUIRE(store.doctors().size() == 1);
    CHECK(store.doctors().front().name == "Dr. Amina Farouk");
    CHECK(store.revocations() == nullptr);
    const QString text = test::visibleText(window);
    CHECK(text.contains(QStringLiteral("Taken in from the same folder: Dr. Amina Farouk, Entrance.")));
    CHECK_FALSE(text.contains(QStringLiteral("Stranger")));
}

TEST_CASE("the list of revoked keys comes in with the clinic, and before the kiosks that it names", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    REQUIRE(ui::actOnKey(desk.workplace(), test::requestFor(desk, ui::KeyAction::Revoke, "Entrance")));
    ui::KeyManagerWindow window(desk.ports("other"));
    bringClinicIn(desk, window);
    const auto store = desk.store("other");
    CHECK(store.kiosks().empty());
    CHECK(store.doctors().size() == 1);
    REQUIRE(store.revocations() != nullptr);
    CHECK(store.revocations()->number == 1);
    CHECK(test::visibleText(window).contains(QStringLiteral("The clinic's list of revoked keys is in use.")));
}

TEST_CASE("beside a damaged list of revoked keys nobody comes in with the clinic, and that is said", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    REQUIRE(ui::actOnKey(desk.workplace(), test::requestFor(desk, ui::KeyAction::Revoke, "Entrance")));
    const auto list = test::listFile(desk);
    auto content = base::readFile(list);
    REQUIRE(content);
    content->at(content->size() / 2) ^= 1;
    REQUIRE(base::writeFileAtomically(list, *content));
    ui::KeyManagerWindow window(desk.ports("other"));
    bringClinicIn(desk, window);
    const auto store = desk.store("other");
    CHECK(store.kiosks().empty());
    CHECK(store.doctors().empty());
    const auto damage = crypto::readRevocationList(desk.primitives(), list);
    REQUIRE_FALSE(damage);
    CHECK(test::visibleText(window).contains(ui::errorText(damage.error()).sentence));
}

TEST_CASE("an older list beside the newest one is no reason to stop", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    const auto clinic = test::publicKeyOf(desk, "Riverside Practice");
    const auto first = test::listOf(desk, nullptr, "Entrance");
    const auto second = test::listOf(desk, &first, "Dr. Amina Farouk");
    const auto list = test::listFile(desk);
    REQUIRE(crypto::writeRevocationList(second, list));
    REQUIRE(crypto::writeRevocationList(first, list.parent_path() / "of-before.revoked"));
    REQUIRE(ui::trustKey(desk.workplace("other"), clinic));
    const auto outcome = ui::takeInBeside(desk.workplace("other"), clinic, list.parent_path());
    CHECK_FALSE(outcome.problem);
    CHECK(outcome.tookList);
    CHECK(outcome.takenIn.empty());
    CHECK(desk.store("other").revocations()->number == 2);
}

TEST_CASE("a message in a key's dialog cuts no text off", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    ui::JobBridge bridge;
    ui::KeyRing ring(desk.ports(), bridge);
    ui::KeyActionRequest request;
    request.action = ui::KeyAction::Revoke;
    request.target = test::publicKeyOf(desk, "Entrance");
    ui::KeyActionDialog dialog(ring, request);
    dialog.show();
    REQUIRE(test::click(dialog, QStringLiteral("actionDo")));
    REQUIRE(test::visibleText(dialog).contains(QStringLiteral("Please check")));
    QCoreApplication::processEvents();
    for (const auto* label : dialog.findChildren<QLabel*>()) {
        if (!label->isVisible() || !label->wordWrap()) continue;
        CAPTURE(label->text().toStdString());
        CHECK(label->height() >= label->heightForWidth(label->width()));
    }
}
