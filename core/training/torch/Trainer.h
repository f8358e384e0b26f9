#pragma once
#include "core/training/Training.h"

namespace intaglio::training::torch_adapter {

/// Trains torch::nn networks with AdamW, a one-cycle learning rate and a moving average of the weights.
class TorchTrainer final : public NetworkTrainer {
public:
    [[nodiscard]] base::Result<TrainReport> train(const TrainRequest& request, const BatchSource& training, const BatchSource& validation,
                                                  const TrainingHooks& hooks) override;
    [[nodiscard]] base::Result<std::int64_t> parameterCount(const std::string& architecture, const NetworkShape& shape) const override;
    [[nodiscard]] std::vector<std::string> architectures() const override;
};

}  // namespace intaglio::training::torch_adapter
