#include "tests/gui/training/TrainDesk.h"

#include <QPushButton>

#include "app/composition/AppPaths.h"
#include "core/base/Files.h"
#include "core/image/ImageReader.h"
#include "core/image/Phantom.h"
#include "tests/support/Catch.h"

namespace intaglio::test {

namespace fs = std::filesystem;
using Phase = ui::TrainSession::Phase;

TrainDesk::TrainDesk() {
    qputenv("INTAGLIO_HOME", QByteArray::fromStdString(base::pathText(folder / "home")));
    services = std::make_unique<composition::Services>();
    ui::Dialogs::replace(&dialogs);
    openWindow();
}

TrainDesk::~TrainDesk() {
    window.reset();
    ui::Dialogs::replace(nullptr);
}

ui::TrainPorts TrainDesk::ports() {
    ui::TrainWorkplace workplace{
        services->primitives(), services->readers(), services->engines(), {}, composition::homeFolder() / "training", {}};
    workplace.createTrainer = [this]() { return services->createTrainer(); };
    return ui::makeTrainPorts(workplace, ui::makeModelPorts(services->models(), services->modelStore()));
}

void TrainDesk::openWindow() {
    window.reset();
    window = std::make_unique<ui::TrainWindow>(ports());
    window->show();
    REQUIRE(waitFor([this] { return !window->session().architectures().empty(); }));
}

void TrainDesk::choosePictures(const fs::path& chosen) {
    dialogs.folder = QString::fromStdString(base::pathText(chosen));
    auto* action = window->findChild<QWidget*>(QStringLiteral("trainDrop"))->findChild<QPushButton*>();
    REQUIRE(action != nullptr);
    action->click();
    REQUIRE(window->session().phase() == Phase::Surveying);
    REQUIRE(waitFor([this] { return window->session().phase() != Phase::Surveying; }));
}

void TrainDesk::decide(const QString& name, const QString& network) {
    REQUIRE(click(*window, QStringLiteral("trainNext")));
    // Nothing is proposed for the name and the kind: both are for the person to say.
    CHECK_FALSE(click(*window, QStringLiteral("trainNext")));
    REQUIRE(typeInto(*window, QStringLiteral("trainName"), name));
    auto& kind = control<QComboBox>("trainKind");
    kind.setCurrentIndex(kind.count() - 1);
    REQUIRE(typeInto(*window, QStringLiteral("trainOwnKind"), QStringLiteral("Grain test")));
    CHECK_FALSE(click(*window, QStringLiteral("trainNext")));
    REQUIRE(typeInto(*window, QStringLiteral("trainOwnKind"), QStringLiteral("grain-test")));
    auto& networks = control<QComboBox>("trainNetwork");
    REQUIRE(networks.findText(network) >= 0);
    networks.setCurrentText(network);
}

bool TrainDesk::waitForPhase(Phase phase, int timeoutMs) {
    return waitFor([this, phase] { return window->session().phase() == phase; }, timeoutMs);
}

void writePhantom(const fs::path& file, std::string_view kind, std::uint64_t seed) {
    constexpr int kSide = 96;
    const auto picture = image::phantomOf(kind, seed, kSide);
    REQUIRE(picture);
    const auto png = image::encodePng(*picture);
    REQUIRE(png);
    fs::create_directories(file.parent_path());
    REQUIRE(base::writeFileAtomically(file, *png));
}

void writeLabelledFolder(const fs::path& folder, int each) {
    for (int index = 0; index < each; ++index) {
        const std::string name = std::to_string(index) + ".png";
        writePhantom(folder / "even" / name, "skin", static_cast<std::uint64_t>(index));
        writePhantom(folder / "grainy" / name, "breast-ultrasound", static_cast<std::uint64_t>(index));
    }
}

}  // namespace intaglio::test
