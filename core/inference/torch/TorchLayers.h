#pragma once
#include <torch/script.h>

#include <optional>

namespace intaglio::inference::torchlib {

/// What stands between the methods of a TorchScript module: the tensors it keeps and the values it computes on the way. All functions may
/// throw what LibTorch throws.

/// A weight by the names that lead to it from the module ("network", "features", "3", "weight").
using WeightPath = std::vector<std::string>;

/// The weights of two or more axes that a method reads, in the order in which its graph computes with them; none where they were frozen
/// into constants.
[[nodiscard]] std::vector<WeightPath> weightsOf(const torch::jit::Module& module, const std::string& method);

/// Fills a weight with normal numbers of mean 0 and its own standard deviation, so that activations keep their size.
void randomise(const torch::jit::Module& module, const WeightPath& path, torch::Generator& generator);

/// The method features(x) cut open at the last value inside it whose rows are at least `factor` times those of its result.
class InnerLayer {
public:
    /// Empty where the method has no such value for an input like `example` (1 x C x H x W).
    [[nodiscard]] static std::optional<InnerLayer> find(const torch::jit::Module& module, const torch::Tensor& example, int factor);
    struct Values {
        torch::Tensor inner;     ///< 1 x F x h x w
        torch::Tensor features;  ///< what features(x) gives
    };
    /// Keeps the graph of gradients from `features` back to `inner` where `input` asks for gradients.
    [[nodiscard]] Values run(const torch::Tensor& input) const;

private:
    InnerLayer(torch::jit::Module module, std::shared_ptr<torch::jit::Graph> graph);

    torch::jit::Module m_module;
    std::shared_ptr<torch::jit::Graph> m_graph;  ///< returns (features, inner)
};

}  // namespace intaglio::inference::torchlib
