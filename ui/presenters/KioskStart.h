#pragma once
#include <filesystem>

#include "core/crypto/Primitives.h"

/// NAME.start beside NAME.key: lets a kiosk open its key without staff, where the clinic chose so.
///
/// As made, the file holds the passphrase itself. The first time a computer uses it, it is sealed to that computer (the system's machine
/// identifier), so that a copy is of no use elsewhere. It does not protect against somebody who can use the computer as the kiosk does.
namespace intaglio::ui {

[[nodiscard]] std::filesystem::path startFileOf(const std::filesystem::path& keyFile);

/// Readable by the owner alone. FileUnwritable, DiskFull.
[[nodiscard]] base::Status writeStartFile(const std::filesystem::path& file, base::ByteView passphrase);

/// The passphrase; seals the file to this computer where it is not yet. FileNotFound without a start file, KeyFileInvalid for a damaged
/// one, CryptoAuthenticationFailed on another computer. `machineId` empty: the system's.
[[nodiscard]] base::Result<base::SecretBytes> readStartFile(const crypto::Primitives& primitives, const std::filesystem::path& file,
                                                            const base::Bytes& machineId = {});

}  // namespace intaglio::ui
