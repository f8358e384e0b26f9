#include <array>

#include "core/training/torch/networks/Heads.h"

namespace intaglio::training::torch_adapter {

namespace {

/// A list of one: torchvision wraps some convolutions once more, and the pretrained tensors are stored under its names.
torch::nn::ModuleList wrapped(const Convolution& convolution) {
    torch::nn::ModuleList list;
    list->push_back(convolution);
    return list;
}

/// The first and the last convolution of MobileNetV2.
class OuterConvolution final : public Block {
public:
    explicit OuterConvolution(const ConvolutionImpl::Options& options) : m_convolution(register_module("0", Convolution(options))) {}
    torch::Tensor forward(const torch::Tensor& input) override { return relu6(m_convolution->forward(input), is_training()); }

private:
    Convolution m_convolution;
};

/// One inverted residual block: expand 1x1, depthwise 3x3, project 1x1.
class InvertedResidual final : public Block {
public:
    InvertedResidual(std::int64_t inputs, std::int64_t outputs, std::int64_t stride, std::int64_t expansion)
        : m_residual(stride == 1 && inputs == outputs) {
        const std::int64_t hidden = inputs * expansion;
        if (expansion != 1) {
            m_steps.emplace_back(ConvolutionImpl::Options{inputs, hidden, 1, 1, 1});
        }
        m_steps.emplace_back(ConvolutionImpl::Options{hidden, hidden, 3, stride, hidden});
        m_steps.emplace_back(ConvolutionImpl::Options{hidden, outputs, 1, 1, 1});
        torch::nn::ModuleList list;
        for (std::size_t step = 0; step + 1 < m_steps.size(); ++step) {
            list->push_back(wrapped(m_steps[step]));
        }
        list->push_back(m_steps.back());
        register_module("conv", list);
    }

    torch::Tensor forward(const torch::Tensor& input) override {
        torch::Tensor value = input;
        for (std::size_t step = 0; step + 1 < m_steps.size(); ++step) {
            value = relu6(m_steps[step]->forward(value), is_training());
        }
        value = m_steps.back()->forward(value);
        return m_residual ? input + value : value;
    }

private:
    bool m_residual;
    std::vector<Convolution> m_steps;
};

struct InvertedStage {
    std::int64_t expansion, channels, repeats, stride;
};
constexpr std::array<InvertedStage, 7> kInvertedStages{
    {{1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}}};

/// Sandler et al. 2018, width 1.0, with the normalisation folded into the convolutions as in the pretrained file.
std::shared_ptr<Network> makeMobileNetV2(const NetworkPlan& plan) {
    constexpr std::int64_t kFirst = 32, kLast = 1280;
    const auto network = std::make_shared<PooledNetwork>(plan);
    network->addBlock(std::make_shared<OuterConvolution>(ConvolutionImpl::Options{plan.shape.channels, kFirst, 3, 2}));
    std::int64_t inputs = kFirst;
    for (const auto& stage : kInvertedStages) {
        for (std::int64_t repeat = 0; repeat < stage.repeats; ++repeat) {
            network->addBlock(std::make_shared<InvertedResidual>(inputs, stage.channels, repeat == 0 ? stage.stride : 1, stage.expansion));
            inputs = stage.channels;
        }
    }
    network->addBlock(std::make_shared<OuterConvolution>(ConvolutionImpl::Options{inputs, kLast, 1, 1}));
    network->addHead(kLast);
    return network;
}

/// The first convolution of MobileNetV1.
class NormalizedOuterConvolution final : public Block {
public:
    explicit NormalizedOuterConvolution(const ConvolutionImpl::Options& options)
        : m_convolution(register_module("outer", NormalizedConvolution(options))) {}
    torch::Tensor forward(const torch::Tensor& input) override { return relu6(m_convolution->forward(input), is_training()); }

private:
    NormalizedConvolution m_convolution;
};

/// Depthwise 3x3, then 1x1, each normalised and cut off at 6.
class SeparableConvolution final : public Block {
public:
    SeparableConvolution(std::int64_t inputs, std::int64_t outputs, std::int64_t stride)
        : m_depthwise(register_module("depthwise", NormalizedConvolution(ConvolutionImpl::Options{inputs, inputs, 3, stride, inputs}))),
          m_pointwise(register_module("pointwise", NormalizedConvolution(ConvolutionImpl::Options{inputs, outputs}))) {}

    torch::Tensor forward(const torch::Tensor& input) override {
        const auto filtered = relu6(m_depthwise->forward(input), is_training());
        return relu6(m_pointwise->forward(filtered), is_training());
    }

private:
    NormalizedConvolution m_depthwise;
    NormalizedConvolution m_pointwise;
};

struct SeparableStage {
    std::int64_t channels, stride;
};
constexpr std::array<SeparableStage, 13> kSeparableStages{
    {{64, 1}, {128, 2}, {128, 1}, {256, 2}, {256, 1}, {512, 2}, {512, 1}, {512, 1}, {512, 1}, {512, 1}, {512, 1}, {1024, 2}, {1024, 1}}};

/// Howard et al. 2017, width 1.0.
std::shared_ptr<Network> makeMobileNetV1(const NetworkPlan& plan) {
    constexpr std::int64_t kFirst = 32;
    const auto network = std::make_shared<PooledNetwork>(plan);
    network->addBlock(std::make_shared<NormalizedOuterConvolution>(ConvolutionImpl::Options{plan.shape.channels, kFirst, 3, 2}));
    std::int64_t inputs = kFirst;
    for (const auto& stage : kSeparableStages) {
        network->addBlock(std::make_shared<SeparableConvolution>(inputs, stage.channels, stage.stride));
        inputs = stage.channels;
    }
    network->addHead(inputs);
    return network;
}

}  // namespace

std::shared_ptr<Network> makeMobileNet(const NetworkPlan& plan) {
    if (plan.architecture == "mobilenet_v1") {
        return makeMobileNetV1(plan);
    }
    return plan.architecture == "mobilenet_v2" ? makeMobileNetV2(plan) : nullptr;
}

}  // namespace intaglio::training::torch_adapter
