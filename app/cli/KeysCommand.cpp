#include <map>
#include <memory>

#include "app/cli/Choice.h"
#include "app/cli/KeyFiles.h"
#include "app/cli/KeyLifeCommands.h"
#include "app/cli/Passphrase.h"
#include "core/base/Files.h"

namespace intaglio::cli {
namespace {

using crypto::PrivateIdentity;
using crypto::PublicIdentity;
using crypto::Role;

struct NewKeyOptions {
    Role role = Role::Doctor;
    std::string name;
    std::string out;
    std::string clinic;
    std::string passphraseFile;
    std::string clinicPassphraseFile;
};

struct ShowKeyOptions {
    std::string file;
    std::string clinic;
    std::string passphraseFile;
};

base::Result<PrivateIdentity> makeIdentity(CommandContext& context, const NewKeyOptions& options) {
    const crypto::Primitives& primitives = context.services.primitives();
    crypto::NewKeyRequest request;
    request.role = options.role;
    request.name = options.name;
    request.now = context.services.clock().unixSeconds();
    if (options.clinic.empty()) return crypto::createIdentity(primitives, request);
    const std::string& secret = options.clinicPassphraseFile.empty() ? options.passphraseFile : options.clinicPassphraseFile;
    const auto clinic = unlockKey(primitives, options.clinic, secret);
    if (!clinic) return clinic.error();
    PublicIdentity wanted;
    wanted.name = options.name;
    if (const base::Status allowed = checkEnrolledName(context, wanted, clinic->pub.signing); !allowed) return allowed.error();
    request.clinic = &*clinic;
    return crypto::createIdentity(primitives, request);
}

void makeKey(CommandContext& context, const NewKeyOptions& options) {
    const crypto::Primitives& primitives = context.services.primitives();
    const auto identity = makeIdentity(context, options);
    if (!identity) return failForKey(context, options.name, identity.error());
    const auto passphrase = chooseNewPassphrase(options.passphraseFile, options.name);
    if (!passphrase) return failForKey(context, options.name, passphrase.error());
    const std::filesystem::path folder = base::pathFromText(options.out);
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    if (const base::Status written = crypto::writeIdentity(primitives, *identity, passphrase->view(), folder); !written) {
        return failForKey(context, options.name, written.error());
    }
    showIdentity(context, base::pathText(folder / base::pathFromText(options.name + ".pub")), identity->pub);
}

base::Result<PublicIdentity> readEitherFile(CommandContext& context, const std::string& file, const std::string& passphraseFile) {
    const std::filesystem::path path = base::pathFromText(file);
    if (path.extension() != ".key") return crypto::readPublicIdentity(context.services.primitives(), path);
    auto identity = unlockKey(context.services.primitives(), file, passphraseFile);
    if (!identity) return identity.error();
    return identity->pub;
}

/// With a clinic's file: KeyWrongRole where that is none, KeySignatureInvalid where it did not enrol the key.
base::Status checkEnrolment(CommandContext& context, const ShowKeyOptions& options, const PublicIdentity& identity) {
    if (options.clinic.empty()) return {};
    const auto clinic = crypto::readPublicIdentity(context.services.primitives(), base::pathFromText(options.clinic));
    if (!clinic) return clinic.error();
    if (clinic->role != Role::Clinic)
        return base::Error(base::ErrorCode::KeyWrongRole, {options.clinic, std::string(roleName(Role::Clinic))});
    if (identity.isSignedBy(context.services.primitives(), clinic->signing)) return {};
    return base::Error(base::ErrorCode::KeySignatureInvalid, {options.file});
}

void showKey(CommandContext& context, const ShowKeyOptions& options) {
    const auto identity = readEitherFile(context, options.file, options.passphraseFile);
    if (!identity) return failForKey(context, options.file, identity.error());
    if (const base::Status enrolled = checkEnrolment(context, options, *identity); !enrolled)
        return failForKey(context, options.file, enrolled.error());
    showIdentity(context, options.file, *identity);
}

void addNew(CLI::App& keys, CommandContext& context) {
    const std::map<std::string, Role> roles{
        {"clinic", Role::Clinic}, {"kiosk", Role::Kiosk}, {"doctor", Role::Doctor}, {"patient", Role::Patient}};
    CLI::App* command = addCommand(keys, context, "new", "Make NAME.key (wrapped with a passphrase) and NAME.pub");
    auto options = std::make_shared<NewKeyOptions>();
    command->add_option("--role", options->role, "clinic, kiosk, doctor or patient (an account that reads answers)")
        ->required()
        ->transform(choiceOf(roles))
        ->option_text("ROLE");
    command->add_option("--name", options->name, "Name of the holder, also of the files")->required();
    command->add_option("--out", options->out, "Folder for the files")->required();
    command->add_option("--clinic", options->clinic, "Clinic key that enrols the new key");
    command->add_option("--passphrase-file", options->passphraseFile, "File whose first line is the passphrase (also the clinic key's)");
    command->add_option("--clinic-passphrase-file", options->clinicPassphraseFile, "The clinic key's passphrase, where it differs");
    command->callback([&context, options] { makeKey(context, *options); });
}

void addShow(CLI::App& keys, CommandContext& context) {
    CLI::App* command = addCommand(keys, context, "show", "Show a key's fingerprint, role, name and validity");
    auto options = std::make_shared<ShowKeyOptions>();
    command->add_option("FILE", options->file, "A .pub or .key file")->required();
    command->add_option("--clinic", options->clinic, "The clinic's .pub file: fail unless this clinic enrolled the key");
    command->add_option("--passphrase-file", options->passphraseFile, "File whose first line is the passphrase (.key files)");
    command->callback([&context, options] { showKey(context, *options); });
}

}  // namespace

void addKeysCommand(CLI::App& root, CommandContext& context) {
    CLI::App* keys = root.add_subcommand("keys", "Make, show, renew and revoke the keys of clinics, kiosks and doctors");
    keys->require_subcommand(1);
    addNew(*keys, context);
    addShow(*keys, context);
    addKeyLifeCommands(*keys, context);
}

}  // namespace intaglio::cli
