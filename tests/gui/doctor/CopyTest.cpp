// Encrypted copies: opened in the workstation with the colleague's key, gone with it, and what a copy does not show.
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>

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
            const std::string_view content = "decrypted";
            return ui::StudyPorts::OpenedCopy{test::greyPicture(11),
                                              std::make_shared<const base::SecretBytes>(base::SecretBytes(base::viewOf(content)))};
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
    std::unique_ptr<ui::DoctorWindow> window;
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
