#include "core/inference/Disagreement.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace intaglio::inference {
namespace {

std::optional<int> percentIn(std::string_view text) {
    int percent = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), percent);
    const bool isWhole = error == std::errc() && end == text.data() + text.size();
    return isWhole && percent >= 0 && percent <= 100 ? std::optional(percent) : std::nullopt;
}

std::string percentText(double probability) {
    return std::to_string(std::lround(probability * 100));
}

}  // namespace

std::optional<std::string> disagreementFlag(const std::vector<double>& findings, const Prediction& prediction) {
    if (findings.empty() || prediction.decision == Decision::Indeterminate) {
        return std::nullopt;
    }
    const auto [lowest, highest] = std::minmax_element(findings.begin(), findings.end());
    const bool isSplit = *lowest < prediction.threshold && *highest >= prediction.threshold;
    return isSplit ? std::optional(std::string(kDisagreementFlag) + percentText(*lowest) + "/" + percentText(*highest)) : std::nullopt;
}

std::optional<FindingRange> readDisagreementFlag(std::string_view flag) {
    if (!flag.starts_with(kDisagreementFlag)) {
        return std::nullopt;
    }
    flag.remove_prefix(kDisagreementFlag.size());
    const std::size_t slash = flag.find('/');
    if (slash == std::string_view::npos) {
        return std::nullopt;
    }
    const auto lowest = percentIn(flag.substr(0, slash));
    const auto highest = percentIn(flag.substr(slash + 1));
    return lowest && highest && *lowest <= *highest ? std::optional(FindingRange{*lowest, *highest}) : std::nullopt;
}

bool decidesAgainstOdds(const Prediction& prediction) {
    if (!prediction.findingProbability || prediction.decision == Decision::Indeterminate) {
        return false;
    }
    const double finding = *prediction.findingProbability;
    return prediction.decision == Decision::Negative ? finding > 0.5 : finding < 0.5;
}

}  // namespace intaglio::inference
