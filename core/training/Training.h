#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Result.h"

/// Training of networks behind a port: what to train, on which pictures, and what came of it. The LibTorch adapter lives in
/// core/training/torch and is loaded on first use.
namespace intaglio::training {

/// Where a trainer takes its network inputs from. Called from several threads at once, so fill() must not change anything.
class BatchSource {
public:
    virtual ~BatchSource() = default;
    [[nodiscard]] virtual std::size_t size() const = 0;
    /// Class index, 0 .. classes - 1.
    [[nodiscard]] virtual int labelOf(std::size_t index) const = 0;
    /// Writes one network input (channels x rows x columns, row-major) to `target`. Without `augmentationSeed` the input is exactly
    /// what prediction would see; with it the picture is varied at random, equal seeds giving equal inputs.
    virtual void fill(std::size_t index, std::optional<std::uint64_t> augmentationSeed, std::span<float> target) const = 0;
};

/// Shape of the network's input and output.
struct NetworkShape {
    int classes = 2;
    int channels = 3;
    int rows = 160;
    int columns = 160;
};

/// Everything that decides the outcome of a training run; equal requests on equal pictures and threads give equal models.
struct TrainRequest {
    std::string architecture = "mobilenet_v2";
    NetworkShape shape;
    std::filesystem::path pretrainedWeights;  ///< file of named tensors; empty: random start
    std::filesystem::path checkpointFile;     ///< written while training, read by a resumed run
    std::filesystem::path modelFile;          ///< TorchScript file to write
    bool resume = false;                      ///< continue from checkpointFile where it exists
    int epochs = 20;
    int batchSize = 32;
    double learningRate = 6e-4;  ///< peak of the one-cycle schedule for pretrained layers
    double headFactor = 3;       ///< the new last layer learns this many times faster
    double weightDecay = 0.02;
    double labelSmoothing = 0.05;
    double dropout = 0.2;
    double averageDecay = 0.99;   ///< of the exponential moving average of the weights, which is what is judged and kept
    double gradientLimit = 2;     ///< largest norm of a step's gradient
    int firstTrainableBlock = 0;  ///< earlier feature blocks stay as they were pretrained
    int patience = 6;             ///< epochs without a better validation loss before training stops
    int checkpointSeconds = 60;   ///< longest work a kill may cost, beside the step in progress
    std::uint64_t seed = 1;
    int threads = 2;
};

/// One pass over the training pictures.
struct EpochReport {
    int epoch = 0;  ///< from 1
    double trainLoss = 0;
    double trainAccuracy = 0;
    double validationLoss = 0;
    double validationBalancedAccuracy = 0;
    double learningRate = 0;
    double seconds = 0;
};

struct TrainReport {
    std::vector<EpochReport> epochs;
    int bestEpoch = 0;
    std::int64_t parameters = 0;  ///< trainable or not, of the whole network
    bool stoppedEarly = false;
};

/// Called after each epoch, on the training thread.
using EpochObserver = std::function<void(const EpochReport&)>;

/// A library that trains networks. One training at a time per object.
class NetworkTrainer {
public:
    virtual ~NetworkTrainer() = default;
    /// Trains, keeps the weights of the epoch with the lowest validation loss and writes them as TorchScript with the methods
    /// forward(x), features(x) and head(f); weights are stored as 16-bit floats and computed with as 32-bit.
    /// Reports phase "train" in steps; a stop request ends the run after the current batch with Cancelled, and the checkpoint stays.
    /// ArchitectureUnknown, InvalidArgument, FileNotFound and others of reading, TrainingDiverged where the loss is not finite,
    /// OutOfMemory.
    [[nodiscard]] virtual base::Result<TrainReport> train(const TrainRequest& request, const BatchSource& training,
                                                          const BatchSource& validation, base::ProgressSink& progress, std::stop_token stop,
                                                          const EpochObserver& onEpoch) = 0;
    /// Number of parameters of an architecture. ArchitectureUnknown.
    [[nodiscard]] virtual base::Result<std::int64_t> parameterCount(const std::string& architecture, const NetworkShape& shape) const = 0;
    [[nodiscard]] virtual std::vector<std::string> architectures() const = 0;
};

/// Name under which the adapter's shared library exports a function `NetworkTrainer*()` with C linkage; the caller owns the object.
inline constexpr const char* kTrainerSymbol = "intaglioCreateTrainer";
/// Base name of that library, see base::platform::sharedLibraryName; one library holds engine and trainer (core/inference/Engine.h).
inline constexpr const char* kTrainerLibrary = "intaglio-torch";

}  // namespace intaglio::training
