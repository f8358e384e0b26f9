#pragma once
#include "core/crypto/Revocation.h"

/// Whom this machine believes: one folder with the pinned clinic's .pub, enrolled kiosks and doctors, kiosks that were trusted by name, and
/// the newest revocation list. Every file is checked again whenever the store is opened. Not for use from several threads at once.
namespace intaglio::crypto {

class TrustStore {
public:
    /// Reads `folder` (made when needed). A file that does not hold is left out and named in `ignored()`.
    [[nodiscard]] static Result<TrustStore> open(const Primitives& primitives, const std::filesystem::path& folder);

    /// Null until a clinic was pinned.
    [[nodiscard]] const PublicIdentity* clinic() const;
    /// Once, after people compared fingerprints. KeyWrongRole; ClinicMismatch where another clinic is pinned already.
    [[nodiscard]] Status pinClinic(const PublicIdentity& clinic);

    /// Adds or renews a kiosk or doctor. With a pinned clinic its signature is required: KeyNotEnrolled without one, ClinicMismatch with
    /// another's. Without a pinned clinic the caller vouches for the key ("trust given by name"). KeyRevoked for a key on the list.
    [[nodiscard]] Status add(const PublicIdentity& identity);
    /// Forgets a key. Unknown keys are no error.
    [[nodiscard]] Status remove(const Fingerprint& key);
    /// KeyFileInvalid where no clinic is pinned, ClinicMismatch, RevocationListOld for a number below the one held.
    [[nodiscard]] Status update(const RevocationList& list);

    /// All kiosks, doctors (sorted by name), revoked ones too.
    [[nodiscard]] const std::vector<PublicIdentity>& kiosks() const;
    [[nodiscard]] const std::vector<PublicIdentity>& doctors() const;
    /// Null where there is none yet; its `issuedAt` tells its age.
    [[nodiscard]] const RevocationList* revocations() const;
    /// Files of the folder that were not used, and why.
    [[nodiscard]] const std::vector<base::Error>& ignored() const;

private:
    struct State;
    explicit TrustStore(std::shared_ptr<State> state);
    std::shared_ptr<State> m_state;
};

}  // namespace intaglio::crypto
