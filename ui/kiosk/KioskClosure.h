#pragma once
#include "ui/kiosk/KioskJobs.h"

/// When a kiosk may seal for nobody, and for whom it may at the moment of sealing.
namespace intaglio::ui::kiosk {

/// Why the kiosk is closed, for staff; none where it may seal. KeyRevoked or KeyExpired naming the kiosk's own key; FileNotFound naming
/// *.pub in `folder` where nobody can be chosen.
[[nodiscard]] std::optional<base::Error> whyClosed(const AppPorts& ports, const crypto::PublicIdentity& kiosk, const Recipients& recipients,
                                                   const QString& folder);

/// Tells doctors apart: the fingerprint of their key in hex.
[[nodiscard]] QString doctorId(const crypto::Primitives& primitives, const crypto::PublicIdentity& doctor);

/// Whom a picture is sealed for.
struct ChosenRecipients {
    std::vector<crypto::PublicIdentity> keys;                   ///< the doctor, and the clinic's recovery key where there is one
    std::shared_ptr<const crypto::RevocationList> revocations;  ///< may be null
};
/// Reads the folder anew, so that what the clinic changed a moment ago counts. The errors of listRecipients() and whyClosed();
/// KeyNotEnrolled naming the doctor where this one can no longer be chosen.
[[nodiscard]] base::Result<ChosenRecipients> readChosen(const AppPorts& ports, const QString& folder, const crypto::PublicIdentity& kiosk,
                                                        const crypto::PublicIdentity& doctor);

/// Whether a key file can be this kiosk's, as far as the .pub file beside it tells, without its passphrase: KeyWrongRole naming the role
/// that it has.
[[nodiscard]] base::Status checkKioskKeyFile(const AppPorts& ports, const QString& keyFile);

}  // namespace intaglio::ui::kiosk
