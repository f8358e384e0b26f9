#pragma once
#include "core/training/torch/networks/Layers.h"

/// How ResNet and DenseNet begin.
namespace intaglio::training::torch_adapter {

/// A convolution without bias as these networks were published with it.
[[nodiscard]] inline ConvolutionImpl::Options centred(std::int64_t inputs, std::int64_t outputs, std::int64_t kernel, std::int64_t stride) {
    return {inputs, outputs, kernel, stride, 1, Padding::Centred, false};
}

/// 7x7 convolution to 64 channels and 3x3 pool: a quarter of the side.
class Stem final : public Block {
public:
    static constexpr std::int64_t kChannels = 64;

    explicit Stem(std::int64_t inputs) : m_convolution(register_module("stem", NormalizedConvolution(centred(inputs, kChannels, 7, 2)))) {}
    torch::Tensor forward(const torch::Tensor& input) override {
        return torch::max_pool2d(relu(m_convolution->forward(input), is_training()), 3, 2, 1);
    }

private:
    NormalizedConvolution m_convolution;
};

}  // namespace intaglio::training::torch_adapter
