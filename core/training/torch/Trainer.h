#pragma once
#include "core/training/Training.h"

namespace intaglio::training::torch_adapter {

/// Trains torch::nn networks with AdamW and a moving average of the weights, in stages that may leave the first blocks as they are.
class TorchTrainer final : public NetworkTrainer {
public:
    [[nodiscard]] base::Result<TrainReport> train(const TrainRequest& request, const BatchSource& training, const BatchSource& validation,
                                                  const TrainingHooks& hooks) override;
    [[nodiscard]] base::Result<std::int64_t> parameterCount(const std::string& architecture, const NetworkShape& shape) const override;
    [[nodiscard]] std::vector<std::string> architectures() const override;
    [[nodiscard]] std::vector<ArchitectureFacts> facts() const override;
};

}  // namespace intaglio::training::torch_adapter
