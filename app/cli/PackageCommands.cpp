// "models install", "sign", "check" and "card".
#include <algorithm>
#include <memory>

#include "app/cli/Choice.h"
#include "app/cli/ModelDecisions.h"
#include "app/cli/ModelsCommand.h"
#include "app/cli/Passphrase.h"
#include "core/base/Files.h"
#include "core/inference/Combined.h"
#include "core/inference/PackageSignature.h"
#include "core/report/ErrorSentence.h"
#include "core/report/ResultJson.h"
#include "core/training/Dataset.h"
#include "core/training/TrainModel.h"

namespace intaglio::cli {
namespace {

using inference::ImportAnswers;
using inference::ModelPackage;
namespace fs = std::filesystem;

struct InstallOptions {
    std::string source;
    bool force = false;
    bool acceptUnsigned = false;
    std::string by;
    ImportAnswers answers;  ///< empty fields: not said
    std::vector<std::string> labels;
    std::vector<int> size;
    int channels = 0;
    std::string scaling;
    std::string activation;
};

struct SignOptions {
    std::string folder;
    std::string key;
    std::string passphraseFile;
};

void failFor(CommandContext& context, const std::string& what, const base::Error& error) {
    context.console.json({{"source", what}, {"error", errorJson(error)}});
    Words words = wordsOf(error);
    // What is not installed yet cannot be accepted by its name.
    if (error.code == base::ErrorCode::PackageNotAccepted) words.hint = report::hintOf(error);
    context.complain(Complaint{error, words});
}

void takeText(std::string& target, const std::string& said) {
    if (!said.empty()) target = said;
}

/// What the source says itself, and over it what the options say.
base::Result<ImportAnswers> answersOf(const InstallOptions& options) {
    const auto source = inference::PackageSource::open(base::pathFromText(options.source));
    if (!source) return source.error();
    ImportAnswers answers = inference::proposedAnswers(*source);
    takeText(answers.id, options.answers.id);
    takeText(answers.name, options.answers.name);
    takeText(answers.version, options.answers.version);
    takeText(answers.kind, options.answers.kind);
    takeText(answers.description, options.answers.description);
    takeText(answers.authors, options.answers.authors);
    takeText(answers.licence, options.answers.licence);
    takeText(answers.activation, options.activation);
    if (!options.labels.empty()) answers.labels.clear();
    for (const std::string& text : options.labels) {
        const auto label = inference::importLabel(text);
        if (!label) return base::Error(base::ErrorCode::InvalidArgument, {"--label", text});
        answers.labels.push_back(*label);
    }
    if (options.size.size() == 2) {
        answers.rows = options.size[0];
        answers.columns = options.size[1];
    }
    if (options.channels != 0) answers.channels = options.channels;
    if (!options.scaling.empty()) answers.scaling = inference::importScaling(options.scaling);
    return answers;
}

void install(CommandContext& context, const InstallOptions& options) {
    const auto answers = answersOf(options);
    if (!answers) return failFor(context, options.source, answers.error());
    const auto by = options.acceptUnsigned ? administratorName(options.by) : base::Result<std::string>(std::string());
    if (!by) return failFor(context, options.source, by.error());
    inference::ModelStore& store = context.services.modelStore();
    auto staged = [&] {
        ConsoleProgress progress(context.console);
        return store.stage(base::pathFromText(options.source), *answers, progress, context.stop);
    }();
    if (!staged) return failFor(context, options.source, staged.error());
    const std::string replaced = staged->installedVersion();
    const auto installed = store.install(*staged, {options.force, *by}, context.stop);
    if (!installed) return failFor(context, options.source, installed.error());
    context.services.models().refresh();
    nlohmann::ordered_json line = packageJson(*installed);
    line["replaced"] = replaced.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(replaced);
    line["unknown"] = staged->unknowns();
    context.console.json(line);
    context.console.text("installed: " + packageText(context, *installed));
    for (const std::string& unknown : staged->unknowns()) context.console.note("not known: " + unknown);
}

bool namesWholePaths(const fs::path& table) {
    const auto dataset = training::readDataset(table);
    const auto isWhole = [](const training::Sample& sample) { return base::pathFromText(sample.path).is_absolute(); };
    return dataset && std::any_of(dataset->samples.begin(), dataset->samples.end(), isWhole);
}

/// The tables that "train" and "evaluate" leave in a package tell where the pictures lie, often with people's names in the path.
void warnOfPaths(CommandContext& context, const fs::path& folder) {
    std::error_code failure;
    for (fs::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        const fs::path& table = entry->path();
        const bool isTable = table.filename() == training::kOwnLabelsFile || table.filename() == training::kUnfinishedLabelsFile ||
                             table.filename() == training::kPredictionsFile;
        if (!isTable || !namesWholePaths(table)) continue;
        context.console.warning(
            base::pathText(table) +
            " names pictures with their whole paths, which may tell who somebody is. The signature does not need it: take it out "
            "before the package leaves the clinic.");
    }
}

void sign(CommandContext& context, const SignOptions& options) {
    const auto& primitives = context.services.primitives();
    const fs::path folder = base::pathFromText(options.folder);
    const auto key = unlockKey(primitives, options.key, options.passphraseFile);
    if (!key) return failFor(context, options.folder, key.error());
    const std::int64_t now = context.services.clock().unixSeconds();
    if (const auto signedNow = inference::signPackage(primitives, folder, *key, now); !signedNow) {
        return failFor(context, options.folder, signedNow.error());
    }
    context.services.models().refresh();
    const ModelPackage package = inference::openPackage(primitives, folder, false);
    context.console.json(packageJson(package));
    context.console.text("signed: " + package.manifest.id + " " + package.manifest.version + " by " + key->pub.name);
    warnOfPaths(context, folder);
}

/// An installed package by its id, or any package by its folder.
base::Result<ModelPackage> packageNamed(CommandContext& context, const std::string& name) {
    for (ModelPackage& package : context.services.models().packages()) {
        if (package.manifest.id == name) return std::move(package);
    }
    std::error_code failure;
    if (!fs::exists(base::pathFromText(name) / inference::kMetadataFile, failure)) {
        return base::Error(base::ErrorCode::ModelNotFound, {name});
    }
    return inference::openPackage(context.services.primitives(), base::pathFromText(name), false);
}

base::Status runPackage(CommandContext& context, const ModelPackage& package) {
    if (package.problem) return *package.problem;
    const auto engine = context.services.engines().engine();
    if (!engine) return engine.error();
    const auto runner = inference::loadModel(**engine, package, inference::Device::Cpu);
    return runner ? inference::probeModel(package, **runner, inference::ProbeStrictness::Package) : base::Status(runner.error());
}

void check(CommandContext& context, const std::string& name) {
    const auto package = packageNamed(context, name);
    if (!package) return failFor(context, name, package.error());
    nlohmann::ordered_json line = packageJson(*package);
    const base::Status checked = runPackage(context, *package);
    line["checked"] = checked.hasValue();
    if (!checked) line["problem"] = report::errorJson(checked.error());
    context.console.json(line);
    if (!checked) return context.fail(checked.error());
    const std::string card = package->isShipped || package->signer ? "" : " (nothing but a signature covers the card and its figures)";
    context.console.text("the network's files, the golden vectors and test pictures hold" + card + ": " + packageText(context, *package));
}

void showCard(CommandContext& context, const std::string& name) {
    const auto package = packageNamed(context, name);
    const auto card = package ? base::readFile(package->folder / inference::kCardFile) : base::Result<base::Bytes>(package.error());
    if (!card) return failFor(context, name, card.error());
    const std::string text(base::textOf(*card));
    context.console.json({{"id", package->manifest.id}, {"card", text}});
    context.console.text(text);
}

void addImportOptions(CLI::App& command, InstallOptions& options) {
    const char* kGroup = "Answers for a network that comes without them";
    const auto add = [&](const char* name, auto& target, const char* words) {
        return command.add_option(name, target, words)->group(kGroup);
    };
    add("--id", options.answers.id, "Lower-case letters, digits and '-'");
    add("--name", options.answers.name, "Name for people");
    add("--model-version", options.answers.version, "Like 1.0.0");
    add("--kind", options.answers.kind, "Kind of picture that it judges, such as chest-xray")->option_text("KIND");
    add("--label", options.labels, "A label in the order of the network's answers: KEY, or KEY:finding, KEY:normal, KEY:other; repeat it")
        ->allow_extra_args(false)
        ->option_text("KEY[:ROLE]");
    add("--input-size", options.size, "Rows and columns that the network takes")->expected(2)->option_text("ROWS COLUMNS");
    add("--channels", options.channels, "1 (grey) or 3 (colour)")->check(CLI::IsMember({1, 3}))->option_text("N");
    add("--scaling", options.scaling, "What the network takes a sample of 0..255 for: 0..1, -1..1, 0..255 or imagenet")
        ->check(CLI::IsMember({"0..1", "-1..1", "0..255", "imagenet"}))
        ->option_text("RANGE");
    add("--activation", options.activation, "softmax (one label is right) or sigmoid (each stands alone)")
        ->check(CLI::IsMember({"softmax", "sigmoid"}))
        ->option_text("NAME");
    add("--description", options.answers.description, "What it tells apart");
    add("--authors", options.answers.authors, "Who made it");
    add("--licence", options.answers.licence, "Under which licence it may be used");
}

void addInstall(CLI::App& models, CommandContext& context) {
    CLI::App* command =
        addCommand(models, context, "install", "Install a package: a folder, a zip, a MONAI bundle, a TorchScript file or an ONNX file");
    auto options = std::make_shared<InstallOptions>();
    command->add_option("SOURCE", options->source, "Folder or file")->required();
    command->add_flag("--force", options->force, "Also replace the same or a newer version");
    command->add_flag("--accept-unsigned", options->acceptUnsigned, "Take the responsibility for a package that no trusted key signed");
    command->add_option("--by", options->by, "Who accepts it; the account's name where this is not given")->option_text("NAME");
    addImportOptions(*command, *options);
    command->callback([&context, options] { install(context, *options); });
}

}  // namespace

void addPackageCommands(CLI::App& models, CommandContext& context) {
    addInstall(models, context);

    CLI::App* signing = addCommand(models, context, "sign", "Sign a package folder with a clinic's key");
    auto signOptions = std::make_shared<SignOptions>();
    signing->add_option("DIR", signOptions->folder, "The package's folder")->required();
    signing->add_option("--key", signOptions->key, "CLINIC.key of the clinic or publisher")->required();
    signing->add_option("--passphrase-file", signOptions->passphraseFile, "File whose first line is the key's passphrase");
    signing->callback([&context, signOptions] { sign(context, *signOptions); });

    CLI::App* checking = addCommand(models, context, "check", "Check the files of a package's network and run it on its golden vectors");
    auto checked = std::make_shared<std::string>();
    checking->add_option("MODEL", *checked, "An id or a package's folder")->required();
    checking->callback([&context, checked] { check(context, *checked); });

    CLI::App* card = addCommand(models, context, "card", "Print a model's card: what it is for, its figures and its limits");
    auto shown = std::make_shared<std::string>();
    card->add_option("MODEL", *shown, "An id or a package's folder")->required();
    card->callback([&context, shown] { showCard(context, *shown); });
}

}  // namespace intaglio::cli
