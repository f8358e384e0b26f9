#include "app/cli/ModelDecisions.h"

#include <memory>

#include "app/cli/ModelsCommand.h"
#include "core/base/Files.h"
#include "core/base/Platform.h"
#include "core/report/ResultJson.h"

namespace intaglio::cli {
namespace {

using inference::ModelPackage;

void failFor(CommandContext& context, const std::string& id, const base::Error& error) {
    context.console.json({{"id", id}, {"error", report::errorJson(error)}});
    context.fail(error);
}

/// The package that the id stands for: of several with one id the first, which is the one that counts.
base::Result<ModelPackage> installedPackage(CommandContext& context, const std::string& id) {
    for (ModelPackage& package : context.services.models().packages()) {
        if (package.manifest.id == id) return std::move(package);
    }
    return base::Error(base::ErrorCode::ModelNotFound, {id});
}

/// Prints the package as it stands after the decision.
void showOutcome(CommandContext& context, const std::string& id, const base::Status& decided) {
    if (!decided) return failFor(context, id, decided.error());
    context.services.models().refresh();
    const auto package = installedPackage(context, id);
    if (!package) return failFor(context, id, package.error());
    context.console.json(packageJson(*package));
    context.console.text(packageText(*package));
}

void remove(CommandContext& context, const std::string& id) {
    if (const auto removed = context.services.modelStore().remove(id); !removed) return failFor(context, id, removed.error());
    context.services.models().refresh();
    context.console.json({{"id", id}, {"removed", true}});
    context.console.text("removed: " + id);
}

void setEnabled(CommandContext& context, const std::string& id, bool enabled) {
    const auto package = installedPackage(context, id);
    if (!package) return failFor(context, id, package.error());
    showOutcome(context, id, context.services.modelStore().setEnabled(id, enabled));
}

void makeDefault(CommandContext& context, const std::string& id) {
    const auto package = installedPackage(context, id);
    if (!package) return failFor(context, id, package.error());
    showOutcome(context, id, context.services.modelStore().setDefault(*package));
}

void accept(CommandContext& context, const std::string& id, const std::string& given) {
    const auto package = installedPackage(context, id);
    if (!package) return failFor(context, id, package.error());
    const auto by = administratorName(given);
    if (!by) return failFor(context, id, by.error());
    showOutcome(context, id, context.services.modelStore().accept(*package, *by));
}

void trust(CommandContext& context, const std::string& file) {
    const auto& primitives = context.services.primitives();
    const auto publisher = crypto::readPublicIdentity(primitives, base::pathFromText(file));
    if (!publisher) return failFor(context, file, publisher.error());
    if (const auto trusted = context.services.modelStore().trustPublisher(*publisher); !trusted)
        return failFor(context, file, trusted.error());
    const std::string fingerprint = publisher->readableFingerprint(primitives);
    context.console.json({{"publisher", publisher->name}, {"fingerprint", fingerprint}, {"trusted", true}});
    context.console.text("trusted as a publisher of models: " + publisher->name + "  " + fingerprint);
}

void distrust(CommandContext& context, const std::string& fingerprint) {
    if (const auto done = context.services.modelStore().distrustPublisher(fingerprint); !done)
        return failFor(context, fingerprint, done.error());
    context.console.json({{"fingerprint", fingerprint}, {"trusted", false}});
    context.console.text("no longer trusted: " + fingerprint);
}

/// A subcommand with one required word.
template <class Run>
CLI::App* addDecision(CLI::App& models, CommandContext& context, const char* name, const char* argument, const char* description, Run run) {
    CLI::App* command = addCommand(models, context, name, description);
    auto word = std::make_shared<std::string>();
    command->add_option(argument, *word, argument == std::string("MODEL") ? "The model's id" : "")->required();
    command->callback([&context, word, run] { run(context, *word); });
    return command;
}

}  // namespace

base::Result<std::string> administratorName(const std::string& given) {
    if (!given.empty()) return given;
    for (const char* variable : {"USER", "LOGNAME", "USERNAME"}) {
        if (const std::string name = base::platform::environmentVariable(variable); !name.empty()) return name;
    }
    return base::Error(base::ErrorCode::InvalidArgument, {"--by", ""});
}

void addModelDecisionCommands(CLI::App& models, CommandContext& context) {
    addDecision(models, context, "remove", "MODEL", "Remove an installed package", remove);
    addDecision(models, context, "enable", "MODEL", "Let a model judge again",
                [](CommandContext& at, const std::string& id) { setEnabled(at, id, true); });
    addDecision(models, context, "disable", "MODEL", "Switch a model off without removing it",
                [](CommandContext& at, const std::string& id) { setEnabled(at, id, false); });
    addDecision(models, context, "default", "MODEL", "Let a model answer for its kind of picture where nobody names one", makeDefault);
    auto by = std::make_shared<std::string>();
    addDecision(models, context, "accept", "MODEL", "Take the responsibility for an unsigned package",
                [by](CommandContext& at, const std::string& id) { accept(at, id, *by); })
        ->add_option("--by", *by, "Who accepts it; the account's name where this is not given")
        ->option_text("NAME");
    addDecision(models, context, "trust", "FILE.pub", "Let a publisher's signatures on packages count, after comparing its fingerprint",
                trust);
    addDecision(models, context, "distrust", "FINGERPRINT", "Let a publisher's signatures count no longer", distrust);
}

}  // namespace intaglio::cli
