#pragma once
#include <QApplication>
#include <QThread>
#include <atomic>
#include <memory>

#include "app/composition/Services.h"
#include "tests/gui/GuiFixture.h"
#include "tests/gui/KioskDesk.h"
#include "tests/support/Catch.h"
#include "tests/unit/batch/FakeModels.h"
#include "ui/kiosk/KioskView.h"
#include "ui/kiosk/KioskWindow.h"

namespace intaglio::test {

/// A clock at which worker threads can be made to wait, as at a share that does not answer.
class StallingClock final : public base::Clock {
public:
    explicit StallingClock(const base::Clock& real) : m_real(real) {}
    [[nodiscard]] std::int64_t unixSeconds() const override {
        if (QThread::currentThread() != qApp->thread()) m_isStalled.wait(true);
        return m_real.unixSeconds();
    }
    void stall(bool isStalled) {
        m_isStalled = isStalled;
        m_isStalled.notify_all();
    }

private:
    const base::Clock& m_real;
    std::atomic<bool> m_isStalled{false};
};

/// A kiosk in a window: the real use cases, readers, keys and files; only the network is made up.
struct Kiosk {
    GuiFixture fixture;
    composition::Services services;
    FakeModels models;
    inference::ModelCatalog catalog{services.primitives(), std::vector<std::filesystem::path>{models.folder()}};
    KioskDesk desk{services.primitives()};
    StallingClock clock{services.clock()};
    ui::AppPorts ports{services.primitives(),
                       services.readers(),
                       services.dicomWriter(),
                       clock,
                       catalog,
                       models.engine(),
                       models.analyzer(),
                       desk.home(),
                       {}};
    std::vector<ui::kiosk::VisitorPlace> sticks;  ///< folders that play the disks which visitors plugged in
    std::unique_ptr<ui::KioskWindow> window;

    Kiosk() { models.add("smear-model", "blood-smear"); }

    void open() {
        window = std::make_unique<ui::KioskWindow>(ports, nullptr, [this] { return sticks; });
        window->show();
    }
    /// Configured, unlocked, at the welcome page.
    void openUnlocked(bool cleansPictures = true) {
        desk.writeSettings(cleansPictures);
        open();
        REQUIRE(typeInto(*window, QStringLiteral("unlockPassphrase"), QLatin1String(KioskDesk::kPassphrase)));
        REQUIRE(click(*window, QStringLiteral("unlockStart")));
        REQUIRE(waitForState(ui::KioskState::Welcome));
        REQUIRE(waitFor([this] { return window->jobs().runningCount() == 0; }));
    }
    [[nodiscard]] bool waitForState(ui::KioskState state) {
        return waitFor([this, state] { return window->flow().state() == state; });
    }
    /// Counts, from now on, the jobs that begin under this name.
    [[nodiscard]] std::shared_ptr<int> countJobs(const QString& title) {
        auto count = std::make_shared<int>(0);
        QObject::connect(&window->jobs(), &ui::JobBridge::jobStarted, window.get(),
                         [count, title](const ui::Job* job) { *count += job->title() == title ? 1 : 0; });
        return count;
    }
    [[nodiscard]] bool begin() {
        return click(*window, QStringLiteral("language_en")) && waitForState(ui::KioskState::Picture) &&
               waitFor([this] { return window->findChild<QWidget*>(QStringLiteral("pictureList"))->isVisible(); });
    }
    [[nodiscard]] bool chooseAndWait(const QString& card, ui::KioskState state) {
        return waitFor([this, card] { return click(*window, card); }) && waitForState(state);
    }
    /// From the picture page to the end of the visit, sealed for the first doctor; what this doctor finds.
    [[nodiscard]] pipeline::IntactResult sealForFirstDoctor() {
        REQUIRE(click(*window, QStringLiteral("doctor_0")));
        REQUIRE(click(*window, QStringLiteral("saveSealed")));
        REQUIRE(waitForState(ui::KioskState::Done));
        // On the heap: g++ 14 believes that a verdict on the stack frees its members' memory there.
        const auto verdict = std::make_unique<pipeline::Verdict>(desk.openAs(ports, desk.firstDoctor(), desk.onlySealedFile()));
        REQUIRE(std::holds_alternative<pipeline::IntactResult>(*verdict));
        return std::get<pipeline::IntactResult>(std::move(*verdict));
    }
    [[nodiscard]] bool shows(const char* name) const { return findControl(*window, QLatin1String(name)) != nullptr; }
    [[nodiscard]] QString text() { return visibleText(window->view()); }
};

}  // namespace intaglio::test
