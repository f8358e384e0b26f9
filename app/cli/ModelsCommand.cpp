#include "app/cli/ModelsCommand.h"

#include "core/base/Files.h"
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

std::string standingText(const inference::ModelPackage& package) {
    std::string text;
    if (package.isDefault) text += "  default for " + package.manifest.gate.kind;
    if (!package.problem && !package.isEnabled) text += "  off";
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

std::string packageText(const inference::ModelPackage& package) {
    std::string text = package.manifest.id + " " + package.manifest.version + "  [" + std::string(packageStatusName(package.status)) +
                       "]  " + package.manifest.task + ":";
    for (const inference::Label& label : package.manifest.labels) text += " " + label.key;
    text += standingText(package);
    if (package.problem) text += "\n  " + report::sentenceOf(*package.problem);
    return text;
}

void addModelsCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command = addCommand(
        root, context, "models", "List the installed model packages and what is wrong with the broken ones; install, sign and switch them");
    addPackageCommands(*command, context);
    addModelDecisionCommands(*command, context);
    command->callback([&context, command] {
        if (!command->get_subcommands().empty()) return;
        const auto packages = context.services.models().packages();
        for (const inference::ModelPackage& package : packages) {
            context.console.json(packageJson(package));
            context.console.text(packageText(package));
        }
        if (const auto problem = context.services.models().settingsProblem()) context.fail(*problem);
        if (packages.empty()) context.fail(base::ErrorCode::ModelNoneInstalled);
    });
}

}  // namespace intaglio::cli
