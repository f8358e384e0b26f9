#include "core/crypto/RevocationFloor.h"

#include <algorithm>

#include "core/base/Files.h"
#include "core/crypto/Cbor.h"

namespace intaglio::crypto {
namespace {

using cbor::Kind;
using cbor::Value;

/// The numbers of docs/formats/sealed-image.md.
enum Field : std::int64_t { kVersion = 1, kClinic = 2, kNumber = 3, kDigest = 4 };
constexpr std::uint64_t kFileVersion = 1;
constexpr std::size_t kFields = 4;
constexpr std::size_t kMaximumBytes = 256;

bool readBytes(const Value* value, FixedBytes<32>& out) {
    if (value == nullptr || value->kind() != Kind::ByteString || value->string().size() != out.size()) return false;
    std::copy(value->string().begin(), value->string().end(), out.begin());
    return true;
}

bool readNumber(const Value* value, std::uint64_t& out) {
    if (value == nullptr || value->kind() != Kind::Unsigned || value->argument() == 0) return false;
    out = value->argument();
    return true;
}

bool readFields(const Value& map, RevocationFloor& out) {
    std::uint64_t version = 0;
    if (map.kind() != Kind::Map || map.fields().size() != kFields) return false;
    return readNumber(map.find(kVersion), version) && version == kFileVersion && readBytes(map.find(kClinic), out.clinic) &&
           readNumber(map.find(kNumber), out.number) && readBytes(map.find(kDigest), out.digest);
}

}  // namespace

RevocationFloor floorOf(const Primitives& primitives, const RevocationList& list) {
    return {list.clinic, list.number, primitives.sha256(encodeRevocationList(list))};
}

Result<RevocationFloor> readRevocationFloor(const std::filesystem::path& path) {
    const Result<Bytes> file = base::readFile(path, kMaximumBytes);
    if (!file) return file.error();
    const Result<Value> map = cbor::decode(*file);
    RevocationFloor floor;
    if (!map || !readFields(*map, floor))
        return base::Error(base::ErrorCode::KeyFileInvalid, {base::pathText(path), "not the number of a list of revoked keys"});
    return floor;
}

Status writeRevocationFloor(const RevocationFloor& floor, const std::filesystem::path& path) {
    Value map = Value::map();
    map.set(kVersion, Value::number(kFileVersion));
    map.set(kClinic, Value::bytes(floor.clinic));
    map.set(kNumber, Value::number(floor.number));
    map.set(kDigest, Value::bytes(floor.digest));
    const Result<SecretBytes> encoded = cbor::encode(map);
    if (!encoded) return encoded.error();
    return base::writeFileAtomically(path, encoded->view());
}

}  // namespace intaglio::crypto
