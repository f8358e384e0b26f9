#pragma once
#include "core/inference/torch/TorchModule.h"

namespace intaglio::inference::torchlib {

/// A module in prediction form: frozen, convolutions handed to oneDNN (TorchLowering.h). run() may be called from several threads.
class TorchRunner final : public ModelRunner {
public:
    /// Freezes and optimises; checks that on one picture of noise this changes nothing by more than 0.1 % of the largest value, and with an
    /// empty one that the network takes the manifest's input and gives one finite logit per label. ModelBroken.
    [[nodiscard]] static base::Result<std::unique_ptr<ModelRunner>> create(const ModelPackage& package, torch::jit::Module module,
                                                                           const torch::Device& device);
    [[nodiscard]] base::Result<ForwardResult> run(const Tensor& input) override;
    [[nodiscard]] std::string device() const override { return deviceName(m_device); }

private:
    TorchRunner(const ModelPackage& package, torch::jit::Module module, const torch::Device& device);
    [[nodiscard]] ForwardResult forward(const torch::Tensor& input);
    [[nodiscard]] base::Status checkOutput(std::int64_t pictures, const ForwardResult& output) const;

    torch::jit::Module m_module;
    torch::Device m_device;
    bool m_hasParts;
    std::string m_id;
    std::int64_t m_labels;
};

}  // namespace intaglio::inference::torchlib
