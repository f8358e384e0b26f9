#pragma once
#include <optional>

#include "core/stego/KeyedOrder.h"
#include "core/stego/Stego.h"

/// The bytes that announce a sealed frame, and the keys that hang on them. Modes reversible and covert.
/// Layout: nonce (16), first 8 bytes of an HMAC-SHA256 over everything else, 8 bytes of parameters under a mask; where regions are
/// protected, 8 bytes for each of 1, 4 or 8 rectangles under a mask of their own.
namespace intaglio::stego {

inline constexpr std::size_t kHeaderBytes = 32;  ///< without rectangles
inline constexpr std::size_t kHeaderSamples = kHeaderBytes * 8;
inline constexpr std::size_t kRegionBytes = 8;
inline constexpr std::size_t kMostHeaderBytes = kHeaderBytes + crypto::kMaximumProtectedRegions * kRegionBytes;
inline constexpr std::size_t kMaximumLayers = 6;  ///< two chessboard colours of three planes

/// Bytes of the header of a frame with these parameters: kHeaderBytes to kMostHeaderBytes. Each takes eight samples.
[[nodiscard]] std::size_t headerBytes(const FrameParameters& parameters);

/// Reversible mode: how the body was laid over the layers; what the reader cannot find out by itself.
struct Arrangement {
    std::uint8_t planeOrder = 0;                       ///< 0 .. 5: which permutation of the planes; 0 for grey
    std::uint8_t variant = 0;                          ///< 0 .. 15: which mask stream was used
    std::uint8_t layers = 2;                           ///< 1 .. 6 layers, in the order plane by plane, even colour before odd
    std::array<std::uint8_t, 2> thresholds{255, 255};  ///< complexity bins of the first two layers; 255 for every layer of more than two
    std::array<std::uint8_t, kMaximumLayers - 1> shares{};  ///< bits of every layer but the last, in units of shareUnit()

    bool operator==(const Arrangement&) const = default;
};

/// Covert mode: what its reader cannot find out by itself.
struct CovertArrangement {
    std::uint8_t order = 1;                 ///< k of the Hamming code (1, 2^k - 1, k); 1 .. 12
    std::uint8_t variant = 0;               ///< 0 .. 15: which mask stream was used
    std::array<std::uint8_t, 4> details{};  ///< for the mode to fill

    bool operator==(const CovertArrangement&) const = default;
};

/// Neither where the header names a mode or an arrangement that this version does not know.
using ModeArrangement = std::variant<std::monostate, Arrangement, CovertArrangement>;

/// The unit of Arrangement::shares for a body of `bits` bits.
[[nodiscard]] constexpr std::size_t shareUnit(std::size_t bits) {
    return (bits + 254) / 255;
}
/// Bits of each layer; the last one used takes what is left.
[[nodiscard]] std::array<std::size_t, kMaximumLayers> layerBits(const Arrangement& arrangement, std::size_t bits);
/// Plane of `layer`, under one of the six orders of three planes.
[[nodiscard]] int planeOfLayer(int planeOrder, std::size_t layer);
/// The order that begins with these planes.
[[nodiscard]] std::uint8_t planeOrderOf(const std::array<int, 3>& planes);

/// headerBytes() of them. `parameters` must name one of the four buckets and slot counts and at most eight regions, the arrangement be
/// that of parameters.mode: InvalidArgument.
[[nodiscard]] Result<Bytes> sealHeader(const Primitives& primitives, const StegoKey& key, ByteView geometry,
                                       const FrameParameters& parameters, const ModeArrangement& arrangement);

struct OpenedHeader {
    FrameParameters parameters;  ///< the regions as written: checkRegions() has yet to pass them
    ModeArrangement arrangement;
};
/// Reads headers under one key, from the beginning of bytes that may go on behind them.
class HeaderOpener {
public:
    /// `primitives` and `key` must outlive the opener.
    HeaderOpener(const Primitives& primitives, const StegoKey& key, Bytes geometry)
        : m_primitives(primitives), m_key(key), m_geometry(std::move(geometry)) {}

    /// Empty where the MAC does not hold.
    [[nodiscard]] std::optional<OpenedHeader> open(ByteView header);
    /// Is this a header of suite 1 in reversible mode? For trying many: headers that say otherwise cost no MAC.
    [[nodiscard]] bool isReversibleHeader(ByteView header);
    /// How long the header says that it is: kHeaderBytes to kMostHeaderBytes. `header`: at least kHeaderBytes.
    [[nodiscard]] std::size_t claimedBytes(ByteView header);

private:
    static constexpr std::size_t kParameterBytes = 8;
    [[nodiscard]] base::FixedBytes<kParameterBytes> parametersOf(ByteView header);

    const Primitives& m_primitives;
    const StegoKey& m_key;
    Bytes m_geometry;
    Bytes m_nonce;  ///< that m_mask belongs to
    base::FixedBytes<kParameterBytes> m_mask{};
};

/// HeaderOpener for a single header.
[[nodiscard]] std::optional<OpenedHeader> openHeader(const Primitives& primitives, const StegoKey& key, ByteView geometry, ByteView header);

/// Could this be the beginning of a header of covert mode as this version writes it, its MAC aside? Spares those who search the MAC: of
/// other bytes fewer than one in 2^30 pass. At least kHeaderBytes.
[[nodiscard]] bool mayBeCovertHeader(const Primitives& primitives, const StegoKey& key, ByteView header);

/// Key of the header samples' positions: depends on the picture's layout only, for the reader has nothing else yet.
[[nodiscard]] OrderKey headerOrderKey(const Primitives& primitives, const StegoKey& key, const image::Geometry& geometry);

/// Everything that hangs on the nonce: HKDF-SHA256(salt = nonce, secret = stego key).
struct BodyKeys {
    std::array<OrderKey, kMaximumLayers> orders{};
    base::SecretBytes mask;  ///< ChaCha20 key
};
[[nodiscard]] Result<BodyKeys> deriveBodyKeys(const Primitives& primitives, const StegoKey& key, const base::FixedBytes<16>& nonce);

/// XORs `body` with the ChaCha20 stream of this variant; its own inverse.
[[nodiscard]] base::Status maskBody(const Primitives& primitives, const BodyKeys& keys, std::uint8_t variant, Bytes& body);

}  // namespace intaglio::stego
