#pragma once
#include "core/image/Image.h"
#include "core/inference/Engine.h"
#include "core/inference/Preprocess.h"

/// From a coarse map of class evidence to what is shown over the picture.
namespace intaglio::explain {

/// The map stretched smoothly (bicubic, cell centres aligned) over the part of a `rows` x `columns` picture that the model saw; what it
/// did not see has no evidence (0). InvalidArgument for an empty map or region.
[[nodiscard]] base::Result<inference::Heatmap> overPicture(const inference::Heatmap& map, int rows, int columns,
                                                           const inference::SeenRegion& region);

}  // namespace intaglio::explain
