#pragma once
#include <string>
#include <vector>

#include "core/base/Bytes.h"

namespace intaglio::inference::onnx {

/// What counts of a TensorProto: its data are left to OpenCV.
struct OnnxTensor {
    std::string name;
    std::vector<std::int64_t> shape;
};

/// Checks that the data are in the file, of a type that networks use, and fill the shape. Throws Defect.
[[nodiscard]] OnnxTensor readTensor(base::ByteView message, const std::string& place);

}  // namespace intaglio::inference::onnx
