#pragma once
#include <string>

namespace intaglio::cli {

/// "63.7 %" of a probability 0..1, by no locale. Only 1 and 0 are "100.0 %" and "0.0 %": what would be rounded to them is ">99.9 %" or
/// "<0.1 %". With `width` the number stands to the right in so many characters.
[[nodiscard]] std::string percent(double probability, int decimals = 1, int width = 0);

}  // namespace intaglio::cli
