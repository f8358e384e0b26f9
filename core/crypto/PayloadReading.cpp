#include <algorithm>
#include <limits>

#include "core/crypto/PayloadFields.h"

namespace intaglio::crypto {
namespace {

using namespace payload;
using cbor::Kind;
using cbor::Value;

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

    void bytes(const Value* value, Bytes& out, std::size_t length) {
        const Value* item = need(value, Kind::ByteString);
        if (item == nullptr) return;
        if (item->string().size() != length) return fail("wrong length");
        out.assign(item->string().begin(), item->string().end());
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
    if (const Value* finding = map.find(kFindingProbability)) in.number(finding, out.findingProbability.emplace());
    readClasses(in, map, out);
}

void readAnswer(Extractor& in, const Value& map, Payload& out) {
    in.text(map.find(kAnswer), out.answer.emplace(), kMaximumAnswerBytes);
    if (out.answer->empty()) in.fail("empty answer");
    const auto isPresent = [&map](std::int64_t key) { return map.find(key) != nullptr; };
    if (std::any_of(std::begin(kModelFields), std::end(kModelFields), isPresent) || isPresent(kFindingProbability))
        in.fail("an answer and a model's result");
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

void readProtectedRegions(Extractor& in, const Value& value, Payload& out) {
    if (!mayProtectRegions(out.mode)) return in.fail("protected regions in this mode");
    const auto* pair = in.tuple(&value, 2);
    if (pair == nullptr) return;
    in.bytes(&(*pair)[1], out.binding.protectedSha256);
    const Value* numbers = in.need(&(*pair)[0], Kind::Array);
    if (numbers == nullptr) return;
    const std::size_t count = numbers->items().size() / kNumbersPerRegion;
    if (count == 0 || count > kMaximumProtectedRegions || numbers->items().size() % kNumbersPerRegion != 0)
        return in.fail("number of protected regions");
    out.binding.protectedRegions.resize(count);
    const Value* next = numbers->items().data();
    for (ProtectedRegion& region : out.binding.protectedRegions) {
        for (std::uint16_t* member : {&region.column, &region.row, &region.columns, &region.rows}) in.number(next++, *member);
        if (region.columns == 0 || region.rows == 0) in.fail("empty protected region");
    }
}

/// After the mode, which decides what binds the picture.
void readBinding(Extractor& in, const Value& map, Payload& out) {
    const Value* binding = in.need(map.find(kBinding), Kind::Map);
    if (binding == nullptr) return;
    in.onlyKnown(*binding, kLastKnownBinding);
    const BindingField needed = bindingFieldOf(out.mode);
    for (const BindingField field : {kBindingOriginal, kBindingBuckets, kBindingThumbnail}) {
        if (field != needed && binding->find(field) != nullptr) in.fail("binding of another mode");
    }
    switch (out.mode) {
        case EmbeddingMode::Reversible:
            in.bytes(binding->find(needed), out.binding.originalSha256);
            break;
        case EmbeddingMode::Covert:
            in.bytes(binding->find(needed), out.binding.bucketsSha256);
            break;
        case EmbeddingMode::Robust:
            in.bytes(binding->find(needed), out.binding.thumbnail, kThumbnailBytes);
            break;
    }
    if (const Value* tiles = binding->find(kBindingTiles)) in.bytes(tiles, out.binding.tiles, kTileDigestBytes);
    if (const Value* regions = binding->find(kBindingProtected)) readProtectedRegions(in, *regions, out);
}

void readDicom(Extractor& in, const Value& map, Payload& out) {
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
    if (const Value* subject = map.find(kSubject)) in.bytes(subject, out.subjectReference, kSubjectBytes);
}

}  // namespace

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
    if (map->find(kAnswer) != nullptr) {
        readAnswer(in, *map, out);
    } else {
        readModel(in, *map, out);
    }
    in.enumeration(map->find(kMode), out.mode, 1, 3);
    readBinding(in, *map, out);
    readDicom(in, *map, out);
    readRecipients(in, *map, out);
    readOptional(in, *map, out);
    if (in.failure() != nullptr) return invalid(in.failure());
    return out;
}

}  // namespace intaglio::crypto
