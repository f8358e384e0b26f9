#include "core/training/torch/Checkpoint.h"

#include <sstream>

#include "core/base/Files.h"

namespace intaglio::training::torch_adapter {

namespace {

/// Visits every number of the state in a fixed order, so that one list serves writing and reading.
template <class Visit>
void visitNumbers(TrainingState& state, Visit visit) {
    visit(state.stage);
    visit(state.step);
    visit(state.epochsBefore);
    visit(state.learningRate);
    visit(state.lossSum);
    visit(state.correctSum);
    visit(state.pictureSum);
    visit(state.bestEpoch);
    visit(state.bestLoss);
    visit(state.bestBalancedAccuracy);
    visit(state.stoppedEarly);
}

template <class Visit>
void visitEpoch(EpochReport& epoch, Visit visit) {
    visit(epoch.epoch);
    visit(epoch.trainLoss);
    visit(epoch.trainAccuracy);
    visit(epoch.validationLoss);
    visit(epoch.validationBalancedAccuracy);
    visit(epoch.learningRate);
    visit(epoch.seconds);
    visit(epoch.stage);
}

/// All numbers in one list: the state's, then those of each epoch.
torch::Tensor packNumbers(TrainingState state) {
    std::vector<double> numbers;
    const auto take = [&numbers](auto& value) { numbers.push_back(static_cast<double>(value)); };
    visitNumbers(state, take);
    for (EpochReport& epoch : state.epochs) {
        visitEpoch(epoch, take);
    }
    return torch::tensor(numbers, torch::kDouble);
}

void unpackNumbers(const torch::Tensor& numbers, TrainingState& state) {
    const double* next = numbers.data_ptr<double>();
    const double* end = next + numbers.numel();
    const auto give = [&](auto& value) {
        TORCH_CHECK(next < end, "the checkpoint is too short");
        value = static_cast<std::remove_reference_t<decltype(value)>>(*next++);
    };
    visitNumbers(state, give);
    state.epochs.clear();
    while (next < end) {
        visitEpoch(state.epochs.emplace_back(), give);
    }
}

void writeTensors(torch::serialize::OutputArchive& archive, const std::string& name, const NetworkState& tensors) {
    for (std::size_t index = 0; index < tensors.size(); ++index) {
        archive.write(name + std::to_string(index), tensors[index]);
    }
}

NetworkState readTensors(torch::serialize::InputArchive& archive, const std::string& name, std::size_t count) {
    NetworkState tensors(count);
    for (std::size_t index = 0; index < count; ++index) {
        archive.read(name + std::to_string(index), tensors[index]);
    }
    return tensors;
}

torch::serialize::InputArchive readCheckpoint(const std::string& bytes, const std::string& fingerprint, Network& network, Network& average,
                                              TrainingState& state) {
    std::istringstream stream(bytes);
    torch::serialize::InputArchive archive;
    archive.load_from(stream);
    torch::IValue stored;
    archive.read("fingerprint", stored);
    TORCH_CHECK(stored.toStringRef() == fingerprint, "the checkpoint belongs to another request");
    torch::Tensor numbers;
    archive.read("numbers", numbers);
    unpackNumbers(numbers, state);
    const std::size_t count = network.state().size();
    network.setState(readTensors(archive, "network", count));
    average.setState(readTensors(archive, "average", count));
    state.best = readTensors(archive, "best", count);
    torch::serialize::InputArchive optimizer;
    archive.read("optimizer", optimizer);
    return optimizer;
}

}  // namespace

NetworkState copyOf(const Network& network) {
    NetworkState copy;
    for (const auto& tensor : network.state()) {
        copy.push_back(tensor.detach().to(torch::kCPU).clone());
    }
    return copy;
}

std::string fingerprintOf(const TrainRequest& request, std::size_t trainingPictures) {
    std::ostringstream text;
    text.precision(17);
    text << request.architecture << ' ' << request.shape.classes << ' ' << request.shape.channels << ' ' << request.shape.rows << ' '
         << request.shape.columns << ' ' << request.batchSize << ' ' << request.headFactor << ' ' << request.weightDecay << ' '
         << request.labelSmoothing << ' ' << request.mixup << ' ' << request.dropout << ' ' << request.averageDecay << ' '
         << request.gradientLimit << ' ' << static_cast<int>(request.balance) << ' ' << static_cast<int>(request.balanceMethod) << ' '
         << static_cast<int>(request.selectBy) << ' ' << request.patience << ' ' << request.seed << ' ' << trainingPictures << ' '
         << request.identity << (request.independentLabels ? " independent" : "") << (request.addNormalization ? " normalized" : "");
    for (const TrainStage& stage : stagesOf(request)) {
        text << " / " << stage.firstTrainableBlock << ' ' << stage.epochs << ' ' << stage.learningRate << ' '
             << static_cast<int>(stage.schedule) << ' ' << stage.views;
    }
    return text.str();
}

base::Status saveCheckpoint(const std::filesystem::path& file, const std::string& fingerprint, const Network& network,
                            const Network& average, const torch::optim::Optimizer& optimizer, const TrainingState& state) {
    torch::serialize::OutputArchive archive;
    archive.write("fingerprint", torch::IValue(fingerprint));
    archive.write("numbers", packNumbers(state));
    writeTensors(archive, "network", copyOf(network));
    writeTensors(archive, "average", copyOf(average));
    writeTensors(archive, "best", state.best);
    torch::serialize::OutputArchive optimizerArchive;
    optimizer.save(optimizerArchive);
    archive.write("optimizer", optimizerArchive);
    std::ostringstream stream;
    archive.save_to(stream);
    const std::string bytes = stream.str();
    return base::writeFileAtomically(file, base::viewOf(bytes));
}

base::Result<torch::serialize::InputArchive> loadCheckpoint(const std::filesystem::path& file, const std::string& fingerprint,
                                                            Network& network, Network& average, TrainingState& state) {
    const auto bytes = base::readFile(file);
    if (!bytes) {
        return bytes.error();
    }
    try {
        return readCheckpoint(std::string(base::textOf(*bytes)), fingerprint, network, average, state);
    } catch (const std::exception&) {
        return base::Error(base::ErrorCode::InvalidArgument, {"resume", base::pathText(file)});
    }
}

}  // namespace intaglio::training::torch_adapter
