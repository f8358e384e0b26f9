#pragma once
#include <mutex>

#include "core/inference/torch/TorchLayers.h"
#include "core/inference/torch/TorchModule.h"

namespace intaglio::inference::torchlib {

/// Class evidence from the gradient of one logit.
/// At the last spatial features: CAM (Zhou et al., CVPR 2016), where the head is linear on averaged features; Grad-CAM (Selvaraju et al.,
/// ICCV 2017); HiResCAM (Draelos and Carin, arXiv 2011.08891). At the last layer of twice their resolution: LayerCAM (Jiang et al., IEEE
/// TIP 2021). On a linear head Grad-CAM is CAM without its negative part, and HiResCAM is CAM.
class TorchExplainer final : public Explainer {
public:
    /// A module with the methods features and head, in the form of loadModule. ModelBroken where it does not run on the manifest's input.
    [[nodiscard]] static base::Result<std::unique_ptr<Explainer>> create(const ModelPackage& package, torch::jit::Module module,
                                                                         const torch::Device& device);
    /// InvalidArgument for another method, label or input, ModelOutputInvalid for a map that is not finite.
    [[nodiscard]] base::Result<Heatmap> explain(const Tensor& input, int label, ExplainMethod method) override;
    [[nodiscard]] bool hasExactCam() const override { return m_weights.defined(); }
    [[nodiscard]] bool hasFinerLayer() const override { return m_inner.has_value(); }
    /// HeadAndLastFeatures: also the last third of the weights of features. InvalidArgument where the weights are constants of the graph.
    [[nodiscard]] base::Result<std::unique_ptr<Explainer>> randomised(Randomised depth, std::uint64_t seed) const override;

private:
    TorchExplainer(ModelPackage package, torch::jit::Module module, const torch::Device& device);
    void study();
    [[nodiscard]] bool canExplain(const Tensor& input, int label, ExplainMethod method) const;
    [[nodiscard]] torch::Tensor evidence(const torch::Tensor& input, int label, ExplainMethod method);
    [[nodiscard]] torch::Tensor innerEvidence(const torch::Tensor& input, int label);
    [[nodiscard]] torch::Tensor logitsOf(const torch::Tensor& features);

    ModelPackage m_package;
    torch::jit::Module m_module;
    torch::Device m_device;
    int m_labels;
    torch::Tensor m_weights;            ///< labels x F: the logit per unit of averaged feature, where the head is linear
    std::optional<InnerLayer> m_inner;  ///< empty where no layer is finer than the features
    std::mutex m_busy;                  ///< gradients are large; one picture at a time
};

}  // namespace intaglio::inference::torchlib
