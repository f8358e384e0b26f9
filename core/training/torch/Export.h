#pragma once
#include "core/training/torch/Networks.h"

namespace intaglio::training::torch_adapter {

/// Writes the network as one TorchScript file with the methods forward(x), features(x) and head(f), where forward(x) equals
/// head(features(x)) bit by bit. Weights are stored as 16-bit floats and cast inside the graph, so whoever loads the file gives and
/// gets 32-bit floats and need not know. The network is left in evaluation mode with its weights rounded to 16 bits.
[[nodiscard]] base::Status exportTorchScript(Network& network, const NetworkShape& shape, const std::filesystem::path& file);

}  // namespace intaglio::training::torch_adapter
