#include "core/base/Files.h"
#include "tests/gui/keys/KeyDesk.h"
#include "tests/support/Catch.h"
#include "ui/kiosk/KioskWindow.h"
#include "ui/presenters/KeySetupMake.h"
#include "ui/presenters/KioskStart.h"

using namespace intaglio;
using test::KeyDesk;
using test::waitFor;
using ui::KioskState;

namespace {

/// A kiosk set up with the keys of the stick, its key unlocked by staff or by itself.
struct Kiosk {
    explicit Kiosk(bool startsByItself) {
        ui::KeySetupPlan plan;
        plan.clinicName = QStringLiteral("Riverside Practice");
        plan.place = desk.stick();
        plan.clinicPassphrase = ui::secretFrom(QLatin1String(KeyDesk::kClinicWords));
        plan.keys = {
            {crypto::Role::Kiosk, QStringLiteral("Laboratory"), ui::secretFrom(QLatin1String(KeyDesk::kKioskWords)), startsByItself},
            {crypto::Role::Doctor, QStringLiteral("Dr. Amina Farouk"), ui::secretFrom(QLatin1String(KeyDesk::kDoctorWords)), false}};
        base::NoProgress progress;
        REQUIRE(ui::makeKeys(desk.workplace(), plan, progress, {}));
        std::filesystem::create_directories(desk.inside("home"));
        ui::KioskSettings settings;
        settings.keyFile = test::textOf(keyFile());
        settings.doctorsFolder = test::textOf(desk.keys() / "public");
        settings.outputFolder = test::textOf(desk.inside("home"));
        settings.pinWorkFactor = KeyDesk::kQuickWorkFactor;
        REQUIRE(ui::setPin(desk.primitives(), settings, QStringLiteral("273951")));
        REQUIRE(ui::writeKioskSettings(test::textOf(desk.inside("home")), settings));
    }
    [[nodiscard]] std::filesystem::path keyFile() const { return desk.keys() / "kiosk Laboratory" / "Laboratory.key"; }
    [[nodiscard]] ui::AppPorts ports() {
        return {services.primitives(), services.readers(),  services.dicomWriter(),
                services.clock(),      services.models(),   services.engines(),
                services.analyzer(),   desk.inside("home"), {}};
    }
    KeyDesk desk;
    composition::Services services;
};

}  // namespace

TEST_CASE("a kiosk with a start file welcomes visitors without staff", "[gui][keys]") {
    test::GuiFixture fixture;
    Kiosk kiosk(true);
    const ui::AppPorts ports = kiosk.ports();
    ui::KioskWindow window(ports);
    window.show();
    CHECK(waitFor([&] { return window.flow().state() == KioskState::Welcome; }));
}

TEST_CASE("a kiosk whose start file opens nothing asks staff for the passphrase", "[gui][keys]") {
    test::GuiFixture fixture;
    Kiosk kiosk(false);
    REQUIRE(ui::writeStartFile(ui::startFileOf(kiosk.keyFile()), base::viewOf("another passphrase")));
    const ui::AppPorts ports = kiosk.ports();
    ui::KioskWindow window(ports);
    window.show();
    CHECK(window.flow().state() == KioskState::Unlock);
    REQUIRE(waitFor([&] { return test::typeInto(window, QStringLiteral("unlockPassphrase"), QLatin1String(KeyDesk::kKioskWords)); }));
    REQUIRE(waitFor([&] { return test::click(window, QStringLiteral("unlockStart")); }));
    CHECK(waitFor([&] { return window.flow().state() == KioskState::Welcome; }));
}
