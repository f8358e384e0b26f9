#pragma once
#include "tests/gui/keys/KeyRequests.h"

/// The steps that people take in the wizard that makes a clinic's keys.
namespace intaglio::test {

[[nodiscard]] QString typed(QWidget& window, const char* name);
/// Types `words` into both fields.
void enterPassphrase(QWidget& window, const QString& prefix, const QString& words);
void next(ui::KeySetupWizard& wizard);
/// What the visible message bar says.
[[nodiscard]] QString said(QWidget& window);
void addKiosk(ui::KeySetupWizard& wizard, const QString& name, bool startsByItself);
/// From the welcome page to the page with the button "Make the keys".
void fillIn(ui::KeySetupWizard& wizard);

}  // namespace intaglio::test
