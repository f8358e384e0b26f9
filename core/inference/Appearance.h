#pragma once
#include <span>
#include <vector>

#include "core/image/Image.h"

/// What a picture looks like at a glance: colour, contrast, and how much structure there is at which size. A trained network throws much
/// of that away as soon as its classes do not need it, so the gate asks for it separately.
namespace intaglio::inference {

/// Mean and deviation of L, a and b (CIELAB, 8-bit scaling), then the logarithm of the share of the grey variance in each of four levels
/// of a Laplacian pyramid, from the finest on. `picture`: 8-bit grey or RGB, already at the model's input size (InvalidArgument).
[[nodiscard]] base::Result<std::vector<float>> appearanceOf(const image::Image& picture);
inline constexpr std::size_t kAppearanceNumbers = 10;

/// A normal distribution of appearances, widened so that another stain, lamp or camera is no surprise.
struct AppearanceModel {
    std::vector<float> mean;       ///< kAppearanceNumbers
    std::vector<float> precision;  ///< inverse covariance, row by row
    float radius = 0;              ///< distance within which training pictures lie; 0: no model

    [[nodiscard]] bool isEmpty() const { return radius <= 0; }
};

/// `rows`: appearances one after another. The radius is `margin` times the 99.5 % quantile of their distances. InvalidArgument for fewer
/// than two rows, a ragged size or a number that is not finite.
[[nodiscard]] base::Result<AppearanceModel> makeAppearanceModel(std::span<const float> rows, double margin = 1.25);

/// Mahalanobis distance divided by the square root of the dimension: about 1 for an ordinary picture of a narrow domain.
[[nodiscard]] double appearanceDistance(const AppearanceModel& model, std::span<const float> appearance);

}  // namespace intaglio::inference
