#include "core/training/Quantile.h"

#include <algorithm>
#include <cmath>

namespace intaglio::training {

double quantileOf(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    return std::lerp(values[below], values[std::min(below + 1, values.size() - 1)], place - static_cast<double>(below));
}

}  // namespace intaglio::training
