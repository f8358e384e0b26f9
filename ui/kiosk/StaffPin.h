#pragma once
#include "core/crypto/Primitives.h"

class QString;
class QWidget;

namespace intaglio::ui {

/// True where this computer is no kiosk, or whoever is there knows the kiosk's PIN; asks for it in a dialog above `parent`. After
/// PinGuard::kAttempts wrong PINs nothing is accepted for a while. False where the kiosk's settings cannot be read: then nobody can know
/// the PIN. User-interface thread.
[[nodiscard]] bool askStaffPin(const crypto::Primitives& primitives, const QString& settingsFolder, QWidget* parent);

}  // namespace intaglio::ui
