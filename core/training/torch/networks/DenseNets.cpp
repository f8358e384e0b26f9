#include <array>

#include "core/training/torch/networks/Heads.h"
#include "core/training/torch/networks/Stem.h"

namespace intaglio::training::torch_adapter {

namespace {

constexpr std::int64_t kGrowth = 32;               ///< channels that a layer adds
constexpr std::int64_t kBottleneck = 4 * kGrowth;  ///< channels between its two convolutions

/// Normalisation, 1x1, normalisation, 3x3: `kGrowth` new channels from all before.
class DenseLayerImpl final : public torch::nn::Module {
public:
    explicit DenseLayerImpl(std::int64_t inputs)
        : m_normalization(register_module("normalization", Normalization(inputs))),
          m_narrow(register_module("narrow", NormalizedConvolution(centred(inputs, kBottleneck, 1, 1)))),
          m_wide(register_module("wide", Convolution(centred(kBottleneck, kGrowth, 3, 1)))) {}

    torch::Tensor forward(const torch::Tensor& input) {
        const auto narrow = m_narrow->forward(relu(m_normalization->forward(input), is_training()));
        return m_wide->forward(relu(narrow, is_training()));
    }

private:
    Normalization m_normalization;
    NormalizedConvolution m_narrow;
    Convolution m_wide;
};
TORCH_MODULE(DenseLayer);

/// Layers each of which sees the input and everything that those before it gave.
class DenseStage final : public Block {
public:
    DenseStage(std::int64_t inputs, int layers) {
        for (int layer = 0; layer < layers; ++layer) {
            m_layers.push_back(register_module(std::to_string(layer), DenseLayer(inputs + layer * kGrowth)));
        }
    }

    torch::Tensor forward(const torch::Tensor& input) override {
        torch::Tensor value = input;
        for (auto& layer : m_layers) {
            value = torch::cat({value, layer->forward(value)}, 1);
        }
        return value;
    }

private:
    std::vector<DenseLayer> m_layers;
};

/// Half of the channels and half of the side.
class Transition final : public Block {
public:
    explicit Transition(std::int64_t inputs)
        : m_normalization(register_module("normalization", Normalization(inputs))),
          m_convolution(register_module("convolution", Convolution(centred(inputs, inputs / 2, 1, 1)))) {}
    torch::Tensor forward(const torch::Tensor& input) override {
        return torch::avg_pool2d(m_convolution->forward(relu(m_normalization->forward(input), is_training())), 2);
    }

private:
    Normalization m_normalization;
    Convolution m_convolution;
};

/// The last normalisation, so that features are what the head sees.
class Finish final : public Block {
public:
    explicit Finish(std::int64_t inputs) : m_normalization(register_module("normalization", Normalization(inputs))) {}
    torch::Tensor forward(const torch::Tensor& input) override { return relu(m_normalization->forward(input), is_training()); }

private:
    Normalization m_normalization;
};

std::shared_ptr<Network> makeStages(const NetworkPlan& plan, const std::array<int, 4>& layers) {
    const auto network = std::make_shared<PooledNetwork>(plan);
    network->addBlock(std::make_shared<Stem>(plan.shape.channels));
    std::int64_t channels = Stem::kChannels;
    for (std::size_t stage = 0; stage < layers.size(); ++stage) {
        network->addBlock(std::make_shared<DenseStage>(channels, layers[stage]));
        channels += layers[stage] * kGrowth;
        if (stage + 1 < layers.size()) {
            network->addBlock(std::make_shared<Transition>(channels));
            channels /= 2;
        }
    }
    network->addBlock(std::make_shared<Finish>(channels));
    network->addHead(channels);
    return network;
}

}  // namespace

std::shared_ptr<Network> makeDenseNet(const NetworkPlan& plan) {
    if (plan.architecture == "densenet121") {
        return makeStages(plan, {6, 12, 24, 16});
    }
    return plan.architecture == "densenet169" ? makeStages(plan, {6, 12, 32, 32}) : nullptr;
}

}  // namespace intaglio::training::torch_adapter
