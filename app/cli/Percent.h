#pragma once
#include <string>

namespace intaglio::cli {

/// "63.7 %" of a probability 0..1, by no locale; with `width` the number stands to the right in so many characters.
[[nodiscard]] std::string percent(double probability, int decimals = 1, int width = 0);

}  // namespace intaglio::cli
