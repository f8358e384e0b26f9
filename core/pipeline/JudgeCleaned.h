#pragma once
#include "core/enhance/Clean.h"
#include "core/pipeline/SealImage.h"

/// Use case of a kiosk that cleans: the picture that the gate accepted is cleaned (core/enhance/Clean.h bounds what that may change), the
/// model judges the cleaned picture, and this one is sealed and handed back. So what was judged is what a doctor restores and judges again.
namespace intaglio::pipeline {

/// A cleaned picture as a file of its own.
struct CleanedCopy {
    base::Bytes file;            ///< PNG in the depth of the source, with the colour chunks that it came with
    image::LoadedImage picture;  ///< as read again from `file`
    enhance::CleanReport report;
};

/// Nothing where there is nothing to clean or the samples have to stay: DICOM, whose samples are for diagnosis; what cannot be stored as
/// PNG or cleaned as it is; a picture that comes out as it went in. Deterministic, stateless, any thread.
[[nodiscard]] base::Result<std::optional<CleanedCopy>> cleanedCopy(const image::ReaderRegistry& readers, const image::LoadedImage& picture,
                                                                   enhance::CleanKind kind);

struct CleanedJudgement {
    CleanedCopy copy;
    inference::Prediction result;  ///< of `copy.picture`; its flags tell the doctor (cleanedFlag)
};

/// By how much cleaning may move the probability that is compared with the operating point.
inline constexpr double kLargestCleaningMove = 0.1;

/// Cleans a picture that the gate accepted and lets the same model judge it again. Nothing where cleanedCopy() gives nothing, and where
/// the picture as it came is the one to go on with:
/// - cleaning would move the result: another finding, another decision, or a move beyond kLargestCleaningMove;
/// - the cleaned picture is refused, taken for another kind or given to another model;
/// - it cannot hold a sealed result for that many `recipients`.
/// `given`: what was said of the picture as it came, with these `options`. Errors of Analyzer::analyze and planSeal; Cancelled.
[[nodiscard]] base::Result<std::optional<CleanedJudgement>> judgeCleaned(const SealPorts& ports, Analyzer& analyzer,
                                                                         const image::LoadedImage& picture, const AnalyzeOptions& options,
                                                                         const inference::Prediction& given, std::size_t recipients,
                                                                         base::ProgressSink& progress, std::stop_token stop);

/// How far cleaning moved the samples of a picture, as a sealed result tells it.
struct CleanedBy {
    std::int64_t largestChange = 0;  ///< of any sample, in stored steps
    std::int64_t highestValue = 0;   ///< that a sample can have: 255 for 8 bit
    [[nodiscard]] bool operator==(const CleanedBy&) const = default;
};
/// Flag of a result whose picture was cleaned before it was judged: "cleaned:34/255", no sample moved by more than 34 of 255 steps.
[[nodiscard]] std::string cleanedFlag(const CleanedBy& by);
/// Nothing for any other flag.
[[nodiscard]] std::optional<CleanedBy> readCleanedFlag(std::string_view flag);

}  // namespace intaglio::pipeline
