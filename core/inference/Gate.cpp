#include "core/inference/Gate.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "core/enhance/GreyEqualise.h"
#include "core/inference/Resize.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

constexpr const char* kUnknownKind = "unknown";
/// Score of a picture exactly at the threshold, and of one whose kind the model cannot tell.
constexpr double kUndecided = 0.5;

}  // namespace

Status checkSource(const image::LoadedImage& picture, const Manifest& manifest) {
    const InputGate& gate = manifest.gate;
    const auto& dicom = picture.source.dicom;
    if (dicom && !gate.modalities.empty() &&
        std::find(gate.modalities.begin(), gate.modalities.end(), dicom->modality) == gate.modalities.end()) {
        return Error{ErrorCode::RefusedModality, {dicom->modality, manifest.id}};
    }
    const auto& geometry = picture.image.geometry();
    if (std::min(geometry.rows, geometry.columns) < gate.minimumSide) {
        return Error{ErrorCode::RefusedTooSmall,
                     {std::to_string(geometry.columns), std::to_string(geometry.rows), std::to_string(gate.minimumSide)}};
    }
    return {};
}

Result<Quality> measureQuality(const image::Image& display, const Manifest& manifest) {
    const auto picture = resized(display, manifest.inputRows, manifest.inputColumns);
    if (!picture) {
        return picture.error();
    }
    auto appearance = appearanceOf(*picture);
    const auto grey = enhance::toGrey(*picture);
    if (!appearance || !grey) {
        return appearance ? grey.error() : appearance.error();
    }
    const auto& geometry = grey->geometry();
    const cv::Mat view(geometry.rows, geometry.columns, CV_8UC1, const_cast<std::uint8_t*>(grey->bytes().data()));
    cv::Mat edges;
    cv::Laplacian(view, edges, CV_32F);
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(edges, mean, deviation);
    return Quality{deviation[0] * deviation[0], cv::mean(view)[0], *std::move(appearance)};
}

Status checkQuality(const Quality& quality, const Manifest& manifest) {
    const InputGate& gate = manifest.gate;
    if (quality.exposure < gate.exposureMinimum || quality.exposure > gate.exposureMaximum) {
        return ErrorCode::RefusedExposure;
    }
    if (quality.sharpness < gate.blurMinimum) {
        return ErrorCode::RefusedBlurred;
    }
    return {};
}

Result<KindJudgement> judgeKind(const Manifest& manifest, const Familiarity* familiarity, std::span<const float> features,
                                std::span<const float> appearance) {
    if (familiarity == nullptr) {
        return KindJudgement{{manifest.gate.kind, kUndecided}, std::nullopt, false};
    }
    const auto distance = familiarityDistance(*familiarity, features, appearance);
    if (!distance) {
        return Error{ErrorCode::ModelBroken, {manifest.id, "features do not fit the familiarity file"}};
    }
    const double ratio = *distance / manifest.gate.familiarityThreshold;
    const double score = std::clamp(1 - kUndecided * ratio, 0.0, 1.0);
    KindJudgement judgement;
    judgement.ratio = ratio;
    judgement.kind = ratio <= 1 ? KindScore{manifest.gate.kind, score} : KindScore{kUnknownKind, 1 - score};
    judgement.isOtherKind = *distance > std::max(manifest.gate.kindThreshold, manifest.gate.familiarityThreshold);
    return judgement;
}

Status checkSeen(const KindJudgement& judgement, const Quality& quality, const Manifest& manifest) {
    if (judgement.isOtherKind) {
        return Error{ErrorCode::RefusedKind, {judgement.kind.label}};
    }
    if (const Status status = checkQuality(quality, manifest); !status) {
        return status;
    }
    if (!judgement.isFamiliar()) {
        return Error{ErrorCode::RefusedUnfamiliar, {manifest.id}};
    }
    return {};
}

}  // namespace intaglio::inference
