#include "core/pipeline/SealedResult.h"

#include <algorithm>
#include <cmath>

namespace intaglio::pipeline {
namespace {

using base::Error;
using base::ErrorCode;

constexpr double kFixedPoint = 65535;
constexpr std::size_t kSubjectPart = 16;

bool isProbability(double value) {
    return value >= 0 && value <= 1;
}  // false for NaN
std::uint16_t toFixed(double value) {
    return static_cast<std::uint16_t>(std::lround(value * kFixedPoint));
}
double fromFixed(std::uint16_t value) {
    return value / kFixedPoint;
}

crypto::SealedDecision sealedDecision(inference::Decision decision) {
    switch (decision) {
        case inference::Decision::Negative:
            return crypto::SealedDecision::Negative;
        case inference::Decision::Positive:
            return crypto::SealedDecision::Positive;
        case inference::Decision::Indeterminate:
            break;
    }
    return crypto::SealedDecision::Indeterminate;
}

inference::Decision decisionOf(crypto::SealedDecision decision) {
    switch (decision) {
        case crypto::SealedDecision::Negative:
            return inference::Decision::Negative;
        case crypto::SealedDecision::Positive:
            return inference::Decision::Positive;
        case crypto::SealedDecision::Indeterminate:
            break;
    }
    return inference::Decision::Indeterminate;
}

base::Status checkNumbers(const inference::Prediction& prediction) {
    for (const auto& [label, probability, lowest, highest] : prediction.probabilities) {
        if (!isProbability(probability)) return Error(ErrorCode::InvalidArgument, {"probability", label});
    }
    if (!isProbability(prediction.kind.score)) return Error(ErrorCode::InvalidArgument, {"kind score", prediction.kind.label});
    if (!isProbability(prediction.threshold)) return Error(ErrorCode::InvalidArgument, {"threshold", prediction.operatingPoint});
    if (prediction.findingProbability && !isProbability(*prediction.findingProbability))
        return Error(ErrorCode::InvalidArgument, {"finding probability", prediction.finding});
    if (prediction.probabilities.empty()) return Error(ErrorCode::InvalidArgument, {"probabilities", ""});
    if (inference::hasBrokenWeight(prediction)) return Error(ErrorCode::InvalidArgument, {"weighted finding", prediction.finding});
    if (!inference::canBeFinding(prediction, prediction.finding)) return Error(ErrorCode::InvalidArgument, {"finding", prediction.finding});
    return {};
}

/// Probabilities that differ may be equal in 16 bits, and a reader takes the first of equals: the finding moves before the others.
void putFindingFirst(std::vector<crypto::SealedClass>& classes, const std::string& finding) {
    const auto own = std::find_if(classes.begin(), classes.end(), [&](const auto& entry) { return entry.label == finding; });
    const auto rival = std::find_if(classes.begin(), own, [&](const auto& entry) { return entry.probability == own->probability; });
    std::rotate(rival, own, own + 1);
}

bool namesSubject(const image::Source& source) {
    return source.dicom && !(source.dicom->patientId.empty() && source.dicom->studyInstanceUid.empty());
}

/// The salt, then the first half of SHA-256(salt || patient || 00 || study).
base::Bytes saltedSubject(const crypto::Primitives& primitives, const image::DicomFacts& facts, base::ByteView salt) {
    base::Bytes named(salt.begin(), salt.end());
    base::append(named, base::viewOf(facts.patientId));
    named.push_back(0);
    base::append(named, base::viewOf(facts.studyInstanceUid));
    const crypto::Digest digest = primitives.sha256(base::ByteView(named));
    base::wipe(named);
    base::Bytes reference(salt.begin(), salt.end());
    reference.insert(reference.end(), digest.begin(), digest.begin() + kSubjectPart);
    return reference;
}

}  // namespace

base::Status putPrediction(const inference::Prediction& prediction, crypto::Payload& payload) {
    // A seal has no place for the reason, and a result that the gate refused must not travel without it.
    if (!prediction.overriddenRefusal.empty()) return Error(ErrorCode::ResultOverridden, {prediction.overriddenRefusal});
    if (const auto numbers = checkNumbers(prediction); !numbers) return numbers;
    const auto digest = base::fromHex(prediction.model.sha256);
    if (!digest || digest->size() != payload.modelSha256.size()) {
        return Error(ErrorCode::InvalidArgument, {"model sha256", prediction.model.sha256});
    }
    std::copy(digest->begin(), digest->end(), payload.modelSha256.begin());
    payload.modelId = prediction.model.id;
    payload.modelVersion = prediction.model.version;
    payload.kind = prediction.kind.label;
    payload.kindScore = toFixed(prediction.kind.score);
    for (const auto& [label, probability, lowest, highest] : prediction.probabilities)
        payload.classes.push_back({label, toFixed(probability)});
    putFindingFirst(payload.classes, prediction.finding);
    payload.operatingPoint = prediction.operatingPoint;
    payload.threshold = toFixed(prediction.threshold);
    payload.decision = sealedDecision(prediction.decision);
    if (prediction.findingProbability) payload.findingProbability = toFixed(*prediction.findingProbability);
    payload.flags = prediction.flags;
    return {};
}

inference::Prediction predictionOf(const crypto::Payload& payload) {
    inference::Prediction prediction;
    prediction.model = {payload.modelId, payload.modelVersion, base::toHex(payload.modelSha256)};
    prediction.kind = {payload.kind, fromFixed(payload.kindScore)};
    for (const crypto::SealedClass& entry : payload.classes)
        prediction.probabilities.push_back({entry.label, fromFixed(entry.probability)});
    prediction.decision = decisionOf(payload.decision);
    if (payload.findingProbability) prediction.findingProbability = fromFixed(*payload.findingProbability);
    prediction.operatingPoint = payload.operatingPoint;
    prediction.threshold = fromFixed(payload.threshold);
    prediction.flags = payload.flags;
    prediction.finding = inference::findingOf(prediction);
    return prediction;
}

std::optional<crypto::DicomBinding> dicomBindingOf(const crypto::Primitives& primitives, const image::Source& source) {
    if (!source.dicom) return std::nullopt;
    const image::DicomFacts& facts = *source.dicom;
    return crypto::DicomBinding{facts.sopInstanceUid, facts.seriesInstanceUid, primitives.sha256(base::ByteView(facts.boundAttributes))};
}

base::Result<base::Bytes> subjectReferenceOf(const crypto::Primitives& primitives, const image::Source& source) {
    if (!namesSubject(source)) return base::Bytes();
    const auto salt = primitives.random(kSubjectPart);
    if (!salt) return salt.error();
    return saltedSubject(primitives, *source.dicom, salt->view());
}

bool isSubject(const crypto::Primitives& primitives, const image::Source& source, base::ByteView reference) {
    if (reference.empty() || !namesSubject(source)) return reference.empty() && !namesSubject(source);
    if (reference.size() != 2 * kSubjectPart) return false;
    return base::equalConstantTime(saltedSubject(primitives, *source.dicom, reference.first(kSubjectPart)), reference);
}

}  // namespace intaglio::pipeline
