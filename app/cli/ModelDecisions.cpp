#include "app/cli/ModelDecisions.h"

#include <algorithm>
#include <memory>

#include "app/cli/ModelsCommand.h"
#include "app/composition/AppPaths.h"
#include "core/base/Files.h"
#include "core/base/Platform.h"
#include "core/inference/AgeCover.h"
#include "core/inference/PictureKind.h"

namespace intaglio::cli {
namespace {

using inference::ModelPackage;

void failFor(CommandContext& context, const std::string& id, const Complaint& complaint) {
    context.console.json({{"id", id}, {"error", errorJson(complaint.error)}});
    context.complain(complaint);
}

void failFor(CommandContext& context, const std::string& id, const base::Error& error) {
    failFor(context, id, Complaint{error, wordsOf(error)});
}

/// The package that the id stands for: of several with one id the first, which is the one that counts.
base::Result<ModelPackage> installedPackage(CommandContext& context, const std::string& id) {
    for (ModelPackage& package : context.services.models().packages()) {
        if (package.manifest.id == id) return std::move(package);
    }
    return base::Error(base::ErrorCode::ModelNotFound, {id});
}

std::string agesNote(const inference::InputGate& gate) {
    return inference::hasAgeLimits(gate) ? ", which is made for the ages " + inference::coveredAges({inference::agesOf(gate)}) : "";
}

/// Prints the package as it stands after the decision, and who judges its kind of picture where that is another one.
void showOutcome(CommandContext& context, const std::string& id, const base::Status& decided) {
    if (!decided) return failFor(context, id, decided.error());
    context.services.models().refresh();
    const auto package = installedPackage(context, id);
    if (!package) return failFor(context, id, package.error());
    context.console.json(packageJson(*package));
    context.console.text(packageText(context, *package));
    const std::string& kind = package->manifest.gate.kind;
    const auto judge = context.services.models().defaultFor(kind);
    if (!judge) {
        context.console.note("no model is left for pictures of the kind " + kind);
    } else if (judge->manifest.id != id) {
        context.console.note("where nobody names a model and no age speaks against it, " + judge->manifest.id +
                             " judges pictures of the kind " + kind + agesNote(judge->manifest.gate));
    }
}

/// Why a listed package is not removed: it is none of those that were installed here.
Words notOursWords(const ModelPackage& package) {
    const std::string& id = package.manifest.id;
    const std::string hint = "Switch it off with \"intaglio models disable " + id + "\".";
    const auto folders = composition::modelFolders();
    const bool isShipped = std::any_of(folders.begin(), folders.end(), [&](const inference::ModelFolder& folder) {
        return folder.shipped && base::isSameFile(folder.path, package.folder.parent_path());
    });
    if (isShipped) return {"The model \"" + id + "\" lies with those that came with the program and cannot be removed.", hint};
    return {"The model \"" + id + "\" was not installed here: it lies in " + base::pathText(package.folder) + ".",
            hint + " Who looks after that folder removes it there."};
}

/// False, and said, where the gate's own model would go and nobody insists.
bool mayGoWithoutGate(CommandContext& context, const ModelPackage& package, bool isSure) {
    if (!inference::isGateModel(package.manifest) || isSure) return true;
    const std::string& id = package.manifest.id;
    const std::string consequence =
        "Without \"" + id +
        "\" nothing checks that a picture is of the kind that a model was made for: only a model that is named judges then, and every "
        "result is flagged.";
    if (!base::platform::standardInputIsTerminal()) {
        failFor(context, id, Complaint{{base::ErrorCode::InvalidArgument, {"--yes", ""}}, {consequence, "Add --yes if you mean it."}});
    } else if (!context.console.confirm(consequence + " Go on?") || context.stop.stop_requested()) {
        failFor(context, id, base::Error(base::ErrorCode::Cancelled));
    } else {
        return true;
    }
    return false;
}

void remove(CommandContext& context, const std::string& id, bool isSure) {
    const auto package = installedPackage(context, id);
    const bool canGo = package && package->folder.parent_path() == context.services.modelStore().folder();
    if (canGo && !mayGoWithoutGate(context, *package, isSure)) return;
    if (const auto removed = context.services.modelStore().remove(id); !removed) {
        const bool isElsewhere = package && removed.error().code == base::ErrorCode::ModelNotFound;
        return isElsewhere ? failFor(context, id, Complaint{removed.error(), notOursWords(*package)})
                           : failFor(context, id, removed.error());
    }
    context.services.models().refresh();
    context.console.json({{"id", id}, {"removed", true}});
    context.console.text("removed: " + id);
}

void setEnabled(CommandContext& context, const std::string& id, bool enabled) {
    const auto package = installedPackage(context, id);
    if (!package) return failFor(context, id, package.error());
    showOutcome(context, id, context.services.modelStore().setEnabled(id, enabled));
}

void disable(CommandContext& context, const std::string& id, bool isSure) {
    const auto package = installedPackage(context, id);
    if (package && !mayGoWithoutGate(context, *package, isSure)) return;
    setEnabled(context, id, false);
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

/// One that takes --yes instead of the question that comes before the gate's own model goes.
template <class Run>
void addGateDecision(CLI::App& models, CommandContext& context, const char* name, const char* description, Run run) {
    auto isSure = std::make_shared<bool>(false);
    addDecision(models, context, name, "MODEL", description, [isSure, run](CommandContext& at, const std::string& id) {
        run(at, id, *isSure);
    })->add_flag("--yes", *isSure, "Do not ask, also where the model is the gate's own");
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
    addGateDecision(models, context, "remove", "Remove an installed package", remove);
    addDecision(models, context, "enable", "MODEL", "Let a model judge again",
                [](CommandContext& at, const std::string& id) { setEnabled(at, id, true); });
    addGateDecision(models, context, "disable", "Switch a model off without removing it", disable);
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
