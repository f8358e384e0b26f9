#include "tests/gui/keys/WizardSteps.h"

#include <QLineEdit>

#include "tests/support/Catch.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::test {

using ui::KeySetup;

QString typed(QWidget& window, const char* name) {
    const auto* field = qobject_cast<QLineEdit*>(findControl(window, QLatin1String(name)));
    REQUIRE(field != nullptr);
    return field->text();
}

void enterPassphrase(QWidget& window, const QString& prefix, const QString& words) {
    REQUIRE(typeInto(window, prefix + QStringLiteral("Passphrase"), words));
    REQUIRE(typeInto(window, prefix + QStringLiteral("PassphraseAgain"), words));
}

void next(ui::KeySetupWizard& wizard) {
    REQUIRE(click(wizard, QStringLiteral("keySetupNext")));
}

QString said(QWidget& window) {
    for (const auto* bar : window.findChildren<ui::MessageBar*>()) {
        if (bar->isVisible() && bar->kind() == ui::MessageKind::Attention) return bar->sentence();
    }
    return {};
}

void addKiosk(ui::KeySetupWizard& wizard, const QString& name, bool startsByItself) {
    REQUIRE(typeInto(wizard, QStringLiteral("kioskName"), name));
    enterPassphrase(wizard, QStringLiteral("kiosk"), QLatin1String(KeyDesk::kKioskWords));
    if (startsByItself) REQUIRE(click(wizard, QStringLiteral("kioskSecond")));
    REQUIRE(click(wizard, QStringLiteral("kioskAdd")));
}

void fillIn(ui::KeySetupWizard& wizard) {
    next(wizard);
    REQUIRE(typeInto(wizard, QStringLiteral("clinicName"), QStringLiteral("Riverside Practice")));
    enterPassphrase(wizard, QStringLiteral("clinic"), QLatin1String(KeyDesk::kClinicWords));
    next(wizard);
    REQUIRE(wizard.setup().step() == KeySetup::Step::Kiosks);
    addKiosk(wizard, QStringLiteral("Entrance"), false);
    addKiosk(wizard, QStringLiteral("Laboratory"), true);
    next(wizard);
    REQUIRE(typeInto(wizard, QStringLiteral("doctorName"), QStringLiteral("Dr. Amina Farouk")));
    enterPassphrase(wizard, QStringLiteral("doctor"), QLatin1String(KeyDesk::kDoctorWords));
    REQUIRE(click(wizard, QStringLiteral("doctorAdd")));
    REQUIRE(typeInto(wizard, QStringLiteral("doctorName"), QStringLiteral("Dr. Jonas Lindqvist")));
    REQUIRE(click(wizard, QStringLiteral("doctorSecond")));
    REQUIRE(click(wizard, QStringLiteral("doctorAdd")));
    REQUIRE(click(wizard, QStringLiteral("recoveryWanted")));
    next(wizard);
    REQUIRE(wizard.setup().step() == KeySetup::Step::Make);
}

}  // namespace intaglio::test
