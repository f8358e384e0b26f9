#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>

#include "core/base/Files.h"
#include "tests/gui/GuiFixture.h"
#include "tests/gui/doctor/FakePorts.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "ui/doctor/DoctorWindow.h"
#include "ui/doctor/SealFacts.h"
#include "ui/doctor/ShareDialog.h"
#include "ui/doctor/ViewerPanel.h"
#include "ui/keys/CompareDialog.h"
#include "ui/support/Dialogs.h"
#include "ui/support/ErrorText.h"

using namespace intaglio;
using test::waitFor;

namespace {

/// A workstation with one open picture whose verdict the test chooses, and an unlocked key.
class Desk {
public:
    explicit Desk(pipeline::Verdict verdict) {
        m_program.widths = {{"picture.png", 11}};
        m_program.verdicts = {{11, std::move(verdict)}};
        m_window = std::make_unique<ui::DoctorWindow>(m_program.ports(), ui::DoctorPaths{m_folder.path(), {}});
        m_window->show();
        const std::string_view typed = "right";
        m_window->keys().unlock("/keys/doctor.key", base::SecretBytes(base::viewOf(typed)));
        REQUIRE(waitFor([&] { return m_window->keys().isUnlocked(); }));
        m_window->openPaths({QStringLiteral("picture.png")});
        REQUIRE(settled());
        ui::Dialogs::replace(&m_answers);
    }
    ~Desk() { ui::Dialogs::replace(nullptr); }

    [[nodiscard]] bool settled() {
        return waitFor([&] { return m_window->runningJobs() == 0; });
    }
    [[nodiscard]] test::FakeProgram& program() { return m_program; }
    [[nodiscard]] ui::DoctorWindow& window() { return *m_window; }
    [[nodiscard]] ui::ScriptedDialogs& answers() { return m_answers; }
    [[nodiscard]] QString text() { return test::visibleText(*m_window); }
    [[nodiscard]] bool isShown(const char* name) { return test::findControl(*m_window, QString::fromLatin1(name)) != nullptr; }

private:
    test::GuiFixture m_gui;
    test::TemporaryFolder m_folder;
    test::FakeProgram m_program;
    ui::ScriptedDialogs m_answers;
    std::unique_ptr<ui::DoctorWindow> m_window;
};

pipeline::IntactResult intact() {
    pipeline::IntactResult result;
    result.result = test::predictionOf(0.75);
    result.kioskName = "Kiosk Ward 3";
    result.issuedAt = 1795252500;
    result.counter = 7;
    result.reportId = "5f0c2f9be1d84a7c90aa3317d6b2c411";
    result.recipients = {"Dr. Test", "Dr. Second"};
    return result;
}

/// A desk whose answer dialog is filled in.
class AnswerDesk : public Desk {
public:
    AnswerDesk() : Desk(intact()) {
        answers().files = {QStringLiteral("/keys/doctor.pub")};
        answers().saved = QStringLiteral("/out/answer.png");
        REQUIRE(test::click(window(), QStringLiteral("bannerAnswer")));
        m_dialog = window().findChild<ui::ShareDialog*>();
        REQUIRE(m_dialog != nullptr);
        m_dialog->findChild<QPlainTextEdit*>(QStringLiteral("answerText"))->setPlainText(QStringLiteral("Words"));
        REQUIRE(test::click(*m_dialog, QStringLiteral("shareAdd")));
    }
    [[nodiscard]] ui::ShareDialog& dialog() {
        REQUIRE(m_dialog);
        return *m_dialog;
    }

private:
    QPointer<ui::ShareDialog> m_dialog;
};

}  // namespace

TEST_CASE("the verdict says who sealed it, when, for whom, by which model, and that nothing changed", "[gui][doctor]") {
    Desk desk(intact());
    const QString text = desk.text();
    for (const char* expected :
         {"Picture unchanged, sealed by Kiosk Ward 3", "kiosk clock", "Dr. Test, Dr. Second", "fake 1", "No sample changed", "no. 7"}) {
        CAPTURE(expected);
        CHECK(text.contains(QString::fromLatin1(expected)));
    }
    CHECK(desk.isShown("bannerRestore"));
    CHECK(desk.isShown("bannerAnswer"));
    CHECK_FALSE(desk.isShown("bannerChanges"));
}

TEST_CASE("every warning is named, and what cannot be restored is not offered", "[gui][doctor]") {
    pipeline::IntactResult doubtful = intact();
    doubtful.mode = crypto::EmbeddingMode::Robust;
    doubtful.warnings = {"old", "seen-before", "approximate", "recipient-retired"};
    doubtful.thumbnail.resize(crypto::kThumbnailBytes, 0x5a);
    Desk desk(doubtful);
    const QString text = desk.text();
    for (const char* expected : {"over 90 days old", "came before", "may have been compressed", "earlier key"}) {
        CAPTURE(expected);
        CHECK(text.contains(QString::fromLatin1(expected)));
    }
    CHECK_FALSE(desk.isShown("bannerRestore"));
    const auto* thumbnail = desk.window().findChild<QLabel*>(QStringLiteral("verdictThumbnail"));
    CHECK(thumbnail->isVisible());
    CHECK_FALSE(thumbnail->pixmap().isNull());
}

TEST_CASE("a changed picture shows where, and never the result", "[gui][doctor]") {
    pipeline::ImageMismatch changed;
    changed.changedTiles = {9, 10};
    changed.protectedMatches = true;
    changed.kioskName = "Kiosk Ward 3";
    Desk desk(changed);
    CHECK(desk.text().contains(QStringLiteral("Changed in 2 of 64 fields")));
    CHECK(desk.text().contains(QStringLiteral("Protected regions: unchanged")));
    CHECK_FALSE(desk.isShown("sealedResult"));
    CHECK_FALSE(desk.isShown("bannerAnswer"));
    REQUIRE(test::click(desk.window(), QStringLiteral("bannerChanges")));
    CHECK(desk.window().viewerPanel().viewer().tileMarks() == std::vector<int>{9, 10});
    REQUIRE(test::click(desk.window(), QStringLiteral("bannerChanges")));
    CHECK(desk.window().viewerPanel().viewer().tileMarks().empty());
}

TEST_CASE("a revoked kiosk is not one to be trusted with a click", "[gui][doctor]") {
    Desk desk(pipeline::UntrustedKiosk{"AAAA-BBBB", true});
    CHECK(desk.text().contains(QStringLiteral("Kiosk key revoked")));
    CHECK_FALSE(desk.isShown("bannerTrust"));
}

TEST_CASE("every warning that opening can give has a sentence of its own", "[gui][doctor]") {
    test::GuiFixture gui;
    for (const std::string_view code : pipeline::kOpenWarnings) {
        CAPTURE(std::string(code));
        pipeline::IntactResult doubtful = intact();
        doubtful.warnings = {std::string(code)};
        const QStringList sentences = ui::warningSentences(doubtful);
        REQUIRE(sentences.size() == 1);
        CHECK(sentences.front() != QString::fromStdString(doubtful.warnings.front()));
    }
}

TEST_CASE("an unknown doctor's answer is not taken for a kiosk's result", "[gui][doctor]") {
    Desk desk(pipeline::UntrustedKiosk{"ABCD-EFGH-IJKL", false, true});
    CHECK(desk.text().contains(QStringLiteral("Key not trusted")));
    CHECK(desk.text().contains(QStringLiteral("ABCD-EFGH-IJKL")));
    CHECK(desk.text().contains(QStringLiteral("Compare the first three groups")));
    CHECK_FALSE(desk.text().contains(QStringLiteral("kiosk you do not trust")));
}

TEST_CASE("a kiosk that no clinic vouches for is trusted only after people compared its words", "[gui][doctor]") {
    Desk desk(pipeline::NoPayload{});
    desk.answers().file = QStringLiteral("/keys/kiosk.pub");
    desk.window().showKeys();
    REQUIRE(test::click(desk.window(), QStringLiteral("trustAdd")));
    CHECK(desk.program().trusted.empty());
    auto* compare = desk.window().findChild<ui::CompareDialog*>();
    REQUIRE(compare != nullptr);
    REQUIRE(test::click(*compare, QStringLiteral("compareDiffer")));
    CHECK(desk.program().trusted.empty());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    REQUIRE(desk.window().findChild<ui::CompareDialog*>() == nullptr);
    REQUIRE(test::click(desk.window(), QStringLiteral("trustAdd")));
    REQUIRE(test::click(*desk.window().findChild<ui::CompareDialog*>(), QStringLiteral("compareMatch")));
    REQUIRE(desk.settled());
    CHECK(desk.program().trusted.size() == 1);
}

TEST_CASE("a kiosk that the clinic vouches for needs no comparison", "[gui][doctor]") {
    Desk desk(pipeline::NoPayload{});
    desk.program().clinicVouches = true;
    desk.answers().file = QStringLiteral("/keys/kiosk.pub");
    desk.window().showKeys();
    REQUIRE(test::click(desk.window(), QStringLiteral("trustAdd")));
    CHECK(desk.window().findChild<ui::CompareDialog*>() == nullptr);
    REQUIRE(desk.settled());
    CHECK(desk.program().trusted.size() == 1);
}

TEST_CASE("a damaged store of trusted keys is said", "[gui][doctor]") {
    Desk desk(pipeline::NoPayload{});
    CHECK_FALSE(desk.text().contains(QStringLiteral("cannot be read")));
    desk.program().trustProblems = {base::Error(base::ErrorCode::KeyFileInvalid, {"kiosk.pub", "damaged"})};
    desk.window().keys().reloadTrust();
    REQUIRE(desk.settled());
    CHECK(desk.text().contains(QStringLiteral("trusted keys cannot be read")));
}

TEST_CASE("an answer is typed, addressed, sealed and saved", "[gui][doctor]") {
    Desk desk(intact());
    desk.answers().files = {QStringLiteral("/keys/doctor.pub")};
    desk.answers().saved = QStringLiteral("/out/answer.png");
    REQUIRE(test::click(desk.window(), QStringLiteral("bannerAnswer")));
    QPointer<ui::ShareDialog> dialog = desk.window().findChild<ui::ShareDialog*>();
    REQUIRE(dialog);
    auto* confirm = dialog->findChild<QPushButton*>(QStringLiteral("shareConfirm"));
    CHECK_FALSE(confirm->isEnabled());
    auto* words = dialog->findChild<QPlainTextEdit*>(QStringLiteral("answerText"));
    words->setPlainText(QString(1300, QLatin1Char('x')));
    REQUIRE(test::click(*dialog, QStringLiteral("shareAdd")));
    CHECK_FALSE(confirm->isEnabled());
    words->setPlainText(QStringLiteral("Please come on Monday."));
    CHECK(confirm->isEnabled());
    REQUIRE(test::click(*dialog, QStringLiteral("shareConfirm")));
    REQUIRE(desk.settled());
    REQUIRE(desk.program().answers.size() == 1);
    const auto& request = desk.program().answers.front();
    CHECK(request.sealedFile == "picture.png");
    CHECK(request.words == "Please come on Monday.");
    CHECK(request.recipients.size() == 1);
    CHECK(request.output == "/out/answer.png");
    CHECK(request.doctor->pub.name == "Dr. Test");
    CHECK(desk.text().contains(QStringLiteral("Your answer is sealed in the picture.")));
    CHECK(waitFor([&] { return dialog.isNull(); }));
}

TEST_CASE("an answer whose key was locked meanwhile is not sealed, and its words are kept", "[gui][doctor]") {
    AnswerDesk desk;
    const bool whileSaving = GENERATE(false, true);
    CAPTURE(whileSaving);
    if (whileSaving) {
        desk.answers().whileSaving = [&] { desk.window().keys().lock(); };
    } else {
        desk.window().keys().lock();
    }
    REQUIRE(test::click(desk.dialog(), QStringLiteral("shareConfirm")));
    REQUIRE(desk.settled());
    CHECK(desk.program().answers.empty());
    REQUIRE(desk.dialog().isVisible());
    CHECK(desk.dialog().answer() == QStringLiteral("Words"));
    CHECK(test::visibleText(desk.dialog()).contains(QStringLiteral("Your key is locked.")));

    // The way on: unlocked from within the dialog, the same words are sealed.
    desk.answers().whileSaving = {};
    REQUIRE(test::click(desk.dialog(), QStringLiteral("messageAction")));
    const std::string_view typed = "right";
    desk.window().keys().unlock("/keys/doctor.key", base::SecretBytes(base::viewOf(typed)));
    REQUIRE(desk.settled());
    REQUIRE(test::click(desk.dialog(), QStringLiteral("shareConfirm")));
    REQUIRE(desk.settled());
    REQUIRE(desk.program().answers.size() == 1);
    CHECK(desk.program().answers.front().words == "Words");
    CHECK(desk.program().answers.front().doctor != nullptr);
    CHECK(desk.program().answers.front().verdict != nullptr);
}

TEST_CASE("a picture that was closed while the file was chosen takes no answer", "[gui][doctor]") {
    AnswerDesk desk;
    desk.answers().whileSaving = [&] { desk.window().picture().close(); };
    REQUIRE(test::click(desk.dialog(), QStringLiteral("shareConfirm")));
    REQUIRE(desk.settled());
    CHECK(desk.program().answers.empty());
    CHECK(desk.dialog().answer() == QStringLiteral("Words"));
    CHECK(test::visibleText(desk.dialog()).contains(QStringLiteral("no longer open")));
}

TEST_CASE("words outlive a file dialog that was cancelled and a sealing that failed", "[gui][doctor]") {
    AnswerDesk desk;
    desk.answers().saved.clear();
    REQUIRE(test::click(desk.dialog(), QStringLiteral("shareConfirm")));
    CHECK(desk.program().answers.empty());
    CHECK(desk.dialog().answer() == QStringLiteral("Words"));
    desk.answers().saved = QStringLiteral("/out/answer.png");
    desk.program().sharing = base::Error(base::ErrorCode::DiskFull, {"/out/answer.png"});
    REQUIRE(test::click(desk.dialog(), QStringLiteral("shareConfirm")));
    REQUIRE(desk.settled());
    REQUIRE(desk.dialog().isVisible());
    CHECK(desk.dialog().answer() == QStringLiteral("Words"));
    CHECK(test::visibleText(desk.dialog()).contains(ui::errorText(*desk.program().sharing).sentence));
    desk.program().sharing.reset();
    REQUIRE(test::click(desk.dialog(), QStringLiteral("shareConfirm")));
    REQUIRE(desk.settled());
    CHECK(desk.program().answers.size() == 2);
}

TEST_CASE("somebody who may be given nothing is not listed, and the list says whom the clinic vouches for", "[gui][doctor]") {
    AnswerDesk desk;
    auto* people = desk.dialog().findChild<QListWidget*>(QStringLiteral("sharePeople"));
    REQUIRE(people->count() == 1);
    CHECK(people->item(0)->text().contains(QStringLiteral("does not vouch")));
    people->setCurrentRow(0);
    REQUIRE(test::click(desk.dialog(), QStringLiteral("shareRemove")));
    desk.program().clinicVouches = true;
    desk.dialog().addPerson("/keys/doctor.pub");
    CHECK(people->item(0)->text().contains(QStringLiteral("Your clinic vouches")));
    people->setCurrentRow(0);
    REQUIRE(test::click(desk.dialog(), QStringLiteral("shareRemove")));
    desk.program().refusedReader = base::Error(base::ErrorCode::KeyRevoked, {"Dr. Lost"});
    desk.dialog().addPerson("/keys/doctor.pub");
    CHECK(people->count() == 0);
    CHECK(test::visibleText(desk.dialog()).contains(ui::errorText(*desk.program().refusedReader).sentence));
}

TEST_CASE("a received answer is shown as plain words, whatever they look like", "[gui][doctor]") {
    pipeline::IntactResult answer = intact();
    answer.result = {};
    answer.kioskName = "Dr. Second";
    answer.answer = "<b>Repeat</b> the smear.";
    Desk desk(answer);
    CHECK(desk.text().contains(QStringLiteral("Picture unchanged, sealed by Dr. Second")));
    CHECK(desk.text().contains(QStringLiteral("Answer of Dr. Second")));
    CHECK_FALSE(desk.isShown("sealedResult"));
    const auto* words = desk.window().findChild<QLabel*>(QStringLiteral("answerWords"));
    CHECK(words->text() == QStringLiteral("<b>Repeat</b> the smear."));
    CHECK(words->textFormat() == Qt::PlainText);
}

TEST_CASE("a copy goes to chosen colleagues only; a kiosk is no colleague", "[gui][doctor]") {
    Desk desk(pipeline::NoPayload{});
    desk.answers().saved = QStringLiteral("/out/picture.png.gz.age");
    desk.answers().files = {QStringLiteral("/keys/kiosk.pub")};
    REQUIRE(test::click(desk.window(), QStringLiteral("exportCopyButton")));
    auto* dialog = desk.window().findChild<ui::ShareDialog*>();
    REQUIRE(dialog != nullptr);
    REQUIRE(test::click(*dialog, QStringLiteral("shareAdd")));
    CHECK(dialog->recipients().empty());
    desk.answers().files = {QStringLiteral("/keys/doctor.pub"), QStringLiteral("/keys/doctor.pub")};
    REQUIRE(test::click(*dialog, QStringLiteral("shareAdd")));
    CHECK(dialog->recipients().size() == 1);
    REQUIRE(test::click(*dialog, QStringLiteral("shareConfirm")));
    REQUIRE(desk.settled());
    REQUIRE(desk.program().copies.size() == 1);
    const auto& copy = desk.program().copies.front();
    CHECK(copy.file == "picture.png");
    CHECK(copy.output == "/out/picture.png.gz.age");
    REQUIRE(copy.colleagues.size() == 1);
    CHECK(copy.colleagues.front().role == crypto::Role::Doctor);
}
