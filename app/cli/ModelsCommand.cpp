#include "app/cli/Command.h"
#include "core/report/ErrorSentence.h"
#include "core/report/ResultJson.h"

namespace intaglio::cli {
namespace {

using nlohmann::ordered_json;

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
            {"problem", package.problem ? report::errorJson(*package.problem) : ordered_json(nullptr)}};
}

std::string textOf(const inference::ModelPackage& package) {
    std::string text = package.manifest.id + " " + package.manifest.version + "  [" + std::string(packageStatusName(package.status)) +
                       "]  " + package.manifest.task + ":";
    for (const inference::Label& label : package.manifest.labels) text += " " + label.key;
    if (package.problem) text += "\n  " + report::sentenceOf(*package.problem);
    return text;
}

}  // namespace

void addModelsCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command = addCommand(root, context, "models", "List the installed model packages and what is wrong with the broken ones");
    command->callback([&context] {
        const auto packages = context.services.models().packages();
        for (const inference::ModelPackage& package : packages) {
            context.console.json(packageJson(package));
            context.console.text(textOf(package));
        }
        if (packages.empty()) context.fail(base::ErrorCode::ModelNoneInstalled);
    });
}

}  // namespace intaglio::cli
