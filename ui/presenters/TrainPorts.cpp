#include "ui/presenters/TrainPorts.h"

#include <algorithm>
#include <thread>

#include "core/base/Files.h"
#include "core/inference/ModelCatalog.h"
#include "core/inference/PictureKind.h"
#include "core/pipeline/Analyze.h"
#include "core/training/Card.h"
#include "core/training/DatasetFolder.h"
#include "core/training/NearDuplicates.h"
#include "core/training/StartingWeights.h"

namespace intaglio::ui {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
namespace fs = std::filesystem;

constexpr const char* kPlanFile = "plan.json";
constexpr const char* kEpochsFile = "epochs.json";
constexpr const char* kTableFile = "labels.csv";
constexpr std::uint64_t kMaximumStateBytes = std::uint64_t{4} << 20;

int threadCount() {
    return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

/// FOLDER/ID holds the plan, the epochs so far, the table in a folder of the data's name, and the package in a folder of the model's.
struct Places {
    fs::path folder;
    fs::path plan() const { return folder / kPlanFile; }
    fs::path epochs() const { return folder / kEpochsFile; }
    fs::path table(const TrainPlan& named) const { return folder / "data" / base::pathFromText(named.datasetName) / kTableFile; }
    fs::path package(const TrainPlan& named) const { return folder / named.id; }
};

Places placesOf(const TrainWorkplace& workplace, const std::string& id) {
    return {workplace.folder / base::pathFromText(id)};
}

std::string textOf(const fs::path& file) {
    const auto content = base::readFile(file, kMaximumStateBytes);
    return content ? std::string(reinterpret_cast<const char*>(content->data()), content->size()) : std::string();
}

Status makeFolder(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    return failure ? Status(Error(ErrorCode::FileUnwritable, {base::pathText(folder)})) : Status();
}

Result<TrainSurvey> surveyPictures(const image::ReaderRegistry& readers, const fs::path& source, base::ProgressSink& progress,
                                   const std::stop_token& stop) {
    auto found = training::readDataset(source);
    if (!found) return found.error();
    TrainSurvey survey;
    survey.source = source;
    survey.knowsPatients = std::any_of(found->samples.begin(), found->samples.end(),
                                       [](const training::Sample& sample) { return sample.group != sample.path; });
    training::Dataset grouped = *found;
    std::vector<std::size_t> unreadable;
    training::DuplicateOptions options;
    options.threads = threadCount();
    options.unreadable = &unreadable;
    if (const auto done = training::groupNearDuplicates(grouped, readers, options, progress, stop); !done) return done.error();
    const auto copies = training::copySetsOf(*found, grouped);
    survey.copyGroups = copies.sets;
    survey.copiesAcrossSplits = copies.acrossSplits;
    if (found->validationTaken) {
        std::vector<std::size_t> sameAsBefore;
        options.unreadable = &sameAsBefore;
        const auto kept = training::keepCopiesTogether(*found, training::TableOptions().splitSeed, readers, options, progress, stop);
        if (!kept) return kept.error();
    }
    // Given splits stay: a joined group in two of them could not be kept apart any more.
    survey.dataset = found->hasSplits ? *std::move(found) : std::move(grouped);
    auto& samples = survey.dataset.samples;
    for (auto index = unreadable.rbegin(); index != unreadable.rend(); ++index) {
        const auto place = samples.begin() + static_cast<std::ptrdiff_t>(*index);
        survey.unreadable.push_back(place->file);
        samples.erase(place);
    }
    std::reverse(survey.unreadable.begin(), survey.unreadable.end());
    if (!survey.dataset.hasSplits) training::assignSplits(survey.dataset, {}, training::TableOptions().splitSeed);
    return survey;
}

/// Lower-case letters, digits and hyphens of a name.
std::string identifierFrom(const std::string& name) {
    constexpr std::size_t kLongest = 48;
    std::string id;
    for (const char c : name) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool fits = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
        if (fits) id += small;
        if (!fits && !id.empty() && id.back() != '-') id += '-';
    }
    id.resize(std::min(id.size(), kLongest));
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id.empty() ? "model" : id;
}

std::string freeIdentifier(const TrainWorkplace& workplace, const std::vector<ModelRow>& models, const std::string& name) {
    const std::string first = identifierFrom(name);
    const auto isTaken = [&](const std::string& id) {
        std::error_code ignored;
        return fs::exists(workplace.folder / id, ignored) ||
               std::any_of(models.begin(), models.end(), [&](const ModelRow& row) { return row.package.manifest.id == id; });
    };
    std::string id = first;
    for (int number = 2; isTaken(id); ++number) id = first + "-" + std::to_string(number);
    return id;
}

Result<TrainPlan> begin(const TrainWorkplace& workplace, const ModelPorts& models, TrainPlan plan, const TrainSurvey& survey) {
    plan.id = freeIdentifier(workplace, models.list(), plan.name);
    plan.source = survey.source;
    plan.datasetName = survey.dataset.name.empty() ? "pictures" : survey.dataset.name;
    const Places places = placesOf(workplace, plan.id);
    if (const Status made = makeFolder(places.table(plan).parent_path()); !made) return made.error();
    if (const Status written = training::writeDataset(survey.dataset, places.table(plan)); !written) return written.error();
    const std::string json = planJson(plan);
    if (const Status written = base::writeFileAtomically(places.plan(), base::viewOf(json)); !written) return written.error();
    return plan;
}

training::PackagePorts packagePorts(const TrainWorkplace& workplace, inference::Engine& engine) {
    return {workplace.primitives, workplace.readers, engine};
}

Result<training::TrainReport> train(const TrainWorkplace& workplace, const TrainPlan& plan, const training::TrainingHooks& hooks) {
    const Places places = placesOf(workplace, plan.id);
    const auto dataset = training::readDataset(places.table(plan));
    if (!dataset) return dataset.error();
    auto trainer = workplace.createTrainer();
    if (!trainer) return trainer.error();
    const auto engine = workplace.engines.engine();
    if (!engine) return engine.error();
    const auto recipe = recipeOf(plan, (*trainer)->facts(), *dataset);
    if (!recipe) return recipe.error();
    training::TrainModelRequest request;
    request.recipe = *recipe;
    request.labelsFile = places.table(plan);
    if (const Status begun = training::beginWith(workplace.primitives, plan.weights, request); !begun) return begun.error();
    request.folder = places.package(plan);
    request.resume = true;
    request.threads = threadCount();
    std::vector<training::EpochReport> epochs = parseEpochs(textOf(places.epochs()));
    training::TrainingHooks kept{hooks.progress, hooks.stop, {}, hooks.onStep, hooks.control};
    kept.onEpoch = [&](const training::EpochReport& epoch) {
        addEpoch(epochs, epoch);
        const std::string json = epochsJson(epochs);
        // Curves that could not be kept do not end a training.
        (void)base::writeFileAtomically(places.epochs(), base::viewOf(json));
        if (hooks.onEpoch) hooks.onEpoch(epoch);
    };
    return training::trainModel(packagePorts(workplace, **engine), **trainer, request, kept);
}

SplitFigures figuresOf(const training::EvaluationReport& report) {
    SplitFigures split{report.count, report.groups, report.gateRefusals, report.figures, {}, report.count};
    std::vector<std::size_t> counts(report.scheme.classes.size());
    for (const training::Scored& scored : report.table.rows) ++counts[static_cast<std::size_t>(scored.truth)];
    for (std::size_t label = 0; label < counts.size(); ++label) {
        if (counts[label] >= split.rarestCount && !split.rarestLabel.empty()) continue;
        split.rarestLabel = report.scheme.classes[label];
        split.rarestCount = counts[label];
    }
    return split;
}

Status writeTestFigures(const training::EvaluationReport& report, const inference::ModelPackage& package) {
    // Without the table of single pictures: it names files of patients.
    const Status written = training::writeEvaluation(report, {}, package.folder / "evaluation", &package.manifest);
    if (!written) return written;
    training::CardFigures figures = training::readCardFigures(package.folder, package.folder / "evaluation" / "baseline");
    figures.metrics = training::metricsJson(report);
    figures.command = "intaglio evaluate --model " + package.manifest.id + " --labels LABELS.csv --split test --out FOLDER --card";
    const std::string card = training::modelCard(package.manifest, figures);
    return base::writeFileAtomically(package.folder / inference::kCardFile, base::viewOf(card));
}

Result<TrainOutcome> judge(const TrainWorkplace& workplace, const TrainPlan& plan, base::ProgressSink& progress,
                           const std::stop_token& stop) {
    const Places places = placesOf(workplace, plan.id);
    const auto engine = workplace.engines.engine();
    if (!engine) return engine.error();
    std::error_code failure;
    const auto package = inference::openPackage(workplace.primitives, fs::canonical(places.package(plan), failure));
    if (package.problem) return *package.problem;
    training::EvaluateRequest request;
    request.labelsFile = places.table(plan);
    request.split = "val";
    request.jobs = threadCount();
    request.bootstrap.replicates = 200;
    const auto validation = training::evaluateModel(workplace.readers, **engine, package, request, progress, stop);
    if (!validation) return validation.error();
    TrainOutcome outcome{package.folder, {}, figuresOf(validation->report), {}, package.manifest};
    request.split = "test";
    request.bootstrap = {};
    const auto test = training::evaluateModel(workplace.readers, **engine, package, request, progress, stop);
    if (!test && test.error().code != ErrorCode::SplitEmpty) return test.error();
    if (test) {
        if (const Status written = writeTestFigures(test->report, package); !written) return written.error();
        outcome.test = figuresOf(test->report);
    }
    outcome.card = QString::fromStdString(textOf(package.folder / inference::kCardFile));
    return outcome;
}

std::vector<TrainLeftover> leftovers(const TrainWorkplace& workplace) {
    std::vector<TrainLeftover> found;
    std::error_code failure;
    for (fs::directory_iterator entry(workplace.folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        const Places places{entry->path()};
        auto plan = parsePlan(textOf(places.plan()));
        // A folder under another name was not made here.
        if (!plan || base::pathText(entry->path().filename()) != plan->id) continue;
        std::error_code ignored;
        const bool isTrained = fs::is_regular_file(places.package(*plan) / inference::kMetadataFile, ignored);
        const bool hasCheckpoint = fs::is_regular_file(places.package(*plan) / "training.checkpoint", ignored);
        found.push_back({*std::move(plan), parseEpochs(textOf(places.epochs())), hasCheckpoint, isTrained && !hasCheckpoint});
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.plan.id < b.plan.id; });
    return found;
}

Status discard(const TrainWorkplace& workplace, const TrainPlan& plan) {
    // Nothing but a folder that begin() made is ever deleted: an id has neither dots nor slashes.
    const bool isOwn = !plan.id.empty() && plan.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
    if (!isOwn) return Error(ErrorCode::InvalidArgument, {"id", plan.id});
    std::error_code failure;
    fs::remove_all(placesOf(workplace, plan.id).folder, failure);
    return failure ? Status(Error(ErrorCode::FileUnwritable, {base::pathText(placesOf(workplace, plan.id).folder)})) : Status();
}

std::vector<TrainStart> weightFiles(const std::vector<fs::path>& folders) {
    std::vector<TrainStart> files;
    for (const fs::path& folder : folders) {
        std::error_code failure;
        for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
            std::error_code ignored;
            if (entry->path().extension() == ".pt" && entry->is_regular_file(ignored)) files.push_back({entry->path()});
        }
    }
    std::sort(files.begin(), files.end(), [](const TrainStart& a, const TrainStart& b) { return a.path < b.path; });
    return files;
}

std::vector<TrainStart> startsOf(const TrainWorkplace& workplace, const ModelPorts& models) {
    std::vector<TrainStart> starts = weightFiles(workplace.weightFolders);
    std::vector<ModelRow> rows = models.list();
    std::erase_if(rows, [](const ModelRow& row) {
        return row.package.problem || !row.package.isEnabled || !training::canBeginTraining(row.package.manifest);
    });
    const auto rankOf = [](const ModelRow& row) {
        return std::pair(row.package.manifest.nonCommercial, !inference::isGateModel(row.package.manifest));
    };
    std::stable_sort(rows.begin(), rows.end(), [&](const ModelRow& a, const ModelRow& b) { return rankOf(a) < rankOf(b); });
    for (const ModelRow& row : rows) {
        const inference::Manifest& manifest = row.package.manifest;
        starts.push_back({row.package.folder, manifest.name, manifest.architecture, manifest.nonCommercial});
    }
    return starts;
}

}  // namespace

TrainPorts makeTrainPorts(const TrainWorkplace& workplace, const ModelPorts& models) {
    TrainPorts ports;
    ports.models = models;
    ports.survey = [workplace](const fs::path& source, base::ProgressSink& progress, std::stop_token stop) {
        return surveyPictures(workplace.readers, source, progress, stop);
    };
    ports.architectures = [workplace]() {
        const auto trainer = workplace.createTrainer();
        return trainer ? (*trainer)->facts() : std::vector<training::ArchitectureFacts>();
    };
    ports.starts = [workplace, models]() { return startsOf(workplace, models); };
    ports.begin = [workplace, models](const TrainPlan& plan, const TrainSurvey& survey) { return begin(workplace, models, plan, survey); };
    ports.train = [workplace](const TrainPlan& plan, const training::TrainingHooks& hooks) { return train(workplace, plan, hooks); };
    ports.judge = [workplace](const TrainPlan& plan, base::ProgressSink& progress, std::stop_token stop) {
        return judge(workplace, plan, progress, stop);
    };
    ports.leftovers = [workplace]() { return leftovers(workplace); };
    ports.discard = [workplace](const TrainPlan& plan) { return discard(workplace, plan); };
    return ports;
}

}  // namespace intaglio::ui
