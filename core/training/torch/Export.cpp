#include "core/training/torch/Export.h"

#include <torch/csrc/jit/frontend/tracer.h>
#include <torch/script.h>

#include <sstream>

#include "core/base/Files.h"
#include "core/training/torch/networks/Layers.h"

namespace intaglio::training::torch_adapter {

namespace {

constexpr float kLargestHalf = 65504;

/// A script module with the same tree and the very same tensors: the tracer then records a use of a weight as an attribute, not as a
/// constant.
torch::jit::Module mirrorOf(const torch::nn::Module& module, const std::string& typeName,
                            const std::shared_ptr<torch::jit::CompilationUnit>& unit) {
    torch::jit::Module mirror(c10::QualifiedName(typeName), unit);
    for (const auto& parameter : module.named_parameters(false)) {
        mirror.register_parameter(parameter.key(), parameter.value(), false);
    }
    for (const auto& buffer : module.named_buffers(false)) {
        mirror.register_buffer(buffer.key(), buffer.value());
    }
    for (const auto& child : module.named_children()) {
        mirror.register_module(child.key(), mirrorOf(*child.value(), typeName + "_" + child.key(), unit));
    }
    return mirror;
}

using TensorFunction = std::function<torch::Tensor(const torch::Tensor&)>;

/// Records `function` on `example` and adds it to `module` as a method.
void addTracedMethod(torch::jit::Module& module, const std::string& name, const torch::Tensor& example, const TensorFunction& function) {
    const auto traced = torch::jit::tracer::trace(
        {example}, [&](torch::jit::Stack inputs) -> torch::jit::Stack { return {function(inputs.at(0).toTensor())}; },
        [](const torch::autograd::Variable&) { return std::string(); }, /*strict=*/true, /*force_outplace=*/false, &module);
    const auto graph = traced.first->graph;
    const c10::QualifiedName methodName(*module.type()->name(), name);
    auto* method = module._ivalue()->compilation_unit()->create_function(methodName, graph);
    module.type()->addMethod(method);
}

/// A copy for evaluation with the normalisation folded and the weights of convolutions and dense layers stored as 16-bit floats. What
/// remains of normalisation keeps 32 bits: its variances may be far from 1.
std::shared_ptr<Network> compactCopyOf(const Network& network) {
    auto copy = makeNetwork(network.architecture(), network.shape(), 0);
    if (network.hasAddedNormalization()) {
        copy->addNormalization();
    }
    copy->setState(network.state());
    copy->eval();
    copy->fold();
    for (const auto& module : copy->modules()) {
        const bool halved = module->as<Convolution>() != nullptr || module->as<Dense>() != nullptr;
        for (auto& parameter : module->parameters(false)) {
            parameter.set_requires_grad(false);
            // A weight beyond the largest half would become infinite.
            if (halved && parameter.abs().max().item<float>() <= kLargestHalf) {
                parameter.set_data(parameter.to(torch::kHalf));
            }
        }
    }
    return copy;
}

}  // namespace

base::Status exportTorchScript(const Network& network, const std::filesystem::path& file) {
    const torch::NoGradGuard noGradient;
    const auto compact = compactCopyOf(network);
    auto unit = std::make_shared<torch::jit::CompilationUnit>();
    // The network lies one level down: a method and a submodule of one module may not share a name ("features").
    torch::jit::Module module(c10::QualifiedName("__torch__.intaglio.Classifier"), unit);
    module.register_module(kNetworkModule, mirrorOf(*compact, "__torch__.intaglio.Network", unit));
    module.register_attribute("training", c10::BoolType::get(), false);
    const NetworkShape& shape = compact->shape();
    const auto example = torch::zeros({1, shape.channels, shape.rows, shape.columns});
    addTracedMethod(module, "forward", example, [&](const torch::Tensor& input) { return compact->forward(input); });
    addTracedMethod(module, "features", example, [&](const torch::Tensor& input) { return compact->features(input); });
    addTracedMethod(module, "head", compact->features(example), [&](const torch::Tensor& spatial) { return compact->head(spatial); });
    std::ostringstream stream;
    module.save(stream);
    const std::string bytes = stream.str();
    return base::writeFileAtomically(file, base::viewOf(bytes));
}

}  // namespace intaglio::training::torch_adapter
