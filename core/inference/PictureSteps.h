#pragma once
#include "core/inference/Preprocess.h"

/// The picture steps of Preprocess.h, one at a time. Private to this folder.
namespace intaglio::inference {

/// Applies one step and follows what it does to the seen region. The step has passed checkSteps(); InvalidArgument for one that has not, or
/// where the picture is too small for it.
[[nodiscard]] base::Status applyPictureStep(PreparedPicture& prepared, const PreprocessStep& step);

/// Whether the step only chooses or scales what is seen, every channel alike.
[[nodiscard]] bool isPlaceStep(const PreprocessStep& step);

/// Whether the step is a resize to that size with ResizeKernel::Area.
[[nodiscard]] bool isAreaResizeTo(const PreprocessStep& step, const image::Geometry& size);

}  // namespace intaglio::inference
