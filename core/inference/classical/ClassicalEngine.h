#pragma once
#include "core/inference/Engine.h"

namespace intaglio::inference::classical {

/// Runs classical classifiers (engine "classical", model.json) on the processor, one thread per request. Their logits are the natural
/// logarithms of probabilities, their features the standardised ones, so that calibration, gate and evaluation treat them as networks.
/// The manifest's last preprocessing step must be "scale", which is undone to get at grey values. Stateless; any thread.
class ClassicalEngine final : public Engine {
public:
    [[nodiscard]] base::Result<std::unique_ptr<ModelRunner>> loadRunner(const ModelPackage& package, const std::string& file,
                                                                        Device device) override;
    /// Null: there is no gradient. Occlusion asks the classifier alone.
    [[nodiscard]] base::Result<std::unique_ptr<Explainer>> loadExplainer(const ModelPackage& package, const std::string& file,
                                                                         Device device) override;
};

}  // namespace intaglio::inference::classical
