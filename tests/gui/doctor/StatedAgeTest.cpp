#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSlider>
#include <QWheelEvent>
#include <tuple>

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

namespace {

const std::filesystem::path kListed = "/pictures/a.png";

/// A desk whose list holds the picture that is shown, with what the model said of it without an age.
class ListedDesk : public Desk {
public:
    explicit ListedDesk(const base::Result<pipeline::Analysis>& said) : Desk(true) {
        list().add({kListed}, ui::StudyStatus::Waiting);
        row.file = kListed;
        pipeline::recordAnalysis(row, said);
        list().setResult(kListed, row);
    }
    ui::StudyList& list() { return window->studies(); }
    const ui::StudyEntry& entry() { return list().entry(list().indexOf(kListed)); }

    pipeline::BatchRow row;
};

const pipeline::Analysis kRefusal = inference::Refusal{base::Error(base::ErrorCode::RefusedAge), {}, {}};

}  // namespace

TEST_CASE("the list says of which rows nobody knows the age, and the findings for which ages the model is made", "[gui][doctor]") {
    test::GuiFixture gui;
    inference::Prediction unknown;
    unknown.flags = {pipeline::kAgeUncheckedFlag};
    ListedDesk desk(pipeline::Analysis{unknown});
    const auto isUnknown = [&] { return desk.list().index(0, 0).data(ui::StudyList::AgeUncheckedRole).toBool(); };
    CHECK(isUnknown());
    desk.type(QStringLiteral("4"));
    desk.run();
    CHECK_FALSE(isUnknown());

    inference::ModelPackage package;
    package.manifest.id = desk.window->analysis().prediction()->model.id;
    package.manifest.gate.ageMinimum = 15;
    desk.window->findings().setModels(ui::ModelWords({package}));
    desk.show("b.png");
    desk.run();
    CHECK(desk.text().contains(QStringLiteral("made for the ages 15+")));
}

TEST_CASE("the list keeps what was answered on a stated age, and the age", "[gui][doctor]") {
    test::GuiFixture gui;
    ListedDesk desk(kRefusal);
    desk.run();  // without an age the list's own answer stays
    CHECK(desk.entry().row->refusal);
    for (const auto& [typed, shown, age] : {std::tuple{"4", "4", inference::AgeRange{4, 4.99}},
                                            {"5.0", "5.0", inference::AgeRange{5, 5}},
                                            {"6.", "6.0", inference::AgeRange{6, 6}},
                                            {"0,5", "0.5", inference::AgeRange{0.5, 0.5}}}) {
        desk.type(QString::fromLatin1(typed));
        desk.run();
        CHECK(desk.entry().status == ui::StudyStatus::Done);
        REQUIRE(desk.entry().row->prediction);
        CHECK_FALSE(desk.entry().row->refusal);
        CHECK(desk.list().results().front().prediction->flags.back() == pipeline::kAgeStatedFlag);
        desk.show("b.png");
        CHECK(desk.age().text().isEmpty());
        desk.show("a.png");
        CHECK(desk.age().text() == QString::fromLatin1(shown));
        CHECK(desk.window->analysis().asked().patientAge == age);
        CHECK(desk.text().contains(QStringLiteral("The patient's age was stated")));
    }
    desk.program.findings.clear();  // refused now
    desk.run();
    CHECK(desk.entry().status == ui::StudyStatus::Refused);
    CHECK_FALSE(desk.entry().row->prediction);
    CHECK(desk.entry().statedAge);

    // The folder comes once more: what the doctor knows of the patient still holds.
    desk.list().add({kListed}, ui::StudyStatus::Waiting);
    desk.list().setResult(kListed, desk.row);
    CHECK(desk.entry().status == ui::StudyStatus::Refused);
    CHECK(desk.entry().row->refusal->reason.code == base::ErrorCode::RefusedBlurred);

    desk.program.findings = {{8, 0.9}};
    desk.type({});
    desk.run();
    CHECK_FALSE(desk.entry().statedAge);
    CHECK(desk.entry().row->prediction->flags.back() == pipeline::kAgeUncheckedFlag);
}

TEST_CASE("the list keeps no answer that it would not have asked for", "[gui][doctor]") {
    test::GuiFixture gui;
    ListedDesk desk(kRefusal);
    desk.type(QStringLiteral("4"));
    ui::AnalysisSession& analysis = desk.window->analysis();
    struct Run {
        const char* model;
        int frame;
        bool isOverridden;
    };
    for (const Run& run : {Run{"fake", 0, false}, Run{"", 1, false}, Run{"fake", 0, true}}) {
        analysis.predict(run.model, run.frame, run.isOverridden);
        REQUIRE(desk.settled());
        REQUIRE(analysis.prediction() != nullptr);
        CHECK(desk.entry().row->refusal);
        CHECK_FALSE(desk.entry().statedAge);
    }
}

TEST_CASE("the list takes nothing for a file that it could not read", "[gui][doctor]") {
    test::GuiFixture gui;
    ListedDesk desk(base::Error(base::ErrorCode::PictureTruncated));  // as of an encrypted copy
    desk.type(QStringLiteral("4"));
    desk.run();
    REQUIRE(desk.window->analysis().prediction() != nullptr);
    CHECK(desk.entry().status == ui::StudyStatus::Failed);
    CHECK_FALSE(desk.entry().row->prediction);
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
    const auto sliders = desk.window->findings().findChildren<QSlider*>();
    REQUIRE_FALSE(sliders.empty());
    for (QSlider* slider : sliders) {
        slider->clearFocus();
        slider->setValue((slider->minimum() + slider->maximum()) / 2);
        const int before = slider->value();
        QWheelEvent turn(QPointF(4, 4), slider->mapToGlobal(QPointF(4, 4)), QPoint(), QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                         Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(slider, &turn);
        CHECK(slider->value() == before);
    }
}
