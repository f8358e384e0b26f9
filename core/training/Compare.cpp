#include "core/training/Compare.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/inference/Combined.h"
#include "core/inference/ModelCatalog.h"
#include "core/training/DatasetFolder.h"
#include "core/training/NumberText.h"
#include "core/training/Plots.h"

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr const char* kRowFile = "row.json";
constexpr const char* kBegunFile = "row.begun";  ///< fingerprint of the work that the folder's checkpoint belongs to
constexpr const char* kEvaluationFolder = "evaluation";

/// What all rows share.
struct Work {
    const PackagePorts& ports;
    NetworkTrainer& trainer;
    const CompareRequest& request;
    const TrainingHooks& hooks;
    const Dataset& dataset;
    std::vector<ArchitectureFacts> facts;
    Comparison comparison;
};

/// One model: where it lies and what decides its figures.
struct Entry {
    std::string name;
    Recipe recipe;     ///< of a model that is trained here
    fs::path weights;  ///< that training begins with
    fs::path package;
    fs::path folder;  ///< receives row.json and the evaluation
    bool isTrained = false;
};

std::string identifierOf(const std::string& architecture) {
    std::string id = architecture;
    std::replace(id.begin(), id.end(), '_', '-');
    return id;
}

std::string digestOf(const Work& work, const std::string& text) {
    return base::toHex(work.ports.primitives.sha256(base::viewOf(text)));
}

/// Changes with everything that a row's figures depend on, except the pictures' content, which nobody changes under a table.
std::string fingerprintOf(const Work& work, const Entry& entry) {
    std::string text = work.request.split + "\n" + entry.name + "\n";
    for (const Sample& sample : work.dataset.samples) {
        text += sample.path + "," + sample.label + "," + sample.split + "," + sample.group + "\n";
    }
    if (entry.isTrained) {
        const auto manifest = inference::serialiseManifest(entry.recipe.manifest);
        const auto weights =
            entry.weights.empty() ? Result<std::string>(std::string()) : inference::fileDigest(work.ports.primitives, entry.weights);
        text += trainingJson(entry.recipe) + (weights ? *weights : base::pathText(entry.weights)) +
                (manifest ? base::toHex(work.ports.primitives.sha256(*manifest)) : "");
    } else {
        const auto digest = inference::fileDigest(work.ports.primitives, entry.package / inference::kMetadataFile);
        text += digest ? *digest : std::string();
    }
    return digestOf(work, text);
}

Json readJson(const fs::path& file) {
    const auto bytes = base::readFile(file);
    return bytes ? Json::parse(std::string(base::textOf(*bytes)), nullptr, false) : Json();
}

Result<Entry> entryFor(const Work& work, const std::string& architecture) {
    const auto facts = std::find_if(work.facts.begin(), work.facts.end(), [&](const auto& one) { return one.name == architecture; });
    if (facts == work.facts.end()) {
        return Error(ErrorCode::ArchitectureUnknown, {architecture});
    }
    const std::string id = identifierOf(architecture);
    const auto recipe = recipeFor(work.request.training.recipe, *facts, id);
    if (!recipe) {
        return recipe.error();
    }
    Entry entry{architecture, *recipe, {}, work.request.training.folder / id, work.request.training.folder / id, true};
    if (const auto weights = work.request.weights.find(architecture); weights != work.request.weights.end()) {
        entry.weights = weights->second;
    }
    return entry;
}

/// Whether what lies in the row's folder was begun by the same work; from now on it is.
Result<bool> isSameWork(const Entry& entry, const std::string& fingerprint) {
    const fs::path record = entry.folder / kBegunFile;
    const auto former = base::readFile(record);
    if (former && base::textOf(*former) == fingerprint) {
        return true;
    }
    std::error_code ignored;
    fs::create_directories(entry.folder, ignored);
    const auto written = base::writeFileAtomically(record, base::viewOf(fingerprint));
    return written ? Result<bool>(false) : written.error();
}

Status trainEntry(const Work& work, const Entry& entry, const std::string& fingerprint, CompareRow& row) {
    const auto isBegun = isSameWork(entry, fingerprint);
    if (!isBegun) {
        return isBegun.error();
    }
    TrainModelRequest request = work.request.training;
    request.recipe = entry.recipe;
    request.pretrainedWeights = entry.weights;
    request.folder = entry.package;
    request.resume = *isBegun;
    const auto report = trainModel(work.ports, work.trainer, request, work.hooks);
    if (!report) {
        return report.error();
    }
    row.parameters = report->parameters;
    row.epochs = static_cast<int>(report->epochs.size());
    row.pretrained = !entry.weights.empty();
    for (const EpochReport& epoch : report->epochs) {
        row.trainingSeconds += epoch.seconds;
    }
    return {};
}

std::string inputText(const inference::Manifest& manifest) {
    return std::to_string(manifest.inputRows) + " x " + std::to_string(manifest.inputColumns) + " x " +
           std::to_string(manifest.inputChannels);
}

/// Figures of what predictions.csv says, so that a row that was finished earlier has exactly those of its own run.
Status readFigures(const Work& work, const Entry& entry, const inference::ModelPackage& package, CompareRow& row) {
    const fs::path file = entry.folder / kEvaluationFolder / "predictions.csv";
    const auto bytes = base::readFile(file);
    const auto table = bytes ? parseTable(base::textOf(*bytes), base::pathText(file)) : Result<std::vector<TableRow>>(bytes.error());
    if (!table) {
        return table.error();
    }
    const auto samples = work.dataset.inSplit(work.request.split);
    const std::size_t labels = package.manifest.labels.size();
    if (table->size() != samples.size() + 1) {
        return Error(ErrorCode::LabelsInvalid, {base::pathText(file), "another number of pictures"});
    }
    std::vector<Judged> judged;
    for (std::size_t index = 0; index < samples.size(); ++index) {
        const auto& fields = (*table)[index + 1].fields;
        if (fields.size() < labels + 6 || fields[0] != samples[index]->path) {
            return Error(ErrorCode::LabelsInvalid, {base::pathText(file), "another picture than " + samples[index]->path});
        }
        Judged& picture = judged.emplace_back();
        picture.sample = samples[index];
        picture.gateRefuses = fields[5] == "yes";
        for (std::size_t label = 0; label < labels; ++label) {
            const auto probability = numberFrom(fields[6 + label]);
            if (!probability) {
                return Error(ErrorCode::LabelsInvalid, {base::pathText(file), "\"" + fields[6 + label] + "\" is no number"});
            }
            picture.probabilities.push_back(*probability);
        }
    }
    auto report = evaluate(package.manifest, package.identity, work.dataset, work.request.split, judged, work.request.bootstrap);
    if (!report) {
        return report.error();
    }
    const double seconds = row.report.seconds;
    row.report = *std::move(report);
    row.report.seconds = seconds;
    row.input = inputText(package.manifest);
    const Json further = Json::parse(package.manifest.further, nullptr, false);
    if (row.parameters == 0 && further.is_object() && further.contains("parameters") && further["parameters"].is_number_integer()) {
        row.parameters = further["parameters"].get<std::int64_t>();
    }
    return {};
}

Status judgeEntry(const Work& work, const Entry& entry, const inference::ModelPackage& package, CompareRow& row) {
    EvaluateRequest request;
    request.labelsFile = work.request.training.labelsFile;
    request.table = work.request.training.table;
    request.split = work.request.split;
    request.jobs = work.request.training.threads;
    request.bootstrap = work.request.bootstrap;
    const auto outcome = evaluateModel(work.ports.readers, work.ports.engine, package, request, work.hooks.progress, work.hooks.stop);
    if (!outcome) {
        return outcome.error();
    }
    row.report.seconds = outcome->report.seconds;
    return writeEvaluation(outcome->report, outcome->predictionsCsv, entry.folder / kEvaluationFolder, &package.manifest);
}

Status writeRow(const Entry& entry, const CompareRow& row, const std::string& fingerprint) {
    const std::string text = Json{{"fingerprint", fingerprint},   {"parameters", row.parameters},
                                  {"pretrained", row.pretrained}, {"training_seconds", row.trainingSeconds},
                                  {"epochs", row.epochs},         {"judging_seconds", row.report.seconds}}
                                 .dump(2) +
                             "\n";
    return base::writeFileAtomically(entry.folder / kRowFile, base::viewOf(text));
}

/// True where row.json tells of the same work.
bool takeFinished(const Entry& entry, const std::string& fingerprint, CompareRow& row) {
    const Json json = readJson(entry.folder / kRowFile);
    try {
        if (!json.is_object() || json.at("fingerprint") != fingerprint) {
            return false;
        }
        row.parameters = json.at("parameters").get<std::int64_t>();
        row.pretrained = json.at("pretrained").get<bool>();
        row.trainingSeconds = json.at("training_seconds").get<double>();
        row.epochs = json.at("epochs").get<int>();
        row.report.seconds = json.at("judging_seconds").get<double>();
        return true;
    } catch (const Json::exception&) {
        return false;  // written by something else
    }
}

Status makeRow(const Work& work, const Entry& entry, CompareRow& row) {
    const std::string fingerprint = fingerprintOf(work, entry);
    const bool isFinished = takeFinished(entry, fingerprint, row);
    if (!isFinished && entry.isTrained) {
        if (const auto trained = trainEntry(work, entry, fingerprint, row); !trained) {
            return trained;
        }
    }
    const auto package = inference::openPackage(work.ports.primitives, entry.package);
    if (package.problem) {
        return *package.problem;
    }
    if (!isFinished) {
        if (const auto judged = judgeEntry(work, entry, package, row); !judged) {
            return judged;
        }
    }
    if (const auto read = readFigures(work, entry, package, row); !read) {
        return read;
    }
    return isFinished ? Status() : writeRow(entry, row, fingerprint);
}

void addDifferences(Comparison& comparison, const BootstrapOptions& options) {
    const auto reference = std::find_if(comparison.rows.begin(), comparison.rows.end(), [](const auto& row) { return !row.failure; });
    if (reference == comparison.rows.end()) {
        return;
    }
    comparison.reference = reference->name;
    for (CompareRow& row : comparison.rows) {
        if (!row.failure && &row != &*reference) {
            row.differences = pairedDifferences(reference->report.table, row.report.table, headFigures, options);
        }
    }
}

Drawing comparisonDrawing(const Comparison& comparison) {
    std::vector<IntervalRow> rows;
    for (const CompareRow& row : comparison.rows) {
        if (const auto figure = row.report.figures.find("balanced_accuracy"); !row.failure && figure != row.report.figures.end()) {
            rows.push_back({row.name, figure->second, false});
        }
    }
    for (const PublishedFigure& figure : comparison.published) {
        if (const auto found = figure.metrics.find("balanced_accuracy"); found != figure.metrics.end()) {
            rows.push_back({figure.name + " (published)", {found->second, std::nullopt}, true});
        }
    }
    return intervalDrawing(comparison.dataset + ", split " + comparison.split, "balanced accuracy, 95 % interval", rows);
}

Status writeComparison(Work& work) {
    addDifferences(work.comparison, work.request.bootstrap);
    const fs::path& folder = work.request.training.folder;
    for (const auto& [name, text] :
         {std::pair{"comparison.json", comparisonJson(work.comparison)}, std::pair{"comparison.csv", comparisonCsv(work.comparison)},
          std::pair{"comparison.md", comparisonMarkdown(work.comparison)}}) {
        if (const auto written = base::writeFileAtomically(folder / name, base::viewOf(text)); !written) {
            return written;
        }
    }
    return writeDrawing(comparisonDrawing(work.comparison), folder, "comparison");
}

/// Makes one row; only a stop request ends the whole comparison.
Status addRow(Work& work, const Result<Entry>& entry, const std::string& name, const RowObserver& onRow) {
    CompareRow row;
    row.name = name;
    const Status made = entry ? makeRow(work, *entry, row) : Status(entry.error());
    if (!made && made.error().code == ErrorCode::Cancelled) {
        return made;
    }
    if (!made) {
        row.failure = made.error();
    }
    work.comparison.rows.push_back(std::move(row));
    const Status written = writeComparison(work);
    if (written && onRow) {
        onRow(work.comparison.rows.back());
    }
    return written;
}

Result<std::vector<PublishedFigure>> readPublished(const fs::path& file) {
    if (file.empty()) {
        return std::vector<PublishedFigure>();
    }
    const auto bytes = base::readFile(file);
    return bytes ? parsePublished(std::string(base::textOf(*bytes))) : Result<std::vector<PublishedFigure>>(bytes.error());
}

Entry entryOfPackage(const Work& work, const fs::path& folder) {
    std::error_code ignored;
    const fs::path package = fs::weakly_canonical(folder, ignored);
    const std::string id = base::pathText(package.filename());
    return {id, {}, {}, package, work.request.training.folder / "judged" / base::pathFromText(id), false};
}

/// The splits by which the finished packages were trained; LabelsInvalid where they are not all the same.
Result<Dataset> splitsOfPackages(const PackagePorts& ports, const CompareRequest& request, Dataset dataset) {
    std::optional<Dataset> common;
    for (const fs::path& folder : request.packages) {
        std::error_code ignored;
        const auto package = inference::openPackage(ports.primitives, fs::weakly_canonical(folder, ignored));
        auto own = judgedDataset(package, request.training.labelsFile, request.training.table, request.split);
        if (!own) {
            return own;
        }
        const auto isSame = [](const Sample& a, const Sample& b) { return a.split == b.split; };
        if (common && !std::equal(own->samples.begin(), own->samples.end(), common->samples.begin(), common->samples.end(), isSame)) {
            return Error(ErrorCode::LabelsInvalid,
                         {base::pathText(request.training.labelsFile), "it says no splits, and the models were trained on different ones"});
        }
        common = *std::move(own);
    }
    return common ? *std::move(common) : std::move(dataset);
}

/// The pictures of the comparison. Where they are divided here, the request goes on with the table of that, so that all the models'
/// trainings and judgements divide them alike.
Result<Dataset> comparedDataset(const PackagePorts& ports, CompareRequest& request, const TrainingHooks& hooks) {
    TrainModelRequest resumed = request.training;
    resumed.resume = true;
    auto dataset = readDataset(resumed.labelsFile, resumed.table);
    if (!dataset) {
        return dataset;
    }
    const fs::path table = resumed.folder / kOwnLabelsFile;
    if (dataset->isDividedHere() && !request.packages.empty()) {
        dataset = splitsOfPackages(ports, request, *std::move(dataset));
    } else {
        dataset = trainingDataset(ports.readers, resumed, hooks.progress, hooks.stop);
    }
    if (!dataset || !dataset->isDividedHere()) {
        return dataset;
    }
    if (const auto written = writeDataset(*dataset, table); !written) {
        return written.error();
    }
    const std::string name = dataset->name;
    request.training.labelsFile = table;
    request.training.table = {};
    dataset = readDataset(table);
    if (dataset) {
        dataset->name = name;
    }
    return dataset;
}

}  // namespace

Result<Recipe> recipeFor(const Recipe& recipe, const ArchitectureFacts& facts, const std::string& id) {
    Recipe other = recipe;
    other.manifest.id = id;
    setArchitecture(other, facts.name);
    const bool isClassical = other.manifest.engine == inference::kClassicalEngine;
    if (facts.name != recipe.training.architecture) {
        // Stages name blocks of the recipe's own network.
        int epochs = 0;
        for (const TrainStage& stage : stagesOf(recipe.training)) {
            epochs += stage.epochs;
        }
        other.training.stages.clear();
        other.training.epochs = epochs;
        other.training.firstTrainableBlock = 0;
    }
    const NetworkShape& natural = facts.naturalShape;
    const NetworkShape& wanted = recipe.training.shape;
    const bool isTooSmall = std::min(wanted.rows, wanted.columns) < facts.minimumSide;
    const bool fits = isClassical || facts.anySize || (natural.rows == wanted.rows && natural.columns == wanted.columns);
    if (!fits || isTooSmall) {
        if (const auto changed = setInputSize(other, natural.rows, natural.columns); !changed) {
            return changed.error();
        }
    }
    return other;
}

Result<std::vector<PublishedFigure>> parsePublished(const std::string& json) {
    std::vector<PublishedFigure> figures;
    try {
        const Json read = Json::parse(json);
        for (const Json& entry : read.at("figures")) {
            PublishedFigure figure{entry.at("name").get<std::string>(), entry.at("source").get<std::string>(), {}};
            for (const auto& [name, value] : entry.at("metrics").items()) {
                figure.metrics[name] = value.get<double>();
            }
            figures.push_back(std::move(figure));
        }
    } catch (const std::exception& exception) {
        return Error(ErrorCode::InvalidArgument, {"published figures", exception.what()});
    }
    return figures;
}

Result<Comparison> compareModels(const PackagePorts& ports, NetworkTrainer& trainer, const CompareRequest& request,
                                 const TrainingHooks& hooks, const RowObserver& onRow) {
    if (request.architectures.empty() && request.packages.empty()) {
        return Error(ErrorCode::InvalidArgument, {"models", "none to compare"});
    }
    const auto published = readPublished(request.publishedFile);
    if (!published) {
        return published.error();
    }
    std::error_code failure;
    fs::create_directories(request.training.folder, failure);
    CompareRequest fixed = request;
    const auto dataset = comparedDataset(ports, fixed, hooks);
    if (!dataset) {
        return dataset.error();
    }
    if (dataset->inSplit(request.split).empty()) {
        return Error(ErrorCode::SplitEmpty, {request.split});
    }
    Work work{ports, trainer, fixed, hooks, *dataset, {}, {dataset->name, request.split, {}, {}, *published}};
    if (!request.architectures.empty()) {
        work.facts = trainer.facts();
    }
    for (const std::string& architecture : request.architectures) {
        if (const auto added = addRow(work, entryFor(work, architecture), architecture, onRow); !added) {
            return added.error();
        }
    }
    for (const fs::path& folder : request.packages) {
        const Entry entry = entryOfPackage(work, folder);
        if (const auto added = addRow(work, entry, entry.name, onRow); !added) {
            return added.error();
        }
    }
    return std::move(work.comparison);
}

}  // namespace intaglio::training
