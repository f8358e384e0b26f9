#include "core/training/torch/Checkpoint.h"

#include <sstream>

#include "core/base/Files.h"

namespace intaglio::training::torch_adapter {

namespace {

constexpr int kEpochFields = 7;

torch::Tensor packEpochs(const std::vector<EpochReport>& epochs) {
    auto table = torch::zeros({static_cast<std::int64_t>(epochs.size()), kEpochFields}, torch::kDouble);
    for (std::size_t row = 0; row < epochs.size(); ++row) {
        const EpochReport& epoch = epochs[row];
        const std::vector<double> fields{static_cast<double>(epoch.epoch), epoch.trainLoss,    epoch.trainAccuracy, epoch.validationLoss,
                                         epoch.validationBalancedAccuracy, epoch.learningRate, epoch.seconds};
        table[static_cast<std::int64_t>(row)].copy_(torch::tensor(fields, torch::kDouble));
    }
    return table;
}

std::vector<EpochReport> unpackEpochs(const torch::Tensor& table) {
    std::vector<EpochReport> epochs;
    const auto view = table.accessor<double, 2>();
    for (std::int64_t row = 0; row < table.size(0); ++row) {
        epochs.push_back(
            {static_cast<int>(view[row][0]), view[row][1], view[row][2], view[row][3], view[row][4], view[row][5], view[row][6]});
    }
    return epochs;
}

torch::Tensor packNumbers(const TrainingState& state) {
    return torch::tensor({static_cast<double>(state.step), state.learningRate, state.lossSum, state.correctSum, state.pictureSum,
                          static_cast<double>(state.bestEpoch), state.bestLoss},
                         torch::kDouble);
}

void unpackNumbers(const torch::Tensor& numbers, TrainingState& state) {
    const auto view = numbers.accessor<double, 1>();
    state.step = static_cast<std::int64_t>(view[0]);
    state.learningRate = view[1];
    state.lossSum = view[2];
    state.correctSum = view[3];
    state.pictureSum = view[4];
    state.bestEpoch = static_cast<int>(view[5]);
    state.bestLoss = view[6];
}

void writeWeights(torch::serialize::OutputArchive& archive, const std::string& name, const NamedWeights& weights) {
    for (std::size_t index = 0; index < weights.size(); ++index) {
        archive.write(name + std::to_string(index), weights[index]);
    }
}

NamedWeights readWeights(torch::serialize::InputArchive& archive, const std::string& name, std::size_t count) {
    NamedWeights weights(count);
    for (std::size_t index = 0; index < count; ++index) {
        archive.read(name + std::to_string(index), weights[index]);
    }
    return weights;
}

}  // namespace

NamedWeights weightsOf(const Network& network) {
    NamedWeights weights;
    for (const auto& parameter : network.parameters()) {
        weights.push_back(parameter.detach().clone());
    }
    return weights;
}

void restoreWeights(const NamedWeights& weights, Network& network) {
    const torch::NoGradGuard noGradient;
    auto parameters = network.parameters();
    for (std::size_t index = 0; index < parameters.size(); ++index) {
        parameters[index].copy_(weights[index]);
    }
}

void copyWeights(const Network& from, Network& to) {
    restoreWeights(weightsOf(from), to);
}

std::string fingerprintOf(const TrainRequest& request, std::size_t trainingPictures) {
    std::ostringstream text;
    text << request.architecture << ' ' << request.shape.classes << ' ' << request.shape.channels << ' ' << request.shape.rows << ' '
         << request.shape.columns << ' ' << request.epochs << ' ' << request.batchSize << ' ' << request.learningRate << ' '
         << request.headFactor << ' ' << request.weightDecay << ' ' << request.labelSmoothing << ' ' << request.dropout << ' '
         << request.averageDecay << ' ' << request.gradientLimit << ' ' << request.firstTrainableBlock << ' ' << request.seed << ' '
         << trainingPictures;
    return text.str();
}

base::Status saveCheckpoint(const std::filesystem::path& file, const std::string& fingerprint, const Network& network,
                            const Network& average, const torch::optim::AdamW& optimizer, const TrainingState& state) {
    torch::serialize::OutputArchive archive;
    archive.write("fingerprint", torch::IValue(fingerprint));
    archive.write("numbers", packNumbers(state));
    archive.write("epochs", packEpochs(state.epochs));
    writeWeights(archive, "network", weightsOf(network));
    writeWeights(archive, "average", weightsOf(average));
    writeWeights(archive, "best", state.best);
    torch::serialize::OutputArchive optimizerArchive;
    optimizer.save(optimizerArchive);
    archive.write("optimizer", optimizerArchive);
    std::ostringstream stream;
    archive.save_to(stream);
    const std::string bytes = stream.str();
    return base::writeFileAtomically(file, base::viewOf(bytes));
}

base::Status loadCheckpoint(const std::filesystem::path& file, const std::string& fingerprint, Network& network, Network& average,
                            torch::optim::AdamW& optimizer, TrainingState& state) {
    const auto bytes = base::readFile(file);
    if (!bytes) {
        return bytes.error();
    }
    std::istringstream stream{std::string(base::textOf(*bytes))};
    torch::serialize::InputArchive archive;
    archive.load_from(stream);
    torch::IValue stored;
    archive.read("fingerprint", stored);
    if (stored.toStringRef() != fingerprint) {
        return base::Error(base::ErrorCode::InvalidArgument, {"resume", base::pathText(file)});
    }
    torch::Tensor numbers, epochs;
    archive.read("numbers", numbers);
    archive.read("epochs", epochs);
    unpackNumbers(numbers, state);
    state.epochs = unpackEpochs(epochs);
    const std::size_t count = network.parameters().size();
    restoreWeights(readWeights(archive, "network", count), network);
    restoreWeights(readWeights(archive, "average", count), average);
    state.best = readWeights(archive, "best", count);
    torch::serialize::InputArchive optimizerArchive;
    archive.read("optimizer", optimizerArchive);
    optimizer.load(optimizerArchive);
    return {};
}

}  // namespace intaglio::training::torch_adapter
