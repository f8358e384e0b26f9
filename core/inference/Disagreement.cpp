#include "core/inference/Disagreement.h"

#include <algorithm>
#include <cmath>

#include "core/base/NumberPair.h"

namespace intaglio::inference {
namespace {

constexpr int kThousandths = 1000;

std::optional<FindingRange> rangeIn(std::string_view flag) {
    const auto pair = base::numberPairIn(flag.substr(kDisagreementFlag.size()));
    if (!pair || pair->first > pair->second || pair->second > kThousandths) {
        return std::nullopt;
    }
    return FindingRange{static_cast<double>(pair->first) / kThousandths, static_cast<double>(pair->second) / kThousandths};
}

/// A seal holds probability and threshold in 16 bits.
bool holds(const FindingRange& range, double value) {
    constexpr double kRounding = 1.0 / 65535;
    return value >= range.lowest - kRounding && value <= range.highest + kRounding;
}

}  // namespace

std::optional<std::string> disagreementFlag(const std::vector<double>& findings, const Prediction& prediction) {
    if (findings.empty() || !prediction.findingProbability || prediction.decision == Decision::Indeterminate) {
        return std::nullopt;
    }
    const auto [least, most] = std::minmax_element(findings.begin(), findings.end());
    const double lowest = std::min(*least, *prediction.findingProbability);
    const double highest = std::max(*most, *prediction.findingProbability);
    if (lowest >= prediction.threshold || highest < prediction.threshold) {
        return std::nullopt;
    }
    const auto from = static_cast<int>(std::floor(lowest * kThousandths));
    const auto to = static_cast<int>(std::ceil(highest * kThousandths));
    return std::string(kDisagreementFlag) + std::to_string(from) + "/" + std::to_string(std::min(to, kThousandths));
}

std::optional<FindingRange> disagreement(const Prediction& prediction) {
    const auto isDisagreement = [](const std::string& flag) { return flag.starts_with(kDisagreementFlag); };
    const auto flag = std::find_if(prediction.flags.begin(), prediction.flags.end(), isDisagreement);
    if (flag == prediction.flags.end() || std::count_if(flag, prediction.flags.end(), isDisagreement) > 1 ||
        !prediction.findingProbability) {
        return std::nullopt;
    }
    const auto range = rangeIn(*flag);
    return range && holds(*range, *prediction.findingProbability) && holds(*range, prediction.threshold) ? range : std::nullopt;
}

bool isLikelyButNegative(const Prediction& prediction) {
    return prediction.decision == Decision::Negative && prediction.findingProbability.value_or(0) > 0.5;
}

}  // namespace intaglio::inference
