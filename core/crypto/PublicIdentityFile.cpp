#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>

#include "core/crypto/Cbor.h"
#include "core/crypto/KeyEncoding.h"

namespace intaglio::crypto {
namespace {

using cbor::Kind;
using cbor::Value;

/// The numbers of docs/formats/sealed-image.md.
enum Field : std::int64_t {
    kVersion = 1,
    kRole = 2,
    kName = 3,
    kSigning = 4,
    kEncryption = 5,
    kExport = 6,
    kNotBefore = 7,
    kNotAfter = 8,
    kEpoch = 9,
    kWrappedStegoKey = 10,
    kClinic = 11,
    kClinicSignature = 12,
    kLastKnown = kClinicSignature,
};
constexpr std::uint64_t kFileVersion = 1;
constexpr std::size_t kMaximumNameCharacters = 64;
constexpr std::size_t kMaximumNameBytes = 200;  // leaves room for the suffix within a file name of 255 bytes

Value toValue(const PublicIdentity& identity, bool withSignature) {
    Value map = Value::map();
    map.set(kVersion, Value::number(kFileVersion));
    map.set(kRole, Value::number(static_cast<std::uint64_t>(identity.role)));
    map.set(kName, Value::text(identity.name));
    map.set(kSigning, Value::bytes(identity.signing));
    if (identity.encryption) map.set(kEncryption, Value::bytes(*identity.encryption));
    if (identity.exportKey) map.set(kExport, Value::bytes(*identity.exportKey));
    map.set(kNotBefore, Value::number(static_cast<std::uint64_t>(identity.notBefore)));
    map.set(kNotAfter, Value::number(static_cast<std::uint64_t>(identity.notAfter)));
    map.set(kEpoch, Value::number(identity.epoch));
    if (!identity.wrappedStegoKey.empty()) map.set(kWrappedStegoKey, Value::bytes(identity.wrappedStegoKey));
    if (identity.clinic) map.set(kClinic, Value::bytes(*identity.clinic));
    cbor::addFields(map, identity.otherFields);
    if (withSignature && identity.clinicSignature) map.set(kClinicSignature, Value::bytes(*identity.clinicSignature));
    return map;
}

Bytes encodeFields(const PublicIdentity& identity, bool withSignature) {
    const Result<SecretBytes> encoded = cbor::encode(toValue(identity, withSignature));
    if (!encoded) return {};  // a name that is not UTF-8; no file decodes from nothing
    return {encoded->view().begin(), encoded->view().end()};
}

/// Each returns false where the field is missing or has another type, length or range.
bool readNumber(const Value& map, Field field, std::uint64_t limit, std::uint64_t& out) {
    const Value* value = map.find(field);
    if (value == nullptr || value->kind() != Kind::Unsigned || value->argument() > limit) return false;
    out = value->argument();
    return true;
}

template <std::size_t N>
bool readBytes(const Value& map, Field field, FixedBytes<N>& out) {
    const Value* value = map.find(field);
    if (value == nullptr || value->kind() != Kind::ByteString || value->string().size() != N) return false;
    std::copy(value->string().begin(), value->string().end(), out.begin());
    return true;
}

template <std::size_t N>
bool readOptional(const Value& map, Field field, std::optional<FixedBytes<N>>& out) {
    return map.find(field) == nullptr || readBytes(map, field, out.emplace());
}

bool readName(const Value& map, std::string& out) {
    const Value* value = map.find(kName);
    if (value == nullptr || value->kind() != Kind::TextString) return false;
    out = base::textOf(value->string());
    return true;
}

bool readValidity(const Value& map, PublicIdentity& out) {
    constexpr auto kLatest = static_cast<std::uint64_t>(kLatestTime);
    std::uint64_t notBefore = 0;
    std::uint64_t notAfter = 0;
    std::uint64_t epoch = 0;
    const bool read = readNumber(map, kNotBefore, kLatest, notBefore) && readNumber(map, kNotAfter, kLatest, notAfter) &&
                      readNumber(map, kEpoch, std::numeric_limits<std::uint32_t>::max(), epoch);
    out.notBefore = static_cast<std::int64_t>(notBefore);
    out.notAfter = static_cast<std::int64_t>(notAfter);
    out.epoch = static_cast<std::uint32_t>(epoch);
    return read;
}

bool readWrappedKey(const Value& map, Bytes& out) {
    if (map.find(kWrappedStegoKey) == nullptr) return true;
    FixedBytes<kWrappedStegoKeyBytes> wrapped{};
    if (!readBytes(map, kWrappedStegoKey, wrapped)) return false;
    out.assign(wrapped.begin(), wrapped.end());
    return true;
}

/// Null where the fields could be read; the reason otherwise.
const char* readFields(const Value& map, PublicIdentity& out) {
    if (map.kind() != Kind::Map) return "unexpected structure";
    for (const auto& [key, value] : map.fields()) {
        if (key == 0 || key > kLastKnown) return "made by a newer version";
    }
    std::uint64_t version = 0;
    std::uint64_t role = 0;
    if (!readNumber(map, kVersion, kFileVersion, version) || version != kFileVersion) return "made by a newer version";
    if (!readNumber(map, kRole, static_cast<std::uint64_t>(Role::Patient), role) || role == 0) return "unknown role";
    out.role = static_cast<Role>(role);
    const bool read = readName(map, out.name) && readBytes(map, kSigning, out.signing) && readOptional(map, kEncryption, out.encryption) &&
                      readOptional(map, kExport, out.exportKey) && readValidity(map, out) && readWrappedKey(map, out.wrappedStegoKey) &&
                      readOptional(map, kClinic, out.clinic) && readOptional(map, kClinicSignature, out.clinicSignature);
    out.otherFields = cbor::negativeFieldsOf(map);
    return read ? defectOf(out) : "missing or malformed field";
}

/// The character that starts at `at` in valid UTF-8; moves `at` behind it.
char32_t nextCharacter(std::string_view text, std::size_t& at) {
    const auto byte = [&text](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
    const char32_t first = byte(at++);
    if (first < 0x80) return first;
    const std::size_t more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    char32_t character = first & (0x3fU >> more);
    for (std::size_t i = 0; i < more; ++i) character = character << 6 | (byte(at++) & 0x3f);
    return character;
}

/// Characters that no file name may have, and those that make one name look like another: invisible ones and changes of direction.
bool isForbiddenInNames(char32_t c) {
    constexpr std::array<std::pair<char32_t, char32_t>, 6> kRanges = {
        {{0, 0x1f}, {0x7f, 0x9f}, {0x200b, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x2069}, {0xfeff, 0xfeff}}};
    if (std::any_of(kRanges.begin(), kRanges.end(), [c](const auto& range) { return range.first <= c && c <= range.second; })) return true;
    return c < 0x80 && std::string_view("/\\:*?\"<>|").find(static_cast<char>(c)) != std::string_view::npos;
}

/// What Windows takes for a device whatever follows a dot, so that the file could not be copied there.
bool isDeviceName(std::string_view name) {
    std::string stem(name.substr(0, name.find('.')));
    stem.erase(stem.find_last_not_of(' ') + 1);
    for (char& c : stem) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (stem == "CON" || stem == "PRN" || stem == "AUX" || stem == "NUL") return true;
    return stem.size() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT")) && stem[3] >= '1' && stem[3] <= '9';
}

}  // namespace

bool isKeyName(std::string_view name) {
    if (name.empty() || name.size() > kMaximumNameBytes || !cbor::isUtf8(base::viewOf(name))) return false;
    // Continuation bytes are 10xxxxxx: all others start a character.
    const auto characters = std::count_if(name.begin(), name.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
    if (static_cast<std::size_t>(characters) > kMaximumNameCharacters) return false;
    for (std::size_t at = 0; at < name.size();) {
        if (isForbiddenInNames(nextCharacter(name, at))) return false;
    }
    if (isDeviceName(name)) return false;
    const auto isEdge = [](char c) { return c == '.' || c == ' '; };
    return !isEdge(name.front()) && !isEdge(name.back()) && name.front() != '-';
}

const char* defectOf(const PublicIdentity& identity) {
    const bool reads = canRead(identity.role);
    if (!isKeyName(identity.name)) return "unusable name";
    if (identity.encryption.has_value() != reads || identity.exportKey.has_value() != reads) return "keys do not fit the role";
    if (identity.notBefore < 0 || identity.notAfter < identity.notBefore || identity.notAfter > kLatestTime) return "impossible validity";
    if (identity.clinic.has_value() != identity.clinicSignature.has_value()) return "incomplete enrolment";
    if (identity.role == Role::Clinic && identity.clinic) return "a clinic enrolled by another";
    const bool isEnrolledDoctor = identity.role == Role::Doctor && identity.clinic.has_value();
    if (identity.wrappedStegoKey.empty() == isEnrolledDoctor)
        return isEnrolledDoctor ? "enrolment without a stego key" : "stego key without enrolment";
    if (identity.role == Role::Patient && identity.epoch != 0) return "a patient with a stego key's epoch";
    return nullptr;
}

Bytes enrolmentMessage(const PublicIdentity& identity) {
    constexpr std::string_view kLabel = "intaglio/1/enrol";
    Bytes message(kLabel.begin(), kLabel.end());
    message.push_back(0);
    base::append(message, encodeFields(identity, false));
    return message;
}

Bytes encodePublicIdentity(const PublicIdentity& identity) {
    return encodeFields(identity, true);
}

Result<PublicIdentity> decodePublicIdentity(const Primitives& primitives, ByteView file, const std::string& path) {
    const auto invalid = [&path](const char* detail) { return base::Error(base::ErrorCode::KeyFileInvalid, {path, detail}); };
    if (file.size() > kMaximumPublicIdentityBytes) return invalid("too long for a public key file");
    const Result<Value> decoded = cbor::decode(file);
    if (!decoded) return invalid("not a public key file");
    PublicIdentity identity;
    if (const char* defect = readFields(*decoded, identity)) return invalid(defect);
    if (identity.clinic && !identity.isSignedBy(primitives, *identity.clinic))
        return base::Error(base::ErrorCode::KeySignatureInvalid, {path});
    return identity;
}

}  // namespace intaglio::crypto
