#include <QComboBox>

#include "core/inference/PictureKind.h"
#include "tests/gui/GuiFixture.h"
#include "tests/gui/doctor/FakePorts.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "ui/doctor/DoctorWindow.h"
#include "ui/doctor/FindingsPanel.h"
#include "ui/support/Dialogs.h"

/// A doctor has a refused picture judged all the same.
using namespace intaglio;
using test::findControl;
using test::waitFor;

namespace {

inference::ModelPackage packageOf(const std::string& id, const std::string& kind) {
    inference::ModelPackage package;
    package.manifest.id = id;
    package.manifest.name = "Model " + id;
    package.manifest.gate.kind = kind;
    package.identity = {id, "1.0.0", "00"};
    return package;
}

class Answers {
public:
    Answers() { ui::Dialogs::replace(&dialogs); }
    ~Answers() { ui::Dialogs::replace(nullptr); }
    ui::ScriptedDialogs dialogs;
};

/// A window whose one picture the gate refuses, shown and asked about.
class Desk {
public:
    explicit Desk(std::optional<inference::ModelIdentity> refusing) {
        program.widths = {{"a.png", 8}};
        program.refusing = std::move(refusing);
        program.installed = {packageOf("smears", "blood-smear"), packageOf("picture-kind", inference::kGateKind)};
        window = std::make_unique<ui::DoctorWindow>(program.ports(), ui::DoctorPaths{folder.path(), {}});
        window->resize(1440, 900);
        window->show();
        REQUIRE(settled());
        window->openPaths({QStringLiteral("/pictures/a.png")});
        REQUIRE(settled());
        window->runModel();
        REQUIRE(settled());
    }

    bool settled() {
        return waitFor([&] { return window->runningJobs() == 0; });
    }
    QWidget* control(const char* name) { return findControl(window->findings(), QString::fromLatin1(name)); }
    QString text() { return test::visibleText(window->findings()); }

    test::TemporaryFolder folder;
    test::FakeProgram program;
    std::unique_ptr<ui::DoctorWindow> window;
};

}  // namespace

TEST_CASE("a doctor who confirms gets an answer that says the refusal was set aside", "[gui][doctor]") {
    test::GuiFixture gui;
    Answers answers;
    Desk desk(inference::ModelIdentity{"smears", "1.0.0", "00"});
    REQUIRE(desk.control("messageAction") != nullptr);
    answers.dialogs.confirmed = false;
    REQUIRE(test::click(desk.window->findings(), QStringLiteral("messageAction")));
    CHECK(desk.settled());
    CHECK(desk.program.overridden == 0);
    answers.dialogs.confirmed = true;
    REQUIRE(test::click(desk.window->findings(), QStringLiteral("messageAction")));
    REQUIRE(waitFor([&] { return desk.program.overridden == 1 && desk.window->runningJobs() == 0; }));
    REQUIRE(desk.control("resultOverride") != nullptr);
    CHECK(desk.text().contains(QStringLiteral("The gate refused this picture: it is too blurred.")));
    CHECK(desk.text().contains(QStringLiteral("Judged although the gate refused the picture")));
    CHECK(desk.control("messageAction") == nullptr);
}

TEST_CASE("without a model to run the doctor is asked to choose one, and the gate's own is not on offer", "[gui][doctor]") {
    test::GuiFixture gui;
    Answers answers;
    Desk desk(std::nullopt);
    CHECK(desk.control("messageAction") == nullptr);
    CHECK(desk.text().contains(QStringLiteral("choose a model first")));
    auto* models = desk.window->findings().findChild<QComboBox*>(QStringLiteral("modelChoice"));
    REQUIRE(models != nullptr);
    CHECK(models->findData(QStringLiteral("picture-kind")) == -1);
    models->setCurrentIndex(models->findData(QStringLiteral("smears")));
    REQUIRE(test::click(desk.window->findings(), QStringLiteral("messageAction")));
    REQUIRE(waitFor([&] { return desk.program.overridden == 1; }));
}

TEST_CASE("a heatmap of an overridden result is made in the same way", "[gui][doctor]") {
    test::GuiFixture gui;
    test::FakeProgram program;
    test::TemporaryFolder folder;
    ui::JobBridge bridge;
    ui::AnalysisSession session(program.ports(), bridge);
    session.setPicture(std::make_shared<const image::LoadedImage>(test::greyPicture(8)));
    session.predict("smears", 0, true);
    REQUIRE(waitFor([&] { return session.prediction() != nullptr; }));
    session.explain("smears", "ill", inference::ExplainMethod::GradCam, 0);
    REQUIRE(waitFor([&] { return session.explanation() != nullptr; }));
    CHECK(program.overridden == 2);
    session.predict("smears", 0);
    REQUIRE(waitFor([&] { return session.refusal() != nullptr; }));
}
