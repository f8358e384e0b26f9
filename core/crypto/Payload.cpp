#include "core/crypto/Payload.h"

#include <algorithm>
#include <memory>

#include "core/crypto/PayloadFields.h"

namespace intaglio::crypto {
namespace {

using namespace payload;
using cbor::Value;

template <class... Values>
Value tuple(Values... values) {
    Value array = Value::array();
    (array.add(std::move(values)), ...);
    return array;
}

Value textArray(const std::vector<std::string>& texts) {
    Value array = Value::array();
    for (const std::string& text : texts) array.add(Value::text(text));
    return array;
}

/// Field 8: kind, score and the class labels, so that a reader without the model can still show them.
Value pictureKindValue(const Payload& payload) {
    Value labels = Value::array();
    for (const SealedClass& entry : payload.classes) labels.add(Value::text(entry.label));
    return tuple(Value::text(payload.kind), Value::number(payload.kindScore), std::move(labels));
}

Value probabilitiesValue(const Payload& payload) {
    Value array = Value::array();
    for (const SealedClass& entry : payload.classes) array.add(Value::number(entry.probability));
    return array;
}

Value recipientsValue(const Payload& payload) {
    std::vector<Fingerprint> sorted = payload.recipients;
    std::sort(sorted.begin(), sorted.end());
    Value array = Value::array();
    for (const Fingerprint& recipient : sorted) array.add(Value::bytes(recipient));
    return array;
}

Value protectedRegionsValue(const Binding& binding) {
    // One flat array: pairs of pairs would be nested deeper than the format allows.
    Value numbers = Value::array();
    for (const ProtectedRegion& region : binding.protectedRegions) {
        for (const std::uint16_t number : {region.column, region.row, region.columns, region.rows}) numbers.add(Value::number(number));
    }
    return tuple(std::move(numbers), Value::bytes(binding.protectedSha256));
}

Value bindingValue(const Binding& binding, EmbeddingMode mode) {
    Value map = Value::map();
    switch (mode) {
        case EmbeddingMode::Reversible:
            map.set(kBindingOriginal, Value::bytes(binding.originalSha256));
            break;
        case EmbeddingMode::Covert:
            map.set(kBindingBuckets, Value::bytes(binding.bucketsSha256));
            break;
        case EmbeddingMode::Robust:
            map.set(kBindingThumbnail, Value::bytes(binding.thumbnail));
            break;
    }
    if (!binding.tiles.empty()) map.set(kBindingTiles, Value::bytes(binding.tiles));
    if (!binding.protectedRegions.empty()) map.set(kBindingProtected, protectedRegionsValue(binding));
    return map;
}

/// Fields 6 to 11 and -1.
void setModelFields(Value& map, const Payload& payload) {
    map.set(kModel, tuple(Value::text(payload.modelId), Value::text(payload.modelVersion)));
    map.set(kModelSha256, Value::bytes(payload.modelSha256));
    map.set(kPictureKind, pictureKindValue(payload));
    map.set(kProbabilities, probabilitiesValue(payload));
    map.set(kOperatingPoint, tuple(Value::text(payload.operatingPoint), Value::number(payload.threshold),
                                   Value::number(static_cast<std::uint64_t>(payload.decision))));
    map.set(kFlags, textArray(payload.flags));
    if (payload.findingProbability) map.set(kFindingProbability, Value::number(*payload.findingProbability));
}

Value toValue(const Payload& payload) {
    Value map = Value::map();
    map.set(kVersion, Value::number(payload.version));
    map.set(kReportId, Value::bytes(payload.reportId));
    map.set(kIssuedAt, Value::number(static_cast<std::uint64_t>(payload.issuedAt)));
    map.set(kKiosk, Value::bytes(payload.kiosk));
    map.set(kCounter, Value::number(payload.counter));
    if (payload.answer) {
        map.set(kAnswer, Value::text(*payload.answer));
    } else {
        setModelFields(map, payload);
    }
    map.set(kBinding, bindingValue(payload.binding, payload.mode));
    map.set(kRecipients, recipientsValue(payload));
    map.set(kMode, Value::number(static_cast<std::uint64_t>(payload.mode)));
    if (!payload.note.empty()) map.set(kNote, Value::text(payload.note));
    if (!payload.subjectReference.empty()) map.set(kSubject, Value::bytes(payload.subjectReference));
    if (payload.dicom) {
        map.set(kDicom, tuple(Value::text(payload.dicom->sopInstanceUid), Value::text(payload.dicom->seriesInstanceUid),
                              Value::bytes(payload.dicom->attributesSha256)));
    }
    return map;
}

base::Error tooLarge(std::size_t bytes, std::size_t limit) {
    return {base::ErrorCode::PayloadTooLarge, {std::to_string(bytes), std::to_string(limit)}};
}

/// A result with a model's verdict and a doctor's words at once would be two results: neither is dropped in silence.
bool hasModelResult(const Payload& payload) {
    return !payload.modelId.empty() || !payload.modelVersion.empty() || !payload.kind.empty() || payload.kindScore != 0 ||
           payload.modelSha256 != Digest{} || !payload.classes.empty() || !payload.operatingPoint.empty() || payload.threshold != 0 ||
           payload.decision != SealedDecision::Indeterminate || !payload.flags.empty() || payload.findingProbability.has_value();
}

Status checkBinding(const Binding& binding, EmbeddingMode mode) {
    if (binding.protectedRegions.size() > kMaximumProtectedRegions) return invalid("number of protected regions");
    if (!binding.protectedRegions.empty() && !mayProtectRegions(mode)) return invalid("protected regions in this mode");
    return {};
}

Status checkWritable(const Payload& payload) {
    if (payload.note.size() > kMaximumNoteBytes) return tooLarge(payload.note.size(), kMaximumNoteBytes);
    if (payload.answer && payload.answer->size() > kMaximumAnswerBytes) return tooLarge(payload.answer->size(), kMaximumAnswerBytes);
    if (payload.version != kPayloadVersion) return invalid("unknown version");
    if (payload.issuedAt < 0) return invalid("time before 1970");
    if (payload.answer && hasModelResult(payload)) return invalid("an answer and a model's result");
    if (!payload.answer && payload.classes.empty()) return invalid("no classes");
    if (payload.recipients.empty() || payload.recipients.size() > kMaximumPayloadRecipients) return invalid("number of recipients");
    const auto tooLong = [](const std::string& uid) { return uid.size() > kMaximumUidBytes; };
    if (payload.dicom && (tooLong(payload.dicom->sopInstanceUid) || tooLong(payload.dicom->seriesInstanceUid)))
        return invalid("identifier too long");
    return checkBinding(payload.binding, payload.mode);
}

}  // namespace

std::string_view modeName(EmbeddingMode mode) {
    switch (mode) {
        case EmbeddingMode::Covert:
            return "covert";
        case EmbeddingMode::Robust:
            return "robust";
        case EmbeddingMode::Reversible:
            break;
    }
    return "reversible";
}

Payload& Payload::operator=(Payload&& other) noexcept {
    if (this == &other) return *this;
    // Assigning member by member would free the old result as it is.
    std::destroy_at(this);
    return *std::construct_at(this, std::move(other));
}

Payload& Payload::operator=(const Payload& other) {
    if (this != &other) *this = Payload(other);
    return *this;
}

Payload::~Payload() {
    base::wipe(kind);
    base::wipe(note);
    base::wipe(subjectReference);
    base::wipe(&kindScore, sizeof kindScore);
    base::wipe(&decision, sizeof decision);
    for (std::string& flag : flags) base::wipe(flag);
    if (answer) base::wipe(*answer);
    if (findingProbability) base::wipe(&*findingProbability, sizeof *findingProbability);
}

Result<SecretBytes> encodePayload(const Payload& payload) {
    if (const Status checked = checkWritable(payload); !checked) return checked.error();
    Result<SecretBytes> encoded = cbor::encode(toValue(payload));
    if (!encoded) return encoded;
    if (encoded->size() > kMaximumPayloadBytes)
        return base::Error(base::ErrorCode::PayloadTooLarge, {std::to_string(encoded->size()), std::to_string(kMaximumPayloadBytes)});
    // Whatever this program seals it must be able to open: repeated recipients and values out of range end here.
    if (const Result<Payload> readBack = decodePayload(encoded->view()); !readBack) return readBack.error();
    return encoded;
}

}  // namespace intaglio::crypto
