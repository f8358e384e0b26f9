#include "core/stego/robust/RobustHeader.h"

#include <algorithm>

namespace intaglio::stego::robust {
namespace {

using base::append;

constexpr std::size_t kNonceBytes = 16;
constexpr std::size_t kMacBytes = 8;
constexpr std::size_t kParameterBytes = 8;
constexpr std::uint8_t kStrongBit = 8;
constexpr std::uint8_t kColorBit = 4;
constexpr std::array<std::uint16_t, 4> kBuckets{256, 512, 1024, 2048};
constexpr std::array<std::uint8_t, 4> kSlots{1, 2, 4, 8};
using ParameterBytes = base::FixedBytes<kParameterBytes>;

template <class T>
std::optional<unsigned> indexIn(const std::array<T, 4>& table, T value) {
    const auto found = std::find(table.begin(), table.end(), value);
    if (found == table.end()) return std::nullopt;
    return static_cast<unsigned>(found - table.begin());
}

base::SecretBytes keyed(const Primitives& primitives, const StegoKey& key, std::string_view label, std::initializer_list<ByteView> parts) {
    Bytes message;
    append(message, base::viewOf(label));
    message.push_back(0);
    for (const ByteView part : parts) append(message, part);
    return primitives.hmac(crypto::HashFunction::Sha256, key.secret.view(), message);
}

std::optional<ParameterBytes> pack(const RobustHeader& header) {
    const FrameParameters& parameters = header.parameters;
    const auto bucket = indexIn(kBuckets, parameters.bucket);
    const auto slots = indexIn(kSlots, parameters.slots);
    if (!bucket || !slots || parameters.suite > 15 || parameters.mode != EmbeddingMode::Robust) return std::nullopt;
    const unsigned strength = parameters.strength == RobustStrength::Strong ? kStrongBit : 0u;
    ParameterBytes bytes{};
    bytes[0] = static_cast<std::uint8_t>((unsigned{parameters.suite} << 4) | static_cast<unsigned>(parameters.mode));
    bytes[1] = static_cast<std::uint8_t>((*bucket << 6) | (*slots << 4) | strength | (header.isColor ? kColorBit : 0u));
    bytes[2] = static_cast<std::uint8_t>(header.columns >> 8);
    bytes[3] = static_cast<std::uint8_t>(header.columns);
    bytes[4] = static_cast<std::uint8_t>(header.rows >> 8);
    bytes[5] = static_cast<std::uint8_t>(header.rows);
    return bytes;
}

std::optional<RobustHeader> unpack(const ParameterBytes& bytes) {
    if ((bytes[0] & 15) != static_cast<unsigned>(EmbeddingMode::Robust) || (bytes[1] & 3) != 0 || bytes[6] != 0 || bytes[7] != 0)
        return std::nullopt;
    RobustHeader header;
    header.parameters.suite = bytes[0] >> 4;
    header.parameters.mode = EmbeddingMode::Robust;
    header.parameters.bucket = kBuckets[bytes[1] >> 6];
    header.parameters.slots = kSlots[(bytes[1] >> 4) & 3];
    header.parameters.strength = (bytes[1] & kStrongBit) != 0 ? RobustStrength::Strong : RobustStrength::Standard;
    header.isColor = (bytes[1] & kColorBit) != 0;
    header.columns = bytes[2] << 8 | bytes[3];
    header.rows = bytes[4] << 8 | bytes[5];
    if (header.columns == 0 || header.rows == 0) return std::nullopt;
    return header;
}

void mask(const Primitives& primitives, const StegoKey& key, ByteView nonce, ParameterBytes& bytes) {
    const base::SecretBytes stream = keyed(primitives, key, "intaglio/1/robust-parameters", {nonce});
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] ^= stream.view()[i];
}

base::SecretBytes macOf(const Primitives& primitives, const StegoKey& key, ByteView nonce, ByteView parameters) {
    return keyed(primitives, key, "intaglio/1/robust-header", {nonce, parameters});
}

}  // namespace

Result<RobustHeaderBytes> sealRobustHeader(const Primitives& primitives, const StegoKey& key, const RobustHeader& header) {
    auto packed = pack(header);
    if (!packed) return base::Error(base::ErrorCode::InvalidArgument, {"bucket", std::to_string(header.parameters.bucket)});
    const base::FixedBytes<16>& nonce = header.parameters.nonce;
    const base::SecretBytes mac = macOf(primitives, key, nonce, *packed);
    mask(primitives, key, nonce, *packed);
    RobustHeaderBytes bytes{};
    auto end = std::copy(nonce.begin(), nonce.end(), bytes.begin());
    end = std::copy_n(mac.view().begin(), kMacBytes, end);
    std::copy(packed->begin(), packed->end(), end);
    return bytes;
}

std::optional<RobustHeader> openRobustHeader(const Primitives& primitives, const StegoKey& key, ByteView bytes) {
    if (bytes.size() != kHeaderBytes) return std::nullopt;
    const ByteView nonce = bytes.first(kNonceBytes), mac = bytes.subspan(kNonceBytes, kMacBytes);
    ParameterBytes packed{};
    std::copy(bytes.begin() + kNonceBytes + kMacBytes, bytes.end(), packed.begin());
    mask(primitives, key, nonce, packed);
    const base::SecretBytes expected = macOf(primitives, key, nonce, packed);
    if (!base::equalConstantTime(expected.view().first(kMacBytes), mac)) return std::nullopt;
    auto header = unpack(packed);
    if (header) std::copy(nonce.begin(), nonce.end(), header->parameters.nonce.begin());
    return header;
}

Bytes sealedGeometry(const RobustHeader& header) {
    constexpr std::uint8_t kMonochrome2 = 2, kRgb = 3;  // numbers of the format
    Bytes bytes;
    base::appendBigEndian(bytes, static_cast<std::uint64_t>(header.columns), 4);
    base::appendBigEndian(bytes, static_cast<std::uint64_t>(header.rows), 4);
    base::appendBigEndian(bytes, 1, 4);
    base::append(bytes, Bytes{static_cast<std::uint8_t>(header.isColor ? 3 : 1), 8, 0, header.isColor ? kRgb : kMonochrome2});
    return bytes;
}

SpreadKeys headerSpreadKeys(const Primitives& primitives, const StegoKey& key, BlockGrid grid) {
    const Bytes sides{static_cast<std::uint8_t>(grid.columns), static_cast<std::uint8_t>(grid.rows)};
    const base::SecretBytes places = keyed(primitives, key, "intaglio/1/robust-positions", {sides});
    const base::SecretBytes offsets = keyed(primitives, key, "intaglio/1/robust-offsets", {sides});
    SpreadKeys keys;
    std::copy_n(places.view().begin(), keys.positions.size(), keys.positions.begin());
    std::copy_n(places.view().begin() + 16, keys.signs.size(), keys.signs.begin());
    std::copy_n(offsets.view().begin(), keys.offsets.size(), keys.offsets.begin());
    return keys;
}

}  // namespace intaglio::stego::robust
