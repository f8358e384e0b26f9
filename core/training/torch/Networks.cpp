#include "core/training/torch/Networks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "core/base/Files.h"

namespace intaglio::training::torch_adapter {

namespace {

/// Padding before and after one axis under TensorFlow's SAME rule.
std::pair<std::int64_t, std::int64_t> samePadding(std::int64_t side, std::int64_t kernel, std::int64_t stride) {
    const std::int64_t outputs = (side + stride - 1) / stride;
    const std::int64_t total = std::max<std::int64_t>(0, (outputs - 1) * stride + kernel - side);
    return {total / 2, total - total / 2};
}

torch::Tensor relu6(const torch::Tensor& input, bool training) {
    // In place only where no one records the graph: an exported graph without mutation can be optimised further.
    return training ? torch::hardtanh_(const_cast<torch::Tensor&>(input), 0, 6) : torch::hardtanh(input, 0, 6);
}

/// A list of one: torchvision wraps some convolutions once more, and the pretrained tensors are stored under its names.
torch::nn::ModuleList wrapped(const Convolution& convolution) {
    torch::nn::ModuleList list;
    list->push_back(convolution);
    return list;
}

/// One inverted residual block: expand 1x1, depthwise 3x3, project 1x1.
class InvertedResidualImpl : public torch::nn::Module {
public:
    InvertedResidualImpl(std::int64_t inputs, std::int64_t outputs, std::int64_t stride, std::int64_t expansion)
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

    torch::Tensor forward(const torch::Tensor& input) {
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
TORCH_MODULE(InvertedResidual);

struct Stage {
    std::int64_t expansion, channels, repeats, stride;
};
constexpr std::array<Stage, 7> kMobileNetStages{
    {{1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}}};

/// Common head: mean over space, dropout, linear.
class PooledNetwork : public Network {
public:
    torch::Tensor head(const torch::Tensor& spatial) override {
        const auto pooled = spatial.mean({2, 3});
        return m_classifier->forward(torch::dropout(pooled, is_training() ? m_dropout : 0, is_training()));
    }

protected:
    void addHead(std::int64_t features, std::int64_t classes, double dropout) {
        m_dropout = dropout;
        torch::nn::ModuleDict holder;
        m_classifier = Dense(features, classes);
        holder->update({{"1", m_classifier.ptr()}});
        register_module("classifier", holder);
    }

private:
    double m_dropout = 0;
    Dense m_classifier{nullptr};
};

class MobileNetV2 final : public PooledNetwork {
public:
    MobileNetV2(const NetworkShape& shape, double dropout) {
        m_first = Convolution(ConvolutionImpl::Options{shape.channels, 32, 3, 2, 1});
        m_blocks->push_back(wrapped(m_first));
        std::int64_t inputs = 32;
        for (const auto& stage : kMobileNetStages) {
            for (std::int64_t repeat = 0; repeat < stage.repeats; ++repeat) {
                m_middle.emplace_back(inputs, stage.channels, repeat == 0 ? stage.stride : 1, stage.expansion);
                m_blocks->push_back(m_middle.back());
                inputs = stage.channels;
            }
        }
        m_last = Convolution(ConvolutionImpl::Options{inputs, 1280, 1, 1, 1});
        m_blocks->push_back(wrapped(m_last));
        register_module("features", m_blocks);
        addHead(1280, shape.classes, dropout);
    }

    torch::Tensor features(const torch::Tensor& input) override {
        torch::Tensor value = relu6(m_first->forward(input), is_training());
        for (auto& block : m_middle) {
            value = block->forward(value);
        }
        return relu6(m_last->forward(value), is_training());
    }

    void freezeBefore(int block) override {
        for (std::size_t index = 0; index < std::min(m_blocks->size(), static_cast<std::size_t>(std::max(0, block))); ++index) {
            for (auto& parameter : m_blocks[index]->parameters()) {
                parameter.set_requires_grad(false);
            }
        }
    }

private:
    torch::nn::ModuleList m_blocks;  ///< all of the below under their torchvision names
    Convolution m_first{nullptr};
    std::vector<InvertedResidual> m_middle;
    Convolution m_last{nullptr};
};

/// Four strided convolutions: for small tasks, tests and a quick look at new data.
class SmallCnn final : public PooledNetwork {
public:
    SmallCnn(const NetworkShape& shape, double dropout) {
        torch::nn::ModuleList list;
        std::int64_t inputs = shape.channels;
        for (const std::int64_t outputs : {16, 32, 64, 128}) {
            m_blocks.emplace_back(ConvolutionImpl::Options{inputs, outputs, 3, 2, 1});
            list->push_back(m_blocks.back());
            inputs = outputs;
        }
        register_module("features", list);
        addHead(inputs, shape.classes, dropout);
    }

    torch::Tensor features(const torch::Tensor& input) override {
        torch::Tensor value = input;
        for (auto& block : m_blocks) {
            value = relu6(block->forward(value), is_training());
        }
        return value;
    }

    void freezeBefore(int) override {}

private:
    std::vector<Convolution> m_blocks;
};

}  // namespace

ConvolutionImpl::ConvolutionImpl(const Options& options) : m_options(options) {
    const std::int64_t fanIn = options.inputs / options.groups * options.kernel * options.kernel;
    const double deviation = std::sqrt(2.0 / static_cast<double>(fanIn));
    m_weight = register_parameter(
        "weight", torch::randn({options.outputs, options.inputs / options.groups, options.kernel, options.kernel}) * deviation);
    m_bias = register_parameter("bias", torch::zeros({options.outputs}));
}

torch::Tensor ConvolutionImpl::forward(const torch::Tensor& input) {
    const auto [top, bottom] = samePadding(input.size(2), m_options.kernel, m_options.stride);
    const auto [left, right] = samePadding(input.size(3), m_options.kernel, m_options.stride);
    const bool symmetric = top == bottom && left == right;
    const auto padded = symmetric ? input : torch::constant_pad_nd(input, {left, right, top, bottom});
    const std::vector<std::int64_t> padding = symmetric ? std::vector<std::int64_t>{top, left} : std::vector<std::int64_t>{0, 0};
    return torch::conv2d(padded, m_weight.to(input.scalar_type()), m_bias.to(input.scalar_type()), m_options.stride, padding, 1,
                         m_options.groups);
}

DenseImpl::DenseImpl(std::int64_t inputs, std::int64_t outputs) {
    m_weight = register_parameter("weight", torch::randn({outputs, inputs}) * 0.01);
    m_bias = register_parameter("bias", torch::zeros({outputs}));
}

torch::Tensor DenseImpl::forward(const torch::Tensor& input) {
    return torch::linear(input, m_weight.to(input.scalar_type()), m_bias.to(input.scalar_type()));
}

std::shared_ptr<Network> makeNetwork(const std::string& architecture, const NetworkShape& shape, double dropout) {
    if (architecture == "mobilenet_v2") {
        return std::make_shared<MobileNetV2>(shape, dropout);
    }
    if (architecture == "small_cnn") {
        return std::make_shared<SmallCnn>(shape, dropout);
    }
    return nullptr;
}

std::vector<std::string> networkNames() {
    return {"mobilenet_v2", "small_cnn"};
}

base::Status loadPretrained(Network& network, const std::filesystem::path& file) {
    const auto bytes = base::readFile(file);
    if (!bytes) {
        return bytes.error();
    }
    const auto dictionary = torch::pickle_load(std::vector<char>(bytes->begin(), bytes->end())).toGenericDict();
    const torch::NoGradGuard noGradient;
    for (auto& item : network.named_parameters()) {
        if (Network::isHeadParameter(item.key())) {
            continue;
        }
        const auto found = dictionary.find(torch::IValue(item.key()));
        if (found == dictionary.end() || found->value().toTensor().sizes() != item.value().sizes()) {
            return base::Error(base::ErrorCode::InvalidArgument, {"weights", base::pathText(file) + " " + item.key()});
        }
        item.value().copy_(found->value().toTensor().to(torch::kFloat));
    }
    return {};
}

}  // namespace intaglio::training::torch_adapter
