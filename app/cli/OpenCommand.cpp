#include <memory>

#include "app/cli/KeyFiles.h"
#include "app/cli/OpenedPicture.h"
#include "app/cli/Passphrase.h"
#include "core/base/Files.h"

namespace intaglio::cli {
namespace {

struct OpenOptions {
    OpenSource source;
    std::string key;
    std::string restore;
    std::string passphraseFile;
    bool keepExisting = false;
};

base::Result<OpenedPicture> open(CommandContext& context, const OpenOptions& options) {
    if (!options.restore.empty()) {
        if (const base::Status output = checkOutput(options.source.file, options.restore, options.keepExisting); !output)
            return output.error();
    }
    const auto doctor = unlockKey(context.services.primitives(), options.key, options.passphraseFile);
    if (!doctor) return doctor.error();
    return openPicture(context, options.source, *doctor);
}

base::Status restore(CommandContext& context, const OpenOptions& options, const OpenedPicture& opened) {
    if (options.restore.empty() || opened.intact() == nullptr) return {};
    return pipeline::writeRestored(context.services.sealPorts(), opened.file, opened.picture, *opened.intact(),
                                   base::pathFromText(options.restore));
}

void run(CommandContext& context, const OpenOptions& options) {
    const auto opened = open(context, options);
    if (!opened) return failForKey(context, options.source.file, opened.error());
    const base::Status restored = restore(context, options, *opened);
    const bool isRestored = restored && opened->intact() != nullptr && !options.restore.empty();
    nlohmann::ordered_json line = verdictJson(options.source.file, opened->verdict);
    if (isRestored) line["restored"] = options.restore;
    context.console.json(line);
    if (context.console.showsText()) context.console.text(verdictText(context, options.source.file, opened->verdict));
    if (isRestored) context.console.text("Original written to " + options.restore + ".");
    if (opened->intact() == nullptr) context.fail(pipeline::verdictError(opened->verdict));
    if (!restored) context.fail(restored.error());
}

}  // namespace

void addOpenCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command =
        addCommand(root, context, "open", "Open a sealed picture with a doctor's key: verdict and, when intact, the result");
    auto options = std::make_shared<OpenOptions>();
    command->add_option("FILE", options->source.file, "Sealed picture")->required();
    command->add_option("--key", options->key, "Key file of the doctor")->required();
    addOpenSource(*command, options->source, true);
    command->add_option("--restore", options->restore, "Write the exact original here: .png or .tif, .dcm for DICOM");
    command->add_option("--passphrase-file", options->passphraseFile, "File whose first line is the doctor key's passphrase");
    addKeepExisting(*command, options->keepExisting);
    command->callback([&context, options] { run(context, *options); });
}

}  // namespace intaglio::cli
