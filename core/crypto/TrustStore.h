#pragma once
#include <functional>

#include "core/crypto/Revocation.h"

/// Whom this machine believes: one folder with the pinned clinic's .pub, enrolled kiosks and doctors, kiosks that were trusted by name, and
/// the newest revocation list. Every file is checked again whenever the store is opened. Not for use from several threads at once; several
/// programs may have the same folder open: what changes the store first takes in what the others wrote, under a lock (FileUnwritable where
/// somebody else keeps it), so that nothing of theirs is lost. Pointers and references that the store gave are good until then.
///
/// It fails towards distrust: where a clinic was pinned and its file does not hold, or its list of revoked keys is damaged, missing or
/// older than the newest one that was ever taken, nobody is trusted, and `defect()` says why.
namespace intaglio::crypto {

class TrustStore {
public:
    /// Reads `folder` (made when needed). A file that does not hold is left out and named in `ignored()`.
    [[nodiscard]] static Result<TrustStore> open(const Primitives& primitives, const std::filesystem::path& folder);

    /// Null where the store can be used. Else why kiosks() and doctors() are empty: the clinic's file does not hold (replaceClinic() mends
    /// it), or the list of revoked keys does not (update() with a list that is at least as new mends it). Also named in ignored().
    [[nodiscard]] const base::Error* defect() const;
    /// Null until a clinic was pinned, and where its file does not hold: see defect().
    [[nodiscard]] const PublicIdentity* clinic() const;
    /// Once, after people compared fingerprints. The pinned clinic's key again changes nothing, whatever else its file says: nobody signs
    /// that. KeyWrongRole; ClinicMismatch where another clinic is pinned already; the error of defect().
    [[nodiscard]] Status pinClinic(const PublicIdentity& clinic);
    /// Another clinic in the pinned one's place, or the pinned one's file anew, after people compared fingerprints again. The old clinic's
    /// list goes, and keys that the new clinic did not sign no longer count. Mends a clinic's file that does not hold. KeyWrongRole,
    /// KeyFileInvalid, FileUnwritable.
    [[nodiscard]] Status replaceClinic(const PublicIdentity& newClinic);

    /// Adds or renews a kiosk or doctor. With a pinned clinic its signature is required: KeyNotEnrolled without one, ClinicMismatch with
    /// another's. Without a pinned clinic the caller vouches for the key ("trust given by name"). KeyRevoked for a key on the list.
    /// KeyFileInvalid where another key has the same fingerprint; the error of defect().
    [[nodiscard]] Status add(const PublicIdentity& identity);
    /// Forgets a key. Unknown keys are no error.
    [[nodiscard]] Status remove(const Fingerprint& key);
    /// KeyFileInvalid where no clinic is pinned, or where the list takes back what the one in use says (see keepsRevocations());
    /// ClinicMismatch; RevocationListOld for a number below the newest that was ever taken, and for another list of that number.
    [[nodiscard]] Status update(const RevocationList& list);
    /// What update() would say to the list, short of writing it.
    [[nodiscard]] Status checkUpdate(const RevocationList& list) const;

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
    [[nodiscard]] Status change(const std::function<Status(State&)>& work);
    std::shared_ptr<State> m_state;
};

}  // namespace intaglio::crypto
