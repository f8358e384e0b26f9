#include "app/cli/TrainOptions.h"

#include <algorithm>
#include <charconv>
#include <thread>

#include "core/base/Files.h"

namespace intaglio::cli {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using training::ArchitectureFacts;
using training::Recipe;

constexpr const char* kPretrainedDefault = "mobilenet_v2";
constexpr const char* kRandomDefault = "small_cnn";

/// The package's id from the name of its folder: lower-case letters, digits and '-'.
std::string identifierFrom(const std::filesystem::path& folder) {
    std::string id;
    for (const char c : base::pathText(folder.filename().empty() ? folder.parent_path().filename() : folder.filename())) {
        const auto byte = static_cast<unsigned char>(c);
        id += std::isalnum(byte) != 0 && byte < 128 ? static_cast<char>(std::tolower(byte)) : '-';
    }
    return id.empty() || id.front() == '-' ? "model" + id : id;
}

/// "160" or "150x200": rows and columns.
Result<std::pair<int, int>> sidesFrom(const std::string& text) {
    const std::size_t cross = text.find('x');
    const std::string rows = text.substr(0, cross);
    const std::string columns = cross == std::string::npos ? rows : text.substr(cross + 1);
    std::pair<int, int> sides;
    const auto read = [](const std::string& digits, int& value) {
        const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return failure == std::errc() && end == digits.data() + digits.size();
    };
    if (!read(rows, sides.first) || !read(columns, sides.second)) {
        return Error(ErrorCode::InvalidArgument, {"--side", text});
    }
    return sides;
}

std::string defaultArchitecture(const TrainOptions& options) {
    if (!options.arch.empty()) return options.arch == kColorBaseline ? kPretrainedDefault : options.arch;
    if (!options.weights.empty()) return kPretrainedDefault;
    return kRandomDefault;
}

Result<ArchitectureFacts> factsOf(const std::vector<ArchitectureFacts>& facts, const std::string& architecture) {
    const auto found = std::find_if(facts.begin(), facts.end(), [&](const auto& item) { return item.name == architecture; });
    return found == facts.end() ? Result<ArchitectureFacts>(Error(ErrorCode::ArchitectureUnknown, {architecture})) : *found;
}

Result<Recipe> defaultFor(const TrainOptions& options, const training::Dataset& dataset, const std::vector<ArchitectureFacts>& facts) {
    const auto known = factsOf(facts, defaultArchitecture(options));
    if (!known) return known.error();
    const std::string id = identifierFrom(base::pathFromText(options.out));
    const auto plain = training::defaultRecipe(id, dataset.labels(), known->name, 0);
    auto recipe = plain ? training::recipeFor(*plain, *known, id) : plain;
    if (!recipe) return recipe;
    if (!options.weights.empty()) {
        recipe->training.stages = training::transferStages(known->blocks, dataset.inSplit("train").size());
    } else if (known->blocks > 0) {
        recipe->training.stages = {{0, 40, 2e-3, training::ScheduleKind::OneCycle, 0}};
        recipe->training.patience = 10;
    }
    return recipe;
}

Result<Recipe> namedRecipe(const TrainOptions& options) {
    auto recipe = training::readRecipe(base::pathFromText(options.recipe));
    if (recipe && !options.arch.empty() && options.arch != kColorBaseline) training::setArchitecture(*recipe, options.arch);
    return recipe;
}

/// What the options set, over the recipe.
void applyNumbers(const TrainOptions& options, training::TrainRequest& request) {
    if (options.epochs > 0) request.epochs = options.epochs;
    if (options.learningRate > 0) request.learningRate = options.learningRate;
    for (training::TrainStage& stage : request.stages) {
        if (options.epochs > 0) stage.epochs = options.epochs;
        if (options.learningRate > 0) stage.learningRate = options.learningRate;
    }
    if (options.batchSize > 0) request.batchSize = options.batchSize;
    if (options.patience > 0) request.patience = options.patience;
    if (options.seed > 0) request.seed = options.seed;
}

void applyWords(const TrainOptions& options, training::TrainRequest& request) {
    using training::ClassBalance;
    using training::TrainDevice;
    if (options.device == "cpu") request.device = TrainDevice::Cpu;
    if (options.device == "cuda") request.device = TrainDevice::Cuda;
    if (options.device == "auto") request.device = TrainDevice::Auto;
    if (options.balance == "square-root") request.balance = ClassBalance::SquareRoot;
    if (options.balance == "full") request.balance = ClassBalance::Full;
    if (options.balance == "none") request.balance = ClassBalance::None;
    if (options.selectBy == "val-loss") request.selectBy = training::SelectBy::ValidationLoss;
    if (options.selectBy == "balanced-accuracy") request.selectBy = training::SelectBy::BalancedAccuracy;
}

}  // namespace

int threadsOf(const TrainOptions& options) {
    return options.threads > 0 ? options.threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

Result<Recipe> recipeOf(const TrainOptions& options, const training::Dataset& dataset, const std::vector<ArchitectureFacts>& facts) {
    auto recipe = options.recipe.empty() ? defaultFor(options, dataset, facts) : namedRecipe(options);
    if (!recipe) return recipe;
    if (!options.side.empty()) {
        const auto sides = sidesFrom(options.side);
        if (!sides) return sides.error();
        if (const Status changed = training::setInputSize(*recipe, sides->first, sides->second); !changed) return changed.error();
    }
    applyNumbers(options, recipe->training);
    applyWords(options, recipe->training);
    if (options.networks > 0) {
        if (const Status set = training::setNetworks(*recipe, options.networks); !set) return set.error();
    }
    return recipe;
}

void addTrainOptions(CLI::App& command, TrainOptions& options) {
    command
        .add_option("--labels", options.labels,
                    "Table with the columns path, label and perhaps split and group; or a folder FOLDER/<label>/... or "
                    "FOLDER/<split>/<label>/...")
        ->required();
    command.add_option("--out", options.out, "Folder of the package")->required();
    command.add_option("--arch", options.arch,
                       "Architecture (mobilenet_v2, small_cnn, resnet18, svm, ...), or colour-baseline: a test of the data, not a model");
    command.add_option("--recipe", options.recipe, "Recipe with labels, preparation and settings (recipes/*.json)");
    command.add_option("--weights", options.weights,
                       "What to begin with: an installed model's id, a finished model's folder, or a file of pretrained weights");
    command.add_option("--label-column", options.table.labelColumn, "Column that holds the truth");
    command.add_option("--group-column", options.table.groupColumn, "Column that names the patient or slide");
    command.add_option("--group-pattern", options.table.groupPattern,
                       "Regular expression: what its first bracket finds in a picture's path names the patient or slide");
    command.add_option("--where", options.where, "Only rows whose column has a value: origin=A, origin=A|B or origin!=A")->take_all();
    command.add_option("--folds", options.folds, "First judge the recipe by cross-validation over groups, in this many folds")
        ->check(CLI::Range(3, 20));
    command.add_option("--split-seed", options.table.splitSeed, "Decides the splits where none are given");
    command.add_flag("--keep-duplicates", options.keepDuplicates, "Do not look for near copies when splits are made");
    command.add_option("--split", options.split, "Split on which colour-baseline is judged");
    command.add_option("--side", options.side, "Network input in pixels: 160, or rows x columns as in 150x200");
    command.add_option("--epochs", options.epochs, "Passes over the training pictures, in every stage")->check(CLI::Range(1, 10000));
    command.add_option("--batch", options.batchSize, "Pictures a step")->check(CLI::Range(1, 1024));
    command.add_option("--learning-rate", options.learningRate, "Peak learning rate, in every stage")->check(CLI::PositiveNumber);
    command.add_option("--patience", options.patience, "Epochs without a better one before a stage ends")->check(CLI::Range(1, 10000));
    command.add_option("--balance", options.balance, "How often each class is shown")
        ->check(CLI::IsMember({"square-root", "full", "none"}));
    command.add_option("--select-by", options.selectBy, "What decides which epoch is kept")
        ->check(CLI::IsMember({"val-loss", "balanced-accuracy"}));
    command.add_option("--device", options.device, "Where to compute")->check(CLI::IsMember({"cpu", "cuda", "auto"}));
    command.add_option("--seed", options.seed, "Seed of every random choice in training, from 1");
    command.add_option("--networks", options.networks, "Networks that judge together, each trained from the next seed")
        ->check(CLI::Range(1, training::kMostNetworks));
    command.add_option("--threads", options.threads, "Processor cores to use")->check(CLI::Range(1, 256));
    command.add_flag("--repackage", options.repackage, "Keep the network in --out and make the rest of its package anew");
    command.add_flag("--resume", options.resume, "Go on where a stopped or killed run ended");
    command.add_flag("--replace", options.replace,
                     "Train anew where --out holds a finished model, which goes with its card and signature, or a stopped training");
}

}  // namespace intaglio::cli
