// Encrypted copies: opened in the workstation with the colleague's key, gone with it, and what a copy does not show.
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <atomic>
#include <thread>

#include "core/base/Files.h"
#include "tests/gui/GuiFixture.h"
#include "tests/gui/doctor/FakePorts.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "ui/doctor/DoctorWindow.h"
#include "ui/doctor/KeyDialog.h"
#include "ui/doctor/SealFacts.h"
#include "ui/doctor/ShareDialog.h"
#include "ui/doctor/ViewerPanel.h"
#include "ui/support/Dialogs.h"
#include "ui/support/ErrorText.h"

using namespace intaglio;
using test::waitFor;

namespace {

/// A workstation whose key is locked; "copy.png.gz.age" is an encrypted copy for "/keys/right.key".
class CopyDesk {
public:
    CopyDesk() {
        program.widths = {{"picture.png", 11}};
        auto ports = program.ports();
        ports.isCopy = [](const std::filesystem::path& file) { return file.extension() == ".age"; };
        ports.openCopy = [this](const std::filesystem::path&,
                                const crypto::PrivateIdentity& doctor) -> base::Result<ui::StudyPorts::OpenedCopy> {
            ++decrypted;
            if (doctor.pub.name != reader) return base::Error(base::ErrorCode::CryptoAuthenticationFailed);
            const auto content = std::make_shared<const base::SecretBytes>(base::SecretBytes(base::viewOf("decrypted")));
            plaintext = content;
            return ui::StudyPorts::OpenedCopy{test::greyPicture(11), content};
        };
        ports.readKey = [this, read = ports.readKey](const std::filesystem::path& file, base::ByteView typed) {
            auto key = read(file, typed);
            isKeyRead = true;
            return key;
        };
        ports.restore = [this](const ui::StudyPorts::PictureFile& file, const image::LoadedImage&, const pipeline::IntactResult&,
                               const std::filesystem::path&) {
            restoredFromMemory = file.content != nullptr;
            return base::Status();
        };
        window = std::make_unique<ui::DoctorWindow>(std::move(ports), ui::DoctorPaths{m_folder.path(), {}});
        window->show();
        ui::Dialogs::replace(&answers);
    }
    ~CopyDesk() { ui::Dialogs::replace(nullptr); }

    [[nodiscard]] bool settled() {
        return waitFor([&] { return window->runningJobs() == 0; });
    }
    void open(const QString& file) {
        window->openPaths({file});
        REQUIRE(settled());
    }
    void unlock() {
        const std::string_view typed = "right";
        window->keys().unlock("/keys/right.key", base::SecretBytes(base::viewOf(typed)));
        REQUIRE(waitFor([&] { return window->keys().isUnlocked(); }));
        REQUIRE(settled());
    }
    [[nodiscard]] QString text() { return test::visibleText(*window); }
    [[nodiscard]] ui::OpenSession::State state() { return window->picture().state(); }

private:
    test::GuiFixture m_gui;
    test::TemporaryFolder m_folder;

public:
    test::FakeProgram program;
    ui::ScriptedDialogs answers;
    std::string reader = "Dr. Test";
    int decrypted = 0;
    bool restoredFromMemory = false;
    std::atomic<bool> isKeyRead = false;
    std::weak_ptr<const base::SecretBytes> plaintext;  ///< of the copy opened last
    std::unique_ptr<ui::DoctorWindow> window;
};

/// Keeps the name that was proposed, and saves nothing.
class ProposalDialogs final : public ui::Dialogs {
public:
    QString proposed;
    QString openFile(QWidget*, const QString&, const QString&, const QString&) override { return {}; }
    QStringList openFiles(QWidget*, const QString&, const QString&, const QString&) override { return {}; }
    QString openFolder(QWidget*, const QString&, const QString&) override { return {}; }
    QString saveFile(QWidget*, const QString&, const QString& proposal, const QString&) override {
        proposed = proposal;
        return {};
    }
    bool confirm(QWidget*, const QString&, const QString&, const QString&) override { return false; }
};

pipeline::IntactResult sealedFor(std::vector<std::string> keys) {
    pipeline::IntactResult result;
    result.result = test::predictionOf(0.75);
    result.kioskName = "Entrance";
    result.issuedAt = 1795252500;
    result.recipients = keys;
    result.recipientKeys = std::move(keys);
    return result;
}

}  // namespace

TEST_CASE("an encrypted copy asks for the key, shows what is inside, and leaves the screen with the key", "[gui][doctor]") {
    CopyDesk desk;
    desk.open(QStringLiteral("copy.png.gz.age"));
    CHECK(desk.state() == ui::OpenSession::State::KeyNeeded);
    CHECK(desk.text().contains(QStringLiteral("This is an encrypted copy.")));
    CHECK(desk.window->findChild<ui::KeyDialog*>() != nullptr);
    CHECK(desk.decrypted == 0);

    desk.unlock();
    REQUIRE(desk.state() == ui::OpenSession::State::Ready);
    CHECK(desk.window->picture().picture()->image.geometry().columns == 11);
    CHECK(desk.window->picture().seal() == ui::OpenSession::Seal::Known);

    desk.window->keys().lock();
    CHECK(desk.state() == ui::OpenSession::State::KeyNeeded);
    CHECK(desk.window->picture().picture() == nullptr);
    CHECK(desk.window->picture().pictureFile().content == nullptr);
    desk.unlock();
    CHECK(desk.state() == ui::OpenSession::State::Ready);
}

TEST_CASE("a copy that is opened while the key is being unlocked opens with that key", "[gui][doctor]") {
    CopyDesk desk;
    const std::string_view typed = "right";
    desk.window->keys().unlock("/keys/right.key", base::SecretBytes(base::viewOf(typed)));
    // The key's arrival is told before that of a copy which was looked at without one.
    while (!desk.isKeyRead) std::this_thread::yield();
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    desk.open(QStringLiteral("copy.png.gz.age"));
    REQUIRE(desk.window->keys().isUnlocked());
    CHECK(desk.state() == ui::OpenSession::State::Ready);
    CHECK(desk.decrypted == 1);
}

TEST_CASE("the dialog for an encrypted copy and what was decrypted go with the key", "[gui][doctor]") {
    CopyDesk desk;
    const bool isAsking = GENERATE(false, true);
    CAPTURE(isAsking);
    desk.unlock();
    desk.open(QStringLiteral("copy.png.gz.age"));
    desk.window->exportCopy();
    QPointer<ui::ShareDialog> dialog = desk.window->findChild<ui::ShareDialog*>();
    REQUIRE(dialog);
    dialog->addPerson("/keys/doctor.pub");
    desk.answers.saved = QStringLiteral("/out/copy.png.gz.age");
    if (isAsking) {
        desk.answers.whileSaving = [&]() {
            desk.window->keys().lock();
            CHECK(desk.plaintext.expired());
        };
        REQUIRE(test::click(*dialog, QStringLiteral("shareConfirm")));
    } else {
        desk.window->keys().lock();
        CHECK(desk.plaintext.expired());
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    CHECK(dialog.isNull());
    REQUIRE(desk.settled());
    CHECK(desk.program.copies.empty());
}

TEST_CASE("a copy of an open copy is proposed beside it, not in its place", "[gui][doctor]") {
    CopyDesk desk;
    ProposalDialogs dialogs;
    ui::Dialogs::replace(&dialogs);
    desk.unlock();
    const bool isCopy = GENERATE(false, true);
    CAPTURE(isCopy);
    desk.open(isCopy ? QStringLiteral("/in/ward.3/scan.of.hand.png.gz.age") : QStringLiteral("/in/ward.3/picture.png"));
    desk.window->exportCopy();
    auto* dialog = desk.window->findChild<ui::ShareDialog*>();
    REQUIRE(dialog != nullptr);
    dialog->addPerson("/keys/doctor.pub");
    REQUIRE(test::click(*dialog, QStringLiteral("shareConfirm")));
    CHECK(dialogs.proposed ==
          (isCopy ? QStringLiteral("/in/ward.3/scan.of.hand-2.png.gz.age") : QStringLiteral("/in/ward.3/picture.png.gz.age")));
}

TEST_CASE("a key that a copy was not made for is said, and another one is tried", "[gui][doctor]") {
    CopyDesk desk;
    desk.reader = "somebody else";
    desk.unlock();
    desk.open(QStringLiteral("copy.png.gz.age"));
    REQUIRE(desk.state() == ui::OpenSession::State::Failed);
    CHECK(desk.text().contains(QStringLiteral("The key does not fit, or the file was altered.")));
    desk.reader = "Dr. Test";
    desk.window->keys().lock();
    desk.unlock();
    CHECK(desk.state() == ui::OpenSession::State::Ready);
}

TEST_CASE("a plain picture is no copy and stays when the key is locked", "[gui][doctor]") {
    CopyDesk desk;
    desk.unlock();
    desk.open(QStringLiteral("picture.png"));
    desk.window->keys().lock();
    CHECK(desk.state() == ui::OpenSession::State::Ready);
    CHECK(desk.decrypted == 0);
}

TEST_CASE("what is saved of a copy comes from what was decrypted", "[gui][doctor]") {
    CopyDesk desk;
    desk.program.verdicts = {{11, sealedFor({"AAAA-BBBB"})}};
    desk.unlock();
    desk.open(QStringLiteral("copy.png.gz.age"));
    desk.answers.saved = QStringLiteral("/out/original.png");
    REQUIRE(test::click(*desk.window, QStringLiteral("bannerRestore")));
    REQUIRE(desk.settled());
    CHECK(desk.restoredFromMemory);
}

TEST_CASE("a copy says to whom the sealed result stays closed, and offers an answer in its place", "[gui][doctor]") {
    CopyDesk desk;
    const bool isReader = GENERATE(false, true);
    CAPTURE(isReader);
    desk.program.verdicts = {{11, sealedFor({isReader ? "AAAA-BBBB" : "CCCC-DDDD"})}};
    desk.unlock();
    desk.open(QStringLiteral("picture.png"));
    REQUIRE(test::click(*desk.window, QStringLiteral("exportCopyButton")));
    QPointer<ui::ShareDialog> dialog = desk.window->findChild<ui::ShareDialog*>();
    REQUIRE(dialog);
    CHECK_FALSE(test::visibleText(*dialog).contains(QStringLiteral("stays closed to")));
    desk.answers.files = {QStringLiteral("/keys/doctor.pub")};
    REQUIRE(test::click(*dialog, QStringLiteral("shareAdd")));
    CHECK(test::visibleText(*dialog).contains(QStringLiteral("The sealed result stays closed to: Kiosk.")) == !isReader);
    // The copy itself can be wanted all the same.
    CHECK(dialog->findChild<QPushButton*>(QStringLiteral("shareConfirm"))->isEnabled());
    if (isReader) return;
    REQUIRE(test::click(*dialog, QStringLiteral("messageAction")));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    CHECK(dialog.isNull());
    auto* answer = desk.window->findChild<ui::ShareDialog*>(QStringLiteral("answerDialog"));
    REQUIRE(answer != nullptr);
    CHECK(answer->recipients().size() == 1);
}

TEST_CASE("somebody who was removed from a copy is no longer warned of", "[gui][doctor]") {
    CopyDesk desk;
    desk.program.verdicts = {{11, sealedFor({"CCCC-DDDD"})}};
    desk.unlock();
    desk.open(QStringLiteral("picture.png"));
    desk.window->exportCopy();
    auto* dialog = desk.window->findChild<ui::ShareDialog*>();
    dialog->addPerson("/keys/doctor.pub");
    REQUIRE(test::visibleText(*dialog).contains(QStringLiteral("stays closed to")));
    dialog->findChild<QListWidget*>(QStringLiteral("sharePeople"))->setCurrentRow(0);
    REQUIRE(test::click(*dialog, QStringLiteral("shareRemove")));
    CHECK_FALSE(test::visibleText(*dialog).contains(QStringLiteral("stays closed to")));
}

TEST_CASE("Enter in the passphrase unlocks the key, whatever had the focus before", "[gui][doctor]") {
    CopyDesk desk;
    desk.window->showKeys();
    auto* dialog = desk.window->findChild<ui::KeyDialog*>();
    REQUIRE(dialog != nullptr);
    REQUIRE(test::typeInto(*dialog, QStringLiteral("keyFile"), QStringLiteral("/keys/right.key")));
    auto* unlock = dialog->findChild<QPushButton*>(QStringLiteral("keyUnlock"));
    auto* passphrase = dialog->findChild<QLineEdit*>(QStringLiteral("keyPassphrase"));
    dialog->activateWindow();
    unlock->setFocus();
    passphrase->setFocus();
    REQUIRE(test::typeInto(*dialog, QStringLiteral("keyPassphrase"), QStringLiteral("right")));
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
    QCoreApplication::sendEvent(passphrase, &enter);
    CHECK(waitFor([&] { return desk.window->keys().isUnlocked(); }, 5000));
}

TEST_CASE("a kiosk that the clinic revoked does not stand among the trusted ones as if nothing was", "[gui][doctor]") {
    CopyDesk desk;
    auto ports = desk.program.ports();
    crypto::PublicIdentity kiosk;
    kiosk.role = crypto::Role::Kiosk;
    kiosk.name = "Entrance";
    crypto::RevocationList list;
    list.keys = {{crypto::Fingerprint{}, 0, crypto::RevocationReason::Lost}};
    ports.trust = [&]() { return ui::StudyPorts::Trust{{kiosk}, {}, list}; };
    std::string fingerprint = "AAAA-AAAA-AAAA-BBBB-CCCC";
    ports.readableFingerprint = [&](const crypto::PublicIdentity&) { return fingerprint; };
    const auto shown = [&]() {
        test::TemporaryFolder folder;
        ui::DoctorWindow window(ports, ui::DoctorPaths{folder.path(), {}});
        window.show();
        window.showKeys();
        auto* trusted = window.findChild<QListWidget*>(QStringLiteral("trustList"));
        REQUIRE(trusted->count() == 1);
        return trusted->item(0)->text();
    };
    CHECK(shown().contains(QStringLiteral("revoked by the clinic")));
    fingerprint = "BBBB-AAAA-AAAA-BBBB-CCCC";
    CHECK_FALSE(shown().contains(QStringLiteral("revoked")));
}

TEST_CASE("a kiosk that cannot be removed stays trusted, and the reason is shown; the window waits for nobody", "[gui][doctor]") {
    test::GuiFixture gui;
    test::TemporaryFolder folder;
    test::FakeProgram program;
    crypto::PublicIdentity kiosk;
    kiosk.role = crypto::Role::Kiosk;
    kiosk.name = "Entrance";
    program.trusted = {kiosk};
    auto ports = program.ports();
    test::Turnstile anotherProgram;
    const base::Error refusal(base::ErrorCode::FileUnwritable, {"clinic.pub"});
    ports.removeTrust = [&](const crypto::PublicIdentity&) -> base::Status {
        (void)anotherProgram.pass({});
        return refusal;
    };
    ui::DoctorWindow window(ports, ui::DoctorPaths{folder.path(), {}});
    window.show();
    window.showKeys();
    auto* dialog = window.findChild<ui::KeyDialog*>();
    auto* trusted = window.findChild<QListWidget*>(QStringLiteral("trustList"));
    trusted->setCurrentRow(0);
    // A window that waited itself would never come back from this click.
    std::jthread rescue([&](std::stop_token stop) {
        for (int i = 0; i < 1000 && !stop.stop_requested(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
        anotherProgram.open();
    });
    REQUIRE(test::click(*dialog, QStringLiteral("trustRemove")));
    CHECK(window.runningJobs() > 0);
    rescue.request_stop();
    REQUIRE(waitFor([&] { return window.runningJobs() == 0; }));
    CHECK(trusted->count() == 1);
    CHECK(test::visibleText(*dialog).contains(ui::errorText(refusal).sentence));
}

TEST_CASE("readers are named: people, the clinic's recovery key, and keys that nobody here knows", "[gui][doctor]") {
    test::GuiFixture gui;
    pipeline::IntactResult intact = sealedFor({"AAAA-BBBB-CCCC", "DDDD-EEEE-FFFF", "W3NT-LPAK-725J"});
    intact.recipients = {"Dr. Test", "recovery", "W3NT-LPAK-725J"};
    QString readers;
    for (const ui::Fact& fact : ui::sealFacts(intact, {}, {})) readers = fact.first == QStringLiteral("For") ? fact.second : readers;
    CHECK(readers == QStringLiteral("Dr. Test, the clinic's recovery key, a key not known here (W3NT-LPAK-725J)"));
}

TEST_CASE("the finding stands above the seal, which is not green, and the disclaimer does not scroll", "[gui][doctor]") {
    CopyDesk desk;
    pipeline::IntactResult intact = sealedFor({"AAAA-BBBB"});
    const bool isDoubtful = GENERATE(false, true);
    CAPTURE(isDoubtful);
    if (isDoubtful) intact.warnings = {"seen-before"};
    desk.program.verdicts = {{11, intact}};
    desk.unlock();
    desk.open(QStringLiteral("picture.png"));
    desk.window->resize(1200, 500);
    QCoreApplication::processEvents();
    auto* banner = desk.window->findChild<QWidget*>(QStringLiteral("verdictBanner"));
    auto* sealed = desk.window->findChild<QWidget*>(QStringLiteral("sealedResult"));
    REQUIRE((banner->isVisible() && sealed->isVisible()));
    // What speaks against the seal must be read before the result.
    CHECK((banner->y() < sealed->y()) == isDoubtful);
    CHECK(banner->property("message").toString() == (isDoubtful ? QStringLiteral("attention") : QString()));
    CHECK(desk.text().contains(QStringLiteral("Picture unchanged, sealed by Entrance")));
    auto* head = sealed->findChild<QWidget*>(QStringLiteral("resultHead"));
    CHECK(head->property("message").toString() == QStringLiteral("attention"));
    CHECK(sealed->findChild<QLabel*>(QStringLiteral("resultHeadline"))->text() == QStringLiteral("Finding: needs a doctor's look"));
    auto* disclaimer = desk.window->findChild<QLabel*>(QStringLiteral("resultDisclaimer"));
    const QRect inWindow(disclaimer->mapTo(desk.window.get(), QPoint()), disclaimer->size());
    CHECK(disclaimer->isVisible());
    CHECK(desk.window->rect().contains(inWindow));
}

TEST_CASE("the author of an answer reads it again as the own one", "[gui][doctor]") {
    CopyDesk desk;
    pipeline::IntactResult answer = sealedFor({"AAAA-BBBB"});
    answer.result = {};
    answer.answer = "Please come on Monday.";
    answer.isOwnAnswer = true;
    desk.program.verdicts = {{11, answer}};
    desk.unlock();
    desk.open(QStringLiteral("picture.png"));
    CHECK(desk.text().contains(QStringLiteral("Your answer of ")));
    CHECK(desk.text().contains(QStringLiteral("Picture unchanged, sealed by you")));
    CHECK(desk.text().contains(QStringLiteral("Please come on Monday.")));
}
