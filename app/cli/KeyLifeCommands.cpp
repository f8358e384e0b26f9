#include "app/cli/KeyLifeCommands.h"

#include <algorithm>
#include <memory>

#include "app/cli/Choice.h"
#include "app/cli/KeyFiles.h"
#include "app/cli/Passphrase.h"
#include "core/base/FileLock.h"
#include "core/base/Files.h"

namespace intaglio::cli {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using crypto::PrivateIdentity;
using crypto::PublicIdentity;
using crypto::RevocationReason;
using crypto::Role;

constexpr std::int64_t kValidity = std::int64_t{5} * 365 * 86400;

struct LifeOptions {
    std::string file;    ///< the key that changes
    std::string clinic;  ///< CLINIC.key
    std::string renewed;
    std::string fingerprint;  ///< of the key that changes, as people compared it
    std::string list;
    bool isFirstList = false;
    RevocationReason reason = RevocationReason::Lost;
    std::string passphraseFile;
    std::string clinicPassphraseFile;

    [[nodiscard]] const std::string& clinicSecret() const { return clinicPassphraseFile.empty() ? passphraseFile : clinicPassphraseFile; }
};

std::string publicFileOf(const std::string& keyFile) {
    return base::pathText(base::pathFromText(keyFile).replace_extension(".pub"));
}

/// Unlocks NAME.key, writes what `change` makes of it under the same passphrase, and shows it.
template <class Change>
Status rewriteKey(CommandContext& context, const std::string& keyFile, const std::string& passphraseFile, Change change) {
    const crypto::Primitives& primitives = context.services.primitives();
    const auto unlocked = unlockForWriting(primitives, keyFile, passphraseFile);
    if (!unlocked) return unlocked.error();
    const std::filesystem::path path = base::pathFromText(keyFile);
    // The name inside decides the names of the files, so a renamed file would be written beside itself.
    if (base::pathText(path.stem()) != unlocked->identity.pub.name)
        return Error(ErrorCode::KeyFileInvalid, {keyFile, "its name should be " + unlocked->identity.pub.name + ".key"});
    const Result<PrivateIdentity> changed = change(unlocked->identity);
    if (!changed) return changed.error();
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    if (const Status written = crypto::replaceIdentity(primitives, *changed, unlocked->passphrase.view(), folder); !written) return written;
    showIdentity(context, publicFileOf(keyFile), changed->pub);
    return {};
}

/// The public part alone: the clinic signs it anew, and the doctor takes it over with "keys adopt".
Status renewPublic(CommandContext& context, const LifeOptions& options, const PrivateIdentity& clinic, std::int64_t now) {
    const crypto::Primitives& primitives = context.services.primitives();
    const std::filesystem::path path = base::pathFromText(options.file);
    Result<PublicIdentity> renewed = PublicIdentity();
    const Status written = base::whileLocked(path, [&]() -> Status {
        auto identity = crypto::readPublicIdentity(primitives, path);
        if (!identity) return identity.error();
        if (const Status allowed = checkRenewedName(context, *identity, clinic.pub.signing, options.fingerprint); !allowed) return allowed;
        identity->notBefore = std::min(identity->notBefore, now);
        identity->notAfter = now + kValidity;
        renewed = crypto::enrolIdentity(primitives, *std::move(identity), clinic, now);
        if (!renewed) return renewed.error();
        return base::writeFileAtomically(path, crypto::encodePublicIdentity(*renewed));
    });
    if (written) showIdentity(context, options.file, *renewed);
    return written;
}

Status renew(CommandContext& context, const LifeOptions& options) {
    const crypto::Primitives& primitives = context.services.primitives();
    const std::int64_t now = context.services.clock().unixSeconds();
    const auto clinic = unlockKey(primitives, options.clinic, options.clinicSecret());
    if (!clinic) return clinic.error();
    if (base::pathFromText(options.file).extension() != ".key") return renewPublic(context, options, *clinic, now);
    return rewriteKey(context, options.file, options.passphraseFile, [&](const PrivateIdentity& identity) -> Result<PrivateIdentity> {
        const Status allowed = checkRenewedName(context, identity.pub, clinic->pub.signing, options.fingerprint);
        if (!allowed) return allowed.error();
        return crypto::renewIdentity(primitives, identity, *clinic, now);
    });
}

Status replace(CommandContext& context, const LifeOptions& options) {
    const crypto::Primitives& primitives = context.services.primitives();
    const std::int64_t now = context.services.clock().unixSeconds();
    std::optional<PrivateIdentity> clinic;
    if (!options.clinic.empty()) {
        auto unlocked = unlockKey(primitives, options.clinic, options.clinicSecret());
        if (!unlocked) return unlocked.error();
        clinic = *std::move(unlocked);
    }
    const auto change = [&](const PrivateIdentity& identity) -> Result<PrivateIdentity> {
        if (clinic) {
            const Status allowed = checkRenewedName(context, identity.pub, clinic->pub.signing, options.fingerprint);
            if (!allowed) return allowed.error();
        }
        return crypto::replaceKeys(primitives, identity, clinic ? &*clinic : nullptr, now);
    };
    const Status replaced = rewriteKey(context, options.file, options.passphraseFile, change);
    if (!replaced) return replaced;
    context.console.text(
        "The old key still counts until the clinic revokes it: as \"replaced\" where nobody else had it, as \"stolen\" where somebody else "
        "may know it.");
    return {};
}

Status adopt(CommandContext& context, const LifeOptions& options) {
    const crypto::Primitives& primitives = context.services.primitives();
    const auto renewed = crypto::readPublicIdentity(primitives, base::pathFromText(options.renewed));
    if (!renewed) return renewed.error();
    std::optional<crypto::PublicKey> pinned;
    if (!options.clinic.empty()) {
        const auto clinic = crypto::readPublicIdentity(primitives, base::pathFromText(options.clinic));
        if (!clinic) return clinic.error();
        if (clinic->role != Role::Clinic) return Error(ErrorCode::KeyWrongRole, {options.clinic, std::string(roleName(Role::Clinic))});
        if (!renewed->isSignedBy(primitives, clinic->signing)) return Error(ErrorCode::KeySignatureInvalid, {options.renewed});
        pinned = clinic->signing;
    }
    return rewriteKey(context, options.file, options.passphraseFile, [&](const PrivateIdentity& identity) {
        return crypto::adoptEnrolment(primitives, identity, *renewed, pinned ? &*pinned : nullptr);
    });
}

Status rotate(CommandContext& context, const LifeOptions& options) {
    const Status rotated = rewriteKey(context, options.clinic, options.passphraseFile, [&](const PrivateIdentity& identity) {
        return crypto::rotateStegoKey(context.services.primitives(), identity);
    });
    if (rotated)
        context.console.text(
            "A new epoch has begun. Renew every kiosk's and doctor's key now (keys renew FILE --clinic CLINIC.key): until then kiosks seal "
            "in the old order, and doctors whose key is not renewed will not find what renewed kiosks seal.");
    return rotated;
}

/// The list that is there; nothing for the clinic's first one. A mistyped path must not start a second series of lists: computers would
/// refuse it, or take back what the first one says.
Result<std::optional<crypto::RevocationList>> previousList(CommandContext& context, const std::string& file, bool isFirst) {
    const std::filesystem::path path = base::pathFromText(file);
    std::error_code ignored;
    const bool isThere = std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
    if (isFirst && isThere) return Error(ErrorCode::OutputExists, {file});
    if (isFirst) return std::optional<crypto::RevocationList>();
    auto list = crypto::readRevocationList(context.services.primitives(), path);
    if (!list && list.error().code == ErrorCode::FileNotFound)
        context.console.note(
            "If the clinic never revoked a key, --first makes its first list. If it did, bring its newest list here: a "
            "second first list would be refused elsewhere.");
    if (!list) return list.error();
    return std::optional(*std::move(list));
}

/// Reads, continues and writes the list with no other program doing so: of two lists with one number, one would be lost.
Result<crypto::RevocationList> continueList(CommandContext& context, const LifeOptions& options, const PrivateIdentity& clinic,
                                            const PublicIdentity& key) {
    const crypto::Primitives& primitives = context.services.primitives();
    const std::filesystem::path path = base::pathFromText(options.list);
    Result<crypto::RevocationList> next = crypto::RevocationList();
    const Status written = base::whileLocked(path, [&]() -> Status {
        const auto previous = previousList(context, options.list, options.isFirstList);
        if (!previous) return previous.error();
        next = crypto::revoke(primitives, *previous ? &**previous : nullptr, clinic, key.fingerprint(primitives), options.reason,
                              context.services.clock().unixSeconds());
        if (!next) return next.error();
        return crypto::writeRevocationList(*next, path);
    });
    if (!written) return written.error();
    return next;
}

Status revoke(CommandContext& context, const LifeOptions& options) {
    const crypto::Primitives& primitives = context.services.primitives();
    const auto key = crypto::readPublicIdentity(primitives, base::pathFromText(options.file));
    if (!key) return key.error();
    if (key->role == Role::Clinic) return Error(ErrorCode::KeyWrongRole, {options.file, "kiosk or doctor"});
    // Told before people type a passphrase.
    if (const auto previous = previousList(context, options.list, options.isFirstList); !previous) return previous.error();
    const auto clinic = unlockKey(primitives, options.clinic, options.clinicSecret());
    if (!clinic) return clinic.error();
    if (key->clinic && *key->clinic != clinic->pub.signing) return Error(ErrorCode::ClinicMismatch, {options.file});
    const auto list = continueList(context, options, *clinic, *key);
    if (!list) return list.error();
    context.console.json({{"file", options.list},
                          {"status", "ok"},
                          {"number", list->number},
                          {"issued_at", base::toRfc3339(list->issuedAt)},
                          {"keys", list->keys.size()},
                          {"revoked", key->name},
                          {"fingerprint", key->readableFingerprint(primitives)}});
    context.console.text(options.list + ": list " + std::to_string(list->number) + " with " + std::to_string(list->keys.size()) +
                         " key(s); " + key->name + " is revoked.\nBring the list to every computer that opens or seals pictures.");
    return {};
}

using Work = Status (*)(CommandContext&, const LifeOptions&);

std::shared_ptr<LifeOptions> addLifeCommand(CLI::App& keys, CommandContext& context, const std::string& name,
                                            const std::string& description, Work work, CLI::App*& command) {
    auto options = std::make_shared<LifeOptions>();
    command = addCommand(keys, context, name, description);
    command->add_option("--passphrase-file", options->passphraseFile, "File whose first line is the passphrase (also the clinic key's)");
    command->callback([&context, options, work] {
        if (const Status done = work(context, *options); !done)
            failForKey(context, options->file.empty() ? options->clinic : options->file, done.error());
    });
    return options;
}

void addClinic(CLI::App& command, LifeOptions& options, const std::string& description, bool isNeeded) {
    command.add_option("--clinic", options.clinic, description)->required(isNeeded);
    command.add_option("--clinic-passphrase-file", options.clinicPassphraseFile, "The clinic key's passphrase, where it differs");
}

void addFingerprint(CLI::App& command, LifeOptions& options) {
    command.add_option("--fingerprint", options.fingerprint,
                       "A recovery key's fingerprint from the clinic's sheet, needed once after the clinic replaced its own key");
}

}  // namespace

void addKeyLifeCommands(CLI::App& keys, CommandContext& context) {
    CLI::App* command = nullptr;
    auto options =
        addLifeCommand(keys, context, "renew", "Enrol a key again: five more years, the clinic's current carrier order", renew, command);
    command->add_option("KEY", options->file, "NAME.key, or a doctor's NAME.pub, which the doctor then adopts")->required();
    addClinic(*command, *options, "Clinic key that enrols", true);
    addFingerprint(*command, *options);

    options = addLifeCommand(keys, context, "replace",
                             "Make fresh keys under the same name; a doctor's old ones still open what they opened", replace, command);
    command->add_option("KEY", options->file, "NAME.key")->required();
    addClinic(*command, *options, "Clinic key that enrols the new keys", false);
    addFingerprint(*command, *options);

    options = addLifeCommand(keys, context, "adopt", "Take a NAME.pub that the clinic renewed into the doctor's key file", adopt, command);
    command->add_option("PUB", options->renewed, "The renewed NAME.pub")->required();
    command->add_option("--key", options->file, "NAME.key of the doctor")->required();
    command->add_option("--clinic", options->clinic, "The clinic's .pub file: fail unless this clinic renewed it");

    options = addLifeCommand(keys, context, "rotate", "Start a new epoch of the clinic's carrier order; renew the other keys afterwards",
                             rotate, command);
    command->add_option("--clinic", options->clinic, "Clinic key")->required();

    options = addLifeCommand(keys, context, "revoke", "Put a key on the clinic's signed list of revoked keys", revoke, command);
    command->add_option("--key", options->file, "NAME.pub of the key")->required();
    addClinic(*command, *options, "Clinic key that signs the list", true);
    command->add_option("--list", options->list, "CLINIC.revoked: is replaced by the next list")->required();
    command->add_flag("--first", options->isFirstList, "Make the clinic's first list; fail where the file is there");
    command
        ->add_option("--reason", options->reason,
                     "lost, stolen (nothing it signed counts), left or replaced (what it signed before counts)")
        ->required()
        ->transform(choiceOf<RevocationReason>({{"lost", RevocationReason::Lost},
                                                {"stolen", RevocationReason::Stolen},
                                                {"left", RevocationReason::Left},
                                                {"replaced", RevocationReason::Replaced}}))
        ->option_text("REASON");
}

}  // namespace intaglio::cli
