#include "core/stego/FrameHeader.h"

#include <algorithm>

namespace intaglio::stego {
namespace {

using base::append;
using base::viewOf;

constexpr std::size_t kNonceBytes = 16;
constexpr std::size_t kMacBytes = 8;
constexpr std::size_t kParameterBytes = 8;
constexpr std::array<std::uint16_t, 4> kBuckets{256, 512, 1024, 2048};
constexpr std::array<std::uint8_t, 4> kSlots{1, 2, 4, 8};
constexpr std::array<std::size_t, 4> kRegionClasses{0, 1, 4, 8};
constexpr std::array<std::array<int, 3>, 6> kPlaneOrders{{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}};
using ParameterBytes = base::FixedBytes<kParameterBytes>;

template <class T, std::size_t N>
std::optional<unsigned> indexIn(const std::array<T, N>& table, T value) {
    const auto found = std::find(table.begin(), table.end(), value);
    if (found == table.end()) return std::nullopt;
    return static_cast<unsigned>(found - table.begin());
}

Bytes labelled(std::string_view label, std::initializer_list<ByteView> parts) {
    Bytes message;
    append(message, viewOf(label));
    message.push_back(0);
    for (const ByteView part : parts) append(message, part);
    return message;
}

/// Index into kRegionClasses: how many rectangles the header has room for.
std::size_t regionClass(std::size_t regions) {
    return static_cast<std::size_t>(std::lower_bound(kRegionClasses.begin(), kRegionClasses.end(), regions) - kRegionClasses.begin());
}

void packArrangement(const Arrangement& arrangement, ParameterBytes& bytes) {
    bytes[1] = static_cast<std::uint8_t>(bytes[1] | arrangement.planeOrder);
    bytes[2] = static_cast<std::uint8_t>(bytes[2] | (arrangement.variant << 4) | arrangement.layers);
    if (arrangement.layers <= 2) {
        bytes[3] = arrangement.thresholds[0];
        bytes[4] = arrangement.thresholds[1];
        bytes[5] = arrangement.shares[0];
    } else {
        std::copy(arrangement.shares.begin(), arrangement.shares.end(), bytes.begin() + 3);
    }
}

void packArrangement(const CovertArrangement& arrangement, ParameterBytes& bytes) {
    bytes[2] = static_cast<std::uint8_t>(bytes[2] | (arrangement.variant << 4));
    bytes[3] = arrangement.order;
    std::copy(arrangement.details.begin(), arrangement.details.end(), bytes.begin() + 4);
}

std::optional<ParameterBytes> pack(const FrameParameters& parameters, const ModeArrangement& arrangement) {
    const auto bucket = indexIn(kBuckets, parameters.bucket);
    const auto slots = indexIn(kSlots, parameters.slots);
    const std::size_t regions = regionClass(parameters.protectedRegions.size());
    if (!bucket || !slots || parameters.suite > 15 || regions >= kRegionClasses.size()) return std::nullopt;
    ParameterBytes bytes{};
    bytes[0] = static_cast<std::uint8_t>((unsigned{parameters.suite} << 4) | (static_cast<unsigned>(parameters.mode) & 15u));
    bytes[1] = static_cast<std::uint8_t>((*bucket << 6) | (*slots << 4) | ((regions >> 1) << 3));
    bytes[2] = static_cast<std::uint8_t>((regions & 1) << 3);
    const auto* reversible = std::get_if<Arrangement>(&arrangement);
    const auto* covert = std::get_if<CovertArrangement>(&arrangement);
    if (reversible != nullptr && parameters.mode == EmbeddingMode::Reversible) {
        packArrangement(*reversible, bytes);
    } else if (covert != nullptr && parameters.mode == EmbeddingMode::Covert) {
        packArrangement(*covert, bytes);
    } else {
        return std::nullopt;
    }
    return bytes;
}

std::size_t regionClassOf(const ParameterBytes& bytes) {
    return static_cast<std::size_t>(((bytes[1] >> 2) & 2) | ((bytes[2] >> 3) & 1));
}

ModeArrangement unpackReversible(const ParameterBytes& bytes) {
    Arrangement arrangement;
    arrangement.planeOrder = bytes[1] & 7;
    arrangement.variant = bytes[2] >> 4;
    arrangement.layers = bytes[2] & 7;
    if (arrangement.planeOrder >= kPlaneOrders.size() || arrangement.layers < 1 || arrangement.layers > kMaximumLayers) return {};
    if (arrangement.layers <= 2) {
        arrangement.thresholds = {bytes[3], bytes[4]};
        arrangement.shares[0] = bytes[5];
    } else {
        std::copy(bytes.begin() + 3, bytes.end(), arrangement.shares.begin());
    }
    return arrangement;
}

ModeArrangement unpackCovert(const ParameterBytes& bytes) {
    CovertArrangement arrangement;
    if ((bytes[1] & 7) != 0 || (bytes[2] & 7) != 0) return {};
    arrangement.variant = bytes[2] >> 4;
    arrangement.order = bytes[3];
    std::copy(bytes.begin() + 4, bytes.end(), arrangement.details.begin());
    return arrangement;
}

OpenedHeader unpack(const ParameterBytes& bytes) {
    OpenedHeader opened;
    opened.parameters.suite = bytes[0] >> 4;
    opened.parameters.mode = static_cast<EmbeddingMode>(bytes[0] & 15);
    opened.parameters.bucket = kBuckets[bytes[1] >> 6];
    opened.parameters.slots = kSlots[(bytes[1] >> 4) & 3];
    if (opened.parameters.mode == EmbeddingMode::Reversible) opened.arrangement = unpackReversible(bytes);
    if (opened.parameters.mode == EmbeddingMode::Covert) opened.arrangement = unpackCovert(bytes);
    return opened;
}

void maskParameters(const Primitives& primitives, const StegoKey& key, ByteView nonce, ParameterBytes& bytes) {
    const base::SecretBytes mask =
        primitives.hmac(crypto::HashFunction::Sha256, key.secret.view(), labelled("intaglio/1/carrier-parameters", {nonce}));
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(bytes[i] ^ mask.view()[i]);
}

/// Column, row, columns and rows of each rectangle, unused ones zero.
Bytes packRegions(const std::vector<crypto::ProtectedRegion>& regions) {
    Bytes bytes;
    for (const crypto::ProtectedRegion& region : regions) {
        for (const std::uint16_t field : {region.column, region.row, region.columns, region.rows}) base::appendBigEndian(bytes, field, 2);
    }
    bytes.resize(kRegionClasses[regionClass(regions.size())] * kRegionBytes);
    return bytes;
}

/// Empty where the rectangles do not fill their class the way packRegions() would.
std::optional<std::vector<crypto::ProtectedRegion>> unpackRegions(ByteView bytes) {
    std::vector<crypto::ProtectedRegion> regions;
    for (std::size_t start = 0; start < bytes.size(); start += kRegionBytes) {
        const auto field = [&](std::size_t index) {
            return static_cast<std::uint16_t>(base::readBigEndian(bytes.subspan(start + 2 * index, 2)));
        };
        const crypto::ProtectedRegion region{field(0), field(1), field(2), field(3)};
        if (region != crypto::ProtectedRegion{}) regions.push_back(region);
    }
    const Bytes canonical = packRegions(regions);
    if (!std::equal(canonical.begin(), canonical.end(), bytes.begin(), bytes.end())) return std::nullopt;
    return regions;
}

/// XORs the rectangles with their stream; its own inverse.
base::Status maskRegions(const Primitives& primitives, const StegoKey& key, ByteView nonce, std::span<std::uint8_t> bytes) {
    if (bytes.empty()) return {};
    const base::SecretBytes streamKey =
        primitives.hmac(crypto::HashFunction::Sha256, key.secret.view(), labelled("intaglio/1/carrier-regions", {nonce}));
    auto stream = primitives.chacha20KeyStream(streamKey.view(), base::FixedBytes<12>{}, bytes.size());
    if (!stream) return stream.error();
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(bytes[i] ^ stream->view()[i]);
    return {};
}

/// `regions`: packed, not masked. The geometry has one length, so nothing can move from one part into another.
base::SecretBytes macOf(const Primitives& primitives, const StegoKey& key, ByteView nonce, ByteView parameters, ByteView geometry,
                        ByteView regions) {
    return primitives.hmac(crypto::HashFunction::Sha256, key.secret.view(),
                           labelled("intaglio/1/carrier-header", {nonce, parameters, geometry, regions}));
}

}  // namespace

std::array<std::size_t, kMaximumLayers> layerBits(const Arrangement& arrangement, std::size_t bits) {
    std::array<std::size_t, kMaximumLayers> counts{};
    std::size_t left = bits;
    for (std::size_t layer = 0; layer + 1 < arrangement.layers; ++layer) {
        counts[layer] = std::min(left, arrangement.shares[layer] * shareUnit(bits));
        left -= counts[layer];
    }
    counts[arrangement.layers - 1u] = left;
    return counts;
}

int planeOfLayer(int planeOrder, std::size_t layer) {
    return kPlaneOrders[static_cast<std::size_t>(planeOrder)][layer / 2];
}

std::uint8_t planeOrderOf(const std::array<int, 3>& planes) {
    return static_cast<std::uint8_t>(indexIn(kPlaneOrders, planes).value_or(0));
}

std::size_t headerBytes(const FrameParameters& parameters) {
    const std::size_t size = std::min(regionClass(parameters.protectedRegions.size()), kRegionClasses.size() - 1);
    return kHeaderBytes + kRegionClasses[size] * kRegionBytes;
}

Result<Bytes> sealHeader(const Primitives& primitives, const StegoKey& key, ByteView geometry, const FrameParameters& parameters,
                         const ModeArrangement& arrangement) {
    auto packed = pack(parameters, arrangement);
    if (!packed) return base::Error(base::ErrorCode::InvalidArgument, {"bucket", std::to_string(parameters.bucket)});
    Bytes regions = packRegions(parameters.protectedRegions);
    const base::SecretBytes mac = macOf(primitives, key, parameters.nonce, *packed, geometry, regions);
    maskParameters(primitives, key, parameters.nonce, *packed);
    if (const auto masked = maskRegions(primitives, key, parameters.nonce, regions); !masked) return masked.error();
    Bytes header(parameters.nonce.begin(), parameters.nonce.end());
    append(header, mac.view().first(kMacBytes));
    append(header, *packed);
    append(header, regions);
    return header;
}

ParameterBytes HeaderOpener::parametersOf(ByteView header) {
    const ByteView nonce = header.first(kNonceBytes);
    if (!std::equal(nonce.begin(), nonce.end(), m_nonce.begin(), m_nonce.end())) {
        m_nonce.assign(nonce.begin(), nonce.end());
        m_mask.fill(0);
        maskParameters(m_primitives, m_key, nonce, m_mask);
    }
    ParameterBytes parameters{};
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        parameters[i] = static_cast<std::uint8_t>(header[kNonceBytes + kMacBytes + i] ^ m_mask[i]);
    }
    return parameters;
}

std::size_t HeaderOpener::claimedBytes(ByteView header) {
    return kHeaderBytes + kRegionClasses[regionClassOf(parametersOf(header))] * kRegionBytes;
}

bool HeaderOpener::isReversibleHeader(ByteView header) {
    if (header.size() < kHeaderBytes) return false;
    const OpenedHeader claimed = unpack(parametersOf(header));
    return claimed.parameters.suite == 1 && std::holds_alternative<Arrangement>(claimed.arrangement) && open(header).has_value();
}

std::optional<OpenedHeader> HeaderOpener::open(ByteView header) {
    if (header.size() < kHeaderBytes || header.size() < claimedBytes(header)) return std::nullopt;
    const ParameterBytes packed = parametersOf(header);
    const ByteView nonce = header.first(kNonceBytes);
    const ByteView masked = header.subspan(kHeaderBytes, claimedBytes(header) - kHeaderBytes);
    Bytes regions(masked.begin(), masked.end());
    if (!maskRegions(m_primitives, m_key, nonce, regions)) return std::nullopt;
    const base::SecretBytes mac = macOf(m_primitives, m_key, nonce, packed, m_geometry, regions);
    if (!base::equalConstantTime(mac.view().first(kMacBytes), header.subspan(kNonceBytes, kMacBytes))) return std::nullopt;
    auto rectangles = unpackRegions(regions);
    if (!rectangles) return std::nullopt;
    OpenedHeader opened = unpack(packed);
    std::copy(nonce.begin(), nonce.end(), opened.parameters.nonce.begin());
    opened.parameters.protectedRegions = std::move(*rectangles);
    return opened;
}

std::optional<OpenedHeader> openHeader(const Primitives& primitives, const StegoKey& key, ByteView geometry, ByteView header) {
    return HeaderOpener(primitives, key, Bytes(geometry.begin(), geometry.end())).open(header);
}

bool mayBeCovertHeader(const Primitives& primitives, const StegoKey& key, ByteView header) {
    constexpr std::uint8_t kRegionClassBit = 8;  // in bytes 1 and 2
    ParameterBytes packed{};
    std::copy_n(header.begin() + kNonceBytes + kMacBytes, kParameterBytes, packed.begin());
    maskParameters(primitives, key, header.first(kNonceBytes), packed);
    const bool fixedBits = packed[0] == (1 << 4 | static_cast<int>(EmbeddingMode::Covert)) && (packed[1] & 7) == 0 &&
                           (packed[2] & ~kRegionClassBit) == 0 && packed[6] == 0 && packed[7] == 0;
    return fixedBits && packed[3] >= 1 && packed[3] <= 12;
}

OrderKey headerOrderKey(const Primitives& primitives, const StegoKey& key, const image::Geometry& geometry) {
    Bytes layout;
    base::appendBigEndian(layout, static_cast<std::uint64_t>(geometry.columns), 4);
    base::appendBigEndian(layout, static_cast<std::uint64_t>(geometry.rows), 4);
    base::appendBigEndian(layout, static_cast<std::uint64_t>(geometry.samplesPerPixel), 1);
    base::appendBigEndian(layout, static_cast<std::uint64_t>(geometry.bitsStored), 1);
    const base::SecretBytes digest =
        primitives.hmac(crypto::HashFunction::Sha256, key.secret.view(), labelled("intaglio/1/carrier-positions", {layout}));
    OrderKey order{};
    std::copy_n(digest.view().begin(), order.size(), order.begin());
    return order;
}

Result<BodyKeys> deriveBodyKeys(const Primitives& primitives, const StegoKey& key, const base::FixedBytes<16>& nonce) {
    constexpr std::size_t kOrderBytes = kMaximumLayers * sizeof(OrderKey);
    constexpr std::size_t kMaskKeyBytes = 32;
    auto derived = primitives.hkdf(crypto::HashFunction::Sha256, nonce, key.secret.view(), viewOf("intaglio/1/carrier-body"),
                                   kOrderBytes + kMaskKeyBytes);
    if (!derived) return derived.error();
    BodyKeys keys;
    const ByteView view = derived->view();
    for (std::size_t i = 0; i < kMaximumLayers; ++i)
        std::copy_n(view.begin() + static_cast<std::ptrdiff_t>(i * sizeof(OrderKey)), sizeof(OrderKey), keys.orders[i].begin());
    keys.mask = base::SecretBytes(view.subspan(kOrderBytes));
    return keys;
}

base::Status maskBody(const Primitives& primitives, const BodyKeys& keys, std::uint8_t variant, Bytes& body) {
    const base::FixedBytes<12> nonce{variant};
    auto stream = primitives.chacha20KeyStream(keys.mask.view(), nonce, body.size());
    if (!stream) return stream.error();
    for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<std::uint8_t>(body[i] ^ stream->view()[i]);
    return {};
}

}  // namespace intaglio::stego
