#pragma once
#include "core/enhance/Region.h"
#include "core/image/Image.h"

/// A mammogram without what is not breast: film borders, burnt-in markers and labels, the pectoral muscle. Everything here takes 8-bit
/// grey or RGB of a single frame, at least 32 pixels per side (InvalidArgument), is deterministic and stateless.
namespace intaglio::enhance {

struct BreastView {
    image::Image picture;     ///< the breast, black around it, chest wall on the left
    Region region;            ///< where that part lay in the given picture
    bool isMirrored = false;  ///< the part was mirrored left to right
};

/// The breast is the largest connected part above Otsu's threshold of the square root of grey (so that the faint skin line counts), after
/// white film borders were blackened and thin bridges opened; holes belong to it. Cropped with a margin of a fiftieth of the side and, with
/// `orient`, mirrored so that its taller side, the chest wall, is left. Where that part is under 5 % or over 98 % of the picture nothing is
/// cropped, blackened or mirrored.
[[nodiscard]] base::Result<BreastView> breastCropped(const image::Image& picture, bool orient = true);

/// A mammogram with the breast at either side (an MLO view has the muscle in the upper corner of the chest wall) with that corner black.
/// The muscle's edge is a straight line (Karssemeijer, Physics in Medicine and Biology 1998): Hough transform of the Canny edges in that
/// corner; the line must fall steeply, and be brighter by at least a 16th of the grey range on the muscle's side, along most of its
/// length. Conservative: the picture comes back unchanged where no line does. No more than 30 % of the picture is ever blackened.
[[nodiscard]] base::Result<image::Image> pectoralMasked(const image::Image& picture);

}  // namespace intaglio::enhance
