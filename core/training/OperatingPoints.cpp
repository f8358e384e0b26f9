#include "core/training/OperatingPoints.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <optional>

#include "core/training/GroupDraws.h"

namespace intaglio::training {

namespace {

/// How many times worse the error that an operating point is meant to avoid is than the other one.
constexpr double kErrorCost = 4;
/// What screening or rule-in may cost where they would otherwise decide as balanced does.
constexpr double kSpread = 0.05;
/// Rounding of shares like 0.95 must not decide.
constexpr double kTiny = 1e-9;
/// Certainty beyond this share counts no further: log odds have no end.
constexpr double kSurest = 1e-12;
constexpr std::uint64_t kSeed = 1;

double logOdds(double probability) {
    const double bounded = std::clamp(probability, kSurest, 1 - kSurest);
    return std::log(bounded / (1 - bounded));
}

double probabilityOf(double odds) {
    return 1 / (1 + std::exp(-odds));
}

/// Thresholds in log odds: screening, balanced, rule-in.
using Thresholds = std::array<double, 3>;
constexpr std::array kNames{"screening", "balanced", "rule-in"};

/// Every distinct decision: a threshold between two neighbouring scores.
struct Candidate {
    double below = 0, above = 0, sensitivity = 0, specificity = 0;
    /// `place`: where between the two scores, 0 .. 1.
    [[nodiscard]] double threshold(double place) const { return std::lerp(logOdds(below), logOdds(above), place); }
};

/// Of rising scores, each counted as often as `counts` says.
std::vector<Candidate> candidatesOf(const std::vector<FindingScore>& rising, const std::vector<std::uint32_t>& counts) {
    double positives = 0, negatives = 0;
    for (std::size_t place = 0; place < rising.size(); ++place) {
        (rising[place].positive ? positives : negatives) += counts[place];
    }
    std::vector<Candidate> candidates;
    std::optional<double> last;
    double missed = 0, spared = 0;
    for (std::size_t place = 0; place < rising.size(); ++place) {
        if (counts[place] == 0) {
            continue;
        }
        if (last && *last < rising[place].probability) {
            candidates.push_back({*last, rising[place].probability, 1 - missed / positives, spared / negatives});
        }
        last = rising[place].probability;
        (rising[place].positive ? missed : spared) += counts[place];
    }
    return candidates;
}

/// The candidate with the largest weighted sum; of equals the one that finds more.
std::size_t bestOf(const std::vector<Candidate>& candidates, double sensitivityWeight) {
    const auto worth = [&](const Candidate& candidate) { return sensitivityWeight * candidate.sensitivity + candidate.specificity; };
    const auto chosen =
        std::max_element(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) { return worth(a) < worth(b); });
    return static_cast<std::size_t>(chosen - candidates.begin());
}

std::size_t screeningOf(const std::vector<Candidate>& candidates, std::size_t balanced) {
    std::size_t chosen = bestOf(candidates, kErrorCost);
    while (chosen > 0 && candidates[chosen - 1].specificity >= candidates[balanced].specificity - kSpread - kTiny) {
        --chosen;
    }
    return chosen;
}

std::size_t ruleInOf(const std::vector<Candidate>& candidates, std::size_t balanced) {
    std::size_t chosen = bestOf(candidates, 1 / kErrorCost);
    while (chosen + 1 < candidates.size() && candidates[chosen + 1].sensitivity >= candidates[balanced].sensitivity - kSpread - kTiny) {
        ++chosen;
    }
    return chosen;
}

std::optional<Thresholds> thresholdsOf(const std::vector<FindingScore>& rising, const std::vector<std::uint32_t>& counts) {
    const auto candidates = candidatesOf(rising, counts);
    if (candidates.empty()) {
        return std::nullopt;
    }
    const std::size_t balanced = bestOf(candidates, 1);
    return Thresholds{candidates[screeningOf(candidates, balanced)].threshold(0.1), candidates[balanced].threshold(0.5),
                      candidates[ruleInOf(candidates, balanced)].threshold(0.9)};
}

/// The mean over draws; none where there are too few groups to draw from.
std::optional<Thresholds> drawnThresholds(const std::vector<FindingScore>& rising) {
    std::vector<DrawnCase> cases;
    for (const FindingScore& score : rising) {
        cases.push_back({score.group, score.positive ? 1 : 0});
    }
    GroupDraws draws(cases, kSeed);
    Thresholds sum{};
    int used = 0;
    for (int draw = 0; draws.isEnough() && draw < kThresholdDraws; ++draw) {
        const auto thresholds = draws.next() ? thresholdsOf(rising, draws.counts()) : std::nullopt;
        if (!thresholds) {
            continue;
        }
        ++used;
        std::transform(sum.begin(), sum.end(), thresholds->begin(), sum.begin(), std::plus<>());
    }
    if (used == 0) {
        return std::nullopt;
    }
    std::for_each(sum.begin(), sum.end(), [used](double& threshold) { threshold /= used; });
    return sum;
}

inference::OperatingPoint pointAt(const std::string& name, double threshold, const std::vector<FindingScore>& scores) {
    double positives = 0, negatives = 0, found = 0, spared = 0;
    for (const FindingScore& score : scores) {
        const bool isCalled = score.probability >= threshold;
        (score.positive ? positives : negatives) += 1;
        found += score.positive && isCalled ? 1 : 0;
        spared += !score.positive && !isCalled ? 1 : 0;
    }
    return {name, threshold, found / positives, spared / negatives};
}

}  // namespace

std::vector<inference::OperatingPoint> chooseOperatingPoints(const std::vector<FindingScore>& scores) {
    const auto positives = std::count_if(scores.begin(), scores.end(), [](const auto& score) { return score.positive; });
    if (positives == 0 || positives == static_cast<std::ptrdiff_t>(scores.size())) {
        return {};
    }
    std::vector<FindingScore> rising = scores;
    std::stable_sort(rising.begin(), rising.end(), [](const auto& a, const auto& b) { return a.probability < b.probability; });
    auto thresholds = drawnThresholds(rising);
    if (!thresholds) {
        thresholds = thresholdsOf(rising, std::vector<std::uint32_t>(rising.size(), 1));
    }
    std::vector<inference::OperatingPoint> points;
    for (std::size_t point = 0; thresholds && point < kNames.size(); ++point) {
        points.push_back(pointAt(kNames[point], probabilityOf((*thresholds)[point]), scores));
    }
    return points;
}

}  // namespace intaglio::training
