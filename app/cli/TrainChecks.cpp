#include "app/cli/TrainChecks.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/cli/TrainSurvey.h"
#include "core/base/Files.h"
#include "core/inference/PackageSignature.h"
#include "core/training/StartingWeights.h"

namespace intaglio::cli {
namespace {

using base::Error;
using base::ErrorCode;

bool hasCheckpoint(const std::filesystem::path& folder) {
    std::error_code failure;
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        if (entry->path().extension().string().starts_with(".checkpoint")) return true;
    }
    return std::filesystem::exists(folder / "folds", failure);
}

/// A finished package may have been signed, and may carry a card that somebody wrote by hand; a stopped training may have taken hours.
std::optional<Complaint> formerWork(const TrainOptions& options) {
    std::error_code ignored;
    const bool isFinished = std::filesystem::exists(base::pathFromText(options.out) / inference::kMetadataFile, ignored);
    const bool goesOn = options.resume && hasCheckpoint(base::pathFromText(options.out));
    if (goesOn || options.replace) return std::nullopt;
    if (hasCheckpoint(base::pathFromText(options.out)))
        return Complaint{{ErrorCode::OutputExists, {options.out}},
                         {"\"" + options.out + "\" holds a training that was stopped. Nothing was changed.",
                          "Go on with it: the same command with --resume; or choose another folder, or begin anew with --replace."}};
    if (!isFinished) return std::nullopt;
    return Complaint{{ErrorCode::OutputExists, {options.out}},
                     {"\"" + options.out + "\" holds a finished model already. Nothing was changed.",
                      "Choose another folder; or replace the model and its card with --replace, or keep its network with --repackage."}};
}

/// Without a recipe the folder's name is the model's, and not every name can be one.
std::optional<Complaint> unfitName(const TrainOptions& options, const training::TrainModelRequest& request) {
    const base::Status named = training::checkPackageFolder(request);
    if (named || !options.recipe.empty()) return named ? std::nullopt : std::optional(Complaint{named.error(), wordsOf(named.error())});
    return Complaint{named.error(),
                     {"The package's folder \"" + options.out +
                          "\" gives the model its name: it must be named with small letters, digits and "
                          "hyphens only.",
                      "For instance: \"" + request.recipe.manifest.id + "\"."}};
}

constexpr const char* kHowToSetRoles =
    "Say with a recipe (--recipe) which label has the role \"finding\" and which \"normal\": see docs/howto/train-a-model.md.";

/// The models that are on and that a training can begin with, by architecture: "mobilenet_v2: bone-fracture, skin-lesion".
std::string installedStarts(CommandContext& context) {
    const auto usable = context.services.models().usable();
    std::map<std::string, std::string> names;
    for (const auto& package : usable ? *usable : std::vector<std::shared_ptr<const inference::ModelPackage>>()) {
        if (!training::canBeginTraining(package->manifest)) continue;
        std::string& known = names[package->manifest.architecture];
        known += (known.empty() ? "" : ", ") + package->manifest.id;
    }
    std::string text;
    for (const auto& [architecture, known] : names) text += (text.empty() ? "" : "; ") + architecture + ": " + known;
    return text;
}

std::string labelsWith(const inference::Manifest& manifest, inference::LabelRole role) {
    std::string text;
    for (const inference::Label& label : manifest.labels) {
        if (label.role == role) text += (text.empty() ? "" : ", ") + label.key;
    }
    return text.empty() ? "none" : text;
}

/// Which labels a doctor must not miss is only guessed where no recipe says so.
void tellGuessedRoles(Console& console, const inference::Manifest& manifest) {
    using inference::LabelRole;
    const auto isNormal = [](const inference::Label& label) { return label.role == LabelRole::Normal; };
    console.note("labels taken for findings: " + labelsWith(manifest, LabelRole::Finding) +
                 "; for normal: " + labelsWith(manifest, LabelRole::Normal) + " (guessed from the words)");
    if (std::none_of(manifest.labels.begin(), manifest.labels.end(), isNormal))
        console.warning(std::string("no label is normal, so that every picture counts as positive and the operating points say nothing. ") +
                        kHowToSetRoles);
}

/// A stage that leaves blocks as they are needs blocks that have learnt before.
void warnOfFrozenChance(Console& console, const training::Recipe& recipe) {
    const std::vector<training::TrainStage> stages = training::stagesOf(recipe.training);
    std::string frozen;
    for (std::size_t index = 0; index < stages.size(); ++index) {
        if (stages[index].firstTrainableBlock <= 0) continue;
        frozen += (frozen.empty() ? "" : ", ") + std::string("stage ") + std::to_string(index + 1) + " of " +
                  std::to_string(stages.size()) + ": the first " + std::to_string(stages[index].firstTrainableBlock);
    }
    if (frozen.empty()) return;
    const inference::Manifest& manifest = recipe.manifest;
    const std::string installed =
        training::canBeginTraining(manifest) ? "the id of an installed " + manifest.architecture + " model, or " : "";
    console.warning("the recipe leaves the network's first blocks as they are (" + frozen +
                    "), but without --weights they are random and learn nothing there. Such stages are for a network that has learnt "
                    "before: name one with --weights (" +
                    installed + "a file of pretrained weights of " + manifest.architecture +
                    ", *.pt), or let all blocks learn with \"first_trainable_block\": 0.");
}

/// What learns from nothing should be known for it: its figures are usually lower. So should what a finished model brings with it. A
/// resumed run has told it.
void tellStart(Console& console, const TrainOptions& options, const training::TrainModelRequest& request) {
    const inference::Manifest& manifest = request.recipe.manifest;
    if (request.resume && hasCheckpoint(request.folder)) return;
    if (request.resume) console.note("no stopped training lies in \"" + options.out + "\": this one begins");
    if (manifest.engine == inference::kClassicalEngine) return;
    if (request.startedFromModel) {
        console.warning("begins with " + request.startedFrom +
                        ": where that model learnt from pictures that the new one is judged on, the figures are too good.");
        if (manifest.nonCommercial) console.note("the new model is not for commercial use, as its recipe or the model it begins with says");
    } else if (request.pretrainedWeights.empty()) {
        console.note(
            "no pretrained weights (--weights): " + manifest.architecture +
            " learns from a random start. It needs many more pictures than fine-tuning a pretrained network, and its figures are usually "
            "lower." +
            (options.arch.empty() && options.recipe.empty() ? " An installed model is a start as well: --weights ID." : ""));
        warnOfFrozenChance(console, request.recipe);
    }
}

bool tell(CommandContext& context, const std::optional<Complaint>& complaint) {
    if (complaint) context.complain(*complaint);
    return complaint.has_value();
}

}  // namespace

base::Result<bool> mayTrain(CommandContext& context, const TrainOptions& options, const training::TrainModelRequest& request,
                            const training::Dataset& dataset) {
    if (tell(context, formerWork(options)) || tell(context, unfitName(options, request))) return false;
    if (options.recipe.empty()) tellGuessedRoles(context.console, request.recipe.manifest);
    tellStart(context.console, options, request);
    ConsoleProgress progress(context.console);
    const auto survey = surveyPictures(context.services.readers(), request, dataset, progress, context.stop);
    if (!survey) return survey.error();
    if (tell(context, objectionTo(*survey))) return false;
    for (const std::string& warning : warningsOf(*survey)) context.console.warning(warning);
    return true;
}

std::optional<Complaint> unfitForGuessing(const std::vector<std::string>& labels) {
    if (auto lack = lackOfLabels(labels)) return lack;
    // Beside a label that is surely a finding, so that a recipe for the others can be asked for at all.
    std::string probe = "finding";
    while (std::find(labels.begin(), labels.end(), probe) != labels.end()) probe += '-';
    std::vector<std::string> asked = labels;
    asked.push_back(probe);
    const auto guess = training::defaultRecipe("guess", asked, "svm", 0);
    const auto isFinding = [&](const inference::Label& label) { return label.role == inference::LabelRole::Finding && label.key != probe; };
    if (!guess || std::any_of(guess->manifest.labels.begin(), guess->manifest.labels.end(), isFinding)) return std::nullopt;
    return Complaint{{ErrorCode::InvalidArgument, {"labels", labelsWith(guess->manifest, inference::LabelRole::Normal)}},
                     {"At least one label must be a finding; all were taken for normal: " +
                          labelsWith(guess->manifest, inference::LabelRole::Normal) + ".",
                      kHowToSetRoles}};
}

std::optional<Complaint> unfitLabels(const TrainOptions& options, const training::Recipe& recipe, const training::Dataset& dataset) {
    // A film's table names its findings in other words (core/training/film).
    if (options.recipe.empty() || recipe.manifest.film) return std::nullopt;
    std::string known;
    std::set<std::string> keys;
    for (const inference::Label& label : recipe.manifest.labels) {
        known += (known.empty() ? "" : ", ") + label.key;
        keys.insert(label.key);
    }
    const bool needsTest = options.folds > 0 || options.arch == kColorBaseline || !dataset.hasSplits;
    std::set<std::string> unknown;
    for (const training::Sample& sample : dataset.samples) {
        const bool isUsed = sample.split == "train" || sample.split == "val" || (needsTest && sample.split == "test");
        if (isUsed && !keys.contains(sample.label)) unknown.insert(sample.label);
    }
    if (unknown.empty()) return std::nullopt;
    std::string names;
    for (const std::string& label : unknown) names += (names.empty() ? "\"" : ", \"") + label + "\"";
    return Complaint{{ErrorCode::LabelUnknown, {*unknown.begin()}},
                     {"The recipe \"" + options.recipe + "\" does not name the label" + (unknown.size() > 1 ? "s " : " ") + names +
                          " of the pictures. It names: " + known + ".",
                      "Each label of the pictures must be the \"key\" of one of the recipe's labels: see docs/howto/train-a-model.md."}};
}

std::optional<Complaint> unfitStart(CommandContext& context, const Error& error) {
    const bool isAboutStart =
        error.code == ErrorCode::InvalidArgument && error.arguments.size() == 2 && error.arguments.front() == "weights";
    if (!isAboutStart) return std::nullopt;
    const std::string models = installedStarts(context);
    const std::string fitting = "What would do, where it has the architecture that is trained: ";
    return Complaint{error,
                     {"A training cannot begin with this value of --weights: " + error.arguments.back() + ".",
                      fitting + (models.empty() ? "" : "an installed model (" + models + "), ") +
                          "a finished model's folder, or a file of pretrained weights (*.pt). Without --weights it begins with random "
                          "weights."}};
}

std::optional<Complaint> stoppedTraining(const TrainOptions& options, const base::Error& error) {
    if (options.repackage || !hasCheckpoint(base::pathFromText(options.out))) return std::nullopt;
    if (error.code == ErrorCode::Cancelled)
        return Complaint{error, {"The training was stopped.", "The same command with --resume goes on where it stopped."}};
    const bool isOther = error.code == ErrorCode::InvalidArgument && !error.arguments.empty() && error.arguments.front() == "resume";
    if (!isOther) return std::nullopt;
    return Complaint{error,
                     {"The training that was stopped in \"" + options.out + "\" had other settings, weights or pictures.",
                      "Repeat its own command with --resume, or begin anew with --replace."}};
}

void dropFormerSignature(CommandContext& context, const std::filesystem::path& folder) {
    std::error_code ignored;
    if (std::filesystem::remove(folder / inference::kSignatureFile, ignored))
        context.console.note("the signature of the former package is gone: sign the new one with \"intaglio models sign\"");
}

}  // namespace intaglio::cli
