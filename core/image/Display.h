#pragma once
#include "core/image/Image.h"

/// From stored values to what a person sees (DICOM PS3.3 C.11, PS3.4 N.2): modality transform, VOI window, photometric, palette.
namespace intaglio::image {

/// The window used when the file names none: the full range of the frame's values after the modality transform, padding left out.
[[nodiscard]] Window fullRangeWindow(const Image& image, int frame);
/// The file's first window, or fullRangeWindow.
[[nodiscard]] Window defaultWindow(const Image& image, int frame);

/// One frame as 8-bit grey (1 sample) or 8-bit RGB (3 samples), polarity corrected (MONOCHROME1 inverted), palette and YBR resolved,
/// alpha composed onto black. Without `window` the defaultWindow or the file's VOI table is used; 8-bit pictures without a window
/// keep their values. Deterministic: this is also what models are fed.
[[nodiscard]] Result<Image> toDisplay(const Image& image, int frame = 0, const std::optional<Window>& window = std::nullopt);

}  // namespace intaglio::image
