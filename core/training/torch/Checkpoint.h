#pragma once
#include "core/training/torch/Networks.h"

/// What a training run needs to go on after a kill exactly as if nothing had happened. Random choices need no state of their own: every
/// one is derived from the request's seed and the number of the stage, epoch, step or picture.
namespace intaglio::training::torch_adapter {

using NetworkState = std::vector<torch::Tensor>;  ///< as Network::state() orders it

struct TrainingState {
    int stage = 0;            ///< index of the stage in progress
    std::int64_t step = 0;    ///< its finished steps
    int epochsBefore = 0;     ///< finished before this stage
    double learningRate = 0;  ///< of the last step
    double lossSum = 0;       ///< of the epoch in progress, as the next two
    double correctSum = 0;
    double pictureSum = 0;
    int bestEpoch = 0;  ///< over all stages; 0: none finished yet
    double bestLoss = 0;
    double bestBalancedAccuracy = 0;
    bool stoppedEarly = false;
    NetworkState best;
    std::vector<EpochReport> epochs;
};

/// A detached copy on the processor.
[[nodiscard]] NetworkState copyOf(const Network& network);

/// Everything of a request that a resumed run must share with the run it continues.
[[nodiscard]] std::string fingerprintOf(const TrainRequest& request, std::size_t trainingPictures);

/// Written to a temporary file first: a kill while writing leaves the previous checkpoint whole.
[[nodiscard]] base::Status saveCheckpoint(const std::filesystem::path& file, const std::string& fingerprint, const Network& network,
                                          const Network& average, const torch::optim::Optimizer& optimizer, const TrainingState& state);

/// Fills networks and state and returns the optimiser's part, to be loaded once the stage's optimiser exists. InvalidArgument where the
/// checkpoint belongs to another request or is none.
[[nodiscard]] base::Result<torch::serialize::InputArchive> loadCheckpoint(const std::filesystem::path& file, const std::string& fingerprint,
                                                                          Network& network, Network& average, TrainingState& state);

}  // namespace intaglio::training::torch_adapter
