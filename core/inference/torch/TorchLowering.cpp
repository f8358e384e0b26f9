#include "core/inference/torch/TorchLowering.h"

#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>
#include <torch/csrc/jit/runtime/operator.h>

#include <limits>
#include <string_view>

#ifdef INTAGLIO_ONEDNN
#include "core/inference/torch/OneDnnConvolution.h"
#endif

namespace intaglio::inference::torchlib {
namespace {

using torch::jit::Graph;
using torch::jit::Node;
using torch::jit::Value;

bool isKind(const Node& node, std::string_view name) {
    return node.kind().toQualString() == name;
}

/// None where the input is computed.
c10::optional<c10::IValue> constantOf(const Node& node, std::size_t input) {
    return torch::jit::toIValue(node.input(input));
}

std::vector<Node*> nodesOf(Graph& graph, std::string_view name) {
    std::vector<Node*> found;
    for (Node* node : graph.nodes()) {
        if (isKind(*node, name)) {
            found.push_back(node);
        }
    }
    return found;
}

/// The optimiser reads the limits of hardtanh (ReLU6) as floating-point numbers only, and aborts on whole ones.
void useFloatingLimits(Graph& graph) {
    for (Node* node : nodesOf(graph, "aten::hardtanh")) {
        for (const std::size_t input : {1, 2}) {
            if (const auto limit = constantOf(*node, input); limit && limit->isInt()) {
                const torch::jit::WithInsertPoint here(node);
                node->replaceInput(input, graph.insertConstant(static_cast<double>(limit->toInt())));
            }
        }
    }
}

/// A foreign graph may hold anything: what has no steps, or no tensor where the weights belong, is left to torch to refuse.
bool isPlainConvolution(const Node& node) {
    for (const std::size_t input : {1, 3, 4, 5, 6, 8}) {
        if (!constantOf(node, input)) {
            return false;
        }
    }
    for (const std::size_t input : {3, 4, 5}) {
        if (!constantOf(node, input)->isIntList() || constantOf(node, input)->toIntVector().empty()) {
            return false;
        }
    }
    const auto weights = *constantOf(node, 1);
    return weights.isTensor() && weights.toTensor().dim() == 4 && !constantOf(node, 6)->toBool();
}

Node* insert(Graph& graph, const char* name, at::ArrayRef<Value*> inputs) {
    Node* node = graph.insertNode(graph.create(c10::Symbol::fromQualString(name), inputs));
    node->output()->setType(c10::TensorType::get());
    return node;
}

void replace(Node& old, const Node& replacement) {
    old.output()->replaceAllUsesWith(const_cast<Value*>(replacement.output()));
    old.destroy();
}

}  // namespace

void useNamedConvolutions(Graph& graph) {
    useFloatingLimits(graph);
    for (Node* node : nodesOf(graph, "aten::_convolution")) {
        if (!isPlainConvolution(*node)) {
            continue;
        }
        const torch::jit::WithInsertPoint here(node);
        const auto perAxis = [&](std::size_t input) {
            std::vector<std::int64_t> steps = constantOf(*node, input)->toIntVector();
            steps.resize(2, steps.front());
            return graph.insertConstant(steps);
        };
        replace(*node, *insert(graph, "aten::conv2d",
                               {node->input(0), node->input(1), node->input(2), perAxis(3), perAxis(4), perAxis(5), node->input(8)}));
    }
}

#ifdef INTAGLIO_ONEDNN
namespace {

using Pair = ConvolutionSettings::Pair;

constexpr const char* kOperator = "intaglio::convolution";
const c10::Symbol& convolutionAttribute() {
    static const c10::Symbol symbol = c10::Symbol::attr("convolution");
    return symbol;
}

/// Known to LibTorch's interpreter alone, which finds the convolution itself on the node: a file cannot name one. The stack holds the
/// node's inputs, a picture and a place.
torch::jit::Operation operationOf(const Node* node) {
    const auto holder = node->ival(convolutionAttribute()).toCapsule();
    const auto convolution = c10::static_intrusive_pointer_cast<OneDnnConvolution>(holder);
    return [convolution](torch::jit::Stack& stack) {
        torch::jit::drop(stack, 1);
        const torch::Tensor input = torch::jit::pop(stack).toTensor();
        torch::jit::push(stack, convolution->run(input));
    };
}

/// Of open arguments: of an operator with named ones the interpreter keeps one operation for all nodes.
const torch::jit::RegisterOperators kOperators({torch::jit::Operator("intaglio::convolution(...) -> Tensor", operationOf,
                                                                     c10::AliasAnalysisKind::PURE_FUNCTION)});

/// A constant pair of numbers, none below `least`.
std::optional<Pair> pairOf(const Node& node, std::size_t input, std::int64_t least) {
    const auto value = constantOf(node, input);
    if (!value || !value->isIntList() || value->toIntVector().size() != 2) {
        return std::nullopt;
    }
    const Pair pair = value->toIntVector();
    return pair[0] >= least && pair[1] >= least ? std::optional(pair) : std::nullopt;
}

bool isPlainTensor(const c10::optional<c10::IValue>& value, std::int64_t axes) {
    return value && value->isTensor() && value->toTensor().dim() == axes && value->toTensor().scalar_type() == torch::kFloat &&
           value->toTensor().device().is_cpu() && value->toTensor().layout() == torch::kStrided && value->toTensor().numel() > 0;
}

/// What a node aten::conv2d computes, where that is known when the model is loaded.
std::optional<ConvolutionSettings> settingsOf(const Node& node) {
    const auto weights = constantOf(node, 1);
    const auto bias = constantOf(node, 2);
    const auto stride = pairOf(node, 3, 1);
    const auto padding = pairOf(node, 4, 0);
    const auto dilation = pairOf(node, 5, 1);
    const auto groups = constantOf(node, 6);
    const bool isBiasKnown = bias && (bias->isNone() || isPlainTensor(bias, 1));
    if (!isPlainTensor(weights, 4) || !isBiasKnown || !stride || !padding || !dilation || !groups || !groups->isInt()) {
        return std::nullopt;
    }
    ConvolutionSettings settings;
    settings.weights = weights->toTensor();
    const std::int64_t outputs = settings.weights.size(0);
    settings.bias = bias->isNone() ? torch::zeros({outputs}) : bias->toTensor();
    settings.stride = *stride;
    settings.paddingBefore = *padding;
    settings.paddingAfter = *padding;
    settings.dilation = *dilation;
    settings.groups = groups->toInt();
    const bool fits = settings.groups > 0 && outputs % settings.groups == 0 && settings.bias.size(0) == outputs;
    return fits ? std::optional(settings) : std::nullopt;
}

/// Takes zeros that are padded around the input of `node` into the convolution. Gives the value below them.
Value* absorbPadding(const Node& node, ConvolutionSettings& settings) {
    const Node& padding = *node.input(0)->node();
    if (!isKind(padding, "aten::constant_pad_nd")) {
        return const_cast<Value*>(node.input(0));
    }
    const auto sides = constantOf(padding, 1);
    const auto filling = constantOf(padding, 2);
    const bool isZero = filling && filling->isScalar() && filling->toScalar().toDouble() == 0;
    if (!isZero || !sides || !sides->isIntList() || sides->toIntVector().size() != 4) {
        return const_cast<Value*>(node.input(0));
    }
    const std::vector<std::int64_t> widths = sides->toIntVector();  // left, right, above, below
    if (std::any_of(widths.begin(), widths.end(), [](std::int64_t width) { return width < 0; })) {
        return const_cast<Value*>(node.input(0));
    }
    settings.paddingBefore[1] += widths[0];
    settings.paddingAfter[1] += widths[1];
    settings.paddingBefore[0] += widths[2];
    settings.paddingAfter[0] += widths[3];
    return const_cast<Value*>(padding.input(0));
}

/// What holds values between two limits.
std::optional<std::pair<float, float>> limitsOf(const Node& node) {
    if (isKind(node, "aten::relu") || isKind(node, "aten::relu_")) {
        return std::pair{0.0F, std::numeric_limits<float>::infinity()};
    }
    if (isKind(node, "aten::relu6") || isKind(node, "aten::relu6_")) {
        return std::pair{0.0F, 6.0F};
    }
    if (!isKind(node, "aten::hardtanh") && !isKind(node, "aten::hardtanh_")) {
        return std::nullopt;
    }
    const auto low = constantOf(node, 1);
    const auto high = constantOf(node, 2);
    if (!low || !high || !low->isScalar() || !high->isScalar()) {
        return std::nullopt;
    }
    return std::pair{low->toScalar().to<float>(), high->toScalar().to<float>()};
}

/// The only node that reads the convolution's result, where it holds values between limits.
Node* activationBehind(const Node& node, ConvolutionSettings& settings) {
    const auto& uses = node.output()->uses();
    if (uses.size() != 1 || uses.front().user->owningBlock() != node.owningBlock()) {
        return nullptr;
    }
    settings.limits = limitsOf(*uses.front().user);
    return settings.limits ? uses.front().user : nullptr;
}

/// A view cannot be had of every value with its channels last; a shape can.
void useShapesForViews(Graph& graph) {
    for (Node* node : nodesOf(graph, "aten::view")) {
        if (node->input(1)->type()->isSubtypeOf(*c10::ListType::ofInts())) {
            const torch::jit::WithInsertPoint here(node);
            replace(*node, *insert(graph, "aten::reshape", node->inputs()));
        }
    }
}

}  // namespace

std::size_t lowerConvolutions(Graph& graph) {
    std::size_t lowered = 0;
    for (Node* node : OneDnnConvolution::isUsable() ? nodesOf(graph, "aten::conv2d") : std::vector<Node*>()) {
        auto settings = settingsOf(*node);
        if (!settings) {
            continue;
        }
        const torch::jit::WithInsertPoint here(node);
        Value* input = absorbPadding(*node, *settings);
        if (Node* activation = activationBehind(*node, *settings)) {
            replace(*activation, *node);
        }
        // A number of its own, so that no pass of LibTorch takes two convolutions of one input for the same.
        Value* place = graph.insertConstant(static_cast<std::int64_t>(lowered++));
        Node* convolution = insert(graph, kOperator, {input, place});
        convolution->ival_(convolutionAttribute(), c10::IValue::make_capsule(c10::make_intrusive<OneDnnConvolution>(*std::move(settings))));
        replace(*node, *convolution);
    }
    if (lowered > 0) {
        useShapesForViews(graph);
        torch::jit::EliminateDeadCode(graph.block());  // weights that are now kept in another order, and padding
    }
    return lowered;
}
#else
std::size_t lowerConvolutions(Graph& /*graph*/) {
    return 0;
}
#endif

}  // namespace intaglio::inference::torchlib
