#pragma once
#include <torch/torch.h>

#include "core/training/Training.h"

/// Network architectures as torch::nn modules. Every one is a list of feature blocks and a head: heatmaps need no hooks, a trainer may
/// freeze the first blocks and keep what they give. One family of architectures per file in networks/.
namespace intaglio::training::torch_adapter {

/// A part of the features that is trained or frozen as a whole: N x C x H x W in, N x C' x H' x W' out.
class Block : public torch::nn::Module {
public:
    virtual torch::Tensor forward(const torch::Tensor& input) = 0;
};

/// A network that maps N x C x H x W to N x classes by way of N x F x h x w. Not for several threads at once while training.
class Network : public torch::nn::Module {
public:
    Network(std::string architecture, const NetworkShape& shape) : m_architecture(std::move(architecture)), m_shape(shape) {}

    [[nodiscard]] const std::string& architecture() const { return m_architecture; }
    /// What it was made for. Networks with a mean over space before the head also take pictures of other sizes.
    [[nodiscard]] const NetworkShape& shape() const { return m_shape; }

    /// Logits, N x classes: head(features(input)).
    torch::Tensor forward(const torch::Tensor& input) { return head(features(input)); }
    /// Spatial features, N x F x h x w: all blocks.
    torch::Tensor features(const torch::Tensor& input) { return runBlocks(input, 0, blockCount()); }
    /// Logits from the last block's features, before any activation; dropout while training.
    virtual torch::Tensor head(const torch::Tensor& spatial) = 0;

    [[nodiscard]] int blockCount() const { return static_cast<int>(m_blocks.size()); }
    /// Runs blocks `first` to `last` - 1 on what block `first` - 1 gave (the network input for 0); the value itself where first == last.
    /// The bounds are cut to 0 .. blockCount().
    torch::Tensor runBlocks(const torch::Tensor& value, int first, int last);

    /// Takes the blocks before `block` out of training and all later ones and the head into it: no gradients, and evaluation mode
    /// whatever train() says (no dropout, running statistics as they are), so that what they give for a picture never changes.
    void freezeBefore(int block);
    void train(bool on = true) override;

    /// Parameters, then the running means and variances of batch normalisation, in a fixed order and all of 32-bit floats: everything a
    /// checkpoint and a moving average of the weights must carry. The tensors are the network's own, not copies.
    [[nodiscard]] std::vector<torch::Tensor> state() const;
    /// Copies a state of the same architecture and shape, from any device.
    void setState(const std::vector<torch::Tensor>& values);

    /// Puts batch normalisation behind every convolution with a bias, by which nothing passes otherwise than before: the way back from a
    /// folded network (ADR 0018). Before freezeBefore() and any state().
    void addNormalization();
    [[nodiscard]] bool hasAddedNormalization() const { return m_hasAddedNormalization; }
    /// Lets what was added take its statistics from these inputs (some ten or more). Outputs in evaluation mode stay as they are.
    void settleNormalization(const torch::Tensor& input);

    /// Merges batch normalisation into the convolution before it wherever one directly follows. Only for evaluation: the network gives
    /// the same outputs with fewer tensors, and its state() no longer fits another network's.
    void fold();

    /// True for parameters of the last layer, which start at random.
    [[nodiscard]] static bool isHeadParameter(const std::string& name) { return name.rfind("classifier.", 0) == 0; }

protected:
    /// For the makers of architectures: the next block, named "features.<number>".
    void addBlock(const std::shared_ptr<Block>& block);

private:
    std::string m_architecture;
    NetworkShape m_shape;
    torch::nn::ModuleList m_features{nullptr};  ///< the blocks again, under their names
    std::vector<std::shared_ptr<Block>> m_blocks;
    int m_frozen = 0;
    bool m_hasAddedNormalization = false;
};

/// A network with random weights (He et al. 2015), or null where checkArchitecture() says no. `dropout` is the share for every dropout
/// layer of the architecture.
[[nodiscard]] std::shared_ptr<Network> makeNetwork(const std::string& architecture, const NetworkShape& shape, double dropout);
/// ArchitectureUnknown; InvalidArgument where the pictures are too small for it or there is nothing to tell apart.
[[nodiscard]] base::Status checkArchitecture(const std::string& architecture, const NetworkShape& shape);
[[nodiscard]] std::vector<std::string> networkNames();
/// In the order of networkNames().
[[nodiscard]] std::vector<ArchitectureFacts> networkFacts();

/// Copies tensors by name (running statistics too) from a file written by torch.save of a flat dictionary, or, where it is named *.ts, from
/// a network that exportTorchScript wrote; the last layer is left out. Every other tensor of the network must be there with the same shape
/// (InvalidArgument). A network that was exported has its normalisation folded, so only one that never had any takes it (mobilenet_v2).
[[nodiscard]] base::Status loadPretrained(Network& network, const std::filesystem::path& file);

}  // namespace intaglio::training::torch_adapter
