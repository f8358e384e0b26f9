#pragma once
#include "core/image/Image.h"
#include "core/inference/Engine.h"

/// A map drawn along the picture's edges, for looking at only.
namespace intaglio::explain {

/// The guided filter (He, Sun and Tang, ECCV 2010) with the picture's brightness as guide: the map's transitions move to the nearest edges
/// of the picture. Edges in the result are the picture's, not the network's: it shows no more evidence than the smooth map does, so
/// numbers, scores and files are always taken from the smooth one. Values stay within the map's own range.
/// `map`: at the resolution of `display` (overPicture), 8-bit grey or RGB. InvalidArgument where sizes differ.
[[nodiscard]] base::Result<inference::Heatmap> alongEdges(const inference::Heatmap& map, const image::Image& display);

}  // namespace intaglio::explain
