#include "core/pipeline/JudgeCleaned.h"

#include <cmath>

#include "core/base/NumberPair.h"
#include "core/inference/Disagreement.h"
#include "core/pipeline/CleanImage.h"
#include "core/pipeline/SealCarrier.h"

namespace intaglio::pipeline {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::string_view kFlagStart = "cleaned:";

/// True where PNG holds the very samples that were read.
bool isKeptByPng(const image::LoadedImage& picture) {
    const image::Geometry& geometry = picture.image.geometry();
    return !picture.source.wasExpanded && geometry.frames == 1 && !geometry.isSigned && geometry.bitsStored == geometry.bitsAllocated &&
           picture.image.meaning().photometric != image::Photometric::Monochrome1;
}

/// The same model says the same of the same kind of picture. Cleaning is for the eye: it must not decide what a doctor reads.
bool isSameResult(const inference::Prediction& given, const inference::Prediction& cleaned) {
    const bool isSameJudge = given.model.sha256 == cleaned.model.sha256 && given.kind.label == cleaned.kind.label;
    const double move = std::abs(given.findingProbability.value_or(0) - cleaned.findingProbability.value_or(0));
    const bool isAsSure = inference::disagreement(given).has_value() == inference::disagreement(cleaned).has_value();
    return isSameJudge && isAsSure && given.finding == cleaned.finding && given.decision == cleaned.decision &&
           move <= kLargestCleaningMove;
}

CleanedBy extentOf(const CleanedCopy& copy) {
    return {copy.report.largestChange, copy.picture.image.geometry().maximumValue()};
}

Result<bool> canHoldResult(const SealPorts& ports, const CleanedCopy& copy, std::size_t recipients) {
    PlanRequest request;
    request.sourceContent = copy.file;
    request.recipients = recipients;
    const auto plan = planSeal(ports, request);
    return plan ? Result<bool>(plan->fits) : Result<bool>(plan.error());
}

}  // namespace

Result<std::optional<CleanedCopy>> cleanedCopy(const image::ReaderRegistry& readers, const image::LoadedImage& picture,
                                               enhance::CleanKind kind) {
    using Copy = std::optional<CleanedCopy>;
    if (isDicom(picture) || !isKeptByPng(picture) || !enhance::isCleanable(picture.image)) return Copy();
    const auto clean = enhance::cleaned(picture.image, kind);
    if (!clean) return clean.error();
    if (clean->report.largestChange == 0) return Copy();
    auto file = encodePicture(clean->picture, picture.source.colorChunks, false);
    if (!file) return file.error();
    auto again = readers.read(*file, "cleaned picture");
    if (!again) return again.error();
    return Copy(CleanedCopy{*std::move(file), *std::move(again), clean->report});
}

Result<std::optional<CleanedJudgement>> judgeCleaned(const SealPorts& ports, Analyzer& analyzer, const image::LoadedImage& picture,
                                                     const AnalyzeOptions& options, const inference::Prediction& given,
                                                     std::size_t recipients, base::ProgressSink& progress, std::stop_token stop) {
    using Judgement = std::optional<CleanedJudgement>;
    progress.report("clean", 0, 1);
    auto copy = cleanedCopy(ports.readers, picture, cleanKindOf(given));
    if (!copy) return copy.error();
    if (stop.stop_requested()) return ErrorCode::Cancelled;
    if (!*copy) return Judgement();
    const auto fits = canHoldResult(ports, **copy, recipients);
    if (!fits) return fits.error();
    if (!*fits) return Judgement();
    progress.report("clean", 1, 1);
    auto analysis = analyzer.analyze((*copy)->picture, options, progress, stop);
    if (!analysis) return analysis.error();
    auto* result = std::get_if<inference::Prediction>(&*analysis);
    if (result == nullptr) return Judgement();
    if (!isSameResult(given, *result)) {
        inference::wipe(*result);
        return Judgement();
    }
    result->flags.push_back(cleanedFlag(extentOf(**copy)));
    return Judgement(CleanedJudgement{**std::move(copy), std::move(*result)});
}

std::string cleanedFlag(const CleanedBy& by) {
    return std::string(kFlagStart) + std::to_string(by.largestChange) + "/" + std::to_string(by.highestValue);
}

std::optional<CleanedBy> readCleanedFlag(std::string_view flag) {
    if (flag.substr(0, kFlagStart.size()) != kFlagStart) return std::nullopt;
    const auto extent = base::numberPairIn(flag.substr(kFlagStart.size()));
    return extent && extent->first > 0 && extent->first <= extent->second ? std::optional(CleanedBy{extent->first, extent->second})
                                                                          : std::nullopt;
}

}  // namespace intaglio::pipeline
