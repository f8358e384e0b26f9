#pragma once
#include "core/image/Image.h"

/// Letters and marks that a device or a person wrote into the samples.
namespace intaglio::inference {

/// The share of the picture, 0..1, that lines of letter-like strokes cover: saturated strokes (white, or a bright pure colour) on darker
/// surroundings, of the height of letters, at least three of like height in one line. A single marker (the L or R of an X-ray) does not
/// count; a line of small print counts with the box around it. `display`: 8-bit grey or RGB (InvalidArgument).
[[nodiscard]] base::Result<double> burnedInTextShare(const image::Image& display);

}  // namespace intaglio::inference
