#pragma once
#include "core/crypto/TrustStore.h"
#include "ui/presenters/KeyPorts.h"

/// The clinic's lists of revoked keys, as the key manager continues them. Runs on worker threads.
namespace intaglio::ui {

/// The next list of a clinic, made and checked, and not written yet.
struct NextList {
    crypto::RevocationList list;
    std::filesystem::path file;  ///< CLINIC.revoked among the clinic's public files
};

/// True where the newest list, of this computer or beside the clinic's key, names the key. The error of the trust store's defect() where
/// nobody can be judged on this computer; KeyFileInvalid or RevocationListOld where the two lists do not belong to one series.
[[nodiscard]] base::Result<bool> isRevoked(const KeyWorkplace& at, const KeyActionRequest& request, const crypto::PrivateIdentity& clinic,
                                           const crypto::PublicIdentity& identity);

/// The list that names `key` too. Nothing is written. Errors as isRevoked(); FileNotFound naming CLINIC.revoked where there is no list to
/// continue and `request` does not say that there never was one; what the trust store would refuse the list for.
[[nodiscard]] base::Result<NextList> nextList(const KeyWorkplace& at, const KeyActionRequest& request,
                                              const crypto::PrivateIdentity& clinic, const crypto::Fingerprint& key);

/// Runs `work`, which makes the clinic's next list and puts it in use, with no other program doing so: two lists with one number are never
/// continued. FileUnwritable naming CLINIC.revoked where it could not begin.
[[nodiscard]] base::Result<KeyActionOutcome> whileListLocked(const KeyActionRequest& request, const crypto::PrivateIdentity& clinic,
                                                             const std::function<base::Result<KeyActionOutcome>()>& work);

/// Writes what nextList() made and takes it in on this computer. Where only the second fails, the outcome says so.
[[nodiscard]] base::Result<KeyActionOutcome> putInUse(const KeyWorkplace& at, const NextList& next);

}  // namespace intaglio::ui
