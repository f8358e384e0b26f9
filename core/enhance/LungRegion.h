#pragma once
#include "core/enhance/Region.h"
#include "core/image/Image.h"

namespace intaglio::enhance {

/// Where the lungs are in a frontal chest X-ray: the smallest upright rectangle around both lung fields with a margin of a twentieth of
/// the picture's side, or the whole picture where none is found that is plausible.
///
/// The picture is reduced to 256 pixels and median filtered; its Canny edges (IEEE PAMI 1986; the step IRMI names) are thickened to walls
/// that cut the dark lung fields off the dark air around the patient; the two largest dark fields that touch no border are the lungs.
/// Plausible: they lie beside each other, and the rectangle covers 20 to 95 % of the picture. 8-bit grey or RGB, single frame,
/// at least 32 pixels per side (InvalidArgument). Deterministic, stateless, any thread.
[[nodiscard]] base::Result<Region> lungRegion(const image::Image& picture);

}  // namespace intaglio::enhance
