#include "app/cli/ModelsCommand.h"

#include <algorithm>

#include "app/composition/AppPaths.h"
#include "core/base/Files.h"
#include "core/inference/AgeCover.h"
#include "core/report/ErrorSentence.h"
#include "core/report/ResultJson.h"

namespace intaglio::cli {
namespace {

using nlohmann::ordered_json;

ordered_json signatureJson(const inference::ModelPackage& package) {
    if (!package.signer) return nullptr;
    return {{"name", package.signer->name},
            {"fingerprint", package.signer->fingerprint},
            {"signed_at", package.signer->signedAt},
            {"trusted", package.signer->isTrusted}};
}

ordered_json acceptanceJson(const inference::ModelPackage& package) {
    if (!package.acceptance) return nullptr;
    return {{"by", package.acceptance->by}, {"at", package.acceptance->at}};
}

/// Null where the model is made for every age; a limit that there is not is null too.
ordered_json agesJson(const inference::InputGate& gate) {
    if (!inference::hasAgeLimits(gate)) return nullptr;
    const auto limit = [](const std::optional<double>& years) { return years ? ordered_json(*years) : ordered_json(nullptr); };
    return {{"minimum", limit(gate.ageMinimum)}, {"maximum", limit(gate.ageMaximum)}};
}

/// True where a package judges nothing because nobody accepted it, not because an administrator switched it off.
bool lacksAcceptance(const inference::ModelPackage& package, const base::Result<inference::ModelSettings>& settings) {
    return settings && !package.problem && !package.isEnabled && package.status == inference::PackageStatus::Unsigned &&
           !package.acceptance && settings->disabled.count(package.manifest.id) == 0;
}

/// An acceptance counts for the very bytes that were accepted; a package that changed since has to be accepted again.
std::string acceptanceText(const inference::ModelPackage& package, const inference::ModelSettings& settings) {
    const auto former = std::find_if(settings.accepted.begin(), settings.accepted.end(),
                                     [&](const auto& row) { return row.second.id == package.manifest.id; });
    const std::string reason = former == settings.accepted.end() ? "nobody whom this computer trusts signed it, and nobody accepted it"
                                                                 : "it changed after " + former->second.acceptance.by + " accepted it";
    return "\n  judges nothing: " + reason + "; intaglio models accept " + package.manifest.id + " --by NAME";
}

std::string standingText(const inference::ModelPackage& package, bool isUnaccepted) {
    std::string text;
    if (package.isDefault) text += "  default for " + package.manifest.gate.kind;
    if (!package.problem && !package.isEnabled) text += isUnaccepted ? "  not accepted" : "  off";
    if (package.signer) text += "  signed by " + package.signer->name + (package.signer->isTrusted ? "" : " (not trusted)");
    if (package.acceptance) text += "  accepted by " + package.acceptance->by;
    return text;
}

}  // namespace

ordered_json packageJson(const inference::ModelPackage& package) {
    ordered_json labels = ordered_json::array();
    for (const inference::Label& label : package.manifest.labels) labels.push_back(label.key);
    return {{"id", package.manifest.id},
            {"version", package.manifest.version},
            {"task", package.manifest.task},
            {"labels", labels},
            {"status", inference::packageStatusName(package.status)},
            {"demonstration", package.manifest.demonstration},
            {"non_commercial", package.manifest.nonCommercial},
            {"problem", package.problem ? report::errorJson(*package.problem) : ordered_json(nullptr)},
            {"kind", package.manifest.gate.kind},
            {"ages", agesJson(package.manifest.gate)},
            {"engine", package.manifest.engine},
            {"enabled", package.isEnabled},
            {"default", package.isDefault},
            {"shipped", package.isShipped},
            {"signature", signatureJson(package)},
            {"accepted", acceptanceJson(package)},
            {"bytes", package.bytes},
            {"digest", package.contentDigest},
            {"folder", base::pathText(package.folder)}};
}

std::string packageText(CommandContext& context, const inference::ModelPackage& package) {
    const auto settings = inference::readModelSettings(context.services.primitives(), composition::modelSettingsFile());
    const bool isUnaccepted = lacksAcceptance(package, settings);
    std::string text = package.manifest.id + " " + package.manifest.version + "  [" + std::string(packageStatusName(package.status)) +
                       "]  " + package.manifest.task + ":";
    for (const inference::Label& label : package.manifest.labels) text += " " + label.key;
    const inference::InputGate& gate = package.manifest.gate;
    if (inference::hasAgeLimits(gate)) text += "  ages " + inference::coveredAges({inference::agesOf(gate)});
    text += standingText(package, isUnaccepted);
    if (isUnaccepted) text += acceptanceText(package, *settings);
    if (package.problem) text += "\n  " + report::sentenceOf(*package.problem);
    return text;
}

namespace {

Complaint noneFound() {
    std::string places;
    for (const inference::ModelFolder& folder : composition::modelFolders())
        places += (places.empty() ? "" : ", ") + base::pathText(folder.path);
    return {base::ErrorCode::ModelNoneInstalled,
            {"No model is installed.", "Models are looked for in: " + places +
                                           ". The environment variable INTAGLIO_MODELS names further folders; \"intaglio models install\" "
                                           "puts a package into the last of these."}};
}

constexpr const char* kFooter =
    "Models are looked for beside the program (those that came with it), in the folders that the environment variable INTAGLIO_MODELS "
    "names\n"
    "(separated as in PATH), and in the folder \"models\" of the program's home folder, which INTAGLIO_HOME names.";

}  // namespace

void addModelsCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command = addCommand(
        root, context, "models", "List the installed model packages and what is wrong with the broken ones; install, sign and switch them");
    addPackageCommands(*command, context);
    addModelDecisionCommands(*command, context);
    command->footer(kFooter);
    command->callback([&context, command] {
        if (!command->get_subcommands().empty()) return;
        const auto packages = context.services.models().packages();
        for (const inference::ModelPackage& package : packages) {
            context.console.json(packageJson(package));
            context.console.text(packageText(context, package));
        }
        if (const auto problem = context.services.models().settingsProblem()) context.fail(*problem);
        if (packages.empty()) context.complain(noneFound());
    });
}

}  // namespace intaglio::cli
