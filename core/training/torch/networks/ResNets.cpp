#include <array>

#include "core/training/torch/networks/Heads.h"
#include "core/training/torch/networks/Stem.h"

namespace intaglio::training::torch_adapter {

namespace {

/// Convolutions around which the input is led past, through a 1x1 convolution where the shape changes. With a bottleneck: 1x1, 3x3, 1x1 to
/// four times the width, the 3x3 taking the stride; else two 3x3.
class Residual final : public Block {
public:
    static constexpr std::int64_t kExpansion = 4;

    Residual(std::int64_t inputs, std::int64_t width, std::int64_t stride, bool bottleneck) {
        const std::int64_t outputs = bottleneck ? width * kExpansion : width;
        if (bottleneck) {
            add(centred(inputs, width, 1, 1));
            add(centred(width, width, 3, stride));
            add(centred(width, outputs, 1, 1));
        } else {
            add(centred(inputs, width, 3, stride));
            add(centred(width, width, 3, 1));
        }
        if (stride != 1 || inputs != outputs) {
            m_shortcut = register_module("shortcut", NormalizedConvolution(centred(inputs, outputs, 1, stride)));
        }
    }

    torch::Tensor forward(const torch::Tensor& input) override {
        torch::Tensor value = input;
        for (std::size_t step = 0; step + 1 < m_steps.size(); ++step) {
            value = relu(m_steps[step]->forward(value), is_training());
        }
        value = m_steps.back()->forward(value);
        return relu(value + (m_shortcut.is_empty() ? input : m_shortcut->forward(input)), is_training());
    }

private:
    void add(const ConvolutionImpl::Options& options) {
        m_steps.push_back(register_module(std::to_string(m_steps.size()), NormalizedConvolution(options)));
    }

    std::vector<NormalizedConvolution> m_steps;
    NormalizedConvolution m_shortcut{nullptr};
};

std::shared_ptr<Network> makeStages(const NetworkPlan& plan, const std::array<int, 4>& repeats, bool bottleneck) {
    const auto network = std::make_shared<PooledNetwork>(plan);
    network->addBlock(std::make_shared<Stem>(plan.shape.channels));
    std::int64_t inputs = Stem::kChannels, width = Stem::kChannels;
    for (std::size_t stage = 0; stage < repeats.size(); ++stage, width *= 2) {
        for (int repeat = 0; repeat < repeats[stage]; ++repeat) {
            network->addBlock(std::make_shared<Residual>(inputs, width, stage > 0 && repeat == 0 ? 2 : 1, bottleneck));
            inputs = bottleneck ? width * Residual::kExpansion : width;
        }
    }
    network->addHead(inputs);
    return network;
}

}  // namespace

std::shared_ptr<Network> makeResNet(const NetworkPlan& plan) {
    if (plan.architecture == "resnet18") {
        return makeStages(plan, {2, 2, 2, 2}, false);
    }
    return plan.architecture == "resnet50" ? makeStages(plan, {3, 4, 6, 3}, true) : nullptr;
}

}  // namespace intaglio::training::torch_adapter
