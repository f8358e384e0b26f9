#include <algorithm>

#include "core/base/Files.h"
#include "core/training/DatasetFolder.h"
#include "core/training/NearDuplicates.h"
#include "core/training/TrainModel.h"

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
namespace fs = std::filesystem;

/// A table that an earlier run divided other pictures by would be taken for this run's. Only what such a run wrote goes: all its paths are
/// absolute, and it is not what this run reads.
void removeFormerTable(const TrainModelRequest& request) {
    const fs::path table = request.folder / kOwnLabelsFile;
    if (base::isSameFile(table, request.labelsFile) || base::isSameFile(table, request.labelsFile / kOwnLabelsFile)) {
        return;
    }
    const auto former = readDataset(table);
    const auto isAbsolute = [](const Sample& sample) { return base::pathFromText(sample.path).is_absolute(); };
    if (former && former->hasSplits && std::all_of(former->samples.begin(), former->samples.end(), isAbsolute)) {
        std::error_code ignored;
        fs::remove(table, ignored);
    }
}

}  // namespace

Result<Dataset> trainingDataset(const image::ReaderRegistry& readers, const TrainModelRequest& request, const char* table,
                                base::ProgressSink& progress, const std::stop_token& stop) {
    auto dataset = readDataset(request.labelsFile, request.table);
    if (!dataset || !dataset->isDividedHere()) {
        return dataset;
    }
    const fs::path divided = request.folder / table;
    std::error_code ignored;
    if (request.resume && fs::is_regular_file(divided, ignored)) {
        const auto taken = takeSplits(*dataset, divided);
        return taken ? std::move(dataset) : taken.error();
    }
    if (request.groupDuplicates) {
        const DuplicateOptions options{DuplicateOptions().distance, request.threads};
        const auto grouped = keepCopiesTogether(*dataset, request.table.splitSeed, readers, options, progress, stop);
        if (!grouped) {
            return grouped.error();
        }
    }
    fs::create_directories(request.folder, ignored);
    const auto written = writeDataset(*dataset, divided);
    return written ? std::move(dataset) : written.error();
}

Status keepSplits(const TrainModelRequest& request, const Dataset& dataset) {
    if (dataset.isDividedHere()) {
        return writeDataset(dataset, request.folder / kOwnLabelsFile);
    }
    removeFormerTable(request);
    return {};
}

void removeUnfinishedSplits(const TrainModelRequest& request) {
    const fs::path table = request.folder / kUnfinishedLabelsFile;
    std::error_code ignored;
    if (!base::isSameFile(table, request.labelsFile)) {
        fs::remove(table, ignored);
    }
}

}  // namespace intaglio::training
