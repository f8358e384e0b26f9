#pragma once
#include <torch/torch.h>

#include "core/training/Training.h"

/// Network architectures as torch::nn modules. Every one is split into spatial features and a head, so that heatmaps need no hooks.
namespace intaglio::training::torch_adapter {

/// A convolution with bias whose weights may be stored in half precision; it always computes in the input's precision.
class ConvolutionImpl : public torch::nn::Module {
public:
    struct Options {
        std::int64_t inputs = 1;
        std::int64_t outputs = 1;
        std::int64_t kernel = 1;
        std::int64_t stride = 1;
        std::int64_t groups = 1;
    };
    explicit ConvolutionImpl(const Options& options);
    /// TensorFlow's SAME padding: output side = ceil(input side / stride), the odd pixel of padding right and below.
    torch::Tensor forward(const torch::Tensor& input);

private:
    Options m_options;
    torch::Tensor m_weight;
    torch::Tensor m_bias;
};
TORCH_MODULE(Convolution);

/// A fully connected layer with the same rule about precision.
class DenseImpl : public torch::nn::Module {
public:
    DenseImpl(std::int64_t inputs, std::int64_t outputs);
    torch::Tensor forward(const torch::Tensor& input);

private:
    torch::Tensor m_weight;
    torch::Tensor m_bias;
};
TORCH_MODULE(Dense);

/// A network that maps N x C x H x W to N x classes by way of N x F x h x w.
class Network : public torch::nn::Module {
public:
    /// Spatial features, N x F x h x w.
    virtual torch::Tensor features(const torch::Tensor& input) = 0;
    /// Logits from spatial features of any size: mean over space, dropout while training, linear.
    virtual torch::Tensor head(const torch::Tensor& spatial) = 0;
    torch::Tensor forward(const torch::Tensor& input) { return head(features(input)); }
    /// Takes the feature blocks before `block` out of training.
    virtual void freezeBefore(int block) = 0;
    /// True for parameters of the last layer, which start at random.
    [[nodiscard]] static bool isHeadParameter(const std::string& name) { return name.rfind("classifier.", 0) == 0; }
};

/// "mobilenet_v2" (Sandler et al. 2018, width 1.0, batch normalisation folded into the convolutions) or "small_cnn".
/// Null for another name.
[[nodiscard]] std::shared_ptr<Network> makeNetwork(const std::string& architecture, const NetworkShape& shape, double dropout);
[[nodiscard]] std::vector<std::string> networkNames();

/// Copies tensors by name from a file written by torch.save of a flat dictionary; the last layer is left out. Every feature tensor
/// must be there with the same shape (InvalidArgument).
[[nodiscard]] base::Status loadPretrained(Network& network, const std::filesystem::path& file);

}  // namespace intaglio::training::torch_adapter
