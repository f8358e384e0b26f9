#pragma once
#include "core/training/torch/Networks.h"

/// The layers that all architectures are made of. Weights start as in He et al. 2015. Convolutions and dense layers may store their
/// weights as 16-bit floats; they always compute in the input's precision.
namespace intaglio::training::torch_adapter {

/// Where a convolution puts the pixels of padding it needs.
enum class Padding {
    Same,     ///< TensorFlow's SAME: output side = ceil(input side / stride), the odd pixel of padding right and below
    Centred,  ///< (kernel - 1) / 2 on every side, as in the networks published with Caffe and PyTorch
};

/// Batch normalisation (Ioffe and Szegedy 2015) of feature maps; its running statistics are buffers of the module.
class NormalizationImpl : public torch::nn::Module {
public:
    explicit NormalizationImpl(std::int64_t channels);
    torch::Tensor forward(const torch::Tensor& input);
    /// What it does in evaluation mode, as a factor and a summand per channel.
    [[nodiscard]] std::pair<torch::Tensor, torch::Tensor> scaleAndShift() const;
    /// Takes weight and bias by which values pass as they are, raised by `shift` (one per channel), in evaluation mode.
    void passOn(const torch::Tensor& shift);
    /// Takes the statistics of `values`, and what passOn() gives for its shift until now: outputs in evaluation mode stay the same.
    void settleOn(const torch::Tensor& values);

private:
    torch::Tensor m_weight;
    torch::Tensor m_bias;
    torch::Tensor m_mean;
    torch::Tensor m_variance;
};
TORCH_MODULE(Normalization);

class ConvolutionImpl : public torch::nn::Module {
public:
    struct Options {
        std::int64_t inputs = 1;
        std::int64_t outputs = 1;
        std::int64_t kernel = 1;
        std::int64_t stride = 1;
        std::int64_t groups = 1;
        Padding padding = Padding::Same;
        bool bias = true;
    };
    explicit ConvolutionImpl(const Options& options);
    torch::Tensor forward(const torch::Tensor& input);
    /// From now on every output channel c is multiplied by scale[c] and raised by shift[c].
    void absorb(const torch::Tensor& scale, const torch::Tensor& shift);
    /// Puts a normalisation of its outputs in the bias's place (of each: the one that does nothing, with the bias as its own). Nothing
    /// where there is no bias: another layer normalises then.
    void addNormalization();
    /// The next outputs in evaluation mode settle the normalisation that was added: see NormalizationImpl::settleOn().
    void settleOnNext() { m_settles = !m_normalization.is_empty(); }
    /// Merges the normalisation that was added, where there is one, into weight and bias.
    void fold();

private:
    Options m_options;
    torch::Tensor m_weight;
    torch::Tensor m_bias;                    ///< undefined without bias
    Normalization m_normalization{nullptr};  ///< of the outputs; null: none was added
    bool m_settles = false;
};
TORCH_MODULE(Convolution);

/// A fully connected layer.
class DenseImpl : public torch::nn::Module {
public:
    /// A hidden layer starts with the deviation that keeps the signal's size through a ReLU, a last one near zero: every class equally
    /// likely.
    enum class Role { Hidden, Last };
    DenseImpl(std::int64_t inputs, std::int64_t outputs, Role role);
    torch::Tensor forward(const torch::Tensor& input);

private:
    torch::Tensor m_weight;
    torch::Tensor m_bias;
};
TORCH_MODULE(Dense);

/// A convolution without bias and the normalisation of its outputs; folded, a convolution with bias.
class NormalizedConvolutionImpl : public torch::nn::Module {
public:
    explicit NormalizedConvolutionImpl(ConvolutionImpl::Options options);
    torch::Tensor forward(const torch::Tensor& input);
    void fold();

private:
    Convolution m_convolution{nullptr};
    Normalization m_normalization{nullptr};
};
TORCH_MODULE(NormalizedConvolution);

/// These may write into their argument while training. An exported graph has no mutation, so that it can be optimised further.
[[nodiscard]] torch::Tensor relu(torch::Tensor value, bool training);
[[nodiscard]] torch::Tensor relu6(torch::Tensor value, bool training);
/// The value itself outside training.
[[nodiscard]] torch::Tensor dropSome(torch::Tensor value, double share, bool training);

}  // namespace intaglio::training::torch_adapter
