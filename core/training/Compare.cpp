#include "core/training/Compare.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/inference/ModelUid.h"
#include "core/training/CompareRows.h"
#include "core/training/ComparedDataset.h"
#include "core/training/Plots.h"

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

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

Status writeComparison(CompareWork& work) {
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
Status addRow(CompareWork& work, const Result<CompareEntry>& entry, const std::string& name, const RowObserver& onRow) {
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

}  // namespace

Result<Recipe> recipeFor(const Recipe& recipe, const ArchitectureFacts& facts, const std::string& id) {
    Recipe other = recipe;
    other.manifest.id = id;
    setArchitecture(other, facts.name);
    other.manifest.uid = facts.name == recipe.training.architecture ? other.manifest.uid : inference::kNoModelUid;
    const bool isClassical = other.manifest.engine == inference::kClassicalEngine;
    if (facts.name != recipe.training.architecture) {
        // Stages name blocks of the recipe's own network; the others are built as published, and judged alone on the picture as it is.
        if (const auto single = setNetworks(other, 1); !single) {
            return single.error();
        }
        other.manifest.testTimeTransforms.clear();
        other.training.epochs = plannedEpochs(recipe.training);
        other.training.stages.clear();
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
    CompareWork work{ports, trainer, fixed, hooks, *dataset, {}, {dataset->name, request.split, {}, {}, *published}};
    if (!request.architectures.empty()) {
        work.facts = trainer.facts();
    }
    for (const fs::path& folder : request.packages) {
        const CompareEntry entry = entryOfPackage(work, folder);
        if (const auto added = addRow(work, entry, entry.name, onRow); !added) {
            return added.error();
        }
    }
    for (const std::string& architecture : request.architectures) {
        if (const auto added = addRow(work, entryFor(work, architecture), architecture, onRow); !added) {
            return added.error();
        }
    }
    return std::move(work.comparison);
}

}  // namespace intaglio::training
