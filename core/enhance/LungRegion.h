#pragma once
#include "core/enhance/Region.h"
#include "core/image/Image.h"

namespace intaglio::enhance {

/// Where the lungs are in a frontal chest X-ray: the smallest upright rectangle around both lung fields with a margin of a tenth of the
/// picture's side, or the whole picture where no plausible pair is found.
///
/// The picture is reduced, median filtered and smoothed until ribs are faint; the lung fields are what is darker than its wide
/// surroundings, cut along Canny's edges (IEEE PAMI 1986; the step IRMI names) from the dark air around the patient, which touches the
/// border and is left out. Plausible: both sides have a field of at least 1 % of the picture and 30 % of its height, beside each other, and
/// the rectangle is at least half the picture's width and height. 8-bit grey or RGB, single frame, at least 32 pixels per side
/// (InvalidArgument). Deterministic, stateless, any thread.
[[nodiscard]] base::Result<Region> lungRegion(const image::Image& picture);

}  // namespace intaglio::enhance
