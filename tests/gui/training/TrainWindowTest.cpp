#include <QLabel>

#include "app/composition/AppPaths.h"
#include "core/base/Files.h"
#include "tests/gui/training/TrainDesk.h"
#include "tests/support/Catch.h"
#include "ui/models/ModelInstallDialog.h"
#include "ui/models/ModelManagerWindow.h"
#include "ui/training/CurveChart.h"
#include "ui/training/TrainSamples.h"
#include "ui/widgets/MessageBar.h"

using namespace intaglio;
using test::click;
using test::TrainDesk;
using test::typeInto;
using test::waitFor;
using Phase = ui::TrainSession::Phase;
namespace fs = std::filesystem;

namespace {

constexpr int kPicturesOfLabel = 40;

void install(TrainDesk& desk) {
    REQUIRE(click(*desk.window, QStringLiteral("trainNext")));
    auto* dialog = desk.window->findChild<ui::ModelInstallDialog*>();
    REQUIRE(dialog != nullptr);
    const auto* problem = dialog->findChild<ui::MessageBar*>(QStringLiteral("modelInstallMessage"));
    REQUIRE(waitFor(
        [&] { return test::findControl(*dialog, QStringLiteral("modelConfirmSure")) != nullptr || !problem->sentence().isEmpty(); }));
    CAPTURE(problem->sentence().toStdString());
    REQUIRE(typeInto(*dialog, QStringLiteral("modelConfirmBy"), QStringLiteral("Ada")));
    REQUIRE(click(*dialog, QStringLiteral("modelConfirmSure")));
    REQUIRE(click(*dialog, QStringLiteral("modelInstallNext")));
    REQUIRE(waitFor([&] { return desk.text().contains(QStringLiteral("The model is installed.")); }));
}

bool isListed(TrainDesk& desk, const QString& name) {
    ui::ModelManagerWindow manager(ui::makeModelPorts(desk.services->models(), desk.services->modelStore()));
    manager.show();
    REQUIRE(waitFor([&] { return !manager.library().isBusy(); }));
    const auto* table = manager.findChild<QTableWidget*>(QStringLiteral("modelTable"));
    return !table->findItems(name, Qt::MatchExactly).empty();
}

}  // namespace

TEST_CASE("A labelled folder of a new kind becomes an installed model through the window alone", "[gui][training]") {
    TrainDesk desk;
    test::writeLabelledFolder(desk.folder / "grains", kPicturesOfLabel);
    fs::copy_file(desk.folder / "grains" / "even" / "3.png", desk.folder / "grains" / "even" / "copy.png");
    CHECK(test::findControl(*desk.window, QStringLiteral("trainNext")) == nullptr);
    desk.choosePictures(desk.folder / "grains");
    REQUIRE(desk.window->session().phase() == Phase::Plan);
    auto& labels = desk.control<QTableWidget>("trainLabels");
    REQUIRE(labels.rowCount() == 2);
    CHECK(labels.item(0, 0)->text() == QStringLiteral("even"));
    CHECK(labels.item(0, 4)->text() == QString::number(kPicturesOfLabel + 1));
    CHECK(desk.window->session().survey()->copyGroups == 1);
    CHECK(desk.text().contains(QStringLiteral("nearly repeat one another")));
    CHECK(desk.text().contains(QStringLiteral("It is not known which pictures belong to the same patient.")));
    CHECK_FALSE(desk.text().contains(QStringLiteral("patient by patient")));

    desk.decide(QStringLiteral("Grain of pictures"), QStringLiteral("svm"));
    auto& normal = desk.control<QComboBox>("trainRole_even");
    normal.setCurrentIndex(normal.findData(static_cast<int>(inference::LabelRole::Normal)));
    REQUIRE(click(*desk.window, QStringLiteral("trainNext")));
    REQUIRE(desk.waitForPhase(Phase::Done, 120'000));
    CHECK(desk.control<ui::CurveChart>("trainLossChart").curves().front().values.size() == desk.window->session().epochs().size());
    CHECK(desk.window->session().epochs().size() > 3);

    auto& figures = desk.control<QTableWidget>("trainResultFigures");
    REQUIRE(figures.rowCount() > 3);
    CHECK(figures.item(0, 0)->text() == QStringLiteral("Balanced accuracy"));
    // Skin and ultrasound are told apart by anything that learns at all.
    const auto* outcome = desk.window->session().outcome();
    REQUIRE(outcome->test);
    CHECK(outcome->test->figures.at("balanced_accuracy").value > 0.9);
    CHECK(outcome->manifest.gate.kind == "grain-test");
    CHECK(outcome->manifest.labels.at(0).role == inference::LabelRole::Normal);
    CHECK(outcome->card.contains(QStringLiteral("Grain of pictures")));
    CHECK(desk.control<ui::MessageBar>("trainResultCaution").sentence().contains(QStringLiteral("these figures say little")));
    CHECK(desk.text().contains(QStringLiteral("Demonstration")));
    CHECK(desk.text().contains(QStringLiteral("Not a medical device")));
    CHECK_FALSE(fs::exists(outcome->folder / "labels.csv"));
    CHECK_FALSE(fs::exists(outcome->folder / "evaluation" / "predictions.csv"));

    install(desk);
    CHECK(isListed(desk, QStringLiteral("Grain of pictures")));
    const auto installed = desk.services->models().find("grain-of-pictures");
    REQUIRE(installed);
    CHECK((*installed)->acceptance->by == "Ada");
    CHECK(waitFor([&] { return !fs::exists(composition::homeFolder() / "training" / "grain-of-pictures"); }));
    CHECK(test::findControl(*desk.window, QStringLiteral("trainNext")) == nullptr);
}

TEST_CASE("A trained model waits for its installation after the program was closed", "[gui][training]") {
    TrainDesk desk;
    test::writeLabelledFolder(desk.folder / "grains", kPicturesOfLabel);
    desk.choosePictures(desk.folder / "grains");
    desk.decide(QStringLiteral("Grain"), QStringLiteral("knn"));
    REQUIRE(click(*desk.window, QStringLiteral("trainNext")));
    REQUIRE(desk.waitForPhase(Phase::Done, 120'000));
    const std::size_t epochs = desk.window->session().epochs().size();
    desk.openWindow();
    REQUIRE(waitFor([&] { return desk.text().contains(QStringLiteral("is trained and not installed yet")); }));
    REQUIRE(click(*desk.window, QStringLiteral("trainLeftoverGo")));
    REQUIRE(desk.waitForPhase(Phase::Done));
    CHECK(desk.window->session().epochs().size() == epochs);
    CHECK(desk.window->session().outcome()->test);
    // The same name again gets another identifier.
    REQUIRE(click(*desk.window, QStringLiteral("trainBack")));
    desk.choosePictures(desk.folder / "grains");
    desk.decide(QStringLiteral("Grain"), QStringLiteral("knn"));
    REQUIRE(click(*desk.window, QStringLiteral("trainNext")));
    REQUIRE(desk.waitForPhase(Phase::Done, 120'000));
    CHECK(desk.window->session().plan().id == "grain-2");
}

TEST_CASE("A network is paused, continued, stopped, and goes on after a restart of the program", "[gui][training]") {
    TrainDesk desk;
    if (desk.control<QComboBox>("trainNetwork").findText(QStringLiteral("small_cnn")) < 0) {
        WARN("skipped: this build trains no networks");
        return;
    }
    test::writeLabelledFolder(desk.folder / "grains", 20);
    desk.choosePictures(desk.folder / "grains");
    desk.decide(QStringLiteral("Endless"), QStringLiteral("small_cnn"));
    REQUIRE(click(*desk.window, QStringLiteral("trainAdvanced")));
    desk.control<QSpinBox>("trainSide").setValue(32);
    desk.control<QSpinBox>("trainEpochs").setValue(1000);
    desk.control<QSpinBox>("trainPatience").setValue(1000);
    REQUIRE(click(*desk.window, QStringLiteral("trainNext")));
    ui::TrainSession* session = &desk.window->session();
    REQUIRE(waitFor([&] { return session->epochs().size() >= 2; }));

    REQUIRE(click(*desk.window, QStringLiteral("trainPause")));
    REQUIRE(session->phase() == Phase::Paused);
    // The step in progress ends; then nothing moves.
    (void)waitFor([] { return false; }, 1000);
    const std::size_t paused = session->epochs().size();
    (void)waitFor([&] { return session->epochs().size() > paused; }, 1000);
    CHECK(session->epochs().size() == paused);
    REQUIRE(click(*desk.window, QStringLiteral("trainPause")));
    REQUIRE(waitFor([&] { return session->epochs().size() > paused; }));

    REQUIRE(click(*desk.window, QStringLiteral("trainStop")));
    REQUIRE(desk.waitForPhase(Phase::Stopped));
    CHECK(desk.text().contains(QStringLiteral("you can go on now or on another day")));
    const auto before = session->epochs();
    CHECK(fs::exists(composition::homeFolder() / "training" / "endless" / "endless" / "training.checkpoint"));

    desk.openWindow();
    session = &desk.window->session();
    REQUIRE(waitFor([&] { return click(*desk.window, QStringLiteral("trainLeftoverGo")); }));
    CHECK(session->epochs().size() == before.size());
    REQUIRE(waitFor([&] { return session->epochs().size() > before.size(); }));
    CHECK(session->epochs()[1].trainLoss == before[1].trainLoss);
    CHECK(session->epochs().back().epoch == static_cast<int>(session->epochs().size()));
    // Closing the window asks first, and stops.
    desk.dialogs.confirmed = false;
    CHECK_FALSE(desk.window->close());
    desk.dialogs.confirmed = true;
    CHECK(desk.window->close());

    desk.openWindow();
    REQUIRE(waitFor([&] { return click(*desk.window, QStringLiteral("trainLeftoverDelete")); }));
    CHECK(waitFor([&] { return desk.window->session().leftovers().empty(); }));
    CHECK_FALSE(fs::exists(composition::homeFolder() / "training" / "endless"));
}

TEST_CASE("A folder that cannot teach anything says why", "[gui][training]") {
    TrainDesk desk;
    test::writePhantom(desk.folder / "one" / "even" / "1.png", "skin", 1);
    desk.choosePictures(desk.folder / "one");
    CHECK(desk.window->session().phase() == Phase::Choose);
    CHECK(desk.control<ui::MessageBar>("trainMessage").sentence().contains(QStringLiteral("one label only")));

    fs::create_directories(desk.folder / "empty");
    desk.choosePictures(desk.folder / "empty");
    CHECK(desk.control<ui::MessageBar>("trainMessage").sentence().contains(QStringLiteral("no folders with pictures")));

    test::writeLabelledFolder(desk.folder / "few", 10);
    test::writePhantom(desk.folder / "few" / "rare" / "1.png", "bone", 1);
    REQUIRE(base::writeFileAtomically(desk.folder / "few" / "even" / "3.png", base::viewOf(std::string("no picture"))));
    desk.choosePictures(desk.folder / "few");
    REQUIRE(desk.window->session().phase() == Phase::Plan);
    REQUIRE(desk.window->session().survey()->unreadable.size() == 1);
    CHECK(desk.window->session().survey()->unreadable.front().filename() == "3.png");
    CHECK(desk.text().contains(QStringLiteral("\"rare\" has no picture in")));
    CHECK(desk.text().contains(QStringLiteral("cannot be read")));
    CHECK(desk.text().contains(QStringLiteral("With so few, the figures are uncertain.")));
    CHECK_FALSE(click(*desk.window, QStringLiteral("trainNext")));
    REQUIRE(click(*desk.window, QStringLiteral("trainOtherPictures")));
    CHECK(desk.window->session().survey() == nullptr);
}

TEST_CASE("An error in training is shown with its hint, and the training can be tried again", "[gui][training]") {
    const test::GuiFixture fixture;
    ui::TrainPorts ports = ui::samples::trainPorts(ui::samples::TrainEnd::Judged);
    auto isFull = std::make_shared<std::atomic<bool>>(true);
    ports.train = [isFull, works = ports.train](const ui::TrainPlan& plan, const training::TrainingHooks& hooks) {
        return *isFull ? base::Result<training::TrainReport>(base::Error(base::ErrorCode::DiskFull, {"net"})) : works(plan, hooks);
    };
    ui::TrainWindow window(ports);
    window.show();
    window.session().openPictures("/knees");
    REQUIRE(waitFor([&] { return window.session().phase() == Phase::Plan; }));
    window.session().begin(ui::samples::trainPlan());
    REQUIRE(waitFor([&] { return window.session().phase() == Phase::Stopped; }));
    CHECK(window.findChild<ui::MessageBar*>(QStringLiteral("trainMessage"))->isVisible());
    CHECK(window.findChild<ui::MessageBar*>(QStringLiteral("trainMessage"))->kind() == ui::MessageKind::Danger);
    *isFull = false;
    REQUIRE(click(window, QStringLiteral("trainGoOn")));
    REQUIRE(waitFor([&] { return window.session().phase() == Phase::Done; }));
    CHECK_FALSE(window.findChild<ui::MessageBar*>(QStringLiteral("trainMessage"))->isVisible());
    CHECK(window.session().bestEpoch() == 11);
}
