#include <memory>
#include <optional>

#include "app/cli/KeyFiles.h"
#include "app/cli/Passphrase.h"
#include "core/base/Files.h"
#include "core/crypto/EncryptedCopy.h"

/// "export" and "decrypt": a picture for a colleague as an age file.
namespace intaglio::cli {
namespace {

using base::Error;
using base::ErrorCode;
using base::Status;

struct CopyOptions {
    std::string file;
    std::vector<std::string> colleagues;
    std::string key;
    std::string out;
    std::string revocations;
    std::string passphraseFile;
    bool keepExisting = false;
};

Status checkColleagues(CommandContext& context, const CopyOptions& options, const std::vector<crypto::PublicIdentity>& colleagues) {
    const crypto::Primitives& primitives = context.services.primitives();
    std::optional<crypto::RevocationList> revocations;
    if (!options.revocations.empty()) {
        auto list = readList(context, options.revocations);
        if (!list) return list.error();
        revocations = *std::move(list);
    }
    const std::int64_t now = context.services.clock().unixSeconds();
    return crypto::checkCopyRecipients(primitives, colleagues, revocations ? &*revocations : nullptr, now);
}

Status exportCopy(CommandContext& context, const CopyOptions& options) {
    if (const Status output = checkOutput(options.file, options.out, options.keepExisting); !output) return output;
    const auto colleagues = readPublicIdentities(context, options.colleagues);
    if (!colleagues) return colleagues.error();
    if (const Status checked = checkColleagues(context, options, *colleagues); !checked) return checked;
    const auto content = base::readFile(base::pathFromText(options.file));
    if (!content) return content.error();
    const auto encrypted = crypto::encryptCopy(context.services.primitives(), *content, *colleagues);
    if (!encrypted) return encrypted.error();
    return base::writeFileAtomically(base::pathFromText(options.out), *encrypted);
}

Status decryptFile(CommandContext& context, const CopyOptions& options) {
    if (const Status output = checkOutput(options.file, options.out, options.keepExisting); !output) return output;
    const auto doctor = unlockKey(context.services.primitives(), options.key, options.passphraseFile);
    if (!doctor) return doctor.error();
    const auto encrypted = base::readFile(base::pathFromText(options.file));
    if (!encrypted) return encrypted.error();
    const auto content = crypto::decryptCopy(context.services.primitives(), *encrypted, *doctor, options.file);
    if (!content) return content.error();
    return base::writeFileAtomically(base::pathFromText(options.out), content->view(), true);
}

void report(CommandContext& context, const CopyOptions& options, const Status& done, const std::string& what) {
    if (!done) return failForKey(context, options.file, done.error());
    context.console.json({{"file", options.file}, {"out", options.out}, {"status", "ok"}});
    context.console.text(what + " written to " + options.out + ".");
}

}  // namespace

void addExportCommands(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<CopyOptions>();
    CLI::App* command = addCommand(root, context, "export", "Encrypt a file for colleagues, as an age file that their keys open");
    command->add_option("FILE", options->file, "Picture")->required();
    command->add_option("--to", options->colleagues, "Public keys of the doctors who may open it")->required();
    command->add_option("--out", options->out, "Encrypted file to write, FILE.age")->required();
    command->add_option("--revoked", options->revocations, "The clinic's list of revoked keys, which receive nothing");
    addKeepExisting(*command, options->keepExisting);
    command->callback([&context, options] { report(context, *options, exportCopy(context, *options), "Encrypted copy"); });

    auto own = std::make_shared<CopyOptions>();
    command = addCommand(root, context, "decrypt", "Open an encrypted copy with a doctor's key");
    command->add_option("FILE", own->file, "Encrypted file")->required();
    command->add_option("--key", own->key, "Key file of the doctor")->required();
    command->add_option("--out", own->out, "File to write, readable by its owner alone")->required();
    command->add_option("--passphrase-file", own->passphraseFile, "File whose first line is the doctor key's passphrase");
    addKeepExisting(*command, own->keepExisting);
    command->callback([&context, own] { report(context, *own, decryptFile(context, *own), "Picture"); });
}

}  // namespace intaglio::cli
