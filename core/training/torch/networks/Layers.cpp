#include "core/training/torch/networks/Layers.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace intaglio::training::torch_adapter {

namespace {

constexpr double kNormalizationEpsilon = 1e-5;
constexpr double kStatisticsMomentum = 0.1;
constexpr double kLastLayerDeviation = 0.01;

/// Padding before and after one axis.
std::pair<std::int64_t, std::int64_t> paddingOf(std::int64_t side, const ConvolutionImpl::Options& options) {
    if (options.padding == Padding::Centred) {
        return {(options.kernel - 1) / 2, (options.kernel - 1) / 2};
    }
    const std::int64_t outputs = (side + options.stride - 1) / options.stride;
    const std::int64_t total = std::max<std::int64_t>(0, (outputs - 1) * options.stride + options.kernel - side);
    return {total / 2, total - total / 2};
}

double deviationFor(std::int64_t fanIn) {
    return std::sqrt(2.0 / static_cast<double>(fanIn));
}

/// A weight in the input's precision.
torch::Tensor castFor(const torch::Tensor& input, const torch::Tensor& weight) {
    return weight.defined() ? weight.to(input.scalar_type()) : weight;
}

}  // namespace

ConvolutionImpl::ConvolutionImpl(const Options& options) : m_options(options) {
    const std::int64_t inputs = options.inputs / options.groups;
    m_weight = register_parameter("weight", torch::randn({options.outputs, inputs, options.kernel, options.kernel}) *
                                                deviationFor(inputs * options.kernel * options.kernel));
    if (options.bias) {
        m_bias = register_parameter("bias", torch::zeros({options.outputs}));
    }
}

torch::Tensor ConvolutionImpl::forward(const torch::Tensor& input) {
    const auto [top, bottom] = paddingOf(input.size(2), m_options);
    const auto [left, right] = paddingOf(input.size(3), m_options);
    const bool symmetric = top == bottom && left == right;
    const auto padded = symmetric ? input : torch::constant_pad_nd(input, {left, right, top, bottom});
    const std::vector<std::int64_t> padding = symmetric ? std::vector<std::int64_t>{top, left} : std::vector<std::int64_t>{0, 0};
    const auto value =
        torch::conv2d(padded, castFor(input, m_weight), castFor(input, m_bias), m_options.stride, padding, 1, m_options.groups);
    if (m_normalization.is_empty()) {
        return value;
    }
    if (std::exchange(m_settles, false)) {
        m_normalization->settleOn(value);
    }
    return m_normalization->forward(value);
}

void ConvolutionImpl::absorb(const torch::Tensor& scale, const torch::Tensor& shift) {
    const torch::NoGradGuard noGradient;
    m_weight.mul_(scale.view({-1, 1, 1, 1}));
    if (!m_bias.defined()) {
        m_bias = register_parameter("bias", torch::zeros_like(shift), m_weight.requires_grad());
    }
    m_bias.mul_(scale).add_(shift);
}

void ConvolutionImpl::addNormalization() {
    if (!m_bias.defined() || !m_normalization.is_empty()) {
        return;
    }
    m_normalization = register_module("normalization", Normalization(m_options.outputs));
    m_normalization->train(is_training());
    m_normalization->passOn(m_bias);
    parameters_.erase("bias");
    m_bias = torch::Tensor();
}

void ConvolutionImpl::fold() {
    if (m_normalization.is_empty()) {
        return;
    }
    const auto [scale, shift] = m_normalization->scaleAndShift();
    unregister_module("normalization");
    m_normalization = nullptr;
    absorb(scale, shift);
}

DenseImpl::DenseImpl(std::int64_t inputs, std::int64_t outputs, Role role) {
    const double deviation = role == Role::Hidden ? deviationFor(inputs) : kLastLayerDeviation;
    m_weight = register_parameter("weight", torch::randn({outputs, inputs}) * deviation);
    m_bias = register_parameter("bias", torch::zeros({outputs}));
}

torch::Tensor DenseImpl::forward(const torch::Tensor& input) {
    return torch::linear(input, castFor(input, m_weight), castFor(input, m_bias));
}

NormalizationImpl::NormalizationImpl(std::int64_t channels) {
    m_weight = register_parameter("weight", torch::ones({channels}));
    m_bias = register_parameter("bias", torch::zeros({channels}));
    m_mean = register_buffer("running_mean", torch::zeros({channels}));
    m_variance = register_buffer("running_var", torch::ones({channels}));
}

torch::Tensor NormalizationImpl::forward(const torch::Tensor& input) {
    // A single value has no variance: the last picture of an epoch, at one place, is judged by what was seen before it.
    const bool ownStatistics = is_training() && input.numel() > input.size(1);
    return torch::batch_norm(input, m_weight, m_bias, m_mean, m_variance, ownStatistics, kStatisticsMomentum, kNormalizationEpsilon, true);
}

std::pair<torch::Tensor, torch::Tensor> NormalizationImpl::scaleAndShift() const {
    const torch::NoGradGuard noGradient;
    const auto scale = m_weight / torch::sqrt(m_variance + kNormalizationEpsilon);
    return {scale, m_bias - m_mean * scale};
}

void NormalizationImpl::passOn(const torch::Tensor& shift) {
    const torch::NoGradGuard noGradient;
    m_weight.copy_(torch::sqrt(m_variance + kNormalizationEpsilon));
    m_bias.copy_(m_mean + shift);
}

void NormalizationImpl::settleOn(const torch::Tensor& values) {
    const torch::NoGradGuard noGradient;
    const auto shift = scaleAndShift().second;
    const auto [variance, mean] = torch::var_mean(values, {0, 2, 3}, false);
    m_mean.copy_(mean);
    m_variance.copy_(variance);
    passOn(shift);
}

NormalizedConvolutionImpl::NormalizedConvolutionImpl(ConvolutionImpl::Options options) {
    options.bias = false;
    m_convolution = register_module("convolution", Convolution(options));
    m_normalization = register_module("normalization", Normalization(options.outputs));
}

torch::Tensor NormalizedConvolutionImpl::forward(const torch::Tensor& input) {
    const auto value = m_convolution->forward(input);
    return m_normalization.is_empty() ? value : m_normalization->forward(value);
}

void NormalizedConvolutionImpl::fold() {
    if (m_normalization.is_empty()) {
        return;
    }
    const auto [scale, shift] = m_normalization->scaleAndShift();
    m_convolution->absorb(scale, shift);
    unregister_module("normalization");
    m_normalization = nullptr;
}

torch::Tensor relu(torch::Tensor value, bool training) {
    return training ? torch::relu_(value) : torch::relu(value);
}

torch::Tensor relu6(torch::Tensor value, bool training) {
    return training ? torch::hardtanh_(value, 0, 6) : torch::hardtanh(value, 0, 6);
}

torch::Tensor dropSome(torch::Tensor value, double share, bool training) {
    return training && share > 0 ? torch::dropout(value, share, true) : value;
}

}  // namespace intaglio::training::torch_adapter
