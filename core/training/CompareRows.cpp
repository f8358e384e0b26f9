#include "core/training/CompareRows.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/inference/Combined.h"
#include "core/inference/ModelCatalog.h"
#include "core/training/DatasetFolder.h"
#include "core/training/NumberText.h"
#include "core/training/StartingWeights.h"
#include "core/training/film/TrainFilm.h"

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

std::string identifierOf(const std::string& architecture) {
    std::string id = architecture;
    std::replace(id.begin(), id.end(), '_', '-');
    return id;
}

std::string digestOf(const CompareWork& work, const std::string& text) {
    return base::toHex(work.ports.primitives.sha256(base::viewOf(text)));
}

std::string lesionsText(const CompareWork& work) {
    TrainModelRequest named = work.request.training;
    nameLesions(named);
    const auto digest =
        named.lesionsFile.empty() ? Result<std::string>(std::string()) : inference::fileDigest(work.ports.primitives, named.lesionsFile);
    return digest ? *digest : std::string();
}

/// Changes with everything that a row's figures depend on, except the pictures' content, which nobody changes under a table.
std::string fingerprintOf(const CompareWork& work, const CompareEntry& entry) {
    std::string text = work.request.split + "\n" + entry.name + "\n";
    for (const Sample& sample : work.dataset.samples) {
        text += sample.path + "," + sample.label + "," + sample.split + "," + sample.group + "\n";
    }
    if (entry.isTrained) {
        const auto manifest = inference::serialiseManifest(entry.recipe.manifest);
        const auto weights =
            entry.weights.empty() ? Result<std::string>(std::string()) : inference::fileDigest(work.ports.primitives, entry.weights);
        text += trainingJson(entry.recipe) + (weights ? *weights : base::pathText(entry.weights)) +
                (manifest ? base::toHex(work.ports.primitives.sha256(*manifest)) : "") + lesionsText(work);
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

/// Whether what lies in the row's folder was begun by the same work; from now on it is.
Result<bool> isSameWork(const CompareEntry& entry, const std::string& fingerprint) {
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

Status trainEntry(const CompareWork& work, const CompareEntry& entry, const std::string& fingerprint, CompareRow& row) {
    const auto isBegun = isSameWork(entry, fingerprint);
    if (!isBegun) {
        return isBegun.error();
    }
    TrainModelRequest request = work.request.training;
    request.recipe = entry.recipe;
    if (const Status begun = beginWith(work.ports.primitives, entry.weights, request); !begun) {
        return begun;
    }
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
Status readFigures(const CompareWork& work, const CompareEntry& entry, const inference::ModelPackage& package, CompareRow& row) {
    const fs::path file = entry.folder / kEvaluationFolder / kPredictionsFile;
    const auto bytes = base::readFile(file);
    const auto table = bytes ? parseTable(base::textOf(*bytes), base::pathText(file)) : Result<std::vector<TableRow>>(bytes.error());
    if (!table) {
        return table.error();
    }
    Dataset dataset = work.dataset;
    useFilmLabels(dataset, package.manifest);
    const auto samples = dataset.inSplit(work.request.split);
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
    auto report = evaluate(package.manifest, package.identity, dataset, work.request.split, judged, work.request.bootstrap);
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

Status judgeEntry(const CompareWork& work, const CompareEntry& entry, const inference::ModelPackage& package, CompareRow& row) {
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

Status writeRow(const CompareEntry& entry, const CompareRow& row, const std::string& fingerprint) {
    const std::string text = Json{{"fingerprint", fingerprint},   {"parameters", row.parameters},
                                  {"pretrained", row.pretrained}, {"training_seconds", row.trainingSeconds},
                                  {"epochs", row.epochs},         {"judging_seconds", row.report.seconds}}
                                 .dump(2) +
                             "\n";
    return base::writeFileAtomically(entry.folder / kRowFile, base::viewOf(text));
}

/// True where row.json tells of the same work.
bool takeFinished(const CompareEntry& entry, const std::string& fingerprint, CompareRow& row) {
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

}  // namespace

Result<CompareEntry> entryFor(const CompareWork& work, const std::string& architecture) {
    const auto facts = std::find_if(work.facts.begin(), work.facts.end(), [&](const auto& one) { return one.name == architecture; });
    if (facts == work.facts.end()) {
        return Error(ErrorCode::ArchitectureUnknown, {architecture});
    }
    const std::string id = identifierOf(architecture);
    const auto recipe = recipeFor(work.request.training.recipe, *facts, id);
    if (!recipe) {
        return recipe.error();
    }
    CompareEntry entry{architecture, *recipe, {}, work.request.training.folder / id, work.request.training.folder / id, true};
    if (const auto weights = work.request.weights.find(architecture); weights != work.request.weights.end()) {
        entry.weights = weights->second;
    }
    return entry;
}

CompareEntry entryOfPackage(const CompareWork& work, const fs::path& folder) {
    std::error_code ignored;
    const fs::path package = fs::weakly_canonical(folder, ignored);
    const std::string id = base::pathText(package.filename());
    return {id, {}, {}, package, work.request.training.folder / "judged" / base::pathFromText(id), false};
}

Status makeRow(const CompareWork& work, const CompareEntry& entry, CompareRow& row) {
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

}  // namespace intaglio::training
