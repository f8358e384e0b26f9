#pragma once
#include <vector>

namespace intaglio::training {

/// Linear interpolation between order statistics, share 0 .. 1. `values` is not empty, in any order.
[[nodiscard]] double quantileOf(std::vector<double> values, double share);

}  // namespace intaglio::training
