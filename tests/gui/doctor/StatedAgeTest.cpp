#include <QSpinBox>
#include <QWheelEvent>

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
    QSpinBox& age() { return *window->findings().findChild<QSpinBox*>(QStringLiteral("patientAge")); }

    test::TemporaryFolder folder;
    test::FakeProgram program;
    std::unique_ptr<ui::DoctorWindow> window;
};

}  // namespace

TEST_CASE("an age that the doctor states counts for the next answer and its heatmap, and for this picture only", "[gui][doctor]") {
    test::GuiFixture gui;
    Desk desk(true);
    REQUIRE(desk.age().isVisible());
    CHECK(desk.age().text() == QStringLiteral("not stated"));
    desk.age().setValue(4);
    desk.run();
    CHECK(desk.age().isVisible());
    CHECK(test::visibleText(desk.window->findings()).contains(QStringLiteral("The patient's age was stated")));
    REQUIRE(desk.program.ages.size() == 2);
    CHECK_FALSE(desk.program.ages[0]);
    CHECK(desk.program.ages[1] == inference::AgeRange{4, 4.99});

    desk.age().setValue(30);  // what is drawn belongs to the answer that is shown
    ui::AnalysisSession& analysis = desk.window->analysis();
    analysis.explain("fake", "ill", inference::ExplainMethod::GradCam, 0);
    REQUIRE(waitFor([&] { return analysis.explanation() != nullptr; }));
    REQUIRE(desk.program.ages.size() == 3);
    CHECK(desk.program.ages[2] == inference::AgeRange{4, 4.99});

    desk.show("b.png");
    desk.run();
    CHECK_FALSE(desk.program.ages.back());
    CHECK(desk.age().text() == QStringLiteral("not stated"));
}

TEST_CASE("nobody is asked for an age that no model asks for", "[gui][doctor]") {
    test::GuiFixture gui;
    Desk desk(false);
    CHECK_FALSE(desk.age().isVisible());
}

TEST_CASE("scrolling over the age does not change it", "[gui][doctor]") {
    test::GuiFixture gui;
    Desk desk(true);
    desk.age().clearFocus();
    QWheelEvent turn(QPointF(4, 4), desk.age().mapToGlobal(QPointF(4, 4)), QPoint(), QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                     Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&desk.age(), &turn);
    CHECK(desk.age().text() == QStringLiteral("not stated"));
}
