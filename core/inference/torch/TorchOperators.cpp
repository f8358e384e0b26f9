#include "core/inference/torch/TorchOperators.h"

#include <caffe2/serialize/inline_container.h>
#include <torch/csrc/jit/api/function_impl.h>
#include <torch/csrc/jit/ir/ir.h>

#include <algorithm>
#include <set>
#include <string_view>

namespace intaglio::inference::torchlib {
namespace {

using Names = std::set<std::string_view>;
using Objection = std::optional<std::string>;

/// Layers and what they are made of. A name also stands for its form in place (add for add_).
const Names& tensorOperators() {
    static const Names names{
        // layers
        "_convolution", "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "convolution",
        "adaptive_avg_pool1d", "adaptive_avg_pool2d", "adaptive_avg_pool3d", "_adaptive_avg_pool2d", "adaptive_max_pool1d",
        "adaptive_max_pool2d", "avg_pool1d", "avg_pool2d", "avg_pool3d", "max_pool1d", "max_pool2d", "max_pool3d",
        "max_pool2d_with_indices", "batch_norm", "native_batch_norm", "group_norm", "instance_norm", "layer_norm", "local_response_norm",
        "dropout", "feature_dropout", "alpha_dropout", "linear", "bilinear", "embedding", "scaled_dot_product_attention", "pad",
        "constant_pad_nd", "reflection_pad1d", "reflection_pad2d", "replication_pad1d", "replication_pad2d", "upsample_bilinear2d",
        "upsample_nearest2d", "upsample_bicubic2d", "pixel_shuffle", "pixel_unshuffle", "channel_shuffle", "unfold", "fold", "im2col",
        "col2im", "one_hot",
        // activations
        "celu", "elu", "gelu", "glu", "hardshrink", "hardsigmoid", "hardswish", "hardtanh", "leaky_relu", "log_sigmoid", "log_softmax",
        "mish", "prelu", "relu", "relu6", "rrelu", "selu", "sigmoid", "silu", "softmax", "softmin", "softplus", "softshrink", "softsign",
        "tanh", "threshold",
        // arithmetic
        "abs", "acos", "add", "addcdiv", "addcmul", "addmm", "asin", "atan", "atan2", "baddbmm", "bmm", "ceil", "clamp", "clamp_max",
        "clamp_min", "clip", "cos", "cosh", "cumprod", "cumsum", "div", "divide", "dot", "einsum", "erf", "erfc", "exp", "expm1", "floor",
        "floor_divide", "floordiv", "fmod", "lerp", "log", "log10", "log1p", "log2", "logsumexp", "matmul", "mm", "mul", "multiply", "mv",
        "neg", "negative", "outer", "pow", "reciprocal", "remainder", "round", "rsqrt", "rsub", "sign", "sin", "sinh", "sqrt", "square",
        "sub", "subtract", "tan", "true_divide", "trunc",
        // reductions and comparison
        "all", "amax", "amin", "any", "argmax", "argmin", "argsort", "bitwise_and", "bitwise_not", "bitwise_or", "eq", "equal",
        "frobenius_norm", "ge", "gt", "isfinite", "isinf", "isnan", "le", "linalg_norm", "linalg_vector_norm", "logical_and", "logical_not",
        "logical_or", "logical_xor", "lt", "max", "maximum", "mean", "median", "min", "minimum", "ne", "norm", "prod", "sort", "std",
        "std_mean", "sum", "topk", "var", "var_mean", "nan_to_num", "normalize", "cosine_similarity",
        // shape and place
        "broadcast_tensors", "cat", "chunk", "clone", "concat", "contiguous", "copy", "detach", "expand", "expand_as", "flatten", "flip",
        "gather", "index", "index_select", "masked_fill", "masked_select", "meshgrid", "movedim", "moveaxis", "narrow", "permute", "repeat",
        "repeat_interleave", "reshape", "reshape_as", "roll", "rot90", "scatter", "select", "slice", "split", "split_with_sizes", "squeeze",
        "stack", "swapaxes", "swapdims", "t", "take", "tensor_split", "tile", "transpose", "tril", "triu", "type_as", "unbind", "unflatten",
        "unsqueeze", "view", "view_as", "where", "index_put", "fill", "zero", "hstack", "vstack",
        // new tensors
        "arange", "empty", "empty_like", "eye", "full", "full_like", "linspace", "new_empty", "new_full", "new_ones", "new_zeros", "ones",
        "ones_like", "scalar_tensor", "tensor", "as_tensor", "zeros", "zeros_like", "to", "float", "double", "half", "cpu", "cuda",
        // what a tensor is
        "dim", "device", "is_cuda", "is_floating_point", "is_contiguous", "item", "numel", "requires_grad", "size", "stride", "sym_size",
        // the language: numbers, lists, dictionaries and texts
        "Bool", "Complex", "Float", "FloatImplicit", "Int", "IntImplicit", "ScalarImplicit", "Delete", "__and__", "__contains__",
        "__derive_index", "__getitem__", "__is__", "__isnot__", "__not__", "__or__", "__range_length", "__round_to_zero_floordiv",
        "__xor__", "_set_item", "append", "clear", "dict", "extend", "format", "get", "insert", "items", "keys", "len", "list",
        "percentFormat", "pop", "remove", "reverse", "str", "values", "warn", "degrees", "radians", "gcd", "factorial", "is_scripting",
        "join"};
    return names;
}

const Names& languageOperators() {
    static const Names names{"CallFunction",
                             "CallMethod",
                             "Constant",
                             "CreateObject",
                             "DictConstruct",
                             "DictIndex",
                             "GetAttr",
                             "If",
                             "ListConstruct",
                             "ListIndex",
                             "ListUnpack",
                             "Loop",
                             "NumToTensor",
                             "RaiseException",
                             "SetAttr",
                             "StringIndex",
                             "TupleConstruct",
                             "TupleIndex",
                             "TupleSlice",
                             "TupleUnpack",
                             "Uninitialized",
                             "abs",
                             "data",
                             "device",
                             "dtype",
                             "is_cuda",
                             "isinstance",
                             "layout",
                             "max",
                             "min",
                             "rangelist",
                             "requires_grad",
                             "unchecked_cast",
                             "unchecked_unwrap_optional"};
    return names;
}

bool isAllowed(const c10::Symbol& kind) {
    const std::string_view name = kind.toUnqualString();
    if (kind.is_prim()) {
        return languageOperators().count(name) != 0;
    }
    const bool inPlace = name.size() > 1 && name.back() == '_' && name.substr(0, 2) != "__";
    return kind.is_aten() && tensorOperators().count(inPlace ? name.substr(0, name.size() - 1) : name) != 0;
}

/// Classes written in C++ do what they like; only those of the file itself are read here.
bool isForeignClass(const c10::TypePtr& type) {
    const auto named = type->cast<c10::ClassType>();
    return named && named->name() && named->name()->qualifiedName().rfind("__torch__.torch.classes", 0) == 0;
}

Objection objectionTo(const torch::jit::Block& block);

Objection objectionTo(const torch::jit::Node& node) {
    if (!isAllowed(node.kind())) {
        return std::string("asks for ") + node.kind().toQualString() + ", which a network for pictures may not use";
    }
    for (const c10::Symbol name : node.attributeNames()) {
        const auto kind = node.kindOf(name);
        if (kind == torch::jit::AttributeKind::g || kind == torch::jit::AttributeKind::gs) {
            return std::string("hides a program in ") + node.kind().toQualString();
        }
    }
    for (const torch::jit::Value* value : node.outputs()) {
        if (isForeignClass(value->type())) {
            return "uses the class " + value->type()->str();
        }
    }
    for (const torch::jit::Block* block : node.blocks()) {
        if (auto objection = objectionTo(*block)) {
            return objection;
        }
    }
    return std::nullopt;
}

Objection objectionTo(const torch::jit::Block& block) {
    for (const torch::jit::Node* node : block.nodes()) {
        if (auto objection = objectionTo(*node)) {
            return objection;
        }
    }
    return std::nullopt;
}

Objection objectionTo(torch::jit::Function& function) {
    function.ensure_defined();
    auto* graph = torch::jit::tryToGraphFunction(function);
    return graph != nullptr ? objectionTo(*graph->graph()->block()) : "has a function " + function.name() + " that cannot be read";
}

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

bool endsWith(const std::string& text, std::string_view end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

Objection archiveObjection(const std::string& path) {
    caffe2::serialize::PyTorchStreamReader reader(path);
    for (const std::string& name : reader.getAllRecords()) {
        // Archives are searched without regard to upper and lower case.
        const std::string plain = lowered(name);
        if (plain == "model.json") {
            return "is in a form that LibTorch no longer writes";
        }
        if (!endsWith(plain, ".py")) {
            continue;
        }
        const auto record = reader.getRecord(name);
        const std::string_view source(static_cast<const char*>(std::get<0>(record).get()), std::get<1>(record));
        if (source.find("__setstate__") != std::string_view::npos) {
            return "runs a program of its own while it is loaded";
        }
    }
    return std::nullopt;
}

Objection operatorObjection(const torch::jit::Module& module) {
    // Also functions outside the module's classes are in the file's own compilation unit.
    for (torch::jit::Function* function : module._ivalue()->compilation_unit()->get_functions()) {
        if (auto objection = objectionTo(*function)) {
            return objection;
        }
    }
    for (const torch::jit::Module& part : module.modules()) {
        for (const torch::jit::Method& method : part.get_methods()) {
            if (auto objection = objectionTo(method.function())) {
                return objection;
            }
        }
    }
    return std::nullopt;
}

}  // namespace intaglio::inference::torchlib
