#pragma once
#include "ui/presenters/KeyPorts.h"

/// What the key manager does with files and with this computer's trust. Runs on worker threads.
namespace intaglio::ui {

/// The store's keys and every .pub below `folder` (three folders deep; a .key of the same name beside it counts as the key file).
[[nodiscard]] base::Result<KeyRingContents> readKeyRing(const KeyWorkplace& at, const std::filesystem::path& folder);
[[nodiscard]] base::Status trustKey(const KeyWorkplace& at, const crypto::PublicIdentity& identity);
/// KeyFileInvalid where no clinic is pinned, ClinicMismatch, RevocationListOld.
[[nodiscard]] base::Status importRevocationList(const KeyWorkplace& at, const std::filesystem::path& file);
/// KeyFileInvalid where a chosen key file is not the target's or was renamed, ClinicMismatch where the clinic's key is not that of the
/// clinic this computer trusts, FileUnwritable where another key of the name lies among the public files.
[[nodiscard]] base::Result<KeyActionOutcome> actOnKey(const KeyWorkplace& at, const KeyActionRequest& request);
[[nodiscard]] base::Result<KeyActionOutcome> exportPublicPart(const KeyWorkplace& at, const crypto::PublicIdentity& identity,
                                                              const std::filesystem::path& folder);

}  // namespace intaglio::ui
