#include "core/pipeline/AnalyzeFile.h"

#include <chrono>

namespace intaglio::pipeline {
namespace {

base::Result<Analysis> analyzePath(const image::ReaderRegistry& readers, Analyzer& analyzer, BatchRow& row, const AnalyzeOptions& options,
                                   base::ProgressSink& progress, const std::stop_token& stop) {
    if (stop.stop_requested()) return base::ErrorCode::Cancelled;
    progress.report("load", 0, 1);
    const auto loaded = readers.readFile(row.file);
    if (!loaded) return loaded.error();
    if (loaded->source.dicom) row.modality = loaded->source.dicom->modality;
    return analyzer.analyze(*loaded, options, progress, stop);
}

}  // namespace

void recordAnalysis(BatchRow& row, base::Result<Analysis> analysis) {
    row.prediction.reset();
    row.refusal.reset();
    row.error.reset();
    if (!analysis) {
        row.status = "error";
        row.error = analysis.error();
    } else if (auto* prediction = std::get_if<inference::Prediction>(&*analysis)) {
        row.status = "ok";
        row.prediction = std::move(*prediction);
    } else {
        row.status = "refused";
        row.refusal = std::get<inference::Refusal>(*std::move(analysis));
    }
}

BatchRow analyzeFile(const image::ReaderRegistry& readers, Analyzer& analyzer, const std::filesystem::path& file,
                     const AnalyzeOptions& options, base::ProgressSink& progress, std::stop_token stop) {
    const auto begin = std::chrono::steady_clock::now();
    BatchRow row;
    row.file = file;
    recordAnalysis(row, analyzePath(readers, analyzer, row, options, progress, stop));
    row.timeMs = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    return row;
}

}  // namespace intaglio::pipeline
