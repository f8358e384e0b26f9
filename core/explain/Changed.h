#pragma once
#include "core/inference/Engine.h"

/// What the methods share that ask a network about changed pictures.
namespace intaglio::explain {

/// The mean of each channel of 1 x C x H x W.
[[nodiscard]] std::vector<float> channelMeans(const inference::Tensor& input);

/// True for 1 x C x H x W whose values fill its shape.
[[nodiscard]] bool isOnePicture(const inference::Tensor& input);

/// Runs pictures N x C x H x W and keeps one label's logits. InvalidArgument where the label does not exist, or the runner's error.
[[nodiscard]] base::Result<std::vector<double>> logitsFor(inference::ModelRunner& runner, const inference::Tensor& pictures, int label);

}  // namespace intaglio::explain
