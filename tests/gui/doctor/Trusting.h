#pragma once
#include "tests/gui/GuiFixture.h"
#include "ui/presenters/KeySession.h"

namespace intaglio::test {

/// Trusts the kiosk and waits for the end of it; false where it was refused.
[[nodiscard]] inline bool trusts(ui::KeySession& keys, const crypto::PublicIdentity& kiosk) {
    const auto end = std::make_shared<std::optional<bool>>();
    keys.trust(kiosk, [end](const base::Status& trusted) { *end = static_cast<bool>(trusted); });
    return waitFor([&] { return end->has_value(); }) && **end;
}

}  // namespace intaglio::test
