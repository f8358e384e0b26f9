#include "core/training/Thresholds.h"

#include <algorithm>
#include <cmath>

namespace intaglio::training {

namespace {

/// Of independent labels, of which only the truth holds.
double sigmoidLikelihood(const std::vector<LogitRow>& rows, double temperature) {
    double sum = 0;
    for (const LogitRow& row : rows) {
        for (std::size_t label = 0; label < row.logits.size(); ++label) {
            const double towards = static_cast<int>(label) == row.truth ? 1 : -1;
            const double margin = towards * static_cast<double>(row.logits[label]) / temperature;
            sum += std::max(0.0, -margin) + std::log1p(std::exp(-std::abs(margin)));
        }
    }
    return sum;
}

double softmaxLikelihood(const std::vector<LogitRow>& rows, double temperature) {
    double sum = 0;
    for (const LogitRow& row : rows) {
        const double largest = *std::max_element(row.logits.begin(), row.logits.end());
        double total = 0;
        for (const float logit : row.logits) {
            total += std::exp((static_cast<double>(logit) - largest) / temperature);
        }
        sum += std::log(total) - (static_cast<double>(row.logits[static_cast<std::size_t>(row.truth)]) - largest) / temperature;
    }
    return sum;
}

/// How many times worse the error that an operating point is meant to avoid is than the other one.
constexpr double kErrorCost = 4;

/// Every distinct decision: thresholds between two neighbouring scores.
struct Candidate {
    double below = 0, above = 0, sensitivity = 0, specificity = 0;
};

std::vector<Candidate> candidatesOf(std::vector<BinaryScore> scores) {
    std::sort(scores.begin(), scores.end(), [](const BinaryScore& a, const BinaryScore& b) { return a.score < b.score; });
    const auto positives = static_cast<double>(std::count_if(scores.begin(), scores.end(), [](const auto& s) { return s.positive; }));
    const double negatives = static_cast<double>(scores.size()) - positives;
    std::vector<Candidate> candidates;
    double missed = 0, spared = 0;
    for (std::size_t place = 0; place + 1 < scores.size(); ++place) {
        (scores[place].positive ? missed : spared) += 1;
        if (scores[place].score < scores[place + 1].score) {
            candidates.push_back({scores[place].score, scores[place + 1].score, 1 - missed / positives, spared / negatives});
        }
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

/// A dozen pictures that are all told apart would be explained best by certainty.
constexpr std::size_t kFewestToSharpen = 50;
/// What screening or rule-in may cost where they would otherwise decide as balanced does.
constexpr double kSpread = 0.05;
/// Rounding of shares like 0.95 must not decide.
constexpr double kTiny = 1e-9;

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

/// `place`: where between the two scores, 0 .. 1.
inference::OperatingPoint pointAt(const std::string& name, const Candidate& candidate, double place) {
    return {name, std::lerp(candidate.below, candidate.above, place), candidate.sensitivity, candidate.specificity};
}

}  // namespace

double fitTemperature(const std::vector<LogitRow>& rows, const std::string& activation) {
    if (rows.empty()) {
        return 1;
    }
    const auto cost = activation == "softmax" ? softmaxLikelihood : sigmoidLikelihood;
    // The likelihood has one valley in log(temperature): golden-section search.
    const double step = (std::sqrt(5.0) - 1) / 2;
    double low = std::log(rows.size() < kFewestToSharpen ? 1 : 0.05), high = std::log(20.0);
    for (int round = 0; round < 60; ++round) {
        const double left = high - step * (high - low), right = low + step * (high - low);
        const bool goLeft = cost(rows, std::exp(left)) < cost(rows, std::exp(right));
        (goLeft ? high : low) = goLeft ? right : left;
    }
    return std::exp((low + high) / 2);
}

std::vector<inference::OperatingPoint> chooseOperatingPoints(const std::vector<BinaryScore>& scores) {
    const auto candidates = candidatesOf(scores);
    const auto positives = std::count_if(scores.begin(), scores.end(), [](const auto& score) { return score.positive; });
    if (candidates.empty() || positives == 0 || positives == static_cast<std::ptrdiff_t>(scores.size())) {
        return {};
    }
    const std::size_t balanced = bestOf(candidates, 1);
    return {pointAt("screening", candidates[screeningOf(candidates, balanced)], 0.1), pointAt("balanced", candidates[balanced], 0.5),
            pointAt("rule-in", candidates[ruleInOf(candidates, balanced)], 0.9)};
}

double quantileOf(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    return std::lerp(values[below], values[std::min(below + 1, values.size() - 1)], place - static_cast<double>(below));
}

}  // namespace intaglio::training
