#include "core/inference/torch/TorchLayers.h"

#include <torch/csrc/jit/passes/inliner.h>
#include <torch/csrc/jit/runtime/interpreter.h>

#include <algorithm>

namespace intaglio::inference::torchlib {
namespace {

using torch::jit::Graph;
using torch::jit::Node;
using torch::jit::Value;

/// The method's graph with every call of another method written out.
std::shared_ptr<Graph> openGraph(const torch::jit::Module& module, const std::string& method) {
    auto graph = module.get_method(method).graph()->copy();
    torch::jit::Inline(*graph);
    return graph;
}

/// Hands a weight on without computing with it: reads, casts and transpositions.
bool isPassage(const Node& node) {
    const std::string kind = node.kind().toQualString();
    return kind == "prim::GetAttr" || kind == "aten::to" || kind == "aten::t" || kind == "aten::transpose" || kind == "aten::type_as" ||
           kind == "aten::detach" || kind == "aten::contiguous";
}

/// The node that a value comes from, behind casts and transpositions.
const Node* originOf(const Value* value) {
    const Node* node = value->node();
    while (node->kind() != torch::jit::prim::GetAttr && isPassage(*node)) {
        node = node->input(0)->node();
    }
    return node;
}

/// The names from the module to the attribute that `node` reads; empty where it starts elsewhere.
WeightPath pathOf(const Graph& graph, const Node* node) {
    WeightPath path;
    while (node->kind() == torch::jit::prim::GetAttr) {
        path.push_back(node->s(torch::jit::attr::name));
        if (node->input() == graph.inputs().front()) {
            std::reverse(path.begin(), path.end());
            return path;
        }
        node = node->input()->node();
    }
    return {};
}

torch::jit::Object ownerOf(const torch::jit::Module& module, const WeightPath& path) {
    torch::jit::Object owner = module;
    for (std::size_t level = 0; level + 1 < path.size(); ++level) {
        owner = owner.attr(path[level]).toObject();
    }
    return owner;
}

std::vector<torch::Tensor> runGraph(const std::shared_ptr<Graph>& graph, const torch::jit::Module& module, const torch::Tensor& input) {
    torch::jit::Stack stack{module._ivalue(), input};
    torch::jit::InterpreterState(torch::jit::Code(graph, "features")).run(stack);
    std::vector<torch::Tensor> values;
    for (const auto& value : stack) {
        values.push_back(value.toTensor());
    }
    return values;
}

/// The values that a graph computes as tensors at its top level; weights and their casts are told apart by their axes when they run.
std::vector<Value*> tensorsIn(Graph& graph) {
    std::vector<Value*> values;
    for (Node* node : graph.nodes()) {
        const bool computes = node->kind() != torch::jit::prim::GetAttr && node->kind() != torch::jit::prim::Constant;
        if (computes && node->outputs().size() == 1 && node->output()->type()->isSubtypeOf(*c10::TensorType::get())) {
            values.push_back(node->output());
        }
    }
    return values;
}

bool isSpatial(const torch::Tensor& value, const torch::Tensor& features, int factor) {
    return value.dim() == 4 && value.size(0) == features.size(0) && value.size(2) >= factor * features.size(2) &&
           value.size(3) >= factor * features.size(3);
}

}  // namespace

std::vector<WeightPath> weightsOf(const torch::jit::Module& module, const std::string& method) {
    const auto graph = openGraph(module, method);
    std::vector<WeightPath> paths;
    // Attributes may all be read at the start, in any order: what counts is where a weight enters the computation.
    for (const Node* node : graph->nodes()) {
        for (const Value* input : isPassage(*node) ? at::ArrayRef<const Value*>() : node->inputs()) {
            const Node* source = originOf(input);
            const bool isTensor =
                source->kind() == torch::jit::prim::GetAttr && source->output()->type()->isSubtypeOf(*c10::TensorType::get());
            const WeightPath path = isTensor ? pathOf(*graph, source) : WeightPath();
            const bool isNew = !path.empty() && std::find(paths.begin(), paths.end(), path) == paths.end();
            if (isNew && ownerOf(module, path).attr(path.back()).toTensor().dim() >= 2) {
                paths.push_back(path);
            }
        }
    }
    return paths;
}

void randomise(const torch::jit::Module& module, const WeightPath& path, torch::Generator& generator) {
    const torch::NoGradGuard noGradients;
    const torch::Tensor weight = ownerOf(module, path).attr(path.back()).toTensor();
    const double deviation = weight.std().item<double>();
    const torch::Tensor numbers = torch::empty(weight.sizes(), torch::kFloat).normal_(0, std::max(deviation, 1e-6), generator);
    weight.copy_(numbers);
}

InnerLayer::InnerLayer(torch::jit::Module module, std::shared_ptr<Graph> graph) : m_module(std::move(module)), m_graph(std::move(graph)) {}

std::optional<InnerLayer> InnerLayer::find(const torch::jit::Module& module, const torch::Tensor& example, int factor) {
    const torch::NoGradGuard noGradients;
    const auto graph = openGraph(module, "features");
    const auto probe = graph->copy();
    for (Value* value : tensorsIn(*probe)) {
        probe->registerOutput(value);
    }
    const std::vector<torch::Tensor> values = runGraph(probe, module, example);
    const std::vector<Value*> places = tensorsIn(*graph);
    for (std::size_t index = places.size(); index-- > 0;) {
        if (isSpatial(values[index + 1], values.front(), factor)) {
            graph->registerOutput(places[index]);
            return InnerLayer(module, graph);
        }
    }
    return std::nullopt;
}

InnerLayer::Values InnerLayer::run(const torch::Tensor& input) const {
    const std::vector<torch::Tensor> values = runGraph(m_graph, m_module, input);
    return {values.back(), values.front()};
}

}  // namespace intaglio::inference::torchlib
