#include "core/training/torch/Trainer.h"

#include <algorithm>
#include <utility>

#include "core/base/Files.h"
#include "core/base/Platform.h"
#include "core/training/Sampling.h"
#include "core/training/torch/Export.h"
#include "core/training/torch/Stage.h"

namespace intaglio::training::torch_adapter {

namespace {

using base::Error;
using base::ErrorCode;
using base::Status;

/// A wrong value, or nothing.
std::optional<std::pair<std::string, std::string>> wrongStage(const TrainStage& stage) {
    if (stage.epochs < 1) return std::pair("stages.epochs", std::to_string(stage.epochs));
    if (!(stage.learningRate > 0)) return std::pair("stages.learning_rate", std::to_string(stage.learningRate));
    if (stage.firstTrainableBlock < 0) return std::pair("stages.first_trainable_block", std::to_string(stage.firstTrainableBlock));
    if (stage.views < 0 || stage.views > 1000) return std::pair("stages.views", std::to_string(stage.views));
    return std::nullopt;
}

Status checkRequest(const TrainRequest& request, const BatchSource& training, const BatchSource& validation) {
    if (training.size() == 0 || validation.size() == 0) {
        return Error(ErrorCode::SplitEmpty, {training.size() == 0 ? "train" : "val"});
    }
    if (request.batchSize < 1 || request.shape.classes < 2 || request.threads < 1 || request.patience < 1) {
        return Error(ErrorCode::InvalidArgument, {"batch size, classes, patience or threads", "too small"});
    }
    if (request.mixup < 0 || request.mixup > 1 || request.averageDecay < 0 || request.averageDecay >= 1) {
        return Error(ErrorCode::InvalidArgument, {"mixup or average_decay", "out of range"});
    }
    for (const TrainStage& stage : stagesOf(request)) {
        if (const auto wrong = wrongStage(stage)) {
            return Error(ErrorCode::InvalidArgument, {wrong->first, wrong->second});
        }
    }
    return {};
}

base::Result<torch::Device> deviceOf(TrainDevice wished) {
    const bool hasCuda = wished != TrainDevice::Cpu && torch::cuda::is_available();
    if (wished == TrainDevice::Cuda && !hasCuda) {
        return Error(ErrorCode::DeviceUnavailable, {"cuda"});
    }
    return torch::Device(hasCuda ? torch::kCUDA : torch::kCPU);
}

std::int64_t parametersOf(const Network& network) {
    std::int64_t count = 0;
    for (const auto& parameter : network.parameters()) {
        count += parameter.numel();
    }
    return count;
}

/// Training pictures as the first step might see them, varied and balanced: as many as a step takes, as these pass all layers at once
/// too, but eight at least, as fewer have no statistics.
torch::Tensor somePictures(const Run& run) {
    const TrainRequest& request = run.request;
    auto indices = sampleOrder(run.training, request.shape.classes, request.balance, request.seed);
    indices.resize(std::min(indices.size(), static_cast<std::size_t>(std::clamp(request.batchSize, 8, 64))));
    std::vector<std::optional<std::uint64_t>> seeds(indices.size());
    for (std::size_t item = 0; item < seeds.size(); ++item) {
        seeds[item] = mixSeeds(request.seed, item);
    }
    return makeBatch(run.training, indices, request.shape, seeds).values;
}

Status makeNetworks(Run& run) {
    const TrainRequest& request = run.request;
    torch::manual_seed(request.seed);
    run.network = makeNetwork(request.architecture, request.shape, request.dropout);
    run.average = makeNetwork(request.architecture, request.shape, 0);
    if (!run.network || !run.average) {
        return checkArchitecture(request.architecture, request.shape);
    }
    if (!request.pretrainedWeights.empty()) {
        if (const auto loaded = loadPretrained(*run.network, request.pretrainedWeights); !loaded) {
            return loaded;
        }
    }
    run.parameters = parametersOf(*run.network);
    if (request.addNormalization) {
        run.network->addNormalization();
        run.average->addNormalization();
        run.network->settleNormalization(somePictures(run));
    }
    run.network->to(run.device);
    run.average->to(run.device);
    const torch::NoGradGuard noGradient;
    run.average->setState(run.network->state());
    run.average->eval();
    run.state.best = copyOf(*run.average);
    return {};
}

/// Each stage begins with the best of the ones before.
void beginStage(Run& run, int stage) {
    run.state.stage = stage;
    run.state.step = 0;
    run.state.epochsBefore = static_cast<int>(run.state.epochs.size());
    const torch::NoGradGuard noGradient;
    run.network->setState(run.state.best);
    run.average->setState(run.state.best);
}

Status trainStages(Run& run) {
    std::optional<torch::serialize::InputArchive> optimizer;
    if (run.request.resume && std::filesystem::exists(run.request.checkpointFile)) {
        auto loaded = loadCheckpoint(run.request.checkpointFile, run.fingerprint, *run.network, *run.average, run.state);
        if (!loaded) {
            return loaded.error();
        }
        optimizer = *std::move(loaded);
    }
    const int firstStage = run.state.stage;
    const auto plans = stagesOf(run.request);
    std::int64_t total = 0, before = 0;
    for (const TrainStage& plan : plans) {
        total += plan.epochs * run.stepsPerEpoch();
    }
    for (int index = 0; index < static_cast<int>(plans.size()); ++index) {
        const TrainStage& plan = plans[static_cast<std::size_t>(index)];
        const std::int64_t stepsBefore = std::exchange(before, before + plan.epochs * run.stepsPerEpoch());
        const bool isResumed = optimizer && index == firstStage;
        if (index > firstStage || !optimizer) {
            beginStage(run, index);
        }
        Stage stage(run, plan, stepsBefore, total);
        if (index < firstStage || stage.isFinished()) {
            continue;
        }
        if (const auto ready = stage.prepare(isResumed ? &*optimizer : nullptr); !ready) {
            return ready;
        }
        if (const auto trained = stage.train(); !trained) {
            return trained;
        }
    }
    return {};
}

base::Result<TrainReport> finish(Run& run) {
    TrainReport report;
    report.epochs = run.state.epochs;
    report.bestEpoch = run.state.bestEpoch;
    report.stoppedEarly = run.state.stoppedEarly;
    report.parameters = run.parameters;
    run.average->to(torch::kCPU);
    {
        const torch::NoGradGuard noGradient;
        run.average->setState(run.state.best);
    }
    const auto exported = exportTorchScript(*run.average, run.request.modelFile);
    return exported ? base::Result<TrainReport>(std::move(report)) : exported.error();
}

/// LibTorch's exceptions end here.
template <class Work>
auto guarded(Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const std::exception& exception) {
        const std::string text = exception.what();
        return Error(ErrorCode::Internal, {"LibTorch: " + text.substr(0, text.find('\n'))});
    }
}

}  // namespace

base::Result<TrainReport> TorchTrainer::train(const TrainRequest& request, const BatchSource& training, const BatchSource& validation,
                                              const TrainingHooks& hooks) {
    if (const auto checked = checkRequest(request, training, validation); !checked) {
        return checked.error();
    }
    return guarded([&]() -> base::Result<TrainReport> {
        const auto device = deviceOf(request.device);
        if (!device) {
            return device.error();
        }
        at::set_num_threads(request.threads);
        base::platform::keepLargeFreedMemory();
        Run run{request, training, validation, hooks, *device, nullptr, nullptr, {}, fingerprintOf(request, training.size()), 0};
        if (const auto made = makeNetworks(run); !made) {
            return made.error();
        }
        const auto trained = trainStages(run);
        return trained ? finish(run) : trained.error();
    });
}

base::Result<std::int64_t> TorchTrainer::parameterCount(const std::string& architecture, const NetworkShape& shape) const {
    return guarded([&]() -> base::Result<std::int64_t> {
        if (const auto checked = checkArchitecture(architecture, shape); !checked) {
            return checked.error();
        }
        return parametersOf(*makeNetwork(architecture, shape, 0));
    });
}

std::vector<std::string> TorchTrainer::architectures() const {
    return networkNames();
}

std::vector<ArchitectureFacts> TorchTrainer::facts() const {
    return networkFacts();
}

}  // namespace intaglio::training::torch_adapter

extern "C" __attribute__((visibility("default"))) intaglio::training::NetworkTrainer* intaglioCreateTrainer() {
    return new intaglio::training::torch_adapter::TorchTrainer();
}
