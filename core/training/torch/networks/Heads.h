#pragma once
#include "core/training/torch/networks/Families.h"
#include "core/training/torch/networks/Layers.h"

/// The two ways from feature maps to logits.
namespace intaglio::training::torch_adapter {

/// Mean over space, dropout, one dense layer "classifier.1": takes pictures of any size, and class activation maps are exact.
class PooledNetwork final : public Network {
public:
    explicit PooledNetwork(const NetworkPlan& plan);
    torch::Tensor head(const torch::Tensor& spatial) override;
    using Network::addBlock;
    /// To be called once, after the last block.
    void addHead(std::int64_t features);

private:
    double m_dropout;
    Dense m_classifier{nullptr};
};

/// All places in a row, hidden dense layers "dense.0" and on with ReLU and dropout, a last one "classifier.1": tied to one picture size.
class FlattenedNetwork final : public Network {
public:
    explicit FlattenedNetwork(const NetworkPlan& plan);
    torch::Tensor head(const torch::Tensor& spatial) override;
    using Network::addBlock;
    /// To be called once, after the last block. `features`: channels x rows x columns of what that block gives.
    void addHead(std::int64_t features, const std::vector<std::int64_t>& hidden);

private:
    double m_dropout;
    std::vector<Dense> m_hidden;
    Dense m_classifier{nullptr};
};

}  // namespace intaglio::training::torch_adapter
