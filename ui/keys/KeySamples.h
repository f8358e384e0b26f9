#pragma once
#include "ui/presenters/KeyPorts.h"

/// Made-up keys for the gallery: no cryptography, no files.
namespace intaglio::ui::samples {

[[nodiscard]] KeyPorts keyPorts(const KeyRingContents& ring, bool hasStick = true);
[[nodiscard]] KeyRingContents knownKeys();
[[nodiscard]] KeySetupPlan setupPlan();
[[nodiscard]] KeySetupOutcome setupOutcome();
[[nodiscard]] KeyFacts keyFacts(crypto::Role role, const std::string& name, int number);

}  // namespace intaglio::ui::samples
