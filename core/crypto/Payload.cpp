#include "core/crypto/Payload.h"

#include <algorithm>
#include <limits>

#include "core/crypto/Cbor.h"

namespace intaglio::crypto {
namespace {

using cbor::Kind;
using cbor::Value;

/// The numbers of docs/formats/sealed-image.md.
enum Field : std::int64_t {
    kVersion = 1,
    kReportId = 2,
    kIssuedAt = 3,
    kKiosk = 4,
    kCounter = 5,
    kModel = 6,
    kModelSha256 = 7,
    kPictureKind = 8,
    kProbabilities = 9,
    kOperatingPoint = 10,
    kFlags = 11,
    kBinding = 12,
    kRecipients = 13,
    kMode = 14,
    kNote = 15,
    kSubject = 16,
    kDicom = 17,
    kLastKnown = kDicom,
    kFindingProbability = -1,
};
constexpr std::int64_t kBindingOriginal = 1;

constexpr std::uint32_t kPayloadVersion = 1;
constexpr std::size_t kMaximumPayloadRecipients = 8;
constexpr std::size_t kSubjectBytes = 32;
constexpr std::size_t kMaximumUidBytes = 64;  // DICOM PS3.5 9.1

base::Error invalid(const char* detail) {
    return {base::ErrorCode::CborInvalid, {detail}};
}

// ---------------------------------------------------------------- writing

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

Value toValue(const Payload& payload) {
    Value map = Value::map();
    map.set(kVersion, Value::number(payload.version));
    map.set(kReportId, Value::bytes(payload.reportId));
    map.set(kIssuedAt, Value::number(static_cast<std::uint64_t>(payload.issuedAt)));
    map.set(kKiosk, Value::bytes(payload.kiosk));
    map.set(kCounter, Value::number(payload.counter));
    map.set(kModel, tuple(Value::text(payload.modelId), Value::text(payload.modelVersion)));
    map.set(kModelSha256, Value::bytes(payload.modelSha256));
    map.set(kPictureKind, pictureKindValue(payload));
    map.set(kProbabilities, probabilitiesValue(payload));
    map.set(kOperatingPoint, tuple(Value::text(payload.operatingPoint), Value::number(payload.threshold),
                                   Value::number(static_cast<std::uint64_t>(payload.decision))));
    map.set(kFlags, textArray(payload.flags));
    Value binding = Value::map();
    binding.set(kBindingOriginal, Value::bytes(payload.binding.originalSha256));
    map.set(kBinding, std::move(binding));
    map.set(kRecipients, recipientsValue(payload));
    map.set(kMode, Value::number(static_cast<std::uint64_t>(payload.mode)));
    if (!payload.note.empty()) map.set(kNote, Value::text(payload.note));
    if (!payload.subjectReference.empty()) map.set(kSubject, Value::bytes(payload.subjectReference));
    if (payload.dicom) {
        map.set(kDicom, tuple(Value::text(payload.dicom->sopInstanceUid), Value::text(payload.dicom->seriesInstanceUid),
                              Value::bytes(payload.dicom->attributesSha256)));
    }
    if (payload.findingProbability) map.set(kFindingProbability, Value::number(*payload.findingProbability));
    return map;
}

// ---------------------------------------------------------------- reading

/// Reads typed members one after the other and remembers the first thing that was wrong, so that callers check once.
class Extractor {
public:
    [[nodiscard]] const Value* need(const Value* value, Kind kind) {
        if (value != nullptr && value->kind() == kind) return value;
        fail("missing field or wrong type");
        return nullptr;
    }

    template <class Integer>
    void number(const Value* value, Integer& out, std::uint64_t limit = std::numeric_limits<Integer>::max()) {
        const Value* item = need(value, Kind::Unsigned);
        if (item == nullptr) return;
        if (item->argument() > limit) return fail("number out of range");
        out = static_cast<Integer>(item->argument());
    }

    template <class Enumeration>
    void enumeration(const Value* value, Enumeration& out, std::uint64_t lowest, std::uint64_t highest) {
        const Value* item = need(value, Kind::Unsigned);
        if (item == nullptr) return;
        if (item->argument() < lowest || item->argument() > highest) return fail("number out of range");
        out = static_cast<Enumeration>(item->argument());
    }

    template <std::size_t N>
    void bytes(const Value* value, FixedBytes<N>& out) {
        const Value* item = need(value, Kind::ByteString);
        if (item == nullptr) return;
        if (item->string().size() != N) return fail("wrong length");
        std::copy(item->string().begin(), item->string().end(), out.begin());
    }

    void text(const Value* value, std::string& out, std::size_t limit = kMaximumPayloadBytes) {
        const Value* item = need(value, Kind::TextString);
        if (item == nullptr) return;
        if (item->string().size() > limit) return fail("text too long");
        out = base::textOf(item->string());
    }

    /// The array's items, where it has exactly `count` of them.
    [[nodiscard]] const std::vector<Value>* tuple(const Value* value, std::size_t count) {
        const Value* item = need(value, Kind::Array);
        if (item == nullptr) return nullptr;
        if (item->items().size() == count) return &item->items();
        fail("wrong number of items");
        return nullptr;
    }

    /// Negative keys may be skipped by readers that do not know them; others may not.
    void onlyKnown(const Value& map, std::int64_t lastKnown) {
        for (const auto& [key, value] : map.fields()) {
            if (key == 0 || key > lastKnown) fail("unknown critical field");
        }
    }

    void fail(const char* detail) {
        if (m_failure == nullptr) m_failure = detail;
    }
    [[nodiscard]] const char* failure() const { return m_failure; }

private:
    const char* m_failure = nullptr;
};

void readClasses(Extractor& in, const Value& map, Payload& out) {
    const auto* kind = in.tuple(map.find(kPictureKind), 3);
    const Value* probabilities = in.need(map.find(kProbabilities), Kind::Array);
    if (kind == nullptr || probabilities == nullptr) return;
    in.text(&(*kind)[0], out.kind);
    in.number(&(*kind)[1], out.kindScore);
    const Value* labels = in.need(&(*kind)[2], Kind::Array);
    if (labels == nullptr) return;
    if (labels->items().empty() || labels->items().size() != probabilities->items().size())
        return in.fail("labels do not match probabilities");
    out.classes.resize(labels->items().size());
    for (std::size_t i = 0; i < out.classes.size(); ++i) {
        in.text(&labels->items()[i], out.classes[i].label);
        in.number(&probabilities->items()[i], out.classes[i].probability);
    }
}

void readModel(Extractor& in, const Value& map, Payload& out) {
    if (const auto* model = in.tuple(map.find(kModel), 2)) {
        in.text(&(*model)[0], out.modelId);
        in.text(&(*model)[1], out.modelVersion);
    }
    in.bytes(map.find(kModelSha256), out.modelSha256);
    if (const auto* point = in.tuple(map.find(kOperatingPoint), 3)) {
        in.text(&(*point)[0], out.operatingPoint);
        in.number(&(*point)[1], out.threshold);
        in.enumeration(&(*point)[2], out.decision, 0, 2);
    }
    if (const Value* flags = in.need(map.find(kFlags), Kind::Array)) {
        out.flags.resize(flags->items().size());
        for (std::size_t i = 0; i < out.flags.size(); ++i) in.text(&flags->items()[i], out.flags[i]);
    }
}

void readRecipients(Extractor& in, const Value& map, Payload& out) {
    const Value* recipients = in.need(map.find(kRecipients), Kind::Array);
    if (recipients == nullptr) return;
    const std::size_t count = recipients->items().size();
    if (count == 0 || count > kMaximumPayloadRecipients) return in.fail("number of recipients");
    out.recipients.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        in.bytes(&recipients->items()[i], out.recipients[i]);
        if (i > 0 && !(out.recipients[i - 1] < out.recipients[i])) in.fail("recipients unsorted or repeated");
    }
}

void readBinding(Extractor& in, const Value& map, Payload& out) {
    if (const Value* binding = in.need(map.find(kBinding), Kind::Map)) {
        in.onlyKnown(*binding, kBindingOriginal);
        in.bytes(binding->find(kBindingOriginal), out.binding.originalSha256);
    }
    if (map.find(kDicom) == nullptr) return;
    const auto* dicom = in.tuple(map.find(kDicom), 3);
    if (dicom == nullptr) return;
    DicomBinding& target = out.dicom.emplace();
    in.text(&(*dicom)[0], target.sopInstanceUid, kMaximumUidBytes);
    in.text(&(*dicom)[1], target.seriesInstanceUid, kMaximumUidBytes);
    in.bytes(&(*dicom)[2], target.attributesSha256);
}

/// An absent optional field has one encoding, absence: an empty one would be a second.
void readOptional(Extractor& in, const Value& map, Payload& out) {
    if (map.find(kNote) != nullptr) {
        in.text(map.find(kNote), out.note, kMaximumNoteBytes);
        if (out.note.empty()) in.fail("empty note");
    }
    if (const Value* finding = map.find(kFindingProbability)) in.number(finding, out.findingProbability.emplace());
    if (map.find(kSubject) == nullptr) return;
    FixedBytes<kSubjectBytes> subject{};
    in.bytes(map.find(kSubject), subject);
    out.subjectReference.assign(subject.begin(), subject.end());
}

Status checkWritable(const Payload& payload) {
    if (payload.note.size() > kMaximumNoteBytes)
        return base::Error(base::ErrorCode::PayloadTooLarge, {std::to_string(payload.note.size()), std::to_string(kMaximumNoteBytes)});
    if (payload.version != kPayloadVersion) return invalid("unknown version");
    if (payload.issuedAt < 0) return invalid("time before 1970");
    if (payload.classes.empty()) return invalid("no classes");
    if (payload.recipients.empty() || payload.recipients.size() > kMaximumPayloadRecipients) return invalid("number of recipients");
    const std::size_t subject = payload.subjectReference.size();
    if (subject != 0 && subject != kSubjectBytes) return invalid("subject reference length");
    const auto tooLong = [](const std::string& uid) { return uid.size() > kMaximumUidBytes; };
    if (payload.dicom && (tooLong(payload.dicom->sopInstanceUid) || tooLong(payload.dicom->seriesInstanceUid)))
        return invalid("identifier too long");
    return {};
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

Payload::~Payload() {
    for (SealedClass& entry : classes) {
        base::wipe(entry.label);
        base::wipe(&entry.probability, sizeof entry.probability);
    }
    base::wipe(kind);
    base::wipe(note);
    base::wipe(subjectReference);
    base::wipe(&kindScore, sizeof kindScore);
    base::wipe(&decision, sizeof decision);
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

Result<Payload> decodePayload(ByteView encoded) {
    if (encoded.size() > kMaximumPayloadBytes) return invalid("too long");
    const Result<Value> decoded = cbor::decode(encoded);
    if (!decoded) return decoded.error();
    Extractor in;
    const Value* map = in.need(&*decoded, Kind::Map);
    if (map == nullptr) return invalid(in.failure());
    Payload out;
    in.onlyKnown(*map, kLastKnown);
    in.enumeration(map->find(kVersion), out.version, kPayloadVersion, kPayloadVersion);
    in.bytes(map->find(kReportId), out.reportId);
    in.number(map->find(kIssuedAt), out.issuedAt);
    in.bytes(map->find(kKiosk), out.kiosk);
    in.number(map->find(kCounter), out.counter);
    readModel(in, *map, out);
    readClasses(in, *map, out);
    readBinding(in, *map, out);
    readRecipients(in, *map, out);
    in.enumeration(map->find(kMode), out.mode, 1, 3);
    readOptional(in, *map, out);
    if (in.failure() != nullptr) return invalid(in.failure());
    return out;
}

}  // namespace intaglio::crypto
