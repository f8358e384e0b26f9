#include "core/training/CalibrationFit.h"

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

/// A dozen pictures that are all told apart would be explained best by certainty.
constexpr std::size_t kFewestToSharpen = 50;

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

}  // namespace intaglio::training
