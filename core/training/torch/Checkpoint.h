#pragma once
#include "core/training/torch/Networks.h"

/// What a training run needs to go on after a kill exactly as if nothing had happened.
namespace intaglio::training::torch_adapter {

using NamedWeights = std::vector<torch::Tensor>;  ///< in the order of Network::parameters()

struct TrainingState {
    std::int64_t step = 0;  ///< finished steps, over all epochs
    double learningRate = 0;
    double lossSum = 0;  ///< of the epoch in progress
    double correctSum = 0;
    double pictureSum = 0;
    int bestEpoch = 0;  ///< 0: none finished yet
    double bestLoss = 0;
    NamedWeights best;
    std::vector<EpochReport> epochs;
};

/// Detached copies.
[[nodiscard]] NamedWeights weightsOf(const Network& network);
void restoreWeights(const NamedWeights& weights, Network& network);
void copyWeights(const Network& from, Network& to);

/// Everything of a request that a resumed run must share with the run it continues.
[[nodiscard]] std::string fingerprintOf(const TrainRequest& request, std::size_t trainingPictures);

/// Written to a temporary file first: a kill while writing leaves the previous checkpoint whole.
[[nodiscard]] base::Status saveCheckpoint(const std::filesystem::path& file, const std::string& fingerprint, const Network& network,
                                          const Network& average, const torch::optim::AdamW& optimizer, const TrainingState& state);
/// InvalidArgument where the checkpoint belongs to another request.
[[nodiscard]] base::Status loadCheckpoint(const std::filesystem::path& file, const std::string& fingerprint, Network& network,
                                          Network& average, torch::optim::AdamW& optimizer, TrainingState& state);

}  // namespace intaglio::training::torch_adapter
