#pragma once
#include <string>

#include "core/base/SecretBytes.h"
#include "core/crypto/Keys.h"

namespace intaglio::cli {

/// Passphrases come from a file (first line), else from the terminal without echo, else from the first line of standard input;
/// never from an argument, which other users of the machine could read. The file may be a pipe, which can be read only once.
[[nodiscard]] base::Result<base::SecretBytes> readPassphrase(const std::string& passphraseFile, const std::string& keyName);

/// Asks twice on a terminal. PassphraseMissing for an empty one, PassphrasesDiffer, PassphraseWeak (crypto::checkPassphrase).
[[nodiscard]] base::Result<base::SecretBytes> chooseNewPassphrase(const std::string& passphraseFile, const std::string& keyName);

/// Reads and unlocks a key file.
[[nodiscard]] base::Result<crypto::PrivateIdentity> unlockKey(const crypto::Primitives& primitives, const std::string& keyFile,
                                                              const std::string& passphraseFile);

/// A key that is to be written again, so its passphrase is kept.
struct UnlockedKey {
    crypto::PrivateIdentity identity;
    base::SecretBytes passphrase;
};
[[nodiscard]] base::Result<UnlockedKey> unlockForWriting(const crypto::Primitives& primitives, const std::string& keyFile,
                                                         const std::string& passphraseFile);

}  // namespace intaglio::cli
