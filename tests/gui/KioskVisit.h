#pragma once
#include "app/composition/Services.h"
#include "tests/gui/GuiFixture.h"
#include "tests/gui/KioskDesk.h"
#include "tests/support/Catch.h"
#include "tests/unit/batch/FakeModels.h"
#include "ui/kiosk/KioskView.h"
#include "ui/kiosk/KioskWindow.h"

namespace intaglio::test {

/// A kiosk in a window: the real use cases, readers, keys and files; only the network is made up.
struct Kiosk {
    GuiFixture fixture;
    composition::Services services;
    FakeModels models;
    inference::ModelCatalog catalog{services.primitives(), std::vector<std::filesystem::path>{models.folder()}};
    KioskDesk desk{services.primitives()};
    ui::AppPorts ports{services.primitives(),
                       services.readers(),
                       services.dicomWriter(),
                       services.clock(),
                       catalog,
                       models.engine(),
                       models.analyzer(),
                       desk.home(),
                       {}};
    std::unique_ptr<ui::KioskWindow> window;

    Kiosk() { models.add("smear-model", "blood-smear"); }

    void open() {
        window = std::make_unique<ui::KioskWindow>(ports);
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
        auto verdict = desk.openAs(ports, desk.firstDoctor(), desk.onlySealedFile());
        REQUIRE(std::holds_alternative<pipeline::IntactResult>(verdict));
        return std::get<pipeline::IntactResult>(std::move(verdict));
    }
    [[nodiscard]] bool shows(const char* name) const { return findControl(*window, QLatin1String(name)) != nullptr; }
    [[nodiscard]] QString text() { return visibleText(window->view()); }
};

}  // namespace intaglio::test
