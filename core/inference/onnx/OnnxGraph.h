#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/Bytes.h"

/// What an ONNX file (onnx.proto of https://onnx.ai, IR version 3 to 13) says about its network, read by our own walk over the bytes:
/// OpenCV's importer trusts a file far enough to crash on a damaged one, and cannot say which output is which.
namespace intaglio::inference::onnx {

inline constexpr std::uint64_t kMaximumModelFileBytes = std::uint64_t{512} << 20;

struct OnnxNode {
    std::string operation;  ///< "Conv"
    std::vector<std::string> inputs;
    std::vector<std::string> outputs;
};

struct OnnxInput {
    std::string name;
    std::vector<std::int64_t> shape;  ///< -1 where the file leaves a size open
};

struct OnnxGraph {
    std::vector<OnnxNode> nodes;    ///< each after those whose outputs it needs
    std::vector<OnnxInput> inputs;  ///< without initialisers
    std::vector<std::string> outputs;
};

/// Reads and checks a file: lengths, nesting, counts, names, tensors whose data fill their shape, no data in other files, no control
/// flow, only operators that classifiers are made of, sizes of windows and steps in their ranges, every input of a node made before it.
/// InvalidArgument with the place and what is wrong. Never throws but std::bad_alloc.
[[nodiscard]] base::Result<OnnxGraph> readOnnxGraph(base::ByteView file);

/// The output "features", else the input of the fully connected layer (Gemm or MatMul) from which `logits` comes directly or through an
/// addition or a change of shape. Nothing where there is neither.
[[nodiscard]] std::optional<std::string> featuresOf(const OnnxGraph& graph, const std::string& logits);

/// The operator that makes a tensor; empty where no node does.
[[nodiscard]] std::string operationBehind(const OnnxGraph& graph, const std::string& tensor);

/// Bytes that, put after a file, declare one of its tensors an output as well: Protocol Buffers merge a message that comes twice.
[[nodiscard]] base::Bytes furtherOutput(const std::string& tensor);

}  // namespace intaglio::inference::onnx
