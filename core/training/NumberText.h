#pragma once
#include <optional>
#include <string>

/// Numbers as text in files, the same whatever language the program shows: a point, never a comma, and no spaces.
namespace intaglio::training {

/// With `digits` after the point, as "%.3f" in the "C" locale.
[[nodiscard]] std::string fixedNumber(double value, int digits);
/// Six significant digits, as "%g" in the "C" locale.
[[nodiscard]] std::string shortNumber(double value);
/// The finite number that the whole text is; nothing for anything else.
[[nodiscard]] std::optional<double> numberFrom(const std::string& text);

}  // namespace intaglio::training
