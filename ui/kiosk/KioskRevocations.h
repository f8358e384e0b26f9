#pragma once
#include <QString>
#include <memory>

#include "core/crypto/Revocation.h"
#include "ui/support/AppPorts.h"

namespace intaglio::ui::kiosk {

/// The newest of the clinic's lists of revoked keys among the .revoked files in `folder` and in this computer's store of trust, which the
/// key manager keeps; null where there is none and never was one. The newest list that was ever seen is remembered in the program's folder,
/// for each clinic: damage, an older list or none at all then means that nobody can be trusted, not that nobody is revoked.
/// The errors of crypto::readRevocationList() for any .revoked file there; RevocationListOld for a list below the remembered one, or for
/// two that differ under one number; FileNotFound where one is remembered and none is there; KeyFileInvalid where what is remembered is
/// damaged; TrustStore::defect(). Reads and writes files: worker threads only.
[[nodiscard]] base::Result<std::shared_ptr<const crypto::RevocationList>> newestRevocations(const AppPorts& ports, const QString& folder,
                                                                                            const crypto::PublicKey& clinic);

}  // namespace intaglio::ui::kiosk
