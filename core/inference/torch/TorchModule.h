#pragma once
#include <torch/script.h>

#include "core/inference/Engine.h"

/// Shared by runner and explainer: one way from a package to a module, and from and to plain tensors.
namespace intaglio::inference::torchlib {

/// Cpu, or Cuda where one is present. DeviceUnavailable only where Cuda was asked for by name.
[[nodiscard]] base::Result<torch::Device> chooseDevice(Device device);
[[nodiscard]] std::string deviceName(const torch::Device& device);  ///< "cpu", "cuda"

/// A package's TorchScript file in evaluation mode, weights as 32-bit floats on `device`. ModelBroken, also
/// where it asks for more than computing on tensors (TorchOperators.h). Must be called where
/// exceptions are caught only for what torch itself throws: none leaves.
[[nodiscard]] base::Result<torch::jit::Module> loadModule(const ModelPackage& package, const std::string& file,
                                                          const torch::Device& device);

/// features(x) and head(f) instead of forward(x) alone.
[[nodiscard]] bool hasParts(const torch::jit::Module& module);

/// Copies nothing on the CPU: `input` must outlive the result. InvalidArgument where values do not fill the shape.
[[nodiscard]] base::Result<torch::Tensor> viewOf(const Tensor& input);
/// A contiguous 32-bit copy in main memory.
[[nodiscard]] Tensor plainOf(const torch::Tensor& tensor);

/// Keeps torch to one thread per request on this thread: several requests in flight scale best so, and libgomp's barriers collapse
/// under contention.
void useOneThread();

[[nodiscard]] base::Error brokenModel(const ModelPackage& package, const std::string& detail);
/// The first line of a torch exception; the rest is a stack trace for torch's own developers.
[[nodiscard]] std::string firstLineOf(const std::exception& exception);

}  // namespace intaglio::inference::torchlib
