#include "core/inference/torch/TorchRunner.h"

#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>

#include <algorithm>
#include <cmath>

namespace intaglio::inference::torchlib {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

bool isFinite(const Tensor& tensor) {
    return std::all_of(tensor.values.begin(), tensor.values.end(), [](float value) { return std::isfinite(value); });
}

/// aten::conv2d for every plain aten::_convolution over pictures. The tracer records only the latter, and the optimiser hands only the
/// former to oneDNN, and only with a step for each axis.
void useNamedConvolutions(torch::jit::Graph& graph) {
    const auto constantOf = [](const torch::jit::Node& node, std::size_t input) { return torch::jit::toIValue(node.input(input)); };
    const auto perAxis = [&](const torch::jit::Node& node, std::size_t input) {
        std::vector<std::int64_t> steps = constantOf(node, input)->toIntVector();
        steps.resize(2, steps.front());
        return graph.insertConstant(steps);
    };
    // The optimiser reads the limits of hardtanh (ReLU6) as floating-point numbers only, and aborts on whole ones.
    for (torch::jit::Node* node : graph.nodes()) {
        for (const std::size_t input : {1, 2}) {
            const bool isLimit = std::string(node->kind().toQualString()) == "aten::hardtanh" && constantOf(*node, input).has_value();
            if (isLimit && constantOf(*node, input)->isInt()) {
                const torch::jit::WithInsertPoint here(node);
                node->replaceInput(input, graph.insertConstant(static_cast<double>(constantOf(*node, input)->toInt())));
            }
        }
    }
    std::vector<torch::jit::Node*> plain;
    for (torch::jit::Node* node : graph.nodes()) {
        if (std::string(node->kind().toQualString()) != "aten::_convolution") {
            continue;
        }
        bool known = true;
        for (const std::size_t input : {1, 3, 4, 5, 6, 8}) {
            known = known && constantOf(*node, input).has_value();
        }
        // A foreign graph may hold anything: what has no steps, or no tensor where the weights belong, is left to torch to refuse.
        for (const std::size_t input : {3, 4, 5}) {
            known = known && constantOf(*node, input)->isIntList() && !constantOf(*node, input)->toIntVector().empty();
        }
        if (known && constantOf(*node, 1)->isTensor() && constantOf(*node, 1)->toTensor().dim() == 4 && !constantOf(*node, 6)->toBool()) {
            plain.push_back(node);
        }
    }
    for (torch::jit::Node* node : plain) {
        const torch::jit::WithInsertPoint here(node);
        auto* named = graph.insertNode(graph.create(
            c10::Symbol::fromQualString("aten::conv2d"),
            {node->input(0), node->input(1), node->input(2), perAxis(*node, 3), perAxis(*node, 4), perAxis(*node, 5), node->input(8)}));
        named->output()->setType(node->output()->type());
        node->output()->replaceAllUsesWith(named->output());
        node->destroy();
    }
}

torch::jit::Module inPredictionForm(const torch::jit::Module& module, bool parts, const torch::Device& device) {
    const std::vector<std::string> methods = parts ? std::vector<std::string>{"features", "head"} : std::vector<std::string>{};
    torch::jit::Module frozen = torch::jit::freeze(module, methods);
    for (const auto& method : frozen.get_methods()) {
        useNamedConvolutions(*method.graph());
    }
    // On CUDA the frozen graph is already what cuDNN wants; the optimiser's layout conversions are for oneDNN.
    return device.is_cuda() ? frozen : torch::jit::optimize_for_inference(frozen, methods);
}

/// Averaged over space: N x F x h x w becomes N x F; anything flatter stays.
torch::Tensor pooled(const torch::Tensor& features) {
    return features.dim() > 2 ? features.flatten(2).mean(2) : features;
}

}  // namespace

TorchRunner::TorchRunner(const ModelPackage& package, torch::jit::Module module, const torch::Device& device)
    : m_module(std::move(module)),
      m_device(device),
      m_hasParts(hasParts(m_module)),
      m_id(package.manifest.id),
      m_labels(static_cast<std::int64_t>(package.manifest.labels.size())) {}

Result<std::unique_ptr<ModelRunner>> TorchRunner::create(const ModelPackage& package, torch::jit::Module module,
                                                         const torch::Device& device) {
    useOneThread();
    try {
        const bool parts = hasParts(module);
        std::unique_ptr<TorchRunner> runner(new TorchRunner(package, inPredictionForm(module, parts, device), device));
        const auto& manifest = package.manifest;
        Tensor empty;
        empty.shape = {1, manifest.inputChannels, manifest.inputRows, manifest.inputColumns};
        empty.values.resize(static_cast<std::size_t>(manifest.inputChannels) * static_cast<std::size_t>(manifest.inputRows) *
                            static_cast<std::size_t>(manifest.inputColumns));
        if (const auto output = runner->run(empty); !output) {
            return output.error().code == ErrorCode::OutOfMemory
                       ? output.error()
                       : brokenModel(package, "the network does not run on its input, or does not give one finite number for each label");
        }
        return std::unique_ptr<ModelRunner>(std::move(runner));
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const std::exception& exception) {
        return brokenModel(package, firstLineOf(exception));
    }
}

Result<ForwardResult> TorchRunner::run(const Tensor& input) {
    useOneThread();
    const auto view = viewOf(input);
    if (!view) {
        return view.error();
    }
    try {
        ForwardResult output = forward(*view);
        if (const Status status = checkOutput(input, output); !status) {
            return status.error();
        }
        return output;
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const std::exception&) {
        return Error{ErrorCode::ModelOutputInvalid, {m_id}};
    }
}

ForwardResult TorchRunner::forward(const torch::Tensor& input) {
    const c10::InferenceMode noGradients;
    const torch::Tensor placed = input.to(m_device);
    ForwardResult output;
    if (m_hasParts) {
        const torch::Tensor features = m_module.get_method("features")({placed}).toTensor();
        output.features = plainOf(pooled(features));
        output.logits = plainOf(m_module.get_method("head")({features}).toTensor());
    } else {
        output.logits = plainOf(m_module.forward({placed}).toTensor());
    }
    return output;
}

Status TorchRunner::checkOutput(const Tensor& input, const ForwardResult& output) const {
    const std::int64_t pictures = input.shape.front();
    const bool logitsFit = output.logits.shape == std::vector<std::int64_t>{pictures, m_labels};
    const bool featuresFit = !m_hasParts || (output.features.shape.size() == 2 && output.features.shape.front() == pictures);
    if (!logitsFit || !featuresFit || !isFinite(output.logits) || !isFinite(output.features)) {
        return Error{ErrorCode::ModelOutputInvalid, {m_id}};
    }
    return {};
}

}  // namespace intaglio::inference::torchlib
