#include "core/inference/AgeCover.h"

#include <algorithm>
#include <cmath>

namespace intaglio::inference {
namespace {

/// A patient of 5.9 years is five years old (Gate.cpp refuses by completed years), so a range that ends with 5 lasts to the sixth birthday.
double endOf(const AgeRange& range) {
    return std::floor(range.to) + 1;
}

std::vector<AgeRange> joined(std::vector<AgeRange> ranges) {
    std::sort(ranges.begin(), ranges.end(), [](const AgeRange& a, const AgeRange& b) { return a.from < b.from; });
    std::vector<AgeRange> result;
    for (const AgeRange& range : ranges) {
        if (result.empty() || range.from > endOf(result.back())) {
            result.push_back(range);
        } else {
            result.back().to = std::max(result.back().to, range.to);
        }
    }
    return result;
}

/// Keeps 1.1, which is a little more than eleven tenths as a binary number, from becoming 1.2.
constexpr double kRoundingError = 1e-6;

std::string tenthsText(long long tenths) {
    const std::string whole = std::to_string(tenths / 10);
    return tenths % 10 == 0 ? whole : whole + "." + std::to_string(tenths % 10);
}

/// The beginning is rounded up, for ages are cut off: whoever is refused as too young is never said to be as old as that.
std::string textOf(const AgeRange& range) {
    const auto from = static_cast<long long>(std::ceil(range.from * 10 - kRoundingError));
    if (range.to >= kMaximumAge) {
        return tenthsText(from) + "+";
    }
    const auto lastYear = static_cast<long long>(range.to) * 10;
    // A part of one year only: its last tenth says where it ends.
    const long long to = range.from * 10 > static_cast<double>(lastYear) ? lastYear + 9 : lastYear;
    return from < to ? tenthsText(from) + "-" + tenthsText(to) : tenthsText(to);
}

}  // namespace

bool hasAgeLimits(const InputGate& gate) {
    return gate.ageMinimum || gate.ageMaximum;
}

AgeRange agesOf(const InputGate& gate) {
    return {gate.ageMinimum.value_or(0), gate.ageMaximum.value_or(kMaximumAge)};
}

std::string yearsText(double years) {
    return tenthsText(static_cast<long long>(years * 10 + kRoundingError));
}

std::string coveredAges(std::vector<AgeRange> ranges) {
    std::string text;
    for (const AgeRange& range : joined(std::move(ranges))) {
        text += (text.empty() ? "" : ", ") + textOf(range);
    }
    return text;
}

}  // namespace intaglio::inference
