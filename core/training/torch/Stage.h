#pragma once
#include "core/training/torch/Checkpoint.h"
#include "core/training/torch/FeatureCache.h"

namespace intaglio::training::torch_adapter {

/// What all stages of one training run share.
struct Run {
    const TrainRequest& request;
    const BatchSource& training;
    const BatchSource& validation;
    const TrainingHooks& hooks;
    torch::Device device;
    std::shared_ptr<Network> network;  ///< the one that learns
    std::shared_ptr<Network> average;  ///< its moving average, always in evaluation mode
    TrainingState state;
    std::string fingerprint;
    std::int64_t parameters = 0;  ///< of the architecture, without normalisation that was added

    /// Batches are cut as evenly as the pictures allow: a last batch of one picture would upset batch normalisation.
    [[nodiscard]] std::int64_t stepsPerEpoch() const;
    [[nodiscard]] base::Status save(const torch::optim::Optimizer& optimizer) const;
};

/// One stage: freezes the first blocks, keeps their outputs where its plan says so, and trains the rest until its epochs or its patience
/// are used up.
class Stage {
public:
    /// `stepsBefore`: of all stages before; `totalSteps`: of the whole run. The run must outlive the stage.
    Stage(Run& run, const TrainStage& plan, std::int64_t stepsBefore, std::int64_t totalSteps);

    /// True where nothing is left to do (a resumed run).
    [[nodiscard]] bool isFinished() const;
    /// Caches and optimiser; the latter goes on from `optimizer` where a resumed run gives one.
    [[nodiscard]] base::Status prepare(torch::serialize::InputArchive* optimizer);
    [[nodiscard]] base::Status train();

private:
    struct Judgement {
        double loss = 0;
        double balancedAccuracy = 0;
    };

    [[nodiscard]] std::int64_t steps() const { return m_run.stepsPerEpoch() * m_plan.epochs; }
    [[nodiscard]] std::uint64_t seedOf(std::uint64_t purpose, std::int64_t index) const;
    [[nodiscard]] base::Status keepFeatures();
    void makeOptimizer();
    [[nodiscard]] base::Status trainEpoch();
    [[nodiscard]] base::Status trainStep(std::span<const std::size_t> indices);
    [[nodiscard]] base::Status waitWhereAsked();
    [[nodiscard]] Batch trainingBatch(std::span<const std::size_t> indices, std::uint64_t seed);
    [[nodiscard]] torch::Tensor trainableInput(Network& network, const torch::Tensor& input) const;
    [[nodiscard]] torch::Tensor lossOf(const torch::Tensor& logits, const torch::Tensor& labels) const;
    [[nodiscard]] double plainLoss(const torch::Tensor& logits, const torch::Tensor& labels) const;
    void setLearningRate();
    void learn(const torch::Tensor& loss);
    void followWeights();
    [[nodiscard]] Judgement judge();
    void finishEpoch(double seconds);
    [[nodiscard]] bool isBetter(const Judgement& judgement) const;

    Run& m_run;
    TrainStage m_plan;
    std::int64_t m_stepsBefore;
    std::int64_t m_totalSteps;
    int m_frozen = 0;  ///< blocks that do not learn
    FeatureCache m_trainingFeatures, m_validationFeatures;
    torch::Tensor m_classWeights;
    std::unique_ptr<torch::optim::AdamW> m_optimizer;
    std::vector<double> m_groupFactors;  ///< of the learning rate, one per parameter group
};

}  // namespace intaglio::training::torch_adapter
