#pragma once
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "core/base/Bytes.h"

/// A small writer of ONNX files (onnx.proto), made without the product's own code, so that tests need no file from elsewhere.
namespace intaglio::test::onnx {

using base::Bytes;

inline Bytes joined(const std::vector<Bytes>& parts) {
    Bytes all;
    for (const Bytes& part : parts) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

inline Bytes varint(std::uint64_t value) {
    Bytes bytes;
    for (; value >= 0x80; value >>= 7) {
        bytes.push_back(static_cast<std::uint8_t>(value | 0x80));
    }
    bytes.push_back(static_cast<std::uint8_t>(value));
    return bytes;
}

inline Bytes number(std::uint32_t field, std::int64_t value) {
    return joined({varint(field << 3), varint(static_cast<std::uint64_t>(value))});
}
inline Bytes message(std::uint32_t field, const Bytes& content) {
    return joined({varint(field << 3 | 2), varint(content.size()), content});
}
inline Bytes text(std::uint32_t field, const std::string& content) {
    return message(field, Bytes(content.begin(), content.end()));
}

/// TensorProto of 32-bit floats with raw data.
inline Bytes tensor(const std::string& name, const std::vector<std::int64_t>& shape, const std::vector<float>& values) {
    Bytes raw(values.size() * sizeof(float));
    std::memcpy(raw.data(), values.data(), raw.size());
    Bytes bytes;
    for (const std::int64_t size : shape) {
        bytes = joined({bytes, number(1, size)});
    }
    return joined({bytes, number(2, 1), text(8, name), message(9, raw)});
}

/// AttributeProto of type INT or INTS.
inline Bytes attribute(const std::string& name, std::int64_t value) {
    return joined({text(1, name), number(3, value), number(20, 2)});
}
inline Bytes attribute(const std::string& name, const std::vector<std::int64_t>& values) {
    Bytes bytes = text(1, name);
    for (const std::int64_t value : values) {
        bytes = joined({bytes, number(8, value)});
    }
    return joined({bytes, number(20, 7)});
}

inline Bytes node(const std::string& operation, const std::vector<std::string>& inputs, const std::vector<std::string>& outputs,
                  const std::vector<Bytes>& attributes = {}) {
    Bytes bytes;
    for (const std::string& input : inputs) {
        bytes = joined({bytes, text(1, input)});
    }
    for (const std::string& output : outputs) {
        bytes = joined({bytes, text(2, output)});
    }
    bytes = joined({bytes, text(4, operation)});
    for (const Bytes& one : attributes) {
        bytes = joined({bytes, message(5, one)});
    }
    return bytes;
}

/// ValueInfoProto of 32-bit floats; a size of -1 stays open.
inline Bytes port(const std::string& name, const std::vector<std::int64_t>& shape) {
    Bytes dimensions;
    for (const std::int64_t size : shape) {
        dimensions = joined({dimensions, message(1, size < 0 ? text(2, "N") : number(1, size))});
    }
    return joined({text(1, name), message(2, message(1, joined({number(1, 1), message(2, dimensions)})))});
}

struct Graph {
    std::vector<Bytes> nodes, initialisers, inputs, outputs;
};

/// ModelProto of IR version 7, operator set 11.
inline Bytes model(const Graph& graph) {
    Bytes content = text(2, "test");
    const auto add = [&](std::uint32_t field, const std::vector<Bytes>& parts) {
        for (const Bytes& part : parts) {
            content = joined({content, message(field, part)});
        }
    };
    add(1, graph.nodes);
    add(5, graph.initialisers);
    add(11, graph.inputs);
    add(12, graph.outputs);
    return joined({number(1, 7), message(7, content), message(8, number(2, 11))});
}

/// Mean of each of three channels of `side` x `side` pictures, then a fully connected layer: logit 0 = red - green, logit 1 = blue + 0.5.
inline Graph channelMeans(std::int64_t side = 8) {
    return {{node("GlobalAveragePool", {"picture"}, {"pooled"}), node("Flatten", {"pooled"}, {"flat"}, {attribute("axis", 1)}),
             node("Gemm", {"flat", "weights", "bias"}, {"logits"}, {attribute("transB", 1)})},
            {tensor("weights", {2, 3}, {1, -1, 0, 0, 0, 1}), tensor("bias", {2}, {0, 0.5F})},
            {port("picture", {1, 3, side, side})},
            {port("logits", {1, 2})}};
}

}  // namespace intaglio::test::onnx
