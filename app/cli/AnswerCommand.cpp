#include <memory>

#include "app/cli/KeyFiles.h"
#include "app/cli/OpenedPicture.h"
#include "app/cli/Passphrase.h"
#include "app/cli/SealSettings.h"
#include "core/base/Files.h"
#include "core/pipeline/SealKeys.h"
#include "core/report/ResultJson.h"

namespace intaglio::cli {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

struct AnswerOptions {
    OpenSource source;
    std::string key;
    std::vector<std::string> recipients;
    std::string text;
    std::string textFile;
    std::string out;
    std::string passphraseFile;
    bool isPlain = false;
    bool keepExisting = false;
    std::shared_ptr<SealSettings> settings;
};

/// Without the line end that editors put at the end of a file.
Result<std::string> answerText(const AnswerOptions& options) {
    if (options.textFile.empty()) {
        if (options.text.empty()) return Error(ErrorCode::InvalidArgument, {"--text", ""});
        return options.text;
    }
    const auto content = base::readFile(base::pathFromText(options.textFile), 2 * crypto::kMaximumAnswerBytes);
    if (!content) return content.error();
    std::string text(base::textOf(*content));
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    if (text.empty()) return Error(ErrorCode::FileEmpty, {options.textFile});
    return text;
}

/// The picture that the answer goes into: the exact original where the seal gives it back, else the sealed picture as it is. A verdict
/// other than intact comes back as its error.
Status takePicture(CommandContext& context, const AnswerOptions& options, pipeline::SealRequest& request) {
    if (options.isPlain) return {};
    const auto opened = openPicture(context, options.source, *request.kiosk);
    if (!opened) return opened.error();
    const auto* intact = opened->intact();
    if (intact == nullptr) return pipeline::verdictError(opened->verdict);
    if (intact->mode != crypto::EmbeddingMode::Reversible) {
        request.sourceContent = opened->file;
        return {};
    }
    // TIFF keeps what PNG cannot: pages, signs, inverted grey.
    const auto format = opened->picture.source.format == "tiff" ? pipeline::RestoredFormat::Tiff : pipeline::RestoredFormat::Png;
    auto original = pipeline::restoredContent(context.services.sealPorts(), opened->file, opened->picture, *intact, format);
    if (!original) return original.error();
    request.sourceContent = *std::move(original);
    const image::LoadedImage restored{intact->restored, opened->picture.source};
    request.judged = pipeline::identityOf(context.services.primitives(), restored);
    return {};
}

Result<pipeline::SealReport> answer(CommandContext& context, const AnswerOptions& options) {
    if (options.source.trusted.empty() && !options.isPlain) return Error(ErrorCode::InvalidArgument, {"--trust", ""});
    if (const Status output = checkOutput(options.source.file, options.out, options.keepExisting); !output) return output.error();
    pipeline::SealRequest request;
    request.source = base::pathFromText(options.source.file);
    request.output = base::pathFromText(options.out);
    if (const Status settings = applySettings(*options.settings, request); !settings) return settings.error();
    auto text = answerText(options);
    if (!text) return text.error();
    request.answer = *std::move(text);
    auto recipients = readPublicIdentities(context, options.recipients);
    if (!recipients) return recipients.error();
    const auto doctor = unlockKey(context.services.primitives(), options.key, options.passphraseFile);
    if (!doctor) return doctor.error();
    request.kiosk = &*doctor;
    request.recipients = pipeline::withAuthor(context.services.primitives(), doctor->pub, *std::move(recipients));
    const auto revocations = readRevocations(context, options.source.revocations, doctor->pub);
    if (!revocations) return revocations.error();
    request.revocations = *revocations ? &**revocations : nullptr;
    if (const Status taken = takePicture(context, options, request); !taken) return taken.error();
    ConsoleProgress progress(context.console);
    auto report = pipeline::sealImage(context.services.sealPorts(), request, progress, context.stop);
    base::wipe(*request.answer);
    return report;
}

void run(CommandContext& context, const AnswerOptions& options) {
    const auto sealed = answer(context, options);
    if (!sealed) return failToSeal(context, options.source.file, options.out, *options.settings, sealed.error());
    context.console.json(sealedJson(options.source.file, options.out, *sealed));
    noteWarnings(context, *sealed);
    context.console.text("Answer sealed into " + options.out + hidingText(*sealed) + ".\n" + careText(*sealed));
}

}  // namespace

void addAnswerCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command = addCommand(root, context, "answer", "Seal a doctor's words into a picture that was opened, for its readers only");
    auto options = std::make_shared<AnswerOptions>();
    command->add_option("FILE", options->source.file, "Sealed picture that the answer is about")->required();
    command->add_option("--key", options->key, "Key file of the doctor who answers")->required();
    addOpenSource(*command, options->source, false);
    command
        ->add_option("--to", options->recipients,
                     "Public keys of those who may read the answer (1 to 8); who answers can read it too, unless 8 are named")
        ->required();
    auto* text =
        command->add_option("--text", options->text, "The answer, at most 1200 bytes; other users of this computer may see arguments");
    auto* file = command->add_option("--text-file", options->textFile, "File with the answer");
    text->excludes(file);
    command->add_option("--out", options->out, "Sealed picture to write: .png or .tif, .dcm for DICOM")->required();
    command->add_flag("--plain", options->isPlain, "FILE is a picture that nothing is sealed in");
    options->settings = addSealSettings(*command);
    addTransferSyntax(*command, options->settings);
    command->add_option("--passphrase-file", options->passphraseFile, "File whose first line is the doctor key's passphrase");
    addKeepExisting(*command, options->keepExisting);
    command->callback([&context, options] { run(context, *options); });
}

}  // namespace intaglio::cli
