#include <memory>

#include "app/cli/Command.h"
#include "app/cli/Passphrase.h"
#include "core/base/Files.h"
#include "core/pipeline/OpenSealedImage.h"
#include "core/report/ResultJson.h"

namespace intaglio::cli {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using nlohmann::ordered_json;
using pipeline::IntactResult;

struct OpenOptions {
    std::string file;
    std::string key;
    std::vector<std::string> kiosks;
    std::string restore;
    std::string passphraseFile;
};

struct Opened {
    pipeline::Verdict verdict;
    bool isRestored = false;
};

Result<pipeline::OpenRequest> makeRequest(CommandContext& context, const OpenOptions& options, const crypto::PrivateIdentity& doctor) {
    pipeline::OpenRequest request;
    request.doctor = &doctor;
    for (const std::string& file : options.kiosks) {
        auto kiosk = crypto::readPublicIdentity(context.services.primitives(), base::pathFromText(file));
        if (!kiosk) return kiosk.error();
        request.trusted.push_back(*std::move(kiosk));
    }
    return request;
}

Result<Opened> open(CommandContext& context, const OpenOptions& options) {
    const std::filesystem::path path = base::pathFromText(options.file);
    const std::filesystem::path restore = base::pathFromText(options.restore);
    if (!options.restore.empty() && base::isSameFile(path, restore)) return Error(ErrorCode::OutputIsInput, {options.restore});
    const auto file = base::readFile(path);
    if (!file) return file.error();
    const auto picture = context.services.readers().read(*file, options.file);
    if (!picture) return picture.error();
    const auto doctor = unlockKey(context.services.primitives(), options.key, options.passphraseFile);
    if (!doctor) return doctor.error();
    const auto request = makeRequest(context, options, *doctor);
    if (!request) return request.error();

    ConsoleProgress progress(context.console);
    auto verdict = pipeline::openSealedImage(context.services.sealPorts(), *picture, *request, progress, context.stop);
    if (!verdict) return verdict.error();
    Opened opened{*std::move(verdict)};
    const auto* intact = std::get_if<IntactResult>(&opened.verdict);
    if (intact == nullptr || options.restore.empty()) return opened;
    const base::Status restored = pipeline::writeRestored(context.services.sealPorts(), *file, *picture, *intact, restore);
    if (!restored) return restored.error();
    opened.isRestored = true;
    return opened;
}

ordered_json resultJson(const IntactResult& intact) {
    ordered_json result = report::predictionJson(intact.result);
    result["issued_at"] = base::toRfc3339(intact.issuedAt);
    result["kiosk"] = intact.kioskName;
    result["kiosk_fingerprint"] = intact.kioskFingerprint;
    result["counter"] = intact.counter;
    result["report_id"] = intact.reportId;
    if (!intact.note.empty()) result["note"] = intact.note;
    return result;
}

std::string textOf(const OpenOptions& options, const IntactResult& intact) {
    std::string text = options.file + ": intact\n  sealed by " + intact.kioskName + " (" + intact.kioskFingerprint + ") on " +
                       base::toRfc3339(intact.issuedAt) + " by the kiosk's clock\n  finding: " + intact.result.finding + " (" +
                       std::string(inference::decisionName(intact.result.decision)) + ")";
    for (const auto& [label, probability] : intact.result.probabilities) text += "\n  " + label + ": " + std::to_string(probability);
    if (!intact.note.empty()) text += "\n  note: " + intact.note;
    for (const std::string& warning : intact.warnings) text += "\n  warning: " + warning;
    return text + "\n  model " + intact.result.model.id + " " + intact.result.model.version +
           "; not a medical device, for research and decision support";
}

void reportOpened(CommandContext& context, const OpenOptions& options, const Opened& opened) {
    const auto* intact = std::get_if<IntactResult>(&opened.verdict);
    context.console.json({{"file", options.file},
                          {"verdict", pipeline::verdictName(opened.verdict)},
                          {"warnings", intact != nullptr ? ordered_json(intact->warnings) : ordered_json::array()},
                          {"mode", intact != nullptr ? ordered_json(crypto::modeName(intact->mode)) : ordered_json(nullptr)},
                          {"result", intact != nullptr ? resultJson(*intact) : ordered_json(nullptr)},
                          {"restored", opened.isRestored ? ordered_json(options.restore) : ordered_json(nullptr)}});
    if (intact == nullptr) return context.fail(pipeline::verdictError(opened.verdict));
    context.console.text(textOf(options, *intact));
    if (opened.isRestored) context.console.text("Original written to " + options.restore + ".");
}

}  // namespace

void addOpenCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command =
        addCommand(root, context, "open", "Open a sealed picture with a doctor's key: verdict and, when intact, the result");
    auto options = std::make_shared<OpenOptions>();
    command->add_option("FILE", options->file, "Sealed picture")->required();
    command->add_option("--key", options->key, "Key file of the doctor")->required();
    command->add_option("--trust", options->kiosks, "Public keys of the kiosks to trust")->required();
    command->add_option("--restore", options->restore, "Write the exact original here: .png, or .dcm for DICOM");
    command->add_option("--passphrase-file", options->passphraseFile, "File whose first line is the doctor key's passphrase");
    command->callback([&context, options] {
        const auto opened = open(context, *options);
        if (opened) return reportOpened(context, *options, *opened);
        context.console.json({{"file", options->file}, {"status", "error"}, {"error", report::errorJson(opened.error())}});
        context.fail(opened.error());
    });
}

}  // namespace intaglio::cli
