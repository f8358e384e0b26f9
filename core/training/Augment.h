#pragma once
#include "core/inference/Engine.h"
#include "core/training/Pictures.h"

namespace intaglio::training {

/// A display picture with its stain varied, prepared, then its geometry and tones varied, as a network input.
/// Equal seeds give equal inputs. Errors as inference::preprocess.
[[nodiscard]] base::Result<inference::Tensor> augmentedInput(const image::Image& display,
                                                             const std::vector<inference::PreprocessStep>& steps,
                                                             const Augmentation& augmentation, std::uint64_t seed);

}  // namespace intaglio::training
