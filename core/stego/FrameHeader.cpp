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

std::optional<ParameterBytes> pack(const FrameParameters& parameters, const Arrangement& arrangement) {
    const auto bucket = indexIn(kBuckets, parameters.bucket);
    const auto slots = indexIn(kSlots, parameters.slots);
    if (!bucket || !slots || parameters.suite > 15) return std::nullopt;
    ParameterBytes bytes{};
    bytes[0] = static_cast<std::uint8_t>((unsigned{parameters.suite} << 4) | (static_cast<unsigned>(parameters.mode) & 15u));
    bytes[1] = static_cast<std::uint8_t>((*bucket << 6) | (*slots << 4) | arrangement.planeOrder);
    bytes[2] = static_cast<std::uint8_t>((arrangement.variant << 4) | arrangement.layers);
    if (arrangement.layers <= 2) {
        bytes[3] = arrangement.thresholds[0];
        bytes[4] = arrangement.thresholds[1];
        bytes[5] = arrangement.shares[0];
    } else {
        std::copy(arrangement.shares.begin(), arrangement.shares.end(), bytes.begin() + 3);
    }
    return bytes;
}

std::optional<OpenedHeader> unpack(const ParameterBytes& bytes) {
    OpenedHeader opened;
    opened.parameters.suite = bytes[0] >> 4;
    opened.parameters.mode = static_cast<EmbeddingMode>(bytes[0] & 15);
    opened.parameters.bucket = kBuckets[bytes[1] >> 6];
    opened.parameters.slots = kSlots[(bytes[1] >> 4) & 3];
    Arrangement& arrangement = opened.arrangement;
    arrangement.planeOrder = bytes[1] & 15;
    arrangement.variant = bytes[2] >> 4;
    arrangement.layers = bytes[2] & 15;
    if (arrangement.planeOrder >= kPlaneOrders.size() || arrangement.layers < 1 || arrangement.layers > kMaximumLayers) return std::nullopt;
    if (arrangement.layers <= 2) {
        arrangement.thresholds = {bytes[3], bytes[4]};
        arrangement.shares[0] = bytes[5];
    } else {
        std::copy(bytes.begin() + 3, bytes.end(), arrangement.shares.begin());
    }
    return opened;
}

void maskParameters(const Primitives& primitives, const StegoKey& key, ByteView nonce, ParameterBytes& bytes) {
    const base::SecretBytes mask =
        primitives.hmac(crypto::HashFunction::Sha256, key.secret.view(), labelled("intaglio/1/carrier-parameters", {nonce}));
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(bytes[i] ^ mask.view()[i]);
}

base::SecretBytes macOf(const Primitives& primitives, const StegoKey& key, ByteView nonce, ByteView parameters, ByteView geometry) {
    return primitives.hmac(crypto::HashFunction::Sha256, key.secret.view(),
                           labelled("intaglio/1/carrier-header", {nonce, parameters, geometry}));
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

Result<HeaderBytes> sealHeader(const Primitives& primitives, const StegoKey& key, ByteView geometry, const FrameParameters& parameters,
                               const Arrangement& arrangement) {
    auto packed = pack(parameters, arrangement);
    if (!packed) return base::Error(base::ErrorCode::InvalidArgument, {"bucket", std::to_string(parameters.bucket)});
    const base::SecretBytes mac = macOf(primitives, key, parameters.nonce, *packed, geometry);
    maskParameters(primitives, key, parameters.nonce, *packed);
    HeaderBytes header{};
    auto end = std::copy(parameters.nonce.begin(), parameters.nonce.end(), header.begin());
    end = std::copy_n(mac.view().begin(), kMacBytes, end);
    std::copy(packed->begin(), packed->end(), end);
    return header;
}

std::optional<OpenedHeader> openHeader(const Primitives& primitives, const StegoKey& key, ByteView geometry, const HeaderBytes& header) {
    const ByteView view(header);
    ParameterBytes packed{};
    std::copy(view.begin() + kNonceBytes + kMacBytes, view.end(), packed.begin());
    const ByteView nonce = view.first(kNonceBytes);
    maskParameters(primitives, key, nonce, packed);
    const base::SecretBytes mac = macOf(primitives, key, nonce, packed, geometry);
    if (!base::equalConstantTime(mac.view().first(kMacBytes), view.subspan(kNonceBytes, kMacBytes))) return std::nullopt;
    auto opened = unpack(packed);
    if (opened) std::copy(nonce.begin(), nonce.end(), opened->parameters.nonce.begin());
    return opened;
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
