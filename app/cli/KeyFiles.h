#pragma once
#include "app/cli/Command.h"
#include "core/crypto/Revocation.h"

/// Keys and lists as commands take them: file names, read and checked.
namespace intaglio::cli {

[[nodiscard]] base::Result<std::vector<crypto::PublicIdentity>> readPublicIdentities(CommandContext& context,
                                                                                     const std::vector<std::string>& files);

/// What crypto::readRevocationList() reads; where there is no such file, a note says what that means.
[[nodiscard]] base::Result<crypto::RevocationList> readList(CommandContext& context, const std::string& file);

/// The list that `file` holds; nothing for no file. ClinicMismatch unless it is that of the clinic which enrolled `holder`: a list of
/// somebody else's says nothing about our keys. Keys without a clinic take any list.
[[nodiscard]] base::Result<std::optional<crypto::RevocationList>> readRevocations(CommandContext& context, const std::string& file,
                                                                                  const crypto::PublicIdentity& holder);

/// InvalidArgument where `clinic` is asked to enrol a key under a name that kiosks give rights to, unless it is one that it has signed
/// under that name before: a recovery key that is renewed.
[[nodiscard]] base::Status checkEnrolledName(CommandContext& context, const crypto::PublicIdentity& identity,
                                             const crypto::PublicKey& clinic);
/// The same for a key that exists. A recovery key signed by the key that the clinic had before it replaced its own passes too, where
/// `compared` is its fingerprint (in any capitals, with or without its hyphens): the former signature alone may be a thief's.
[[nodiscard]] base::Status checkRenewedName(CommandContext& context, const crypto::PublicIdentity& identity,
                                            const crypto::PublicKey& clinic, const std::string& compared);

/// Prints what "keys show" prints.
void showIdentity(CommandContext& context, const std::string& file, const crypto::PublicIdentity& identity);
/// The JSON line and the message of a command on keys that failed.
void failForKey(CommandContext& context, const std::string& file, const base::Error& error);

/// OutputIsInput; OutputExists where `keepExisting` and the file is there.
[[nodiscard]] base::Status checkOutput(const std::string& input, const std::string& output, bool keepExisting);
/// Adds --no-overwrite.
void addKeepExisting(CLI::App& command, bool& keepExisting);

}  // namespace intaglio::cli
