#include <memory>

#include "app/cli/AnalyzeOptions.h"
#include "app/cli/KeyFiles.h"
#include "app/cli/Passphrase.h"
#include "app/cli/SealSettings.h"
#include "app/composition/AppPaths.h"
#include "core/base/Files.h"
#include "core/pipeline/HeldResult.h"
#include "core/report/ResultJson.h"

namespace intaglio::cli {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::uint64_t kLongestResultFile = 1U << 20U;

struct SealOptions {
    std::string file;
    std::vector<std::string> doctors;
    std::string kiosk;
    std::string out;
    std::string note;
    std::string resultFile;
    std::string revocations;
    std::string passphraseFile;
    bool keepExisting = false;
    std::shared_ptr<SealSettings> settings;
    std::shared_ptr<pipeline::AnalyzeOptions> analyze;
};

Result<inference::Prediction> readResult(const std::string& file) {
    const auto content = base::readFile(base::pathFromText(file), kLongestResultFile);
    if (!content) return content.error();
    return report::parsePrediction(*content, file);
}

/// Judges the picture. A refusal comes back as its error.
Result<inference::Prediction> predictPicture(CommandContext& context, const SealOptions& options, const image::LoadedImage& picture,
                                             base::ProgressSink& progress) {
    auto analysis = context.services.analyzer().analyze(picture, *options.analyze, progress, context.stop);
    if (!analysis) return analysis.error();
    if (const auto* refusal = std::get_if<inference::Refusal>(&*analysis)) return refusal->reason;
    auto prediction = std::get<inference::Prediction>(*std::move(analysis));
    if (const std::string advice = ageAdvice(context, prediction); !advice.empty()) context.console.note(advice + ".");
    return prediction;
}

/// What is to be sealed into the picture, which must not hold a result yet. Notes in `request` which picture was looked at.
Result<inference::Prediction> resultFor(CommandContext& context, const SealOptions& options, base::ProgressSink& progress,
                                        pipeline::SealRequest& request) {
    const crypto::Primitives& primitives = context.services.primitives();
    const auto loaded = context.services.readers().readFile(base::pathFromText(options.file));
    if (!loaded) return loaded.error();
    const auto unsealed = pipeline::checkNotSealed(primitives, loaded->image, request.kiosk->stegoKeys);
    if (!unsealed) return unsealed.error();
    request.judged = pipeline::identityOf(primitives, *loaded);
    return options.resultFile.empty() ? predictPicture(context, options, *loaded, progress) : readResult(options.resultFile);
}

base::Status checkAvailable(const SealOptions& options) {
    // A sealed result names no frame: one made from a later frame would read as if it were the first one's.
    if (options.analyze->frame > 0) return Error(ErrorCode::NotYetAvailable, {"Sealing the result of a frame other than the first"});
    return {};
}

Result<pipeline::SealReport> seal(CommandContext& context, const SealOptions& options) {
    if (base::Status available = checkAvailable(options); !available) return available.error();
    if (base::Status output = checkOutput(options.file, options.out, options.keepExisting); !output) return output.error();
    const crypto::Primitives& primitives = context.services.primitives();
    pipeline::SealRequest request;
    request.source = base::pathFromText(options.file);
    request.output = base::pathFromText(options.out);
    request.note = options.note;
    if (base::Status settings = applySettings(*options.settings, request); !settings) return settings.error();
    auto doctors = readPublicIdentities(context, options.doctors);
    if (!doctors) return doctors.error();
    request.recipients = *std::move(doctors);
    const auto kiosk = unlockKey(primitives, options.kiosk, options.passphraseFile);
    if (!kiosk) return kiosk.error();
    request.kiosk = &*kiosk;
    request.counterFile = pipeline::kioskCounterFile(primitives, composition::homeFolder(), kiosk->pub);
    const auto revocations = readRevocations(context, options.revocations, kiosk->pub);
    if (!revocations) return revocations.error();
    request.revocations = *revocations ? &**revocations : nullptr;

    ConsoleProgress progress(context.console);
    auto result = resultFor(context, options, progress, request);
    if (!result) return result.error();
    request.result = *std::move(result);
    auto report = pipeline::sealImage(context.services.sealPorts(), request, progress, context.stop);
    inference::wipe(request.result);
    base::wipe(request.note);
    return report;
}

void runSeal(CommandContext& context, const SealOptions& options) {
    const auto sealed = seal(context, options);
    if (!sealed) return failToSeal(context, options.file, options.out, *options.settings, sealed.error());
    context.console.json(sealedJson(options.file, options.out, *sealed));
    noteWarnings(context, *sealed);
    context.console.text("Sealed picture written to " + options.out + hidingText(*sealed) + ".\n" + careText(*sealed));
}

}  // namespace

void addSealCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command = addCommand(root, context, "seal", "Judge a picture and seal the result inside it, for doctors only");
    auto options = std::make_shared<SealOptions>();
    command->add_option("IMAGE", options->file, "Picture")->required();
    command->add_option("--to", options->doctors, "Public keys of the doctors who may open it (1 to 8)")->required();
    command->add_option("--as", options->kiosk, "Key file of this kiosk")->required();
    command->add_option("--out", options->out, "Sealed picture to write: .png or .tif, .dcm for DICOM")->required();
    options->settings = addSealSettings(*command);
    addTransferSyntax(*command, options->settings);
    command->add_option("--note", options->note, "Text to seal with the result, at most 512 bytes");
    CLI::Option* result =
        command->add_option("--result", options->resultFile, "Seal this result (a line of predict --json) instead of predicting");
    command->add_option("--revoked", options->revocations, "The clinic's list of revoked keys, which neither seal nor receive");
    command->add_option("--passphrase-file", options->passphraseFile, "File whose first line is the kiosk key's passphrase");
    addKeepExisting(*command, options->keepExisting);
    options->analyze = addAnalyzeOptions(*command);
    addAgeOption(*command, *options->analyze);
    result->excludes("--age");  // a finished result was judged for an age already
    command->callback([&context, options] { runSeal(context, *options); });
}

}  // namespace intaglio::cli
