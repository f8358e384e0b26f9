#pragma once
#include "core/training/torch/Networks.h"

namespace intaglio::training::torch_adapter {

/// The submodule of an exported file under which the network's tensors lie.
inline constexpr const char* kNetworkModule = "network";

/// Writes the network, in evaluation mode, as one TorchScript file with the methods forward(x), features(x) and head(f), where forward(x)
/// equals head(features(x)) bit by bit. Batch normalisation is folded into the convolution before it where there is one. Weights are
/// stored as 16-bit floats and cast inside the graph, so whoever loads the file gives and gets 32-bit floats and need not know. The
/// network itself stays as it is, wherever it lies. LibTorch's exceptions pass.
[[nodiscard]] base::Status exportTorchScript(const Network& network, const std::filesystem::path& file);

}  // namespace intaglio::training::torch_adapter
