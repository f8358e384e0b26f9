#include "app/cli/Percent.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace intaglio::cli {

std::string percent(double probability, int decimals, int width) {
    constexpr double kWhole = 100;
    const double step = std::pow(0.1, decimals);
    double value = probability * kWhole;
    // Nothing short of certain is rounded to certainty.
    std::string text;
    if (value < kWhole && value > kWhole - step / 2) {
        text = ">";
        value = kWhole - step;
    } else if (value > 0 && value < step / 2) {
        text = "<";
        value = step;
    }
    std::array<char, 32> number{};
    std::snprintf(number.data(), number.size(), "%.*f", decimals, value);
    text += number.data();
    const auto wanted = static_cast<std::size_t>(std::max(width, 0));
    if (text.size() < wanted) text.insert(0, wanted - text.size(), ' ');
    return text + " %";
}

}  // namespace intaglio::cli
