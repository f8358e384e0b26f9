#pragma once
#include "core/stego/robust/BlockTransform.h"

/// What lossy programs do to a picture's brightness, for predicting whether a sealed picture survives them.
namespace intaglio::stego::robust {

/// Brightness after a JPEG of `quality` 1 to 100 in libjpeg's scale, with the luminance table of ITU-T T.81 annex K.
[[nodiscard]] LumaPlane afterJpeg(const LumaPlane& plane, int quality);

/// Brightness of a picture made smaller: each new pixel is the mean of the area it covers. Sides of at least 1, at most those of `plane`.
[[nodiscard]] LumaPlane shrunk(const LumaPlane& plane, int columns, int rows);

}  // namespace intaglio::stego::robust
