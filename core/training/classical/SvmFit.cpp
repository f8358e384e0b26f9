#include "core/training/classical/SvmFit.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/core.hpp>
#include <opencv2/core/hal/hal.hpp>
#include <opencv2/ml.hpp>

namespace intaglio::training::classical {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using inference::classical::Kernel;
using inference::classical::PairDecision;
using inference::classical::SupportVectors;

/// Thrown through OpenCV's solver, which cannot be stopped otherwise.
struct Stopped {};

/// The kernels of inference, with a way out between two rows of the kernel matrix.
class StoppableKernel final : public cv::ml::SVM::Kernel {
public:
    StoppableKernel(const SvmSettings& settings, const GoesOn& goesOn) : m_settings(settings), m_goesOn(goesOn) {}
    [[nodiscard]] int getType() const override { return cv::ml::SVM::CUSTOM; }
    void calc(int count, int dimension, const float* vectors, const float* another, float* results) override {
        if (!m_goesOn()) {
            throw Stopped{};
        }
        const auto length = static_cast<std::size_t>(dimension);
        for (std::size_t index = 0; index < static_cast<std::size_t>(count); ++index) {
            const float* vector = vectors + index * length;
            results[index] = m_settings.kernel == inference::classical::Kernel::Linear
                                 ? static_cast<float>(std::inner_product(vector, vector + length, another, 0.0))
                                 : static_cast<float>(
                                       std::exp(-m_settings.gamma * static_cast<double>(cv::hal::normL2Sqr_(vector, another, dimension))));
        }
    }

private:
    const SvmSettings& m_settings;
    const GoesOn& m_goesOn;
};

/// How much an error on each class counts, 1 on average.
cv::Mat classWeights(const FeatureTable& table, int classes, ClassBalance balance) {
    std::vector<double> weights(static_cast<std::size_t>(classes));
    for (const int label : table.labels) {
        weights[static_cast<std::size_t>(label)] += 1;
    }
    const double even = static_cast<double>(table.size()) / classes;
    for (double& weight : weights) {
        const double share = even / weight;
        weight = balance == ClassBalance::Full ? share : balance == ClassBalance::SquareRoot ? std::sqrt(share) : 1;
    }
    return cv::Mat(weights, true);
}

/// A linear pair's sum over vectors is one vector itself; the machine then holds one per pair instead of hundreds.
void collapse(SupportVectors& machine, std::size_t dimension) {
    std::vector<float> vectors;
    for (std::size_t index = 0; index < machine.pairs.size(); ++index) {
        std::vector<double> sum(dimension);
        const auto& coefficients = machine.pairs[index].coefficients;
        for (std::size_t vector = 0; vector < coefficients.size(); ++vector) {
            for (std::size_t place = 0; coefficients[vector] != 0 && place < dimension; ++place) {
                sum[place] += static_cast<double>(coefficients[vector]) * static_cast<double>(machine.vectors[vector * dimension + place]);
            }
        }
        // Stored with its largest number at 1, so that 16 bits hold it well whatever its length.
        double largest = 0;
        for (const double value : sum) {
            largest = std::max(largest, std::fabs(value));
        }
        largest = largest > 0 ? largest : 1;
        std::transform(sum.begin(), sum.end(), std::back_inserter(vectors),
                       [&](double value) { return static_cast<float>(value / largest); });
        machine.pairs[index].coefficients.assign(machine.pairs.size(), 0.0F);
        machine.pairs[index].coefficients[index] = static_cast<float>(largest);
    }
    machine.vectors = std::move(vectors);
}

SupportVectors machineFrom(const cv::ml::SVM& solver, const SvmSettings& settings, int classes) {
    SupportVectors machine;
    machine.kernel = settings.kernel;
    machine.gamma = settings.kernel == Kernel::Rbf ? settings.gamma : 0;
    const cv::Mat vectors = solver.getSupportVectors();
    machine.vectors.assign(vectors.ptr<float>(), vectors.ptr<float>() + vectors.total());
    for (int pair = 0; pair < classes * (classes - 1) / 2; ++pair) {
        cv::Mat alpha, index;
        PairDecision decision;
        decision.bias = solver.getDecisionFunction(pair, alpha, index);
        decision.coefficients.assign(static_cast<std::size_t>(vectors.rows), 0.0F);
        for (int place = 0; place < static_cast<int>(alpha.total()); ++place) {
            decision.coefficients[static_cast<std::size_t>(index.at<int>(place))] = static_cast<float>(alpha.at<double>(place));
        }
        machine.pairs.push_back(std::move(decision));
    }
    return machine;
}

SupportVectors solve(const FeatureTable& table, int classes, const SvmSettings& settings, const GoesOn& goesOn) {
    constexpr int kIterations = 50000;
    constexpr double kTolerance = 1e-3;
    const auto solver = cv::ml::SVM::create();
    solver->setType(cv::ml::SVM::C_SVC);
    solver->setC(settings.penalty);
    solver->setCustomKernel(cv::makePtr<StoppableKernel>(settings, goesOn));
    solver->setClassWeights(classWeights(table, classes, settings.balance));
    solver->setTermCriteria({cv::TermCriteria::MAX_ITER + cv::TermCriteria::EPS, kIterations, kTolerance});
    // OpenCV only reads them.
    const cv::Mat samples(static_cast<int>(table.size()), static_cast<int>(table.dimension), CV_32F,
                          const_cast<float*>(table.values.data()));
    solver->train(samples, cv::ml::ROW_SAMPLE, cv::Mat(table.labels));
    SupportVectors machine = machineFrom(*solver, settings, classes);
    if (settings.kernel == Kernel::Linear) {
        collapse(machine, table.dimension);
    }
    inference::classical::roundToFile(machine.vectors);
    return machine;
}

/// The negative log-likelihood of Platt's model at one slope and offset, written so that neither exponential overflows.
double sigmoidLoss(std::span<const double> decisions, const std::vector<double>& targets, const Sigmoid& sigmoid) {
    double loss = 0;
    for (std::size_t index = 0; index < decisions.size(); ++index) {
        const double value = decisions[index] * sigmoid.slope + sigmoid.offset;
        loss +=
            value >= 0 ? targets[index] * value + std::log1p(std::exp(-value)) : (targets[index] - 1) * value + std::log1p(std::exp(value));
    }
    return loss;
}

/// Gradient and Hessian of the loss.
struct Slope {
    double slopeSlope = 1e-12, offsetOffset = 1e-12, slopeOffset = 0;  ///< the ridge keeps the Hessian invertible
    double slope = 0, offset = 0;
};

Slope slopeOf(std::span<const double> decisions, const std::vector<double>& targets, const Sigmoid& sigmoid) {
    Slope result;
    for (std::size_t index = 0; index < decisions.size(); ++index) {
        const double decision = decisions[index];
        const double p = 1 / (1 + std::exp(decision * sigmoid.slope + sigmoid.offset));
        const double curvature = p * (1 - p);
        const double error = targets[index] - p;
        result.slopeSlope += decision * decision * curvature;
        result.offsetOffset += curvature;
        result.slopeOffset += decision * curvature;
        result.slope += decision * error;
        result.offset += error;
    }
    return result;
}

}  // namespace

Sigmoid fitSigmoid(std::span<const double> decisions, const std::vector<bool>& isFirst) {
    const auto first = static_cast<double>(std::count(isFirst.begin(), isFirst.end(), true));
    const double second = static_cast<double>(isFirst.size()) - first;
    std::vector<double> targets;
    for (const bool is : isFirst) {
        targets.push_back(is ? (first + 1) / (first + 2) : 1 / (second + 2));
    }
    Sigmoid sigmoid{0, std::log((second + 1) / (first + 1))};
    double loss = sigmoidLoss(decisions, targets, sigmoid);
    constexpr int kRounds = 100;
    constexpr double kSmallestStep = 1e-10, kFlat = 1e-6;
    for (int round = 0; round < kRounds; ++round) {
        const Slope slope = slopeOf(decisions, targets, sigmoid);
        if (std::fabs(slope.slope) < kFlat && std::fabs(slope.offset) < kFlat) {
            break;
        }
        const double determinant = slope.slopeSlope * slope.offsetOffset - slope.slopeOffset * slope.slopeOffset;
        const double slopeStep = -(slope.offsetOffset * slope.slope - slope.slopeOffset * slope.offset) / determinant;
        const double offsetStep = -(slope.slopeSlope * slope.offset - slope.slopeOffset * slope.slope) / determinant;
        const double descent = slope.slope * slopeStep + slope.offset * offsetStep;
        double step = 1;
        for (; step >= kSmallestStep; step /= 2) {
            const Sigmoid next{sigmoid.slope + step * slopeStep, sigmoid.offset + step * offsetStep};
            const double nextLoss = sigmoidLoss(decisions, targets, next);
            if (nextLoss < loss + 1e-4 * step * descent) {
                sigmoid = next;
                loss = nextLoss;
                break;
            }
        }
        if (step < kSmallestStep) {
            break;
        }
    }
    return sigmoid;
}

Result<SupportVectors> fitSupportVectors(const FeatureTable& table, int classes, const SvmSettings& settings, const GoesOn& goesOn) {
    for (int label = 0; label < classes; ++label) {
        if (std::find(table.labels.begin(), table.labels.end(), label) == table.labels.end()) {
            return Error{ErrorCode::InvalidArgument, {"training pictures", "class " + std::to_string(label) + " has none"}};
        }
    }
    try {
        return solve(table, classes, settings, goesOn);
    } catch (const Stopped&) {
        return ErrorCode::Cancelled;
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const std::exception& exception) {
        return Error{ErrorCode::Internal, {exception.what()}};
    }
}

void fitProbabilities(SupportVectors& machine, int classes, const FeatureTable& judged, const FeatureTable& fallback) {
    const auto decisionsOf = [&](const FeatureTable& table) {
        std::vector<std::vector<double>> rows;
        for (std::size_t index = 0; index < table.size(); ++index) {
            rows.push_back(inference::classical::decisionValues(machine, table.row(index)));
        }
        return rows;
    };
    const auto decisions = decisionsOf(judged);
    std::vector<std::vector<double>> fallbackDecisions;
    std::size_t pair = 0;
    for (int i = 0; i < classes; ++i) {
        for (int j = i + 1; j < classes; ++j, ++pair) {
            std::vector<double> values;
            std::vector<bool> isFirst;
            const auto collect = [&](const FeatureTable& table, const std::vector<std::vector<double>>& rows) {
                values.clear();
                isFirst.clear();
                for (std::size_t index = 0; index < table.size(); ++index) {
                    if (table.labels[index] == i || table.labels[index] == j) {
                        values.push_back(rows[index][pair]);
                        isFirst.push_back(table.labels[index] == i);
                    }
                }
                const auto first = std::count(isFirst.begin(), isFirst.end(), true);
                return first > 0 && first < static_cast<std::ptrdiff_t>(isFirst.size());
            };
            if (!collect(judged, decisions)) {
                fallbackDecisions = fallbackDecisions.empty() ? decisionsOf(fallback) : std::move(fallbackDecisions);
                (void)collect(fallback, fallbackDecisions);
            }
            const Sigmoid sigmoid = fitSigmoid(values, isFirst);
            machine.pairs[pair].slope = sigmoid.slope;
            machine.pairs[pair].offset = sigmoid.offset;
        }
    }
}

}  // namespace intaglio::training::classical
