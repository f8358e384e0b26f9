#pragma once
#include "core/crypto/ReservedNames.h"
#include "ui/presenters/KeyPorts.h"

/// Making keys: everything is made and read back in a temporary folder and takes its place only when it is complete.
namespace intaglio::ui {

/// "CLINIC keys" holds: clinic/ (NAME.key, NAME.pub, recovery.key), "kiosk NAME"/, "doctor NAME"/, public/ (every .pub).
inline constexpr const char* kClinicFolder = "clinic";
inline constexpr const char* kPublicFolder = "public";
using crypto::isReservedName;
using crypto::kRecoveryName;
[[nodiscard]] std::filesystem::path keysFolderIn(const std::filesystem::path& place, const QString& clinicName);
/// The keys folder that a clinic's key file belongs to.
[[nodiscard]] std::filesystem::path keysFolderOf(const std::filesystem::path& clinicKeyFile);

/// Phases "key" (one step a key) and "finish". Leaves nothing behind on an error or Cancelled. FileUnwritable where a folder of one of the
/// names is there already; SelfVerificationFailed where a key that was written does not read back.
[[nodiscard]] base::Result<KeySetupOutcome> makeKeys(const KeyWorkplace& at, const KeySetupPlan& plan, base::ProgressSink& progress,
                                                     std::stop_token stop);

}  // namespace intaglio::ui
