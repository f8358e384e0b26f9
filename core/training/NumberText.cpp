#include "core/training/NumberText.h"

#include <array>
#include <charconv>
#include <cmath>

namespace intaglio::training {

namespace {

std::string textOf(double value, std::chars_format format, int digits) {
    std::array<char, 400> text{};  // the largest double has 309 digits before the point
    const auto [end, problem] = std::to_chars(text.data(), text.data() + text.size(), value, format, digits);
    return problem == std::errc() ? std::string(text.data(), end) : std::string("nan");
}

}  // namespace

std::string fixedNumber(double value, int digits) {
    return textOf(value, std::chars_format::fixed, digits);
}

std::string shortNumber(double value) {
    return textOf(value, std::chars_format::general, 6);
}

std::optional<double> numberFrom(const std::string& text) {
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isNumber = problem == std::errc() && end == text.data() + text.size() && std::isfinite(value);
    return isNumber ? std::optional(value) : std::nullopt;
}

}  // namespace intaglio::training
