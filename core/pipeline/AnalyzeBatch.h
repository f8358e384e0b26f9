#pragma once
#include "core/pipeline/Analyze.h"

/// Use case: folders, DICOMDIRs and files -> one row each, worked off by a bounded pool, sorted by urgency at the end.
namespace intaglio::pipeline {

struct BatchRow {
    std::filesystem::path file;
    std::string status;  ///< "ok", "refused", "error"
    std::optional<inference::Prediction> prediction;
    std::optional<inference::Refusal> refusal;
    std::optional<base::Error> error;
    std::string modality;
    double timeMs = 0;
};

/// Called from worker threads, one call at a time.
class BatchObserver {
public:
    virtual ~BatchObserver() = default;
    virtual void listed(const std::vector<std::filesystem::path>& files) = 0;
    virtual void finished(std::size_t index, const BatchRow& row) = 0;
};

struct BatchRequest {
    std::vector<std::filesystem::path> inputs;
    AnalyzeOptions options;
    int jobs = 0;  ///< 0: one per core
};

/// Every regular file under the inputs, sorted by path; a folder that cannot be read is an error row later, never silently skipped.
[[nodiscard]] std::vector<std::filesystem::path> listBatchInputs(const std::vector<std::filesystem::path>& inputs);

/// Rows in the order of listing. After a stop the rows that were not reached carry Cancelled.
[[nodiscard]] base::Result<std::vector<BatchRow>> analyzeBatch(const image::ReaderRegistry& readers, Analyzer& analyzer,
                                                               const BatchRequest& request, BatchObserver& observer, std::stop_token stop);

/// Most urgent first: finished rows by findingProbability (highest first), then refused, then errors; ties by path.
void sortByUrgency(std::vector<BatchRow>& rows);

}  // namespace intaglio::pipeline
