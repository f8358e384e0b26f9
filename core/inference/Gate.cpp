#include "core/inference/Gate.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/enhance/GreyEqualise.h"
#include "core/inference/AgeCover.h"
#include "core/inference/BurnedInText.h"
#include "core/inference/Calibration.h"
#include "core/inference/Moments.h"
#include "core/inference/PictureKind.h"
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

/// Burned In Annotation (0028,0301).
constexpr std::uint16_t kImageGroup = 0x0028;
constexpr std::uint16_t kBurnedInAnnotation = 0x0301;

/// An empty list allows everything; a file that says nothing passes.
bool isAllowed(const std::vector<std::string>& allowed, const std::string& stated) {
    const std::string value = codeStringOf(stated);
    return allowed.empty() || value.empty() ||
           std::any_of(allowed.begin(), allowed.end(), [&](const std::string& word) { return codeStringOf(word) == value; });
}

bool saysBurnedIn(const image::DicomFacts& facts) {
    return std::any_of(facts.tags.begin(), facts.tags.end(), [](const image::Tag& tag) {
        return tag.depth == 0 && tag.group == kImageGroup && tag.element == kBurnedInAnnotation && codeStringOf(tag.value) == "YES";
    });
}

/// "34", "0.5"; a range in completed years: "6-14".
std::string ageText(const AgeRange& age) {
    if (age.from == age.to) {
        return yearsText(age.from);
    }
    const std::string from = yearsText(std::floor(age.from));
    const std::string to = yearsText(std::floor(age.to));
    return from == to ? from : from + "-" + to;
}

std::optional<AgeRange> ageInFile(const image::Source& source) {
    const auto years = source.dicom ? ageInYears(source.dicom->patientAge) : std::nullopt;
    return years ? std::optional(AgeRange{*years, *years}) : std::nullopt;
}

enum class AgeFit { Inside, Partly, Outside };

AgeFit fitOf(const AgeRange& age, const InputGate& gate) {
    const auto isTooYoung = [&](double years) { return gate.ageMinimum && years < *gate.ageMinimum; };
    // "005Y" is anybody from the fifth birthday to the sixth, so a whole number of years is below the next one.
    const auto isTooOld = [&](double years) { return gate.ageMaximum && std::floor(years) > *gate.ageMaximum; };
    if (isTooYoung(age.to) || isTooOld(age.from)) {
        return AgeFit::Outside;
    }
    return isTooYoung(age.from) || isTooOld(age.to) ? AgeFit::Partly : AgeFit::Inside;
}

/// The file's word comes before anybody else's.
Status checkAge(const image::Source& source, std::optional<AgeRange> saidAge, const Manifest& manifest) {
    const auto inFile = ageInFile(source);
    const auto age = inFile ? inFile : saidAge;
    const bool isRefused = age && fitOf(*age, manifest.gate) == AgeFit::Outside;
    return isRefused ? Status(Error{ErrorCode::RefusedAge, {ageText(*age), manifest.id, coveredAges({agesOf(manifest.gate)})}}) : Status{};
}

Status checkTags(const image::DicomFacts& facts, const Manifest& manifest) {
    const InputGate& gate = manifest.gate;
    // A modality is mandatory in DICOM: a file without one is not taken for an allowed one.
    const std::string modality = codeStringOf(facts.modality);
    if (!gate.modalities.empty() && !(isAllowed(gate.modalities, modality) && !modality.empty())) {
        return Error{ErrorCode::RefusedModality, {facts.modality, manifest.id}};
    }
    if (!isAllowed(gate.bodyParts, facts.bodyPart)) {
        return Error{ErrorCode::RefusedBodyPart, {facts.bodyPart, manifest.id}};
    }
    if (!isAllowed(gate.views, facts.viewPosition)) {
        return Error{ErrorCode::RefusedView, {facts.viewPosition, manifest.id}};
    }
    if (gate.textMaximum < 1 && saysBurnedIn(facts)) {
        return ErrorCode::RefusedBurnedInText;
    }
    return {};
}

}  // namespace

AgeBasis ageBasis(const image::Source& source, const Manifest& manifest, std::optional<AgeRange> saidAge) {
    if (!hasAgeLimits(manifest.gate) || ageInFile(source)) {
        return AgeBasis::File;
    }
    return saidAge && fitOf(*saidAge, manifest.gate) != AgeFit::Partly ? AgeBasis::Said : AgeBasis::Nobody;
}

Status checkSource(const image::LoadedImage& picture, const Manifest& manifest, std::optional<AgeRange> saidAge) {
    if (picture.source.dicom) {
        if (const Status tags = checkTags(*picture.source.dicom, manifest); !tags) {
            return tags;
        }
    }
    if (const Status age = checkAge(picture.source, saidAge, manifest); !age) {
        return age;
    }
    const auto& geometry = picture.image.geometry();
    const int minimum = manifest.gate.minimumSide;
    if (std::min(geometry.rows, geometry.columns) < minimum) {
        return Error{ErrorCode::RefusedTooSmall,
                     {std::to_string(geometry.columns), std::to_string(geometry.rows), std::to_string(minimum)}};
    }
    return {};
}

namespace {

/// `reduced`: the display picture at the manifest's input size.
Result<Quality> qualityOf(const image::Image& display, const image::Image& reduced, const Manifest& manifest) {
    auto appearance = appearanceOf(reduced);
    const auto grey = enhance::toGrey(reduced);
    if (!appearance || !grey) {
        return appearance ? grey.error() : appearance.error();
    }
    const auto& geometry = grey->geometry();
    const cv::Mat view(geometry.rows, geometry.columns, CV_8UC1, const_cast<std::uint8_t*>(grey->bytes().data()));
    cv::Mat edges;
    cv::Laplacian(view, edges, CV_16S);
    const auto text = manifest.gate.textMaximum < 1 ? burnedInTextShare(display) : Result<double>(0.0);
    if (!text) {
        return text.error();
    }
    return Quality{varianceOf(edges), cv::mean(view)[0], *std::move(appearance), *text};
}

}  // namespace

Result<Quality> measureQuality(const image::Image& display, const Manifest& manifest) {
    const auto reduced = resized(display, manifest.inputRows, manifest.inputColumns);
    return reduced ? qualityOf(display, *reduced, manifest) : reduced.error();
}

Result<Look> lookAt(const image::Image& display, const Manifest& manifest) {
    const auto reduced = resized(display, manifest.inputRows, manifest.inputColumns);
    if (!reduced) {
        return reduced.error();
    }
    auto quality = qualityOf(display, *reduced, manifest);
    if (!quality) {
        return quality.error();
    }
    auto input = preprocess(display, manifest.preprocess, *reduced);
    return input ? Result<Look>(Look{*std::move(quality), *std::move(input)}) : input.error();
}

Status checkQuality(const Quality& quality, const Manifest& manifest) {
    const InputGate& gate = manifest.gate;
    if (quality.exposure < gate.exposureMinimum || quality.exposure > gate.exposureMaximum) {
        return ErrorCode::RefusedExposure;
    }
    if (quality.sharpness < gate.blurMinimum) {
        return ErrorCode::RefusedBlurred;
    }
    if (quality.textShare > gate.textMaximum) {
        return ErrorCode::RefusedBurnedInText;
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

Result<KindFinding> kindFindingOf(const ModelPackage& gateModel, std::span<const float> logits, const KindJudgement& familiar) {
    auto prediction = predictionFrom(logits, gateModel);
    if (!prediction) {
        return prediction.error();
    }
    KindFinding finding;
    const auto likeliest = std::max_element(prediction->probabilities.begin(), prediction->probabilities.end(),
                                            [](const auto& a, const auto& b) { return a.probability < b.probability; });
    finding.kind = {likeliest->label, likeliest->probability};
    finding.probabilities = std::move(prediction->probabilities);
    finding.ratio = familiar.ratio;
    finding.isSure = findPictureKind(finding.kind.label) != nullptr && finding.kind.score >= gateModel.manifest.gate.kindProbability &&
                     familiar.isFamiliar();
    return finding;
}

Status checkFound(const KindFinding& finding, const image::Source& source) {
    if (!finding.isSure) {
        return Error{ErrorCode::RefusedKind, {kindWords(kNoKind)}};
    }
    const auto stated = source.dicom ? contradictionOf(*source.dicom, finding.kind.label) : std::nullopt;
    if (stated) {
        return Error{ErrorCode::RefusedContradiction, {*stated, kindWords(finding.kind.label)}};
    }
    return {};
}

Status checkKind(const KindFinding& finding, const image::Source& source, const std::string& kind) {
    if (findPictureKind(kind) == nullptr) {
        return {};
    }
    if (const Status found = checkFound(finding, source); !found) {
        return found;
    }
    return finding.kind.label == kind ? Status{} : Status(Error{ErrorCode::RefusedKind, {kindWords(finding.kind.label)}});
}

KindJudgement agreedJudgement(KindJudgement judgement, const KindFinding& finding, const Manifest& manifest) {
    if (finding.isSure && finding.kind.label == manifest.gate.kind) {
        judgement.kind = finding.kind;
        judgement.isOtherKind = false;
    }
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
