#include "core/training/torch/Trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <thread>

#include "core/base/Files.h"
#include "core/base/Log.h"
#include "core/training/Sampling.h"
#include "core/training/torch/Checkpoint.h"
#include "core/training/torch/Export.h"

namespace intaglio::training::torch_adapter {

namespace {

using base::Error;
using base::ErrorCode;
using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Inputs and labels of one step.
struct Batch {
    torch::Tensor inputs;
    torch::Tensor labels;
};

/// Fills the batch with one thread per core; each picture depends on its seed only, never on the thread that made it.
Batch makeBatch(const BatchSource& source, std::span<const std::size_t> indices, const TrainRequest& request,
                std::optional<std::uint64_t> seed) {
    const auto count = static_cast<std::int64_t>(indices.size());
    const NetworkShape& shape = request.shape;
    Batch batch{torch::empty({count, shape.channels, shape.rows, shape.columns}), torch::empty({count}, torch::kLong)};
    const auto values = static_cast<std::size_t>(batch.inputs[0].numel());
    float* inputs = batch.inputs.data_ptr<float>();
    auto* labels = batch.labels.data_ptr<std::int64_t>();
    at::parallel_for(0, count, 1, [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t item = first; item < last; ++item) {
            const auto position = static_cast<std::size_t>(item);
            const auto pictureSeed = seed ? std::optional(mixSeeds(*seed, position)) : std::nullopt;
            source.fill(indices[position], pictureSeed, {inputs + position * values, values});
            labels[item] = source.labelOf(indices[position]);
        }
    });
    return batch;
}

/// One-cycle schedule: cosine up over the first quarter, cosine down to a thousandth.
double oneCycleFactor(std::int64_t step, std::int64_t total) {
    constexpr double kWarmUp = 0.25;
    constexpr double kStart = 0.04;
    constexpr double kEnd = 0.001;
    const double place = static_cast<double>(step) / static_cast<double>(std::max<std::int64_t>(1, total - 1));
    const auto blend = [](double from, double to, double share) { return to + (from - to) * (1 + std::cos(M_PI * share)) / 2; };
    return place < kWarmUp ? blend(kStart, 1, place / kWarmUp) : blend(1, kEnd, (place - kWarmUp) / (1 - kWarmUp));
}

struct Judgement {
    double loss = 0;
    double balancedAccuracy = 0;
};

/// One training run: network, its moving average, optimiser and the best weights so far.
class Run {
public:
    Run(const TrainRequest& request, const BatchSource& training, const BatchSource& validation)
        : m_request(request), m_training(training), m_validation(validation) {}

    base::Status prepare();
    base::Result<TrainReport> train(base::ProgressSink& progress, std::stop_token stop, const EpochObserver& onEpoch);
    base::Status exportBest();

private:
    [[nodiscard]] std::int64_t stepsPerEpoch() const {
        const auto batch = static_cast<std::size_t>(m_request.batchSize);
        return static_cast<std::int64_t>((m_training.size() + batch - 1) / batch);
    }
    void makeOptimizer();
    base::Status trainEpoch(base::ProgressSink& progress, const std::stop_token& stop);
    base::Status trainStep(std::span<const std::size_t> indices);
    void followWeights();
    Judgement judge();
    bool finishEpoch(double seconds, const EpochObserver& onEpoch);

    const TrainRequest& m_request;
    const BatchSource& m_training;
    const BatchSource& m_validation;
    std::shared_ptr<Network> m_network;
    std::shared_ptr<Network> m_average;
    std::unique_ptr<torch::optim::AdamW> m_optimizer;
    TrainingState m_state;
};

base::Status Run::prepare() {
    torch::manual_seed(m_request.seed);
    m_network = makeNetwork(m_request.architecture, m_request.shape, m_request.dropout);
    if (!m_network) {
        return Error(ErrorCode::ArchitectureUnknown, {m_request.architecture});
    }
    if (!m_request.pretrainedWeights.empty()) {
        if (const auto loaded = loadPretrained(*m_network, m_request.pretrainedWeights); !loaded) {
            return loaded;
        }
    }
    m_network->freezeBefore(m_request.firstTrainableBlock);
    m_average = makeNetwork(m_request.architecture, m_request.shape, 0);
    copyWeights(*m_network, *m_average);
    m_average->eval();
    makeOptimizer();
    m_state.best = weightsOf(*m_average);
    if (m_request.resume && std::filesystem::exists(m_request.checkpointFile)) {
        return loadCheckpoint(m_request.checkpointFile, fingerprintOf(m_request, m_training.size()), *m_network, *m_average, *m_optimizer,
                              m_state);
    }
    return {};
}

void Run::makeOptimizer() {
    std::vector<torch::Tensor> body;
    std::vector<torch::Tensor> head;
    for (const auto& item : m_network->named_parameters()) {
        if (item.value().requires_grad()) {
            (Network::isHeadParameter(item.key()) ? head : body).push_back(item.value());
        }
    }
    std::vector<torch::optim::OptimizerParamGroup> groups;
    for (auto* parameters : {&body, &head}) {
        auto options = std::make_unique<torch::optim::AdamWOptions>(m_request.learningRate);
        options->weight_decay(m_request.weightDecay);
        groups.emplace_back(*parameters, std::move(options));
    }
    m_optimizer = std::make_unique<torch::optim::AdamW>(std::move(groups), torch::optim::AdamWOptions(m_request.learningRate));
}

void Run::followWeights() {
    const torch::NoGradGuard noGradient;
    // A young average forgets its start quickly; else the first epochs would be judged on the random head.
    const double decay =
        std::min(m_request.averageDecay, (1.0 + static_cast<double>(m_state.step)) / (10.0 + static_cast<double>(m_state.step)));
    const auto current = m_network->parameters();
    auto average = m_average->parameters();
    for (std::size_t index = 0; index < current.size(); ++index) {
        average[index].lerp_(current[index], 1 - decay);
    }
}

base::Status Run::trainStep(std::span<const std::size_t> indices) {
    const std::int64_t total = stepsPerEpoch() * m_request.epochs;
    m_state.learningRate = m_request.learningRate * oneCycleFactor(m_state.step, total);
    auto& groups = m_optimizer->param_groups();
    groups[0].options().set_lr(m_state.learningRate);
    groups[1].options().set_lr(m_state.learningRate * m_request.headFactor);

    const std::uint64_t seed = mixSeeds(m_request.seed, static_cast<std::uint64_t>(m_state.step));
    const Batch batch = makeBatch(m_training, indices, m_request, seed);
    torch::manual_seed(seed);  // dropout depends on the step alone, so that a resumed run goes the same way
    m_network->train();
    const auto logits = m_network->forward(batch.inputs);
    const auto loss = torch::nn::functional::cross_entropy(
        logits, batch.labels, torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(m_request.labelSmoothing));
    const double value = loss.item<double>();
    if (!std::isfinite(value)) {
        return Error(ErrorCode::TrainingDiverged, {"step " + std::to_string(m_state.step)});
    }
    m_optimizer->zero_grad();
    loss.backward();
    torch::nn::utils::clip_grad_norm_(m_network->parameters(), m_request.gradientLimit);
    m_optimizer->step();
    ++m_state.step;
    followWeights();
    const auto count = static_cast<double>(indices.size());
    m_state.lossSum += value * count;
    m_state.correctSum += logits.argmax(1).eq(batch.labels).sum().item<double>();
    m_state.pictureSum += count;
    return {};
}

base::Status Run::trainEpoch(base::ProgressSink& progress, const std::stop_token& stop) {
    const std::int64_t steps = stepsPerEpoch();
    const std::int64_t epoch = m_state.step / steps;
    const auto order =
        balancedOrder(m_training, m_request.shape.classes, mixSeeds(m_request.seed, 0xE50C4ULL + static_cast<std::uint64_t>(epoch)));
    auto lastSaved = Clock::now();
    while (m_state.step < (epoch + 1) * steps) {
        if (stop.stop_requested()) {
            const auto saved = saveCheckpoint(m_request.checkpointFile, fingerprintOf(m_request, m_training.size()), *m_network, *m_average,
                                              *m_optimizer, m_state);
            return saved ? base::Status(ErrorCode::Cancelled) : saved;
        }
        const auto first = static_cast<std::size_t>((m_state.step % steps) * m_request.batchSize);
        const auto count = std::min(static_cast<std::size_t>(m_request.batchSize), order.size() - first);
        if (const auto done = trainStep(std::span(order).subspan(first, count)); !done) {
            return done;
        }
        progress.report("train", static_cast<double>(m_state.step), static_cast<double>(steps * m_request.epochs));
        if (secondsSince(lastSaved) > m_request.checkpointSeconds && m_state.step % steps != 0) {
            if (const auto saved = saveCheckpoint(m_request.checkpointFile, fingerprintOf(m_request, m_training.size()), *m_network,
                                                  *m_average, *m_optimizer, m_state);
                !saved) {
                return saved;
            }
            lastSaved = Clock::now();
        }
    }
    return {};
}

Judgement Run::judge() {
    const torch::NoGradGuard noGradient;
    const auto classes = static_cast<std::size_t>(m_request.shape.classes);
    std::vector<double> seen(classes), right(classes);
    double loss = 0;
    std::vector<std::size_t> indices(m_validation.size());
    std::iota(indices.begin(), indices.end(), std::size_t{0});
    for (std::size_t first = 0; first < indices.size(); first += static_cast<std::size_t>(m_request.batchSize)) {
        const auto count = std::min(static_cast<std::size_t>(m_request.batchSize), indices.size() - first);
        const Batch batch = makeBatch(m_validation, std::span(indices).subspan(first, count), m_request, std::nullopt);
        const auto logits = m_average->forward(batch.inputs);
        loss += torch::nn::functional::cross_entropy(logits, batch.labels).item<double>() * static_cast<double>(count);
        const auto found = logits.argmax(1);
        for (std::int64_t item = 0; item < static_cast<std::int64_t>(count); ++item) {
            const auto label = static_cast<std::size_t>(batch.labels[item].item<std::int64_t>());
            seen[label] += 1;
            right[label] += found[item].item<std::int64_t>() == static_cast<std::int64_t>(label) ? 1 : 0;
        }
    }
    double recall = 0, present = 0;
    for (std::size_t label = 0; label < classes; ++label) {
        recall += seen[label] > 0 ? right[label] / seen[label] : 0;
        present += seen[label] > 0 ? 1 : 0;
    }
    return {loss / static_cast<double>(indices.size()), recall / present};
}

/// True where training should go on.
bool Run::finishEpoch(double seconds, const EpochObserver& onEpoch) {
    const Judgement judgement = judge();
    EpochReport epoch;
    epoch.epoch = static_cast<int>(m_state.step / stepsPerEpoch());
    epoch.trainLoss = m_state.lossSum / m_state.pictureSum;
    epoch.trainAccuracy = m_state.correctSum / m_state.pictureSum;
    epoch.validationLoss = judgement.loss;
    epoch.validationBalancedAccuracy = judgement.balancedAccuracy;
    epoch.learningRate = m_state.learningRate;
    epoch.seconds = seconds;
    m_state.lossSum = m_state.correctSum = m_state.pictureSum = 0;
    if (m_state.bestEpoch == 0 || judgement.loss < m_state.bestLoss) {
        m_state.bestEpoch = epoch.epoch;
        m_state.bestLoss = judgement.loss;
        m_state.best = weightsOf(*m_average);
    }
    m_state.epochs.push_back(epoch);
    if (onEpoch) {
        onEpoch(epoch);
    }
    return epoch.epoch - m_state.bestEpoch < m_request.patience;
}

base::Result<TrainReport> Run::train(base::ProgressSink& progress, std::stop_token stop, const EpochObserver& onEpoch) {
    const std::int64_t total = stepsPerEpoch() * m_request.epochs;
    bool goOn = m_state.epochs.empty() || static_cast<int>(m_state.epochs.size()) - m_state.bestEpoch < m_request.patience;
    while (goOn && m_state.step < total) {
        const auto start = Clock::now();
        if (const auto done = trainEpoch(progress, stop); !done) {
            return done.error();
        }
        goOn = finishEpoch(secondsSince(start), onEpoch);
        if (const auto saved = saveCheckpoint(m_request.checkpointFile, fingerprintOf(m_request, m_training.size()), *m_network, *m_average,
                                              *m_optimizer, m_state);
            !saved) {
            return saved.error();
        }
    }
    TrainReport report;
    report.epochs = m_state.epochs;
    report.bestEpoch = m_state.bestEpoch;
    report.stoppedEarly = m_state.step < total;
    for (const auto& parameter : m_network->parameters()) {
        report.parameters += parameter.numel();
    }
    return report;
}

base::Status Run::exportBest() {
    restoreWeights(m_state.best, *m_average);
    return exportTorchScript(*m_average, m_request.shape, m_request.modelFile);
}

base::Status checkRequest(const TrainRequest& request, const BatchSource& training, const BatchSource& validation) {
    if (training.size() == 0) {
        return Error(ErrorCode::SplitEmpty, {"train"});
    }
    if (validation.size() == 0) {
        return Error(ErrorCode::SplitEmpty, {"val"});
    }
    if (request.epochs < 1 || request.batchSize < 1 || request.shape.classes < 2 || request.threads < 1) {
        return Error(ErrorCode::InvalidArgument, {"epochs, batch size, classes or threads", "too small"});
    }
    return {};
}

/// LibTorch's exceptions end here.
template <class Work>
auto guarded(Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const std::exception&) {
        return Error(ErrorCode::Internal, {"LibTorch"});
    }
}

}  // namespace

base::Result<TrainReport> TorchTrainer::train(const TrainRequest& request, const BatchSource& training, const BatchSource& validation,
                                              const TrainingHooks& hooks) {
    if (const auto checked = checkRequest(request, training, validation); !checked) {
        return checked.error();
    }
    return guarded([&]() -> base::Result<TrainReport> {
        at::set_num_threads(request.threads);
        Run run(request, training, validation);
        if (const auto prepared = run.prepare(); !prepared) {
            return prepared.error();
        }
        auto report = run.train(hooks.progress, hooks.stop, hooks.onEpoch);
        if (!report) {
            return report;
        }
        const auto exported = run.exportBest();
        return exported ? std::move(report) : base::Result<TrainReport>(exported.error());
    });
}

base::Result<std::int64_t> TorchTrainer::parameterCount(const std::string& architecture, const NetworkShape& shape) const {
    return guarded([&]() -> base::Result<std::int64_t> {
        const auto network = makeNetwork(architecture, shape, 0);
        if (!network) {
            return Error(ErrorCode::ArchitectureUnknown, {architecture});
        }
        std::int64_t count = 0;
        for (const auto& parameter : network->parameters()) {
            count += parameter.numel();
        }
        return count;
    });
}

std::vector<std::string> TorchTrainer::architectures() const {
    return networkNames();
}

}  // namespace intaglio::training::torch_adapter

extern "C" __attribute__((visibility("default"))) intaglio::training::NetworkTrainer* intaglioCreateTrainer() {
    return new intaglio::training::torch_adapter::TorchTrainer();
}
