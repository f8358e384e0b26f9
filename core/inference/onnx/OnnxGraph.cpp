#include "core/inference/onnx/OnnxGraph.h"

#include <algorithm>
#include <set>

#include "core/inference/onnx/OnnxTensor.h"
#include "core/inference/onnx/Wire.h"

namespace intaglio::inference::onnx {
namespace {

using base::ByteView;
using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::size_t kMostNodes = 10000;
constexpr std::size_t kMostPorts = 4096;  ///< inputs or outputs of a node
constexpr std::size_t kMostDimensions = 8;

/// What picture classifiers are made of. Control flow, random numbers, strings and sequences have no place in one.
bool isKnownOperation(const std::string& name) {
    static const std::set<std::string> kKnown{"Add",
                                              "AveragePool",
                                              "BatchNormalization",
                                              "Cast",
                                              "Clip",
                                              "Concat",
                                              "Constant",
                                              "Conv",
                                              "Div",
                                              "Dropout",
                                              "Elu",
                                              "Erf",
                                              "Exp",
                                              "Flatten",
                                              "Gather",
                                              "Gemm",
                                              "GlobalAveragePool",
                                              "GlobalMaxPool",
                                              "HardSigmoid",
                                              "HardSwish",
                                              "Identity",
                                              "InstanceNormalization",
                                              "LRN",
                                              "LeakyRelu",
                                              "Log",
                                              "MatMul",
                                              "Max",
                                              "MaxPool",
                                              "Min",
                                              "Mul",
                                              "Neg",
                                              "PRelu",
                                              "Pad",
                                              "Pow",
                                              "ReduceMax",
                                              "ReduceMean",
                                              "ReduceSum",
                                              "Relu",
                                              "Reshape",
                                              "Resize",
                                              "Shape",
                                              "Sigmoid",
                                              "Slice",
                                              "Softmax",
                                              "Softplus",
                                              "Split",
                                              "Sqrt",
                                              "Squeeze",
                                              "Sub",
                                              "Sum",
                                              "Tanh",
                                              "Transpose",
                                              "Unsqueeze"};
    return kKnown.count(name) == 1;
}

/// Sizes of windows and steps reach arithmetic that nobody checks again: a step of zero divides by it.
void checkAttributeNumbers(const std::string& name, const std::vector<std::int64_t>& numbers, const std::string& place) {
    const auto within = [&](std::int64_t lowest, std::int64_t highest) {
        const bool fits =
            std::all_of(numbers.begin(), numbers.end(), [&](std::int64_t number) { return number >= lowest && number <= highest; });
        if (!fits) {
            throw Defect{place, name + " is out of range"};
        }
    };
    if (name == "kernel_shape" || name == "strides" || name == "dilations") {
        within(1, 1024);
    } else if (name == "pads") {
        within(0, 1024);
    } else if (name == "group") {
        within(1, 1 << 16);
    } else if (name == "size") {
        within(1, 1 << 16);
    } else if (name == "axis" || name == "axes" || name == "perm") {
        within(-static_cast<std::int64_t>(kMostDimensions), static_cast<std::int64_t>(kMostDimensions) - 1);
    } else if (name == "split") {
        within(0, std::int64_t{1} << 31);
    }
}

void checkAttribute(ByteView message, const std::string& place) {
    WireReader reader(message, place);
    std::string name;
    std::vector<std::int64_t> numbers;
    constexpr std::size_t kMostNumbers = std::size_t{1} << 20;
    while (const auto field = reader.next()) {
        switch (field->number) {
            case 1:
                name = textOf(*field, place);
                break;
            case 3:
            case 8:
                addIntegers(*field, place, kMostNumbers, numbers);
                break;
            case 5:
            case 10:
                (void)readTensor(messageOf(*field, place), place);
                break;
            case 6:
            case 11:
                throw Defect{place, "holds control flow"};
            case 14:
            case 15:
            case 21:
            case 22:
            case 23:
                throw Defect{place, "has an attribute of a kind that is not known"};
            default:
                break;
        }
    }
    checkAttributeNumbers(name, numbers, place);
}

OnnxNode readNode(ByteView message) {
    OnnxNode node;
    WireReader reader(message, "node");
    std::vector<ByteView> attributes;
    while (const auto field = reader.next()) {
        if (field->number == 1) {
            node.inputs.push_back(textOf(*field, "node"));
        } else if (field->number == 2) {
            node.outputs.push_back(textOf(*field, "node"));
        } else if (field->number == 3 || field->number == 8) {
            (void)textOf(*field, "node");
        } else if (field->number == 4) {
            node.operation = textOf(*field, "node");
        } else if (field->number == 5) {
            attributes.push_back(messageOf(*field, "node"));
        } else if (field->number == 7 && !textOf(*field, "node").empty() && textOf(*field, "node") != "ai.onnx") {
            throw Defect{"node", "is of another operator set"};
        }
    }
    if (!isKnownOperation(node.operation)) {
        throw Defect{"operator " + node.operation, "is not one that classifiers are made of"};
    }
    if (node.outputs.empty() || node.outputs.front().empty() || node.outputs.size() > kMostPorts || node.inputs.size() > kMostPorts) {
        throw Defect{"operator " + node.operation, "has no output or too many ports"};
    }
    for (const ByteView attribute : attributes) {
        checkAttribute(attribute, "operator " + node.operation);
    }
    return node;
}

/// ValueInfoProto.type.tensor_type.shape.dim: sizes, -1 where open.
std::vector<std::int64_t> readShape(ByteView type) {
    std::vector<std::int64_t> shape;
    const auto inside = [](ByteView message, std::uint32_t number) {
        WireReader reader(message, "input");
        ByteView found;
        while (const auto field = reader.next()) {
            found = field->number == number ? messageOf(*field, "input") : found;
        }
        return found;
    };
    WireReader dimensions(inside(inside(type, 1), 2), "input");
    while (const auto dimension = dimensions.next()) {
        if (dimension->number != 1) {
            continue;
        }
        std::int64_t size = -1;
        WireReader parts(messageOf(*dimension, "input"), "input");
        while (const auto part = parts.next()) {
            size = part->number == 1 && part->value > 0 && part->value < (1U << 20) ? static_cast<std::int64_t>(part->value) : size;
        }
        shape.push_back(size);
    }
    if (shape.size() > kMostDimensions) {
        throw Defect{"input", "has too many dimensions"};
    }
    return shape;
}

OnnxInput readPort(ByteView message) {
    OnnxInput port;
    WireReader reader(message, "input");
    while (const auto field = reader.next()) {
        if (field->number == 1) {
            port.name = textOf(*field, "input");
        } else if (field->number == 2) {
            port.shape = readShape(messageOf(*field, "input"));
        }
    }
    if (port.name.empty()) {
        throw Defect{"input or output", "has no name"};
    }
    return port;
}

/// Everything a node reads must have been made, and nothing may be made twice.
void checkOrder(const OnnxGraph& graph, std::set<std::string> made) {
    for (const OnnxInput& input : graph.inputs) {
        if (!made.insert(input.name).second) {
            throw Defect{"input " + input.name, "stands twice"};
        }
    }
    for (const OnnxNode& node : graph.nodes) {
        for (const std::string& input : node.inputs) {
            if (!input.empty() && made.count(input) == 0) {
                throw Defect{"operator " + node.operation, "needs " + input + ", which nothing before it makes"};
            }
        }
        for (const std::string& output : node.outputs) {
            if (!output.empty() && !made.insert(output).second) {
                throw Defect{"operator " + node.operation, "makes " + output + " a second time"};
            }
        }
    }
    for (const std::string& output : graph.outputs) {
        if (made.count(output) == 0) {
            throw Defect{"output " + output, "is made by no operator"};
        }
    }
}

OnnxGraph readGraph(ByteView message) {
    OnnxGraph graph;
    std::vector<OnnxInput> inputs;
    std::set<std::string> initialisers;
    WireReader reader(message, "graph");
    while (const auto field = reader.next()) {
        if (field->number == 1) {
            graph.nodes.push_back(readNode(messageOf(*field, "graph")));
        } else if (field->number == 5) {
            const std::string name = readTensor(messageOf(*field, "graph"), "initialiser").name;
            if (name.empty() || !initialisers.insert(name).second) {
                throw Defect{"initialiser " + name, "has no name or stands twice"};
            }
        } else if (field->number == 11) {
            inputs.push_back(readPort(messageOf(*field, "graph")));
        } else if (field->number == 12) {
            graph.outputs.push_back(readPort(messageOf(*field, "graph")).name);
        } else if (field->number == 15) {
            throw Defect{"graph", "holds sparse tensors"};
        }
        if (graph.nodes.size() > kMostNodes || initialisers.size() > kMostNodes || inputs.size() > kMostNodes ||
            graph.outputs.size() > 16) {
            throw Defect{"graph", "is too large"};
        }
    }
    for (OnnxInput& input : inputs) {
        if (initialisers.count(input.name) == 0) {
            graph.inputs.push_back(std::move(input));
        }
    }
    if (graph.nodes.empty() || graph.outputs.empty()) {
        throw Defect{"graph", "has no operator or no output"};
    }
    checkOrder(graph, std::move(initialisers));
    return graph;
}

OnnxGraph readModel(ByteView file) {
    WireReader reader(file, "file");
    std::optional<ByteView> graph;
    while (const auto field = reader.next()) {
        if (field->number == 7) {
            if (graph) {
                throw Defect{"file", "has two graphs"};
            }
            graph = messageOf(*field, "file");
        } else if (field->number == 20 || field->number == 25) {
            throw Defect{"file", "holds training steps or functions"};
        } else if (field->number > 30) {
            throw Defect{"file", "is no ONNX model"};
        }
    }
    if (!graph) {
        throw Defect{"file", "has no graph"};
    }
    return readGraph(*graph);
}

const OnnxNode* makerOf(const OnnxGraph& graph, const std::string& tensor) {
    const auto found = std::find_if(graph.nodes.begin(), graph.nodes.end(), [&](const OnnxNode& node) {
        return std::find(node.outputs.begin(), node.outputs.end(), tensor) != node.outputs.end();
    });
    return found == graph.nodes.end() ? nullptr : &*found;
}

void appendVarint(base::Bytes& bytes, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) {
        bytes.push_back(static_cast<std::uint8_t>(value | 0x80));
    }
    bytes.push_back(static_cast<std::uint8_t>(value));
}

base::Bytes field(std::uint32_t number, ByteView content) {
    base::Bytes bytes;
    appendVarint(bytes, number << 3 | 2);
    appendVarint(bytes, content.size());
    base::append(bytes, content);
    return bytes;
}

}  // namespace

Result<OnnxGraph> readOnnxGraph(ByteView file) {
    if (file.size() > kMaximumModelFileBytes) {
        return Error{ErrorCode::InvalidArgument, {"file", "is too large"}};
    }
    try {
        return readModel(file);
    } catch (const Defect& defect) {
        return Error{ErrorCode::InvalidArgument, {defect.place, defect.detail}};
    }
}

std::optional<std::string> featuresOf(const OnnxGraph& graph, const std::string& logits) {
    constexpr const char* kFeatures = "features";
    if (std::find(graph.outputs.begin(), graph.outputs.end(), kFeatures) != graph.outputs.end()) {
        return kFeatures;
    }
    static const std::set<std::string> kPassedThrough{"Add", "Identity", "Dropout", "Reshape", "Squeeze", "Flatten"};
    std::string tensor = logits;
    constexpr int kMostSteps = 6;
    for (int step = 0; step < kMostSteps; ++step) {
        const OnnxNode* node = makerOf(graph, tensor);
        if (node == nullptr) {
            return std::nullopt;
        }
        // The operand that a node made; the other one of an addition is a constant.
        const auto made = std::find_if(node->inputs.begin(), node->inputs.end(),
                                       [&](const std::string& input) { return makerOf(graph, input) != nullptr; });
        if (made == node->inputs.end()) {
            return std::nullopt;
        }
        if (node->operation == "Gemm" || node->operation == "MatMul") {
            return *made;
        }
        if (kPassedThrough.count(node->operation) == 0) {
            return std::nullopt;
        }
        tensor = *made;
    }
    return std::nullopt;
}

std::string operationBehind(const OnnxGraph& graph, const std::string& tensor) {
    const OnnxNode* node = makerOf(graph, tensor);
    return node == nullptr ? std::string() : node->operation;
}

base::Bytes furtherOutput(const std::string& tensor) {
    // ModelProto.graph (7) { output (12) { name (1), type (2) { tensor_type (1) { elem_type (1) = FLOAT (1), shape (2) {} } } } }. OpenCV
    // wants the shape to be there, and does not look into it.
    const base::Bytes floatElements{0x08, 0x01, 0x12, 0x00};
    base::Bytes port = field(1, base::viewOf(tensor));
    base::append(port, field(2, field(1, floatElements)));
    return field(7, field(12, port));
}

}  // namespace intaglio::inference::onnx
