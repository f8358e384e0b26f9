#pragma once
#include "core/inference/Engine.h"

namespace intaglio::inference::onnx {

/// Runs ONNX files (engine "onnx") through OpenCV's DNN module on the processor. The network has one input, 1 or N x C x H x W of 32-bit
/// floats, and one output of logits, or two of which one is named "features". Pictures of a batch run one after another, because many
/// exported files hold a batch of one; requests of several threads wait for each other, because OpenCV's network keeps its state, and
/// each uses OpenCV's own threads. Stateless itself; any thread.
class OnnxEngine final : public Engine {
public:
    OnnxEngine();
    /// ModelBroken with what is wrong with the file, DeviceUnavailable for Cuda, OutOfMemory.
    [[nodiscard]] base::Result<std::unique_ptr<ModelRunner>> loadRunner(const ModelPackage& package, const std::string& file,
                                                                        Device device) override;
    /// Null: OpenCV has no gradients. Occlusion asks the network alone.
    [[nodiscard]] base::Result<std::unique_ptr<Explainer>> loadExplainer(const ModelPackage& package, const std::string& file,
                                                                         Device device) override;
};

}  // namespace intaglio::inference::onnx
