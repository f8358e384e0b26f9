#pragma once
#include <QImage>

#include "core/image/Image.h"

namespace intaglio::ui {

/// An 8-bit grey or RGB display picture (image::toDisplay) as a QImage that owns its pixels; null for any other layout.
[[nodiscard]] QImage toQImage(const image::Image& display);

}  // namespace intaglio::ui
