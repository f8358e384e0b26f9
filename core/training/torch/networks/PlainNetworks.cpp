#include <algorithm>
#include <array>
#include <string_view>

#include "core/training/torch/networks/Heads.h"

namespace intaglio::training::torch_adapter {

namespace {

/// One layer of a plain network.
struct Step {
    enum class Kind {
        Convolution,    ///< 3 x 3 with bias, then ReLU
        Normalization,  ///< of what the ReLU gave
        Pool,           ///< largest of a window
        Dropout,
    };
    Kind kind;
    std::int64_t value = 0;  ///< channels given, or the window's side
    std::int64_t stride = 1;
    bool partial = false;  ///< a pool's last incomplete window counts
};

constexpr Step convolution(std::int64_t outputs, std::int64_t stride = 1) {
    return {Step::Kind::Convolution, outputs, stride};
}
constexpr Step kNormalization{Step::Kind::Normalization};
constexpr Step kPool{Step::Kind::Pool, 2, 2};
constexpr Step kPartialPool{Step::Kind::Pool, 2, 2, true};
constexpr Step kWidePool{Step::Kind::Pool, 3, 2};
constexpr Step kDropout{Step::Kind::Dropout};

/// What a plain network is: steps by block and the widths of the hidden dense layers.
struct PlainPlan {
    std::string_view architecture;
    std::vector<std::vector<Step>> blocks;
    std::vector<std::int64_t> hidden;
    bool pooled = false;  ///< mean over space instead of dense layers on all places
};

/// Four strided convolutions: for small tasks, tests and a quick look at new data.
PlainPlan smallPlan() {
    return {"small_cnn", {{convolution(16, 2)}, {convolution(32, 2)}, {convolution(64, 2)}, {convolution(128, 2)}}, {}, true};
}

/// The leukemia network with 5,249,729 parameters (one grey channel, 200 x 200, one output).
PlainPlan s1Plan() {
    return {"s1_cnn",
            {{convolution(32), convolution(64), kPool, kDropout}, {convolution(64), kPool, kDropout}, {convolution(128), kPool, kDropout}},
            {64}};
}

/// The mammogram patch network. Its table names no kernels: 3 x 3 everywhere, as the windows of its first pool.
PlainPlan s4Plan() {
    return {"s4_cnn",
            {{convolution(32, 2), kWidePool},
             {convolution(64, 2), convolution(64), convolution(64), kPool},
             {convolution(128), convolution(128), convolution(128), kPool},
             {convolution(256), convolution(256), convolution(256), kPool},
             {convolution(256), convolution(256), convolution(256)}},
            {1024}};
}

/// The skin network, in the order of Keras layers: the activation belongs to the convolution, normalisation follows it.
PlainPlan s5SkinPlan() {
    return {"s5_skin_cnn",
            {{convolution(32), convolution(32), kNormalization, kPool, kDropout},
             {convolution(64), kNormalization, convolution(64), kNormalization, kPool, kDropout}},
            {128}};
}

/// The pneumonia network. The publication names its layers but not their widths; these are of the public notebook it follows, which has
/// 1,245,313 trainable parameters with one grey channel and one output.
PlainPlan s5PneumoniaPlan() {
    return {"s5_pneumonia_cnn",
            {{convolution(32), kNormalization, kPartialPool},
             {convolution(64), kDropout, kNormalization, kPartialPool},
             {convolution(64), kNormalization, kPartialPool},
             {convolution(128), kDropout, kNormalization, kPartialPool},
             {convolution(256), kDropout, kNormalization, kPartialPool}},
            {128}};
}

/// The bone network that was trained from scratch.
PlainPlan s5BonePlan() {
    return {"s5_bone_cnn",
            {{convolution(32), convolution(32), kNormalization, kPool, kDropout},
             {convolution(64), convolution(64), kNormalization, kPool, kDropout},
             {convolution(128), convolution(128), kNormalization, kPool, kDropout}},
            {1024, 128}};
}

/// Configuration D of Simonyan and Zisserman 2015.
PlainPlan vgg16Plan() {
    return {"vgg16",
            {{convolution(64), convolution(64), kPool},
             {convolution(128), convolution(128), kPool},
             {convolution(256), convolution(256), convolution(256), kPool},
             {convolution(512), convolution(512), convolution(512), kPool},
             {convolution(512), convolution(512), convolution(512), kPool}},
            {4096, 4096}};
}

/// Size of the feature maps between two steps.
struct MapSize {
    std::int64_t channels, rows, columns;
};

/// A pool's windows of three lie around their pixel, those of two begin with it.
std::int64_t poolPadding(const Step& step) {
    return (step.value - 1) / 2;
}

MapSize after(const Step& step, const MapSize& size) {
    if (step.kind == Step::Kind::Pool && !step.partial) {
        const auto shrink = [&step](std::int64_t side) { return (side + 2 * poolPadding(step) - step.value) / step.stride + 1; };
        return {size.channels, shrink(size.rows), shrink(size.columns)};
    }
    const auto shrink = [&step](std::int64_t side) { return (side + step.stride - 1) / step.stride; };
    return {step.kind == Step::Kind::Convolution ? step.value : size.channels, shrink(size.rows), shrink(size.columns)};
}

/// Steps one after the other; the parameters are named by the step's number.
class PlainBlock final : public Block {
public:
    PlainBlock(const std::vector<Step>& steps, std::int64_t inputs, double dropoutShare) : m_steps(steps), m_dropout(dropoutShare) {
        for (std::size_t index = 0; index < m_steps.size(); ++index) {
            addLayer(std::to_string(index), m_steps[index], inputs);
            inputs = m_steps[index].kind == Step::Kind::Convolution ? m_steps[index].value : inputs;
        }
    }

    torch::Tensor forward(const torch::Tensor& input) override {
        torch::Tensor value = input;
        for (std::size_t index = 0; index < m_steps.size(); ++index) {
            value = run(m_steps[index], m_layers[index], value);
        }
        return value;
    }

private:
    /// At most one of them is set, by the step's kind.
    struct Layer {
        Convolution convolution{nullptr};
        Normalization normalization{nullptr};
    };

    void addLayer(const std::string& name, const Step& step, std::int64_t inputs) {
        Layer& layer = m_layers.emplace_back();
        if (step.kind == Step::Kind::Convolution) {
            layer.convolution = register_module(name, Convolution(ConvolutionImpl::Options{inputs, step.value, 3, step.stride}));
        } else if (step.kind == Step::Kind::Normalization) {
            layer.normalization = register_module(name, Normalization(inputs));
        }
    }

    torch::Tensor run(const Step& step, Layer& layer, const torch::Tensor& value) {
        switch (step.kind) {
            case Step::Kind::Convolution:
                return relu(layer.convolution->forward(value), is_training());
            case Step::Kind::Normalization:
                return layer.normalization->forward(value);
            case Step::Kind::Pool:
                return torch::max_pool2d(value, step.value, step.stride, poolPadding(step), 1, step.partial);
            case Step::Kind::Dropout:
                return dropSome(value, m_dropout, is_training());
        }
        return value;
    }

    std::vector<Step> m_steps;
    std::vector<Layer> m_layers;
    double m_dropout;
};

/// Adds the blocks and returns the size of what the last one gives.
template <class NetworkKind>
MapSize addBlocks(NetworkKind& network, const PlainPlan& plain, const NetworkPlan& plan) {
    MapSize size{plan.shape.channels, plan.shape.rows, plan.shape.columns};
    for (const auto& steps : plain.blocks) {
        network.addBlock(std::make_shared<PlainBlock>(steps, size.channels, plan.dropout));
        for (const Step& step : steps) {
            size = after(step, size);
        }
    }
    return size;
}

}  // namespace

std::shared_ptr<Network> makePlainNetwork(const NetworkPlan& plan) {
    const std::array plans{smallPlan(), s1Plan(), s4Plan(), s5SkinPlan(), s5PneumoniaPlan(), s5BonePlan(), vgg16Plan()};
    const auto found =
        std::find_if(plans.begin(), plans.end(), [&](const PlainPlan& each) { return each.architecture == plan.architecture; });
    if (found == plans.end()) {
        return nullptr;
    }
    if (found->pooled) {
        const auto network = std::make_shared<PooledNetwork>(plan);
        network->addHead(addBlocks(*network, *found, plan).channels);
        return network;
    }
    const auto network = std::make_shared<FlattenedNetwork>(plan);
    const MapSize size = addBlocks(*network, *found, plan);
    network->addHead(size.channels * size.rows * size.columns, found->hidden);
    return network;
}

}  // namespace intaglio::training::torch_adapter
