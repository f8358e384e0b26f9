#pragma once
#include "core/pipeline/AnalyzeBatch.h"

namespace intaglio::pipeline {

/// Loads and analyses one file and tells what became of it as a row: "ok", "refused" or "error". Used for single files and by the batch.
[[nodiscard]] BatchRow analyzeFile(const image::ReaderRegistry& readers, Analyzer& analyzer, const std::filesystem::path& file,
                                   const AnalyzeOptions& options, base::ProgressSink& progress, std::stop_token stop);

/// "ok" with the prediction, "refused" with the refusal, or "error" with the error, in place of what the row said before.
void recordAnalysis(BatchRow& row, base::Result<Analysis> analysis);

}  // namespace intaglio::pipeline
