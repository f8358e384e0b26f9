#pragma once
#include <variant>

#include "core/crypto/Keys.h"
#include "core/image/Image.h"

/// Hides a sealed frame in a picture, in one of three modes.
/// - reversible: taking it out gives back every sample. Rhombus predictor, complexity-sorted prediction-error expansion (Sachnev et al.,
///   IEEE TCSVT 19(7) 2009).
/// - covert: +-1 matching with Hamming matrix embedding (Crandall 1998; Westfeld, IH 2001); changes fewest samples, leaves no trace that
///   the usual detectors see.
/// - robust: dithered quantisation of low DCT coefficients (Chen and Wornell, IEEE TIT 47(4) 2001) with error correction; survives JPEG.
/// All positions and orders come from a stego key; integers only (robust mode aside), identical on every platform.
namespace intaglio::stego {

using base::Bytes;
using base::ByteView;
using base::Result;
using crypto::Digest;
using crypto::EmbeddingMode;
using crypto::Primitives;
using crypto::StegoKey;

/// What embedding would do: embed() succeeds where `fits`, whatever the frame says. It knows the frame's size only: how long a payload may
/// be (crypto::kMaximumPayloadBytes) is for the caller to check. The PSNR is that of a frame of random bits, as every masked frame is;
/// another frame of the same size differs by tenths of a decibel, save in made-up pictures.
struct Plan {
    bool fits = false;
    EmbeddingMode mode = EmbeddingMode::Reversible;
    /// Largest frame that fits this picture. Reversible: at least; what is just above may fit, too, and is refused. Robust: an estimate
    /// made with a frame of the size asked for; whether another size fits, a plan of its own says.
    std::size_t capacityBytes = 0;
    std::size_t neededBytes = 0;        ///< the frame asked for
    double psnrDb = 0;                  ///< predicted for `neededBytes`, over all samples, against the picture's own peak 2^bits - 1
    int maximumChange = 0;              ///< 1 in the default setting
    std::optional<base::Error> reason;  ///< where it does not fit: CarrierTooSmall, CarrierUnsupported, RegionInvalid
};

struct Embedded {
    image::Image image;
    double psnrDb = 0;
    int maximumChange = 0;
};

/// How strongly robust mode writes: Standard survives JPEG of quality 75, Strong also 50 and being scaled by a messenger.
enum class RobustStrength : std::uint8_t { Standard = 0, Strong = 1 };

/// The parameters that the header carries (masked) and that the envelope is bound to.
struct FrameParameters {
    std::uint8_t suite = 1;
    EmbeddingMode mode = EmbeddingMode::Reversible;
    std::uint16_t bucket = 0;
    std::uint8_t slots = 0;
    base::FixedBytes<16> nonce{};
    /// Rectangles in which nothing changes, at most crypto::kMaximumProtectedRegions, inside the picture. Reversible and covert mode.
    /// RegionInvalid where one leaves the picture, is empty, or covers the header's strip of 8 pixels along the border.
    std::vector<crypto::ProtectedRegion> protectedRegions;
    RobustStrength strength = RobustStrength::Standard;  ///< robust mode only
};

struct Extracted {
    FrameParameters parameters;
    Bytes frame;  ///< unmasked
    /// Reversible: the original, if nothing was changed since; other modes: the picture as it came. In the channels it was sealed with:
    /// an opaque alpha channel or equal colour channels that a program added on saving are left out. The frame belongs to its geometry.
    image::Image restored;
    std::uint32_t epoch = 0;  ///< of the stego key that found it
    Bytes geometry{};         ///< robust: geometryBytes() of the picture when it was sealed, for it may have been scaled since; else empty
};
/// What the frame's envelope is bound to: Extracted::geometry where there is one, else that of Extracted::restored.
[[nodiscard]] Bytes sealedGeometryBytes(const Extracted& extracted);
enum class ExtractFailure { NoHeader, BodyDamaged };
using ExtractResult = std::variant<Extracted, ExtractFailure>;

/// Canonical description of a picture for binding: columns, rows, frames, samples, bits stored, signedness, photometric (big-endian).
[[nodiscard]] Bytes geometryBytes(const image::Image& image);
/// SHA-256("intaglio/1/img" || geometryBytes || samples, little-endian, canonical width) of SEALED_IMAGE 2.5.
[[nodiscard]] Digest canonicalDigest(const Primitives& primitives, const image::Image& image);

/// CarrierUnsupported with the reason for palette, sub-byte, 32-bit and subsampled pictures.
[[nodiscard]] base::Status checkCarrier(const image::Image& image);
/// Exact. `frameBytes` is that of crypto::frameBytes. Depends on the key and the nonce only through positions.
[[nodiscard]] Result<Plan> plan(const Primitives& primitives, const image::Image& image, const StegoKey& key,
                                const FrameParameters& parameters);
/// CarrierTooSmall, CarrierUnsupported, RegionInvalid. `frame` must have the size that bucket and slots give.
[[nodiscard]] Result<Embedded> embed(const Primitives& primitives, const image::Image& image, const StegoKey& key,
                                     const FrameParameters& parameters, ByteView frame);
/// Looks for a header with each key in turn. Never fails on a picture that holds nothing: NoHeader.
[[nodiscard]] ExtractResult extract(const Primitives& primitives, const image::Image& image, std::span<const StegoKey> keys);

}  // namespace intaglio::stego
