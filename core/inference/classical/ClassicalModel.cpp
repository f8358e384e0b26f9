#include "core/inference/classical/ClassicalModel.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/core.hpp>
#include <opencv2/core/hal/hal.hpp>

#include "core/inference/Float16.h"

namespace intaglio::inference::classical {
namespace {

/// A pair's answer is never taken for certain: an estimate from some hundred pictures cannot be.
constexpr double kLeastPairProbability = 1e-7;

double squaredDistance(std::span<const float> a, const float* b) {
    return static_cast<double>(cv::hal::normL2Sqr_(a.data(), b, static_cast<int>(a.size())));
}

std::vector<double> kernelValues(const SupportVectors& machine, std::span<const float> row) {
    std::vector<double> values(machine.vectors.size() / row.size());
    for (std::size_t index = 0; index < values.size(); ++index) {
        const float* vector = machine.vectors.data() + index * row.size();
        values[index] = machine.kernel == Kernel::Linear
                            ? std::inner_product(row.begin(), row.end(), vector, 0.0, std::plus<>(),
                                                 [](float a, float b) { return static_cast<double>(a) * static_cast<double>(b); })
                            : std::exp(-machine.gamma * squaredDistance(row, vector));
    }
    return values;
}

std::vector<double> machineProbabilities(const SupportVectors& machine, int classes, std::span<const float> row) {
    std::vector<double> pairs = decisionValues(machine, row);
    for (std::size_t index = 0; index < pairs.size(); ++index) {
        const PairDecision& pair = machine.pairs[index];
        pairs[index] = 1 / (1 + std::exp(pair.slope * pairs[index] + pair.offset));
    }
    return coupledProbabilities(pairs, classes);
}

std::vector<double> neighbourProbabilities(const NearestNeighbours& machine, int classes, std::span<const float> row) {
    std::vector<std::pair<double, std::size_t>> distances(machine.labels.size());
    for (std::size_t index = 0; index < distances.size(); ++index) {
        distances[index] = {squaredDistance(row, machine.rows.data() + index * row.size()), index};
    }
    const auto neighbours = std::min<std::size_t>(static_cast<std::size_t>(machine.neighbours), distances.size());
    std::partial_sort(distances.begin(), distances.begin() + static_cast<std::ptrdiff_t>(neighbours), distances.end());
    std::vector<double> probabilities(static_cast<std::size_t>(classes), 1);
    for (std::size_t index = 0; index < neighbours; ++index) {
        probabilities[machine.labels[distances[index].second]] += 1;
    }
    for (double& probability : probabilities) {
        probability /= static_cast<double>(neighbours) + classes;
    }
    return probabilities;
}

/// Symmetric matrix of the coupling problem: its quadratic form is least at the wanted probabilities.
std::vector<double> couplingMatrix(std::span<const double> pairs, std::size_t classes) {
    std::vector<double> matrix(classes * classes);
    std::size_t pair = 0;
    for (std::size_t i = 0; i < classes; ++i) {
        for (std::size_t j = i + 1; j < classes; ++j, ++pair) {
            const double first = std::clamp(pairs[pair], kLeastPairProbability, 1 - kLeastPairProbability);
            const double second = 1 - first;
            matrix[i * classes + i] += second * second;
            matrix[j * classes + j] += first * first;
            matrix[i * classes + j] = matrix[j * classes + i] = -first * second;
        }
    }
    return matrix;
}

}  // namespace

void standardise(const ClassicalModel& model, std::span<float> features) {
    for (std::size_t index = 0; index < features.size(); ++index) {
        const std::size_t column = index % model.dimension();
        features[index] = (features[index] - model.mean[column]) * model.scale[column];
    }
}

std::vector<double> decisionValues(const SupportVectors& machine, std::span<const float> row) {
    const std::vector<double> kernel = kernelValues(machine, row);
    std::vector<double> values;
    for (const PairDecision& pair : machine.pairs) {
        double sum = -pair.bias;
        for (std::size_t index = 0; index < kernel.size(); ++index) {
            sum += static_cast<double>(pair.coefficients[index]) * kernel[index];
        }
        values.push_back(sum);
    }
    return values;
}

std::vector<double> coupledProbabilities(std::span<const double> pairs, int classes) {
    const auto count = static_cast<std::size_t>(classes);
    const std::vector<double> matrix = couplingMatrix(pairs, count);
    std::vector<double> probabilities(count, 1.0 / classes);
    constexpr int kRounds = 200;
    constexpr double kTolerance = 1e-9;
    std::vector<double> products(count);
    for (int round = 0; round < kRounds; ++round) {
        double form = 0;
        for (std::size_t t = 0; t < count; ++t) {
            products[t] = std::inner_product(probabilities.begin(), probabilities.end(),
                                             matrix.begin() + static_cast<std::ptrdiff_t>(t * count), 0.0);
            form += probabilities[t] * products[t];
        }
        const bool isOptimal =
            std::all_of(products.begin(), products.end(), [&](double product) { return std::fabs(product - form) < kTolerance / classes; });
        if (isOptimal) {
            break;
        }
        for (std::size_t t = 0; t < count; ++t) {
            const double diagonal = matrix[t * count + t];
            const double step = (form - products[t]) / diagonal;
            probabilities[t] += step;
            form = (form + step * (step * diagonal + 2 * products[t])) / ((1 + step) * (1 + step));
            for (std::size_t j = 0; j < count; ++j) {
                products[j] = (products[j] + step * matrix[t * count + j]) / (1 + step);
                probabilities[j] /= 1 + step;
            }
        }
    }
    constexpr double kLeast = 1e-7;
    double sum = 0;
    for (double& probability : probabilities) {
        probability = std::max(probability, kLeast);
        sum += probability;
    }
    for (double& probability : probabilities) {
        probability /= sum;
    }
    return probabilities;
}

std::vector<double> classProbabilities(const ClassicalModel& model, std::span<const float> row) {
    const auto* machine = std::get_if<SupportVectors>(&model.classifier);
    return machine != nullptr ? machineProbabilities(*machine, model.classes, row)
                              : neighbourProbabilities(std::get<NearestNeighbours>(model.classifier), model.classes, row);
}

void roundToFile(std::span<float> values) {
    for (float& value : values) {
        value = fromFloat16(toFloat16(value));
    }
}

}  // namespace intaglio::inference::classical
