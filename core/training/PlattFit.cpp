#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "core/training/CalibrationFit.h"
#include "core/training/GroupDraws.h"

namespace intaglio::training {

namespace {

constexpr std::size_t kFolds = 5;
/// With fewer pictures biases follow chance.
constexpr std::size_t kMinimumRows = 100;

/// Sharpness (1 / temperature), then one bias per label.
using Parameters = std::vector<double>;

std::vector<double> probabilitiesOf(const LogitRow& row, const Parameters& parameters) {
    std::vector<double> values;
    for (std::size_t label = 0; label < row.logits.size(); ++label) {
        values.push_back(static_cast<double>(row.logits[label]) * parameters[0] + parameters[label + 1]);
    }
    const double largest = *std::max_element(values.begin(), values.end());
    double sum = 0;
    for (double& value : values) {
        value = std::exp(value - largest);
        sum += value;
    }
    for (double& value : values) {
        value /= sum;
    }
    return values;
}

double likelihoodOf(const LogitRow& row, const Parameters& parameters) {
    return -std::log(std::max(1e-12, probabilitiesOf(row, parameters)[static_cast<std::size_t>(row.truth)]));
}

double sumOfLikelihoods(const std::vector<const LogitRow*>& rows, const Parameters& parameters) {
    double sum = 0;
    for (const LogitRow* row : rows) {
        sum += likelihoodOf(*row, parameters);
    }
    return sum;
}

/// Solves a x = b for a symmetric positive matrix by Gauss-Jordan elimination without pivoting.
std::vector<double> solved(std::vector<std::vector<double>> a, std::vector<double> b) {
    for (std::size_t pivot = 0; pivot < b.size(); ++pivot) {
        for (std::size_t row = 0; row < b.size(); ++row) {
            if (row == pivot) {
                continue;
            }
            const double factor = a[row][pivot] / a[pivot][pivot];
            for (std::size_t column = pivot; column < b.size(); ++column) {
                a[row][column] -= factor * a[pivot][column];
            }
            b[row] -= factor * b[pivot];
        }
    }
    for (std::size_t row = 0; row < b.size(); ++row) {
        b[row] /= a[row][row];
    }
    return b;
}

/// The prior on every bias, worth one picture: it decides what the likelihood leaves open (a constant added to all of them).
constexpr double kBiasPrior = 1;

struct Curvature {
    std::vector<double> gradient;
    std::vector<std::vector<double>> matrix;
};

Curvature curvatureAt(const std::vector<const LogitRow*>& rows, const Parameters& parameters) {
    const std::size_t size = parameters.size();
    Curvature result{std::vector<double>(size), std::vector<std::vector<double>>(size, std::vector<double>(size))};
    for (std::size_t bias = 1; bias < size; ++bias) {
        result.gradient[bias] = kBiasPrior * parameters[bias];
        result.matrix[bias][bias] = kBiasPrior;
    }
    result.matrix[0][0] = 1e-6;
    std::vector<double> mean(size), inputs(size);
    for (const LogitRow* row : rows) {
        const auto probabilities = probabilitiesOf(*row, parameters);
        std::fill(mean.begin(), mean.end(), 0.0);
        for (std::size_t label = 0; label + 1 < size; ++label) {
            mean[0] += probabilities[label] * static_cast<double>(row->logits[label]);
            mean[label + 1] = probabilities[label];
        }
        for (std::size_t label = 0; label + 1 < size; ++label) {
            const double hit = static_cast<int>(label) == row->truth ? 1 : 0;
            std::fill(inputs.begin(), inputs.end(), 0.0);
            inputs[0] = static_cast<double>(row->logits[label]);
            inputs[label + 1] = 1;
            for (std::size_t first = 0; first < size; ++first) {
                result.gradient[first] += (probabilities[label] - hit) * inputs[first];
                for (std::size_t second = 0; second < size; ++second) {
                    result.matrix[first][second] += probabilities[label] * (inputs[first] - mean[first]) * (inputs[second] - mean[second]);
                }
            }
        }
    }
    return result;
}

/// Newton's method: the likelihood is convex in sharpness and biases.
Parameters fitPlatt(const std::vector<const LogitRow*>& rows, Parameters parameters) {
    constexpr int kRounds = 40;
    const auto cost = [&](const Parameters& at) {
        double prior = 0;
        for (std::size_t bias = 1; bias < at.size(); ++bias) {
            prior += kBiasPrior * at[bias] * at[bias] / 2;
        }
        return sumOfLikelihoods(rows, at) + prior;
    };
    double best = cost(parameters);
    for (int round = 0; round < kRounds; ++round) {
        const Curvature curvature = curvatureAt(rows, parameters);
        const auto step = solved(curvature.matrix, curvature.gradient);
        double share = 1;
        Parameters next = parameters;
        double reached = best;
        for (; share > 1e-4; share /= 2) {
            for (std::size_t index = 0; index < parameters.size(); ++index) {
                next[index] = parameters[index] - share * step[index];
            }
            next[0] = std::clamp(next[0], 0.05, 20.0);
            reached = cost(next);
            if (reached < best) {
                break;
            }
        }
        if (!(reached < best - 1e-9)) {
            break;
        }
        parameters = next;
        best = reached;
    }
    return parameters;
}

Parameters fitTemperatureOnly(const std::vector<const LogitRow*>& rows, std::size_t labels) {
    std::vector<LogitRow> copies;
    for (const LogitRow* row : rows) {
        copies.push_back(*row);
    }
    Parameters parameters(labels + 1);
    parameters[0] = 1 / fitTemperature(copies, "softmax");
    return parameters;
}

/// Fold of every row, its group's place in alphabetical order decides.
std::vector<std::size_t> foldsOf(const std::vector<LogitRow>& rows) {
    std::set<std::string> names;
    for (const LogitRow& row : rows) {
        names.insert(row.group);
    }
    std::map<std::string, std::size_t> placeOf;
    for (const std::string& name : names) {
        placeOf.emplace(name, placeOf.size());
    }
    std::vector<std::size_t> folds;
    for (std::size_t index = 0; index < rows.size(); ++index) {
        // Rows of which nobody said a group stand for themselves.
        folds.push_back((rows[index].group.empty() ? index : placeOf[rows[index].group]) % kFolds);
    }
    return folds;
}

bool hasEveryLabel(const std::vector<LogitRow>& rows, std::size_t labels) {
    std::set<int> truths;
    for (const LogitRow& row : rows) {
        truths.insert(row.truth);
    }
    return truths.size() == labels;
}

/// Negative log-likelihoods of one picture under parameters that were fitted without its group.
struct HeldOut {
    double temperature = 0, platt = 0;
};

std::vector<HeldOut> heldOutLikelihoods(const std::vector<LogitRow>& rows, std::size_t labels) {
    const auto folds = foldsOf(rows);
    std::vector<HeldOut> likelihoods(rows.size());
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
        std::vector<const LogitRow*> fitted;
        for (std::size_t index = 0; index < rows.size(); ++index) {
            if (folds[index] != fold) {
                fitted.push_back(&rows[index]);
            }
        }
        const Parameters temperature = fitTemperatureOnly(fitted, labels);
        const Parameters platt = fitPlatt(fitted, temperature);
        for (std::size_t index = 0; index < rows.size(); ++index) {
            if (folds[index] == fold) {
                likelihoods[index] = {likelihoodOf(rows[index], temperature), likelihoodOf(rows[index], platt)};
            }
        }
    }
    return likelihoods;
}

/// Standard error of the mean gain of biases; pictures of one group vary together. None with too few groups to tell.
std::optional<double> errorOfGain(const std::vector<LogitRow>& rows, const std::vector<HeldOut>& likelihoods, double meanGain) {
    std::map<std::string, double> ofGroup;
    double squares = 0, groups = 0;
    for (std::size_t index = 0; index < rows.size(); ++index) {
        const double deviation = likelihoods[index].temperature - likelihoods[index].platt - meanGain;
        if (rows[index].group.empty()) {
            squares += deviation * deviation;
            groups += 1;
        } else {
            ofGroup[rows[index].group] += deviation;
        }
    }
    for (const auto& [name, deviation] : ofGroup) {
        squares += deviation * deviation;
        groups += 1;
    }
    if (groups < static_cast<double>(kMinimumGroups)) {
        return std::nullopt;
    }
    return std::sqrt(squares * groups / (groups - 1)) / static_cast<double>(rows.size());
}

}  // namespace

CalibrationFit fitCalibration(const std::vector<LogitRow>& rows, std::size_t labels) {
    CalibrationFit fit;
    fit.temperature = fitTemperature(rows, "softmax");
    if (rows.size() < kMinimumRows || !hasEveryLabel(rows, labels)) {
        return fit;
    }
    const auto likelihoods = heldOutLikelihoods(rows, labels);
    for (const HeldOut& likelihood : likelihoods) {
        fit.temperatureLikelihood += likelihood.temperature / static_cast<double>(rows.size());
        fit.plattLikelihood += likelihood.platt / static_cast<double>(rows.size());
    }
    const double gain = fit.temperatureLikelihood - fit.plattLikelihood;
    fit.errorOfGain = errorOfGain(rows, likelihoods, gain);
    if (fit.errorOfGain && gain > *fit.errorOfGain) {
        std::vector<const LogitRow*> all;
        for (const LogitRow& row : rows) {
            all.push_back(&row);
        }
        const Parameters both = fitPlatt(all, fitTemperatureOnly(all, labels));
        fit.temperature = 1 / both[0];
        fit.biases.assign(both.begin() + 1, both.end());
    }
    return fit;
}

}  // namespace intaglio::training
