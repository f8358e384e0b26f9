#pragma once
#include "core/stego/Stego.h"
#include "core/stego/robust/Thumbnail.h"

/// Mode robust: a frame that survives JPEG and, in the strong setting, a messenger. Low cosine coefficients of the picture's brightness,
/// integrated over a grid of blocks that does not depend on the number of pixels; spread-transform dither modulation; an irregular
/// repeat-accumulate code decoded from soft values; Reed-Solomon behind it (docs/adr/0008-robust-carrier.md).
/// Floating point is used up to the soft values; codes, keys and orders are integers. Compilers may differ in the last bit of a
/// coefficient, which is thousands of times less than what decoding bears. Thread-safe: nothing is shared. Memory at its peak: about twelve
/// times a grey picture's samples and five times a colour picture's, most of it brightness in single precision.
namespace intaglio::stego {

/// CarrierUnsupported with the reason for anything but one frame of grey or RGB samples of 8 bits without alpha.
[[nodiscard]] base::Status checkRobustCarrier(const image::Image& image);

/// As stego::plan(). Lays a random frame and looks what a model of the promised losses leaves of it: Standard promises JPEG of quality 75
/// and above at the picture's size; Strong quality 50 and above, and being scaled to 1,600 pixels on the longer side at quality 75.
[[nodiscard]] Result<Plan> planRobust(const Primitives& primitives, const image::Image& image, const StegoKey& key,
                                      const FrameParameters& parameters);
/// As stego::embed(). Protected regions cannot be kept in this mode: RegionInvalid.
[[nodiscard]] Result<Embedded> embedRobust(const Primitives& primitives, const image::Image& image, const StegoKey& key,
                                           const FrameParameters& parameters, ByteView frame);
/// As stego::extract(), for a picture that may have been scaled and may have become colour or grey. Extracted::geometry is that of the
/// picture when it was sealed, Extracted::restored the picture as it came. Costs two readings of the brightness and some milliseconds for
/// each key where there is nothing to find.
[[nodiscard]] ExtractResult extractRobust(const Primitives& primitives, const image::Image& image, std::span<const StegoKey> keys);

/// How surely a sealed picture (perhaps changed since) holds `frame`: the mean cosine between what is read and what was written, of the
/// worse of header and body. 1 is perfect, 0 nothing. What kDecodableAgreement and more gives is read without an error. For reports.
[[nodiscard]] double robustAgreement(const Primitives& primitives, const image::Image& image, const StegoKey& key,
                                     const FrameParameters& parameters, ByteView frame, int sealedColumns, int sealedRows);
inline constexpr double kDecodableAgreement = 0.6;

}  // namespace intaglio::stego
