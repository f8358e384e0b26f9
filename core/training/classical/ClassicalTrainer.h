#pragma once
#include "core/training/Training.h"

namespace intaglio::training::classical {

/// Trains classifiers that are no networks, "svm" and "knn", on the features that the request names, and writes model.json
/// (core/inference/classical/ClassicalModel.h). Pictures are taken as prediction sees them: augmentation, stages, pretrained weights and
/// checkpoints mean nothing here, and a stopped run starts anew.
///
/// Features are standardised on the training split and weighed so that every named feature counts alike, however many numbers it has.
/// What cannot be learned (kernel, C, gamma; the number of neighbours) is tried on the validation split, each try reported as an epoch;
/// TrainRequest::selectBy chooses. Tries of a support-vector classifier use at most 1500 training pictures, some of every class;
/// the chosen one is fitted to all. Class weights follow TrainRequest::balance (support vectors only). Probabilities are
/// fitted to the validation split.
class ClassicalTrainer final : public NetworkTrainer {
public:
    /// Phases "features" and "train". SplitEmpty, ArchitectureUnknown, InvalidArgument, Cancelled (soon, also within a fit), OutOfMemory,
    /// errors of writing.
    [[nodiscard]] base::Result<TrainReport> train(const TrainRequest& request, const BatchSource& training, const BatchSource& validation,
                                                  const TrainingHooks& hooks) override;
    /// 0: what is stored grows with the training pictures (TrainReport::parameters tells). ArchitectureUnknown.
    [[nodiscard]] base::Result<std::int64_t> parameterCount(const std::string& architecture, const NetworkShape& shape) const override;
    [[nodiscard]] std::vector<std::string> architectures() const override;
    [[nodiscard]] std::vector<ArchitectureFacts> facts() const override;
};

}  // namespace intaglio::training::classical
