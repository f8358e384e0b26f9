#include "core/training/torch/Stage.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

#include "core/base/Files.h"
#include "core/training/Sampling.h"
#include "core/training/Schedule.h"

namespace intaglio::training::torch_adapter {

namespace {

using base::Error;
using base::ErrorCode;
using base::Status;
using Clock = std::chrono::steady_clock;

/// What a derived random number is for.
enum Purpose : std::uint64_t { kOrder = 0xE50C4, kStep = 0x57E9, kViews = 0x71E35 };

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::uint64_t bytesOfMegabytes(int megabytes) {
    return static_cast<std::uint64_t>(std::max(0, megabytes)) << 20;
}

std::filesystem::path besideCheckpoint(const TrainRequest& request, const char* ending) {
    std::filesystem::path file = request.checkpointFile;
    return file.replace_extension(ending);
}

/// Of each row: binary cross-entropy of every label on its own, summed. `truths`: one-hot, perhaps smoothed.
torch::Tensor independentLosses(const torch::Tensor& logits, const torch::Tensor& truths) {
    return torch::binary_cross_entropy_with_logits(logits, truths, {}, {}, at::Reduction::None).sum(1);
}

}  // namespace

std::int64_t Run::stepsPerEpoch() const {
    const auto batch = static_cast<std::size_t>(request.batchSize);
    return static_cast<std::int64_t>((training.size() + batch - 1) / batch);
}

Status Run::save(const torch::optim::Optimizer& optimizer) const {
    return saveCheckpoint(request.checkpointFile, fingerprint, *network, *average, optimizer, state);
}

Stage::Stage(Run& run, const TrainStage& plan, std::int64_t stepsBefore, std::int64_t totalSteps)
    : m_run(run),
      m_plan(plan),
      m_stepsBefore(stepsBefore),
      m_totalSteps(totalSteps),
      m_frozen(std::clamp(plan.firstTrainableBlock, 0, run.network->blockCount())) {}

bool Stage::isFinished() const {
    const TrainingState& state = m_run.state;
    const int lastGood = std::max(state.bestEpoch, state.epochsBefore);
    const bool isPatient = static_cast<int>(state.epochs.size()) - lastGood < m_run.request.patience;
    const bool isInEpoch = state.step % m_run.stepsPerEpoch() != 0;
    return state.step >= steps() || (!isPatient && !isInEpoch);
}

std::uint64_t Stage::seedOf(std::uint64_t purpose, std::int64_t index) const {
    const std::uint64_t stage = mixSeeds(m_run.request.seed, static_cast<std::uint64_t>(m_run.state.stage));
    return mixSeeds(mixSeeds(stage, purpose), static_cast<std::uint64_t>(index));
}

Status Stage::prepare(torch::serialize::InputArchive* optimizer) {
    m_run.network->freezeBefore(m_frozen);
    m_run.average->freezeBefore(m_frozen);
    m_run.average->eval();
    if (const auto kept = keepFeatures(); !kept) {
        return kept;
    }
    const TrainRequest& request = m_run.request;
    if (request.balanceMethod == BalanceMethod::LossWeights) {
        const auto weights = classWeights(m_run.training, request.shape.classes, request.balance);
        m_classWeights = torch::tensor(std::vector<float>(weights.begin(), weights.end())).to(m_run.device);
    }
    makeOptimizer();
    if (optimizer != nullptr) {
        m_optimizer->load(*optimizer);
    }
    return {};
}

Status Stage::keepFeatures() {
    if (m_frozen == 0) {
        return {};
    }
    const TrainRequest& request = m_run.request;
    FeatureCache::Plan plan;
    plan.blocks = m_frozen;
    plan.seed = seedOf(kViews, 0);
    plan.memoryBytes = bytesOfMegabytes(request.cacheMegabytes);
    plan.file = besideCheckpoint(request, ".val-features");
    plan.device = m_run.device;
    // The average's frozen blocks are the same tensors' values: a stage begins with both networks alike.
    auto validation = FeatureCache::make(*m_run.average, m_run.validation, plan, m_run.hooks, request.batchSize);
    if (!validation) {
        return validation.error();
    }
    m_validationFeatures = *std::move(validation);
    if (m_plan.views < 1) {
        return {};
    }
    plan.views = m_plan.views;
    plan.file = besideCheckpoint(request, ".features");
    auto training = FeatureCache::make(*m_run.network, m_run.training, plan, m_run.hooks, request.batchSize);
    if (!training) {
        return training.error();
    }
    m_trainingFeatures = *std::move(training);
    return {};
}

void Stage::makeOptimizer() {
    std::vector<torch::Tensor> body, head;
    for (auto& item : m_run.network->named_parameters()) {
        // An earlier stage's gradients of blocks that are frozen now would still count in the gradient limit.
        item.value().mutable_grad().reset();
        if (item.value().requires_grad()) {
            (Network::isHeadParameter(item.key()) ? head : body).push_back(item.value());
        }
    }
    std::vector<torch::optim::OptimizerParamGroup> groups;
    const auto add = [&](const std::vector<torch::Tensor>& parameters, double factor) {
        if (!parameters.empty()) {
            auto options = std::make_unique<torch::optim::AdamWOptions>(m_plan.learningRate);
            options->weight_decay(m_run.request.weightDecay);
            groups.emplace_back(parameters, std::move(options));
            m_groupFactors.push_back(factor);
        }
    };
    add(body, 1);
    add(head, m_run.request.headFactor);
    m_optimizer = std::make_unique<torch::optim::AdamW>(std::move(groups), torch::optim::AdamWOptions(m_plan.learningRate));
}

Status Stage::train() {
    while (!isFinished()) {
        const auto start = Clock::now();
        if (const auto done = trainEpoch(); !done) {
            return done;
        }
        finishEpoch(secondsSince(start));
        if (const auto saved = m_run.save(*m_optimizer); !saved) {
            return saved;
        }
    }
    m_run.state.stoppedEarly = m_run.state.stoppedEarly || m_run.state.step < steps();
    return {};
}

/// Saves before it waits or ends, so that neither costs anything.
Status Stage::waitWhereAsked() {
    const TrainingHooks& hooks = m_run.hooks;
    TrainingControl* control = hooks.control;
    const bool mustEnd = hooks.stop.stop_requested() || (control != nullptr && control->isStopped());
    if (!mustEnd && (control == nullptr || !control->isPaused())) {
        return {};
    }
    if (const auto saved = m_run.save(*m_optimizer); !saved) {
        return saved;
    }
    const bool goesOn = !mustEnd && control->waitUntilRunning(hooks.stop);
    return goesOn ? Status() : Status(ErrorCode::Cancelled);
}

Status Stage::trainEpoch() {
    const TrainRequest& request = m_run.request;
    TrainingState& state = m_run.state;
    const std::int64_t perEpoch = m_run.stepsPerEpoch();
    const std::int64_t epoch = state.step / perEpoch;
    const auto balance = request.balanceMethod == BalanceMethod::Sampling ? request.balance : ClassBalance::None;
    const auto order = sampleOrder(m_run.training, request.shape.classes, balance, seedOf(kOrder, epoch));
    auto lastSaved = Clock::now();
    while (state.step < (epoch + 1) * perEpoch) {
        if (const auto running = waitWhereAsked(); !running) {
            return running;
        }
        const auto step = static_cast<std::size_t>(state.step % perEpoch);
        const std::size_t first = order.size() * step / static_cast<std::size_t>(perEpoch);
        const std::size_t last = order.size() * (step + 1) / static_cast<std::size_t>(perEpoch);
        if (const auto done = trainStep(std::span(order).subspan(first, last - first)); !done) {
            return done;
        }
        if (secondsSince(lastSaved) > request.checkpointSeconds && state.step % perEpoch != 0) {
            if (const auto saved = m_run.save(*m_optimizer); !saved) {
                return saved;
            }
            lastSaved = Clock::now();
        }
    }
    return {};
}

Batch Stage::trainingBatch(std::span<const std::size_t> indices, std::uint64_t seed) {
    if (m_trainingFeatures.isEmpty()) {
        std::vector<std::optional<std::uint64_t>> seeds(indices.size());
        for (std::size_t item = 0; item < seeds.size(); ++item) {
            seeds[item] = mixSeeds(seed, item);
        }
        return makeBatch(m_run.training, indices, m_run.request.shape, seeds);
    }
    std::vector<std::size_t> views(indices.size());
    std::vector<std::int64_t> labels(indices.size());
    for (std::size_t item = 0; item < indices.size(); ++item) {
        views[item] = mixSeeds(seed, item) % static_cast<std::uint64_t>(m_plan.views);
        labels[item] = m_run.training.labelOf(indices[item]);
    }
    return {m_trainingFeatures.take(indices, views), torch::tensor(labels, torch::kLong)};
}

/// The input of the blocks that learn, from a picture or from what was kept of it.
torch::Tensor Stage::trainableInput(Network& network, const torch::Tensor& input) const {
    const torch::NoGradGuard noGradient;
    return network.runBlocks(input, 0, m_frozen);
}

torch::Tensor Stage::lossOf(const torch::Tensor& logits, const torch::Tensor& labels) const {
    const double smoothing = m_run.request.labelSmoothing;
    if (m_run.request.independentLabels) {
        const auto truths = torch::one_hot(labels, logits.size(1)).to(logits.dtype()) * (1 - smoothing) + smoothing / 2;
        const auto losses = independentLosses(logits, truths);
        const auto weights = m_classWeights.defined() ? m_classWeights.index_select(0, labels) : torch::ones_like(losses);
        return (losses * weights).sum() / weights.sum();
    }
    auto options = torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(smoothing);
    if (m_classWeights.defined()) {
        options.weight(m_classWeights);
    }
    return torch::nn::functional::cross_entropy(logits, labels, options);
}

void Stage::setLearningRate() {
    m_run.state.learningRate = m_plan.learningRate * scheduleFactor(m_plan.schedule, m_run.state.step, steps());
    auto& groups = m_optimizer->param_groups();
    for (std::size_t group = 0; group < groups.size(); ++group) {
        groups[group].options().set_lr(m_run.state.learningRate * m_groupFactors[group]);
    }
}

void Stage::learn(const torch::Tensor& loss) {
    m_optimizer->zero_grad();
    loss.backward();
    if (m_run.request.gradientLimit > 0) {
        torch::nn::utils::clip_grad_norm_(m_run.network->parameters(), m_run.request.gradientLimit);
    }
    m_optimizer->step();
    ++m_run.state.step;
    followWeights();
}

Status Stage::trainStep(std::span<const std::size_t> indices) {
    TrainingState& state = m_run.state;
    Network& network = *m_run.network;
    setLearningRate();
    const std::uint64_t seed = seedOf(kStep, state.step);
    const Batch batch = trainingBatch(indices, seed);
    auto values = batch.values.to(m_run.device);
    const auto labels = batch.labels.to(m_run.device);
    torch::manual_seed(seed);  // dropout depends on the step alone, so that a resumed run goes the same way
    network.train();
    if (m_trainingFeatures.isEmpty()) {
        values = trainableInput(network, values);
    }
    // Pairs are a batch and its mirror image: its order is random already.
    const double share = m_run.request.mixup > 0 ? Dice(mixSeeds(seed, indices.size())).beta(m_run.request.mixup) : 1;
    if (share < 1) {
        values = values * share + values.flip(0) * (1 - share);
    }
    const auto logits = network.head(network.runBlocks(values, m_frozen, network.blockCount()));
    auto loss = lossOf(logits, labels);
    if (share < 1) {
        loss = loss * share + lossOf(logits, labels.flip(0)) * (1 - share);
    }
    const auto value = loss.item<double>();
    if (!std::isfinite(value)) {
        return Error(ErrorCode::TrainingDiverged, {"step " + std::to_string(m_stepsBefore + state.step)});
    }
    learn(loss);
    const auto count = static_cast<double>(indices.size());
    state.lossSum += value * count;
    state.correctSum += logits.argmax(1).eq(share < 0.5 ? labels.flip(0) : labels).sum().item<double>();
    state.pictureSum += count;
    const std::int64_t done = m_stepsBefore + state.step;
    m_run.hooks.progress.report("train", static_cast<double>(done), static_cast<double>(m_totalSteps));
    if (m_run.hooks.onStep) {
        m_run.hooks.onStep({state.stage + 1, done, m_totalSteps, value, state.learningRate});
    }
    return {};
}

void Stage::followWeights() {
    const torch::NoGradGuard noGradient;
    // A young average forgets its start quickly; else the first epochs would be judged on the random head.
    const auto age = static_cast<double>(m_stepsBefore + m_run.state.step);
    const double decay = std::min(m_run.request.averageDecay, (1 + age) / (10 + age));
    const auto current = m_run.network->state();
    auto average = m_run.average->state();
    for (std::size_t index = 0; index < current.size(); ++index) {
        average[index].lerp_(current[index], 1 - decay);
    }
}

/// Summed over the rows, without smoothing and weights.
double Stage::plainLoss(const torch::Tensor& logits, const torch::Tensor& labels) const {
    if (m_run.request.independentLabels) {
        return independentLosses(logits, torch::one_hot(labels, logits.size(1)).to(logits.dtype())).sum().item<double>();
    }
    return -torch::log_softmax(logits, 1).to(torch::kDouble).gather(1, labels.unsqueeze(1)).sum().item<double>();
}

Stage::Judgement Stage::judge() {
    const torch::NoGradGuard noGradient;
    Network& network = *m_run.average;
    std::vector<std::size_t> indices(m_run.validation.size());
    std::iota(indices.begin(), indices.end(), std::size_t{0});
    const auto classes = static_cast<std::size_t>(m_run.request.shape.classes);
    const auto batchSize = static_cast<std::size_t>(m_run.request.batchSize);
    std::vector<double> seen(classes), right(classes);
    double loss = 0;
    for (std::size_t first = 0; first < indices.size(); first += batchSize) {
        const auto part = std::span(indices).subspan(first, std::min(batchSize, indices.size() - first));
        const std::vector<std::size_t> views(part.size());
        const auto values = m_validationFeatures.isEmpty() ? makeBatch(m_run.validation, part, m_run.request.shape).values
                                                           : m_validationFeatures.take(part, views);
        const auto logits =
            network.head(network.runBlocks(values.to(m_run.device), m_frozen, network.blockCount())).to(torch::kCPU).to(torch::kFloat);
        const auto found = logits.argmax(1);
        std::vector<std::int64_t> truths;
        for (std::size_t item = 0; item < part.size(); ++item) {
            const auto row = static_cast<std::int64_t>(item);
            const int label = m_run.validation.labelOf(part[item]);
            truths.push_back(label);
            seen[static_cast<std::size_t>(label)] += 1;
            right[static_cast<std::size_t>(label)] += found[row].item<std::int64_t>() == label ? 1 : 0;
        }
        loss += plainLoss(logits, torch::tensor(truths, torch::kLong));
    }
    double recall = 0, present = 0;
    for (std::size_t label = 0; label < classes; ++label) {
        recall += seen[label] > 0 ? right[label] / seen[label] : 0;
        present += seen[label] > 0 ? 1 : 0;
    }
    return {loss / static_cast<double>(indices.size()), recall / present};
}

bool Stage::isBetter(const Judgement& judgement) const {
    const TrainingState& state = m_run.state;
    if (state.bestEpoch == 0) {
        return true;
    }
    if (m_run.request.selectBy == SelectBy::BalancedAccuracy && judgement.balancedAccuracy != state.bestBalancedAccuracy) {
        return judgement.balancedAccuracy > state.bestBalancedAccuracy;
    }
    return judgement.loss < state.bestLoss;
}

void Stage::finishEpoch(double seconds) {
    TrainingState& state = m_run.state;
    const Judgement judgement = judge();
    EpochReport epoch;
    epoch.epoch = static_cast<int>(state.epochs.size()) + 1;
    epoch.trainLoss = state.lossSum / state.pictureSum;
    epoch.trainAccuracy = state.correctSum / state.pictureSum;
    epoch.validationLoss = judgement.loss;
    epoch.validationBalancedAccuracy = judgement.balancedAccuracy;
    epoch.learningRate = state.learningRate;
    epoch.seconds = seconds;
    epoch.stage = state.stage + 1;
    state.lossSum = state.correctSum = state.pictureSum = 0;
    if (isBetter(judgement)) {
        state.bestEpoch = epoch.epoch;
        state.bestLoss = judgement.loss;
        state.bestBalancedAccuracy = judgement.balancedAccuracy;
        state.best = copyOf(*m_run.average);
    }
    state.epochs.push_back(epoch);
    if (m_run.hooks.onEpoch) {
        m_run.hooks.onEpoch(epoch);
    }
}

}  // namespace intaglio::training::torch_adapter
