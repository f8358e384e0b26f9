#pragma once
#include <array>
#include <optional>

#include "core/image/Image.h"

/// Stain normalisation in optical density: Macenko et al., "A method for normalizing histology slides for quantitative analysis", IEEE ISBI
/// 2009. Each pixel's absorption is a mixture of two dyes; the mixture is kept and the dyes are exchanged for the reference's. What a
/// pixel absorbs more than its neighbour it absorbs more afterwards too, so that no structure comes or goes.
/// 8-bit RGB, single frame (InvalidArgument for others). Deterministic, stateless, any thread.
namespace intaglio::enhance {

/// Two dyes: optical density (natural logarithm) per channel R, G, B, unit length, bluer dye first; and the amount of each that only one
/// pixel in a hundred exceeds.
struct StainMatrix {
    std::array<std::array<double, 3>, 2> dyes{};
    std::array<double, 2> amounts{};
};

/// Haematoxylin and eosin on tissue, as the authors published it with their program.
inline constexpr StainMatrix kHaematoxylinEosin{{{{0.5626, 0.7201, 0.4062}, {0.2159, 0.8012, 0.5581}}}, {1.9705, 1.0308}};
/// Romanowsky stain (azure and eosin) on blood smears: median over 120 training fields of the smears of Aria et al. 2021.
inline constexpr StainMatrix kBloodSmear{{{{0.5493, 0.8347, 0.0321}, {0.7335, 0.5000, 0.4603}}}, {1.0087, 0.6566}};

/// The dyes of one picture. Nothing where it has no two: under 1 % of it stained, grey, or of one hue.
[[nodiscard]] base::Result<std::optional<StainMatrix>> estimatedStain(const image::Image& picture);

struct MacenkoOptions {
    StainMatrix reference = kHaematoxylinEosin;
    /// The amount of a dye is multiplied by 1 / largestGain .. largestGain at most; 1 .. 10.
    double largestGain = 10;
    /// A picture whose dyes are less like the reference's (cosine between each pair, 0 .. 1) comes back unchanged.
    double leastLikeness = 0;
};

/// The picture in the reference's dyes; unchanged where it has no two dyes of its own, or unlike ones. InvalidArgument for options out of
/// range.
[[nodiscard]] base::Result<image::Image> stainNormalisedByMacenko(const image::Image& picture, const MacenkoOptions& options = {});

}  // namespace intaglio::enhance
