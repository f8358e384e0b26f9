#include "ui/doctor/DoctorWindow.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QToolBar>
#include <QToolButton>
#include <QUrl>
#include <fstream>

#include "app/composition/Services.h"
#include "core/base/Files.h"
#include "tests/gui/GuiFixture.h"
#include "tests/gui/doctor/FakePorts.h"
#include "tests/gui/doctor/Trusting.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "ui/doctor/DoctorSamples.h"
#include "ui/doctor/FindingsPanel.h"
#include "ui/doctor/HeatmapControls.h"
#include "ui/doctor/StudyPanel.h"
#include "ui/doctor/VerdictBanner.h"
#include "ui/doctor/ViewerPanel.h"
#include "ui/support/Dialogs.h"
#include "ui/support/Translations.h"
#include "ui/widgets/ProbabilityBars.h"

using namespace intaglio;
using test::waitFor;

namespace {

constexpr int kFastWorkFactor = 10;
constexpr std::string_view kPassphrase = "correct horse";

/// A doctor, a kiosk and a picture that the kiosk sealed for the doctor, all made by the program's own code.
class Clinic {
public:
    Clinic() {
        const crypto::Primitives& primitives = m_services.primitives();
        crypto::NewKeyRequest request;
        request.role = crypto::Role::Clinic;
        request.name = "clinic";
        request.now = m_services.clock().unixSeconds();
        const auto clinic = crypto::createIdentity(primitives, request);
        REQUIRE(clinic);
        request.clinic = &*clinic;
        writeKey(request, crypto::Role::Doctor, "weber");
        const auto kiosk = writeKey(request, crypto::Role::Kiosk, "ward3");
        writeSource();
        seal(*kiosk);
    }

    [[nodiscard]] ui::AppPorts& ports() { return m_ports; }
    [[nodiscard]] std::filesystem::path path(const std::string& name) const { return m_folder / name; }
    [[nodiscard]] image::LoadedImage read(const std::string& name) const { return m_services.readers().readFile(path(name)).value(); }

    /// The sealed picture with the sample in its middle changed by one.
    void writeAltered() {
        image::LoadedImage sealed = read("sealed.png");
        const image::Geometry& geometry = sealed.image.geometry();
        const auto index = static_cast<std::size_t>(geometry.rows / 2) * static_cast<std::size_t>(geometry.columns) +
                           static_cast<std::size_t>(geometry.columns / 2);
        sealed.image.setSampleAt(index, sealed.image.sampleAt(index) ^ 1);
        REQUIRE(base::writeFileAtomically(path("altered.png"), image::encodePng(sealed.image).value()));
    }

private:
    std::shared_ptr<crypto::PrivateIdentity> writeKey(crypto::NewKeyRequest request, crypto::Role role, const char* name) {
        request.role = role;
        request.name = name;
        auto identity = crypto::createIdentity(m_services.primitives(), request);
        REQUIRE(identity);
        REQUIRE(crypto::writeIdentity(m_services.primitives(), *identity, base::viewOf(kPassphrase), m_folder.path(), kFastWorkFactor));
        return std::make_shared<crypto::PrivateIdentity>(std::move(*identity));
    }

    void writeSource() {
        image::Geometry geometry;
        geometry.columns = 320;
        geometry.rows = 240;
        auto picture = image::Image::create(geometry).value();
        for (std::size_t index = 0; index < geometry.sampleCount(); ++index) {
            const auto x = static_cast<std::int64_t>(index % 320);
            const auto y = static_cast<std::int64_t>(index / 320);
            picture.setSampleAt(index, 40 + (x * 3 + y * 5 + (x * y) % 7) % 160);
        }
        REQUIRE(base::writeFileAtomically(path("source.png"), image::encodePng(picture).value()));
    }

    void seal(const crypto::PrivateIdentity& kiosk) {
        const auto doctor = crypto::readPublicIdentity(m_services.primitives(), path("weber.pub"));
        REQUIRE(doctor);
        pipeline::SealRequest request;
        request.source = path("source.png");
        request.output = path("sealed.png");
        request.kiosk = &kiosk;
        request.recipients = {*doctor};
        request.result = test::predictionOf(0.75);
        request.result.model.sha256 = std::string(64, 'a');
        request.note = "Left hand";
        request.counterFile = path("counter");
        base::NoProgress progress;
        const auto sealed = pipeline::sealImage(m_services.sealPorts(), request, progress, {});
        REQUIRE(sealed);
    }

    test::TemporaryFolder m_folder;
    composition::Services m_services;
    ui::AppPorts m_ports{m_services.primitives(), m_services.readers(),  m_services.dicomWriter(), m_services.clock(),  m_services.models(),
                         m_services.engines(),    m_services.analyzer(), m_folder.path(),          m_folder / "samples"};
};

bool settled(ui::DoctorWindow& window) {
    return waitFor([&] { return window.runningJobs() == 0; });
}

QString bannerTitle(ui::DoctorWindow& window) {
    return window.findChild<ui::VerdictBanner*>()->title();
}

void open(ui::DoctorWindow& window, const std::filesystem::path& file) {
    window.openPaths({ui::pathToQt(file)});
    REQUIRE(settled(window));
}

void unlockThroughTheDialog(ui::DoctorWindow& window, const Clinic& clinic, std::string_view passphrase) {
    REQUIRE(test::click(window, QStringLiteral("bannerUnlock")));
    REQUIRE(test::typeInto(window, QStringLiteral("keyFile"), ui::pathToQt(clinic.path("weber.key"))));
    REQUIRE(
        test::typeInto(window, QStringLiteral("keyPassphrase"), QString::fromUtf8(passphrase.data(), static_cast<int>(passphrase.size()))));
    REQUIRE(test::click(window, QStringLiteral("keyUnlock")));
    REQUIRE(waitFor([&] { return window.keys().state() != ui::KeySession::State::Unlocking; }));
}

/// The window on the clinic's real pipeline, with the doctor's key unlocked and the kiosk trusted.
void readyForResults(ui::DoctorWindow& window, const Clinic& clinic) {
    REQUIRE(test::trusts(window.keys(), window.keys().readKiosk(clinic.path("ward3.pub")).value().facts.identity));
    window.keys().unlock(clinic.path("weber.key"), base::SecretBytes(base::viewOf(kPassphrase)));
    REQUIRE(waitFor([&] { return window.keys().isUnlocked(); }));
}

}  // namespace

TEST_CASE("a doctor opens a sealed picture, unlocks the key and sees the verdict and the probabilities", "[gui][doctor]") {
    test::GuiFixture gui;
    Clinic clinic;
    ui::DoctorWindow window(ui::makeStudyPorts(clinic.ports()), {clinic.path(""), {}});
    window.show();
    open(window, clinic.path("sealed.png"));
    CHECK(bannerTitle(window) == QStringLiteral("Key locked"));
    CHECK(test::visibleText(window).contains(QStringLiteral("This picture may hold a sealed result. Unlock your key.")));

    unlockThroughTheDialog(window, clinic, "wrong");
    CHECK_FALSE(window.keys().isUnlocked());
    REQUIRE(test::typeInto(window, QStringLiteral("keyPassphrase"), QString::fromLatin1("correct horse")));
    REQUIRE(test::click(window, QStringLiteral("keyUnlock")));
    REQUIRE(waitFor([&] { return window.keys().isUnlocked(); }));
    REQUIRE(settled(window));
    CHECK(bannerTitle(window) == QStringLiteral("Kiosk not trusted"));

    REQUIRE(test::trusts(window.keys(), window.keys().readKiosk(clinic.path("ward3.pub")).value().facts.identity));
    REQUIRE(settled(window));
    REQUIRE(bannerTitle(window) == QStringLiteral("Picture unchanged, sealed by ward3"));
    const QString text = test::visibleText(window);
    CHECK(text.contains(QStringLiteral("ward3")));
    CHECK(text.contains(QStringLiteral("kiosk clock")));
    CHECK(text.contains(QStringLiteral("Left hand")));
    CHECK(text.contains(QStringLiteral("Not a medical device; for research and decision support")));
    auto* sealed = window.findChild<QWidget*>(QStringLiteral("sealedResult"));
    auto* bars = sealed->findChild<ui::ProbabilityBars*>();
    REQUIRE(bars->bars().size() == 2);
    CHECK(bars->bars()[1].probability == Approx(0.75).margin(1e-4));

    REQUIRE(window.keys().isUnlocked());
    window.keys().lock();
    CHECK_FALSE(sealed->isVisible());
    CHECK(bannerTitle(window) == QStringLiteral("Key locked"));
}

TEST_CASE("the model that gave a sealed result is the one to run again", "[gui][doctor]") {
    test::GuiFixture gui;
    Clinic clinic;
    ui::DoctorWindow window(ui::makeStudyPorts(clinic.ports()), {clinic.path(""), {}});
    window.show();
    readyForResults(window, clinic);
    REQUIRE(settled(window));
    inference::ModelPackage package;
    package.manifest.id = test::predictionOf(0.75).model.id;
    package.manifest.name = "For children";
    package.manifest.gate.kind = "chest-xray";
    window.findings().setModels(ui::ModelWords({package}));
    open(window, clinic.path("sealed.png"));
    CHECK(window.findings().chosenModel() == package.manifest.id);
    open(window, clinic.path("source.png"));
    CHECK(window.findings().chosenModel().empty());

    const QString missing = QStringLiteral("The model that gave the sealed result is not on this computer.");
    CHECK_FALSE(test::visibleText(window).contains(missing));
    package.manifest.id = "another";
    window.findings().setModels(ui::ModelWords({package}));
    open(window, clinic.path("sealed.png"));
    CHECK(window.findings().chosenModel().empty());
    CHECK(test::visibleText(window).contains(missing));
}

TEST_CASE("the exact original comes back from an intact picture", "[gui][doctor]") {
    test::GuiFixture gui;
    Clinic clinic;
    ui::DoctorWindow window(ui::makeStudyPorts(clinic.ports()), {clinic.path(""), {}});
    window.show();
    readyForResults(window, clinic);
    open(window, clinic.path("sealed.png"));
    ui::ScriptedDialogs answers;
    answers.saved = ui::pathToQt(clinic.path("restored.png"));
    ui::Dialogs::replace(&answers);
    REQUIRE(test::click(window, QStringLiteral("bannerRestore")));
    REQUIRE(settled(window));
    CHECK(test::visibleText(window).contains(QStringLiteral("The exact original was saved.")));
    const auto restored = clinic.read("restored.png");
    const auto source = clinic.read("source.png");
    CHECK(
        std::equal(source.image.bytes().begin(), source.image.bytes().end(), restored.image.bytes().begin(), restored.image.bytes().end()));

    answers.saved = ui::pathToQt(clinic.path("sealed.png"));
    REQUIRE(test::click(window, QStringLiteral("bannerRestore")));
    REQUIRE(settled(window));
    CHECK(window.picture().seal() == ui::OpenSession::Seal::Known);
    CHECK(clinic.read("sealed.png").image.geometry() == source.image.geometry());
    ui::Dialogs::replace(nullptr);
}

TEST_CASE("an altered copy shows no result and says so", "[gui][doctor]") {
    test::GuiFixture gui;
    Clinic clinic;
    clinic.writeAltered();
    ui::DoctorWindow window(ui::makeStudyPorts(clinic.ports()), {clinic.path(""), {}});
    window.show();
    readyForResults(window, clinic);
    open(window, clinic.path("altered.png"));
    const QStringList expected{QStringLiteral("Picture altered"), QStringLiteral("Sealed result damaged")};
    INFO(bannerTitle(window).toStdString());
    CHECK(expected.contains(bannerTitle(window)));
    CHECK_FALSE(window.findChild<QWidget*>(QStringLiteral("sealedResult"))->isVisible());
    CHECK_FALSE(window.findChild<QWidget*>(QStringLiteral("bannerRestore"))->isVisible());
}

TEST_CASE("a plain picture shows no sealed result and offers the model", "[gui][doctor]") {
    test::GuiFixture gui;
    Clinic clinic;
    ui::DoctorWindow window(ui::makeStudyPorts(clinic.ports()), {clinic.path(""), {}});
    window.show();
    readyForResults(window, clinic);
    open(window, clinic.path("source.png"));
    CHECK(bannerTitle(window) == QStringLiteral("No sealed result"));
    CHECK(test::findControl(window, QStringLiteral("runModel")) != nullptr);
}

TEST_CASE("a dropped folder is listed, looked at and sorted; opening a row shows its result", "[gui][doctor]") {
    test::GuiFixture gui;
    test::TemporaryFolder folder;
    std::filesystem::create_directory(folder / "studies");
    test::FakeProgram program;
    program.widths = {{"calm.png", 11}, {"urgent.png", 12}};
    program.findings = {{11, 0.02}, {12, 0.97}};
    for (const char* name : {"calm.png", "urgent.png"}) std::ofstream(folder / "studies" / name) << "content";
    ui::DoctorWindow window(program.ports(), {folder.path(), {}});
    window.show();
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(ui::pathToQt(folder / "studies"))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    CHECK(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
    REQUIRE(waitFor([&] { return window.batch().finishedCount() == 2 && !window.batch().isRunning(); }));
    REQUIRE(settled(window));
    CHECK(window.studyPanel().shownNames() == QStringList{QStringLiteral("urgent.png"), QStringLiteral("calm.png")});
    CHECK(test::visibleText(window).contains(QStringLiteral("AI-prioritised")));
    CHECK(window.studies().unreadCount() == 2);

    const int before = program.analyzed;
    window.studyPanel().selectNext(0);
    REQUIRE(settled(window));
    REQUIRE(window.analysis().prediction() != nullptr);
    CHECK(window.analysis().prediction()->findingProbability == 0.97);
    CHECK(program.analyzed == before);
    CHECK(window.studies().unreadCount() == 1);
}

TEST_CASE("running the model shows its result, and the heatmap goes with its picture", "[gui][doctor]") {
    test::GuiFixture gui;
    test::TemporaryFolder folder;
    test::FakeProgram program;
    program.widths = {{"a.png", 11}, {"b.png", 12}};
    program.findings = {{11, 0.8}};
    ui::DoctorWindow window(program.ports(), {folder.path(), {}});
    window.show();
    open(window, "a.png");
    REQUIRE(test::click(window, QStringLiteral("runModel")));
    REQUIRE(settled(window));
    CHECK(window.findChild<QWidget*>(QStringLiteral("localResult"))->isVisible());
    window.findings().heatmap().setShown(true);
    REQUIRE(settled(window));
    CHECK(window.viewerPanel().viewer().hasOverlay());
    CHECK(test::visibleText(window).contains(QStringLiteral("not where disease is")));

    open(window, "b.png");
    CHECK_FALSE(window.viewerPanel().viewer().hasOverlay());
    CHECK_FALSE(window.findChild<QWidget*>(QStringLiteral("localResult"))->isVisible());
    REQUIRE(test::click(window, QStringLiteral("runModel")));
    REQUIRE(settled(window));
    CHECK(window.analysis().state() == ui::AnalysisSession::State::Refused);
}

TEST_CASE("the window remembers its layout, folder and presets", "[gui][doctor]") {
    test::GuiFixture gui;
    test::TemporaryFolder folder;
    ui::DoctorSettings settings(folder.path());
    settings.setLastFolder(QStringLiteral("/pictures"));
    settings.addWindowPreset({40, 400, image::VoiFunction::Linear, "Soft tissue"});
    settings.addWindowPreset({50, 350, image::VoiFunction::Linear, "Soft tissue"});
    settings.setHeatmapStyle({0.7, 0.1});
    ui::DoctorSettings again(folder.path());
    CHECK(again.lastFolder() == QStringLiteral("/pictures"));
    REQUIRE(again.windowPresets().size() == 1);
    CHECK(again.windowPresets().front().width == 350);
    CHECK(again.heatmapStyle().opacity == 0.7);
    again.removeWindowPreset(QStringLiteral("Soft tissue"));
    CHECK(again.windowPresets().empty());
}

TEST_CASE("the tool bar keeps every button in sight, with words where there is room", "[gui][doctor]") {
    const test::GuiFixture gui;
    ui::setLanguage(QStringLiteral("de"));
    const test::TemporaryFolder settings;
    ui::DoctorWindow window(ui::samples::ports({}), ui::DoctorPaths{settings.path(), {}});
    window.resize(1440, 900);
    window.show();
    REQUIRE(settled(window));
    const auto* bar = window.findChild<QToolBar*>(QStringLiteral("doctorToolBar"));
    const auto* open = bar->findChild<QToolButton*>(QStringLiteral("openPictureButton"));
    for (const int width : {1440, 2000, 1200}) {
        window.resize(width, 900);
        CAPTURE(width);
        for (const char* name : {"openPictureButton", "lockKeyButton", "manageModelsButton", "trainModelButton", "helpMenu"}) {
            CAPTURE(name);
            const auto* button = bar->findChild<QToolButton*>(QLatin1String(name));
            REQUIRE(button != nullptr);
            CHECK(waitFor([&] { return button->isVisible() && bar->rect().contains(button->geometry()); }, 5000));
        }
        CHECK((open->toolButtonStyle() == Qt::ToolButtonTextBesideIcon) == (width > 1300));
    }
    ui::setLanguage(QStringLiteral("en"));
}
