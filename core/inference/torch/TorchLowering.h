#pragma once
#include <torch/csrc/jit/ir/ir.h>

/// Rewritings of a frozen graph. Both leave what they do not know as it is, and throw what LibTorch throws.
namespace intaglio::inference::torchlib {

/// aten::conv2d with a step for each axis for every plain aten::_convolution over pictures, and floating-point limits for hardtanh
/// (ReLU6). The tracer records only the former, and LibTorch's optimiser hands only the latter to oneDNN.
void useNamedConvolutions(torch::jit::Graph& graph);

/// Hands convolutions over pictures to oneDNN (OneDnnConvolution). Gives their number: 0 changed nothing, which is all that is done
/// where the program was built without oneDNN. Values between them keep their channels last.
std::size_t lowerConvolutions(torch::jit::Graph& graph);

}  // namespace intaglio::inference::torchlib
