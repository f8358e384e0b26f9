#pragma once
#include "tests/gui/keys/KeyDesk.h"

/// What the key manager is asked for without a window: the files of KeyDesk::makeClinic(), and requests about them.
namespace intaglio::test {

/// A passphrase that none of the desk's keys has.
inline constexpr const char* kNewWords = "marble river thunder apple";

[[nodiscard]] std::filesystem::path clinicFile(const KeyDesk& desk);
[[nodiscard]] std::filesystem::path doctorFile(const KeyDesk& desk);
[[nodiscard]] std::filesystem::path kioskFile(const KeyDesk& desk);
/// Among the clinic's public files: its list of revoked keys, and NAME.pub.
[[nodiscard]] std::filesystem::path listFile(const KeyDesk& desk);
[[nodiscard]] std::filesystem::path publicFile(const KeyDesk& desk, const std::string& name);

[[nodiscard]] crypto::PublicIdentity publicKey(const KeyDesk& desk, const std::filesystem::path& file);
[[nodiscard]] crypto::PublicIdentity publicKeyOf(const KeyDesk& desk, const std::string& name);

/// With the clinic's key and kNewWords; a list that it makes is the first one.
[[nodiscard]] ui::KeyActionRequest request(const KeyDesk& desk, ui::KeyAction action, const crypto::PublicIdentity& target);
[[nodiscard]] ui::KeyActionRequest requestFor(const KeyDesk& desk, ui::KeyAction action, const std::string& name);
/// About the doctor's key, with its key file.
[[nodiscard]] ui::KeyActionRequest doctorRequest(const KeyDesk& desk, ui::KeyAction action);

/// The next list, which names NAME too, made beside the manager.
[[nodiscard]] crypto::RevocationList listOf(const KeyDesk& desk, const crypto::RevocationList* previous, const std::string& name,
                                            crypto::RevocationReason reason = crypto::RevocationReason::Left);
/// "Hill Practice" on the stick, which only the computer "other" trusts; its folder.
std::filesystem::path makeOtherClinic(const KeyDesk& desk);

[[nodiscard]] base::ErrorCode failureOf(const base::Result<ui::KeyActionOutcome>& outcome);
[[nodiscard]] base::Bytes contentOf(const std::filesystem::path& file);

}  // namespace intaglio::test
