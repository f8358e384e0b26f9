#pragma once
#include "ui/presenters/KeyPorts.h"

/// What the key manager does with files and with this computer's trust. Runs on worker threads.
namespace intaglio::ui {

/// The store's keys and every .pub below `folder` (three folders deep; a .key of the same name beside it counts as the key file).
[[nodiscard]] base::Result<KeyRingContents> readKeyRing(const KeyWorkplace& at, const std::filesystem::path& folder);
/// Pins a clinic, or adds a kiosk or doctor. After people compared the words of a clinic again its file is taken anew: where this
/// computer's own is damaged, or older than this one. ClinicMismatch where another clinic is pinned.
[[nodiscard]] base::Status trustKey(const KeyWorkplace& at, const crypto::PublicIdentity& identity);
[[nodiscard]] base::Status replaceTrustedClinic(const KeyWorkplace& at, const crypto::PublicIdentity& identity);
/// For a clinic that was just taken in: its list of revoked keys and the kiosks and doctors whom it signed, from files in `folder` itself.
/// What is another's, revoked or older is left; nobody has to compare words, because the clinic's signature speaks for each. Where a list
/// cannot be read or is refused, nobody comes in, because that list may name them: the outcome's `problem`.
[[nodiscard]] KeyActionOutcome takeInBeside(const KeyWorkplace& at, const crypto::PublicIdentity& clinic,
                                            const std::filesystem::path& folder);
/// KeyFileInvalid where no clinic is pinned, ClinicMismatch, RevocationListOld.
[[nodiscard]] base::Status importRevocationList(const KeyWorkplace& at, const std::filesystem::path& file);
/// KeyFileInvalid where a chosen key file is not the target's or was renamed, ClinicMismatch where the clinic's key is not that of the
/// clinic this computer trusts, FileUnwritable where another key of the name lies among the public files, KeyRevoked where a listed key
/// would be signed afresh, the error of the trust store's defect() where the lists cannot be asked. lacksList() where Revoke or Replace
/// find none to continue. An error means that nothing was changed; what fails later is the outcome's `problem`.
[[nodiscard]] base::Result<KeyActionOutcome> actOnKey(const KeyWorkplace& at, const KeyActionRequest& request);
[[nodiscard]] base::Result<KeyActionOutcome> exportPublicPart(const KeyWorkplace& at, const crypto::PublicIdentity& identity,
                                                              const std::filesystem::path& folder);

}  // namespace intaglio::ui
