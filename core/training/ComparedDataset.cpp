#include "core/training/ComparedDataset.h"

#include <algorithm>

#include "core/base/Files.h"
#include "core/inference/ModelCatalog.h"
#include "core/training/DatasetFolder.h"
#include "core/training/film/TrainFilm.h"

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
namespace fs = std::filesystem;

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

}  // namespace

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
        dataset = trainingDataset(ports.readers, resumed, kOwnLabelsFile, hooks.progress, hooks.stop);
    }
    if (!dataset || !dataset->isDividedHere()) {
        return dataset;
    }
    if (const auto written = writeDataset(*dataset, table); !written) {
        return written.error();
    }
    const std::string name = dataset->name;
    nameLesions(request.training);
    request.training.labelsFile = table;
    request.training.table = {};
    dataset = readDataset(table);
    if (dataset) {
        dataset->name = name;
    }
    return dataset;
}

}  // namespace intaglio::training
