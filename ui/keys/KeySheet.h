#pragma once
#include "ui/presenters/KeyPorts.h"

namespace intaglio::ui {

/// The page to print and put beside the stick: every key's fingerprint as words, groups and QR code, where each file goes, what to do.
/// A PDF (A4). FileUnwritable. Holds no secret.
[[nodiscard]] base::Status writeKeySheet(const KeySetupOutcome& made, const std::filesystem::path& file);

/// What to do after the keys are made, in order; plain sentences.
[[nodiscard]] QStringList nextSteps(const KeySetupOutcome& made);
/// Where one key goes: "Copy the folder ... to the kiosk".
[[nodiscard]] QString destinationOf(const MadeKey& key);

}  // namespace intaglio::ui
