#include "core/inference/torch/TorchEngine.h"

#include <torch/csrc/jit/runtime/graph_executor.h>

#include "core/base/Platform.h"
#include "core/inference/torch/TorchExplainer.h"
#include "core/inference/torch/TorchRunner.h"

namespace intaglio::inference::torchlib {

using base::Result;

TorchEngine::TorchEngine() {
    // The profiling executor makes the first calls slow, and in LibTorch 2.6 its fuser never returns from compiling an optimised
    // module.
    torch::jit::getExecutorMode() = false;
    base::platform::keepFreedMemory();
}

Result<std::unique_ptr<ModelRunner>> TorchEngine::loadRunner(const ModelPackage& package, const std::string& file, Device device) {
    const auto place = chooseDevice(device);
    if (!place) {
        return place.error();
    }
    auto module = loadModule(package, file, *place);
    if (!module) {
        return module.error();
    }
    return TorchRunner::create(package, *std::move(module), *place);
}

Result<std::unique_ptr<Explainer>> TorchEngine::loadExplainer(const ModelPackage& package, const std::string& file, Device device) {
    const auto place = chooseDevice(device);
    if (!place) {
        return place.error();
    }
    auto module = loadModule(package, file, *place);
    if (!module) {
        return module.error();
    }
    // A foreign network with forward alone cannot be looked into; it is explained from outside.
    return hasParts(*module) ? TorchExplainer::create(package, *std::move(module), *place) : std::unique_ptr<Explainer>();
}

}  // namespace intaglio::inference::torchlib
