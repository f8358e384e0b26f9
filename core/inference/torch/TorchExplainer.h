#pragma once
#include <mutex>

#include "core/inference/torch/TorchModule.h"

namespace intaglio::inference::torchlib {

/// Class evidence from the gradient of one logit at the last spatial features.
/// Grad-CAM: Selvaraju et al., ICCV 2017. HiResCAM: Draelos and Carin, arXiv 2011.08891.
class TorchExplainer final : public Explainer {
public:
    TorchExplainer(const ModelPackage& package, torch::jit::Module module, const torch::Device& device);
    /// GradCam and HiResCam; InvalidArgument for another method, label or input, ModelOutputInvalid for a map that is not finite.
    [[nodiscard]] base::Result<Heatmap> explain(const Tensor& input, int label, ExplainMethod method) override;

private:
    [[nodiscard]] torch::Tensor evidence(const torch::Tensor& input, int label, ExplainMethod method);

    torch::jit::Module m_module;
    torch::Device m_device;
    std::string m_id;
    int m_labels;
    std::mutex m_busy;  ///< gradients are large; one picture at a time
};

}  // namespace intaglio::inference::torchlib
