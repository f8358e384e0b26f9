#pragma once
#include "core/stego/HeaderSites.h"
#include "core/stego/Mask.h"

/// Rectangles in which sealing changes nothing.
namespace intaglio::stego {

/// RegionInvalid (which one, why) for more than crypto::kMaximumProtectedRegions, an empty one, one that leaves the picture or reaches
/// into the strip of 8 pixels along the border.
[[nodiscard]] base::Status checkRegions(const image::Geometry& geometry, const std::vector<crypto::ProtectedRegion>& regions);
/// RegionInvalid where a header sample lies in a region: a border of padding or transparency moves the header inwards.
[[nodiscard]] base::Status checkHeaderOutside(const image::Geometry& geometry, const HeaderSites& sites,
                                              const std::vector<crypto::ProtectedRegion>& regions);
/// Adds the pixels of the regions to the mask of a frame. `regions` must pass checkRegions().
void maskRegions(Mask& mask, const image::Geometry& geometry, const std::vector<crypto::ProtectedRegion>& regions);

}  // namespace intaglio::stego
