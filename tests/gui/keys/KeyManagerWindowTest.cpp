// How the key manager's window behaves: what it copies, asks, keeps selected and tells.
#include <QPushButton>
#include <atomic>
#include <fstream>
#include <thread>

#include "tests/gui/keys/ManagerAtWork.h"

using namespace intaglio;
using test::click;
using test::KeyDesk;
using test::ManagerAtWork;
using test::typeClinic;
using test::typeInto;
using test::waitFor;

TEST_CASE("the public part is copied to a stick", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    ManagerAtWork manager(desk);
    const auto target = desk.inside("carried");
    std::filesystem::create_directories(target);
    desk.dialogs().folder = test::textOf(target);
    manager.start("keyExport", "Riverside Practice");
    REQUIRE(waitFor([&] { return std::filesystem::exists(target / "Riverside Practice.pub") && !manager.window.ring().isBusy(); }));
    CHECK(crypto::readPublicIdentity(desk.primitives(), target / "Riverside Practice.pub"));
    CHECK(test::entriesIn(target) == 1);
}

TEST_CASE("the chosen key is copied even where the keys were read again meanwhile", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    ManagerAtWork manager(desk);
    const auto target = desk.inside("carried");
    std::filesystem::create_directories(target);
    // While people choose a folder, another folder with fewer keys is read: the rows of before are gone.
    struct Refreshing final : ui::Dialogs {
        Refreshing(ui::KeyRing& keys, QString answer) : ring(keys), folder(std::move(answer)) {}
        QString openFile(QWidget*, const QString&, const QString&, const QString&) override { return {}; }
        QStringList openFiles(QWidget*, const QString&, const QString&, const QString&) override { return {}; }
        QString openFolder(QWidget*, const QString&, const QString&) override {
            ring.refresh();
            wasBusy = ring.isBusy();
            (void)waitFor([this] { return !ring.isBusy(); });
            return folder;
        }
        QString saveFile(QWidget*, const QString&, const QString&, const QString&) override { return {}; }
        bool confirm(QWidget*, const QString&, const QString&, const QString&) override { return true; }
        ui::KeyRing& ring;
        QString folder;
        bool wasBusy = false;
    } dialogs(manager.window.ring(), test::textOf(target));
    ui::Dialogs::replace(&dialogs);
    manager.start("keyExport", "Entrance");
    REQUIRE(waitFor([&] { return std::filesystem::exists(target / "Entrance.pub") && !manager.window.ring().isBusy(); }));
    ui::Dialogs::replace(&desk.dialogs());
    CHECK(dialogs.wasBusy);
    CHECK(test::entriesIn(target) == 1);
}

TEST_CASE("buttons rest while keys are read, and trust is told only when it changed", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    ManagerAtWork manager(desk);
    manager.window.select(QStringLiteral("Entrance"));
    const auto* renew = manager.window.findChild<QPushButton*>(QStringLiteral("keyRenew"));
    REQUIRE(renew != nullptr);
    CHECK(renew->isEnabled());
    int told = 0;
    QObject::connect(&manager.window, &ui::KeyManagerWindow::trustChanged, &manager.window, [&told] { ++told; });
    manager.window.ring().refresh();
    CHECK_FALSE(renew->isEnabled());
    REQUIRE(waitFor([&] { return !manager.window.ring().isBusy(); }));
    CHECK(renew->isEnabled());
    CHECK(told == 0);
    auto store = desk.store();
    REQUIRE(store.remove(manager.row("Dr. Amina Farouk").facts.identity.fingerprint(desk.primitives())));
    manager.window.ring().refresh();
    REQUIRE(waitFor([&] { return !manager.window.ring().isBusy(); }));
    CHECK(told == 1);
}

TEST_CASE("the selection stays with its key when rows come before it", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    const auto folder = desk.keys() / "public";
    const auto aside = desk.inside("aside.pub");
    std::filesystem::rename(folder / "Entrance.pub", aside);
    std::filesystem::remove_all(desk.keys() / "kiosk Entrance");
    auto store = desk.store();
    for (const auto& kiosk : std::vector(store.kiosks())) REQUIRE(store.remove(kiosk.fingerprint(desk.primitives())));
    ManagerAtWork manager(desk);
    manager.window.select(QStringLiteral("Dr. Amina Farouk"));
    std::filesystem::rename(aside, folder / "Entrance.pub");
    manager.window.ring().refresh();
    REQUIRE(waitFor([&] { return manager.window.ring().contents().rows.size() == 3 && !manager.window.ring().isBusy(); }));
    CHECK(manager.shown().contains(manager.row("Dr. Amina Farouk").facts.fingerprint));
}

TEST_CASE("work with keys is neither cancelled nor left by closing a window", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    std::atomic<bool> go = false;
    ui::KeyPorts ports = desk.ports();
    ports.act = [act = ports.act, &go](const ui::KeyActionRequest& request) {
        while (!go) std::this_thread::yield();
        return act(request);
    };
    ui::KeyManagerWindow window(ports);
    window.show();
    REQUIRE(waitFor([&] { return !window.ring().isBusy(); }));
    window.select(QStringLiteral("Entrance"));
    REQUIRE(click(window, QStringLiteral("keyRevoke")));
    auto* dialog = window.findChild<ui::KeyActionDialog*>();
    REQUIRE(dialog != nullptr);
    const auto* doIt = dialog->findChild<QPushButton*>(QStringLiteral("actionDo"));
    REQUIRE(doIt != nullptr);
    CHECK_FALSE(doIt->isDefault());
    typeClinic(*dialog);
    REQUIRE(click(*dialog, QStringLiteral("actionDo")));
    CHECK_FALSE(dialog->findChild<QPushButton*>(QStringLiteral("actionCancel"))->isEnabled());
    dialog->reject();
    CHECK(dialog->isVisible());
    CHECK_FALSE(dialog->close());
    CHECK_FALSE(window.close());
    CHECK(window.isVisible());
    go = true;
    REQUIRE(waitFor([&] { return window.ring().contents().revocationListNumber == 1 && !window.ring().isBusy(); }));
    CHECK(window.close());
}

TEST_CASE("replacing keys asks first", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    ManagerAtWork manager(desk);
    manager.start("keyReplace", "Dr. Amina Farouk");
    auto& dialog = manager.dialog<ui::KeyActionDialog>();
    REQUIRE(typeInto(dialog, QStringLiteral("actionPassphrase"), QLatin1String(KeyDesk::kDoctorWords)));
    typeClinic(dialog);
    desk.dialogs().confirmed = false;
    REQUIRE(click(dialog, QStringLiteral("actionDo")));
    CHECK_FALSE(manager.window.ring().isBusy());
    CHECK(desk.store().revocations() == nullptr);
}

TEST_CASE("whether a list is the clinic's first one is asked, and no is an answer", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    // Says yes to revoking, and `isFirst` to the question after it.
    struct Answers final : ui::Dialogs {
        QString openFile(QWidget*, const QString&, const QString&, const QString&) override { return {}; }
        QStringList openFiles(QWidget*, const QString&, const QString&, const QString&) override { return {}; }
        QString openFolder(QWidget*, const QString&, const QString&) override { return {}; }
        QString saveFile(QWidget*, const QString&, const QString&, const QString&) override { return {}; }
        bool confirm(QWidget*, const QString& title, const QString&, const QString&) override {
            const bool isQuestion = title.contains(QStringLiteral("first list"));
            asked += isQuestion ? 1 : 0;
            return !isQuestion || isFirst;
        }
        int asked = 0;
        bool isFirst = false;
    } answers;
    ManagerAtWork manager(desk);
    ui::Dialogs::replace(&answers);
    manager.start("keyRevoke", "Entrance");
    auto& dialog = manager.dialog<ui::KeyActionDialog>();
    typeClinic(dialog);
    REQUIRE(click(dialog, QStringLiteral("actionDo")));
    REQUIRE(waitFor([&] { return test::visibleText(dialog).contains(QStringLiteral(".revoked")) && !manager.window.ring().isBusy(); }));
    CHECK(answers.asked == 1);
    CHECK(desk.store().revocations() == nullptr);
    answers.isFirst = true;
    manager.finish(dialog);
    ui::Dialogs::replace(&desk.dialogs());
    CHECK(answers.asked == 2);
    CHECK(manager.state("Entrance") == ui::KeyState::Revoked);
}

TEST_CASE("files that do not count are named, and a damaged trust first of all", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    std::ofstream(desk.keys() / "public" / "Broken.pub") << "no key";
    {
        ManagerAtWork manager(desk);
        CHECK(manager.shown().contains(QStringLiteral("1 file with keys does not count.")));
        CHECK(manager.shown().contains(QStringLiteral("Broken.pub")));
    }
    for (const char* name : {"clinic.revoked", "clinic.pub"}) {
        std::ofstream(desk.workplace().trustFolder / name) << "damaged";
        ManagerAtWork manager(desk);
        CHECK(manager.window.ring().contents().isTrustDamaged);
        CHECK(manager.shown().contains(QStringLiteral("it trusts nobody until this is mended")));
    }
}

TEST_CASE("the clinic's key that is offered is the trusted clinic's", "[gui][keys]") {
    test::GuiFixture fixture;
    KeyDesk desk;
    desk.makeClinic();
    const auto other = makeOtherClinic(desk);
    ManagerAtWork manager(desk);
    manager.window.ring().setFolder(desk.stick());
    REQUIRE(waitFor([&] { return manager.window.ring().contents().rows.size() == 4 && !manager.window.ring().isBusy(); }));
    CHECK(manager.window.ring().clinicKeyFile() == clinicFile(desk));
    manager.window.ring().setFolder(other);
    REQUIRE(waitFor([&] { return !manager.window.ring().isBusy(); }));
    CHECK(manager.window.ring().clinicKeyFile().empty());
}
