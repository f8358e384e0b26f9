#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QWheelEvent>

#include "core/pipeline/AnalyzeFile.h"
#include "tests/gui/GuiFixture.h"
#include "tests/gui/doctor/FakePorts.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "ui/doctor/DoctorWindow.h"
#include "ui/doctor/FindingsPanel.h"

/// A doctor says how old the patient is, where the picture does not.
using namespace intaglio;
using test::waitFor;

namespace {

/// A window with two pictures, the first of which is shown and judged.
class Desk {
public:
    explicit Desk(bool isForSomeAges) {
        program.widths = {{"a.png", 8}, {"b.png", 9}};
        program.findings = {{8, 0.9}, {9, 0.2}};
        program.isForSomeAges = isForSomeAges;
        window = std::make_unique<ui::DoctorWindow>(program.ports(), ui::DoctorPaths{folder.path(), {}});
        window->resize(1440, 900);
        window->show();
        REQUIRE(settled());
        show("a.png");
        run();
    }

    void show(const char* name) {
        window->openPaths({QStringLiteral("/pictures/") + QString::fromLatin1(name)});
        REQUIRE(settled());
    }
    void run() {
        window->runModel();
        REQUIRE(settled());
    }
    bool settled() {
        return waitFor([&] { return window->runningJobs() == 0; });
    }
    QLineEdit& age() { return *window->findings().findChild<QLineEdit*>(QStringLiteral("patientAge")); }
    void press(int key, const QString& text = {}) {
        QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
        QApplication::sendEvent(&age(), &down);
    }
    /// In place of what stands there, key by key.
    void type(const QString& text) {
        age().selectAll();
        press(Qt::Key_Delete);
        for (const QChar letter : text) press(0, letter);
    }
    QString text() { return test::visibleText(window->findings()); }

    test::TemporaryFolder folder;
    test::FakeProgram program;
    std::unique_ptr<ui::DoctorWindow> window;
};

}  // namespace

TEST_CASE("an age that the doctor states counts for the next answer and its heatmap, and for this picture only", "[gui][doctor]") {
    test::GuiFixture gui;
    Desk desk(true);
    REQUIRE(desk.age().isVisible());
    CHECK(desk.text().contains(QStringLiteral("The picture does not say how old the patient is.")));
    desk.type(QStringLiteral("4"));
    CHECK(desk.text().contains(QStringLiteral("given before this age was stated")));
    desk.press(Qt::Key_Return);
    REQUIRE(desk.settled());
    CHECK(desk.age().isVisible());
    CHECK(desk.text().contains(QStringLiteral("The patient's age was stated")));
    CHECK_FALSE(desk.text().contains(QStringLiteral("given before this age was stated")));
    REQUIRE(desk.program.ages.size() == 2);
    CHECK_FALSE(desk.program.ages[0]);
    CHECK(desk.program.ages[1] == inference::AgeRange{4, 4.99});

    desk.type(QStringLiteral("30"));  // what is drawn belongs to the answer that is shown
    ui::AnalysisSession& analysis = desk.window->analysis();
    analysis.explain("fake", "ill", inference::ExplainMethod::GradCam, 0);
    REQUIRE(waitFor([&] { return analysis.explanation() != nullptr; }));
    REQUIRE(desk.program.ages.size() == 3);
    CHECK(desk.program.ages[2] == inference::AgeRange{4, 4.99});

    desk.show("b.png");
    desk.run();
    CHECK_FALSE(desk.program.ages.back());
    CHECK(desk.age().text().isEmpty());
}

TEST_CASE("an age may have months, and can be taken back", "[gui][doctor]") {
    test::GuiFixture gui;
    Desk desk(true);
    for (const char* months : {"0.5", "0,5"}) {
        desk.type(QString::fromLatin1(months));
        desk.run();
        CHECK(desk.program.ages.back() == inference::AgeRange{0.5, 0.5});
    }
    desk.type(QStringLiteral("1x30"));  // what cannot be an age is not taken
    CHECK(desk.age().text() == QStringLiteral("13"));
    desk.type({});
    desk.run();
    CHECK_FALSE(desk.program.ages.back());
}

TEST_CASE("the list keeps what was answered on a stated age, and the age", "[gui][doctor]") {
    test::GuiFixture gui;
    Desk desk(true);
    const std::filesystem::path listed = "/pictures/a.png";
    ui::StudyList& list = desk.window->studies();
    list.add({listed}, ui::StudyStatus::Waiting);
    pipeline::BatchRow row;
    row.file = listed;
    pipeline::recordAnalysis(row, pipeline::Analysis(inference::Refusal{base::Error(base::ErrorCode::RefusedAge), {}, {}}));
    list.setResult(listed, row);
    const auto entry = [&]() -> const ui::StudyEntry& { return list.entry(list.indexOf(listed)); };

    desk.run();  // without an age the list's own answer stays
    CHECK(entry().row->refusal);
    for (const auto& [typed, age] : {std::pair{"4", inference::AgeRange{4, 4.99}}, {"5.0", inference::AgeRange{5, 5}}}) {
        desk.type(QString::fromLatin1(typed));
        desk.run();
        CHECK(entry().status == ui::StudyStatus::Done);
        REQUIRE(entry().row->prediction);
        CHECK_FALSE(entry().row->refusal);
        CHECK(list.results().front().prediction->flags.back() == pipeline::kAgeStatedFlag);
        desk.show("b.png");
        CHECK(desk.age().text().isEmpty());
        desk.show("a.png");
        CHECK(desk.age().text() == QString::fromLatin1(typed));
        CHECK(desk.window->analysis().judgedAge() == age);
        CHECK(desk.text().contains(QStringLiteral("The patient's age was stated")));
    }

    desk.type({});
    desk.run();
    CHECK_FALSE(entry().statedAge);
    CHECK(entry().row->prediction->flags.back() == pipeline::kAgeUncheckedFlag);
}

TEST_CASE("nobody is asked for an age that no model asks for", "[gui][doctor]") {
    test::GuiFixture gui;
    Desk desk(false);
    CHECK_FALSE(desk.age().isVisible());
}

TEST_CASE("scrolling over the findings changes no choice on the way", "[gui][doctor]") {
    test::GuiFixture gui;
    Desk desk(true);
    const auto choices = desk.window->findings().findChildren<QComboBox*>();
    REQUIRE(choices.size() >= 2);
    for (QComboBox* choice : choices) {
        INFO(choice->objectName().toStdString());
        choice->clearFocus();
        const int before = choice->currentIndex();
        for (const int angle : {-120, 120}) {
            QWheelEvent turn(QPointF(4, 4), choice->mapToGlobal(QPointF(4, 4)), QPoint(), QPoint(0, angle), Qt::NoButton, Qt::NoModifier,
                             Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(choice, &turn);
            CHECK(choice->currentIndex() == before);
        }
    }
}
