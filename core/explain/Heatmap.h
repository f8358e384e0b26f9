#pragma once
#include "core/image/Image.h"
#include "core/inference/Engine.h"
#include "core/inference/Preprocess.h"

/// From a coarse map of class evidence to what is shown over the picture.
namespace intaglio::explain {

/// The map stretched smoothly (bicubic, cell centres aligned) over the part of a `rows` x `columns` picture that the model saw, and
/// mirrored back where the model saw it mirrored; what it did not see has no evidence (0), and what it saw beyond the picture (the bars of
/// a letterbox) is cut off. InvalidArgument for an empty map or a region that does not meet the picture.
[[nodiscard]] base::Result<inference::Heatmap> overPicture(const inference::Heatmap& map, int rows, int columns,
                                                           const inference::SeenRegion& region);

}  // namespace intaglio::explain
