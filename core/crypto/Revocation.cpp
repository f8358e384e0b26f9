#include "core/crypto/Revocation.h"

#include <algorithm>
#include <limits>

#include "core/base/Files.h"
#include "core/crypto/Cbor.h"

namespace intaglio::crypto {
namespace {

using cbor::Kind;
using cbor::Value;

/// The numbers of docs/formats/sealed-image.md.
enum Field : std::int64_t {
    kVersion = 1,
    kClinic = 2,
    kNumber = 3,
    kIssuedAt = 4,
    kKeys = 5,
    kSignature = 6,
    kLastKnown = kSignature,
};
constexpr std::uint64_t kFileVersion = 1;
constexpr std::size_t kItemsPerKey = 3;
constexpr auto kLatest = static_cast<std::uint64_t>(kLatestTime);

bool isBefore(const RevokedKey& a, const RevokedKey& b) {
    return a.key < b.key;
}

/// Nothing that such a key ever signed can be believed.
bool isTotal(RevocationReason reason) {
    return reason == RevocationReason::Lost || reason == RevocationReason::Stolen;
}

Value keysValue(const RevocationList& list) {
    Value array = Value::array();
    for (const RevokedKey& revoked : list.keys) {
        Value item = Value::array();
        item.add(Value::bytes(revoked.key));
        item.add(Value::number(static_cast<std::uint64_t>(revoked.revokedAt)));
        item.add(Value::number(static_cast<std::uint64_t>(revoked.reason)));
        array.add(std::move(item));
    }
    return array;
}

Bytes encodeFields(const RevocationList& list, bool withSignature) {
    Value map = Value::map();
    map.set(kVersion, Value::number(kFileVersion));
    map.set(kClinic, Value::bytes(list.clinic));
    map.set(kNumber, Value::number(list.number));
    map.set(kIssuedAt, Value::number(static_cast<std::uint64_t>(list.issuedAt)));
    map.set(kKeys, keysValue(list));
    cbor::addFields(map, list.otherFields);
    if (withSignature) map.set(kSignature, Value::bytes(list.signature));
    const Result<SecretBytes> encoded = cbor::encode(map);
    if (!encoded) return {};  // holds no text, the only thing that cannot be encoded
    return {encoded->view().begin(), encoded->view().end()};
}

/// What the clinic signs.
Bytes signedMessage(const RevocationList& list) {
    constexpr std::string_view kLabel = "intaglio/1/revoked";
    Bytes message(kLabel.begin(), kLabel.end());
    message.push_back(0);
    base::append(message, encodeFields(list, false));
    return message;
}

template <std::size_t N>
bool readBytes(const Value* value, FixedBytes<N>& out) {
    if (value == nullptr || value->kind() != Kind::ByteString || value->string().size() != N) return false;
    std::copy(value->string().begin(), value->string().end(), out.begin());
    return true;
}

bool readNumber(const Value* value, std::uint64_t lowest, std::uint64_t highest, std::uint64_t& out) {
    if (value == nullptr || value->kind() != Kind::Unsigned || value->argument() < lowest || value->argument() > highest) return false;
    out = value->argument();
    return true;
}

bool readKey(const Value& value, RevokedKey& out) {
    if (value.kind() != Kind::Array || value.items().size() != kItemsPerKey) return false;
    std::uint64_t time = 0;
    std::uint64_t reason = 0;
    const auto& items = value.items();
    if (!readBytes(&items[0], out.key) || !readNumber(&items[1], 0, kLatest, time) || !readNumber(&items[2], 1, 4, reason)) return false;
    out.revokedAt = static_cast<std::int64_t>(time);
    out.reason = static_cast<RevocationReason>(reason);
    return true;
}

bool readKeys(const Value* value, std::vector<RevokedKey>& out) {
    if (value == nullptr || value->kind() != Kind::Array || value->items().size() > kMaximumRevokedKeys) return false;
    for (const Value& item : value->items()) {
        RevokedKey key;
        if (!readKey(item, key) || (!out.empty() && !isBefore(out.back(), key))) return false;
        out.push_back(key);
    }
    return true;
}

/// Null where the fields could be read; the reason otherwise.
const char* readFields(const Value& map, RevocationList& out) {
    if (map.kind() != Kind::Map) return "unexpected structure";
    for (const auto& [key, value] : map.fields()) {
        if (key == 0 || key > kLastKnown) return "made by a newer version";
    }
    std::uint64_t version = 0;
    std::uint64_t time = 0;
    if (!readNumber(map.find(kVersion), kFileVersion, kFileVersion, version)) return "made by a newer version";
    const bool read = readBytes(map.find(kClinic), out.clinic) &&
                      readNumber(map.find(kNumber), 1, std::numeric_limits<std::uint64_t>::max(), out.number) &&
                      readNumber(map.find(kIssuedAt), 0, kLatest, time) && readKeys(map.find(kKeys), out.keys) &&
                      readBytes(map.find(kSignature), out.signature);
    out.issuedAt = static_cast<std::int64_t>(time);
    out.otherFields = cbor::negativeFieldsOf(map);
    return read ? nullptr : "missing or malformed field";
}

Status checkRequest(const RevocationList* previous, const PrivateIdentity& clinic, std::int64_t now) {
    if (clinic.pub.role != Role::Clinic)
        return base::Error(base::ErrorCode::KeyWrongRole, {clinic.pub.name, std::string(roleName(Role::Clinic))});
    if (now < 0 || now > kLatestTime) return base::Error(base::ErrorCode::InvalidArgument, {"time", std::to_string(now)});
    if (previous == nullptr) return {};
    if (previous->clinic != clinic.pub.signing) return base::Error(base::ErrorCode::ClinicMismatch, {clinic.pub.name});
    if (previous->number == std::numeric_limits<std::uint64_t>::max())
        return base::Error(base::ErrorCode::InvalidArgument, {"number", std::to_string(previous->number)});
    return {};
}

Status putKey(std::vector<RevokedKey>& keys, const RevokedKey& revoked) {
    const auto place = std::lower_bound(keys.begin(), keys.end(), revoked, isBefore);
    if (place != keys.end() && place->key == revoked.key) {
        // What seemed replaced may turn out stolen; the other way round a list would give trust back.
        if (isTotal(place->reason) || !isTotal(revoked.reason))
            return base::Error(base::ErrorCode::InvalidArgument, {"revoked key", base::toHex(revoked.key)});
        *place = revoked;
        return {};
    }
    if (keys.size() >= kMaximumRevokedKeys) return base::Error(base::ErrorCode::TooManyRevokedKeys, {std::to_string(kMaximumRevokedKeys)});
    keys.insert(place, revoked);
    return {};
}

}  // namespace

const RevokedKey* RevocationList::find(const Fingerprint& key) const {
    const auto place = std::lower_bound(keys.begin(), keys.end(), RevokedKey{key, 0, {}}, isBefore);
    return place != keys.end() && place->key == key ? &*place : nullptr;
}

bool RevocationList::isRevokedAt(const Fingerprint& key, std::int64_t when) const {
    const RevokedKey* revoked = find(key);
    return revoked != nullptr && (isTotal(revoked->reason) || when >= revoked->revokedAt);
}

Result<RevocationList> revoke(const Primitives& primitives, const RevocationList* previous, const PrivateIdentity& clinic,
                              const Fingerprint& key, RevocationReason reason, std::int64_t now) {
    if (const Status checked = checkRequest(previous, clinic, now); !checked) return checked.error();
    RevocationList list;
    if (previous != nullptr) list = *previous;
    if (const Status put = putKey(list.keys, {key, now, reason}); !put) return put.error();
    ++list.number;
    list.issuedAt = now;
    list.clinic = clinic.pub.signing;
    list.otherFields.clear();  // a clinic signs what it understands
    const Result<Signature> signature = primitives.ed25519Sign(clinic.signingSeed.view(), signedMessage(list));
    if (!signature) return signature.error();
    list.signature = *signature;
    return list;
}

bool keepsRevocations(const RevocationList& held, const RevocationList& next) {
    return std::all_of(held.keys.begin(), held.keys.end(), [&next](const RevokedKey& before) {
        const RevokedKey* after = next.find(before.key);
        if (after == nullptr) return false;
        return isTotal(after->reason) || (!isTotal(before.reason) && after->revokedAt <= before.revokedAt);
    });
}

Bytes encodeRevocationList(const RevocationList& list) {
    return encodeFields(list, true);
}

Result<RevocationList> decodeRevocationList(const Primitives& primitives, ByteView file, const std::string& path) {
    const auto invalid = [&path](const char* detail) { return base::Error(base::ErrorCode::KeyFileInvalid, {path, detail}); };
    if (file.size() > kMaximumRevocationBytes) return invalid("too long for a list of revoked keys");
    const Result<Value> decoded = cbor::decode(file);
    if (!decoded) return invalid("not a list of revoked keys");
    RevocationList list;
    if (const char* defect = readFields(*decoded, list)) return invalid(defect);
    if (!primitives.ed25519Verify(list.clinic, signedMessage(list), list.signature))
        return base::Error(base::ErrorCode::KeySignatureInvalid, {path});
    return list;
}

Result<RevocationList> readRevocationList(const Primitives& primitives, const std::filesystem::path& path) {
    const Result<Bytes> file = base::readFile(path, kMaximumRevocationBytes);
    if (!file && file.error().code == base::ErrorCode::FileTooLarge)
        return base::Error(base::ErrorCode::KeyFileInvalid, {base::pathText(path), "too long for a list of revoked keys"});
    if (!file) return file.error();
    return decodeRevocationList(primitives, *file, base::pathText(path));
}

Status writeRevocationList(const RevocationList& list, const std::filesystem::path& path) {
    return base::writeFileAtomically(path, encodeRevocationList(list));
}

}  // namespace intaglio::crypto
