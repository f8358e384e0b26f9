#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QIcon>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>

#include "app/composition/AppPaths.h"
#include "app/composition/Services.h"
#include "app/gui/Gallery.h"
#include "app/gui/Options.h"
#include "app/gui/Samples.h"
#include "app/gui/StartWindow.h"
#include "core/base/Files.h"
#include "core/base/Log.h"
#include "core/base/Platform.h"
#include "ui/doctor/DoctorWindow.h"
#include "ui/keys/KeyWindows.h"
#include "ui/kiosk/KioskWindow.h"
#include "ui/kiosk/StaffPin.h"
#include "ui/models/ModelWindows.h"
#include "ui/support/AppPorts.h"
#include "ui/support/JobBridge.h"
#include "ui/support/Resources.h"
#include "ui/support/Theme.h"
#include "ui/support/Translations.h"
#include "ui/training/TrainWindows.h"

namespace {

using namespace intaglio;

/// The windows of the running program and the ports they stand on.
class Desktop {
public:
    Desktop(composition::Services& services, const gui::Options& options, const QElapsedTimer& sinceStart)
        : m_options(options),
          m_sinceStart(sinceStart),
          m_ports{services.primitives(),   services.readers(),        services.dicomWriter(),
                  services.clock(),        services.models(),         services.engines(),
                  services.analyzer(),     composition::homeFolder(), composition::homeFolder() / "samples",
                  &services.seenResults(), &services.modelStore()} {
        m_ports.createTrainer = [&services]() { return services.createTrainer(); };
        m_ports.weightFolders = {composition::homeFolder() / "weights", composition::dataFolder("weights")};
        const auto samples = gui::provideSamples(m_ports.samplesFolder);
        if (!samples) base::log::error("samples", samples.error());
    }

    void open() {
        switch (m_options.mode) {
            case gui::Mode::Kiosk:
                openKiosk();
                break;
            case gui::Mode::Doctor:
                openDoctor();
                break;
            default:
                openStart();
                break;
        }
        // The window is painted first; then the neural-network library comes in beside it, so that the first picture need not wait.
        QTimer::singleShot(0, &m_background, [this]() {
            base::log::info("first-window-ms", std::to_string(m_sinceStart.elapsed()));
            warmUp();
        });
    }

private:
    void openStart() {
        std::error_code ignored;
        auto window = std::make_unique<gui::StartWindow>(std::filesystem::exists(m_ports.samplesFolder, ignored));
        QObject::connect(window.get(), &gui::StartWindow::kioskChosen, window.get(), [this]() { openKiosk(); });
        QObject::connect(window.get(), &gui::StartWindow::doctorChosen, window.get(), [this]() { openDoctor(); });
        QObject::connect(window.get(), &gui::StartWindow::keysChosen, window.get(),
                         [this]() { ui::showKeyManager(ui::keyPortsOf(m_ports), m_window.get()); });
        QObject::connect(window.get(), &gui::StartWindow::modelsChosen, window.get(), [this]() {
            if (isStaff()) ui::showModelManager(ui::makeModelPorts(m_ports.models, *m_ports.modelStore), m_window.get());
        });
        QObject::connect(window.get(), &gui::StartWindow::trainChosen, window.get(), [this]() {
            if (isStaff()) ui::showTrainWindow(ui::trainPortsOf(m_ports), m_window.get());
        });
        show(std::move(window), false);
    }

    /// On a computer that is set up as a kiosk the start window stands before whoever comes by.
    bool isStaff() {
        return ui::askStaffPin(m_ports.primitives, QString::fromStdString(base::pathText(m_ports.settingsFolder)), m_window.get());
    }

    void openKiosk() {
        auto window = std::make_unique<ui::KioskWindow>(m_ports);
        window->setLocked(m_options.fullScreen);
        show(std::move(window), m_options.fullScreen);
    }

    void openDoctor() {
        auto window =
            std::make_unique<ui::DoctorWindow>(ui::makeStudyPorts(m_ports), ui::DoctorPaths{m_ports.settingsFolder, m_ports.samplesFolder});
        auto* doctor = window.get();
        show(std::move(window), m_options.mode == gui::Mode::Doctor && m_options.fullScreen);
        if (!m_options.paths.isEmpty()) doctor->openPaths(m_options.paths);
    }

    void show(std::unique_ptr<QMainWindow> window, bool fullScreen) {
        if (fullScreen) {
            window->showFullScreen();
        } else {
            window->show();
        }
        // The window that asked for this one is in the middle of its signal: it goes once that has ended.
        if (m_window) m_window.release()->deleteLater();
        m_window = std::move(window);
    }

    void warmUp() {
        auto* engines = &m_ports.engines;
        m_background.start<bool>(
            QString(), nullptr,
            [engines](base::ProgressSink&, std::stop_token) {
                const auto warm = engines->warmUp();
                return warm ? base::Result<bool>(true) : base::Result<bool>(warm.error());
            },
            [](base::Result<bool> loaded) {
                if (!loaded) base::log::error("engine", loaded.error());
            });
    }

    gui::Options m_options;
    QElapsedTimer m_sinceStart;
    ui::AppPorts m_ports;
    std::unique_ptr<QMainWindow> m_window;
    ui::JobBridge m_background;
};

int runGallery(const QString& folder) {
    const auto problems = gui::renderGallery(gui::allGalleryPages(), folder);
    for (const QString& problem : problems) std::fprintf(stderr, "%s\n", qPrintable(problem));
    std::printf("%s: %d problem(s)\n", qPrintable(QDir::toNativeSeparators(folder)), static_cast<int>(problems.size()));
    return problems.isEmpty() ? 0 : 1;
}

/// The gallery, the help and the version need no display; the choice must be made before QApplication exists.
void preferOffscreenForText(int argc, char** argv) {
    constexpr std::string_view kTexts[] = {"-h", "--help", "--help-all", "-v", "--version"};
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument(argv[i]);
        const bool isText = std::find(std::begin(kTexts), std::end(kTexts), argument) != std::end(kTexts);
        if (isText || argument.starts_with("--gallery")) qputenv("QT_QPA_PLATFORM", "offscreen");
    }
}

}  // namespace

int main(int argc, char** argv) {
    QElapsedTimer sinceStart;
    sinceStart.start();
    preferOffscreenForText(argc, argv);
    base::platform::hardenProcess();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("intaglio"));
    QApplication::setApplicationDisplayName(QStringLiteral("Intaglio"));
    QApplication::setApplicationVersion(QStringLiteral(INTAGLIO_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("intaglio"));
    ui::initialiseResources();
    const gui::Options options = gui::parseOptions();
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/intaglio.svg")));
    ui::Theme::instance().apply(application, options.theme);
    ui::setLanguage(options.language.isEmpty() ? ui::systemLanguage() : options.language);
    if (options.mode == gui::Mode::Gallery) return runGallery(options.galleryFolder);

    base::log::start(composition::homeFolder() / "logs");
    composition::Services services;
    Desktop desktop(services, options, sinceStart);
    desktop.open();
    return QApplication::exec();
}
