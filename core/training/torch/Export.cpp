#include "core/training/torch/Export.h"

#include <torch/csrc/jit/frontend/tracer.h>
#include <torch/script.h>

#include <sstream>

#include "core/base/Files.h"

namespace intaglio::training::torch_adapter {

namespace {

/// A script module with the same tree and the very same tensors: the tracer then records a use of a weight as an attribute, not as a
/// constant.
torch::jit::Module mirrorOf(const torch::nn::Module& module, const std::string& typeName,
                            const std::shared_ptr<torch::jit::CompilationUnit>& unit) {
    torch::jit::Module mirror(c10::QualifiedName(typeName), unit);
    for (const auto& parameter : module.named_parameters(false)) {
        mirror.register_parameter(parameter.key(), parameter.value(), false);
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

}  // namespace

base::Status exportTorchScript(Network& network, const NetworkShape& shape, const std::filesystem::path& file) {
    const torch::NoGradGuard noGradient;
    network.eval();
    for (auto& parameter : network.parameters()) {
        parameter.set_requires_grad(false);
        parameter.set_data(parameter.to(torch::kHalf));
    }
    auto unit = std::make_shared<torch::jit::CompilationUnit>();
    // The network lies one level down: a method and a submodule of one module may not share a name ("features").
    torch::jit::Module module(c10::QualifiedName("__torch__.intaglio.Classifier"), unit);
    module.register_module("network", mirrorOf(network, "__torch__.intaglio.Network", unit));
    module.register_attribute("training", c10::BoolType::get(), false);
    const auto example = torch::zeros({1, shape.channels, shape.rows, shape.columns});
    addTracedMethod(module, "forward", example, [&](const torch::Tensor& input) { return network.forward(input); });
    addTracedMethod(module, "features", example, [&](const torch::Tensor& input) { return network.features(input); });
    addTracedMethod(module, "head", network.features(example), [&](const torch::Tensor& spatial) { return network.head(spatial); });
    std::ostringstream stream;
    module.save(stream);
    const std::string bytes = stream.str();
    return base::writeFileAtomically(file, base::viewOf(bytes));
}

}  // namespace intaglio::training::torch_adapter
