#pragma once
#include "core/inference/Engine.h"

namespace intaglio::inference::torchlib {

/// Loads TorchScript packages. Stateless; any thread. CUDA is used where Device::Auto finds one.
class TorchEngine final : public Engine {
public:
    /// Settles LibTorch's process-wide switches (no profiling executor, no gradient bookkeeping of its own).
    TorchEngine();
    [[nodiscard]] base::Result<std::unique_ptr<ModelRunner>> loadRunner(const ModelPackage& package, const std::string& file,
                                                                        Device device) override;
    [[nodiscard]] base::Result<std::unique_ptr<Explainer>> loadExplainer(const ModelPackage& package, const std::string& file,
                                                                         Device device) override;
};

}  // namespace intaglio::inference::torchlib
