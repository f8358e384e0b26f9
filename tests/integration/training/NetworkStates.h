#pragma once
#include "core/training/torch/Networks.h"

/// What the tests of networks have in common.
namespace intaglio::test {

/// Gives every normalisation the statistics, factors and summands of a network that has seen pictures: as made, it would change nothing
/// in evaluation mode and a wrong fold would not show.
inline void unsettle(training::torch_adapter::Network& network) {
    const torch::NoGradGuard noGradient;
    const auto endsWith = [](const std::string& name, const std::string& end) {
        return name.size() >= end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0;
    };
    for (auto& buffer : network.named_buffers()) {
        if (endsWith(buffer.key(), "running_var")) {
            buffer.value().uniform_(0.5, 2);
        } else {
            buffer.value().normal_(0, 0.2);
        }
    }
    for (auto& parameter : network.named_parameters()) {
        if (endsWith(parameter.key(), "normalization.weight")) {
            parameter.value().uniform_(0.6, 1.2);
        } else if (endsWith(parameter.key(), "bias")) {
            parameter.value().normal_(0, 0.1);
        }
    }
}

/// Largest difference as a share of the largest value.
inline double relativeDifference(const torch::Tensor& found, const torch::Tensor& expected) {
    return (found - expected).abs().max().item<double>() / expected.abs().max().item<double>();
}

/// A shape for three classes that the architecture works with and a busy computer too.
inline training::NetworkShape smallShape(const training::ArchitectureFacts& facts) {
    const int side = std::max(32, facts.minimumSide);
    return {3, facts.naturalShape.channels, side, side + 8};
}

inline torch::Tensor randomInput(std::int64_t count, const training::NetworkShape& shape) {
    return torch::randn({count, shape.channels, shape.rows, shape.columns});
}

}  // namespace intaglio::test
