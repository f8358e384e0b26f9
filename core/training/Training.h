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
#include "core/training/TrainingControl.h"

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

/// How the learning rate runs over the steps of a stage, as a share of its peak (core/training/Schedule.h).
enum class ScheduleKind { OneCycle, Cosine, Step, Constant };

/// How often each class is shown. SquareRoot: in proportion to the square root of its size; Full: every class equally often; None: as the
/// pictures are.
enum class ClassBalance { SquareRoot, Full, None };

/// By what a class gets its share: pictures of rare classes are drawn more often, or their errors count more.
enum class BalanceMethod { Sampling, LossWeights };

/// What decides which epoch is kept and when training stops early: the lowest loss or the highest balanced accuracy on the validation
/// split.
enum class SelectBy { ValidationLoss, BalancedAccuracy };

/// Where the arithmetic is done. Auto: CUDA where this build and computer have it, else the processor.
enum class TrainDevice { Cpu, Cuda, Auto };

/// One part of a training run. Each begins with the best weights of the one before and a fresh optimiser.
struct TrainStage {
    int firstTrainableBlock = 0;  ///< feature blocks before it stay as they are; 0: everything learns, the block count: only the head
    int epochs = 20;
    double learningRate = 6e-4;  ///< peak of the schedule
    ScheduleKind schedule = ScheduleKind::OneCycle;
    /// 0: pictures are varied anew in every step and run through the whole network. From 1 on, with frozen blocks: this many versions of
    /// each picture (the picture itself, the others varied, with fixed seeds) run through the frozen blocks once, and the stage learns from
    /// the kept outputs.
    int views = 0;
};

/// What one should know of an architecture before training it.
struct ArchitectureFacts {
    std::string name;
    std::string description;    ///< one English line: what it is and who published it
    NetworkShape naturalShape;  ///< the input of its publication; `classes` as there
    int minimumSide = 1;        ///< fewest rows and columns it can work with
    bool anySize = false;       ///< a trained network also takes pictures of other sizes than it was trained with
    int blocks = 0;             ///< feature blocks, see TrainRequest::firstTrainableBlock; 0: none to freeze
};

/// Everything that decides the outcome of a training run; equal requests on equal pictures and threads give equal models.
struct TrainRequest {
    std::string architecture = "mobilenet_v2";
    NetworkShape shape;
    std::filesystem::path pretrainedWeights;  ///< of named tensors (*.pt) or of a finished model (*.ts); empty: random start
    std::filesystem::path checkpointFile;     ///< written while training, read by a resumed run
    std::filesystem::path modelFile;          ///< TorchScript file to write
    bool resume = false;                      ///< continue from checkpointFile where it exists
    std::string identity;                     ///< of pictures, preparation and starting weights: a checkpoint of another is not taken
    std::vector<TrainStage> stages;           ///< empty: one stage of the three values below, without kept outputs
    int epochs = 20;
    double learningRate = 6e-4;   ///< peak of the schedule for pretrained layers
    int firstTrainableBlock = 0;  ///< earlier feature blocks stay as they were pretrained
    int batchSize = 32;
    double headFactor = 3;  ///< the new last layer learns this many times faster
    double weightDecay = 0.02;
    double labelSmoothing = 0.05;
    bool independentLabels = false;  ///< binary cross-entropy of every label on its own (manifest's "sigmoid"); else cross-entropy of all
    /// Learns with batch normalisation behind every convolution, also where the architecture has it folded (mobilenet_v2) or none at all;
    /// the model that is written has it folded.
    bool addNormalization = false;
    double mixup = 0;  ///< alpha of the Beta distribution by which pictures are blended in pairs (Zhang et al. 2018), 0 .. 1; 0: never
    double dropout = 0.2;
    double averageDecay = 0.99;  ///< of the exponential moving average of the weights, which is what is judged and kept
    double gradientLimit = 2;    ///< largest norm of a step's gradient; 0: no limit
    ClassBalance balance = ClassBalance::SquareRoot;
    BalanceMethod balanceMethod = BalanceMethod::Sampling;
    SelectBy selectBy = SelectBy::ValidationLoss;
    int patience = 6;            ///< epochs of a stage without a better one before the stage ends
    int checkpointSeconds = 60;  ///< longest work a kill may cost, beside the step in progress
    int cacheMegabytes = 2048;   ///< kept outputs beyond this lie in a file beside the checkpoint while the stage runs
    TrainDevice device = TrainDevice::Cpu;
    /// "svm" and "knn" only: names of the features they learn from (core/inference/classical/ClassicalFeatures.h); empty: all of them.
    std::vector<std::string> classicalFeatures;
    /// "svm" and "knn" only: how the picture's grey values 0 .. 255 became network inputs, x / divisor + offset.
    double inputDivisor = 127.5;
    double inputOffset = -1;
    std::uint64_t seed = 1;
    int threads = 2;
};

/// The request's stages, or the one that its flat values describe. Never empty.
[[nodiscard]] std::vector<TrainStage> stagesOf(const TrainRequest& request);
/// The most epochs that one network takes over all stages; patience may end one earlier.
[[nodiscard]] int plannedEpochs(const TrainRequest& request);

/// One step, for a live curve.
struct StepReport {
    int stage = 0;           ///< from 1
    std::int64_t step = 0;   ///< finished steps over all stages
    std::int64_t total = 0;  ///< steps of all stages; early stopping may end before
    double loss = 0;         ///< mean over the step's pictures
    double learningRate = 0;
};

/// One pass over the training pictures.
struct EpochReport {
    int epoch = 0;  ///< from 1, over all stages
    double trainLoss = 0;
    double trainAccuracy = 0;
    double validationLoss = 0;
    double validationBalancedAccuracy = 0;
    double learningRate = 0;
    double seconds = 0;
    int stage = 1;  ///< from 1
};

struct TrainReport {
    std::vector<EpochReport> epochs;
    int bestEpoch = 0;
    std::int64_t parameters = 0;  ///< trainable or not, of the whole network
    bool stoppedEarly = false;    ///< patience ended at least one stage
    std::string startedFrom;      ///< model and version, or file name; empty: random start, or not known
    std::string counts = {};      ///< JSON: pictures of each split and label that it had; empty: those of the table at hand
};

/// Called after each epoch or step, on the training thread.
using EpochObserver = std::function<void(const EpochReport&)>;
using StepObserver = std::function<void(const StepReport&)>;

/// Who watches a run and who may steer it. What is referred to must outlive the run.
struct TrainingHooks {
    base::ProgressSink& progress;
    std::stop_token stop;
    EpochObserver onEpoch;
    StepObserver onStep;
    TrainingControl* control = nullptr;
};

/// A library that trains networks. One training at a time per object.
class NetworkTrainer {
public:
    virtual ~NetworkTrainer() = default;
    /// Trains stage by stage, keeps the weights of the best epoch (TrainRequest::selectBy) and writes them as TorchScript with the methods
    /// forward(x), features(x) and head(f); weights are stored as 16-bit floats and computed with as 32-bit.
    /// Reports phases "features" (pictures run through frozen blocks) and "train" (steps); a stop request, or one of `hooks.control`, ends
    /// the run after the current batch with Cancelled, and the checkpoint stays.
    /// ArchitectureUnknown, InvalidArgument, FileNotFound and others of reading, DeviceUnavailable, TrainingDiverged where the loss is not
    /// finite, OutOfMemory.
    [[nodiscard]] virtual base::Result<TrainReport> train(const TrainRequest& request, const BatchSource& training,
                                                          const BatchSource& validation, const TrainingHooks& hooks) = 0;
    /// Number of parameters of an architecture. ArchitectureUnknown.
    [[nodiscard]] virtual base::Result<std::int64_t> parameterCount(const std::string& architecture, const NetworkShape& shape) const = 0;
    [[nodiscard]] virtual std::vector<std::string> architectures() const = 0;
    /// Of each of architectures(), in the same order; empty where a trainer has nothing to say.
    [[nodiscard]] virtual std::vector<ArchitectureFacts> facts() const { return {}; }
};

/// Name under which the adapter's shared library exports a function `NetworkTrainer*()` with C linkage; the caller owns the object.
inline constexpr const char* kTrainerSymbol = "intaglioCreateTrainer";
/// Base name of that library, see base::platform::sharedLibraryName; one library holds engine and trainer (core/inference/Engine.h).
inline constexpr const char* kTrainerLibrary = "intaglio-torch";

}  // namespace intaglio::training
